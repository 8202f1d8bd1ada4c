"""What a site's robots.txt allows us (RFC 9309).

In: the status and bytes of a robots.txt. Out: `Rules`: which addresses may be asked, how long to pause.
Refused: everything on a site whose robots.txt cannot be had because the site is in trouble (RFC 9309 2.3.1.4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from protego import Protego

AGENT = "Pourparler"
"""The name that a robots.txt calls us by."""
LARGEST = 512 * 1024
"""Bytes of a robots.txt that are heeded; RFC 9309 2.5 asks for at least 500 KiB."""
# Sites write the version behind the name as well, which the RFC's product token has not.
_VERSION = re.compile(rf"^(\s*user-agent\s*:\s*{AGENT})/\S*", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What may be asked of one site: all of it, none of it (`trouble` says why), or what its lines allow."""

    lines: Protego | None = None
    trouble: str | None = None

    def refusal(self, url: str) -> str | None:
        """Why the page must not be asked, with the cure; None where it may.

        >>> rules = rules_of(200, b"User-agent: *\\nDisallow: /archive/")
        >>> rules.refusal("https://press.example/talks") is None
        True
        >>> rules.refusal("https://press.example/archive/1")
        'the site asks programs not to read this page (robots.txt); save the page by hand and read the file'
        """
        if self.trouble is not None:
            return self.trouble
        if self.lines is None or self.lines.can_fetch(url, AGENT):
            return None
        return "the site asks programs not to read this page (robots.txt); save the page by hand and read the file"

    @property
    def pause(self) -> float:
        """Seconds that the site wants between requests; 0 where it does not say."""
        return float((self.lines and self.lines.crawl_delay(AGENT)) or 0.0)


def rules_of(status: int, data: bytes) -> Rules:
    """The rules of a site whose robots.txt was answered with `status` and `data`.

    4xx means that there are none. 429 is the exception: whoever asks for a pause is not asked for pages instead.
    """
    if status == 429 or status >= 500:
        return unreachable(f"is answered with {status}")
    if status != 200:
        return Rules()
    text = data[:LARGEST].decode("utf-8-sig", "replace")
    if len(data) > LARGEST:
        text = text[: text.rfind("\n") + 1]  # half a line could forbid more, or less, than the whole one
    return Rules(lines=Protego.parse(_VERSION.sub(r"\1", text)))


def unreachable(what: str) -> Rules:
    """The rules of a site whose robots.txt cannot be had for now: nothing may be asked."""
    return Rules(trouble=f"the site's robots.txt {what}, so nothing there is read for now; try again later")
