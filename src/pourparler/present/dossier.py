"""The dossier: one HTML file that holds the record and needs nothing else.

In: articles, statements, actors and problems. Out: HTML, whole or in chunks; readable without script, printable.
Refused: anything fetched: the page forbids it by its own policy.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from pourparler.analysis import (
    SpeakerGroup,
    first_day,
    holdings,
    outlets,
    speaker_groups,
    start_of,
    stretches,
    unit_for,
)
from pourparler.analysis.kept import Outcome
from pourparler.analysis.moves import MoveKind
from pourparler.analysis.proposals import OnTable
from pourparler.analysis.talks import TalksOnRecord
from pourparler.model import Actor, Article, Event, Statement
from pourparler.present import wording
from pourparler.present.bands import APART, bands, calendar
from pourparler.present.commitments import commitment_views
from pourparler.present.figure import NARROW, WIDE, bin_words, timeline_figure
from pourparler.present.happenings import event_views
from pourparler.present.markup import anchor, finalize
from pourparler.present.places import Places
from pourparler.present.positions import AffairPositions, matrix_views
from pourparler.present.proposals import proposal_views
from pourparler.present.statement_view import SpeakerView, StatementView, party_names
from pourparler.present.talks import talks_views
from pourparler.present.view import ArticleView, RevisionView, number_articles
from pourparler.problems import Problem
from pourparler.record.judgement import Judgement
from pourparler.record.revision import Difference

MANY_ARTICLES = 60  # from here on the articles fold by period
MANY_STATEMENTS = 150  # from here on the speakers' statements are folded
JUMPS = 20  # parties named in the list above the index; every one has its heading below


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRecord:
    """What happened and what is on the table; `told` are the statements that tell it, by id, `moves` by position id."""

    events: tuple[Event, ...] = ()
    talks: tuple[TalksOnRecord, ...] = ()
    proposals: tuple[OnTable, ...] = ()
    affairs: tuple[AffairPositions, ...] = ()
    moves: Mapping[str, MoveKind] = field(default_factory=dict)
    commitments: tuple[Outcome, ...] = ()
    told: Mapping[str, Statement] = field(default_factory=dict)


NOTHING = OnRecord()


def render(
    articles: Iterable[Article],
    statements: Iterable[Statement],
    actors: Iterable[Actor] = (),
    problems: Iterable[Problem] = (),
    *,
    title: str,
    version: str,
    full_text: bool = False,
    judgements: Mapping[str, tuple[Judgement, ...]] | None = None,
    revisions: Iterable[Difference] = (),
    on_record: OnRecord = NOTHING,
) -> str:
    """The dossier as one string; see `chunks`."""
    return "".join(
        chunks(
            articles, statements, actors, problems, title=title, version=version, full_text=full_text,
            judgements=judgements, revisions=revisions, on_record=on_record,
        )
    )  # fmt: skip


def chunks(
    articles: Iterable[Article],
    statements: Iterable[Statement],
    actors: Iterable[Actor] = (),
    problems: Iterable[Problem] = (),
    *,
    title: str,
    version: str,
    full_text: bool = False,
    judgements: Mapping[str, tuple[Judgement, ...]] | None = None,
    revisions: Iterable[Difference] = (),
    on_record: OnRecord = NOTHING,
) -> Iterator[str]:
    """The dossier piece by piece, for a file; `judgements` are those in force, by statement id, `revisions` say what
    the articles took the place of.

    Statements whose article is not given are left out. `full_text` sets the articles whole and says, above and at
    each article, that they are not for redistribution.
    """
    articles = tuple(articles)
    held = {article.id for article in articles}
    kept = tuple(s for s in statements if s.article_id in held)
    parties = party_names(kept, actors)
    views = number_articles(articles, kept, parties, dict(judgements or {}), full_text=full_text)
    by_statement = {view.statement.id: view for article in views for view in article.statements}
    homes = {view.article.id: view for view in views}
    drawn = bands(views, by_statement, parties)
    groups = _groups(views, by_statement, parties)
    sides = [group.id for group in groups if group.id.startswith("party-")]
    left_out = set(sides[JUMPS:] if len(sides) > JUMPS + 4 else ())
    stream = _template("dossier.html.j2").stream(
        title=title,
        version=version,
        full_text=full_text,
        style=_style(),
        script=_script(),
        policy=_policy(),
        holdings=holdings(articles, kept),
        every_outlet_known=all(article.outlet for article in articles),
        outlets=outlets(articles, kept),
        problems=tuple(problems),
        wide=timeline_figure(drawn, WIDE),
        narrow=timeline_figure(drawn, NARROW),
        broken=len(stretches(day for view in views if (day := first_day(view.published)))) > 1,
        calendar=calendar(views),
        groups=groups,
        jumps=[group for group in groups if group.id not in left_out],
        spans=_spans(views),
        folded=len(kept) > MANY_STATEMENTS,
        judged=bool(judgements),
        anchor_of=homes,
        revised={found.newer.id: RevisionView(found=found) for found in revisions},
        events=event_views(on_record.events, homes),
        **_on_the_table(on_record, Places(homes=homes, shown=by_statement, told=on_record.told), parties),
    )
    stream.enable_buffering(400)
    yield from stream


def _on_the_table(found: OnRecord, places: Places, parties: Mapping[str, str]) -> dict[str, Any]:
    return {
        "talks": talks_views(found.talks, places, parties),
        "commitments": commitment_views(found.commitments, places, parties),
        "proposals": proposal_views(found.proposals, places, parties),
        "matrices": matrix_views(found.affairs, places, parties, found.moves),
    }


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("pourparler.present"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["wording"] = wording
    return environment.get_template(name)


@cache
def _asset(name: str) -> str:
    return (files("pourparler.present") / "templates" / name).read_text("utf-8").strip()


def _style() -> str:
    return _asset("dossier.css")


def _script() -> str:
    return _asset("dossier.js")


def _policy() -> str:
    """A policy that lets nothing in but this style and this script, by their digests."""

    def digest(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    return (
        f"default-src 'none'; style-src {digest(_style())}; script-src {digest(_script())}; "
        "base-uri 'none'; form-action 'none'"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One heading of the index: speakers, or the statements of those whom nothing but words stands for."""

    name: str
    id: str
    count: int
    speakers: tuple[SpeakerView, ...] = ()
    gathered: tuple[StatementView, ...] = ()


def _groups(
    views: tuple[ArticleView, ...], by_statement: dict[str, StatementView], parties: dict[str, str]
) -> tuple[Group, ...]:
    found = speaker_groups((v.article for v in views), (s.statement for v in views for s in v.statements))
    return tuple(_group(group, by_statement, parties) for group in found)


def _group(group: SpeakerGroup, by_statement: dict[str, StatementView], parties: dict[str, str]) -> Group:
    if group.kind not in ("party", "others"):
        every = sorted(
            (by_statement[s.id] for speaker in group.speakers for s in speaker.statements), key=lambda view: view.place
        )
        return Group(name=APART[group.kind], id=f"group-{group.kind}", count=group.count, gathered=tuple(every))
    speakers = tuple(
        SpeakerView(
            speaker=speaker,
            parties=parties,
            statements=tuple(by_statement[s.id] for s in speaker.statements),
            filed=group.kind == "party",
        )
        for speaker in group.speakers
    )
    name, id = APART["others"], "group-others"
    if group.party:
        name, id = parties[group.party], anchor("party", group.party)
    return Group(name=name, id=id, count=group.count, speakers=speakers)


def _spans(views: tuple[ArticleView, ...]) -> tuple[tuple[str | None, tuple[ArticleView, ...]], ...]:
    """The articles, in periods where they are many."""
    dated = [day for view in views if (day := first_day(view.published))]
    if len(views) <= MANY_ARTICLES or not dated:
        return ((None, views),)
    unit = unit_for(stretches(dated), 16)
    held: dict[str, list[ArticleView]] = {}
    for view in views:
        day = first_day(view.published)
        held.setdefault(bin_words(start_of(day, unit), unit) if day else "no date", []).append(view)
    return tuple((name, tuple(found)) for name, found in held.items())
