"""Lines of a page that name who wrote it, or say when.

In: the words of one line. Out: the author's names, or the date, if the line holds nothing else.
Refused: sentences, however much they begin like one.
"""

from __future__ import annotations

import re

from pourparler.model import Span
from pourparler.sources.outlet import outlet_in_line
from pourparler.sources.written_date import WrittenDate, find_date

_BY = re.compile(
    r"(?:written|reported|submitted|posted|published|analysis|reporting|additional reporting|opinion|edited|author"
    r"|(?:story|words|text|report|photos?|photographs|pictures)(?: and (?:words|text|photos?|photographs|pictures))?"
    r")?\s*"
    r"(?:\bby\b:?|(?<=author):)\s+",
    re.IGNORECASE,
)
_CREDITS = re.compile(r"[(\[]?(?:additional )?(?:reporting|writing|editing|compiled) by [A-Z].*[)\]]?", re.IGNORECASE)
_CUT = re.compile(
    r"\s*(?:[|·•@–—]|\s-\s|\d|\b(?:in|on) [A-Z]|\bat \d|\b(?:updated|published|posted)\b).*", re.IGNORECASE
)
_PARTICLES = frozenset((
    "de", "van", "von", "der", "den", "al", "bin", "ibn", "el", "la", "le", "du", "da", "di", "dos", "bint",
    "ter", "ten",
))  # fmt: skip
_NO_NAMES = frozenset((
    "the", "a", "an", "and", "or", "but", "for", "from", "with", "in", "on", "at", "to", "its", "his", "her",
    "their", "this", "that", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december",
))  # fmt: skip
_STAFF = frozenset((
    "staff", "agencies", "reporter", "reporters", "correspondent", "correspondents", "writer", "writers", "desk",
    "editor", "news",
))  # fmt: skip
_LABEL = re.compile(
    r"(?:(?:first |last )?(?P<label>published|updated|posted|modified|issued|released|date|created|added)\b"
    r"(?: on| at)?[:\s]*)?",
    re.IGNORECASE,
)
_READING = re.compile(r"^\d+ min(?:ute)?s? read\s*[·|•–-]?\s*", re.IGNORECASE)
_CHANGED = frozenset(("updated", "modified"))
_PLACE = re.compile(r"(?:[A-Z][\w.'’-]*,?\s+){1,4}(?:[-–—|/·•]\s*)?")
_SMALL = frozenset((
    "am", "pm", "a.m.", "p.m.", "ago", "hr", "hrs", "hour", "hours",
    "min", "mins", "minutes", "read", "by", "at", "on", "last", "updated",
    "published", "modified", "comments", "gmt", "utc",
))  # fmt: skip


def author_line(line: str) -> tuple[str, Span] | None:
    """The names in a line that begins with "By", and where they stand in it.

    >>> author_line("By Klara Weissmond, parliamentary correspondent")
    ('Klara Weissmond', Span(start=3, end=18))
    >>> author_line("By Friday the delegations had gone.") is None
    True
    """
    match = _BY.match(line)
    if match is None or len(line.split()) > 20 or re.search(r"[a-z]{3}[.!?]$", line):
        return None
    rest = _CUT.sub("", line[match.end() :])
    names = _names(rest)
    return (names, Span(match.end(), match.end() + len(names))) if names else None


def _names(rest: str) -> str:
    """The leading names of "Ana Ruiz and Jon Pell, correspondents"; "" where a sentence goes on instead."""
    kept = ""
    for piece in re.split(r"(,\s+(?:and\s+)?|\s+and\s+|\s*&\s*|\s*/\s*)", rest):
        between = kept and re.fullmatch(r"[,&/\s]*(?:and\s+)?", piece)
        if not between and not _is_writer(piece):
            break
        kept += piece
    kept = re.sub(r"(?:[,&/\s]|\band\s*$)+$", "", kept)
    left = rest[len(kept) :].strip(" ,")
    return "" if len(left.split()) > 6 or (kept and not rest.startswith(kept)) else kept


def _is_writer(piece: str) -> bool:
    staff = piece[:1].isupper() and piece.casefold().split()[-1] in _STAFF
    return (is_name(piece, shortest=1) or staff) and outlet_in_line(piece, ()) is None


def credits_line(line: str) -> bool:
    """Whether the line says who reported, wrote and edited: "Reporting by Ana Ruiz; Editing by Jon Pell"."""
    return len(line.split()) <= 40 and _CREDITS.fullmatch(line) is not None


def is_name(words: str, shortest: int = 2) -> bool:
    """Whether the words are shaped like a person's name.

    >>> is_name("Casey Orlin"), is_name("Leadership and a path forward"), is_name("The Halune Convention")
    (True, False, False)
    """
    parts = words.split()
    if not shortest <= len(parts) <= 5:
        return False
    return all(_name_part(part, inside=0 < at < len(parts)) for at, part in enumerate(parts))


def _name_part(part: str, inside: bool) -> bool:
    if part.casefold() in _NO_NAMES:
        return False
    if inside and part.casefold() in _PARTICLES:
        return True
    lettered = all(char.isalpha() or char in ".'’-" for char in part)
    return lettered and part[0].isupper() and part[-1] not in "'’"


def date_line(line: str) -> tuple[WrittenDate, bool] | None:
    """The date of a line that holds nothing else (a label, a place, a clock time, the name of a site may stand by it),
    and whether it is the day of publication, not of a change.

    >>> date_line("Mon, 03/09/2026 – 18:40Lantern NewsRead More")[0].days
    ('2026-03-09',)
    >>> date_line("On March 9, 2026, the delegations met.") is None
    True
    """
    if len(line) > 120 or (found := find_date(line)) is None:
        return None
    before, after = _READING.sub("", line[: found.span.start]), line[found.span.end :]
    label = _LABEL.fullmatch(before.strip(" |/·•–—-"))
    if label is None and not (before.strip(" |/·•–—-") == "" or _PLACE.fullmatch(before)):
        return None
    if not _by_the_way(after, dated=found.dated):
        return None
    return found, not (label and (label["label"] or "").casefold() in _CHANGED)


def _by_the_way(after: str, dated: bool) -> bool:
    """Whether what follows a date is a site's name, a reading time or the like, not a sentence."""
    words = re.findall(r"[^\s|·•,–—()-]+", after)
    if re.search(r"[a-z]{2}[.!?]$", after) or len(words) > 8:
        return False
    small = all(word.casefold().strip(".:") in _SMALL or word[0].isdigit() for word in words)
    names = all(word[0].isupper() or word[0].isdigit() or word in _SMALL | _PARTICLES | {"and", "of"} for word in words)
    return small or (dated and names)
