"""The encoder's second look at the statements that the rules read.

In: a text, its statements. Out: the statements, each with a confidence that knows how far the encoder marks the same
words as content and as source. Refused: statements of the body that are more likely wrong than right; never does it add
one, or touch who said it, what, and to whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp, log

from pourparler.encoder import Agreed, load_encoder
from pourparler.model import Form, Statement

EVEN, HELD = 0.5, 0.4
"""The least confidence of what is said or written, and of an attitude that is held."""
ALONE, SHARED, SOURCED, MARKS, LOOSE = -1.9, 3.3, 0.27, 0.7, -0.8
"""Log-odds that a statement is right: with no word in common, what all of them add, what the log-odds of its source
count, what quotation marks add, and what it counts that a loose rule reads words as said."""
_LOOSE = frozenset({"verb.object", "quotation.place"})
_EXACT = frozenset({"layout.transcript"})
"""Rules whose layout says who has the word: the encoder, which learned cues of words, is not asked."""
_LEAST = 0.001


def looked_at_again(text: str, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements with the confidence that rules and encoder give them together."""
    if not statements:
        return ()
    found = [(s.cue or s.source or s.content[0], s.source, s.content) for s in statements]
    weighed = [_weighed(s, agreed) for s, agreed in zip(statements, load_encoder().agreed(text, found), strict=True)]
    while len(held := _held(weighed)) < len(weighed):
        weighed = held
    return tuple(held)


def _held(statements: list[Statement]) -> list[Statement]:
    """Those that are not doubtful, or that another one needs."""
    needed = {name for s in statements for name in (s.inside, s.repeats)}
    return [s for s in statements if not is_doubtful(s) or s.id in needed]


def is_doubtful(statement: Statement) -> bool:
    """Whether a statement of the body is left out unless another needs it: it is more likely wrong than right."""
    least = HELD if statement.kind == "attitude" else EVEN
    return statement.place == "body" and statement.evidence.confidence < least


def _weighed(statement: Statement, agreed: Agreed | None) -> Statement:
    if agreed is None or statement.evidence.rule in _EXACT:
        return statement
    loose = statement.evidence.rule in _LOOSE and statement.kind != "attitude"
    sure = confidence(statement.form, agreed, loose=loose)
    return replace(statement, evidence=replace(statement.evidence, confidence=sure))


def confidence(form: Form, agreed: Agreed, *, loose: bool = False) -> float:
    """How likely a statement is right, from 0 to 1, by how far the encoder agrees with its content and its source.

    >>> full = Agreed(content=1.0, source=0.99)
    >>> round(confidence("indirect", full), 2), round(confidence("direct", full), 2)
    (0.93, 0.97)
    """
    odds = ALONE + SHARED * agreed.content + SOURCED * _odds(agreed.source)
    return 1 / (1 + exp(-(odds + (MARKS if form == "direct" else 0.0) + (LOOSE if loose else 0.0))))


def _odds(likely: float | None) -> float:
    """The log-odds of a share; nought where there is none."""
    if likely is None:
        return 0.0
    held = min(max(likely, _LEAST), 1 - _LEAST)
    return log(held / (1 - held))
