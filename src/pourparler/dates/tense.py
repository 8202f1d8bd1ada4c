"""Whether the words around a date look back or ahead.

In: a lower-cased text and the place of a date. Out: "past", "future", "either" or None, by the nearest sign.
Refused: to look beyond the sentence.
"""

from __future__ import annotations

import re

from pourparler.dates.signs import Signs, Tense, shipped_signs

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
_JUST_IN = re.compile(r" (?:back )?(?:in|on|during)")
_NOUN = re.compile(r"\b(?:an?|the|its|further) $")
_AWAITED = re.compile(r"\b(?:ahead of|await\w{0,3}|pending|expect\w{0,3}|before)$")
_HAD = re.compile(r"\bhad (?:(?:not|also|already|been|just|all|[a-z]{2,10}ly) ){0,2}$")
_PERFECT = re.compile(
    r"had (?:[a-z]{2,10}ly )?(?!(?:until|till|by|an?|the|no|to|its|his|her|their|only|some|more|less)\b)[a-z]+"
)


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
    if weekday and _is_done(signs, near, right):
        return "past"
    if signs.ahead.search(near) and not (opens and after and after.lastgroup == "past"):
        return "either" if _told_in_perfect(signs, left) else "future"
    if signs.back.search(near):
        return "past"
    last = _last(signs, left)
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


def _last(signs: Signs, left: str) -> re.Match[str] | None:
    """The last sign, or the one before "as soon as" where that looks ahead: "will sell as soon as trade opened"."""
    found = list(signs.clause.finditer(left))
    openers = [opener.start() for opener in signs.clause_of_time.finditer(left)]
    if found and openers and found[-1].start() > openers[-1]:
        before = [sign for sign in found if sign.end() <= openers[-1]]
        if before and before[-1].lastgroup == "future":
            return before[-1]
    return found[-1] if found else None


def _is_done(signs: Signs, near: str, right: str) -> bool:
    """Whether the noun behind a weekday's is of what has happened: "Friday's raid", "to appeal Wednesday's ruling"."""
    done = signs.done.match(right)
    return bool(done and not (done["foreseen"] and (signs.ahead.search(near) or _AWAITED.search(near))))


def _told_in_perfect(signs: Signs, left: str) -> bool:
    """Whether a limit is told in the past perfect: "had filed by Wednesday", "had given them until Friday"."""
    last = _last(signs, left)
    if last is None or last.lastgroup != "past":
        return last is not None and last.lastgroup == "overtaken"
    if last[0] == "had":
        return bool(_PERFECT.match(left, last.start()))
    return bool(_HAD.search(left[: last.start()]))


def is_of_past_verb(work: str, start: int) -> bool:
    """Whether a month belongs to a past verb: "signed in December", "In December they signed", "since December".

    A month about to come that stands further off is mostly that of a noun: "told of a cut in September".

    >>> is_of_past_verb("they signed in december", 15), is_of_past_verb("they told of a cut in december", 22)
    (True, False)
    """
    signs = shipped_signs()
    left = _STOP.split(work[max(0, start - _REACH) : start])[-1]
    near = _FILLER.sub("", left)
    last = _last(signs, near)
    verb = last is not None and last.lastgroup == "past" and not _NOUN.search(near[: last.start()])
    beside = last is not None and verb and _JUST_IN.fullmatch(near, last.end())
    return bool(signs.back.search(near) or beside or not re.search(r"[a-z]{4}", _CLAUSE.split(near)[-1]))


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
    if sign.lastgroup == "overtaken":
        return "either"
    return "future" if sign.lastgroup == "future" or (sign.lastgroup == "intent" and not weekday) else "past"
