"""The minister, the ministry, the company: whom words mean that say what someone is.

In: the scene before them, the role or the kind of thing. Out: a resolution where one candidate stands.
Refused: choosing between several who stand alike; they are the candidates, nearest first.
"""

from __future__ import annotations

from collections.abc import Set

from pourparler.actors.grammar import grammar
from pourparler.actors.phrase import segments
from pourparler.actors.reading import Reading, actor_of
from pourparler.actors.roles import Role
from pourparler.actors.scan import Mention
from pourparler.actors.scene import Scene, actors_of, nearest_first
from pourparler.actors.things import things
from pourparler.actors.words import Word, split
from pourparler.model import Actor, ActorKind, Resolution, Span

_ARMED = frozenset(
    {"terror", "terrorist", "militant", "armed", "rebel", "islamist", "jihadist", "resistance", "insurgent"}
)
_APART = frozenset({"alliance", "bloc"})
_FIGHTING = frozenset({"REB", "UAF", "INS", "SEP", "PRE"})
_GROUP = "group"
_REACH = 4
NEAR = 3
_SEATS = {"presidency": "president", "prime-minister-office": "prime-minister"}
_OWN_RULES = frozenset({"institution.home", "institution.told", "institution.outlet", "institution.seat"})
_OF_ANYWHERE = frozenset({"ministry", "delegation", "embassy", "court", "government-agency", "police"})
"""Bodies that are not their state's for standing beside its seat or its outlet: a town has police too."""
_LEADERS = frozenset({"leader", "president", "prime-minister", "supreme-leader", "monarch"})


def definite(scene: Scene, span: Span, role: Role, words: str, *, party: str | None = None) -> Resolution:
    """Whom "the minister" or "the official" means: the one of that role named or left unnamed so far."""
    party = None if party in scene.index.entries else party  # a body that only this article names has no people yet
    unnamed = [
        each.actor
        for each in scene.unnamed
        if each.span.end <= span.start
        and (each.role, each.plural) == (role.key, role.plural)
        and (not party or each.actor.party == party)
    ]
    fits = (
        []
        if role.plural or role.key == _GROUP or not is_person(role, words)
        else _bearers(scene, scene.before(span.start, quoted=False), role, words, party)
    )
    return _chosen(scene, span, fits, unnamed)


def is_person(role: Role, words: str) -> bool:
    """Whether a word says what one person is: "the minister"; not "the government", "the hospital", "the people"."""
    said = split(words)
    thing_said = said[-1].key in grammar().many or bool(things().meant(said) - {"software"})
    return role.group == "office" or (role.group == "people" and not thing_said)


def introduced(scene: Scene, reading: Reading, words: str) -> Resolution | None:
    """The one person of a side who bears an office in this article; None where there is none or several."""
    if reading.role is None or reading.party is None:
        return None
    people = actors_of(_bearers(scene, scene.mentions, reading.role, words, reading.party))
    if len(people) == 1:
        return Resolution(actor=people[0], rule="office.in-article")
    return None


def institution(scene: Scene, span: Span, role: Role) -> Resolution:
    """Whose body "the ministry" is: the nearest of that kind, if it is one; else that of the seat or of the state
    agency named beside it ("In Belsk, the foreign ministry said").
    """
    here = scene.sentence_at(span.start)
    near: dict[int, dict[str, Actor]] = {}
    for mention in scene.before(span.start, quoted=True):
        if mention.reading.actor is not None and _is_institution(mention, role):
            near.setdefault(mention.sentence, {})[mention.reading.actor.id] = mention.reading.actor
    for number, _, actor in scene.spoke(span.start, here):
        if _names(actor, role):
            near.setdefault(number, {})[actor.id] = actor
    every = {name: actor for number in sorted(near) for name, actor in near[number].items()}
    own = _without_owner(scene, span, role)
    if own is not None and len(every) > 1:
        return Resolution(actor=own, rule="institution.again")
    if len(every) == 1:
        return Resolution(actor=next(iter(every.values())), rule="institution.only")
    last = near[max(near)] if near else {}
    if len(last) == 1 and here - max(near) <= NEAR:
        return Resolution(actor=next(iter(last.values())), rule="institution.nearest")
    if every:
        return Resolution(candidates=nearest_first(every.values()), rule="institution.several")
    if role.key == "ministry":
        later = actors_of(m for m in scene.mentions if _is_institution(m, role))
        if len(later) == 1:  # "head of the ministry's service", before "the Tesk health ministry"
            return Resolution(actor=later[0], rule="institution.later")
    return _beside(scene, span, here, role)


def _without_owner(scene: Scene, span: Span, role: Role) -> Actor | None:
    """The one that the same words meant before where no word said whose: a paper's own ministry stays its own."""
    before = [m for m in scene.before(span.start, quoted=False) if m.reading.role == role]
    every = actors_of(m for m in before if m.reading.resolution.rule in _OWN_RULES)
    return every[0] if len(every) == 1 else None


def _beside(scene: Scene, span: Span, here: int, role: Role) -> Resolution:
    """The institution of the one side whose seat or outlet stands in the same sentence."""
    beside = [m for m in scene.mentions if m.sentence == here and m.reading.actor is not None]
    people = [a for a in actors_of(beside) if a.party and a.kind == "person"]
    heads = {a.party for a in people if a.party and _SEATS.get(role.key) in scene.roles_of(a)}
    if len(heads) == 1:
        return Resolution(actor=body_of(scene, role, heads.pop()), rule="institution.head")
    seats = {m.reading.actor.party for m in beside if m.reading.actor and m.seat and m.whole.end <= span.start}
    outlets = {m.reading.actor.party for m in beside if m.reading.actor and m.reading.actor.kind == "outlet"}
    for rule, parties in (("seat", seats), ("outlet", outlets)):
        party = next(iter(parties)) if len(parties) == 1 else None
        if party is not None and role.key not in _OF_ANYWHERE:
            return Resolution(actor=body_of(scene, role, party), rule=f"institution.{rule}")
    return Resolution(rule="institution.nobody")


def body_of(scene: Scene, role: Role, party: str) -> Actor:
    """The institution of a side."""
    entry = scene.index.entry(f"{party}-{role.key}")
    name = entry.name if entry else f"{role.words or role.key.replace('-', ' ')} of {party}"
    return Actor(id=f"{party}-{role.key}", name=name, kind=entry.kind if entry else "body", party=party)


def thing(
    scene: Scene,
    span: Span,
    kinds: Set[ActorKind],
    *,
    reach: int = NEAR,
    country: str | None = None,
    quoted: bool = False,
    apart: bool = False,
    word: str = "",
) -> Resolution:
    """What "the company" or "the movement" means: the nearest of its kind, and of its country if one is said, if it is
    one; a speaker before others. `quoted` asks only for what stands in quotations, `apart` for what is of no state;
    a `word` such as "committee" for what is called so.
    """
    here = scene.sentence_at(span.start)
    mentions = [m for m in scene.before(span.start, quoted=quoted) if m.quoted == quoted]
    if word in grammar().by_name:
        mentions = [m for m in mentions if m.reading.actor and _is_called(scene, m.reading.actor, word)]
        reach = here
    if apart:
        mentions = [m for m in mentions if m.reading.actor and m.reading.actor.party in (None, m.reading.actor.id)]
    for number in range(here, max(-1, here - reach - 1), -1):
        near = [a for a in actors_of(m for m in mentions if m.sentence == number) if _is_one(scene, a, kinds, country)]
        speakers = [] if quoted else scene.spoke(span.start, reach)
        said = [actor for at, _, actor in speakers if at == number and _is_one(scene, actor, kinds, country)]
        said = [actor for actor in said if word not in grammar().by_name or _is_called(scene, actor, word)]
        if said and (not near or said[0] in near or number == here):
            return Resolution(actor=said[0], rule="thing.speaker")
        if len(near) == 1:
            return Resolution(actor=near[0], rule="thing.nearest")
        if near:
            return Resolution(candidates=nearest_first(near), rule="thing.several")
    return Resolution(rule="thing.nobody")


def thing_named(scene: Scene, span: Span, words: list[Word]) -> Resolution:
    """What "the company" means; "the Tesk company" only one of that country; in quotations what stands in them."""
    kinds = things().meant(words)
    said = [s for s in segments(words, scene.index) if s.sort == "name" and s.adjective]
    country = scene.index.country(said[0].senses[0].entry) if len(said) == 1 else None
    quoted = any(quotation.holds(span) for quotation in scene.quotations)
    apart, called = words[-1].key in _APART, words[-1].key
    armed = any(word.key in _ARMED for word in words[:-1])
    if armed and "group" in kinds:
        kinds = frozenset({"group"})  # "the armed group" is no army
    found = Resolution()
    if kinds:
        found = thing(scene, span, kinds, country=country, quoted=quoted, apart=apart, word=called)
    if found.rule == "thing.nobody" and country is None and armed:
        return only_armed(scene) or found
    if kinds and quoted and found.actor is None and not found.candidates:
        return thing(scene, span, kinds, country=country, apart=apart, word=called)
    return found


def _is_called(scene: Scene, actor: Actor, word: str) -> bool:
    """Whether a word is in one of the names of an actor: "the committee" is one."""
    entry = scene.index.entry(actor.id)
    names = (actor.name, *((entry.name, *entry.aliases) if entry else ()))
    return any(each.key == word for name in names for each in split(name))


def only_armed(scene: Scene) -> Resolution | None:
    """The one armed group or movement that the whole article names: "the terror organisation"."""
    sides = {m.reading.actor.party for m in scene.mentions if m.reading.actor is not None and m.reading.actor.party}
    every = [scene.index.entry(side) for side in sorted(sides)]
    armed = [entry for entry in every if entry is not None and entry.kind == "group" and entry.sector in _FIGHTING]
    return Resolution(actor=actor_of(armed[0], scene.index, scene.on), rule="thing.only") if len(armed) == 1 else None


def armed_of(scene: Scene, span: Span, country: str | None) -> Resolution | None:
    """The one armed group of a country that was named so far: "the Orvanian rebels"."""
    every = [(actor, scene.index.entry(actor.id)) for actor in actors_of(scene.before(span.start, quoted=True))]
    groups = [
        actor
        for actor, entry in every
        if entry is not None and entry.kind == "group" and entry.sector in _FIGHTING and country is not None
        and scene.index.country(entry) == country
    ]  # fmt: skip
    return Resolution(actor=groups[0], rule="group.armed") if len(groups) == 1 else None


def only_outlet(scene: Scene, span: Span, reading: Reading) -> Resolution | None:
    """The one outlet of a side that the article has named so far: "the Orvanian state media"."""
    before = actors_of(scene.before(span.start, quoted=False))
    own = [a for a in before if a.kind == "outlet" and a.party == reading.party and scene.index.entry(a.id)]
    return Resolution(actor=own[0], rule="institution.outlet") if reading.party and len(own) == 1 else None


def _is_one(scene: Scene, actor: Actor, kinds: Set[ActorKind], country: str | None) -> bool:
    """Whether an actor is of one of these kinds, of a country if one is said, and no mere plural of people."""
    if actor.kind not in kinds or (
        actor.kind == "group" and actor.party != actor.id and scene.index.entry(actor.id) is None
    ):
        return False
    entry = scene.index.entry(actor.id) or scene.index.entry(actor.party)
    return country is None or (entry is not None and scene.index.country(entry) == country)


def _bearers(scene: Scene, mentions: list[Mention], role: Role, words: str, party: str | None) -> list[Mention]:
    """The mentions of persons who bear a role, or of whom the article uses its very word ("Colonel")."""
    word = split(words)[-1].key if split(words) else ""
    gender = scene.index.roles.genders.get(word)
    people = [
        m
        for m in mentions
        if m.reading.actor is not None
        and m.reading.actor.kind == "person"
        and not (party and m.reading.actor.party != party)
        and not (gender and scene.gender(m.reading.actor) not in (None, gender))
    ]
    titled = {m.reading.actor.id for m in people if m.reading.actor and word in m.titles}
    if titled and role.group == "people":
        return [m for m in people if m.reading.actor and m.reading.actor.id in titled]
    if role.group == "people" and word in scene.index.roles.qualities:  # a rank: "the general" is no colonel
        return [m for m in people if m.reading.actor and word in scene.titles_of(m.reading.actor)]
    return [m for m in people if m.reading.actor and _has_role(role, scene.roles_of(m.reading.actor))]


def _is_institution(mention: Mention, role: Role) -> bool:
    if mention.reading.actor is None:
        return False
    return _names(mention.reading.actor, role) or (role.key != "ministry" and bool(mention.reading.role == role))


def _names(actor: Actor, role: Role) -> bool:
    if role.key == "state-media":
        return actor.kind == "outlet"
    return actor.kind != "person" and actor.id.endswith(f"-{role.key}")


def _has_role(role: Role, roles: set[str]) -> bool:
    if role.key == "minister":
        return any(key == "minister" or (key.endswith("-minister") and key != "prime-minister") for key in roles)
    return bool(roles & _LEADERS) if role.key == "leader" else role.key in roles


def _chosen(scene: Scene, span: Span, fits: list[Mention], unnamed: list[Actor]) -> Resolution:
    """The one there is, the one who spoke last, the nearest alone; else candidates."""
    every = [*actors_of(fits), *dict.fromkeys(unnamed)]
    if len(every) == 1:
        return Resolution(actor=every[0], rule="role.only")
    said = next((actor for _, _, actor in scene.spoke(span.start, 2)), None)
    if said is not None and said in every:
        return Resolution(actor=said, rule="role.speaker")
    here = scene.sentence_at(span.start)
    for number in range(here, max(-1, here - _REACH), -1):
        near = actors_of(m for m in fits if m.sentence == number)
        if near and all(m.owner for m in fits if m.sentence == number):
            continue  # "rejected Venn's complaint" is not about Venn
        if len(near) == 1 and not unnamed:
            return Resolution(actor=near[0], rule="role.nearest")
        if near:
            break
    return Resolution(candidates=nearest_first(every), rule=f"role.{'several' if every else 'nobody'}")
