"""Brackets that say whose a picture is: "(Harbour Guild via X/Handout via the Belsk Herald)".

In: the text of an article. Out: the places of these brackets; nobody in them acts or speaks, and no "he" means them.
Refused: brackets with more in them than a line, and such as only name an outlet ("(the Belsk Herald)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pourparler.model import Span

_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{3,120})[)\]]")
_CREDIT = re.compile(
    r"(?i)^(?:photo|picture|image|file|credit|video|screenshot|illustration|courtesy)\b.*[:/]|\bvia\b.*/|/.*\bvia\b"
    r"|\b(?:photo|handout|file photo)\b|\bcredit\s*:|/(?:AP|AFP|EPA|Reuters|Getty)\b"
)


def credited(text: str) -> Iterator[Span]:
    """The brackets in a text that credit a picture.

    >>> list(credited("The lock opened. (Harbour Guild via X/Handout via Belsk Herald) It (so far) holds."))
    [Span(start=17, end=63)]
    """
    for match in _BRACKETS.finditer(text):
        if _CREDIT.search(match[1]):
            yield Span(match.start(), match.end())
