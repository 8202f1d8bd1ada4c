"""What was long before the article: history, and no news of anybody's talks.

In: an event and the year of its article. Out: whether it lies more than ten years back.
Refused: to guess where neither the event's date nor its sentence tells a year.
"""

from __future__ import annotations

import re

from pourparler.events.draft import SPOKEN
from pourparler.model.event import Event

_YEARS_BACK = 10
_YEAR = re.compile(
    r"\b(born |founded |created |established |built )?in (?:[A-Z][a-z]+ |the early |the late )?(1[6-9]\d\d|20\d\d)\b"
)
_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n")


def is_long_past(event: Event, text: str, year: int | None) -> bool:
    """Whether an event of this text lies more than ten years before the year of its article.

    A year counts where its own sentence tells no later one, and of deeds alone: "was arrested in 1989".
    """
    if year is None or event.type in SPOKEN:
        return False  # "accused it of having struck in 1990"
    if event.date is not None and event.date.value[:4].isdigit() and int(event.date.value[:4]) >= year - _YEARS_BACK:
        return False
    years = {int(found) for other, found in _YEAR.findall(_sentence(event, text)) if not other}
    return bool(years) and max(years) < year - _YEARS_BACK


def _sentence(event: Event, text: str) -> str:
    before = [m.end() for m in _END.finditer(text, max(0, event.trigger.start - 400), event.trigger.start)]
    behind = _END.search(text, event.trigger.end, event.trigger.end + 400)
    start = before[-1] if before else max(0, event.trigger.start - 400)
    return text[start : behind.start() if behind else event.trigger.end + 400]
