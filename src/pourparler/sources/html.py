"""HTML.

In: the decoded page. Out: a `Draft` whose text is the story: headline, then its paragraphs, a blank line between them;
the dated entries of a live blog are drafts of their own.
Refused: pages nested without measure, pages that hold no story, each with what it is. Nothing is ever fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import quote

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from pourparler.model import Block, BlockRole, Fact, Span
from pourparler.problems import Problem
from pourparler.sources.draft import Draft, entry_address
from pourparler.sources.genre import page_kind
from pourparler.sources.html_blocks import Piece, TooDeepError, drop_notes, letters, pieces
from pourparler.sources.html_data import story_in
from pourparler.sources.html_entries import Entry, entry_of, take_entries, take_messages
from pourparler.sources.html_facts import PageFacts, page_facts
from pourparler.sources.html_refused import (
    CUT,
    FOLLOWED,
    INDEX,
    SCRIPTED,
    VIDEO,
    is_cut,
    is_scripted,
    lists_links,
    refusal,
    without_followers,
)  # fmt: skip
from pourparler.sources.html_story import Told, lead, notices, story
from pourparler.sources.layout import Layout, lay_out
from pourparler.sources.lines import Paragraph
from pourparler.sources.outlet import named_outlet
from pourparler.sources.published import Candidate, given_date

_LITTLE = 400  # letters of a story below which the data of the page is asked for it
LARGEST_PAGE = 10_000_000  # characters
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DROPPED: frozenset[BlockRole] = frozenset(("share", "link", "furniture", "sources"))
_JOB = re.compile(r",?\s+(?:[A-Z]\w+\s+)?(?:correspondent|editor|reporter|writer|columnist|producer|analyst)\b.*", re.I)
_CHANGED = re.compile(r"(?:last )?(?:updated|modified|edited|changed)\b", re.IGNORECASE)
_DEEP = "nested too deep to be a page that someone reads; save the article's text"
_EMPTY = "no story on this page (a list, a form, a video or a wall?); save the article itself, or its text"


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its first 4 kB.

    >>> declared_encoding(b'<meta charset="windows-1251"><p>Talks')
    'windows-1251'
    """
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def read_html(text: str, source: str, address: str | None = None) -> Draft | Problem:
    """The story of a page and what its markup says of it; trafilatura says where the story is, the page's own order and
    markup what each piece of it is. `address` is where it was sent from, for a page that names no address itself.
    """
    if len(text) > LARGEST_PAGE:
        return Problem(source=source, message="a page of more than 10 million characters; save the article's text")
    try:
        root = _tree(text)
        return Problem(source=source, message=_EMPTY) if root is None else _page(root, source, address)
    except (TooDeepError, RecursionError):
        return Problem(source=source, message=_DEEP)


def _page(root: HtmlElement, source: str, address: str | None) -> Draft | Problem:
    facts = page_facts(root)
    if facts.url is None and address is not None:
        facts = replace(facts, url=address)
    if messages := take_messages(root):
        channel = named_outlet(facts.title.value, facts.title.origin) if facts.title else facts.outlet
        known = replace(facts, title=None, outlet=channel)
        return _entries(messages, (), known, Fact(value="post", origin="address"), source)
    drop_notes(root)
    every = list(pieces(root))
    if (wrong := refusal(root, facts, every)) is not None:
        return Problem(source=source, message=wrong)
    called = _called(facts)
    if called and called.value == "live-blog" and (entries := _live_entries(root, facts)):
        return _entries(entries, lead(list(pieces(root)), _wanted(facts)), facts, called, source)
    if follower := without_followers(root):
        every = list(pieces(root))
    told = _told(root, every, facts)
    facts = replace(facts, signs=replace(facts.signs, notices=notices(every)))
    if not told:
        return Problem(source=source, message=_storyless(root, every, facts))
    draft = _draft(told, facts, source)
    if isinstance(draft, Problem):
        return draft
    cut = is_cut(every, facts, told)
    notes = (*((CUT,) if cut else ()), *((FOLLOWED.format(title=follower),) if follower else ()))
    return _stub(draft, facts, notes) if cut else replace(draft, notes=notes)


def _storyless(root: HtmlElement, every: Sequence[Piece], facts: PageFacts) -> str:
    """What a page is that tells nothing."""
    if any("video" in name.casefold() for name, _ in facts.signs.types):
        return VIDEO
    if lists_links(every):
        return INDEX
    return SCRIPTED if is_scripted(root, every) else _EMPTY


def _live_entries(root: HtmlElement, facts: PageFacts) -> tuple[Entry, ...]:
    """The entries that the page shows; those of its data where it shows none, or far fewer."""
    shown, held = take_entries(root), tuple(map(entry_of, facts.updates))
    return held if len(held) > 2 * len(shown) else shown


def _wanted(facts: PageFacts) -> str | None:
    return facts.title.value if facts.title else None


def _called(facts: PageFacts) -> Fact | None:
    """What the markup, the address or the title calls the page, before anything of it is read."""
    title = facts.title.value if facts.title else ""
    headline = (Block(span=Span(0, len(title)), role="headline"),) if title else ()
    found = page_kind(facts.signs, facts.url, title, headline)
    return replace(found, span=None) if found else None


def _words_on_page(told: Sequence[Told]) -> str:
    """Where an entry without an anchor stands: a text fragment, by which browsers find its first words."""
    words = next((piece.words for piece in told if piece.role is None), "").split()[:8]
    return f"#:~:text={quote(' '.join(words), safe='')}"


def _told(root: HtmlElement, every: Sequence[Piece], facts: PageFacts) -> tuple[Told, ...]:
    """The story of the page; where the page shows none, what its data or, for a video, its description tells."""
    told = story(every, _extracted(root), _wanted(facts)) if every else ()
    shown = sum(len(letters(piece.words)) for piece in told if piece.role in (None, "summary"))
    held = facts.told or (story_in(root, _wanted(facts)) if shown < _LITTLE else None)
    if held and len(letters(held)) > max(25, 3 * shown):
        return tuple(Told(words=line) for line in held.splitlines())
    video = any("video" in name.casefold() for name, _ in facts.signs.types)
    if video and shown < 40:
        value = facts.description.value if facts.description else ""
        return (Told(words=value),) if len(value.split()) >= 8 else ()
    return told


def _stub(draft: Draft, facts: PageFacts, notes: tuple[str, ...]) -> Draft:
    """A cut article; one that a sign calls an opinion (or the like) stays that, and its problem says that it is cut."""
    kind = page_kind(draft.signs, draft.url, draft.text, draft.blocks)
    if kind is None or kind.value in ("article", "brief"):
        kind = Fact(value="paywall-stub", origin="json-ld" if facts.free is False else "text")
    return replace(draft, kind=kind, notes=notes)


def _entries(
    entries: Sequence[Entry], above: Sequence[Told], facts: PageFacts, kind: Fact, source: str
) -> Draft | Problem:
    """The head of the page, if it tells something, with the entries behind it; else the first entry leads them."""
    head = _draft(above, facts, source) if above else None
    byline = head.byline if isinstance(head, Draft) else facts.byline
    known = replace(facts, byline=replace(byline, span=None) if byline else None)
    drafts = [_placed(_entry(entry, known, kind, source), facts.url) for entry in entries]
    if isinstance(head, Draft):
        return replace(head, kind=kind, entries=tuple(drafts))
    if not drafts:
        return Problem(source=source, message=_EMPTY)
    return replace(drafts[0], url=drafts[0].place if facts.url else None, entries=tuple(drafts[1:]))


def _placed(entry: Draft, page: str | None) -> Draft:
    """The entry with its whole address, so that it stands under the page's, whatever draft leads the others."""
    return replace(entry, place=entry_address(page, entry.place) or entry.place)


def _entry(entry: Entry, facts: PageFacts, kind: Fact, source: str) -> Draft:
    """One entry: its own headline, else the page's title; its own time, else the day of the page."""
    text, layout = _composed(entry.told)
    own = given_date(entry.time, entry.origin) if entry.time else None
    title = _title(text, layout, facts)
    if title and title.span and entry.origin == "json-ld":
        title = replace(title, origin="json-ld")
    dates = (*((own,) if own else ()), *layout.dates)
    days = tuple(replace(date, minute=None, days=date.days[:1]) for date in facts.dates)
    return Draft(
        source=source, text=text, blocks=layout.blocks, title=title, outlet=facts.outlet,
        byline=layout.byline or facts.byline, page_language=facts.language, dates=dates or days, kind=kind,
        place=entry.place or _words_on_page(entry.told),
    )  # fmt: skip


def _tree(text: str) -> HtmlElement | None:
    """The page's tree; the parser is told the encoding, for a page may declare another than it was decoded from."""
    data = text.encode("utf-8", "replace")
    try:
        return document_fromstring(data, parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _extracted(root: HtmlElement) -> list[str]:
    """The paragraphs that trafilatura takes for the story; none where it fails, whatever the reason: hostile pages
    have made it raise half a dozen unrelated errors, and the pieces of the page are there to fall back on.
    """
    import trafilatura  # 0.3 s that only pages need

    try:
        found = trafilatura.bare_extraction(
            root, favor_recall=True, include_comments=False, include_tables=True, with_metadata=False
        )
    except Exception:
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    return ["".join(element.itertext()) for element in body.iter("p", "head", "item", "cell", "quote", "code", "ab")]


def _draft(told: Sequence[Told], facts: PageFacts, source: str) -> Draft | Problem:
    told = _titled(told, facts)
    text, layout = _composed(told)
    kept = [piece for piece, block in zip(told, layout.blocks, strict=True) if block.role not in _DROPPED]
    roles = [block.role for block in layout.blocks if block.role not in _DROPPED]
    text, layout = _composed([replace(piece, role=role) for piece, role in zip(kept, roles, strict=True)])
    if not kept:
        return Problem(source=source, message=_EMPTY)
    return Draft(
        source=source, text=text, blocks=layout.blocks, url=facts.url, title=_title(text, layout, facts),
        outlet=facts.outlet or (None if facts.url else layout.outlet), page_language=facts.language,
        byline=facts.byline or layout.byline or _signed(text, layout),
        dates=(*facts.dates, *_times(told), *layout.dates), signs=facts.signs, changed=facts.changed,
    )  # fmt: skip


def _titled(told: Sequence[Told], facts: PageFacts) -> Sequence[Told]:
    """The story with its headline: where the page shows none, the title that its markup gives."""
    if facts.title is None or any(piece.role == "headline" for piece in told):
        return told
    if letters(facts.title.value) in (letters(piece.words) for piece in told[:3]):
        return told
    return (Told(words=facts.title.value, role="headline"), *told)


def _composed(told: Iterable[Told]) -> tuple[str, Layout]:
    """The text of the pieces, a blank line between them, and its layout."""
    paragraphs: list[Paragraph] = []
    known: dict[int, BlockRole] = {}
    at = 0
    for number, piece in enumerate(told):
        span = Span(at, at + len(piece.words))
        paragraphs.append(Paragraph(span=span, words=piece.words, after_blank=True, bullet=piece.bullet))
        if piece.role is not None:
            known[number] = piece.role
        at = span.end + 2
    return "\n\n".join(paragraph.words for paragraph in paragraphs), lay_out(paragraphs, known)


def _title(text: str, layout: Layout, facts: PageFacts) -> Fact | None:
    if layout.headline is None:
        return facts.title
    value = layout.headline.of(text)
    if facts.title is not None and letters(facts.title.value) == letters(value):
        return Fact(value=value, origin=facts.title.origin, span=layout.headline)
    return Fact(value=value, origin="heading", span=layout.headline)


def _signed(text: str, layout: Layout) -> Fact | None:
    """The author, where only the class of an element says so."""
    span = next((block.span for block in layout.blocks if block.role == "byline"), None)
    value = span.of(text) if span else ""
    short = _JOB.sub("", re.sub(r"^(?:by|from)\s+|\s+in\s+[A-Z].*$", "", value, flags=re.IGNORECASE))
    if span is None or not 0 < len(short.split()) <= 6:
        return None
    start = span.start + value.index(short)
    return Fact(value=short, origin="byline-line", span=Span(start, start + len(short)))


def _times(told: Iterable[Told]) -> Iterable[Candidate]:
    """The days of the <time> elements by the story, less those of a change."""
    own = (piece for piece in told if piece.time and not _CHANGED.match(piece.words))
    return [found for piece in own if (found := given_date(piece.time or "", "meta"))]
