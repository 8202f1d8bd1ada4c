"""How sides answer a proposal, or one of its terms.

In: the proposals of a parsed article with their terms, and its statements. Out: per proposal its `Answer`s, in order.
Refused: what may, should or might be answered, answers that are denied, and what an unnamed subject thinks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pourparler.language import ParsedArticle
from pourparler.language.parsed import Passage
from pourparler.model import Answer, AnswerKind, Span, Statement, Term, hull
from pourparler.positions.answers_about import About, Subject
from pourparler.positions.answers_mood import HEDGES, is_conditional, mood_of
from pourparler.positions.proposals_sides import Sides, side_of
from pourparler.positions.proposals_threads import Thread
from pourparler.positions.proposals_words import answer_words
from pourparler.statements.syntax import agent, child, is_passive, negated, subject

_NAMING = frozenset(
    {
        "call",
        "describe",
        "regard",
        "see",
        "view",
        "brand",
        "label",
        "dub",
        "consider",
        "denounce",
        "dismiss",
        "deride",
        "hail",
        "praise",
        "reject",
        "slam",
    }
)
_LINKS = ("to", "with", "on", "for", "about", "of", "from", "in", "against")
_DONE_TO = frozenset({"carry", "implement", "sign", "ratify", "accept", "adopt", "enforce", "impose"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """An answer before it is told of whom: the words, the verb or predicate, and what it is about."""

    kind: AnswerKind
    about: tuple[Subject, ...]
    by: Token | None
    told_by: Token


def answers_to(
    read: Sequence[tuple[Thread, Sequence[Term]]], parsed: ParsedArticle, sides: Sides, statements: Sequence[Statement]
) -> list[tuple[Answer, ...]]:
    """The answers to each proposal, in the order of the proposals given."""
    about = About(read, parsed)
    found: list[dict[tuple[object, ...], Answer]] = [{} for _ in read]
    for passage in parsed.passages if read else ():
        for token in passage.doc:
            for each in _at(token, passage, about):
                for at, answer in _told(each, passage, sides):
                    found[at].setdefault((answer.party, answer.term, answer.answer, answer.text), answer)
    for at, answer in about.asked(statements, sides):
        found[at].setdefault((answer.party, answer.term, answer.answer, answer.text), answer)
    found = [{key: a for key, a in each.items() if not _is_within(a, each.values())} for each in found]
    return [
        tuple(sorted(each.values(), key=lambda a: (a.text, a.term if a.term is not None else -1))) for each in found
    ]


def _is_within(answer: Answer, others: Iterable[Answer]) -> bool:
    """Whether another answer of the same side says the same in words that hold these."""
    return any(
        o is not answer and o.text.holds(answer.text) and o.text != answer.text
        and (o.party, o.term, o.answer) == (answer.party, answer.term, answer.answer)
        for o in others
    )  # fmt: skip


def _at(token: Token, passage: Passage, about: About) -> Iterator[_Found]:
    if token.pos_ == "VERB":
        yield from _by_verb(token, passage, about)
        yield from _by_name(token, passage, about)
    if token.lemma_ == "be" or token.pos_ == "AUX":
        yield from _by_predicate(token, passage, about)


# "Orsk rejected the plan"


def _by_verb(verb: Token, passage: Passage, about: About) -> Iterator[_Found]:
    words, lemma = answer_words(), verb.lemma_.lower()
    particle = child(verb, "prt", "advmod")
    phrase = f"{lemma} {particle.lower_}" if particle is not None else lemma
    kind = words.of("phrases", phrase) or words.of("verbs", lemma)
    if kind is None and lemma in _DONE_TO and negated(verb) and is_passive(verb):
        kind = "accepts"
    if kind is None:
        return
    passive = is_passive(verb)
    objects = [] if lemma in ("agree", "open") and child(verb, "xcomp") is not None else list(_objects(verb, passive))
    told = tuple(dict.fromkeys(s for head in objects for s in about.of(head, passage, verb)))
    if not told and lemma in ("refuse", "decline", "agree"):
        inner = child(verb, "xcomp")
        if inner is not None and (lemma != "agree" or inner.lemma_ in ("accept", "sign", "adopt", "back", "support")):
            told = tuple(dict.fromkeys(s for head in _objects(inner, False) for s in about.of(head, passage, inner)))
    mood = mood_of(verb, kind)
    if kind == "open" and not any(head.lemma_ == "acceptance" for head in objects):
        told = tuple(s for s in told if not about.is_signed(s))
    if told and mood is not None:
        done_by = agent(verb) if passive else _doer(verb)
        yield _Found(kind=mood, about=told, by=done_by, told_by=verb)


def _objects(verb: Token, passive: bool) -> Iterator[Token]:
    for c in verb.children:
        if c.dep_ in ("dobj", "nsubjpass") and (c.dep_ == "nsubjpass") == passive:
            yield c
        elif c.lower_ == "with" and verb.lemma_ == "agree":
            continue
        elif c.dep_ in ("prep", "prt", "dative") and c.lower_ in _LINKS:
            yield from (g for g in c.children if g.dep_ == "pobj")
    if verb.dep_ == "relcl" and not passive:
        own = child(verb, "nsubj")
        if own is not None and own.lower_ not in ("who", "which", "that"):
            yield verb.head
    if passive and verb.dep_ in ("acl", "relcl"):
        yield verb.head


def _doer(verb: Token) -> Token | None:
    own = child(verb, "nsubj")
    if own is not None and own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return own or subject(verb)


# "The plan is dead", "Orsk is open to the plan"


def _by_predicate(verb: Token, passage: Passage, about: About) -> Iterator[_Found]:
    """ "The plan is unacceptable", "it is a non-starter"; "Orsk is open to the plan", "ready to discuss it"."""
    words = answer_words()
    if {c.lower_ for c in verb.children if c.dep_ == "aux"} & HEDGES or verb.sent[-1].text == "?":
        return
    who = child(verb, "nsubj")
    for c in verb.children:
        if c.i < verb.i or c.dep_ not in ("acomp", "attr") or who is None:
            continue
        clause = next((r for r in c.children if r.dep_ == "relcl" and is_passive(r)), None)
        if c.lower_ in ("something", "matter", "thing", "subject", "topic") and clause is not None:
            kind = words.of("verbs", clause.lemma_.lower())
        else:
            kind = words.of("adjectives" if c.pos_ == "ADJ" else "nouns", c.lemma_.lower())
        if kind is None:
            continue
        if negated(verb) or any(d.lower_ == "no" for d in c.lefts):
            kind = (
                "rejects"
                if kind in ("accepts", "open")
                and c.lemma_ in ("acceptable", "negotiable", "ready", "willing", "prepared")
                else None
            )
        if kind is None:
            continue
        empty = who.lower_ == "it" and (
            kind == "open"
            or child(verb, "ccomp", "xcomp", "advcl") is not None
            or child(c, "xcomp", "ccomp") is not None
        )
        own = () if empty else about.of(who, passage, verb)
        if own:
            yield _Found(kind=_if_any(kind, verb), about=own, by=None, told_by=c)
            continue
        objects = [
            g
            for p in c.children
            if p.dep_ == "prep" and p.lower_ in ("to", "for")
            for g in p.children
            if g.dep_ == "pobj" and g.lower_ != "it"
        ]
        inner = child(c, "xcomp")
        if inner is not None and inner.lemma_ in (
            "discuss",
            "consider",
            "study",
            "negotiate",
            "talk",
            "examine",
            "review",
        ):
            objects += list(_objects(inner, False))
        told = tuple(dict.fromkeys(s for head in objects for s in about.of(head, passage, verb)))
        if told and c.pos_ == "ADJ" and c.lemma_ in ("open", "ready", "willing", "prepared"):
            yield _Found(kind=_if_any(kind, verb), about=told, by=_doer(verb), told_by=c)


def _if_any(kind: AnswerKind, verb: Token) -> AnswerKind:
    return "conditional" if kind != "rejects" and is_conditional(verb) else kind


def _by_name(verb: Token, passage: Passage, about: About) -> Iterator[_Found]:
    """ "Called the plan a trick", "regards the six points as a serious answer"."""
    if verb.lemma_.lower() not in _NAMING or negated(verb) or mood_of(verb, "rejects") is None:
        return
    words = answer_words()
    objects = [
        c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "nsubj") and (c.i > verb.i or c.dep_ == "nsubjpass")
    ]
    names = [c for c in verb.children if c.dep_ in ("oprd", "attr", "ccomp", "xcomp")]
    names += [g for c in verb.subtree if c.dep_ == "prep" and c.lower_ == "as" for g in c.children]
    told = tuple(dict.fromkeys(s for head in objects for s in about.of(head, passage, verb)))
    for name in names:
        kind = words.of("adjectives" if name.pos_ == "ADJ" else "nouns", name.lemma_.lower())
        if told and kind is not None:
            yield _Found(kind=kind, about=told, by=agent(verb) if is_passive(verb) else _doer(verb), told_by=verb)


def _told(found: _Found, passage: Passage, sides: Sides) -> Iterator[tuple[int, Answer]]:
    """The answer of each side that gives it: the subject's, or, where the words are somebody's own, the speaker's."""
    place = passage.span(found.told_by)
    statement = sides.speaker_at(place) or sides.cued_at(place)
    parties = sides.doers(found.by, passage, statement) if found.by is not None else ()
    if found.by is None and statement is not None:
        side = side_of(statement.actor)
        parties = (side,) if side is not None else ()
    for party in parties:
        for subject_ in found.about:
            if party in subject_.author and (found.kind != "rejects" or len(subject_.author) == 1):
                continue
            yield (
                subject_.at,
                Answer(
                    party=party,
                    answer=found.kind,
                    text=hull([_words(found, passage), *([subject_.listed] if subject_.listed else [])]),
                    term=subject_.term,
                    statement=statement.id if statement is not None else None,
                ),
            )


def _words(found: _Found, passage: Passage) -> Span:
    """The clause of an answer, from whose it is to what it is about."""
    told, doc = found.told_by, passage.doc
    verb = told if told.pos_ in ("VERB", "AUX") else told.head
    tokens = [verb.i, told.i, *(c.left_edge.i for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass", "neg", "aux"))]
    tokens += [t.i for t in verb.subtree if t.i > verb.i and not _is_apart(t, verb)]
    first, last = min(tokens), max(tokens)
    if first < verb.sent.start:
        first = verb.i
    if last - first > 60:
        last = first + 60
    while last > told.i and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return passage.span(doc[first : last + 1])


def _is_apart(token: Token, verb: Token) -> bool:
    """Whether a word stands in a further clause, joined to that of the answer."""
    while token != verb:
        if token.head == verb and (
            token.dep_ in ("conj", "parataxis") or (token.dep_ == "ccomp" and verb.lemma_ == "say")
        ):
            return True
        token = token.head
    return False
