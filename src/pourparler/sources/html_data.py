"""The story that a page holds as data and draws by script: the updates of a live blog, the state of an application.

In: JSON-LD objects, the page's tree and title. Out: `Update`s; the words of the story, markup taken out.
Refused: data that is not told under the page's own title; scripts that are no JSON. Nothing is ever run.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from pourparler.sources.html_blocks import letters

_LARGEST = 5_000_000  # characters of a script
_MOST = 200_000  # values that are looked at
_FEWEST = 25  # words of a story
_TITLES = ("headline", "title", "name")
_BODIES = (
    "articleBody", "body", "bodyHtml", "bodyHTML", "content", "contentHtml", "html", "text", "paragraphs", "blocks",
    "components", "elements",
)  # fmt: skip
_WORDS = ("rendered", "html", "text", "content", "value", "data")
_NO_WORDS = re.compile(
    r"image|photo|picture|gallery|video|audio|embed|\bads?\b|advert|promo|related|newsletter|link", re.IGNORECASE
)
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/h[1-6])\b[^>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{1,2000}>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One entry of a live blog as JSON-LD gives it; `words` a paragraph a line."""

    headline: str | None
    words: str
    time: str | None
    address: str | None


def plain(words: str) -> str:
    """Words without markup, a paragraph a line.

    >>> plain("<p>The pier is &ldquo;closed&rdquo;.</p><p>So is the lake.</p>")
    'The pier is “closed”.\\nSo is the lake.'
    """
    bare = html.unescape(_TAG.sub("", _BREAKS.sub("\n", words)) if "<" in words else words)
    lines = (" ".join(line.split()) for line in bare.splitlines())
    return "\n".join(line for line in lines if line)


def updates_in(node: Mapping[str, Any]) -> tuple[Update, ...]:
    """The updates of a LiveBlogPosting that carry words of their own.

    >>> found = updates_in({"liveBlogUpdate": [{"articleBody": "Both have left.", "datePublished": "2026-03-02"}]})
    >>> found[0].words, found[0].time
    ('Both have left.', '2026-03-02')
    """
    given = node.get("liveBlogUpdate")
    entries = [given] if isinstance(given, dict) else given if isinstance(given, list) else []
    found = (_update(entry) for entry in entries if isinstance(entry, dict))
    return tuple(update for update in found if update is not None)


def _update(entry: Mapping[str, Any]) -> Update | None:
    words = plain(_string(entry, "articleBody") or _string(entry, "text") or "")
    if not words:
        return None
    headline = plain(_string(entry, "headline") or "").replace("\n", " ") or None
    address = _string(entry, "url") or ""
    return Update(
        headline=headline, words=words, time=_string(entry, "datePublished"),
        address=address if re.match(r"https?://", address) else None,
    )  # fmt: skip


def _string(node: Mapping[str, Any], key: str) -> str | None:
    value = node.get(key)
    return value if isinstance(value, str) and value.strip() else None


def story_in(root: HtmlElement, title: str | None) -> str | None:
    """The longest text that the data of the page (`<script type="application/json">`) tells under the page's title.

    >>> from lxml.html import document_fromstring
    >>> state = '{"page": {"title": "Port reopens", "body": "<p>' + "Grain left the port. " * 8 + '</p>"}}'
    >>> page = document_fromstring(f"<title>Port reopens</title><script type='application/json'>{state}</script>")
    >>> len(story_in(page, "Port reopens").split()), story_in(page, "Another title")
    (32, None)
    """
    wanted = letters(title or "")
    if not wanted:
        return None
    told = (_told(node) for data in _states(root) for node in _objects(data) if _titled(node, wanted))
    best = max(told, key=len, default="")
    return best if len(best.split()) >= _FEWEST else None


def _states(root: HtmlElement) -> Iterator[Any]:
    for script in root.iter("script"):
        text = script.text or ""
        if (script.get("type") or "").partition(";")[0].strip() == "application/json" and len(text) <= _LARGEST:
            try:
                yield json.loads(text)
            except (ValueError, RecursionError):
                continue


def _objects(data: Any) -> Iterator[Mapping[str, Any]]:
    """Every object in the data, without recursion and not without end."""
    waiting = [data]
    for _ in range(_MOST):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _titled(node: Mapping[str, Any], wanted: str) -> bool:
    return any(letters(plain(_inner(node.get(key)))) == wanted for key in _TITLES)


def _told(node: Mapping[str, Any]) -> str:
    return max((_text(node.get(key)) for key in _BODIES), key=len, default="")


def _text(value: Any) -> str:
    """The words of a body: a text, an object that holds one, or a list of paragraphs."""
    if isinstance(value, list):
        return "\n".join(words for item in value[:2000] if (words := plain(_paragraph(item))))
    return plain(_inner(value))


def _paragraph(item: Any) -> str:
    kind = item.get("type") or item.get("__typename") or "" if isinstance(item, dict) else ""
    return "" if isinstance(kind, str) and _NO_WORDS.search(kind) else _inner(item)


def _inner(value: Any, depth: int = 2) -> str:
    """A text, or the one in an object that wraps it ("rendered", "html", "text")."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and depth:
        return next((found for key in _WORDS if (found := _inner(value.get(key), depth - 1))), "")
    return ""
