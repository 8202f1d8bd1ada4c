"""What the web answers, as values, and what is remembered of it.

In: the bytes and headers of an answer. Out: `Fetched`, `Unchanged`, `Validator`; `Memory`, the seam to the record.
Refused: states of a page that could not be sent back as they came.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Validator:
    """What a site calls the state of a page, to be asked whether it still holds (RFC 9110 8.8)."""

    etag: str | None = None
    last_modified: str | None = None

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)


class Memory(Protocol):
    """What is known of addresses from earlier runs."""

    def recall(self, address: str) -> Validator | None:
        """The state in which the page was last kept; None where it is not known, or what it held was not kept."""

    def remember(self, address: str, validator: Validator, articles: tuple[str, ...]) -> None:
        """Keeps the state of a page, for as long as the articles of these ids are kept."""

    def unchanged(self, address: str) -> None:
        """Notes that the page is as it was, so that nothing was read from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as a site gave it: `address` is where it was in the end, `media_type` and `charset` what the site says."""

    asked: str
    address: str
    data: bytes
    media_type: str
    charset: str | None
    validator: Validator


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """A page that is as it was when it was last kept."""

    asked: str
    address: str


def conditions(known: Validator | None) -> dict[str, str]:
    """The headers that ask for a page only where it has changed.

    >>> conditions(Validator(etag='"a1"')), conditions(None)
    ({'If-None-Match': '"a1"'}, {})
    """
    pairs = (("If-None-Match", known and known.etag), ("If-Modified-Since", known and known.last_modified))
    return {name: value for name, value in pairs if value}


def validator_of(headers: Mapping[str, str]) -> Validator:
    """The state that an answer's headers name."""
    return Validator(etag=_sendable(headers.get("ETag", "")), last_modified=_sendable(headers.get("Last-Modified", "")))


def _sendable(value: str) -> str | None:
    return value if 0 < len(value) <= 1000 and value.isascii() and value.isprintable() else None
