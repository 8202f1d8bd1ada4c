"""What the dossier's templates read: numbers, links and words, ready to be set.

In: articles and statements. Out: `ArticleView`s with their statements, numbered in order of publication.
Refused: a link to what the dossier does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from pourparler.analysis import first_day
from pourparler.analysis.attribution import flat
from pourparler.model import Actor, Article, Published, Statement
from pourparler.present.excerpt import Paragraph, Piece, excerpt
from pourparler.present.markup import anchor, safe, web_address
from pourparler.present.statement_view import StatementView, outlet_name
from pourparler.present.wording import ORIGINS, day, plural
from pourparler.record.judgement import Judgement
from pourparler.record.revision import Difference

MARKS = {"content": "c", "source": "s", "cue": "q", "addressee": "a", "via": "v", "uttered": "u"}
CHANGES = 12  # sentences removed or added that the dossier shows of one revision


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """One fact about an article, where it came from, and whether others disagree."""

    name: str
    value: str
    origin: str
    flag: bool = False
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionView:
    """What an article took the place of: the sentences that were removed and added, the first of them."""

    found: Difference

    @property
    def summary(self) -> str:
        """How much was changed, in words."""
        if self.found.relation == "excerpt":
            return "took the place of an excerpt of it"
        removed, added = len(self.found.removed), len(self.found.added)
        if not (removed or added):
            return "took the place of a text with the same words"
        return f"{plural(removed, 'sentence')} removed, {plural(added, 'sentence')} added"

    @property
    def removed(self) -> tuple[str, ...]:
        """Sentences that the text before had."""
        return tuple(flat(span.of(self.found.older.text)) for span in self.found.removed[:CHANGES])

    @property
    def added(self) -> tuple[str, ...]:
        """Sentences that only this text has; none of a fuller text, which is all there is."""
        spans = () if self.found.relation == "excerpt" else self.found.added
        return tuple(flat(span.of(self.found.newer.text)) for span in spans[:CHANGES])

    @property
    def more(self) -> bool:
        """Whether there are sentences that are not shown."""
        return max(len(self.found.removed), len(self.found.added)) > CHANGES and self.found.relation != "excerpt"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article with its numbered statements."""

    article: Article
    number: int
    statements: tuple[StatementView, ...]
    full_text: bool = False

    @property
    def id(self) -> str:
        """The element of the article."""
        return anchor("article", self.article.id)

    @property
    def title(self) -> str:
        """Its headline, or its first words."""
        title = self.article.title
        return flat(title.value) if title else flat(self.article.text[:90]) + " …"

    @property
    def outlet(self) -> str:
        """Its outlet."""
        return outlet_name(self.article)

    @property
    def published(self) -> str | None:
        """The TIMEX3 value of its day."""
        return self.article.published.value if self.article.published else None

    @property
    def facts(self) -> tuple[FactView, ...]:
        """What is known about it and from where."""
        return tuple(_facts(self.article))

    def rows(self) -> Iterator[tuple[Paragraph, Markup, tuple[StatementView, ...]]]:
        """Each paragraph of the excerpt, its marked words, and the statements that begin in it."""
        views = {view.statement.id: view for view in self.statements}
        every = [view.statement for view in self.statements]
        for paragraph in excerpt(self.article, every, full_text=self.full_text):
            marked = Markup("").join(marked_piece(piece, self.article.text, views) for piece in paragraph.pieces)
            yield paragraph, marked, tuple(views[s.id] for s in paragraph.statements)


def marked_piece(piece: Piece, text: str, views: dict[str, StatementView]) -> Markup:
    """The words of a piece in one `mark`, led by the numbers (not text: drawn by the style) of what begins there."""
    head = Markup("").join(
        Markup('<a class="n" id="{}" href="#{}" data-n="{}" aria-label="Statement {}"></a>').format(
            view.id, view.note_id, view.short_number, view.number
        )
        for view in map(views.__getitem__, piece.starts)
    )
    again = Markup("").join(
        Markup('<a class="n r" href="#{}" data-n="{}" aria-label="Statement {}, continued"></a>').format(
            view.note_id, view.short_number, view.number
        )
        for view in map(views.__getitem__, piece.resumes)
    )
    said = safe(piece.span.of(text))
    if not piece.roles:
        return head + again + said
    classes = [MARKS[role] for role in MARKS if piece.role(role)]  # type: ignore[arg-type]
    if piece.role("content") > 1:
        classes.append("cc")
    return head + again + Markup('<mark class="{}">{}</mark>').format(" ".join(classes), said)


def _facts(article: Article) -> Iterator[FactView]:
    if article.outlet:
        yield FactView(name="Outlet", value=article.outlet.value, origin=ORIGINS[article.outlet.origin])
    if published := article.published:
        yield _date(published, "Published", flag=bool(published.others))
        for other in published.others:
            yield _date(other, "or", flag=True)
    else:
        yield FactView(name="Published", value="no date found", origin="", flag=True)
    if article.byline:
        yield FactView(name="Byline", value=flat(article.byline.value), origin=ORIGINS[article.byline.origin])
    if article.title and article.title.origin not in ("given", "heading", "first-line"):
        yield FactView(name="Headline", value="", origin=ORIGINS[article.title.origin])
    if article.url:
        yield FactView(name="Address", value=article.url, origin="", address=web_address(article.url))


def _date(published: Published, name: str, *, flag: bool) -> FactView:
    return FactView(name=name, value=day(published.value), origin=ORIGINS[published.origin], flag=flag)


def number_articles(
    articles: Iterable[Article],
    statements: Iterable[Statement],
    parties: dict[str, str],
    judgements: dict[str, tuple[Judgement, ...]],
    *,
    full_text: bool,
) -> tuple[ArticleView, ...]:
    """Articles in order of publication, the undated last, and their statements in order of the text."""
    filed: dict[str, list[Statement]] = {}
    for statement in statements:
        filed.setdefault(statement.article_id, []).append(statement)
    views = []
    for number, article in enumerate(sorted(articles, key=_place), start=1):
        own = sorted(filed.get(article.id, ()), key=lambda s: (s.content[0].start, s.content[-1].end, s.id))
        views.append(
            ArticleView(
                article=article,
                number=number,
                full_text=full_text,
                statements=tuple(_numbered(number, article, own, parties, judgements)),
            )
        )
    return tuple(views)


def _numbered(
    number: int,
    article: Article,
    statements: list[Statement],
    parties: dict[str, str],
    judgements: dict[str, tuple[Judgement, ...]],
) -> Iterator[StatementView]:
    numbers = {s.id: f"{number}.{rank}" for rank, s in enumerate(statements, start=1)}
    known: set[Actor | None] = set()
    for statement in statements:
        yield StatementView(
            statement=statement,
            number=numbers[statement.id],
            text=article.text,
            outlet=outlet_name(article),
            published=article.published.value if article.published else None,
            parties=parties,
            judged=judgements.get(statement.id, ()),
            repeats=numbers.get(statement.repeats) if statement.repeats else None,
            within=numbers.get(statement.inside) if statement.inside else None,
            known=statement.actor in known,
        )
        if not statement.repeats:
            known.add(statement.actor)


def _place(article: Article) -> tuple[str, str, str]:
    value = article.published.value if article.published else None
    day = first_day(value)
    return (day.isoformat() if day else "9999", value or "", article.id)
