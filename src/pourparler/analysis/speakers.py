"""Who spoke in the record, by side.

In: articles and statements. Out: groups of speakers, each with the names and offices as they stand and its statements.
Refused: filing a statement with several candidates under one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pourparler.analysis.attribution import counted, flat, party_of, source_kind, speaker
from pourparler.analysis.calendar import first_day
from pourparler.model import Actor, Article, Statement

GroupKind = Literal["party", "others", "anonymous", "ambiguous", "unresolved", "unstated"]
_ORDER: tuple[GroupKind, ...] = ("party", "others", "anonymous", "ambiguous", "unresolved", "unstated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One actor, or one wording of an unresolved source, with its statements in order of publication.

    `names` are the words that stand for it with how often; `offices` as the record has them on the day.
    """

    name: str
    actor: Actor | None
    names: tuple[tuple[str, int], ...]
    offices: tuple[str, ...]
    outlets: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerGroup:
    """The speakers of one party, or those of no party or no known name; `party` is set for kind `party` only."""

    kind: GroupKind
    party: str | None
    speakers: tuple[Speaker, ...]

    @property
    def count(self) -> int:
        """How many statements the group holds."""
        return sum(len(s.statements) for s in self.speakers)


def speaker_groups(articles: Iterable[Article], statements: Iterable[Statement]) -> tuple[SpeakerGroup, ...]:
    """Groups by party, most statements first; then actors of no party, anonymous, ambiguous, unresolved, unstated."""
    by_id = {article.id: article for article in articles}
    filed: dict[tuple[GroupKind, str | None], dict[str, list[Statement]]] = {}
    for statement in sorted(counted(statements), key=lambda s: _place(s, by_id)):
        text = by_id[statement.article_id].text
        key = statement.actor.id if statement.actor else speaker(statement, text).casefold()
        filed.setdefault(_group(statement), {}).setdefault(key, []).append(statement)
    groups = [
        SpeakerGroup(kind=kind, party=party, speakers=_speakers(members, by_id))
        for (kind, party), members in filed.items()
    ]
    return tuple(sorted(groups, key=lambda g: (_ORDER.index(g.kind), -g.count, g.party or "")))


def _group(statement: Statement) -> tuple[GroupKind, str | None]:
    kind = source_kind(statement)
    if kind != "named" or statement.actor is None:
        return ("others" if kind == "named" else kind), None
    party = party_of(statement.actor)
    return ("party", party) if party else ("others", None)


def _place(statement: Statement, articles: dict[str, Article]) -> tuple[str, str, int]:
    published = articles[statement.article_id].published
    day = first_day(published.value) if published else None
    return (day.isoformat() if day else "9999", statement.article_id, statement.content[0].start)


def _speakers(members: dict[str, list[Statement]], articles: dict[str, Article]) -> tuple[Speaker, ...]:
    found = [_speaker(statements, articles) for statements in members.values()]
    return tuple(sorted(found, key=lambda s: (-len(s.statements), s.name)))


def _speaker(statements: list[Statement], articles: dict[str, Article]) -> Speaker:
    names = Counter(flat(s.source.of(articles[s.article_id].text)) for s in statements if s.source)
    homes = (articles[s.article_id].outlet for s in statements)
    first = statements[0]
    return Speaker(
        name=speaker(first, articles[first.article_id].text),
        actor=first.actor,
        names=tuple(sorted(names.items(), key=lambda item: (-item[1], item[0]))),
        offices=tuple(dict.fromkeys(s.actor.office for s in statements if s.actor and s.actor.office)),
        outlets=tuple(sorted({home.value for home in homes if home})),
        statements=tuple(statements),
    )
