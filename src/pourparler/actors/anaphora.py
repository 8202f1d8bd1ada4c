"""He, she, they, the minister: whom words mean that name nobody.

In: the mentions before them, who spoke last, gender, number and role. Out: a resolution where one candidate stands.
Refused: choosing between several who stand alike; they are the candidates, nearest first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from pourparler.actors.entry import Gender
from pourparler.actors.index import Index
from pourparler.actors.offices import tenure
from pourparler.actors.roles import Role
from pourparler.actors.scan import Mention
from pourparler.model import Actor, Resolution, Span

PRONOUNS: dict[str, Gender | str] = {
    "he": "male", "him": "male", "himself": "male", "she": "female", "her": "female", "herself": "female",
    "they": "plural", "them": "plural", "themselves": "plural", "it": "thing", "itself": "thing",
    "who": "any", "whom": "any",
}  # fmt: skip
_OBJECTS = frozenset({"him", "her", "them"})
_REACH = 4
_TAIL = 6
_BESIDE = 3
_COLLECTIVE = frozenset({"state", "body", "group", "company", "outlet", "office", "software"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """Somebody whom the parse takes for a person and nobody knows by name."""

    span: Span
    gender: Gender | None
    subject: bool


@dataclass(slots=True, kw_only=True)
class Scene:
    """What is known at any place of the article: who was mentioned, who spoke, who was left unnamed."""

    index: Index
    on: str | None
    sentences: list[Span]
    mentions: list[Mention]
    roles: dict[str, set[str]]
    strangers: list[Stranger] = field(default_factory=list)
    speakers: list[tuple[Span, Actor]] = field(default_factory=list)
    unnamed: list[tuple[Span, str, bool, Actor]] = field(default_factory=list)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(0, bisect_right(self.sentences, offset, key=lambda span: span.start) - 1)

    def sentence_span(self, offset: int) -> Span:
        """The sentence that holds an offset."""
        return self.sentences[self.sentence_at(offset)]

    def before(self, offset: int, *, quoted: bool) -> list[Mention]:
        """The mentions that end before an offset; those inside quotations only where asked from inside one."""
        return [m for m in self.mentions if m.whole.end <= offset and (quoted or not m.quoted)]

    def gender(self, actor: Actor) -> Gender | None:
        """The gender of a person, if known."""
        entry = self.index.entry(actor.id)
        return entry.gender if entry else None

    def roles_of(self, actor: Actor) -> set[str]:
        """The roles that a person has on the day, by the registry or by the article."""
        entry = self.index.entry(actor.id)
        roles = set(self.roles.get(actor.id, ()))
        for term in entry.offices if entry else ():
            if tenure(term, self.on) != "no":
                roles |= {role.key for title in (term.title, *term.titles) for role in self.index.roles_in(title)}
        return roles

    def narrowed(self, resolution: Resolution, span: Span) -> Resolution:
        """Of several candidates the one whom the article has named so far, if it is one."""
        named = {m.reading.actor.id for m in self.mentions if m.reading.actor and m.whole.start < span.end}
        kept = [actor for actor in resolution.candidates if actor.id in named]
        if len(kept) == 1:
            return Resolution(actor=kept[0], rule=f"{resolution.rule}.in-article")
        return resolution


def is_aside(text: str, span: Span, sentence: Span) -> bool:
    """Whether a pronoun and its verb only close a sentence (", he said."): then it is none of those inside it.

    >>> is_aside("The camp will open in May, she said.", Span(27, 30), Span(0, 36))
    True
    """
    before = text[sentence.start : span.start].rstrip()
    return before.endswith((",", '"', "”", "'", "’")) and len(text[span.end : sentence.end].split()) <= _TAIL


def pronoun(scene: Scene, span: Span, word: str, *, quoted: bool, aside: bool = False) -> Resolution:
    """Whom a pronoun means; `aside` says that it is outside what its sentence reports."""
    sort = PRONOUNS[word]
    here = scene.sentence_at(span.start)
    fits = [m for m in scene.before(span.start, quoted=quoted) if _fits(m, sort, scene)]
    if sort == "any":
        return _relative(fits, span)
    speaker = _speaker(scene, span, here, sort)
    if aside:
        fits = [m for m in fits if m.sentence < here]
    if word in _OBJECTS:
        fits = [m for m in fits if not (m.sentence == here and m.subject)]
        speaker = None
    if sort in ("plural", "thing"):
        return _collective(scene, span, here, sort, speaker)
    strange: dict[int, bool] = {}
    for other in scene.strangers:
        number = scene.sentence_at(other.span.start)
        if other.span.end <= span.start and other.gender in (None, sort) and not (aside and number == here):
            strange[number] = strange.get(number, False) or other.subject
    return _nearest(fits, here, speaker, strange) or _far(fits, sort, scene)


def _relative(fits: list[Mention], span: Span) -> Resolution:
    """Who and whom mean the name right before them."""
    last = max(fits, key=lambda mention: mention.whole.end, default=None)
    if last is not None and span.start - last.whole.end <= _BESIDE:
        return Resolution(actor=last.reading.actor, rule="pronoun.relative")
    return Resolution(rule="pronoun")


def _far(fits: list[Mention], sort: str, scene: Scene) -> Resolution:
    """Out of reach, the only one of the article whose gender is known to be this."""
    everyone = _actors(fits)
    if len(everyone) == 1 and scene.gender(everyone[0]) == sort:
        return Resolution(actor=everyone[0], rule="pronoun.only")
    return Resolution(candidates=tuple(reversed(everyone))[:5], rule="pronoun.several")


def _fits(mention: Mention, sort: str, scene: Scene) -> bool:
    actor = mention.reading.actor
    if actor is None or actor.kind != "person":
        return False
    return sort == "any" or scene.gender(actor) in (None, sort)


def _speaker(scene: Scene, span: Span, here: int, sort: str) -> Actor | None:
    """Who spoke last, in this sentence or one of the two before it, if the pronoun may mean them."""
    for place, actor in reversed(scene.speakers):
        if place.start >= span.start:
            continue
        if here - scene.sentence_at(place.start) > 2:
            return None
        if sort in ("male", "female") and _is_plural(scene, actor):
            return None
        if sort in ("male", "female") and actor.kind in ("person", "anonymous"):
            return actor if scene.gender(actor) in (None, sort) else None
        if sort == "plural" and (actor.kind == "group" or _is_plural(scene, actor)):
            return actor
        return actor if sort == "thing" and actor.kind in _COLLECTIVE else None
    return None


def _is_plural(scene: Scene, actor: Actor) -> bool:
    return any(plural and known == actor for _, _, plural, known in scene.unnamed)


def _nearest(fits: list[Mention], here: int, speaker: Actor | None, strange: dict[int, bool]) -> Resolution | None:
    """Sentence by sentence backwards: the one subject, else the one person; the last speaker breaks a tie. Somebody
    whom nobody knows by name may be meant as well (`strange`: by sentence, whether as its subject).
    """
    for number in range(here, max(-1, here - _REACH - 1), -1):
        within = [m for m in fits if m.sentence == number]
        subjects = _actors(m for m in within if m.main) or _actors(m for m in within if m.subject)
        everyone = _actors(within)
        if speaker is not None and (not everyone or speaker in everyone) and number < here:
            return Resolution(actor=speaker, rule="pronoun.speaker")
        if strange.get(number):
            return Resolution(candidates=tuple(reversed(everyone)), rule="pronoun.stranger")
        if len(subjects) == 1:
            return Resolution(actor=subjects[0], rule="pronoun.subject")
        if number in strange:
            return Resolution(candidates=tuple(reversed(everyone)), rule="pronoun.stranger")
        if len(everyone) == 1:
            return Resolution(actor=everyone[0], rule="pronoun.nearest")
        if everyone:
            return Resolution(candidates=tuple(reversed(everyone)), rule="pronoun.several")
    return Resolution(actor=speaker, rule="pronoun.speaker") if speaker is not None else None


def _actors(mentions: Iterable[Mention]) -> list[Actor]:
    """The actors of mentions, each once, in order of their last one."""
    latest: dict[str, Actor] = {}
    for mention in mentions:
        if mention.reading.actor is not None:
            latest.pop(mention.reading.actor.id, None)
            latest[mention.reading.actor.id] = mention.reading.actor
    return list(latest.values())


def _collective(scene: Scene, span: Span, here: int, sort: str, speaker: Actor | None) -> Resolution:
    """They and it: who spoke last if it is no single person, else the one subject of the sentence before."""
    if speaker is not None:
        return Resolution(actor=speaker, rule="pronoun.speaker")
    wanted = frozenset({"group"}) if sort == "plural" else _COLLECTIVE
    near = [
        m for m in scene.before(span.start, quoted=False)
        if m.sentence >= here - 1 and m.subject and m.reading.actor and m.reading.actor.kind in wanted
    ]  # fmt: skip
    found = _actors(near)
    if len(found) == 1:
        return Resolution(actor=found[0], rule="pronoun.subject")
    return Resolution(candidates=tuple(reversed(found)), rule="pronoun.several" if found else "pronoun")


def definite(scene: Scene, span: Span, role: Role, text: str, *, party: str | None = None) -> Resolution:
    """Whom "the minister" or "the official" means: the one of that role named or left unnamed so far."""
    word = span.of(text).split()[-1].strip(".,").lower()
    gender = scene.index.roles.genders.get(word)
    fits = []
    for mention in scene.before(span.start, quoted=False):
        actor = mention.reading.actor
        if actor is None or actor.kind != "person" or (party and actor.party != party):
            continue
        if gender and scene.gender(actor) not in (None, gender):
            continue
        if _has_role(role, scene.roles_of(actor)):
            fits.append(mention)
    same = (actor for place, key, plural, actor in scene.unnamed if (key, plural) == (role.key, role.plural))
    unnamed = [actor for actor in same if not party or actor.party == party]
    return _by_role(scene, span, role, fits, unnamed)


def institution(scene: Scene, span: Span, role: Role) -> Resolution:
    """Whose body "the ministry" is: the one of that kind named so far, else that of a state agency beside it."""
    earlier = [m for m in scene.before(span.start, quoted=True) if m.reading.actor and _is_institution(m, role)]
    bodies = _actors(earlier)
    if len(bodies) == 1:
        return Resolution(actor=bodies[0], rule="institution.only")
    if bodies:
        return Resolution(candidates=tuple(reversed(bodies))[:5], rule="institution.several")
    here = scene.sentence_at(span.start)
    outlets = [m.reading.actor for m in scene.mentions if m.sentence == here and m.reading.actor]
    parties = {actor.party for actor in outlets if actor.kind == "outlet" and actor.party}
    if len(parties) == 1 and role.key != "ministry":
        party = parties.pop()
        entry = scene.index.entry(f"{party}-{role.key}")
        name = entry.name if entry else f"{role.words or role.key.replace('-', ' ')} of {party}"
        actor = Actor(id=f"{party}-{role.key}", name=name, kind=entry.kind if entry else "body", party=party)
        return Resolution(actor=actor, rule="institution.outlet")
    return Resolution(rule="institution.nobody")


def _is_institution(mention: Mention, role: Role) -> bool:
    if mention.reading.actor is None:
        return False
    if role.key == "state-media":
        return mention.reading.actor.kind == "outlet"
    name = mention.reading.actor.id
    ending = f"-{role.key}"
    return name.endswith(ending) or (role.key != "ministry" and bool(mention.reading.role == role))


def _has_role(role: Role, roles: set[str]) -> bool:
    if role.key == "minister":
        return any(key == "minister" or (key.endswith("-minister") and key != "prime-minister") for key in roles)
    if role.key == "leader":
        return bool(roles & {"leader", "president", "prime-minister", "supreme-leader", "monarch"})
    return role.key in roles


def _by_role(scene: Scene, span: Span, role: Role, fits: list[Mention], unnamed: list[Actor]) -> Resolution:
    people = _actors(fits)
    every = [*people, *(actor for actor in dict.fromkeys(unnamed))]
    if len(every) == 1:
        return Resolution(actor=every[0], rule="role.only")
    here = scene.sentence_at(span.start)
    for number in range(here, max(-1, here - _REACH), -1):
        near = _actors(m for m in fits if m.sentence == number)
        if len(near) == 1 and not unnamed:
            return Resolution(actor=near[0], rule="role.nearest")
        if near:
            break
    return Resolution(candidates=tuple(reversed(every))[:5], rule=f"role.{'several' if every else 'nobody'}")
