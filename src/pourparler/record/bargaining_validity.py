"""What sound talks, proposals, positions and commitments keep to.

In: the findings of one article. Out: a message for each rule broken.
Refused: nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import get_args

from pourparler.model import (  # isort: skip
    AnswerKind, Commitment, Extraction, Position, Precision, Proposal, Publication, Span, Stance, Talks, TalksKind,
    TalksStatus, When,
)  # fmt: skip
from pourparler.problems import Problem
from pourparler.record.rebase import B, Bargaining, own_bargaining_id

_VOCABULARIES = {
    "kind of talks": frozenset(get_args(TalksKind)), "status of talks": frozenset(get_args(TalksStatus)),
    "way of becoming known": frozenset(get_args(Publication)), "answer": frozenset(get_args(AnswerKind)),
    "stance": frozenset(get_args(Stance)) - {"silent"}, "precision": frozenset(get_args(Precision)),
}  # fmt: skip


def bargaining(extraction: Extraction) -> Iterator[tuple[str, Bargaining]]:
    """Everything on the table that an article tells of, with the word for what it is."""
    yield from (("talks", talks) for talks in extraction.talks)
    yield from (("proposal", proposal) for proposal in extraction.proposals)
    yield from (("position", position) for position in extraction.positions)
    yield from (("commitment", commitment) for commitment in extraction.commitments)


def sound(extraction: Extraction) -> Extraction:
    """The findings without the entries on the table that break a rule, or stand twice: each of these a problem.

    A fault of one such entry would otherwise keep the whole article out of the record.
    """
    held = {statement.id for statement in extraction.statements}
    seen: set[str] = set()
    problems: list[Problem] = []

    def kept(entries: tuple[B, ...], kind: str) -> tuple[B, ...]:
        good = []
        for entry in entries:
            faults = list(_faults(entry, len(extraction.article.text), held))
            faults += ["it stands twice"] if entry.id in seen else []
            if not faults:
                good.append(entry)
                seen.add(entry.id)
            else:
                message = f"{kind} {entry.id} was left out: {faults[0]}; a fault of ours, please report it"
                problems.append(Problem(source=extraction.article.url or extraction.article.id, message=message))
        return tuple(good)

    return replace(
        extraction,
        talks=kept(extraction.talks, "talks"),
        proposals=kept(extraction.proposals, "proposal"),
        positions=kept(extraction.positions, "position"),
        commitments=kept(extraction.commitments, "commitment"),
        problems=(*extraction.problems, *problems),
    )


def bargaining_faults(extraction: Extraction) -> Iterator[str]:
    """Every rule that these break: ids that do not recompute, spans outside the text, statements not there."""
    held = {statement.id for statement in extraction.statements}
    every = list(bargaining(extraction))
    for twice in sorted(id for id, n in Counter(entry.id for _, entry in every).items() if n > 1):
        yield f"the id {twice} stands twice"
    for kind, entry in every:
        for message in _faults(entry, len(extraction.article.text), held):
            yield f"{kind} {entry.id}: {message}"


def _faults(entry: Bargaining, length: int, held: set[str]) -> Iterator[str]:
    if entry.id != own_bargaining_id(entry):
        yield f"its id does not recompute, the rule gives {own_bargaining_id(entry)}"
    for role, span in bargaining_spans(entry):
        if span.end > length:
            yield f"{role} {span.start}..{span.end} leaves the text of {length}"
    for target in statements_of(entry):
        if target not in held:
            yield f"it points at {target}, which is not a statement of the article"
    for vocabulary, word in _words(entry):
        if word not in _VOCABULARIES[vocabulary]:
            yield f"{word!r} is no {vocabulary}"


def bargaining_spans(entry: Bargaining) -> Iterator[tuple[str, Span]]:
    """Every stretch of text that an entry stands on, with its role."""
    match entry:
        case Talks():
            yield from (("mention", span) for span in entry.mentions)
            yield from (("turn", turn.span) for turn in entry.history)
        case Proposal():
            yield from (("mention", span) for span in entry.mentions)
            yield from (("term", term.text) for term in entry.terms)
            yield from (("answer", answer.text) for answer in entry.answers)
        case Position():
            yield "text", entry.text
            if entry.condition:
                yield "condition", entry.condition
            if entry.figure:
                yield "figure", entry.figure.span
        case Commitment():
            yield "text", entry.text
    yield from (("date", when.span) for when in _dates(entry) if when.span)


def statements_of(entry: Bargaining) -> tuple[str, ...]:
    """The ids of the statements that an entry names, each once."""
    match entry:
        case Talks():
            found: Iterable[str | None] = (turn.reported_by for turn in entry.history)
        case Proposal():
            found = (*(term.reported_by for term in entry.terms), *(answer.statement for answer in entry.answers))
        case Position() | Commitment():
            found = (entry.statement,)
    return tuple(dict.fromkeys(id for id in found if id))


def _dates(entry: Bargaining) -> Iterator[When]:
    match entry:
        case Talks():
            dates = (entry.date, entry.since, *(turn.date for turn in entry.history))
        case Position():
            dates = (entry.date,)
        case Commitment():
            dates = (entry.due,)
        case Proposal():
            dates = ()
    yield from (when for when in dates if when)


def _words(entry: Bargaining) -> Iterator[tuple[str, str]]:
    """Words of a vocabulary, each with its name."""
    match entry:
        case Talks():
            yield "kind of talks", entry.kind
            yield from (("status of talks", status) for status in (entry.status, *(t.status for t in entry.history)))
        case Proposal():
            if entry.publication:
                yield "way of becoming known", entry.publication
            yield from (("answer", answer.answer) for answer in entry.answers)
        case Position():
            yield "stance", entry.stance
    yield from (("precision", when.precision) for when in _dates(entry))
