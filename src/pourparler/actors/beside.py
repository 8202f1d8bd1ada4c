"""Whom words mean by a name that stands right beside them: in apposition, or side by side with another.

In: the scene and the places of the words. Out: a resolution by that name.
Refused: names that say nothing of the words: of another kind, or further away.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from pourparler.actors.scene import Scene
from pourparler.actors.things import things
from pourparler.actors.words import split
from pourparler.model import Resolution, Span

_JOINED = ("and", "or", ", and")


def of_two(scene: Scene, text: str, span: Span, *, first: bool) -> Resolution:
    """ "The former" and "the latter" of the last two named side by side in the sentence or the one before."""
    here = scene.sentence_at(span.start)
    near = [m for m in scene.before(span.start, quoted=False) if m.sentence >= here - 1 and m.reading.actor]
    for one, other in reversed(list(pairwise(near))):
        if text[one.whole.end : other.whole.start].strip() in _JOINED:
            return Resolution(actor=(one if first else other).reading.actor, rule="pair")
    return Resolution(rule="pair")


def apposed(scene: Scene, words: str, places: Iterable[Span], found: Resolution) -> Resolution:
    """The one named in apposition to words that alone name nobody: "its envoy, Ioana Prell,"."""
    described = found.rule == "institution"  # "Orvania's audit service, the Harbour Board of Audit"
    if found.actor is not None and found.actor.kind not in ("anonymous", "office") and not described:
        return found
    kinds = things().meant(split(words)) | ({"body"} if described else {"person"})
    for place in places:
        mention = scene.mention_at(place.end - 1)
        actor = mention.reading.actor if mention is not None and mention.span.start >= place.start else None
        if mention is not None and actor is not None and mention.reading.head == "named" and actor.kind in kinds:
            return Resolution(actor=actor, rule="apposition")
    return found


def glossed(scene: Scene, text: str, span: Span, found: Resolution) -> Resolution:
    """Whom an editor names in square brackets behind words that do not: "our commander [President Dara Melnik]"."""
    if found.actor is not None and found.actor.kind not in ("anonymous", "office"):
        return found
    opened = text[span.end : span.end + 2].find("[")
    closed = text.find("]", span.end)
    if opened < 0 or closed < 0 or text[span.end : span.end + opened].strip():
        return found
    inside = Span(span.end + opened + 1, closed)
    named = [m for m in scene.mentions if inside.holds(m.whole)]
    actor = named[0].reading.actor if len(named) == 1 and named[0].whole == inside else None
    return Resolution(actor=actor, rule="gloss") if actor is not None and actor.kind != "anonymous" else found


def named_behind(scene: Scene, text: str, span: Span) -> Resolution | None:
    """The person whose full name follows the comma behind an office, whatever the parse joins it to: "led by the
    premier and minister of locks, Dr. Ioana Prell".
    """
    mention = next((m for m in scene.mentions if m.whole.start > span.end), None)
    actor = mention.reading.actor if mention is not None else None
    if mention is None or actor is None or actor.kind != "person" or not mention.full:
        return None
    between = text[span.end : mention.whole.start]
    roles = [role for role in scene.index.roles_in(span.of(text)) if role.group == "office" and not role.plural]
    return Resolution(actor=actor, rule="apposition") if between.strip() == "," and roles else None
