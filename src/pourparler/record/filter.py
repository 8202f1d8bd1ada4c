"""Which entries are asked for.

In: what a person or a program asks: actor, party, outlet, days, words. Out: `Filter`, and a safe full-text query.
Refused: days that are no days, a negative limit, a share beyond 0 and 1; the message names the cure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pourparler.errors import RecordError
from pourparler.model import Kind
from pourparler.record.day import days
from pourparler.record.spelling import spelled

EVERY_KIND: tuple[Kind, ...] = ("speech", "writing", "attitude")
_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked for; a field left out asks for everything, except that attitudes must be asked for in `kinds`.

    `since` and `until` bound the day of publication, `as_of` keeps only what articles published by that day say; each
    is a day, month or year, and an article whose day is unknown, or is not certainly within, is left out. `outlet` is
    compared without regard to case. `text` is words that must all occur; "quotation marks" hold a phrase, `word*` is
    a beginning. `status` and `type` are those of events and talks, `type` also a stance. `issues` are slugs, any of
    which will do: what is about them, and articles, statements and events where such stands. `repeats` set to False
    leaves out what only repeats another statement of its article (headlines). `sure` (0 to 1) leaves out statements of
    less confidence.
    Of several texts of one article only the one that stands is given, with `as_of` the one that stood by then;
    `superseded` asks for all of them.
    """

    negotiation: str | None = None
    actor: str | None = None
    party: str | None = None
    issues: tuple[str, ...] = ()
    outlet: str | None = None
    status: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    text: str | None = None
    kinds: tuple[Kind, ...] = ("speech", "writing")
    repeats: bool = True
    sure: float | None = None
    superseded: bool = False
    limit: int | None = None

    def __post_init__(self) -> None:
        for name, value in (("since", self.since), ("until", self.until), ("as-of", self.as_of)):
            if value is not None and days(value) is None:
                raise RecordError(f"{name} wants a date like 2026-03-13 or 2026-03, found {value!r}")
        if self.limit is not None and self.limit < 0:
            raise RecordError(f"limit wants a number of entries from 0 up, found {self.limit}")
        if self.sure is not None and not 0 <= self.sure <= 1:
            raise RecordError(f"sure wants a share from 0 to 1, found {self.sure}")

    @property
    def first_day(self) -> str | None:
        """The first day of publication asked for."""
        interval = days(self.since) if self.since else None
        return interval[0] if interval else None

    @property
    def as_of_day(self) -> str | None:
        """The last day of `as_of`."""
        interval = days(self.as_of) if self.as_of else None
        return interval[1] if interval else None

    @property
    def last_day(self) -> str | None:
        """The last day of publication asked for, the earlier of `until` and `as_of`."""
        ends = [interval[1] for value in (self.until, self.as_of) if value and (interval := days(value))]
        return min(ends) if ends else None


USUAL = Filter()


def full_text_query(text: str) -> str:
    """The words as an FTS5 query that is never a syntax error: each word or phrase quoted, all of them wanted.

    >>> full_text_query('ceasefire NOT "no talks AND withdraw*')
    '"ceasefire" "NOT" "no talks AND withdraw*"'
    >>> full_text_query("sanction* (oil")
    '"sanction"* "(oil"'
    """
    terms = []
    for phrase, word in _TERM.findall(spelled(text)):
        stem = word.rstrip("*")
        if phrase or stem:
            terms.append(f'"{phrase or stem}"' + ("*" if word != stem else ""))
    return " ".join(terms) or '""'
