"""What speaks for and against whom a pronoun may mean: distance, part of the sentence, who spoke, whose words they are.

In: a pronoun as it is asked for, its candidates, what the rules found. Out: the signs of each candidate, and of nobody.
Refused: judging; what a sign weighs is in vocabulary/antecedents.yaml.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pourparler.actors.candidates import Asked, Candidate, Part, quotation_at
from pourparler.actors.parsing import Parse
from pourparler.actors.scan import Mention
from pourparler.actors.scene import Scene
from pourparler.model import Actor, Resolution, Span

Signs = dict[str, float]
_FAR, _REACH = 4, 5
_ARTICLE = 3
_ACCORDING = ("according to", "according to the")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of a pronoun besides its candidates: `found` by the rules, the `teller` of the words that it
    stands in, whom the pronoun of its sort before it means, and the subjects around it, nearest first.
    """

    text: str
    scene: Scene
    parse: Parse
    asked: Asked
    found: Resolution
    teller: Actor | None
    before: Actor | None
    subjects: tuple[tuple[Span, Actor | None, bool], ...]
    doer: Actor | None
    counts: Counter[str]

    def of(self, candidate: Candidate, rank: int) -> Signs:
        """The signs of a candidate, the `rank`-th from the pronoun."""
        far = ("nearest", "second", "further")[min(rank, 2)]
        signs = [far, *(self._listed(candidate, candidate.actor) if candidate.actor else self._unlisted(candidate))]
        known: Signs = dict.fromkeys(signs, 1.0)
        if candidate.actor is not None:
            known["mentions"] = round(math.log1p(self.counts[candidate.actor.id]), 3)
        return known

    def of_nobody(self, count: int) -> Signs:
        """The signs that none of so many candidates is meant."""
        group = self.asked.group
        voice = "quoted" if self.asked.quoted else "told"
        signs = ["nobody", f"nobody.{group}", f"nobody.{voice}.{group}", f"nobody.of-{min(count, _FAR)}"]
        if self.found.actor is None:
            signs.append("nobody.rules")
        if self.asked.aside:
            signs.append("nobody.aside")
        signs += self._strangers() if self.asked.personal else self._things()
        return dict.fromkeys(signs, 1.0)

    def _listed(self, candidate: Candidate, actor: Actor) -> Iterator[str]:
        group, way = self.asked.group, self.asked.way
        yield from self._places(candidate.mentions) if candidate.mentions else ("unmentioned",)
        yield f"{actor.kind}.{group}"
        if self.asked.aside:
            yield f"aside.{actor.kind}.{group}"
        if actor.kind == "anonymous":
            yield "definite" if actor.name.lower().startswith("the") else "indefinite"
        if self.asked.personal and actor.kind == "person":
            yield "gender-known" if self.scene.gender(actor) else "gender-unknown"
        if self.teller is not None and self.teller.id == actor.id:
            yield "teller"
        yield from self._spoke(actor)
        for at, (_, subject, is_pronoun) in enumerate(self.subjects):
            if subject is not None and subject.id == actor.id:
                yield f"subject-around.{min(at, 1)}.{'pronoun' if is_pronoun else way}"
                break
        if self.doer is not None and self.doer.id == actor.id:
            yield "doer"
        if self.before is not None:
            yield "pronoun-before" if self.before.id == actor.id else "pronoun-before.other"
        yield from self._by_rules(actor)

    def _places(self, mentions: tuple[Mention, ...]) -> Iterator[str]:
        """Where and as what somebody was mentioned last; in the outlet's own words what is quoted counts only alone."""
        asked = self.asked
        near = [m for m in mentions if asked.quoted or not m.quoted] or list(mentions)
        away = asked.here - max(m.sentence for m in near)
        part = _part([m for m in near if asked.here - m.sentence == away])
        yield f"sentences.{min(away, _FAR)}"
        yield f"part.{part}.{min(away, 2)}"
        if away == 0:
            yield "in-aside" if asked.aside else f"here.{part}.{asked.way}"
        if away == 1 and asked.way == "subj" and part in ("main", "subj"):
            yield "parallel"
        yield from self._voices(mentions)
        if any(m.main and asked.here - m.sentence == 1 for m in near):
            yield "main-before"
        starts = [self.scene.sentences[m.sentence].start for m in near]
        if any(
            m.span.start <= start + 3 for m, start in zip(near, starts, strict=True) if asked.here - m.sentence <= 1
        ):
            yield "opens"
        yield f"{'plural' if any(m.plural for m in mentions) else 'single'}.{asked.group}"
        if asked.way == "poss" and any(self.text[m.whole.end : asked.span.start] in (", ", ",") for m in mentions):
            yield "right-before"

    def _opens(self, mention: Mention) -> bool:
        return mention.span.start <= self.scene.sentences[mention.sentence].start + _ARTICLE

    def _voices(self, mentions: tuple[Mention, ...]) -> Iterator[str]:
        if not self.asked.quoted:
            if all(m.quoted for m in mentions):
                yield "only-quoted"
            return
        own = quotation_at(self.scene, self.asked.span)
        same = any(m.quoted and quotation_at(self.scene, m.span) == own for m in mentions)
        yield "same-words" if same else "others-words" if any(m.quoted for m in mentions) else "outside-words"

    def _spoke(self, actor: Actor) -> Iterator[str]:
        asked = self.asked
        spoke = self.scene.spoke(asked.span.start, _REACH)
        at = next((i for i, (_, _, who) in enumerate(spoke) if who.id == actor.id), None)
        if at is None:
            return
        yield f"spoke.{min(asked.here - spoke[at][0], 3)}"
        if at:
            return
        yield "last-spoke"
        if asked.says:
            yield "last-spoke.says"
        if asked.aside:
            yield "last-spoke.aside"
        if asked.quoted:
            yield "last-spoke.quoted"
        if self.text[max(0, asked.span.start - 17) : asked.span.start].rstrip().lower().endswith(_ACCORDING):
            yield "according"

    def _by_rules(self, actor: Actor) -> Iterator[str]:
        if self.found.actor is not None:
            yield "rules" if self.found.actor.id == actor.id else "rules.other"
        elif any(candidate.id == actor.id for candidate in self.found.candidates):
            yield "rules.candidate"

    def _unlisted(self, candidate: Candidate) -> Iterator[str]:
        place, asked = candidate.place, self.asked
        if place is None:
            return
        away = asked.here - self.scene.sentence_at(place.start)
        yield f"unlisted.{asked.group}"
        yield f"unlisted.{candidate.part}.{min(away, 2)}.{asked.group}"
        yield f"sentences.{min(away, _FAR)}"
        yield f"part.{candidate.part}.{min(away, 2)}"
        yield "unlisted.quoted" if asked.quoted else "unlisted.told"
        if asked.aside:
            yield "unlisted.aside"
        if asked.way == "subj" and candidate.part in ("main", "subj") and away == 1:
            yield "parallel"
        if self.subjects and place.end == self.subjects[0][0].end:
            yield f"subject-around.0.{asked.way}"

    def _strangers(self) -> Iterator[str]:
        for other in self.scene.strangers:
            away = self.asked.here - self.scene.sentence_at(other.span.start)
            near = other.span.end <= self.asked.span.start and away <= 1
            if near and other.gender in (None, self.asked.sort):
                yield f"nobody.stranger.{away}.{'subj' if other.subject else 'obj'}"

    def _things(self) -> Iterator[str]:
        for away in (0, 1):
            thing = self.scene.things.get(self.asked.here - away)
            if thing is not None and thing.end <= self.asked.span.start:
                yield f"nobody.thing.{away}.{self.asked.group}"
        if self.asked.sort == "they" and self.parse.plurals_before(self.asked.span):
            yield "nobody.plural"


def _part(mentions: list[Mention]) -> Part:
    """The best part that somebody has among his mentions in a sentence."""
    if any(m.main for m in mentions):
        return "main"
    if any(m.subject for m in mentions):
        return "subj"
    if all(m.aside for m in mentions):
        return "aside"
    if any(m.owner for m in mentions):
        return "owner"
    return "obl" if all(m.oblique for m in mentions) else "obj"


def named_before(mentions: Iterable[Mention], until: int) -> Counter[str]:
    """How often each actor was mentioned before a place, by id."""
    before = (mention.reading.actor for mention in mentions if mention.whole.start < until)
    return Counter(actor.id for actor in before if actor is not None)
