"""What a record remembers of addresses, so that a page is read again only where it has changed.

In: the state in which a page was kept, and the articles that it gave. Out: `Visit`; `Visits`, the web's memory.
Refused: a state whose articles are not in the record: that page is asked for whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pourparler.sources.web.answers import Validator


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A page as it was read: what its site called that state (RFC 9110 8.8), and the ids of its articles."""

    address: str
    etag: str | None = None
    last_modified: str | None = None
    articles: tuple[str, ...] = ()


class Visited(Protocol):
    """A record that keeps visits."""

    def visit(self, address: str) -> Visit | None:
        """The last visit to an address; None where there was none, or one of its articles is not in the record."""

    def note_visit(self, visit: Visit) -> None:
        """Keeps a visit in place of the last one to its address."""


class Visits:
    """The memory of one run over a record; `known` are the articles of pages that were found unchanged."""

    def __init__(self, record: Visited, *, again: bool = False) -> None:
        """Over `record`; where everything is read `again`, nothing is recalled."""
        self._record, self._again = record, again
        self.known: list[str] = []

    def recall(self, address: str) -> Validator | None:
        """The state in which a page was kept."""
        from pourparler.sources.web.answers import Validator  # here, so that a listing need not load any reader

        held = None if self._again else self._record.visit(address)
        return Validator(etag=held.etag, last_modified=held.last_modified) if held is not None else None

    def remember(self, address: str, validator: Validator, articles: tuple[str, ...]) -> None:
        """Keeps the state of a page; it counts once its articles are kept."""
        self._record.note_visit(
            Visit(address=address, etag=validator.etag, last_modified=validator.last_modified, articles=articles)
        )

    def unchanged(self, address: str) -> None:
        """Notes the articles of a page that is as it was."""
        held = self._record.visit(address)
        self.known.extend(held.articles if held is not None else ())
