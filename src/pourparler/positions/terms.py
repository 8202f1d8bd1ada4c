"""What a proposal would have done: each obligation that an article tells as part of it.

In: the mentions of proposals in a passage. Out: `DraftTerm`s: words, whose proposal, who is obliged, for whom.
Refused: what people think of a proposal, what it is for ("a plan to end the war"), and deeds told outside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.events.phrases import joined
from pourparler.language.parsed import Passage
from pourparler.positions.proposals_mentions import noun_of
from pourparler.positions.proposals_threads import Thread
from pourparler.positions.proposals_words import naming_words, term_words
from pourparler.statements.syntax import child, is_passive, negated, subject

_WOULD = frozenset({"would", "'d", "’d"})
_TO_COME = frozenset({"will", "shall", "'ll", "’ll", "must", "should"}) | _WOULD
_RELATIVE = frozenset({"which", "that", "whereby", "where"})
_PERSONAL = frozenset({"i", "he", "she", "we", "you", "this", "who", "what", "nobody", "critics", "analysts"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DraftTerm:
    """A term before its sides are known: its tokens `first` to `last`, the verb or noun that tells it, who is `bound`
    by words around it and who gains (`favoured`), in whose sense (`rule`).
    """

    thread: Thread
    passage: Passage
    first: int
    last: int
    told_by: Token
    rule: str
    bound: tuple[Token, ...] = ()
    favoured: tuple[Token, ...] = ()
    sure: float = 0.8
    settled: bool = False

    @property
    def tokens(self) -> Tokens:
        """The words."""
        return self.passage.doc[self.first : self.last + 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Whose terms the sentence before told, and in which mood."""

    thread: Thread
    would: bool


def terms_in(
    passage: Passage, named: Mapping[int, Thread], told: Told | None
) -> tuple[tuple[DraftTerm, ...], Told | None]:
    """The terms told in a passage, in order, and what the next one may go on with; `named` gives the thread of each
    mention's head, `told` what the passage before ended with.
    """
    drafts: list[DraftTerm] = []
    for sentence in passage.sentences():
        found = list(_distinct(_in_sentence(sentence, passage, named, told)))
        drafts += found
        told = _goes_on(sentence, found, told)
    return tuple(drafts), told


def _in_sentence(
    sentence: Tokens, passage: Passage, named: Mapping[int, Thread], told: Told | None
) -> Iterator[DraftTerm]:
    for token in sentence:
        thread = named.get(token.i)
        if thread is not None:
            yield from _of_mention(token, thread, passage)
    if told is not None:
        yield from _continued(sentence, passage, told)


def _distinct(drafts: Iterator[DraftTerm]) -> Iterator[DraftTerm]:
    """Each stretch of words once; a clause that holds another told by another rule gives way to the narrower."""
    kept: list[DraftTerm] = []
    for draft in drafts:
        if any(k.first <= draft.first and draft.last <= k.last for k in kept):
            continue
        kept = [k for k in kept if not (draft.first <= k.first and k.last <= draft.last)]
        kept.append(draft)
    yield from sorted(kept, key=lambda d: d.first)


def _goes_on(sentence: Tokens, found: Sequence[DraftTerm], told: Told | None) -> Told | None:
    """What the next sentence may go on telling: a clause with "would" under the plan, or the plan's own verbs."""
    if found:
        last = found[-1]
        before = told is not None and told.thread is last.thread and told.would
        return Told(thread=last.thread, would=before or any(t.lower_ in _WOULD for t in sentence))
    return told if len(sentence) < 2 or sentence.text.strip() == "" else None


# A mention and the clauses about it


def _of_mention(head: Token, thread: Thread, passage: Passage) -> Iterator[DraftTerm]:
    for role, verb in _verbs_of(head):
        if role == "under":
            for each in _with_joined(verb):
                yield from _clause_under(each, thread, passage, "under")
        elif role == "subject":
            for each in _with_joined(verb):
                yield from _told_by_paper(each, head, thread, passage)
    yield from _nominal(head, thread, passage)


def _verbs_of(head: Token) -> Iterator[tuple[str, Token]]:
    """The verbs that a mention is the subject of, and those done under it."""
    top = _head_of_phrase(head)
    if top.dep_ in _SUBJECTS and top.head.pos_ in ("VERB", "AUX"):
        yield "subject", top.head
        for clause in top.head.children if is_passive(top.head) else ():
            own = child(clause, "nsubj")
            if clause.i > top.head.i and own is not None and own.lower_ in ("that", "which") and clause.dep_ in ("ccomp", "advcl", "relcl"):
                yield "subject", clause
    for clause in head.children:
        if clause.dep_ == "relcl":
            under = _is_under_which(clause)
            own = child(clause, "nsubj", "nsubjpass")
            if under:
                yield "under", clause
            elif own is not None and own.lower_ in _RELATIVE:
                yield "subject", clause
        elif clause.dep_ == "acl" and clause.tag_ == "VBG":
            yield "subject", clause
    opener = _under(head)
    if opener is not None:
        yield "under", opener


def _head_of_phrase(head: Token) -> Token:
    """ "The terms of the *plan* include": what the mention is the "of" of, where that is a part or a draft of it."""
    words = naming_words()
    above = head
    while above.dep_ == "pobj" and above.head.lower_ in ("of", "in", "for") and above.head.head.pos_ in ("NOUN", "PROPN"):
        part = above.head.head
        if part.lemma_.lower() not in words["parts"] | words["papers"] | words["opens"] | {"phase", "stage", "part", "copy"}:
            break
        above = part
    while above.dep_ == "conj" and above.head.pos_ in ("NOUN", "PROPN"):
        above = above.head
    return above


def _is_under_which(clause: Token) -> bool:
    for t in clause.subtree:
        if t.lower_ == "whereby":
            return True
        if t.lower_ == "which" and t.dep_ == "pobj" and t.head.lower_ in ("under", "in") and t.i < clause.i:
            return True
    return False


def _under(head: Token) -> Token | None:
    """The verb of what is done "under the plan", "as part of the deal", "according to the text"."""
    top = _head_of_phrase(head)
    if top.dep_ not in ("pobj", "pcomp"):
        return None
    prep = top.head
    if prep.lower_ in ("of",) and prep.head.lower_ in ("part", "terms", "phase", "stage"):
        prep = prep.head.head if prep.head.dep_ == "pobj" else prep.head
    way = prep.lower_
    if way == "to" and prep.head.lower_ in ("according", "accordance"):
        prep, way = prep.head, "according"
    if way not in ("under", "as", "according", "in", "per"):
        return None
    if way == "as" and not (top != head or any(t.lower_ == "part" for t in prep.subtree)):
        return None
    verb = prep.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        if verb.dep_ not in ("prep", "pobj", "advmod", "dobj", "attr", "npadvmod"):
            return None
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if way == "in" and not _is_to_come(verb):
        return None
    return verb


def _with_joined(verb: Token) -> Iterator[Token]:
    yield verb
    for each in verb.conjuncts:
        if each.pos_ in ("VERB", "AUX") and each.i > verb.i:
            yield each


def _is_to_come(verb: Token) -> bool:
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if helpers & _TO_COME:
        return True
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not helpers - {"be", "also"}:
        return verb.tag_ in ("VB", "VBN") and _is_to_come(verb.head)
    return False


def _is_owed(verb: Token) -> bool:
    """ "Is to give up", "has to", "is supposed to", "has agreed to": a duty told without would."""
    inner = child(verb, "xcomp")
    to = inner is not None and any(c.dep_ == "aux" and c.lower_ == "to" for c in inner.children)
    if verb.lemma_ in ("be", "have") and to:
        return True
    return verb.lemma_ in ("suppose", "agree", "commit", "promise", "pledge", "undertake", "require", "oblige", "expect") and to


def _clause_under(verb: Token, thread: Thread, passage: Passage, rule: str) -> Iterator[DraftTerm]:
    """A clause of what is done under the proposal."""
    words = term_words()
    verb = _carrier(verb)
    who = _subject(verb)
    if who is None or who.lower_ in _PERSONAL:
        return
    if any(c.dep_ in ("ccomp",) and c.i > verb.i and verb.lemma_ in ("say", "tell", "report") for c in verb.children):
        inner = next(c for c in verb.children if c.dep_ == "ccomp")
        yield from _clause_under(inner, thread, passage, rule)
        return
    lemma = verb.lemma_.lower()
    bare = lemma in words["comments"] - words["done"]
    if bare and not is_passive(verb) or negated(verb) and not _is_to_come(verb):
        return
    if lemma == "be" and not _is_owed(verb) and not _is_to_come(verb):
        return
    first, last = _extent(verb, who)
    yield DraftTerm(
        thread=thread, passage=passage, first=first, last=last, told_by=verb, rule=f"term.{rule}",
        sure=0.85 if _is_to_come(verb) or _is_owed(verb) else 0.7,
    )  # fmt: skip


def _carrier(verb: Token) -> Token:
    """ "X, officials said, would leave": the verb of the term, where the parser took the report for its head."""
    if verb.lemma_ in ("say", "report", "add", "note", "tell", "claim", "write", "show") and not _is_to_come(verb):
        inner = next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX")), None)
        return inner if inner is not None else verb
    return verb


def _subject(verb: Token) -> Token | None:
    own = child(verb, "nsubj", "nsubjpass")
    if own is not None and own.lower_ in _RELATIVE and verb.dep_ == "relcl":
        return verb.head
    return own if own is not None else subject(verb)


def _told_by_paper(verb: Token, head: Token, thread: Thread, passage: Passage) -> Iterator[DraftTerm]:
    """What a verb with the proposal as its subject tells: it calls for a thing, obliges somebody, or does it itself."""
    if is_passive(verb) or (negated(verb) and verb.lemma_ not in ("include", "provide", "contain", "require", "allow")):
        return
    if negated(verb):
        return
    words, lemma = term_words(), verb.lemma_.lower()
    carrying = child(verb, "ccomp")
    if carrying is not None and lemma in words["holds"] | words["orders"] | {"say", "state", "read", "make"} and _subject(carrying) is not None:
        own = _subject(carrying)
        if own is not None and own.i > verb.i and lemma not in ("make", "suggest"):
            yield from _bound_clause(carrying, own, thread, passage)
            return
    if lemma in words["orders"] or lemma in words["bars"] or lemma in words["grants"]:
        found = list(_ordered(verb, thread, passage))
        if found:
            yield from found
            return
    if lemma in words["holds"]:
        yield from _held(verb, thread, passage)
        return
    if _is_to_come(verb) or (verb.tag_ == "VBG" and verb.dep_ == "acl"):
        if lemma not in words["comments"] and child(verb, "dobj", "prep", "xcomp") is not None:
            first, last = _extent(verb, None)
            yield DraftTerm(
                thread=thread, passage=passage, first=first, last=last, told_by=verb, rule="term.itself", sure=0.7
            )


def _bound_clause(verb: Token, own: Token, thread: Thread, passage: Passage) -> Iterator[DraftTerm]:
    for each in _with_joined(verb):
        first, last = _extent(each, own if each == verb else child(each, *_SUBJECTS))
        yield DraftTerm(
            thread=thread, passage=passage, first=first, last=last, told_by=each, rule="term.that",
            bound=(own,) if not is_passive(each) else (),
        )  # fmt: skip


def _ordered(verb: Token, thread: Thread, passage: Passage) -> Iterator[DraftTerm]:
    """ "Requires X to give", "would have X give", "calls on X to give", "bars X from", "gives X a share"."""
    words, lemma = term_words(), verb.lemma_.lower()
    inner = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl") and c.i > verb.i and c.pos_ in ("VERB", "AUX")), None)
    told = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i), None)
    on = next((g for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "upon", "for") for g in c.children if g.dep_ == "pobj"), None)
    if inner is not None:
        who = child(inner, "nsubj", "nsubjpass") or told or (on if lemma in ("call", "press") else None)
        if lemma == "call" and who is None:
            who = on
        if who is not None and who.i < inner.i:
            yield from _to_do(inner, who, verb, thread, passage)
            return
    frm = next((p for c in verb.children if c.dep_ == "prep" and c.lower_ == "from" for p in c.children if p.dep_ == "pcomp"), None)
    if lemma in words["bars"] and told is not None:
        if frm is not None:
            first, last = told.left_edge.i, _end(frm)
            yield DraftTerm(thread=thread, passage=passage, first=first, last=last, told_by=frm, rule="term.bars", bound=(told,), settled=True)
            return
        out = child(verb, "prep", "prt", "advmod")
        if lemma == "keep" and out is not None:
            first, last = _extent(verb, None)
            yield DraftTerm(thread=thread, passage=passage, first=first, last=last, told_by=verb, rule="term.bars", bound=(told,), settled=True)
            return
    got = [c for c in verb.children if c.dep_ in ("dative", "dobj") and c.i > verb.i]
    if lemma in words["grants"] and len(got) >= 2 and got[0].pos_ != "ADP" and got[1].pos_ in ("NOUN", "PROPN"):
        first, last = _extent(verb, None)
        yield DraftTerm(
            thread=thread, passage=passage, first=first, last=last, told_by=verb, rule="term.grants",
            favoured=(got[0],), settled=True,
        )  # fmt: skip


def _to_do(inner: Token, who: Token, verb: Token, thread: Thread, passage: Passage) -> Iterator[DraftTerm]:
    words = term_words()
    grants = verb.lemma_.lower() in words["grants"] and verb.lemma_.lower() not in words["orders"]
    for each in _with_joined(inner):
        if each.lemma_ == "be" and child(each, "acomp", "attr") is None:
            continue
        own = child(each, "nsubj", "nsubjpass")
        first, last = _extent(each, own or (who if each == inner else None))
        passive = is_passive(each)
        yield DraftTerm(
            thread=thread, passage=passage, first=first, last=last, told_by=each, rule="term.grants" if grants else "term.orders",
            bound=() if grants or passive else (own or who,), favoured=(who,) if grants else (), settled=grants or not passive,
        )  # fmt: skip


def _held(verb: Token, thread: Thread, passage: Passage) -> Iterator[DraftTerm]:
    """ "Calls for the release of prisoners", "includes a ban and a fund": each thing held is a term."""
    words, lemma = term_words(), verb.lemma_.lower()
    needs = words.following.get(lemma)
    objects: list[Token] = []
    for c in verb.children:
        if c.i < verb.i:
            continue
        if c.dep_ == "prep" and (needs is None or c.lower_ in needs) and c.lower_ in ("for", "of"):
            objects += [g for g in c.children if g.dep_ in ("pobj", "pcomp")]
        elif needs is None and c.dep_ in ("dobj", "attr", "xcomp", "oprd") or (needs and c.dep_ == "dobj" and child(verb, "prt") is not None):
            objects.append(c)
    for top in objects:
        for each, (first, last) in _whole_items(_listed(top)):
            if _is_thing_told(each):
                yield DraftTerm(
                    thread=thread, passage=passage, first=first, last=last, told_by=each, rule="term.holds",
                    bound=_doers(each), settled=True,
                )  # fmt: skip


def _whole_items(items: Iterator[Token]) -> Iterator[tuple[Token, tuple[int, int]]]:
    """The items of a list with their reach; two that touch are one that the parser parted: "giving up" "held land"."""
    found: list[tuple[Token, tuple[int, int]]] = []
    for each in items:
        first, last = _reach(each)
        if found and found[-1][1][1] + 1 == first:
            found[-1] = (found[-1][0], (found[-1][1][0], last))
        else:
            found.append((each, (first, last)))
    yield from found


def _listed(top: Token) -> Iterator[Token]:
    """A thing held and those joined to it, gerunds too; what a colon or "such as" lists comes instead of its name."""
    yield top
    for c in top.children:
        if c.dep_ == "conj" and c.i > top.i:
            yield from _listed(c)


def _is_thing_told(token: Token) -> bool:
    if token.pos_ == "VERB":
        return True
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in ("DATE", "TIME", "PERSON", "GPE", "CARDINAL"):
        return False
    lemma = token.lemma_.lower()
    empty = {"term", "point", "provision", "issue", "element", "thing", "detail", "proposal", "plan", "way", "part", "concession", "step",
             "article", "page", "aspect", "question", "map", "list", "solution", "idea", "approach", "framework", "language", "war", "number", "condition", "clause", "section", "stage", "phase"}
    return not (lemma in empty and not any(c.dep_ in ("acl", "relcl") for c in token.children) and not any(c.dep_ == "prep" and c.lower_ in ("of", "on", "for", "from") for c in token.children))


def _doers(noun: Token) -> tuple[Token, ...]:
    """Whose act a noun tells: "a *U.S.* security guarantee", "concessions *from Kyiv*", "a withdrawal *by Orsk*"."""
    behind = [h for c in noun.children if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from") for h in c.children if h.dep_ == "pobj"]
    if behind:
        return tuple(behind)
    if noun.pos_ == "VERB":
        own = child(noun, "nsubj")
        return (own,) if own is not None else ()
    before = [c for c in noun.lefts if c.dep_ in ("poss", "compound", "amod", "nmod") and (c.pos_ == "PROPN" or c.ent_type_ in ("NORP", "GPE", "ORG") or c.dep_ == "poss")]
    return tuple(before[:1])


def _nominal(head: Token, thread: Thread, passage: Passage) -> Iterator[DraftTerm]:
    """ "A proposal *to place* the port", "an offer *to free* ten", "a plan *for* joint patrols"."""
    aims, noun = naming_words()["aims"], noun_of(head)
    if noun in naming_words()["papers"]:
        return
    for c in head.rights:
        if c.dep_ in ("acl", "relcl") and c.tag_ == "VB" and any(x.lower_ == "to" for x in c.children):
            if c.lemma_.lower() not in aims and (noun in naming_words()["opens"] or noun in ("offer", "deal", "agreement", "plan", "idea")):
                for each in _with_joined(c):
                    first, last = _extent(each, None)
                    yield DraftTerm(thread=thread, passage=passage, first=first, last=last, told_by=each, rule="term.to", sure=0.7)
        elif c.dep_ == "prep" and c.lower_ in ("for", "on") and noun in naming_words()["opens"] and c.lower_ == "for":
            for top in (g for g in c.children if g.dep_ in ("pobj", "pcomp")):
                for each in _listed(top):
                    if _is_thing_told(each) and each.ent_type_ == "" and (each.n_lefts or each.n_rights) and each.lemma_.lower() not in _AFFAIRS:
                        first, last = _reach(each)
                        yield DraftTerm(thread=thread, passage=passage, first=first, last=last, told_by=each, rule="term.for", bound=_doers(each), settled=True, sure=0.6)


_AFFAIRS = frozenset(["peace", "future", "war", "conflict", "talk", "negotiation", "settlement", "deal", "agreement", "end", "region", "solution",
                      "cooperation", "discussion", "resolution", "ending", "year", "country", "people", "action", "dialogue", "day", "territory", "strip", "meeting", "summit", "development", "peace", "relation"])  # fmt: skip


# What the sentence before began


def _continued(sentence: Tokens, passage: Passage, told: Told) -> Iterator[DraftTerm]:
    """Further clauses with "would" behind a sentence that told terms: "Sanctions would be lifted in three stages"."""
    root = sentence.root
    words = term_words()
    opened = " ".join(t.lower_ for t in sentence[:3])
    exchange = opened.startswith(("in return", "in exchange"))
    for verb in _with_joined(root):
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        would = helpers & _WOULD or (verb.dep_ == "conj" and _is_to_come(verb)) or (exchange and helpers & _TO_COME)
        who = _subject(verb)
        if who is None or not would or who.lower_ in _PERSONAL or who.i >= verb.i:
            continue
        lemma = verb.lemma_.lower()
        if who.lower_ in ("it", "that") and lemma not in words["papers_only"] | words["orders"]:
            continue
        if not (told.would or exchange or who.lower_ == "it"):
            continue
        if lemma in words["comments"] and not (is_passive(verb) and lemma in words["done"]) and not (lemma in words["done"] and exchange):
            if lemma not in ("release", "have", "receive"):
                continue
        if who.lower_ == "it":
            yield from _told_by_paper(verb, who, told.thread, passage)
            continue
        first, last = _extent(verb, who)
        yield DraftTerm(
            thread=told.thread, passage=passage, first=first, last=last, told_by=verb, rule="term.continued", sure=0.7
        )


# How far the words reach


def _extent(verb: Token, who: Token | None) -> tuple[int, int]:
    """From the subject to the end of the clause: joined clauses, the report around it and an opener left out."""
    cut = _strangers(verb)
    start = min([verb.i, *(c.left_edge.i for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg"))])
    if who is not None and who.i < verb.i and who.sent == verb.sent:
        start = min(start, who.left_edge.i)
        if verb.i - start > 40:
            start = who.i
    if who is None:
        start = verb.i
    last = verb.i
    for token in verb.subtree:
        if token.i > verb.i and not any(edge <= token.i <= right for edge, right in cut):
            last = max(last, token.i)
    barrier = min((edge for edge, _ in cut if edge > verb.i), default=last + 1)
    last = min(last, barrier - 1)
    return start, _trimmed(verb, last)


def _strangers(verb: Token) -> list[tuple[int, int]]:
    found = []
    for c in verb.rights:
        clause = c.pos_ in ("VERB", "AUX") and c.dep_ in ("conj", "parataxis", "ccomp")
        told = c.dep_ in ("parataxis",) or (c.lower_ == "according")
        semicolon = c.text == ";"
        report = c.dep_ == "ccomp" and c.lemma_ in ("say", "report", "add")
        marks = {m.lower_ for m in c.children if m.dep_ == "mark"}
        aside = c.dep_ == "advcl" and bool(marks & {"as", "although", "though", "while", "because", "since"}) and c.i > verb.i
        if (clause and c.dep_ == "conj") or told or semicolon or report or aside:
            found.append((c.left_edge.i, c.right_edge.i))
    return found


def _end(token: Token) -> int:
    return _trimmed(token, token.right_edge.i)


def _reach(token: Token) -> tuple[int, int]:
    """A thing with all that is said of it, without what is joined to it."""
    joined_edges = [c.left_edge.i for c in token.rights if c.dep_ in ("conj", "cc", "parataxis") and (c.dep_ != "cc" or c.i > token.i)]
    joined_edges += [c.left_edge.i for c in token.rights if c.lower_ == "according" or c.text == ";"]
    right = min([token.right_edge.i, *(edge - 1 for edge in joined_edges)])
    left = token.left_edge.i
    while left < token.i and (token.doc[left].is_punct or token.doc[left].dep_ == "cc"):
        left += 1
    return left, _trimmed(token, max(right, token.i))


def _trimmed(token: Token, last: int) -> int:
    doc = token.doc
    while last > token.i and (doc[last].is_punct or doc[last].is_space or doc[last].dep_ in ("cc", "mark")) and doc[last].text not in (")", '"', "”"):
        last -= 1
    return last


def heads(token: Token) -> tuple[Token, ...]:
    """A word and what is joined to it."""
    return tuple(joined(token))
