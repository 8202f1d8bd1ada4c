"""Whom a pronoun of the third person may mean: everybody and everything before it that agrees with it.

In: a pronoun as it is asked for, the scene, the parse. Out: `Candidate`s, the last mentioned first, with strangers and
things that nobody lists, which have no actor.
Refused: persons for "it" and bodies for "he"; whoever was mentioned more than five sentences before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from pourparler.actors.anaphora import COLLECTIVE, POSSESSIVES, REFLEXIVES
from pourparler.actors.parsing import Parse
from pourparler.actors.scan import Mention
from pourparler.actors.scene import Scene
from pourparler.actors.words import key
from pourparler.model import Actor, Span

Sort = Literal["male", "female", "it", "they"]
Part = Literal["main", "subj", "aside", "owner", "obl", "obj"]
Way = Literal["poss", "subj", "obj"]
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
REACH = 5
_SORTS: dict[str, Sort] = {
    "he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female",
    "it": "it", "its": "it",
}  # fmt: skip
_NOUNS = {"it": frozenset({"NN", "NNP"}), "they": frozenset({"NNS", "NNPS"})}
_NO_HEADS = frozenset({"compound", "npadvmod", "amod"})
_AMOUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
_NEAR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A pronoun of the third person: where it stands, as what, and whose words it stands in."""

    span: Span
    word: str
    quoted: bool
    here: int
    token: Token | None
    aside: bool
    says: bool
    """Whether it is the subject of a verb of saying or thinking."""

    @property
    def sort(self) -> Sort:
        """What agrees with it."""
        return _SORTS.get(REFLEXIVES.get(self.word, self.word), "they")

    @property
    def personal(self) -> bool:
        """Whether it means one person."""
        return self.sort in ("male", "female")

    @property
    def group(self) -> str:
        """The sort, the same for he and she, as weights name it."""
        return "person" if self.personal else self.sort

    @property
    def way(self) -> Way:
        """Its part in the sentence."""
        if self.word in POSSESSIVES and (self.word != "her" or self.token is None or self.token.dep_ == "poss"):
            return "poss"
        return "subj" if self.token is not None and self.token.dep_ in SUBJECTS else "obj"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may be meant, with his mentions; or, without an actor, what stands at `place`, as `part` of its
    sentence, and nobody lists.
    """

    actor: Actor | None
    mentions: tuple[Mention, ...] = ()
    place: Span | None = None
    part: Part = "obj"

    @property
    def last(self) -> int:
        """Where it was mentioned last."""
        if self.place is not None:
            return self.place.end
        return max((mention.whole.end for mention in self.mentions), default=0)


def candidates(
    text: str, scene: Scene, parse: Parse, asked: Asked, meant: Callable[[Mention], Actor | None]
) -> list[Candidate]:
    """Everybody and everything that may be meant, the last mentioned first; `meant` says whom a mention means."""
    found: dict[str, tuple[Actor, list[Mention]]] = {}
    for mention in scene.mentions:
        if mention.whole.end > asked.span.start or asked.here - mention.sentence > REACH:
            continue
        actor = meant(mention)
        if actor is not None and _agrees(text, scene, asked, mention, actor):
            found.setdefault(actor.id, (actor, []))[1].append(mention)
    for _, _, actor in scene.spoke(asked.span.start, REACH):
        fits = _is_the_person(scene, asked, actor) if asked.personal else actor.kind in COLLECTIVE
        if fits:
            found.setdefault(actor.id, (actor, []))
    known = [Candidate(actor=actor, mentions=tuple(mentions)) for actor, mentions in found.values()]
    return sorted([*known, *_unlisted(scene, parse, asked)], key=lambda candidate: candidate.last, reverse=True)


def quotation_at(scene: Scene, span: Span) -> Span | None:
    """The quotation that holds a place."""
    return next((quotation for quotation in scene.quotations if quotation.holds(span)), None)


def _agrees(text: str, scene: Scene, asked: Asked, mention: Mention, actor: Actor) -> bool:
    anonymous = actor.kind == "anonymous"
    if asked.personal:
        last = key(mention.whole.of(text).split()[-1])
        said = scene.index.roles.genders.get(last) if anonymous else None
        several = anonymous and mention.plural
        return (
            not several and _is_the_person(scene, asked, actor) and (scene.gender(actor) or said) in (None, asked.sort)
        )
    if asked.sort == "it":
        return actor.kind != "person" and not (anonymous and (mention.plural or scene.is_plural(actor)))
    return actor.kind not in ("person", "place")


def _is_the_person(scene: Scene, asked: Asked, actor: Actor) -> bool:
    return scene.is_one_person(actor) and scene.gender(actor) in (None, asked.sort)


def _unlisted(scene: Scene, parse: Parse, asked: Asked) -> Iterator[Candidate]:
    """Strangers, and the nouns of the same paragraph that no mention covers."""
    if asked.personal:
        for other in scene.strangers:
            near = other.span.end <= asked.span.start and asked.here - scene.sentence_at(other.span.start) <= _NEAR
            if near and other.gender in (None, asked.sort):
                yield Candidate(actor=None, place=other.span, part="main" if other.subject else "obj")
        return
    covered = [mention.whole for mention in scene.mentions]
    first = scene.sentences[max(0, asked.here - 1)].start
    around = quotation_at(scene, asked.span)
    for place, token in parse.nouns_before(asked.span, _NOUNS[asked.sort]):
        if token.dep_ in _NO_HEADS or token.ent_type_ in _AMOUNTS or place.start < first:
            continue
        if quotation_at(scene, place) == around and not any(whole.overlaps(place) for whole in covered):
            yield Candidate(actor=None, place=place, part=_part_of(token))


def _part_of(token: Token) -> Part:
    if token.dep_ in SUBJECTS:
        return "main" if token.head.dep_ == "ROOT" else "subj"
    return "obl" if token.dep_ == "pobj" else "obj"
