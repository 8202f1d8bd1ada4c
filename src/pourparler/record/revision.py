"""Several texts of one article: which stands, and what was changed.

In: what is known of the texts that came under one address or one given id. Out: their order, the last one standing;
the sentences removed and added.
Refused: to count a text twice, or to let a feed's summary stand above the article it is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher
from typing import Literal

from pourparler.model import TOLD, Article, Published, Span, digest
from pourparler.record.address import LIVE, address_key
from pourparler.record.day import days

Relation = Literal["changed", "excerpt", "same words"]
LIKE = 0.2
"""Share of the words of the shorter text that two texts under one given id have in common, side by side in threes, or
all of them where they are short; below it they are two articles whose maker gave both the same id."""
_WORD = re.compile(r"\w+")
_CUT = re.compile(r"\s*(?:\[?(?:…|\.{3,})\]?|(?:continue|keep) reading\W*|read (?:more|on)\W*)+\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One text of an article as far as its place among the others asks for it; `no` is the order of reading."""

    no: int
    article: Article
    given: str

    @property
    def address(self) -> str | None:
        """What its address is compared by."""
        return address_key(self.article.url, _kind(self.article))


def _kind(article: Article) -> str | None:
    return article.kind.value if article.kind else None


def given_id(id: str, text: str) -> str:
    """The id a text came under: its own, or the one that another text had before it.

    >>> given_id("dispatch-7~" + digest("The talks are off.", length=8), "The talks are off."), given_id("a~1", "No.")
    ('dispatch-7', 'a~1')
    """
    stem, mark, rest = id.rpartition("~")
    return stem if mark and rest in {digest(text, length=n) for n in (8, 16, 64)} else id


def belong_together(one: Edition, other: Edition) -> bool:
    """Whether two texts are of one article: at one address; or under one given id, where nothing speaks against it.

    Of a live page the entries that have no anchor share its address: there the words must be alike too.
    """
    if one.address and one.address == other.address:
        live = {_kind(one.article), _kind(other.article)} & set(LIVE) and "#" not in one.address
        return not live or alike(one.article.text, other.article.text)
    if one.given != other.given or (one.address and other.address):
        return False
    if one.article.outlet and other.article.outlet:
        a, b = one.article.outlet.value, other.article.outlet.value
        if a.casefold() != b.casefold():
            return False
    return alike(one.article.text, other.article.text)


def alike(one: str, other: str) -> bool:
    """Whether two texts share enough words to be two states of one.

    >>> alike("The port stays closed, the envoy said on Monday.", "The port stays closed, the minister said on Monday.")
    True
    >>> alike("The port stays closed, the envoy said on Monday.", "Ministers sign a gas treaty in spring, Orsk hopes.")
    False
    """
    a, b = _words(one), _words(other)
    if a == b:
        return True
    threes = [{tuple(words[i : i + 3]) for i in range(len(words) - 2)} for words in (a, b)]
    shorter = min(map(len, threes))
    return shorter > 0 and len(threes[0] & threes[1]) >= LIKE * shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The place of one text among those of its article; a `part` stands behind those that are more."""

    no: int
    published: Published | None
    part: bool = False


def placed(order: Sequence[Turn], new: Turn, *, standing_is_part: bool = False) -> tuple[Turn, ...]:
    """The texts with one more that was read after them; `standing_is_part` if the last of them is an excerpt of it.

    Excerpts come first. Else a text stands above those read before it, unless it was published earlier; days and
    minutes are compared as far as both are known.
    """
    every = [replace(turn, part=turn.part or standing_is_part) if turn is order[-1] else turn for turn in order]
    parts, whole = [t for t in every if t.part], [t for t in every if not t.part]
    beside = parts if new.part else whole
    at = len(beside)
    while at and _earlier(new.published, beside[at - 1].published):
        at -= 1
    beside.insert(at, new)
    return (*parts, *whole)


def in_turn(editions: Iterable[Edition]) -> tuple[Turn, ...]:
    """The texts of one article from the first to the one that stands, put in place in the order of reading."""
    order: tuple[Turn, ...] = ()
    held: dict[int, Article] = {}
    for edition in sorted(editions, key=lambda edition: edition.no):
        standing = held[order[-1].no] if order else None
        part = standing is not None and is_excerpt(edition.article, standing)
        order = placed(
            order,
            Turn(no=edition.no, published=edition.article.published, part=part),
            standing_is_part=standing is not None and not part and is_excerpt(standing, edition.article),
        )
        held[edition.no] = edition.article
    return order


def _earlier(one: Published | None, other: Published | None) -> bool:
    """Whether one was certainly published before the other."""
    if one is None or other is None:
        return False
    if one.precision == other.precision == "time":
        moments = _moment(one.value), _moment(other.value)
        if moments[0] is not None and moments[1] is not None:
            return moments[0] < moments[1]
    a, b = days(one.value), days(other.value)
    return a is not None and b is not None and a[1] < b[0]


def _moment(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def is_excerpt(one: Article, other: Article) -> bool:
    """Whether one is only a part of the other, a summary of a feed or the beginning of a page, not a shortened state.

    All its words stand in the other, in one stretch or sentence by sentence, and they are half of them at most, or it
    comes from a feed; or it comes from a feed, the other does not, and it is not half as long.
    """
    part, whole = _words_kept(one.text), _words(other.text)
    if not part or len(part) >= len(whole):
        return False
    short = 2 * len(part) <= len(whole)
    if short and _from_feed(one) and not _from_feed(other):
        return True
    return (short or _from_feed(one)) and _stands_in(one, part, whole)


def _from_feed(article: Article) -> bool:
    facts = (article.title, article.byline, article.outlet, article.published)
    return any(fact is not None and fact.origin == "feed" for fact in facts)


def _stands_in(article: Article, part: Sequence[str], whole: Sequence[str]) -> bool:
    text = f" {' '.join(whole)} "
    if f" {' '.join(part)} " in text:
        return True
    told = [block.span.of(article.text) for block in article.blocks if block.role in TOLD]
    return all(f" {' '.join(_words_kept(piece))} " in text for piece in told if _words(piece))


def _words_kept(text: str) -> list[str]:
    """The words of a text that may have been cut off: where it says so, its last word may be half of one."""
    whole = _CUT.sub("", text)
    words = _words(whole)
    return words[:-1] if len(whole) < len(text) and len(words) > 3 else words


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


# What was changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one text says and the next does not: spans of sentences, `removed` in the older, `added` in the newer."""

    older: Article
    newer: Article
    relation: Relation
    removed: tuple[Span, ...]
    added: tuple[Span, ...]


def difference(older: Article, newer: Article) -> Difference:
    """The sentences that were removed and added between two texts; how they are wrapped makes no difference.

    >>> from pourparler.model import Block
    >>> def told(text): return Article(id="a-1", text=text, blocks=(Block(span=Span(0, len(text)), role="body"),))
    >>> before = told("The port is open. Talks go on, Venn said.")
    >>> after = told("The port is closed. Talks go on, Venn said.")
    >>> found = difference(before, after)
    >>> [s.of(before.text) for s in found.removed], [s.of(after.text) for s in found.added]
    (['The port is open.'], ['The port is closed.'])
    """
    then, now = list(_sentences(older)), list(_sentences(newer))
    matcher = SequenceMatcher(None, [_plain(older, s) for s in then], [_plain(newer, s) for s in now])
    removed: list[Span] = []
    added: list[Span] = []
    for _, a, b, c, d in (step for step in matcher.get_opcodes() if step[0] != "equal"):
        removed.extend(then[a:b])
        added.extend(now[c:d])
    relation: Relation = "changed" if removed or added else "same words"
    if is_excerpt(older, newer):
        relation = "excerpt"
    return Difference(older=older, newer=newer, relation=relation, removed=tuple(removed), added=tuple(added))


def _sentences(article: Article) -> Iterator[Span]:
    """The sentences of what the article tells, in order; furniture is none of its words."""
    from pourparler.language.sentences import sentence_starts  # here: it brings the parser's library with it

    for block in article.blocks:
        if block.role not in TOLD:
            continue
        words = block.span.of(article.text)
        starts = sorted({0, *sentence_starts(words)} - {len(words)})
        for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
            found = Span(start, end).shifted(block.span.start).trimmed(article.text)
            if found and found.of(article.text).strip():
                yield found


def _plain(article: Article, span: Span) -> str:
    return " ".join(span.of(article.text).split())
