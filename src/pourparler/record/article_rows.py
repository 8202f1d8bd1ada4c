"""An article, its facts, dates and blocks, as rows of tables, and back.

In: an `Article`, or the rows that a database holds of it. Out: the other of the two.
Refused: rows that make no article raise ValueError.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, cast

from pourparler.model import Article, Block, BlockRole, Fact, Origin, Precision, Published, Span, digest
from pourparler.record.address import address_key
from pourparler.record.day import days
from pourparler.record.revision import given_id
from pourparler.record.shape import FACTS


class ArticleRow(NamedTuple):
    no: int
    id: str
    text: str
    digest: str
    url: str | None
    title: str | None
    outlet_key: str | None
    published: str | None
    first_day: str | None
    last_day: str | None
    given: str
    address: str | None


class FactRow(NamedTuple):
    article: int
    name: str
    value: str
    origin: str
    start: int | None
    stop: int | None


class DatingRow(NamedTuple):
    article: int
    position: int
    depth: int
    value: str
    precision: str
    origin: str
    start: int | None
    stop: int | None


class BlockRow(NamedTuple):
    article: int
    position: int
    start: int
    stop: int
    role: str


def article_row(article: Article, no: int) -> ArticleRow:
    """The row of the article that has number `no`."""
    interval = days(article.published.value) if article.published else None
    return ArticleRow(
        no=no,
        id=article.id,
        text=article.text,
        digest=digest(article.text),
        url=article.url,
        title=article.title.value if article.title else None,
        outlet_key=article.outlet.value.casefold() if article.outlet else None,
        published=article.published.value if article.published else None,
        first_day=interval[0] if interval else None,
        last_day=interval[1] if interval else None,
        given=given_id(article.id, article.text),
        address=address_key(article.url, article.kind.value if article.kind else None),
    )


def fact_rows(article: Article, no: int) -> Iterator[FactRow]:
    """Its facts, each with where it came from."""
    for name in FACTS:
        fact: Fact | None = getattr(article, name)
        if fact is not None:
            yield FactRow(no, name, fact.value, fact.origin, *_ends(fact.span))


def dating_rows(published: Published | None, no: int) -> list[DatingRow]:
    """Its date of publication, then those that disagree, each as deep as it stands in the outline."""
    outline = list(_outline(published, 0)) if published else []
    return [
        DatingRow(no, position, depth, p.value, p.precision, p.origin, *_ends(p.span))
        for position, (depth, p) in enumerate(outline)
    ]


def _outline(published: Published, depth: int) -> Iterator[tuple[int, Published]]:
    yield depth, published
    for other in published.others:
        yield from _outline(other, depth + 1)


def block_rows(article: Article, no: int) -> list[BlockRow]:
    """Its stretches with their roles, in their order."""
    return [BlockRow(no, i, b.span.start, b.span.end, b.role) for i, b in enumerate(article.blocks)]


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def article_of(
    row: ArticleRow, facts: Iterable[FactRow], datings: Sequence[DatingRow], blocks: Iterable[BlockRow]
) -> Article:
    """The article that gave these rows; raises ValueError where they make none."""
    known = {fact.name: _fact(fact) for fact in facts}
    return Article(
        id=row.id,
        text=row.text,
        blocks=tuple(Block(span=Span(b.start, b.stop), role=cast(BlockRole, b.role)) for b in blocks),
        outlet=known.get("outlet"),
        url=row.url,
        title=known.get("title"),
        byline=known.get("byline"),
        published=_published(datings),
        language=known.get("language"),
        kind=known.get("kind"),
    )


def _fact(row: FactRow) -> Fact:
    return Fact(value=row.value, origin=cast(Origin, row.origin), span=_span(row.start, row.stop))


def _published(datings: Sequence[DatingRow]) -> Published | None:
    """The outline read back: what stands deeper, up to the next of the same depth, are the others of a date."""
    return _datings(datings)[0] if datings else None


def _datings(datings: Sequence[DatingRow]) -> tuple[Published, ...]:
    heads = [i for i, d in enumerate(datings) if d.depth == datings[0].depth]
    return tuple(
        Published(
            value=datings[head].value,
            precision=cast(Precision, datings[head].precision),
            origin=cast(Origin, datings[head].origin),
            span=_span(datings[head].start, datings[head].stop),
            others=_datings(datings[head + 1 : following]),
        )
        for head, following in zip(heads, [*heads[1:], len(datings)], strict=False)
    )


def _span(start: int | None, stop: int | None) -> Span | None:
    return None if start is None or stop is None else Span(start, stop)
