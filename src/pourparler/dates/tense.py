"""Whether the words around a date look back or ahead.

In: a lower-cased text and the place of a date. Out: "past", "future" or None, by the nearest sign in the clause.
Refused: to look beyond the sentence.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Literal

import yaml

Tense = Literal["past", "future"]
_REACH = 90
_FILLER = re.compile(r"(?: the| early| late| noon| midnight| \d{1,2}(?::\d\d)? ?[ap]\.?m\.?)*,? *$")
_STOP = re.compile(r"[.!?;:](?= |$|\")|\n")


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """One pattern for signs in the clause, and one each for words just before that look ahead or back."""
    table = yaml.safe_load(resources.files("pourparler.dates").joinpath("tense.yaml").read_text("utf-8"))
    clause = re.compile(f"(?P<future>{'|'.join(table['future'])})|(?P<past>{'|'.join(table['past'])})")
    return clause, re.compile(table["just_before"]["future"]), re.compile(table["just_before"]["past"])


def tense_around(work: str, start: int, end: int) -> Tense | None:
    """The tense of the clause in which `work[start:end]` stands.

    A sign just before the date decides, then one just behind it ("the envoy on Sunday issued"); then, for a date that
    opens its clause, the first behind it, and for any other the last in front of it.

    >>> tense_around("the envoys will meet on thursday", 24, 32), tense_around("they met on thursday", 12, 20)
    ('future', 'past')
    """
    clause, ahead, back = _signs()
    left = _STOP.split(work[max(0, start - _REACH) : start])[-1]
    right = _STOP.split(work[end : end + _REACH], maxsplit=1)[0]
    near = _FILLER.sub("", left)
    opens = not re.search(r"[a-z]{4}", near.rpartition(",")[2].replace("until", ""))
    after = clause.search(right)
    if ahead.search(near) and not (opens and after and after.lastgroup == "past"):
        return "future"
    if back.search(near):
        return "past"
    if after and not right[: after.start()].strip(" -"):
        return _named(after)
    before = None if opens and after else _last(clause, left)
    return _named(before or after)


def _last(clause: re.Pattern[str], left: str) -> re.Match[str] | None:
    last = None
    for last in clause.finditer(left):
        pass
    return last


def _named(sign: re.Match[str] | None) -> Tense | None:
    return None if sign is None else "future" if sign.lastgroup == "future" else "past"
