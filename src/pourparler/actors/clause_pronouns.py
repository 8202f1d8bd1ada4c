"""He, they and it, where the clause that they stand in tells more than what stands before.

In: a pronoun, the scene and the parse of its article. Out: whom it means by its clause, or that it is in doubt.
Refused: one of two who were both reported of; a plural of another sentence; the "it" of "it is clear that".
"""

from __future__ import annotations

from pourparler.actors.anaphora import PRONOUNS, agrees
from pourparler.actors.clauses import accused, judges
from pourparler.actors.parsing import Parse
from pourparler.actors.scene import Scene
from pourparler.model import Resolution, Span


def coming(scene: Scene, parse: Parse, span: Span, word: str) -> Resolution:
    """ "As he left, Venn waved": where nobody stands before, the subject that follows in the sentence."""
    for place, _ in parse.subjects_around(span):
        mention = scene.mention_at(place.end - 1)
        actor = mention.reading.actor if mention is not None and mention.span.start > span.end else None
        if actor is not None and actor.kind != "anonymous" and agrees(scene, word, actor):
            return Resolution(actor=actor, rule="pronoun.coming")
    return Resolution(rule="pronoun")


def of_report(scene: Scene, parse: Parse, span: Span, word: str) -> Resolution | None:
    """Of two who fit, "X said that Y was ill and that he …" may mean either; an accuser does not mean himself."""
    before, token = parse.reported_before(span), parse.head(span)
    if before is None or token is None or PRONOUNS[word] not in ("male", "female"):
        return None
    every = [scene.mention_at(place.start) for place in before]
    others = {m.reading.actor.id: m.reading.actor for m in every if m is not None and m.reading.actor is not None}
    fits = [actor for actor in others.values() if actor.kind == "person" and agrees(scene, word, actor)]
    if accused(token):
        return Resolution(actor=fits[0] if len(fits) == 1 else None, rule="pronoun.accused")
    return Resolution(candidates=tuple(fits), rule="pronoun.reported") if fits else None


def is_another(scene: Scene, parse: Parse, span: Span, word: str, found: Resolution) -> bool:
    """Whether "they" may be a plural of this sentence that nobody lists, rather than somebody of one before; or "it"
    nothing at all.
    """
    token = parse.head(span)
    if word == "it":
        return token is not None and judges(token)
    here = scene.sentence_at(span.start)
    near = [m for m in scene.before(span.start, quoted=True) if m.sentence == here]
    inside = any(m.reading.actor == found.actor for m in near) and found.rule != "pronoun.group"
    if word not in ("they", "them") or found.actor is None or inside:
        return False
    return bool(parse.plurals_before(span))
