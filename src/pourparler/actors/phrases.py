"""What a phrase with a noun in it means in its article: a name, an office, people, a body, a thing.

In: a span that is neither a pronoun nor owned by one, the scene before it, how the registry reads it. Out: `Phrases`.
Refused: definite words with nobody before them; they stay open and make no anonymous source.
"""

from __future__ import annotations

from dataclasses import replace

from pourparler.actors.beside import of_two
from pourparler.actors.coordination import names_person
from pourparler.actors.definite import armed_of, body_of, institution, introduced, only_outlet, thing, thing_named
from pourparler.actors.descriptions import person
from pourparler.actors.documents import issuer
from pourparler.actors.grammar import grammar
from pourparler.actors.homeland import Homeland
from pourparler.actors.institutions import elsewhere, near_state, told
from pourparler.actors.introductions import Introductions
from pourparler.actors.owners import owner_by
from pourparler.actors.parsing import Parse
from pourparler.actors.phrase import Segment, segments
from pourparler.actors.reader import read
from pourparler.actors.reading import Reading, actor_of
from pourparler.actors.scene import Scene, Unnamed
from pourparler.actors.things import things
from pourparler.actors.unlisted import ARTICLE, COLLECTIVES, Unlisted
from pourparler.actors.words import Word, slug, split
from pourparler.model import Actor, ActorKind, Article, Resolution, Span

_DEFINITE = frozenset({"the", "that", "this", "these", "those", "both", "each", "neither", "either", "all"})
_EVERY = frozenset({"both", "each", "neither", "either", "all"})
_COUNTERPARTS = frozenset({"counterpart", "colleague", "homologue"})
_GENERAL = frozenset(
    {"spokesperson", "advisor", "director-general", "coordinator", "commissioner", "leader", "envoy", "ambassador"}
    | {"negotiator", "minister"}
)
_OF_ANYTHING = frozenset({"director-general", "advisor", "coordinator"})
_NOUNS = frozenset({"NOUN", "PRON", "NUM", "DET", "ADJ"})
_STATES: frozenset[ActorKind] = frozenset({"state"})
_PEOPLE = frozenset({"people", "population", "public"})
_PRIVATE = frozenset({"relative", "civilian"})
_ARMED_MEN = frozenset({"rebel", "fighter", "paramilitary"})
_NOBODY = Resolution()


class Phrases:
    """The phrases of one article; `meant` is asked in text order."""

    def __init__(self, article: Article, parse: Parse, scene: Scene, intro: Introductions, homeland: Homeland) -> None:
        self._article, self._parse, self._scene, self._intro, self._homeland = article, parse, scene, intro, homeland
        self._index, self._on = scene.index, scene.on
        self._unlisted = Unlisted(article, parse, scene)

    def meant(self, span: Span, words: list[Word], *, quoted: bool) -> Resolution:
        text, first = span.of(self._article.text), words[0].raw.lower()
        if first in _EVERY:
            return Resolution(rule="several")
        owns = len(words) > 2 and words[1].genitive and first in _DEFINITE
        kinds = things().meant(words[:2]) if owns else None
        if kinds and not self._index.at(words, [w.key for w in words], 1):
            owner = thing(self._scene, Span(span.start, words[1].end), kinds, reach=len(self._scene.sentences)).actor
            return self.owned(Span(words[2].start, span.end), words[2:], owner)
        led = self._led_by(span, words)
        if led is not None:
            return led
        reading = read(text, self._index, self._on)
        short = self._unlisted.short(words) if reading.head != "named" else None
        unread = reading.actor is None or reading.actor.kind == "anonymous"
        unread = unread or reading.resolution.rule == "office.unfilled"
        short = short or (self._unlisted.titled(span, words) if unread else None)
        resolution = (
            short or self._unlisted.long_name(reading, span, words) or self.settled(reading, span, words, quoted=quoted)
        )
        if resolution.actor is None or resolution.actor.kind == "anonymous":
            resolution = self._unlisted.possessed(span, words, reading) or resolution
        if resolution.actor is None and not resolution.candidates:
            resolution = self._unknown(span, text, reading)
        if resolution.actor is None and owns and not kinds and not resolution.candidates:
            resolution = self._of_office(span, words) or resolution
        if resolution.actor is None and reading.bare:
            found = self._homeland.meant(span, reading.role, words) or self._homeland.foe(span, words)
            resolution = found or resolution
        if resolution.rule == "role.several" and reading.role is not None and reading.role.group == "office":
            resolution = self._homeland.holder(span, resolution.candidates, words) or resolution
        start = 1 if first == "the" and len(words) > 1 else 0
        name = self._index.at(words, [word.key for word in words], start)
        whole = name is not None and name[0] == len(words) - start
        named = resolution.rule in ("new-name.body", "title.name")
        if resolution.actor is not None and not whole and not named and self._parse.coordinated(span):
            one_side = reading.role is not None and reading.role.plural and words[-1].capital and "of" in text.split()
            if not one_side or resolution.actor.kind != "anonymous" or len(self._names(words)) != 1:
                return self._unlisted.titled(span, words) or Resolution(rule="several")
        return resolution

    def _of_office(self, span: Span, words: list[Word]) -> Resolution | None:
        """What is of the one who holds an office: "the PM's office" after Premier Ivo Karst."""
        place = Span(span.start, words[1].end)
        said = read(" ".join(word.raw for word in words[:2]), self._index, self._on)
        if said.role is None or said.role.group != "office" or said.role.plural:
            return None
        holder = person(self._scene, place, said.role, " ".join(word.raw for word in words[:2])).actor
        rest = Span(words[2].start, span.end)
        found = self.owned(rest, words[2:], holder) if holder is not None and holder.kind == "person" else _NOBODY
        return found if found.actor is not None and found.rule != "camp" else None

    def _led_by(self, span: Span, words: list[Word]) -> Resolution | None:
        """A government by who leads it is its state: "the government of Prime Minister Ivo Karst"."""
        at = next((place for place, word in enumerate(words) if place and word.raw == "of"), None)
        if at is None or at + 1 == len(words):
            return None
        head = read(Span(span.start, words[at - 1].end).of(self._article.text), self._index, self._on)
        if head.role is None or head.role.group != "side" or head.role.plural:
            return None
        leader = read(Span(words[at + 1].start, span.end).of(self._article.text), self._index, self._on).actor
        state = self._index.entry(leader.party) if leader is not None and leader.kind == "person" else None
        if leader is None or state is None or state.kind != "state" or leader.office is None:
            return None
        return Resolution(actor=actor_of(state, self._index, self._on), rule="side.led")

    def _names(self, words: list[Word]) -> list[Segment]:
        return [segment for segment in segments(words, self._index) if segment.sort == "name"]

    def owned(self, rest: Span, words: list[Word], owner: Actor | None) -> Resolution:
        """Who the words after a possessor mean."""
        text = rest.of(self._article.text)
        reading = read(text, self._index, self._on)
        if reading.head in ("named", "new") and reading.actor is not None and reading.actor.kind == "person":
            return replace(reading.resolution, rule="possessive.name")
        if owner is None or self._parse.coordinated(rest):
            return Resolution(rule="possessive.unknown")
        issued = issuer(words)
        if issued is not None and issued.at < len(words) and not issued.by:
            return Resolution(actor=owner, rule="document.possessive")
        if words[-1].key in _COUNTERPARTS:
            return self._counterpart(owner, words)
        reading = read(text, self._index, self._on, owner=owner_by(owner, self._index))
        resolution = reading.resolution
        if reading.head == "office" and not self._agrees(reading, text):
            return Resolution(rule="office.other-gender")
        if reading.role is not None and reading.head in ("office", "people"):
            resolution = introduced(self._scene, reading, text) or resolution
        anonymous = resolution.actor is not None and resolution.actor.kind == "anonymous"
        plural = reading.role is not None and (reading.role.plural or words[-1].key == "people")
        family = owner.kind == "person" and reading.role is not None and reading.role.key in _PRIVATE
        if anonymous and reading.party is not None and plural and not family:  # "his children" are of no side
            return self._anonymous(rest, reading)
        if resolution.actor is None or anonymous:
            return replace(resolution, actor=None, rule="possessive.unnamed")
        return resolution

    def _counterpart(self, owner: Actor, words: list[Word]) -> Resolution:
        """Who holds at another side the office that the owner holds: "his Iranian counterpart"."""
        if owner.office is None or len(words) < 2:
            return Resolution(rule="possessive.unnamed")
        side = " ".join(word.raw for word in words[:-1])
        reading = read(f"{side} {owner.office}", self._index, self._on)
        found = reading.actor is not None and reading.actor.kind in ("person", "office")
        return replace(reading.resolution, rule="counterpart") if found else Resolution(rule="possessive.unnamed")

    def settled(self, reading: Reading, span: Span, words: list[Word], *, quoted: bool = False) -> Resolution:
        text, role = span.of(self._article.text), reading.role
        bare = words[1:] if words[0].raw.lower() == "the" else words
        if reading.resolution.rule == "adjective" and len(bare) == 1 and reading.actor is not None:
            people = self._index.entry(reading.actor.id)
            if people is not None and bare[0].raw in people.demonyms and bare[0].raw.endswith("s"):
                if bare is not words:
                    return self._anonymous(span, reading)  # "the Orvanians agreed": whoever acted for them
                name = bare[0].raw  # "Orvanians fled": its people
                group = Actor(id=f"{people.id}-people", name=name, kind="group", party=reading.party)
                return Resolution(actor=group, rule="people")
        if reading.resolution.rule == "adjective" and len(words) > 1:
            people = self._index.entry(reading.actor.id) if reading.actor is not None else None
            behind = next(
                (at for at, word in enumerate(words) if at and word.key in grammar().prepositions), len(words)
            )
            last = words[behind - 1].raw
            some = words[0].raw.lower() not in _DEFINITE or behind < len(words)
            if some and people is not None and last in people.demonyms and last.endswith("s"):
                return self._anonymous(span, reading)  # "defenceless Orvanians", "Orvanians in Hollin": some of them
        some_people = self._inhabitants(reading, span, bare)
        if some_people is not None:
            return some_people
        if words[-1].raw.lower() in ("former", "latter") and len(words) <= 2:
            return of_two(self._scene, self._article.text, span, first=words[-1].raw.lower() == "former")
        foreign = elsewhere(self._scene, self._intro, reading, span, words)
        if foreign is not None:
            return foreign
        if reading.head == "people":
            return self._people(reading, span, words)
        if role is not None and role.key == "state-media" and words[0].raw.lower() in _DEFINITE:
            return only_outlet(self._scene, span, reading) or reading.resolution
        if reading.head == "role" and role is not None and not reading.bare and role.group == "office":
            name = " ".join(ARTICLE.sub("", text).split())
            holder = self._intro.holder(name)
            if holder is not None:
                return Resolution(actor=actor_of(holder, self._index, self._on), rule="office.in-article")
            return Resolution(actor=Actor(id=slug(name), name=name, kind="office"), rule="office.elsewhere")
        if reading.head == "role" and role is not None and reading.bare:
            return self._bare(reading, span, words, quoted=quoted)
        if reading.head == "office" and role is not None:
            if reading.resolution.rule == "office.unfilled" and role.key in _OF_ANYTHING and "'" not in text:
                return self._scene.narrowed(person(self._scene, span, role, text, party=reading.party), span)
            vague = reading.resolution.rule != "office" or not self._agrees(reading, text)
            said = introduced(self._scene, reading, text) if vague or role.key in _GENERAL else None
            if said is not None:
                return said
            if not self._agrees(reading, text):
                return Resolution(rule="office.other-gender")
        if reading.head == "named" and reading.actor is not None and not self._intro.stands(reading):
            return Resolution(candidates=(reading.actor,), rule="surname.unintroduced")
        if reading.resolution.candidates and reading.head in ("named", "office"):
            return self._scene.narrowed(reading.resolution, span)
        return reading.resolution

    def _inhabitants(self, reading: Reading, span: Span, words: list[Word]) -> Resolution | None:
        """Several of a people that has no state: "Tesk settlers", of the side that their name says."""
        people = self._index.entry(reading.actor.id) if reading.actor is not None else None
        if people is None or people.kind != "place" or reading.resolution.rule != "adjective":
            return None
        said = " ".join(word.raw for word in words).lower()
        if said not in {each.lower() for each in people.demonyms}:
            return None
        if len(words) == 1 and said.endswith("s"):
            return None
        above = self._index.entry(reading.party)
        sided = above is not None and any(each.lower() in said.split() for each in above.adjectives)
        return self._anonymous(span, reading if sided else replace(reading, party=None))

    def _agrees(self, reading: Reading, text: str) -> bool:
        """Whether the holder of an office may be called by this word: no woman is a spokesman."""
        gender = self._index.roles.genders.get(split(text)[-1].key)
        known = self._scene.gender(reading.actor) if reading.actor is not None else None
        return gender is None or known in (None, gender)

    def _bare(self, reading: Reading, span: Span, words: list[Word], *, quoted: bool) -> Resolution:
        """An office or a body with nobody's name: of the article, else of the state whose own outlet this is."""
        role, text = reading.role, span.of(self._article.text)
        if role is None:
            return _NOBODY
        if role.group == "institution" and words[0].raw.islower() and words[0].raw not in _DEFINITE and text[-1] == "s":
            return self._anonymous(span, reading)  # "said that ground forces would go in"
        if role.group == "institution":
            found = institution(self._scene, span, role)
            if found.actor is None and not found.candidates:
                found = thing_named(self._scene, span, words)
        else:
            found = person(self._scene, span, role, text)
        if found.actor is None and role.group == "side" and words[0].raw.lower() == "that" and not found.candidates:
            return thing(self._scene, span, _STATES, reach=1)  # the one told of right before
        if found.actor is not None or found.candidates or quoted:
            return found
        if words[0].raw.lower() not in _DEFINITE:
            several = words[-1].raw.lower().endswith("s") or words[-1].raw.lower() == "police"
            return self._anonymous(span, reading) if several and role.group == "institution" else found
        own = self._at_home(reading, text) or told(self._scene, self._intro, role)
        if own is None and role.group == "side":
            own = near_state(self._scene, self._intro, span, role)
        return own or (found if reading.actor is None else reading.resolution)

    def _at_home(self, reading: Reading, text: str) -> Resolution | None:
        """In a state's own outlet, where the article is about that state, its offices need no adjective."""
        home = self._intro.home(self._scene.mentions)
        if home is None or reading.role is None:
            return None
        if reading.role.group == "institution" and reading.role.key.endswith("-ministry"):
            return Resolution(actor=body_of(self._scene, reading.role, home.id), rule="institution.home")
        owner = owner_by(actor_of(home, self._index, self._on), self._index)
        there = read(text, self._index, self._on, owner=owner)
        person = there.actor is not None and there.actor.kind == "person"
        return replace(there.resolution, rule="office.home") if person and self._agrees(there, text) else None

    def _people(self, reading: Reading, span: Span, words: list[Word]) -> Resolution:
        actor, role, text = reading.actor, reading.role, span.of(self._article.text)
        if (
            role is not None
            and role.plural
            and role.key in _ARMED_MEN
            and words[0].raw.lower() == "the"
            and reading.bare
        ):
            group = armed_of(self._scene, span, reading.country)
            if group is not None:
                return group
        if actor is None or actor.kind != "anonymous":
            if actor is not None and role is not None and actor.kind in ("group", "body"):
                self._scene.unnamed.append(Unnamed(span=span, role=role.key, plural=role.plural, actor=actor))
            return reading.resolution
        first = words[0].raw.lower()
        plural = role is not None and role.plural
        if not (reading.bare or reading.indefinite or plural) and things().meant(words) and self._is_name(words):
            name = ARTICLE.sub("", text)
            return Resolution(actor=Actor(id=slug(name), name=name, kind="body"), rule="new-name.body")
        definitely = first in _DEFINITE
        if role is not None and role.key == "spokesperson" and not role.plural and not definitely:
            return self._spoken_for(reading, span, words)
        theirs = any(s.sort == "name" and names_person(s) for s in segments(words, self._index))
        if definitely and theirs:  # "the Harsk family" is none of them
            return Resolution(rule="possessive.unnamed")
        if definitely and role is not None and reading.bare and not reading.past:
            found = person(self._scene, span, role, text, party=reading.party)
            if found.actor is not None or found.candidates:
                return found
        if definitely:
            found = thing_named(self._scene, span, words)
            theirs = reading.party is not None and (_of_people(words) or (plural and not reading.bare))
            open_still = theirs or (plural and not reading.past)  # several have no one name
            return self._anonymous(span, reading) if open_still and found == _NOBODY else found
        if any(word.genitive for word in words) and role is not None and not role.plural and not reading.indefinite:
            return Resolution(rule="possessive.unnamed")
        return self._anonymous(span, reading)

    def _is_name(self, words: list[Word]) -> bool:
        """Whether a capital stands before what a phrase is, as in "Nasser hospital" and not in "Gazan hospital"."""
        found = segments(words, self._index)
        return any(s.sort == "other" and s.words[0].capital for s in found[:-1]) and found[0].sort != "and"

    def _spoken_for(self, reading: Reading, span: Span, words: list[Word]) -> Resolution:
        """A spokesman without a name is his body: "a spokesman for the ministry", "a company spokesman"."""
        at = next((i for i, w in enumerate(words) if w.key in ("for", "of", "from", "at") and i), None)
        if at is not None and at + 1 < len(words):
            body = Span(words[at + 1].start, span.end)
        else:
            cut = next((i for i, w in enumerate(words) if self._index.roles.at([w.key], 0) == (1, reading.role)), 0)
            cut = cut or len(words) - 1
            start = 1 if words[0].raw.lower() in grammar().indefinite else 0
            body = Span(words[start].start, words[cut - 1].end) if cut > start else span
        if body == span:
            last = next((actor for _, _, actor in self._scene.spoke(span.start, 1)), None)
            found = Resolution(actor=last, rule="spokesperson") if last and last.kind in COLLECTIVES else _NOBODY
        else:
            kinds = things().meant(split(body.of(self._article.text)))
            found = thing(self._scene, body, kinds) if kinds else _NOBODY
            if found.actor is None:
                found = self.meant(body, split(body.of(self._article.text), at=body.start), quoted=False)
        if found.actor is not None and found.actor.kind in COLLECTIVES:
            if reading.role is not None:  # "the spokesman" after it
                known = Unnamed(span=span, role=reading.role.key, plural=False, actor=found.actor)
                self._scene.unnamed.append(known)
            return replace(found, rule="spokesperson")
        return self._anonymous(span, reading)

    def _anonymous(self, span: Span, reading: Reading | None) -> Resolution:
        """Someone unnamed, of this article and this place only; remembered for "the official" after it."""
        name = " ".join(span.of(self._article.text).split())
        party = reading.party if reading else None
        actor = Actor(id=f"anonymous-{self._article.id}-{span.start}", name=name, kind="anonymous", party=party)
        if reading is not None and reading.role is not None:
            self._scene.unnamed.append(
                Unnamed(span=span, role=reading.role.key, plural=reading.role.plural, actor=actor)
            )
        return Resolution(actor=actor, rule="anonymous")

    def _unknown(self, span: Span, text: str, reading: Reading) -> Resolution:
        """Whom a phrase means that nobody listed: a name by what the parse says it is, a thing, unnamed people."""
        words = split(text)
        named = self._unlisted.name(span, words, reading)
        if named is not None:
            return named
        head = self._parse.head(span)
        if words[0].raw.lower() in _DEFINITE:
            found = thing_named(self._scene, span, words)
            if found != _NOBODY or head is None or head.tag_ != "NNS" or reading.head == "several":
                return found
        if head is not None and head.pos_ in _NOUNS and things().may_be_people(head.text):
            return self._anonymous(span, reading if self._sided(words) else None)
        return _NOBODY

    def _sided(self, words: list[Word]) -> bool:
        """Whether unlisted people are of the side named before them: "Tesk clerks" and "Harbour Union staff" are,
        "Tesk hostages" of an army and critics of a state are not said to be.
        """
        found = segments(words, self._index)
        names = [segment for segment in found if segment.sort == "name"]
        if len(names) != 1 or found[-1] is names[0] or any(segment.sort == "and" for segment in found):
            return False
        return names[0].adjective or words[-1].key in grammar().members


def _of_people(words: list[Word]) -> bool:
    """Whether a phrase is of a people: "the Tesk people", "the people of Teskland"."""
    return words[-1].key in _PEOPLE or (len(words) > 2 and words[1].key in _PEOPLE and words[2].key == "of")
