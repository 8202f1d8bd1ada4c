"""What the dossier's templates read: numbers, links and words, ready to be set.

In: articles and statements. Out: `ArticleView`, `StatementView`, `SpeakerView`, numbered in order of publication.
Refused: a link to what the dossier does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from pourparler.analysis import Speaker, chain, first_day, party_of, source_kind, speaker, words
from pourparler.analysis.attribution import flat
from pourparler.model import Actor, Article, Published, Statement
from pourparler.present.excerpt import Paragraph, Piece, excerpt
from pourparler.present.markup import anchor, safe, web_address
from pourparler.present.wording import ACTS, ORIGINS, POLARITIES, day, party_name, plural, short_day
from pourparler.record.judgement import Judgement
from pourparler.record.revision import Difference

MARKS = {"content": "c", "source": "s", "cue": "q", "addressee": "a", "via": "v", "uttered": "u"}
CHANGES = 12  # sentences removed or added that the dossier shows of one revision
SHORT = 320  # code points of content in the index of speakers; the excerpt has the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A statement as the dossier shows it; `number` is the article's number and its own.

    `repeats` and `within` are numbers of the statement it repeats and of the one that reports it; `known` means that
    the article has introduced its actor before, so that office and side need not stand again.
    """

    statement: Statement
    number: str
    text: str
    outlet: str
    published: str | None
    parties: dict[str, str]
    judged: tuple[Judgement, ...] = ()
    repeats: str | None = None
    within: str | None = None
    known: bool = False

    @property
    def id(self) -> str:
        """The element that marks its beginning in the excerpt."""
        return anchor("x", self.statement.id)

    @property
    def note_id(self) -> str:
        """The element of its note."""
        return anchor("note", self.statement.id)

    @property
    def place(self) -> tuple[int, ...]:
        """Where it stands in the dossier, for sorting."""
        return tuple(map(int, self.number.split(".")))

    @property
    def short_number(self) -> str:
        """Its number within the article."""
        return self.number.rpartition(".")[2]

    @property
    def speaker(self) -> str:
        """Who said it, as far as it is known."""
        return speaker(self.statement, self.text)

    @property
    def speaker_id(self) -> str | None:
        """The element of its actor in the index of speakers."""
        actor = self.statement.actor
        if actor is None or self.statement.repeats:
            return None
        return "group-anonymous" if actor.kind == "anonymous" else speaker_anchor(actor)

    @property
    def source_kind(self) -> str:
        """Named, anonymous, ambiguous, unresolved or unstated."""
        return source_kind(self.statement)

    @property
    def standing(self) -> str:
        """Office and side on the day, as far as they are known."""
        return standing(self.statement.actor, self.parties)

    @property
    def as_it_stands(self) -> str | None:
        """The words of the source where the name above does not say them: a pronoun, a seat, an office."""
        source, actor = self.statement.source, self.statement.actor
        if source is None or not (actor or self.statement.candidates):
            return None
        found = flat(source.of(self.text))
        return None if actor and actor.name.split()[-1:] == found.split()[-1:] else found

    @property
    def act(self) -> str:
        """The main act and any others."""
        first = ACTS[self.statement.act]
        others = [ACTS[act] for act in self.statement.acts if act != self.statement.act]
        return ", ".join([first, *others])

    @property
    def form(self) -> str:
        """Form, and kind where it is not speech."""
        kind = self.statement.kind
        return self.statement.form if kind == "speech" else f"{self.statement.form}, {kind}"

    @property
    def polarity(self) -> str:
        """Words for a statement that is not asserted, empty for one that is."""
        return POLARITIES[self.statement.polarity]

    @property
    def why(self) -> str:
        """The rule, its confidence, and as much of the id as `pourparler review` needs."""
        evidence = self.statement.evidence
        return f"{evidence.rule} {evidence.confidence:.2f} · {self.statement.id[:10]}"

    @property
    def chain(self) -> tuple[str, ...]:
        """Those who passed it on, outermost first."""
        return chain(self.statement, self.text)

    @property
    def addressee(self) -> str | None:
        """To whom, with the words where the name differs."""
        to = self.statement.addressee
        if to is None:
            return None
        found = flat(to.span.of(self.text))
        return found if to.actor is None or to.actor.name == found else f"{to.actor.name} (“{found}”)"

    @property
    def uttered(self) -> str | None:
        """When it was said, with the words that say so."""
        when = self.statement.uttered
        if when is None:
            return None
        return day(when.value) + (f" (“{flat(when.span.of(self.text))}”)" if when.span else "")

    @property
    def words(self) -> str:
        """Its content, shortened."""
        return words(self.statement, self.text, limit=SHORT)

    @property
    def bare(self) -> bool:
        """Whether it is a quotation whose own marks are not part of the content."""
        return self.statement.form == "direct" and self.words[:1] not in "\"“”‘’'«„"

    @property
    def short_day(self) -> str:
        """The day of publication for a narrow column."""
        return short_day(self.published)


def speaker_anchor(actor: Actor) -> str:
    """The element of an actor in the index: one under each side, for who changes sides stands under both.

    >>> speaker_anchor(Actor(id="orla-venn", name="Orla Venn", kind="person", party="velmar"))
    'actor-orla-venn.of.velmar'
    """
    party = party_of(actor)
    return anchor("actor", actor.id) + (f".of.{anchor('', party)[1:]}" if party else "")


def standing(actor: Actor | None, parties: dict[str, str]) -> str:
    """Office and side of an actor; a state is not said to be of its own side."""
    if actor is None:
        return ""
    party = party_of(actor)
    side = parties.get(party, party_name(party)) if party and party != actor.id else None
    return ", ".join(word for word in (actor.office, side) if word and word != actor.name)


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


def outlet_name(article: Article) -> str:
    """The outlet, or that it is not known."""
    return article.outlet.value if article.outlet else "outlet not known"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerView:
    """A speaker of the index with its statements; `filed` under its side."""

    speaker: Speaker
    parties: dict[str, str]
    statements: tuple[StatementView, ...]
    filed: bool

    @property
    def id(self) -> str | None:
        """The element that statements link to."""
        return speaker_anchor(self.speaker.actor) if self.speaker.actor else None

    @property
    def standing(self) -> str:
        """The offices held, and the side where the index does not say it already."""
        offices = "; ".join(self.speaker.offices)
        return offices or ("" if self.filed else standing(self.speaker.actor, self.parties))

    @property
    def names(self) -> tuple[tuple[str, int], ...]:
        """The names as they stand, most frequent first, at most a dozen."""
        return tuple((name, count) for name, count in self.speaker.names if name != self.speaker.name)[:12]


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


def party_names(statements: Iterable[Statement], actors: Iterable[Actor]) -> dict[str, str]:
    """The name of each party: that of the state with its slug, or the slug in words."""
    seen: dict[str, Actor] = {actor.id: actor for actor in actors}
    slugs: set[str] = set()
    for statement in statements:
        for actor in _actors_of(statement):
            seen.setdefault(actor.id, actor)
            if party := party_of(actor):
                slugs.add(party)
    return {slug: seen[slug].name if slug in seen else party_name(slug) for slug in sorted(slugs)}


def _actors_of(statement: Statement) -> Iterator[Actor]:
    if statement.actor:
        yield statement.actor
    yield from statement.candidates
    if statement.addressee and statement.addressee.actor:
        yield statement.addressee.actor
    yield from (link.actor for link in statement.via if link.actor)
