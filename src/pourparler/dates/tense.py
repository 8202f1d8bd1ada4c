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
_CLAUSE = re.compile(r",|\b(?:and|but|while)\b")
_FILLER = re.compile(r"(?: the| early| late| noon| midnight| \d{1,2}(?::\d\d)? ?[ap]\.?m\.?)*,? *$")
_ABBREVIATED = (  # what may stand before a full stop that ends no sentence, by length
    r"(?<![ .][a-z])(?<!mr|dr|st|ms|no)(?<!mrs|sen|rep|gen|gov|jan|feb|mar|apr|aug|oct|nov|dec)(?<!sept)"
)
_STOP = re.compile(_ABBREVIATED + r"[.!?;:](?=[ \"'\u201d\u2019)\]]|$)|\n")


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """One pattern for signs in the clause, and one each for words just before that look ahead or back."""
    table = yaml.safe_load(resources.files("pourparler.dates").joinpath("tense.yaml").read_text("utf-8"))
    clause = re.compile("|".join(f"(?P<{tense}>{'|'.join(table[tense])})" for tense in ("intent", "future", "past")))
    return clause, re.compile(table["just_before"]["future"]), re.compile(table["just_before"]["past"])


def tense_around(work: str, start: int, end: int, *, weekday: bool = False) -> Tense | None:
    """The tense of the clause in which `work[start:end]` stands; `weekday` if that is a day of the week.

    A sign just before the date decides, then one just behind it ("the envoy on Sunday issued"); then, for a date that
    opens its clause, the first behind it, and for any other the last in front of it.

    >>> tense_around("the envoys will meet on thursday", 24, 32), tense_around("they met on thursday", 12, 20)
    ('future', 'past')
    """
    clause, ahead, back = _signs()
    left = _STOP.split(work[max(0, start - _REACH) : start])[-1]
    right = _STOP.split(work[end : end + _REACH], maxsplit=1)[0]
    near = _FILLER.sub("", left)
    opens = not re.search(r"[a-z]{4}", _CLAUSE.split(near)[-1].replace("until", ""))
    after = clause.search(right)
    if ahead.search(near) and not (opens and after and after.lastgroup == "past"):
        return "future"
    if back.search(near):
        return "past"
    if after and not right[: after.start()].strip(" -)"):
        return _named(after, weekday)
    return _named(after if opens else _last(clause, left), weekday)


def _last(clause: re.Pattern[str], left: str) -> re.Match[str] | None:
    signs = list(clause.finditer(left))
    return signs[-1] if signs else None


def _named(sign: re.Match[str] | None, weekday: bool) -> Tense | None:
    if sign is None:
        return None
    return "future" if sign.lastgroup == "future" or (sign.lastgroup == "intent" and not weekday) else "past"
