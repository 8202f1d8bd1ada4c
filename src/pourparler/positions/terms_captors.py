"""Who holds those that a term would free, and whose sanctions it would lift, where the article says so anywhere.

In: a parsed article and its sides. Out: per noun ("hostage", "sanction") the one side said to hold or impose them.
Refused: nouns of which several sides are said to hold or impose some.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from pourparler.events.phrases import below
from pourparler.language import ParsedArticle
from pourparler.positions.proposals_sides import Sides
from pourparler.positions.proposals_words import term_words
from pourparler.positions.terms_draft import DraftTerm
from pourparler.statements.syntax import child, is_passive, subject

_IMPOSING = ("impose", "slap", "announce", "introduce", "tighten", "levy")
_HOSTAGES = ("hostage", "captive")
_CLEARLY = 3
Captors = Mapping[str, str]


def captors(parsed: ParsedArticle, sides: Sides) -> Captors:
    """The side that holds them, by noun: "ten sailors *held by Orsk*", "Orsk still *holds* ten sailors", "captives in
    *Orskan* jails".
    """
    found: dict[str, set[str]] = {}
    for passage in parsed.passages:
        for token in passage.doc:
            lemma = token.lemma_.lower()
            if token.pos_ == "NOUN" and lemma in term_words()["captives"]:
                named = token.head if token.dep_ == "compound" else token  # "the release of hostage Venn from"
                found.setdefault(lemma, set()).update(sides.of([*_holders(token), *_holders(named)], passage))
            elif token.pos_ == "NOUN" and lemma in term_words()["burdens"]:
                found.setdefault(lemma, set()).update(sides.of(imposers(token), passage))
    if any(noun in found and not found[noun] for noun in _HOSTAGES) and (movement := _movement(parsed, sides)):
        found |= {noun: {movement} for noun in _HOSTAGES if not found.get(noun)}
    return {noun: next(iter(held)) for noun, held in sorted(found.items()) if len(held) == 1}


def _movement(parsed: ParsedArticle, sides: Sides) -> str | None:
    """The one movement of an article that has no other of weight: it holds the hostages."""
    told: Counter[str] = Counter()
    for passage in parsed.passages:
        for token in passage.doc:
            if token.pos_ == "PROPN" and token.dep_ != "compound" and (side := sides.one(token, passage)) is not None:
                told[side] += 1
    ranked = [(side, n) for side, n in told.most_common() if side in sides.groups]
    alone = bool(ranked) and ranked[0][1] > 1 and (len(ranked) == 1 or ranked[0][1] >= _CLEARLY * ranked[1][1])
    return ranked[0][0] if alone else None


def freed_by(draft: DraftTerm, both: tuple[str, ...], freeing: frozenset[str], sides: Sides) -> tuple[str, ...]:
    """Who of two sides would free those that a term frees: "Orskan sailors" the other one, hostages the movement that
    holds them, and any others the side that those already `freeing` some do it for.
    """
    words, found = term_words(), list[str]()
    if len(both) != 2 or not any(t.lemma_.lower() in words["freeing"] for t in (draft.told_by, *draft.tokens)):
        return ()
    movement = [side for side in both if side in sides.groups]
    for token in draft.tokens:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in words["captives"]:
            continue
        whose = [c for c in token.lefts if c.dep_ in ("poss", "compound", "amod", "nmod")]
        own = [side for side in both if side in sides.of(whose, draft.passage)]
        others = [side for side in both if side not in (*freeing, *found)]
        if len(own) == 1:
            found += [side for side in both if side not in own]
        elif len(movement) == 1 and token.lemma_.lower() in ("hostage", "captive"):
            found += movement
        elif len(others) == 1:
            found += others
    return tuple(dict.fromkeys(found))


def imposers(burden: Token) -> Iterator[Token]:
    """Whose a burden is: "*U.S.* sanctions", "sanctions imposed by *Orsk*", "Orsk has imposed an embargo"; of
    assets not their owner, but who froze them.
    """
    held = burden.lemma_.lower() in term_words()["held"]
    if not held:
        yield from (c for c in burden.lefts if c.dep_ in ("poss", "compound", "amod", "nmod"))
    for clause in burden.rights:
        if clause.dep_ == "acl":
            yield from below(clause, ("by",))
    verb = burden.head
    imposing = ("freeze", "seize", "block", "confiscate", "impound", "withhold") if held else _IMPOSING
    if burden.dep_ == "dobj" and verb.lemma_ in imposing:
        who = subject(verb)
        if who is not None:
            yield who


def _holders(noun: Token) -> Iterator[Token]:
    words = term_words()
    for clause in noun.children:
        if clause.dep_ in ("acl", "relcl") and clause.lemma_ in words["holding"]:
            own = child(clause, "nsubj")
            yield from below(clause, ("by",))
            if clause.dep_ == "relcl" and own is not None and own.lower_ not in ("who", "that", "which"):
                yield own
        elif clause.dep_ == "prep" and clause.lower_ in ("in", "from"):
            yield from (h for place in below(clause, (clause.lower_,)) for h in _jailers(place))
    yield from (h for place in below(noun, ("in", "from")) for h in _jailers(place))
    verb = noun.head
    if verb.pos_ == "VERB" and verb.lemma_ in words["holding"]:
        if is_passive(verb):
            yield from below(verb, ("by",))
        elif noun.dep_ == "dobj" and (who := subject(verb)) is not None:
            yield who


def _jailers(place: Token) -> list[Token]:
    if place.lemma_.lower() not in term_words()["jails"]:
        return []
    return [c for c in place.lefts if c.dep_ in ("poss", "amod", "compound", "nmod")]
