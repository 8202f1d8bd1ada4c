"""When and where, and how many.

In: a drafted event, the dated words and the people of its article. Out: its date, its place, its numbers.
Refused: a date of another clause, a place that is a side of the event.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pourparler.dates import Expression, when_of
from pourparler.dates.counts import NUMBER_WORDS
from pourparler.events.draft import Draft
from pourparler.events.phrases import below, joined, reach
from pourparler.language.parsed import Passage
from pourparler.model import Span, When
from pourparler.model.event import EventPlace, Quantity
from pourparler.statements.reading import People

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WHERE = ("in", "at", "near", "outside")


def date_of(draft: Draft, passage: Passage, dated: Sequence[Expression]) -> When | None:
    """The date that hangs on the trigger, or on the verb around a noun, in its own clause."""
    reach_ = passage.span(draft.trigger.sent)
    near: list[tuple[int, When]] = []
    for expression in dated:
        if expression.type not in ("DATE", "TIME") or not reach_.holds(expression.span):
            continue
        when, tokens = when_of(expression), passage.tokens(expression.span)
        if when is None or tokens is None or when.value.endswith("_REF") or not _hangs(tokens.root, draft):
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
