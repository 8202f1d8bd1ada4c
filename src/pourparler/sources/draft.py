"""From what a reader found to an article.

In: `Draft`, the findings of one reader. Out: an `Article`, with a `Problem` beside it where a field could not be read.
Refused: an empty text, a text that cannot be kept (NUL, half characters), a page without a story, another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pourparler.model import TOLD, Article, Block, Fact, Span, article_id
from pourparler.problems import Problem
from pourparler.sources.genre import Signs, page_kind
from pourparler.sources.language_id import detect
from pourparler.sources.outlet import outlet_of_page
from pourparler.sources.published import Candidate, address_date, settle

LONGEST = 300_000
"""Characters of an article: some 50,000 words. What is longer is a book, a log or a fault of whoever cut it."""
TOO_LONG = (
    f"a text of more than {LONGEST:,} characters ({{size:,}}) is no article; "
    "cut it into articles, one a file or one a line of JSONL"
)
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as a reader found it; `language` was given with it, `page_language` stands in the markup, `changed`
    is its last change. `entries` are the dated pieces of the same page (of a live blog, of a channel), articles of
    their own behind it; an entry's `place` is its own address, or an anchor, "#block-3", of the page's.
    """

    source: str
    text: str
    blocks: tuple[Block, ...]
    id: str | None = None
    outlet: Fact | None = None
    url: str | None = None
    title: Fact | None = None
    byline: Fact | None = None
    language: str | None = None
    page_language: Fact | None = None
    dates: tuple[Candidate, ...] = ()
    notes: tuple[str, ...] = ()
    kind: Fact | None = None
    signs: Signs = field(default_factory=Signs)
    changed: Candidate | None = None
    entries: tuple[Draft, ...] = ()
    place: str | None = None


def finish(draft: Draft) -> Iterator[Article | Problem]:
    """The article, after what could not be read of it, or only the problem that stands in its way; then its entries."""
    if draft.entries:  # one is often too short to tell its language by itself
        found = detect(" ".join((draft.text, *(entry.text for entry in draft.entries))))
        language = Fact(value=found, origin="detected") if found else draft.page_language
        draft = replace(draft, page_language=language)
    yield from _finished(draft)
    for entry in draft.entries:
        url, outlet = entry_address(draft.url, entry.place), entry.outlet or draft.outlet
        known = replace(entry, url=url, outlet=outlet, page_language=draft.page_language)
        yield from _finished(known)


def entry_address(page: str | None, place: str | None) -> str | None:
    """The address of an entry of a page: its own, or its anchor on the page.

    >>> entry_address("https://courier.example/live/pier", "#block-3")
    'https://courier.example/live/pier#block-3'
    """
    if place and not place.startswith("#"):
        return place
    return f"{page.partition('#')[0]}{place if place and len(place) > 1 else ''}" if page else None


def _finished(draft: Draft) -> Iterator[Article | Problem]:
    for note in draft.notes:
        yield Problem(source=draft.source, message=note)
    if (wrong := _unreadable(draft)) is not None:
        yield Problem(source=draft.source, message=wrong)
        return
    language = _language(draft)
    if isinstance(language, str):
        yield Problem(source=draft.source, message=language)
        return
    yield _article(draft, language)


def _unreadable(draft: Draft) -> str | None:
    if not draft.text.strip():
        return "the text is empty; give the words of the article"
    if len(draft.text) > LONGEST:
        return TOO_LONG.format(size=len(draft.text))
    if found := _UNKEEPABLE.search(draft.text):
        kind = "a NUL" if found[0] == "\0" else "half a character (a lone surrogate)"
        return f"the text holds {kind} at offset {found.start()}, which no file can keep; save it as clean UTF-8"
    if not any(block.role in TOLD for block in draft.blocks):
        return "nothing here but page furniture (links, notices, advertisements); give the article itself"
    return None


def _language(draft: Draft) -> Fact | str | None:
    """The language as a fact, or the sentence that refuses it."""
    if draft.language is not None:
        if not _english(draft.language):
            return f"the language is given as {draft.language!r}; only English is read for now"
        return Fact(value="en", origin="given")
    found = detect(draft.text)
    if found is not None and found != "en":
        return f'the text looks like {found!r}; only English is read for now (say "language": "en" if it is English)'
    if found is None and draft.page_language is not None and _english(draft.page_language.value):
        return Fact(value="en", origin=draft.page_language.origin)
    return Fact(value=found, origin="detected") if found else None


def _english(language: str) -> bool:
    return re.fullmatch(r"(?:en|eng)(?:[-_]\w+)*|english", language.strip(), re.IGNORECASE) is not None


def _article(draft: Draft, language: Fact | None) -> Article:
    outlet = outlet_of_page(draft.outlet, draft.url)
    address = address_date(draft.url) if draft.url and not draft.place else None  # an entry has a day of its own
    dates = (*draft.dates, address) if address else draft.dates
    known = outlet.value if outlet else None
    return Article(
        id=draft.id or article_id(outlet=known, url=draft.url, text=draft.text), text=draft.text, blocks=draft.blocks,
        outlet=outlet, url=draft.url, title=draft.title, byline=draft.byline,
        published=settle(dates, draft.changed), language=language,
        kind=draft.kind or page_kind(draft.signs, draft.url, draft.text, draft.blocks),
    )  # fmt: skip


def title_in(text: str, title: str, blocks: tuple[Block, ...]) -> Span | None:
    """Where the title stands in the text: the headline block, if it says the same."""
    for block in blocks:
        if block.role == "headline" and block.span.of(text).split() == title.split():
            return block.span
    return None
