"""Feeds: RSS, Atom, RDF, JSON Feed; an article an item.

In: the bytes of a feed. Out: a `Draft` an item: its full content where the feed gives it, else its summary.
Refused: items that are a headline only, each with where its article is; external entities. Nothing is ever fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape, unescape
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit

from pourparler.model import Fact
from pourparler.problems import Problem
from pourparler.sources.draft import Draft, title_in
from pourparler.sources.fragment import story_of
from pourparler.sources.outlet import known_outlet, named_outlet, outlet_of_address
from pourparler.sources.published import Candidate, given_date

_LARGEST_FEED = 20_000_000  # bytes
_EMPTY = "a feed without items; look at its address in a browser, or wait for its next article"
_FULL = 120  # words from which a summary may well be the whole
_CUT = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.|&#8230;)\]|\b(?:read|see) more)[\s.»>→)\]]*$", re.IGNORECASE)
_PARTS = re.compile(r"\s+[|»›–—:·-]\s+|\s*[|»›]\s*|:\s+")
_NOBODY = frozenset(("admin", "administrator", "webmaster", "root", "user", "author"))  # accounts that sign for a site
_MAILED = re.compile(r"\S+@\S+\s+\((.{1,200})\)")
_RSS = re.compile(r"\s+(?:rss|atom|news ?feed|feeds?)(?:\s+feed)?$|^(?:rss|latest from|news from)\s+", re.IGNORECASE)
_GENERAL = re.compile(
    r"(?:(?:rss|atom|xml|feeds?|the|all|latest|top|breaking|home(?:page)?|main|recent|world|europe|asia|africa"
    r"|middle east|politics|business|economy|diplomacy|international|national|news|stories|headlines|articles?|posts?"
    r"|updates?|alerts?|opinion|analysis|en|english|edition|section|comments?|and|in|on|of|for|us|uk|blog)\b\W*)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a feed says of one article; `html` is its content or summary, `whole` if the feed calls it the content."""

    number: int
    title: str | None
    address: str | None
    html: str
    whole: bool
    author: str | None = None
    published: Candidate | None = None
    outlet: Fact | None = None
    language: Fact | None = None


def read_feed(data: bytes, source: str, address: str | None = None) -> Iterator[Draft | Problem]:
    """The articles of a feed, of which `address` is where it was found; what only is a summary is said once."""
    yield from _articles(items(data, address), source)


def is_json_feed(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a feed (jsonfeed.org).

    >>> is_json_feed({"version": "https://jsonfeed.org/version/1.1", "items": []})
    True
    """
    return str(value.get("version")).startswith("https://jsonfeed.org/version/")


def read_json_feed(value: Mapping[str, Any], source: str) -> Iterator[Draft | Problem]:
    """The articles of a JSON Feed."""
    yield from _articles(_json_items(value) or _EMPTY, source)


def _articles(found: tuple[Item, ...] | str, source: str) -> Iterator[Draft | Problem]:
    if isinstance(found, str):
        yield Problem(source=source, message=found)
        return
    short = 0
    for item in found:
        draft = draft_of(item, source)
        short += isinstance(draft, Draft) and not is_whole(item)
        yield draft
    if short:
        yield Problem(source=source, message=_only_summaries(short, len(found)))


def items(data: bytes, address: str | None = None) -> tuple[Item, ...] | str:
    """The items of a feed, links resolved against `address`; or the sentence that says why there are none."""
    if len(data) > _LARGEST_FEED:
        return f"a feed of more than {_LARGEST_FEED // 1_000_000} MB; give the addresses of its articles"
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _xml_items(data, address) or _EMPTY
    try:
        value = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return "a JSON feed that is no JSON; mend it"
    return _json_items(value) or _EMPTY


def draft_of(item: Item, source: str) -> Draft | Problem:
    """The article of an item; a problem where the feed gives only a headline."""
    where = f"{source}, item {item.number}"
    story = story_of(item.html, item.title)
    if story is None:
        return Problem(source=where, message=_no_words(item))
    layout = story.layout
    span = title_in(story.text, item.title, layout.blocks) if item.title else None
    title = Fact(value=item.title, origin="feed", span=span) if item.title else None
    byline = Fact(value=item.author, origin="feed") if item.author else layout.byline
    dates = (*((item.published,) if item.published else ()), *layout.dates)
    return Draft(
        source=where, text=story.text, blocks=layout.blocks, title=title, url=item.address, byline=byline,
        outlet=item.outlet or (None if item.address else layout.outlet), dates=dates, page_language=item.language,
    )  # fmt: skip


def _no_words(item: Item) -> str:
    name = f"only a headline (“{item.title[:80]}”)" if item.title else "neither headline nor words"
    where = f"is at {item.address}: save it, or give that address" if item.address else "must be looked for elsewhere"
    return f"the feed gives {name}; the article {where}"


def is_whole(item: Item) -> bool:
    """Whether the words may be taken for all of the article: called its content, or long and not broken off."""
    return item.whole or (len(item.html.split()) >= _FULL and not _CUT.search(item.html.strip()[-100:]))


def _only_summaries(short: int, count: int) -> str:
    every = "every item" if short == count else f"{short:,} of {count:,} items"
    return f"the feed gives only a summary of {every}, which was read; for the whole articles give their addresses"


def _xml_items(data: bytes, address: str | None) -> tuple[Item, ...] | str:
    import feedparser

    headers = {"content-location": address} if address else {}
    try:
        found = feedparser.parse(BytesIO(data), response_headers=headers)
    except Exception as error:  # it has raised half a dozen unrelated errors on hostile feeds
        return f"a feed that cannot be read ({type(error).__name__}); mend it"
    feed = found.feed
    home = _address(feed.get("link"), None) or address
    publisher = str(feed.get("publisher") or "")  # or the mail address of who minds the site, in RSS
    outlet = _outlet(None if "@" in publisher else publisher, feed.get("title"), home)
    language = _text(feed.get("language"))
    every = [_xml_item(entry, number, home, outlet) for number, entry in enumerate(found.entries, 1)]
    if not every and found.get("bozo"):
        why = " ".join(str(found.get("bozo_exception", "")).split())[:120]
        return f"a feed that cannot be read ({why or 'damaged'}); mend it, or fetch it again"
    return tuple(replace(item, language=Fact(value=language, origin="feed") if language else None) for item in every)


def _xml_item(entry: Mapping[str, Any], number: int, home: str | None, outlet: Fact | None) -> Item:
    html, whole = _words(entry)
    address = _address(entry.get("feedburner_origlink") or entry.get("link"), home)
    return Item(
        number=number, title=_plain(entry.get("title")), address=address, html=html, whole=whole, author=_author(entry),
        published=_date(entry), outlet=_item_outlet(entry, address, outlet),
    )  # fmt: skip


def _words(entry: Mapping[str, Any]) -> tuple[str, bool]:
    """The longest of what the item gives as its content, else its summary; and whether it is called the content."""
    contents = [_as_html(part) for part in entry.get("content", ()) if isinstance(part.get("value"), str)]
    summary = _as_html(entry.get("summary_detail") or {"value": entry.get("summary", "")})
    content = max(contents, key=len, default="")
    return (content, True) if len(content.split()) >= len(summary.split()) and content.strip() else (summary, False)


def _as_html(part: Mapping[str, Any]) -> str:
    value = part.get("value") or ""
    if part.get("type") != "text/plain" or re.search(r"<(?:p|br|div)\b", value):
        return str(value)
    return "".join(f"<p>{escape(words)}</p>" for words in re.split(r"\n\s*\n|\n(?=\S)", value) if words.strip())


def _date(entry: Mapping[str, Any]) -> Candidate | None:
    """When the item appeared; where that is not said, when it was changed: the only date of many Atom and RDF feeds."""
    for name in ("published", "updated"):
        if (value := entry.get(name)) and (found := given_date(str(value), "feed")):
            return found
    return None


def _author(entry: Mapping[str, Any]) -> str | None:
    if mailed := _MAILED.fullmatch(str(entry.get("author") or "").strip()):
        return _plain(mailed[1])  # feedparser does not know every ending of a host and cuts the name
    every = [person.get("name") for person in entry.get("authors", ()) if isinstance(person, Mapping)]
    given = (name for name in map(_plain, every or [entry.get("author")]) if name)
    names = [name for name in given if "@" not in name and name.casefold() not in _NOBODY]
    return ", ".join(dict.fromkeys(names)) or None


def _item_outlet(entry: Mapping[str, Any], address: str | None, feeds: Fact | None) -> Fact | None:
    """The outlet of an item: the source that it names, the known site that it is on, else that of its feed."""
    named = entry.get("source")
    if isinstance(named, Mapping) and (value := _plain(named.get("title"))):
        return _outlet(None, value, named.get("href"))
    here = outlet_of_address(address) if address else None
    return Fact(value=here.value, origin="feed") if here and known_outlet(here.value) else feeds


def _outlet(publisher: Any, title: Any, home: str | None) -> Fact | None:
    """The outlet of a feed: its publisher, a known name in its title or its address, else the name in its title."""
    parts = [part for part in _PARTS.split(_plain(title) or "") if part]
    for name in (_plain(publisher), *parts):
        if name and known_outlet(name):
            return named_outlet(name, "feed")
    here = outlet_of_address(home) if home else None
    if here and known_outlet(here.value):
        return Fact(value=here.value, origin="feed")
    if name := _plain(publisher):
        return named_outlet(name, "feed")
    own = next((part for part in parts if not _GENERAL.fullmatch(part) and len(part.split()) <= 5), None)
    return named_outlet(_without_rss(own), "feed") if own else None


def _without_rss(name: str) -> str:
    return _RSS.sub("", name)


def _address(value: Any, base: str | None) -> str | None:
    """An absolute http address, or None."""
    try:
        found = urljoin(base or "", str(value or "").strip())
        return found if urlsplit(found).scheme in ("http", "https") and urlsplit(found).hostname else None
    except ValueError:
        return None


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _plain(value: Any) -> str | None:
    """Words without markup; feeds put some into titles."""
    if not isinstance(value, str):
        return None
    return _text(unescape(re.sub(r"<[^>]{0,500}>", "", value)))


def _json_items(feed: Mapping[str, Any]) -> tuple[Item, ...]:
    """The items of a JSON Feed (jsonfeed.org/version/1.1)."""
    entries = feed.get("items")
    every = [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    home = _address(feed.get("home_page_url"), None)
    outlet, language = _outlet(None, feed.get("title"), home), _text(feed.get("language"))
    found = [_json_item(entry, number, home, outlet) for number, entry in enumerate(every, 1)]
    return tuple(replace(item, language=Fact(value=language, origin="feed") if language else None) for item in found)


def _json_item(entry: dict[str, Any], number: int, home: str | None, outlet: Fact | None) -> Item:
    html = _text(entry.get("content_html")) or ""
    plain = entry.get("content_text") if isinstance(entry.get("content_text"), str) else ""
    summary = entry.get("summary") if isinstance(entry.get("summary"), str) else ""
    words = html or _as_html({"value": plain or summary, "type": "text/plain"})
    named = [author.get("name") for author in entry.get("authors", ()) if isinstance(author, dict)]
    date = entry.get("date_published")
    address = _address(entry.get("url"), home)
    return Item(
        number=number, title=_plain(entry.get("title")), address=address, html=words, whole=bool(html or plain),
        author=", ".join(name for name in named if isinstance(name, str)) or None,
        published=given_date(date, "feed") if isinstance(date, str) else None,
        outlet=_item_outlet({}, address, outlet),
    )  # fmt: skip
