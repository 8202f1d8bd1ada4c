"""Whom a description of one person means: "the politician", "the Tesk diplomat", "the man".

In: the scene, the role that the words name, the side that they say. Out: the one person it fits.
Refused: a word that fits several of those who are near, and what is said of a thing or of many.
"""

from __future__ import annotations

from collections.abc import Set

from pourparler.actors.definite import NEAR, definite, is_person
from pourparler.actors.roles import Role
from pourparler.actors.scan import Mention
from pourparler.actors.scene import Scene, actors_of
from pourparler.actors.things import things
from pourparler.actors.words import split
from pourparler.model import Actor, Resolution, Span

_ANYBODY = frozenset({"man"})
_SPECIAL = frozenset({"lawmaker", "diplomat"})
"""What few are: the only one of an article is meant however far away."""


def person(scene: Scene, span: Span, role: Role, words: str, *, party: str | None = None) -> Resolution:
    """Whom "the minister", "the official" or "the man" means: whoever bears the role, else whom the word fits."""
    found = definite(scene, span, role, words, party=party)
    if role.plural or found.actor is not None or found.candidates or not is_person(role, words):
        return found
    party = None if party in scene.index.entries else party
    return _described(scene, span, role, words, party) or _undescribed(scene, span, role, words, party) or found


def _described(scene: Scene, span: Span, role: Role, words: str, party: str | None) -> Resolution | None:
    """The last person who spoke, or the only one near, of whom the words may be said ("the official" of a minister)."""
    wider = scene.index.roles.broader.get(role.key, frozenset())
    if not wider and role.key not in _ANYBODY:
        return None
    people = [m for m in scene.before(span.start, quoted=False) if m.reading.actor and m.reading.actor.kind == "person"]
    gender = scene.index.roles.genders.get(split(words)[-1].key)
    fits = [
        actor
        for actor in actors_of(people)
        if _is_of(people, actor, party, scene)
        and not (gender and scene.gender(actor) not in (None, gender))
        and (role.key in _ANYBODY or _is_said_of(scene, people, actor, wider))
    ]
    said = next((a for _, _, a in scene.spoke(span.start, NEAR) if a.kind in ("person", "anonymous")), None)
    if said is not None and said in fits and role.key not in _ANYBODY:
        return Resolution(actor=said, rule="role.broader")
    if role.key in _SPECIAL:
        return Resolution(actor=fits[0], rule="role.broader") if len(fits) == 1 else None
    here = scene.sentence_at(span.start)
    near = {m.reading.actor.id for m in people if m.reading.actor and here - m.sentence <= NEAR}
    close = [actor for actor in fits if actor.id in near]
    return Resolution(actor=close[0], rule="role.described") if len(close) == 1 else None


def _undescribed(scene: Scene, span: Span, role: Role, words: str, party: str | None) -> Resolution | None:
    """ "The spokeswoman" right after somebody new has spoken whom the article gives no role: that one, where nobody
    else is named since; or the only person there is so far.
    """
    people = [m for m in scene.before(span.start, quoted=False) if m.reading.actor and m.reading.actor.kind == "person"]
    said = next(iter(scene.spoke(span.start, NEAR)), None)
    since = [m for m in people if said is not None and m.whole.start >= said[1].start]
    only = actors_of(people)
    actor = said[2] if said is not None else (only[0] if len(only) == 1 else None)
    more = len(split(words)) > len(split(role.words)) + 1  # "the spokeswoman of the guild"
    if actor is None or actor.kind != "person" or more or things().meant(split(words)):
        return None
    if any(m.reading.actor != actor for m in since):
        return None
    gender, known = scene.index.roles.genders.get(split(words)[-1].key), scene.gender(actor)
    new = actor.id in scene.index.entries and not scene.roles_of(actor) and actor.office is None
    fits = new and (not party or actor.party in (None, party)) and (None in (gender, known) or gender == known)
    return Resolution(actor=actor, rule="role.undescribed") if fits else None


def _is_of(people: list[Mention], actor: Actor, party: str | None, scene: Scene) -> bool:
    """Whether a person is of the side that words say, by the registry or by the words that stand with the name."""
    if party is None or actor.party == party:
        return True
    side = scene.index.entry(party)
    names = {split(name)[0].key for name in side.adjectives} if side is not None else set()
    return actor.party is None and any(m.titles & names for m in people if m.reading.actor == actor)


def _is_said_of(scene: Scene, mentions: list[Mention], actor: Actor, wider: Set[str]) -> bool:
    """Whether a person has a title or an office among these."""
    keys = {key.removeprefix("deputy-") for key in scene.roles_of(actor)}
    keys |= {each.key for each in scene.index.roles_in(actor.office or "")}
    keys |= {title for m in mentions if m.reading.actor == actor for title in m.titles}
    return bool(keys & wider) or ("minister" in wider and any(key.endswith("-minister") for key in keys))
