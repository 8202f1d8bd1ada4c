"""Where sentences begin.

In: repaired words. Out: the offsets at which a new sentence begins.
Refused: a boundary after an abbreviation, an initial, or between a quoted question and the words that report it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

import yaml

from pourparler.language.glued import line_starts

_END = re.compile(r"(?P<stop>[.!?…]+)(?P<marks>[\"'”’»)\]]*)(?P<gap>\s+)(?=[\"'“‘«(\[—–-]*\s?[\"'“‘«(\[]*[A-Z0-9À-Þ])")
_REPORT = re.compile(
    r"(?:he|she|they|it|(?:the\s)?(?:[A-Z][\w.’'-]*\s?){1,4})\s?"
    r"(?:said|asked|says|asks|added|replied|told|wrote|tweeted|wondered|exclaimed|demanded|continued|shouted)\b"
    r"(?=[\s,.:])"
)
_DATELINE = re.compile(
    r"\b[A-Z][A-Z.’'-]{2,}(?:[\s,/]+[\w.’'-]+){0,6}[\s,]*"
    r"(?:\([A-Z][\w .’&-]{1,30}\)|/[A-Z][\w .-]{1,20}/)\.?\s*(?:--|[–—-])?\s+(?=[\"“A-Z])"
)
"""A place, a day and an agency in front of the story: no part of its first sentence."""
_PLACE_ALONE = re.compile(
    r"[A-Z][A-Z.’'-]{2,}(?:[\s/][A-Z][A-Z.’'-]+){0,3}(?:,\s[A-Z][\w.]*(?:\s\d{1,2})?){0,2}(?:,\s\d{4})?"
    r"\s(?:--|[–—-])\s+(?=[\"“A-Z])"
)
"""A place in capitals, with a region or a day, and a dash at the very beginning."""
LONGEST = 2_500
"""Code points after which a sentence is cut at the next space: an unpunctuated page must not stall the parser."""


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    data = yaml.safe_load(resources.files(__package__).joinpath("abbreviations.yaml").read_text("utf-8"))
    return frozenset(data["never_end"]), frozenset(data["may_end"])


def sentence_starts(words: str) -> Iterator[int]:
    """Offsets in `words` where a sentence begins.

    >>> words = 'Gen. Orsk met the U.N. envoy. "Will it hold?" Orsk asked. It will.'
    >>> [words[start:][:6] for start in sorted(sentence_starts(words))]
    ['Gen. O', '"Will ', 'It wil']
    """
    yield 0
    yield from _after_datelines(words)
    yield from line_starts(words)
    last = 0
    for match in _END.finditer(words):
        yield from _forced(words, last, match.start())
        if not _ends(words, match):
            continue
        last = match.end()
        yield last
    yield from _forced(words, last, len(words))


def _after_datelines(words: str) -> Iterator[int]:
    alone = _PLACE_ALONE.match(words)
    if alone is not None:
        yield alone.end()
    for match in _DATELINE.finditer(words):
        yield match.end()


def _forced(words: str, last: int, end: int) -> Iterator[int]:
    while end - last > LONGEST:
        space = words.find(" ", last + LONGEST, end)
        if space < 0:
            return
        last = space + 1
        yield last


def _ends(words: str, match: re.Match[str]) -> bool:
    stop, marks = match["stop"], match["marks"]
    if marks and stop != "." and _REPORT.match(words, match.end()):
        return False
    if stop != "." or marks:
        return True
    before = re.search(r"[\w.&’'-]*$", words[max(0, match.start() - 24) : match.start()])
    token = before.group() if before else ""
    never, may = _abbreviations()
    if token.lower() in never:
        return False
    if re.fullmatch(r"[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]", token) or token.lower() in may:
        return _begins_plainly(words, match.end())
    return True


def _begins_plainly(words: str, at: int) -> bool:
    """Whether the word here is one that opens sentences, rather than the rest of a name."""
    opener = re.match(
        r"[\"“‘'(\[]*(?:The|A|An|He|She|It|They|We|I|You|In|On|At|But|And|This|That|These|Those|There|His|Her|Its|Their|"
        r"For|With|After|Before|While|When|If|As|By|Since|However|Meanwhile|According|Earlier|Later|Also|Both|Some|"
        r"What|Who|Why|How|No|Not|Under|Asked|Last|Such|Still|So|Yet|To|From|During|Despite|Although)\b",
        words[at : at + 24],
    )
    return opener is not None
