"""The dated entries of one page: of a live blog, of a channel's preview.

In: the page's tree. Out: `Entry`s in the order of the page, each an element with its anchor; the rest of the page.
Refused: lists of links, entries without a time, one entry alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from pourparler.model import BlockRole, Origin
from pourparler.sources.html_blocks import Piece, letters, pieces
from pourparler.sources.html_data import Update
from pourparler.sources.html_story import Told, is_caption, signed_by_name
from pourparler.sources.names_on_page import author_line, date_line

_CONTAINERS = ("div", "article", "section", "li")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,5}\)?)?\b", re.IGNORECASE)
_STAMP_LONGEST = 12  # words
_SHORTEST = 25  # letters of an entry's own words
_MESSAGE = "tgme_widget_message_text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: its pieces as told, its time as the page has it, `place` the anchor or address; `origin` is where the
    page holds it.
    """

    told: tuple[Told, ...]
    time: str | None
    place: str | None
    origin: Origin = "meta"


def take_entries(root: HtmlElement) -> tuple[Entry, ...]:
    """The entries of a live blog, which are cut out of the tree; none where the page has no two of them.

    >>> from lxml.html import document_fromstring
    >>> page = document_fromstring("<h1>Live: the pier</h1><div>"
    ...     "<div id='b2'><b>14:05 GMT</b><p>The planks have been counted, both sides say.</p></div>"
    ...     "<div id='b1'><b>9:30 GMT</b><p>The count has begun at the land end of the pier.</p></div></div>")
    >>> [(entry.place, entry.told[1].words) for entry in take_entries(page)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('#b2', 'The planks have been counted, both sides say.'),
     ('#b1', 'The count has begun at the land end of the pier.')]
    """
    found = max(_families(root), key=len, default=[])
    if len(found) < 2:
        return ()
    entries = tuple(_entry(element) for element in found)
    for element in found:
        element.drop_tree()
    return tuple(entry for entry in entries if any(piece.role is None for piece in entry.told))


def take_messages(root: HtmlElement) -> tuple[Entry, ...]:
    """The messages of a channel's public preview (t.me/s/...), each under its own address."""
    entries = []
    for element in root.xpath("//*[@data-post]"):
        words = [told for body in element.find_class(_MESSAGE) for told in _plain(body)]
        stamp = next((time.get("datetime") for time in element.iter("time") if time.get("datetime")), None)
        if words:
            entries.append(Entry(told=tuple(words), time=stamp, place=f"https://t.me/{element.get('data-post')}"))
    return tuple(entries)


def entry_of(update: Update) -> Entry:
    """The entry that an update of the page's data is."""
    head = (Told(words=update.headline, role="headline"),) if update.headline else ()
    told = (*head, *(Told(words=line) for line in update.words.splitlines()))
    return Entry(told=told, time=update.time, place=update.address, origin="json-ld")


def _plain(element: HtmlElement) -> Iterator[Told]:
    for piece in pieces(element):
        yield Told(words=piece.words)


def _families(root: HtmlElement) -> Iterator[list[HtmlElement]]:
    """Siblings of one tag that bear a time and words of their own, for each element that has some."""
    for parent in root.iter("div", "section", "main", "article", "ul", "ol", "body"):
        children = [child for child in parent if child.tag in _CONTAINERS]
        if len(children) < 2:
            continue
        dated = [child for child in children if _stamped(child) and _own_words(child) >= _SHORTEST]
        if len(dated) >= 2 and 2 * len(dated) >= len(children):
            yield dated


def _stamped(element: HtmlElement) -> bool:
    """Whether an element begins (or ends) with a time."""
    if any(time.get("datetime") for time in element.iter("time")):
        return True
    words = [" ".join(text.split()) for text in element.itertext() if text.strip()]
    return any(_is_stamp(line) for line in (*words[:3], *words[-1:]))


def _is_stamp(words: str) -> bool:
    if len(words.split()) > _STAMP_LONGEST:
        return False
    return bool(_CLOCK.fullmatch(words) or (date_line(words) and _CLOCK.search(words)))


def _own_words(element: HtmlElement) -> int:
    """The letters of its paragraphs that are no links."""
    linked = sum(len(letters(link.text_content())) for link in element.iter("a"))
    return len(letters(element.text_content())) - linked


def _entry(element: HtmlElement) -> Entry:
    depth = sum(1 for _ in element.iterancestors())
    told: list[Told] = []
    time = None
    for piece in pieces(element):
        around = piece.parents[len(piece.parents) - depth - 1 :]
        time = time or piece.time
        if piece.beside_story(around) or piece.linked > 0.8:
            continue
        told.append(Told(words=piece.words, role=_role(piece, told), bullet=piece.tag == "li", time=piece.time))
    anchor = element.get("id") or next((inner.get("id") for inner in element.iter() if inner.get("id")), None)
    return Entry(told=tuple(told), time=time, place=f"#{anchor}" if anchor else None)


def _role(piece: Piece, before: list[Told]) -> BlockRole | None:
    if re.fullmatch(r"h[1-6]", piece.tag):
        return "subheading" if any(told.role in (None, "headline") for told in before) else "headline"
    if len(piece.words.split()) <= _STAMP_LONGEST and (piece.time or _is_stamp(piece.words)):
        return "date-line"
    if is_caption(piece):
        return "caption"
    return "byline" if author_line(piece.words) or signed_by_name(piece) else None
