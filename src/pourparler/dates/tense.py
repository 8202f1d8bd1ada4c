"""Whether the words around a date look back or ahead.

In: a lower-cased text and the place of a date. Out: "past", "future" or None, by the nearest sign in the clause.
Refused: to look beyond the sentence.
"""

from __future__ import annotations

import re

from pourparler.dates.signs import Tense, shipped_signs

_REACH = 120
_CLAUSE = re.compile(r",|\b(?:and|but|while)\b")
_FILLER = re.compile(r"(?: the| early| late| noon| midnight| \d{1,2}(?::\d\d)? ?[ap]\.?m\.?)*,? *$")
_ABBREVIATED = (  # what may stand before a full stop that ends no sentence, by length
    r"(?<![ .][a-z])(?<!mr|dr|st|ms|no)(?<!mrs|sen|rep|gen|gov|jan|feb|mar|apr|aug|oct|nov|dec)(?<!sept)"
)
_STOP = re.compile(_ABBREVIATED + r"[.!?;:](?=[ \"'\u201d\u2019)\]]|$)|\n")
_NEW_SUBJECT = re.compile(r" (?:that )?(?:the|a|an|its|his|her|their|this|next) (?:\w+ ){0,2}$")
_LINE_END = re.compile(r"[.!?:;\"')\]\u201d\u2019] *$")
_SUBORDINATE = re.compile(r"\w{3,} (?:that|which|who|whose|where|if)\b")
_HEADLINE = 120


def tense_around(work: str, start: int, end: int, *, weekday: bool = False) -> Tense | None:
    """The tense of the clause in which `work[start:end]` stands; `weekday` if that is a day of the week.

    A sign just before the date decides ("a truce announced Friday"), then one just behind it ("the envoy on Sunday
    issued"); then, for a date that opens its clause, the first behind it, and for any other the last in front of it,
    unless that only says what the date stands in ("said the Monday talks would go on").

    >>> tense_around("the envoys will meet on thursday", 24, 32), tense_around("they met on thursday", 12, 20)
    ('future', 'past')
    """
    signs = shipped_signs()
    left = _STOP.split(work[max(0, start - _REACH) : start])[-1]
    right = _STOP.split(work[end : end + _REACH], maxsplit=1)[0]
    near = _FILLER.sub("", left)
    opens = not re.search(r"[a-z]{4}", _CLAUSE.split(near)[-1].replace("until", ""))
    after = _first(signs.clause, right)
    if signs.ahead.search(near) and not (opens and after and after.lastgroup == "past"):
        return "future"
    if signs.back.search(near):
        return "past"
    last = _last(signs.clause, left)
    if signs.within.search(near):
        return "past" if opens else _named(last, weekday) or "past"
    beside = last is not None and not near[last.end() :].strip()
    if not beside and after and (opens or not right[: after.start()].strip(" -)")):
        return _named(after, weekday)
    if last and after and signs.saying.search(left[: last.end()]) and _new_subject(left[last.end() :], right):
        return _named(after, weekday)
    return _named(last, weekday) or ("future" if _headline(signs.headline, work, start, end) else None)


def _first(clause: re.Pattern[str], right: str) -> re.Match[str] | None:
    """The first sign that does not stand in a clause of its own: "On Monday, after a vow that all will go, he left"."""
    signs = list(clause.finditer(right))
    own = (sign for sign in signs if not _SUBORDINATE.search(right[: sign.start()].rpartition(",")[2]))
    return next(own, signs[0] if signs else None)


def _last(clause: re.Pattern[str], left: str) -> re.Match[str] | None:
    signs = list(clause.finditer(left))
    return signs[-1] if signs else None


def _new_subject(gap: str, right: str) -> bool:
    """Whether the date belongs to the subject of what is said: "said the Monday talks", "said Monday's talks"."""
    return bool(_NEW_SUBJECT.match(gap)) or (gap in (" ", " that ") and right.startswith("'s"))


def _headline(sign: re.Pattern[str], work: str, start: int, end: int) -> bool:
    """Whether the sign stands before the date in a short line that ends as no sentence does."""
    head = work[work.rfind("\n", 0, start) + 1 : start]
    tail = work[end:].partition("\n")[0] if len(head) <= _HEADLINE else ""
    whole = len(head) + end - start + len(tail) <= _HEADLINE and not _LINE_END.search(tail)
    return whole and bool(sign.search(head))


def _named(sign: re.Match[str] | None, weekday: bool) -> Tense | None:
    if sign is None:
        return None
    return "future" if sign.lastgroup == "future" or (sign.lastgroup == "intent" and not weekday) else "past"
