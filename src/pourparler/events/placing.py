"""When and where, and how many.

In: a drafted event, the dated words and the people of its article. Out: its date, its place, its numbers.
Refused: a date of another clause, a place that is a side of the event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pourparler.dates import Expression, when_of
from pourparler.dates.counts import NUMBER_WORDS
from pourparler.events.draft import Draft
from pourparler.events.phrases import below, joined, reach
from pourparler.language.parsed import Passage
from pourparler.model import Span, When
from pourparler.model.event import EventPlace, Quantity
from pourparler.statements.cues import lexicon
from pourparler.statements.reading import People

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WHERE = ("in", "at", "near", "outside")
_APART = frozenset(
    {
        "after",
        "before",
        "since",
        "until",
        "till",
        "following",
        "ahead",
        "as",
        "like",
        "unlike",
        "than",
        "amid",
        "despite",
    }
    | {"to", "from", "because", "despite", "with", "against"}
)
"""Behind these stands another happening: "launched the raid *after* the strike of 7 October"."""
_OF_DATE = frozenset({"for", "of", "between"})
"""Behind these a date may stand, and nothing that has a date of its own."""
_IN_NAME = frozenset({"nummod", "compound", "nmod"})
"""How a year stands in a name."""
_TOLD_FROM = re.compile(r"\b(?:before|after|earlier|later)$", re.I)
"""Words of a date counted from what was told before, whose day nobody knows here: "the week before"."""


def date_of(draft: Draft, passage: Passage, dated: Sequence[Expression], *, own: bool = False) -> When | None:
    """The date that hangs on the trigger, or on the verb around a noun, in its clause; `own`: with nothing between."""
    reach_ = passage.span(draft.trigger.sent)
    near: list[tuple[int, When]] = []
    for expression in dated:
        if expression.type not in ("DATE", "TIME") or not reach_.holds(expression.span):
            continue
        when, tokens = when_of(expression), passage.tokens(expression.span)
        if when is None or tokens is None or when.value.endswith("_REF"):
            continue
        if own and (_TOLD_FROM.search(tokens.text) or not _is_own(tokens.root, draft)):
            continue
        if not own and not _hangs(tokens.root, draft):
            continue
        near.append((abs(tokens.root.i - draft.trigger.i), when))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _hangs(root: Token, draft: Draft) -> bool:
    verb = next((a for a in root.ancestors if a.pos_ in ("VERB", "AUX")), None)
    own = draft.trigger
    if verb is None:
        return own.dep_ == "ROOT" or own.is_ancestor(root)
    clause = own if own.pos_ in ("VERB", "AUX") else next((a for a in own.ancestors if a.pos_ in ("VERB", "AUX")), own)
    return verb == clause or (verb.dep_ == "conj" and verb.head == clause and root.i < verb.i) or own.is_ancestor(root)


def _is_own(root: Token, draft: Draft) -> bool:
    """Whether dated words belong to the deed: no other verb and no "after" or "since" stands between the two."""
    own, below_ = draft.trigger, root
    carrier = own if own.pos_ in ("VERB", "AUX") else _carrier(own)
    while below_.head != below_:
        at = below_.head
        if at in (own, carrier) or at in draft.words:
            return True
        if at.pos_ in ("VERB", "AUX"):
            ahead = at.dep_ == "conj" and at.head == carrier and root.i < at.i
            below_it = at.dep_ == "xcomp" and at.head in (own, carrier)
            return ahead or below_it or _is_of_words(at, draft) or _is_beside(own, root)
        if at.lower_ in _APART or _is_in_name(below_):
            return False
        if at.lower_ in _OF_DATE and below_ != root:
            return False
        if at.dep_ == "dobj" and draft.speech:
            return False  # "condemned Tuesday's raid": the day of the raid
        below_ = at
    return False


def _is_in_name(year: Token) -> bool:
    """ "Held its Harbour *2024* exercise"."""
    beside = year.head.pos_ == "PROPN" or (year.i > 0 and year.nbor(-1).pos_ == "PROPN")
    return year.dep_ in _IN_NAME and beside


def _is_beside(noun: Token, root: Token) -> bool:
    """ "The *summit* in Orsk back in May": a date close behind a noun, wherever the parser hangs it."""
    between = noun.doc[noun.i + 1 : root.i]
    near = noun.pos_ in ("NOUN", "PROPN") and noun.i < root.i and len(between) < 7
    return near and not any(t.pos_ in ("VERB", "AUX") or t.is_punct or t.lower_ in _APART for t in between)


def _is_of_words(verb: Token, draft: Draft) -> bool:
    """ "In a message *shared* on Sunday, Orsk thanked Velland": the day of the words is that of the act."""
    told = verb.head
    within = told.dep_ == "pobj" and told.head.lower_ in ("in", "at", "during") and told.head.head == draft.trigger
    return draft.speech and verb.dep_ in ("acl", "relcl") and within


def _carrier(noun: Token) -> Token | None:
    """The verb of which a noun is the subject or object: "the *talks* ended on Friday"; none that only tells of it."""
    while noun.dep_ in ("conj", "compound") or (noun.dep_ == "pobj" and noun.head.lower_ == "of"):
        noun = noun.head if noun.dep_ != "pobj" else noun.head.head
    verb = noun.head if noun.dep_ in ("nsubj", "nsubjpass", "dobj") else None
    return verb if verb is not None and verb.pos_ == "VERB" and verb.lemma_ not in lexicon().verbs else None


def place_of(draft: Draft, passage: Passage, people: People, text: str) -> EventPlace | None:
    """Where it happened: behind "in", "at" or "near" of the trigger or of what it fell on."""
    for host in (
        draft.trigger,
        *draft.counted,
        *draft.recipients,
        *draft.actors[1:],
        *([draft.theme] if draft.theme is not None else []),
    ):
        for token in below(host, _WHERE):
            if token.ent_type_ in _PLACES or (token.pos_ == "PROPN" and token.ent_type_ == ""):
                start, end = reach(token)
                span = passage.span(passage.doc[start:end])
                known = people.who(span).actor
                named = known is not None and known.kind in ("place", "state")
                return EventPlace(
                    name=known.name if known is not None and named else span.of(text),
                    span=span,
                    country=known.party if known is not None and named else None,
                )
    return None


def numbers_of(draft: Draft, passage: Passage, text: str) -> tuple[Quantity, ...]:
    """The numbers that count what the deed fell on: "killed 26 soldiers"."""
    return tuple(dict.fromkeys(_numbers(draft, passage, text)))


def _numbers(draft: Draft, passage: Passage, text: str) -> Iterator[Quantity]:
    for head in (each for counted in draft.counted for each in joined(counted)):
        for token in (*head.lefts, head):
            if (
                token.pos_ == "NUM"
                and token.ent_type_ not in ("DATE", "TIME")
                and (token.dep_ == "nummod" or token == head)
            ):
                span: Span = passage.span(passage.doc[token.left_edge.i : token.i + 1])
                yield Quantity(span=span, value=_value(token.text), unit=head.lemma_.lower() if token != head else "")


def _value(words: str) -> float | None:
    """The number that digits or a number word stand for.

    >>> _value("1,200"), _value("three"), _value("several")
    (1200.0, 3.0, None)
    """
    number = NUMBER_WORDS.get(words.lower())
    if number is not None and number <= 12:
        return float(number)
    try:
        return float(words.replace(",", ""))
    except ValueError:
        return None
