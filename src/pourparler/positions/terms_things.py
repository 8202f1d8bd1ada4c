"""The things that a proposal holds: nouns and gerunds of a list.

In: the head of a list. Out: its items with their reach, whether one tells a term, and whose act it is.
Refused: "terms", "points" and "concessions" of which nothing is told; names, days and sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.events.phrases import below
from pourparler.positions.proposals_words import term_words
from pourparler.positions.terms_reach import reach_of, trimmed
from pourparler.statements.syntax import child

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "TO"})
_CLAUSES = frozenset(
    {"which", "who", "that", "if", "unless", "but", "while", "whether", "as", "when", "after", "before"}
)
_NO_THING = frozenset({"DATE", "TIME", "PERSON", "GPE", "CARDINAL"})
_BEFORE = frozenset({"poss", "compound", "amod", "nmod"})


def listed(top: Token) -> Iterator[Token]:
    """A thing and those joined to it, gerunds too."""
    yield top
    for c in top.children:
        apposed = c.dep_ == "appos" and c.pos_ == "NOUN" and child(c, "conj") is not None
        if c.i > top.i and (c.dep_ == "conj" or apposed):
            yield from listed(c)


def whole_items(items: Iterable[Token]) -> Iterator[tuple[Token, tuple[int, int]]]:
    """The items of a list with their reach; two that touch are one that the parser parted: "giving up" "held land"."""
    found: list[tuple[Token, tuple[int, int]]] = []
    for each in items:
        first, last = reach_of(each)
        if found and found[-1][1][1] + 1 == first:
            found[-1] = (found[-1][0], (found[-1][1][0], last))
        else:
            found.append((each, (first, last)))
    yield from found


def items_of(tops: Iterable[Token]) -> list[tuple[Token, tuple[int, int]]]:
    """The items of lists; where the commas tell more than the parse, they are believed: "for the release of prisoners,
    a ban on drones and the lifting of sanctions".
    """
    heads = list(tops)
    told = list(whole_items(item for top in heads for item in listed(top)))
    parted = _by_commas(heads[0]) if heads else []
    return parted if len(parted) > len(told) else told


def _by_commas(top: Token) -> list[tuple[Token, tuple[int, int]]]:
    """What stands between commas and "and" from a thing on, as far as each begins like a thing and no clause begins."""
    doc, starts = top.doc, [top.left_edge.i]
    end = top.sent.end
    for i in range(top.i + 1, top.sent.end):
        if _ends_list(doc[i]):
            finite = doc[i].tag_ in _FINITE and len(starts) > 1
            end = starts.pop() if finite else i
            break
        if _parts(doc[i]):
            starts.append(i + 1 if doc[i + 1].lower_ != "and" else i + 2)
    runs = zip(starts, [*starts[1:], end], strict=True)
    items = ((_head_of(doc[first:last]), first, last) for first, last in runs if last > first)
    return [(head, (first, max(head.i, trimmed(head, last - 1)))) for head, first, last in items if head is not None]


def _ends_list(token: Token) -> bool:
    return token.tag_ in _FINITE or token.lower_ in _CLAUSES or token.text in (".", "?", "!", "–", "—")


def _parts(token: Token) -> bool:
    """Whether a comma or "and" parts two things: what follows begins like one."""
    if token.text not in (",", ";") and token.lower_ != "and":
        return False
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if behind is not None and behind.lower_ == "and" and behind.i + 1 < len(behind.doc):
        behind = behind.nbor()
    if behind is None or behind.lower_ == "including":
        return False
    return behind.tag_ in ("PRP$", "VBG") or behind.lower_ in ("the", "a", "an", "no")


def _head_of(run: Tokens) -> Token | None:
    """What the parser hangs outside a run, if it can tell a term; else its first noun."""
    told = [t for t in run if t.pos_ in ("NOUN", "PROPN", "VERB")]
    outside = (t for t in told if not run.start <= t.head.i < run.end and t.dep_ not in ("amod", "compound"))
    return next(outside, told[0] if told else None)


def is_thing_told(token: Token) -> bool:
    """Whether an item tells something that would be done."""
    if token.pos_ == "VERB":
        return True
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in _NO_THING:
        return False
    if token.lemma_.lower() not in term_words()["empty"]:
        return True
    return any(
        c.dep_ in ("acl", "relcl") or (c.dep_ == "prep" and c.lower_ in ("of", "on", "from")) for c in token.children
    )


def doers(noun: Token) -> tuple[Token, ...]:
    """Whose act a thing is: "a *U.S.* guarantee", "concessions *from Orsk*", "the withdrawal of *Orskan* troops", "the
    release of sailors held by *Orsk*".
    """
    first, last = reach_of(noun)
    held = (c for c in noun.doc[first : last + 1] if c.dep_ == "acl" and c.lemma_ in term_words()["holding"])
    captors = [h for c in held for h in below(c, ("by",))]
    captors += [
        h for t in noun.doc[first : last + 1] if t.lemma_.lower() in term_words()["jails"] for h in _named_before(t)
    ]
    if captors:
        return tuple(captors)
    if noun.pos_ == "VERB":
        own = child(noun, "nsubj")
        return (own,) if own is not None else ()
    behind = list(below(noun, ("by", "from")))
    if noun.lemma_.lower() in term_words()["limits"]:
        imposed = noun.head.lemma_ in ("impose", "set", "place", "put")
        on = [h for t in (noun, *([noun.head] if imposed else [])) for h in below(t, ("on",))]
        on += [h for t in below(noun, ("of",)) for h in below(t, ("on",))]
        behind = behind or [c for h in below(noun, ("on", "to", "of")) for c in _named_before(h)]
        behind = behind or [h for h in on if h.pos_ == "PROPN"]
    if noun.lemma_.lower() in term_words()["going"]:
        of = list(below(noun, ("of",)))
        behind = [c for h in of for c in _named_before(h)] or of or _named_before(noun)
    return tuple(behind) or tuple(_named_before(noun)[:1])


def _named_before(noun: Token) -> list[Token]:
    named = ("NORP", "GPE", "ORG")
    return [
        c for c in noun.lefts if c.dep_ in _BEFORE and (c.pos_ == "PROPN" or c.ent_type_ in named or c.dep_ == "poss")
    ]
