"""Issues of people's own, as a record keeps them.

In: files of issues. Out: `IssuesFile`, its whole text, and `OwnIssue`, what it adds to the bundled issues.
Refused: nothing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuesFile:
    """A file of issues: its name, without the folders, and its text."""

    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnIssue:
    """An issue that the bundled ones lack, what it holds, and the wider issue it belongs to."""

    slug: str
    parent: str | None
    gloss: str
