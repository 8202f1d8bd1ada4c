"""Lines that a page's markup parted and its text no longer does.

In: repaired words. Out: the offsets where such a line ends or begins: a picture's credit, a link in capitals, a reading
time, a player's notice. Refused: capitals and brackets inside a sentence; a heading that looks like the words after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENS = r"(?=[\"“‘'\[]?[A-Z0-9])"
_CREDITED = (
    r"(?:[Cc]redit|CREDIT|[Pp]hoto|PHOTO|[Ff]ile\b|FILE\b|Getty|REUTERS|[Ii]llustrative"
    r"|\w+/(?:AP|AFP|EPA|POOL)\b|AP\)|via\b)"
)
_CREDIT = re.compile(rf"\s*(?P<credit>\((?=[^()]{{0,80}}{_CREDITED})[^()]{{3,160}}\))\s+{_OPENS}")
"""A bracket that says who took the picture; the caption ends with it."""
_CAPITALS = r"[A-Z0-9][A-Z0-9&/]*(?:[-'’][A-Z0-9]+)*[,;:'’?!]?\s+"
_LINK = re.compile(
    rf"(?:^|(?<=[.!?)\]\"”'’]\s)|(?<=[.!?)\]\"”'’]\s\s))(?P<line>(?:(?:[A-Z]\.){{2,}}\s+|{_CAPITALS}){{3,}}{_CAPITALS})"
    r"(?=[A-Z][a-z]|(?:[A-Z]\.){2,}\s+[A-Z][a-z])"
)
"""At least four words in capitals behind the end of a sentence, before one that is written as usual."""
_NOTICE = re.compile(rf"\b(?:\d{{1,2}} min(?:ute)?s? read|supports HTML5 (?:video|audio)|Advertisement)\s+{_OPENS}")
_GAP = re.compile(rf"(?<=[\w.,!?)\"”'’])\s{{3,}}{_OPENS}")
"""Three blanks are a line break that was made a blank."""
_SHOUTED = 12
"""Letters in a row of capitals from which it is a line and not a row of short names."""


def line_starts(words: str) -> Iterator[int]:
    """Offsets in `words` where a line begins that no stop parts from the one before it.

    >>> words = "The quay at dusk. (credit: Ilan Dorvath) Ferent said no. READ WHAT THE PALACE WROTE Prell agreed."
    >>> [words[start:][:8] for start in sorted(line_starts(words))]
    ['(credit:', 'Ferent s', 'Prell ag']
    """
    for match in _CREDIT.finditer(words):
        yield match.end()
        if match.start("credit") > 0 and words[: match.start("credit")].rstrip()[-1:] in (".", "!", "?", '"', "”"):
            yield match.start("credit")
    for match in _LINK.finditer(words):
        if sum(map(str.isalpha, match["line"])) >= _SHOUTED:
            yield match.end()
    for pattern in (_NOTICE, _GAP):
        yield from (match.end() for match in pattern.finditer(words))
