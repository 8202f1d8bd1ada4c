"""The encoder's second look at the statements that the rules read.

In: a text, its statements. Out: the statements, each with a confidence that knows how far the encoder marks the same
words as content. Refused: statements of the body whose words it does not take for content at all; never does it add
one, or touch who said it, what, and to whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp

from pourparler.encoder import load_encoder
from pourparler.model import Form, Statement

LEAST_SHARED = 0.2
"""Below this share of words in common a statement of the body is left out, unless some of it stands in marks."""
LEAST_PLACED = 0.18
"""The same for quotations that no clause of the report holds, only its place."""
BRIEF = 3
"""Words of an object of which the share tells nothing."""
UNSHARED, SHARED, MARKS = -1.8, 3.0, 1.5
"""Log-odds that a statement is right: with no word in common, what all of them add, what quotation marks add."""


def looked_at_again(text: str, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements with the confidence that rules and encoder give them together."""
    if not statements:
        return ()
    shares = load_encoder().shared(text, [(s.cue or s.source or s.content[0], s.content) for s in statements])
    needed = {name for s in statements for name in (s.inside, s.repeats)}
    return tuple(
        s if share is None else _weighed(s, share)
        for s, share in zip(statements, shares, strict=True)
        if s.id in needed or s.place != "body" or _is_brief(text, s) or not _is_left_out(s, share)
    )


def is_doubtful(form: Form, share: float | None) -> bool:
    """Whether a statement is left out: hardly a word of it is content to the encoder, and none stands in marks."""
    return share is not None and form == "indirect" and share < LEAST_SHARED


def _is_left_out(statement: Statement, share: float | None) -> bool:
    return is_doubtful(statement.form, share) or _is_loose(statement, share)


def _is_loose(statement: Statement, share: float | None) -> bool:
    """Whether only its place gives a quotation its report, and the encoder takes little of it for content."""
    placed = statement.evidence.rule == "quotation.place" and statement.form == "direct"
    return placed and share is not None and share < LEAST_PLACED


def _is_brief(text: str, statement: Statement) -> bool:
    """Whether what a verb has for its object is too few words for their share to tell: "endorsed the plan"."""
    words = sum(len(span.of(text).split()) for span in statement.content)
    return statement.evidence.rule == "verb.object" and words <= BRIEF


def _weighed(statement: Statement, share: float) -> Statement:
    return replace(statement, evidence=replace(statement.evidence, confidence=confidence(statement.form, share)))


def confidence(form: Form, share: float) -> float:
    """How likely a statement is right, from 0 to 1, by the share of its words that the encoder takes for content.

    >>> round(confidence("indirect", 1.0), 2), round(confidence("direct", 1.0), 2)
    (0.77, 0.94)
    """
    return 1 / (1 + exp(-(UNSHARED + SHARED * share + (MARKS if form == "direct" else 0.0))))
