"""An address to the articles behind it.

In: the address of an article, or of a feed, whose articles are then asked for in turn. Out: articles and problems.
Refused: links of anything but a feed that was itself asked for; more than fifty links of one feed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from pourparler.model import Article, Fact
from pourparler.problems import Problem
from pourparler.sources.draft import Draft, finish
from pourparler.sources.feed import Item, draft_of, is_json_feed, is_whole, items
from pourparler.sources.formats import Opened, drafts
from pourparler.sources.packed import as_stream
from pourparler.sources.sniff import HEAD, Format, UnreadError, sniff, suffix_of
from pourparler.sources.web.answers import Fetched, Memory, Unchanged
from pourparler.sources.web.client import Web

FOLLOWED = 50
"""Links of one feed that are asked for in one run."""
_ONE_ARTICLE: tuple[Format, ...] = ("html", "text", "markdown", "pdf")  # whose address is that of the article
_GUESSED = ("text", "trailing-line", "byline-line")  # an outlet that the page does not state
_INSTEAD = ". What the feed says of it was read instead"
_SAME_SITE = ("www.", "m.", "amp.", "mobile.")


@dataclass(slots=True)
class _Kept:
    """What came of one page or feed: the articles under their ids, and whether something of it is still to be had."""

    articles: list[str] = field(default_factory=list)
    wanting: bool = False

    def told(self, every: Iterable[Article | Problem]) -> Iterator[Article | Problem]:
        """All of it as it comes, the ids of its articles kept."""
        for made in every:
            if isinstance(made, Article):
                self.articles.append(made.id)
            yield made


def read_address(address: str, web: Web, memory: Memory | None = None) -> Iterator[Article | Problem]:
    """The articles behind an address, asked through `web`; nothing where `memory` knows all of them and they are
    unchanged, which it is told.
    """
    reader = _Reader(web=web, memory=memory)
    found = reader.fetched(address)
    if isinstance(found, Problem):
        yield found
    elif isinstance(found, Fetched) and _is_feed(found):
        yield from reader.feed(found)
    elif isinstance(found, Fetched):
        yield from reader.page(found, None, _Kept())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """What is asked, and what is known already."""

    web: Web
    memory: Memory | None

    def fetched(self, address: str) -> Fetched | Unchanged | Problem:
        found = self.web.fetch(address, self.memory)
        if isinstance(found, Unchanged) and self.memory is not None:
            self.memory.unchanged(found.address)
        return found

    def page(self, found: Fetched, item: Item | None, kept: _Kept) -> Iterator[Article | Problem]:
        """The articles of a page, with what the feed's item says of it; `kept` is told their ids."""
        opened = Opened(
            stream=as_stream(found.data), source=found.asked, media_type=found.media_type, charset=found.charset
        )
        every = list(drafts(opened))
        one = _format(found) in _ONE_ARTICLE and sum(isinstance(made, Draft) for made in every) == 1
        for draft in every:
            if isinstance(draft, Problem):
                yield draft
            else:
                yield from kept.told(finish(_with(_at(draft, found.address), item) if one else draft))
        if kept.articles:  # what gave none is read again, by a better reader perhaps
            self._remember(found, kept)

    def feed(self, found: Fetched) -> Iterator[Article | Problem]:
        """The articles of a feed: as it gives them where it gives them whole, else from where they are."""
        every = items(found.data, found.address)
        if isinstance(every, str):
            yield Problem(source=found.asked, message=every)
            return
        kept, followed, beyond = _Kept(), set[str](), 0
        for item in every:
            if item.address in followed:
                continue
            if item.address is None or is_whole(item):
                yield from kept.told(_told(item, found.asked))
            elif len(followed) == FOLLOWED:
                beyond += 1
                yield from kept.told(_told(item, found.asked))
            else:
                followed.add(item.address)
                yield from self._behind(item, item.address, found.asked, kept)
        if beyond:
            yield Problem(source=found.asked, message=_beyond(beyond))
        if not kept.wanting:
            self._remember(found, kept)

    def _behind(self, item: Item, address: str, feed: str, kept: _Kept) -> Iterator[Article | Problem]:
        """The article that an item of a feed leads to; where it cannot be had, what the feed says of it, and why."""
        found = self.fetched(address)
        if isinstance(found, Unchanged):
            return
        read, problems = _Kept(), [found] if isinstance(found, Problem) else []
        for made in self.page(found, item, read) if isinstance(found, Fetched) else ():
            if isinstance(made, Problem):
                problems.append(made)
            else:
                yield made
        if read.articles:
            kept.articles.extend(read.articles)
            yield from problems
            return
        kept.wanting = True
        instead = [made for made in kept.told(_told(item, feed)) if isinstance(made, Article)]
        for problem in problems:
            yield replace(problem, message=f"{problem.message}{_INSTEAD}") if instead else problem
        yield from instead

    def _remember(self, found: Fetched, kept: _Kept) -> None:
        if self.memory is not None and found.validator:
            self.memory.remember(found.address, found.validator, tuple(kept.articles))


def _is_feed(found: Fetched) -> bool:
    """XML by its root, JSON by the version that it names."""
    if b"//jsonfeed.org/version/" not in found.data:
        return _format(found) == "feed"
    try:
        value = json.loads(found.data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and is_json_feed(value)


def _format(found: Fetched) -> Format | None:
    try:
        return sniff(found.data[:HEAD], suffix_of(found.media_type))
    except UnreadError:
        return None


def _told(item: Item, feed: str) -> Iterator[Article | Problem]:
    """What the feed itself says."""
    draft = draft_of(item, feed)
    yield from (draft,) if isinstance(draft, Problem) else finish(draft)


def _beyond(count: int) -> str:
    said = f"{count:,} items beyond the first {FOLLOWED} were read as the feed gives them"
    return f"{said}; for the whole articles give their addresses"


def _at(draft: Draft, address: str) -> Draft:
    """The draft under the address at which it was found, or the one that its site prefers for it. A page that claims
    another site's address does not speak for that site.
    """
    if draft.url is not None and _same_site(draft.url, address):
        return draft
    stated = draft.outlet if draft.outlet and draft.outlet.origin not in _GUESSED else None
    return replace(draft, url=address, outlet=stated)


def _same_site(one: str, other: str) -> bool:
    return _site(one) == _site(other) is not None


def _site(address: str) -> str | None:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    for prefix in _SAME_SITE:
        host = (host or "").removeprefix(prefix)
    return host or None


def _with(draft: Draft, item: Item | None) -> Draft:
    """What the feed says of an article beside what its page says."""
    if item is None:
        return draft
    outlet = item.outlet if draft.url and item.address and _same_site(draft.url, item.address) else None
    dates = (*draft.dates, item.published) if item.published else draft.dates
    return replace(
        draft, dates=dates, title=draft.title or _fact(item.title), byline=draft.byline or _fact(item.author),
        outlet=draft.outlet or outlet, page_language=draft.page_language or item.language,
    )  # fmt: skip


def _fact(value: str | None) -> Fact | None:
    return Fact(value=value, origin="feed") if value else None
