"""Why a page was not had, in words.

In: a status, or an error on the way. Out: a sentence with the cure.
Refused: what a server writes beside its status, which could be anything.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

import httpx

BY_HAND = "save the page by hand and read the file"
_STATUS: Mapping[int, str] = {
    401: f"asks for a password (401); {BY_HAND}",
    402: f"asks for money (402); {BY_HAND}",
    403: f"does not let programs read this page (403); {BY_HAND}",
    404: "has no such page (404); check the address",
    410: "has taken this page down (410); an archive may have it",
    451: f"may not show this page for legal reasons (451); {BY_HAND}",
}
_TLS = "certificate verify failed"


class FailedError(Exception):
    """A page that was asked for and not had; the message says what was found and the cure."""


def status_reason(status: int) -> str:
    """What a status that gives no page says of the host, to follow its name.

    >>> status_reason(404)
    'has no such page (404); check the address'
    """
    cure = "try again later" if status >= 500 else BY_HAND
    return _STATUS.get(status, f"gives no page ({status}); {cure}")


def reason(error: Exception) -> str:
    """What went wrong on the way, in words."""
    said = re.sub(r"\[Errno -?\d+\] ", "", str(error)) or type(error).__name__
    if isinstance(error, httpx.ConnectTimeout):
        return f"no connection in time; try again later{_proxied()}"
    if _TLS in said.lower():
        return f"its certificate does not hold ({said.rpartition(': ')[2][:120]}); check the address and the clock"
    if isinstance(error, httpx.ConnectError):
        return f"no connection ({said[:120]}); check the address, and whether this machine is online{_proxied()}"
    if isinstance(error, httpx.TimeoutException):
        return f"it fell silent; try again, or {BY_HAND}"
    return f"the answer broke off or is no HTTP ({said[:120]}); try again, or {BY_HAND}"


def _proxied() -> str:
    names = [name for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY") if os.environ.get(name)]
    return f" ({names[0]} is set, but proxies are not used; {BY_HAND})" if names else ""
