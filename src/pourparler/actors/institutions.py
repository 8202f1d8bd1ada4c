"""Whose "the Senate" and "the parliament" are where no word beside them says it.

In: the scene, the introductions of an article, the words. Out: the institution of the state that the article tells of.
Refused: the best-known one of that name, where the article tells of other states; it stays a candidate.
"""

from __future__ import annotations

from collections import Counter

from pourparler.actors.definite import body_of, institution
from pourparler.actors.introductions import Introductions
from pourparler.actors.reading import Reading, actor_of
from pourparler.actors.roles import Role
from pourparler.actors.scan import Mention
from pourparler.actors.scene import Scene
from pourparler.actors.words import Word
from pourparler.model import Resolution, Span

_GOVERNING = frozenset({"government", "authorities", "cabinet", "administration"})
_ONE_EACH = frozenset({"parliament", "army", "judiciary", "supreme-court", "constitutional-court"})


def elsewhere(scene: Scene, intro: Introductions, reading: Reading, span: Span, words: list[Word]) -> Resolution | None:
    """ "The Senate" is America's where the article or its outlet is: else that of the one state it tells of."""
    actor = reading.actor
    rest = words[1:] if words[0].key == "the" else words
    role = scene.index.roles.phrases.get(" ".join(word.key for word in rest))
    if actor is None or reading.head != "named" or role is None or role.group != "institution":
        return None
    if actor.party is None or actor.party in intro.sides(scene.mentions) or not _is_state(scene, actor.party):
        return None
    found = institution(scene, span, role)
    if found.actor is not None and found.actor.party != actor.party:
        return found
    return told(scene, intro, role) or Resolution(candidates=(actor,), rule="institution.elsewhere")


def told(scene: Scene, intro: Introductions, role: Role) -> Resolution | None:
    """The institution of the one state that the article tells of, if every state has one of it."""
    states = [side for side in intro.sides(scene.mentions) if _is_state(scene, side)]
    if len(states) != 1 or not (role.key in _ONE_EACH or role.key.endswith("-ministry")):
        return None
    return Resolution(actor=body_of(scene, role, states[0]), rule="institution.told")


def near_state(scene: Scene, intro: Introductions, span: Span, role: Role) -> Resolution | None:
    """ "The authorities" of the one state that this sentence, else the one before it, tells of, if the article tells of
    none more often.
    """
    if role.key not in _GOVERNING:
        return None
    here = scene.sentence_at(span.start)
    before = [m for m in scene.before(span.start, quoted=True) if m.reading.actor is not None]
    counted = Counter(m.reading.actor.id for m in before if m.reading.actor and m.reading.actor.kind == "state")
    for number in (here, here - 1):
        sides = {m.reading.actor.party for m in before if m.sentence == number and m.reading.actor} - {None}
        side = sides.pop() if len(sides) == 1 else None
        if sides or side is not None:
            state = scene.index.entry(side)
            if state is None or not counted[state.id] or counted[state.id] < max(counted.values()):
                return None
            return Resolution(actor=actor_of(state, scene.index, scene.on), rule="side.told")
    return _governed(scene, before, counted)


def _governed(scene: Scene, before: list[Mention], counted: Counter[str]) -> Resolution | None:
    """The one state whose government the article has named so far, if it tells of none more often."""
    named = {m.reading.actor.id: m.reading.actor for m in before if m.reading.actor and m.reading.head == "side"}
    states = [actor for actor in named.values() if actor.kind == "state"]
    if len(states) != 1 or counted[states[0].id] < max(counted.values()):
        return None
    return Resolution(actor=states[0], rule="side.named")


def _is_state(scene: Scene, side: str) -> bool:
    entry = scene.index.entry(side)
    return entry is not None and entry.kind == "state"
