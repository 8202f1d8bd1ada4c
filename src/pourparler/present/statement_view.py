"""What the dossier's templates read of statements and speakers: numbers, links and words, ready to be set.

In: a statement and the text of its article. Out: `StatementView`, `SpeakerView`.
Refused: a fuller name, office or date than the record has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pourparler.analysis import Speaker, chain, party_of, source_kind, speaker, words
from pourparler.analysis.attribution import flat
from pourparler.model import Actor, Article, Statement
from pourparler.present.markup import anchor
from pourparler.present.wording import ACTS, POLARITIES, day, party_name, short_day
from pourparler.record.judgement import Judgement

SHORT = 320  # code points of content in the index of speakers; the excerpt has the rest
DOUBTFUL = 0.5
"""Below this confidence a statement is marked: of such, some six of ten are right (bench/judged)."""


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
    def doubtful(self) -> bool:
        """Whether it is likelier wrong than a statement should be, and nobody has confirmed it."""
        return self.statement.evidence.confidence < DOUBTFUL and not self.judged

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


def outlet_name(article: Article) -> str:
    """The outlet, or that it is not known."""
    return article.outlet.value if article.outlet else "outlet not known"


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
