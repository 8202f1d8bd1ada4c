"""Which pieces of a page are its story, and what each is.

In: the pieces in order, and the paragraphs that an extractor took for the story. Out: `Told` pieces, in order.
Refused: boxes of links, adverts and notices beside the story, even where the extractor took them for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pourparler.model import BlockRole
from pourparler.sources.furniture import furniture
from pourparler.sources.html_blocks import Piece, letters
from pourparler.sources.names_on_page import author_line, credits_line, date_line

_SURE = 25  # letters from which a piece is told by its words alone
_PROSE = frozenset(("p", "li", "blockquote", "figcaption", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "pre"))
_SUMMARY = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|deck|sub-?(?:title|head(?:line)?)|summary|excerpt|abstract|description"
    r"|key-?points|highlights|takeaways|bullets?|strap(?:line)?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:^|[\s_-])(?:news|article|entry|post|story|item|content)[_-]?(?:title|head(?:line|ing)?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TEXT = re.compile(r"(?:^|[\s_-])(?:text|copy|paragraph|para|content|body|rich-?text)(?:$|[\s_-])", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line|by|byl|authors?|author-line|writer|contrib(?:utor)?s?)(?:$|[\s_-])", re.IGNORECASE
)
_DATED = re.compile(r"(?:^|[\s_-])(?:date|datetime|time|timestamp|published|pubdate|posted)(?:$|[\s_-])", re.IGNORECASE)
_BIO = re.compile(r"(?:^|[\s_-])bio(?:$|[\s_-])", re.IGNORECASE)
_ABOVE = 4  # pieces above the headline in which a kicker stands
_BELOW = 8  # pieces below the story in which its signature stands
_PULLED = re.compile(r"pull(?:ed)?-?quote|blockquote-pull|callout", re.IGNORECASE)
_SIGNED_BELOW = re.compile(r"(?:post|entry|article|story)-?(?:footer|meta|info)", re.IGNORECASE)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:captions?|wp-caption-text|photo-?credit|image-?credit)(?:$|[\s_-])", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One piece of the story; `role` where the markup says it."""

    words: str
    role: BlockRole | None = None
    bullet: bool = False
    time: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where the story stands: the number of the element that holds it, its first and last piece, its sure pieces."""

    within: int
    around: frozenset[int]
    first: int
    last: int
    sure: frozenset[int]


def story(every: Sequence[Piece], extracted: Sequence[str], title: str | None) -> tuple[Told, ...]:
    """The pieces of the story in the order of the page; none where there is no story."""
    place = _place(every, extracted)
    if place is None:
        return ()
    top = _headline_at(every, place.first, title)
    told = []
    keys = [piece.key for piece in every]
    for at, piece in enumerate(every):
        role, kept = _judged(every, at, place, top)
        if kept and piece.named(_PULLED, 3) and any(keys[at] in key for other, key in enumerate(keys) if other != at):
            continue  # a pull quote, whose words stand in the story
        if kept:
            bullet = piece.tag == "li" or any(step.startswith("li ") for step in piece.path[:2])
            told.append(Told(words=piece.words, role=role, bullet=bullet, time=piece.time if role != "body" else None))
    while told and told[-1].role == "subheading":
        told.pop()
    return _in_one_script(told)


def notices(every: Sequence[Piece]) -> tuple[str, ...]:
    """Lines that may tell what the page is, wherever they stand on it: the few above the headline, and short paragraphs
    that are in no box of other stories.
    """
    first = next((at for at, piece in enumerate(every) if piece.tag == "h1"), 0)
    above = range(max(0, first - _ABOVE), first)
    return tuple(
        piece.words for at, piece in enumerate(every)
        if (at in above or 3 <= len(piece.words.split()) <= 60)
        and piece.linked < 0.5 and (piece.named(_BIO, 3) or not piece.beside_story())
    )  # fmt: skip


def _in_one_script(told: Sequence[Told]) -> tuple[Told, ...]:
    """Without the short lines in another script ("read also" in the site's own language) of a story in Latin ones."""
    latin = [bool(re.search(r"[A-Za-z]", piece.words)) for piece in told]
    if 2 * sum(latin) <= len(told):
        return tuple(told)
    return tuple(
        piece for piece, ours in zip(told, latin, strict=True)
        if ours or len(piece.words.split()) > 12 or not any(char.isalpha() for char in piece.words)
    )  # fmt: skip


def _place(every: Sequence[Piece], extracted: Sequence[str]) -> _Place | None:
    """Where the extractor's paragraphs stand on the page; where it gave none, the page's own paragraphs."""
    whole, short = letters(" ".join(extracted)), {letters(words) for words in extracted}
    keys = [piece.key for piece in every]
    sure = {at for at, key in enumerate(keys) if len(key) >= _SURE and (key in short or key in whole)}
    sure = {at for at in sure if every[at].tag != "figcaption" and not _links_only(every[at])}
    if sure and (place := _placed(every, keys, sure, short)):
        return place
    for tag, length in (("p", _SURE), (None, 4 * _SURE)):  # the extractor took nothing, or what is no story
        some = _paragraphs(every, tag, length)
        if some and (place := _placed(every, keys, some, short)):
            return place
    return None


def _placed(every: Sequence[Piece], keys: Sequence[str], sure: set[int], short: set[str]) -> _Place | None:
    within = _within([every[at] for at in sure])
    inner = next(piece for piece in every if within in piece.parents)
    around = frozenset(inner.parents[inner.parents.index(within) :])
    clean = {at for at in sure if not every[at].beside_story(around) and furniture(every[at].words) is None}
    inside = {at for at in clean if within in every[at].parents and every[at].tag != "h1"}
    if not inside:
        return None
    told = {at for at in inside if not (every[at].named(_SUMMARY, 3) or _heading(every[at]) or _signed(every[at]))}
    told = told or inside
    few = {at for at in range(min(inside), max(inside)) if keys[at] in short}
    sure_ones = frozenset(clean | few)
    return _Place(within=within, around=around, first=min(told), last=max(inside), sure=sure_ones)


def _links_only(piece: Piece) -> bool:
    return piece.linked > 0.7 and piece.words[-1] not in '.!?”’"'


def _paragraphs(every: Sequence[Piece], tag: str | None, length: int) -> set[int]:
    """The pieces of a tag (or of any) that are long enough and no box beside the story."""
    long = {at for at, piece in enumerate(every) if len(piece.key) >= length and piece.linked < 0.5}
    return {at for at in long if tag in (None, every[at].tag) and not every[at].beside_story()}


def _within(sure: Sequence[Piece]) -> int:
    """The number of the smallest element that holds nine tenths of the story's letters."""
    weight: Counter[int] = Counter()
    depth: dict[int, int] = {}
    for piece in sure:
        for level, number in enumerate(piece.parents):
            weight[number] += len(piece.key)
            depth[number] = len(piece.parents) - level
    total = sum(len(piece.key) for piece in sure)
    return max((number for number in weight if weight[number] >= 0.9 * total), key=lambda number: depth[number])


def _headline_at(every: Sequence[Piece], first: int, title: str | None) -> int | None:
    """The last heading before the story that says what the title says, or most of it ("Print: ...", the site's name by
    it), or else the last h1 there.
    """
    before = range(min(first, len(every) - 1), -1, -1)
    wanted = letters(title or "")
    for at in before:
        if wanted and every[at].tag in ("h1", "h2", "h3", "div", "p", "td") and every[at].key == wanted:
            called = None if every[at].tag in ("h1", "h2") else _called_title(every, at, first)
            return at if called is None else called
    for at in before:
        if len(every[at].key) > max(12, 0.5 * len(wanted)) and every[at].key in wanted:
            return at
    return next((at for at in before if every[at].tag == "h1" and every[at].linked < 0.9), None)


def _called_title(every: Sequence[Piece], masthead: int, first: int) -> int | None:
    """What a class calls the title, below words in no heading that the title tag has on every page of a site."""
    below = range(masthead + 1, first)
    return next((at for at in below if every[at].named(_TITLE, 2) and every[at].linked < 0.9), None)


def lead(every: Sequence[Piece], title: str | None) -> tuple[Told, ...]:
    """What stands above the entries of a live blog, which are cut out of `every`: headline, standfirst, byline."""
    top = _headline_at(every, len(every) - 1, title)
    if top is None:
        return ()
    told = [Told(words=every[top].words, role="headline")]
    for piece in every[top + 1 :]:
        listed = piece.tag == "li" and not piece.named(_SUMMARY, 4)
        if piece.beside_story() or piece.linked > 0.5 or _heading(piece) or listed:
            continue
        role = _signed(piece) or ("summary" if piece.named(_SUMMARY, 4) else None)
        if role or len(piece.key) >= _SURE:
            told.append(Told(words=piece.words, role=role, time=piece.time))
    return tuple(told) if any(piece.role in (None, "summary") for piece in told) else ()


def _judged(every: Sequence[Piece], at: int, place: _Place, top: int | None) -> tuple[BlockRole | None, bool]:
    """What a piece is as far as the markup says, and whether it is kept."""
    piece = every[at]
    if at == top:
        return "headline", True
    start = top if top is not None else place.first
    if at < start:
        dated = start - at <= _ABOVE and not piece.beside_story(place.around) and date_line(piece.words)
        return ("date-line", True) if dated else (None, False)
    if at > place.last + _BELOW and at not in place.sure and place.within not in piece.parents:
        return None, False
    if at < place.first and not piece.beside_story(place.around, tags=False) and (role := _signed(piece)):
        return role, True
    if piece.beside_story(place.around):
        below = 0 < at - place.last < 4 and piece.named(_SIGNED_BELOW, 4)
        return "byline", below and author_line(piece.words) is not None
    if (role := _signed(piece)) and (at < place.first or at > place.last or at not in place.sure):
        return role, at - place.last < _BELOW
    if is_caption(piece):
        return "caption", at < place.last or place.within in piece.parents
    if _heading(piece) and furniture(piece.words) is not None:
        return None, False
    if any(step.startswith("blockquote ") for step in piece.path[:3]) and not _heading(piece):
        return "body", at in place.sure or place.within in piece.parents
    if at < place.first:
        return ("subheading", True) if _ranks_inside(every, at, place, top) else _above(piece, at in place.sure)
    if at > place.last:
        return _heading(piece), at in place.sure or _follows(every[place.last], piece)
    return _heading(piece), at in place.sure or (place.within in piece.parents and _prose(piece))


def _ranks_inside(every: Sequence[Piece], at: int, place: _Place, top: int | None) -> bool:
    """Whether a heading above the first paragraph is of a rank with those inside the story: marked alike, and no line
    of some length right under the headline, which is a standfirst however it is marked.
    """
    piece = every[at]
    if at + 1 != place.first or _heading(piece) is None or piece.linked >= 0.5 or piece.named(_SUMMARY, 3):
        return False
    under = top is not None and at == top + 1 and every[top].parents[1:2] == piece.parents[1:2]
    if under and len(piece.words.split()) >= 6:
        return False
    return any(every[below].path[0] == piece.path[0] for below in range(place.first, place.last))


def _signed(piece: Piece) -> BlockRole | None:
    """A byline or a date line, by its class or by its words."""
    short = len(piece.words.split()) <= 25
    if short and date_line(piece.words):
        return "date-line"
    if author_line(piece.words) or credits_line(piece.words):
        return "byline"
    if signed_by_name(piece):
        return "byline"
    timed = piece.time and (piece.named(_DATED, 2) or len(piece.words.split()) <= 12)
    return "date-line" if short and timed and piece.words[-1] not in ".!?”" else None


def signed_by_name(piece: Piece) -> bool:
    """Whether its class or tag calls it a byline."""
    return len(piece.words.split()) <= 25 and (piece.named(_BYLINE, 2) or piece.tag == "address")


def is_caption(piece: Piece) -> bool:
    """Whether its markup says that it stands under a picture."""
    return any(step.startswith("figcaption ") for step in piece.path[:3]) or piece.named(_CAPTION, 2)


def _above(piece: Piece, sure: bool) -> tuple[BlockRole | None, bool]:
    """Between headline and story: the standfirst and the key points, and sentences that the extractor passed over."""
    if piece.named(_SUMMARY, 3) and piece.linked < 0.5 and len(piece.words.split()) >= 3:
        return "summary", True
    if piece.tag in ("h2", "h3") and piece.linked < 0.5:
        return "summary", len(piece.words.split()) >= 4
    sentence = piece.words[-1] in '.!?”’"' and len(piece.words.split()) >= 4
    return None, sure or (piece.tag in ("p", "li") and sentence and piece.linked < 0.5)


def _heading(piece: Piece) -> BlockRole | None:
    return "subheading" if re.fullmatch(r"h[1-6]|summary", piece.tag) else None


def _prose(piece: Piece) -> bool:
    inner = any(step.split(" ", 1)[0] in _PROSE for step in piece.path[:2])
    return (inner and piece.linked < 0.8) or _worded(piece)


def _worded(piece: Piece) -> bool:
    """Whether it is a sentence in no paragraph, but in what a class calls text: a box that an editor set apart."""
    told = len(piece.words.split()) >= 8 and piece.words[-1] in '.!?”’"'
    return told and piece.linked < 0.3 and piece.named(_TEXT, 1)


def _follows(last: Piece, piece: Piece) -> bool:
    """Whether a paragraph behind the last one that is surely the story stands beside it in the same element."""
    return piece.tag in ("p", "blockquote") and piece.parents[1:2] == last.parents[1:2] and piece.linked < 0.5
