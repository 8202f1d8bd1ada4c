"""A statement as it stands after what people judged.

In: a statement, a `Standing`, how merged actors are shown. Out: `Judged`, with the statement as it was found.
Refused: nothing; what was rejected or merged into another is given all the same, its state says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pourparler.model import Actor, Link, Statement
from pourparler.record.judgement import CorrectAct, CorrectActor, CorrectAddressee, Correction, CorrectPolarity
from pourparler.record.standing import Standing, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A statement as it stands, as it was `found`, and the ids of the judgements that made the difference."""

    statement: Statement
    found: Statement
    state: State
    judgements: tuple[str, ...] = ()


def as_it_stands(statement: Statement, now: Standing, faces: Mapping[str, Actor]) -> Judged:
    """The statement with its corrections, every actor under the id that stands for it; `faces` show merged actors.

    A statement that was rejected or merged into another is given all the same, its state says so.
    """
    state = now.state(statement.id)
    judgements = now.on.get(statement.id, ())
    found = statement
    for judgement in judgements:
        if judgement.correction is not None:
            statement = _corrected(statement, judgement.correction)
    if now.into or now.people:
        statement = _resolved(statement, now, faces)
    return Judged(statement=statement, found=found, state=state, judgements=tuple(j.id for j in judgements))


def _corrected(statement: Statement, correction: Correction) -> Statement:
    match correction:
        case CorrectActor(actor=actor):
            return replace(statement, actor=actor, candidates=())
        case CorrectAddressee(addressee=addressee):
            return replace(statement, addressee=addressee)
        case CorrectAct(act=act):
            others = (a for a in statement.acts if a not in (act, statement.act))
            return replace(statement, act=act, acts=(act, *others))
        case CorrectPolarity(polarity=polarity):
            return replace(statement, polarity=polarity)
    return statement  # a part that only other entries have


def _resolved(statement: Statement, now: Standing, faces: Mapping[str, Actor]) -> Statement:
    def shown(actor: Actor | None) -> Actor | None:
        return _shown(actor, now, faces, statement.article_id)

    actor = shown(statement.actor)
    candidates = tuple(dict.fromkeys(c for c in map(shown, statement.candidates) if c))
    if actor is None and len({c.id for c in candidates}) == 1 < len(statement.candidates):
        actor, candidates = candidates[0], ()  # the merge left one candidate
    addressee = statement.addressee
    return replace(
        statement,
        actor=actor,
        candidates=candidates,
        addressee=addressee and replace(addressee, actor=shown(addressee.actor)),
        via=tuple(Link(source=v.source, cue=v.cue, actor=shown(v.actor)) for v in statement.via),
        inside=statement.inside and now.resolve(statement.inside),
        repeats=statement.repeats and now.resolve(statement.repeats),
    )


def _shown(actor: Actor | None, now: Standing, faces: Mapping[str, Actor], article: str) -> Actor | None:
    """The actor under the id that stands for it; its office stays that of the article's day."""
    root = now.person(article, actor) if actor is not None else None
    if actor is None or root is None or root == actor.id:
        return actor
    face = faces.get(root)
    if face is None:
        return replace(actor, id=root)
    return replace(actor, id=root, name=face.name, kind=face.kind, party=face.party or actor.party)
