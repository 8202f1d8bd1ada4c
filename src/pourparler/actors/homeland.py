"""Whose "the government", "the country" and "the army" are where no word beside them says it.

In: the sentences of an article, the scene, whose words stand where. Out: the state that is told of there, or its body.
Refused: places where two states are told of about as much; nobody's government is meant then.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pourparler.actors.definite import body_of
from pourparler.actors.entry import Entry
from pourparler.actors.grammar import grammar
from pourparler.actors.own_words import OwnWords
from pourparler.actors.phrase import Segment, segments
from pourparler.actors.reading import actor_of, person_party
from pourparler.actors.roles import Role
from pourparler.actors.scan import Sentence
from pourparler.actors.scene import Scene, actors_of
from pourparler.actors.words import Word
from pourparler.model import Actor, Resolution, Span

_ONE_EACH = frozenset({"parliament", "army"})
_REACH = 4
_FADING = 0.7
_SUBJECT = 1.5
_PLACE = 0.5
_ACROSS = 0.5
"""What is named inside a quotation counts half outside of it, and the other way round."""
_SPEAKER = 2.0
_WHOLE = 3.0
"""How much of the whole article is about a state."""
_ECHO = 1.5
"""What stood with the same word before it: "the Orvanian regime", and then "the regime"."""
_ENOUGH = 0.8
_CLEARLY = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """A word that tells of a state: where it stands, how much it says, and the noun that it belongs to."""

    start: int
    sentence: int
    state: str
    weight: float
    quoted: bool
    noun: str | None
    place: bool


class Homeland:
    """The states that one article tells of, place by place; its words are read when first asked."""

    def __init__(self, sentences: Sequence[Sentence], scene: Scene, own: OwnWords) -> None:
        self._sentences, self._scene, self._own = sentences, scene, own
        self._read: list[_Sign] | None = None
        self._shares: dict[str, float] = {}

    def meant(self, span: Span, role: Role | None, words: list[Word]) -> Resolution | None:
        """The state, or its body, that words such as "the government", "the country" and "the army" mean."""
        if role is None or role.plural or words[0].raw.lower() != "the":
            return None
        body = role.group == "institution" and role.key in _ONE_EACH
        if words[-1].key not in grammar().of_states or not (body or role.group == "side"):
            return None
        state = self.at(span, words[-1].key, places=not body)
        if state is None:
            return None
        actor = body_of(self._scene, role, state.id) if body else actor_of(state, self._scene.index, self._scene.on)
        return Resolution(actor=actor, rule="homeland")

    def holder(self, span: Span, candidates: tuple[Actor, ...], words: list[Word]) -> Resolution | None:
        """Of several who hold such an office the one of the state told of: "the president" in news of his country."""
        state = self.at(span, words[-1].key, places=False) or self._own_state(span)
        own = [actor for actor in candidates if state is not None and actor.party == state.id]
        return Resolution(actor=own[0], rule="homeland.office") if len(own) == 1 else None

    def foe(self, span: Span, words: list[Word]) -> Resolution | None:
        """The side that "the enemy" is in the mouth of somebody of the other: the one state told of besides his own."""
        own = self._own_state(span)
        if own is None or len(words) != 2 or words[1].key not in grammar().foes:
            return None
        armies = {a.id: a for a in actors_of(self._scene.mentions) if a.id.endswith("-army") and a.party != own.id}
        if len(armies) == 1:
            return Resolution(actor=next(iter(armies.values())), rule="foe")
        others = Counter(sign.state for sign in self._signs() if sign.state != own.id and not sign.place)
        best, second = [*others.most_common(2), ("", 0), ("", 0)][:2]
        state = self._state(best[0]) if not armies and best[1] >= 2 * max(second[1], 1) else None
        return Resolution(actor=actor_of(state, self._scene.index, self._scene.on), rule="foe") if state else None

    def at(self, span: Span, noun: str, *, places: bool) -> Entry | None:
        """The state told of at a place; one that the noun stood with before is the likelier. Without `places` those
        named do not count: a state may have no army where another's stands.
        """
        signs = [sign for sign in self._signs() if sign.start < span.start and (places or not sign.place)]
        here, inside = self._scene.sentence_at(span.start), self._is_quoted(span)
        scores: defaultdict[str, float] = defaultdict(float)
        for sign in signs:
            back = here - sign.sentence
            if back <= _REACH:
                scores[sign.state] += sign.weight * _FADING**back * (1 if sign.quoted == inside else _ACROSS)
        for state in {sign.state for sign in signs if sign.noun == noun}:
            scores[state] += _ECHO
        own = self._own_state(span)
        for name, share in self._shares.items():
            scores[name] += _WHOLE * share
        if own is not None and noun == "regime":  # nobody calls his own so
            scores.pop(own.id, None)
        elif own is not None:
            scores[own.id] += _SPEAKER
        best, second = [*sorted(scores.items(), key=lambda each: (-each[1], each[0])), ("", 0.0), ("", 0.0)][:2]
        return self._state(best[0]) if best[1] >= max(_ENOUGH, _CLEARLY * second[1]) else None

    def _own_state(self, span: Span) -> Entry | None:
        """The state of the one whose quoted words hold a place."""
        told = self._own.at(span) if self._is_quoted(span) else None
        return self._state(told.speaker.party if told is not None and told.speaker is not None else None)

    def _is_quoted(self, span: Span) -> bool:
        return any(quotation.holds(span) for quotation in self._scene.quotations)

    def _state(self, party: str | None) -> Entry | None:
        entry = self._scene.index.entry(party)
        return entry if entry is not None and entry.kind == "state" else None

    def _signs(self) -> list[_Sign]:
        if self._read is None:
            self._read = [sign for sentence in self._sentences for sign in self._signs_of(sentence)]
            counted = Counter(sign.state for sign in self._read)
            self._shares = {state: count / counted.total() for state, count in counted.items()}
        return self._read

    def _signs_of(self, sentence: Sentence) -> Iterator[_Sign]:
        """The names of a sentence whose bearers, if they may be several, are all of one state."""
        found = segments(sentence.words, self._scene.index)
        for at, segment in enumerate(found):
            side = self._side(segment) if segment.sort == "name" else None
            if side is None:
                continue
            place = Span(segment.words[0].start, segment.words[-1].end)
            mention = self._scene.mention_at(place.start)
            weight = _SUBJECT if mention is not None and mention.subject else 1.0
            noun = found[at + 1].words[-1].key if at + 1 < len(found) and found[at + 1].role is not None else None
            town = segment.senses[0].entry.kind == "place"
            yield _Sign(
                start=place.start, sentence=sentence.number, state=side, quoted=self._is_quoted(place), noun=noun,
                weight=weight * (_PLACE if town else 1.0), place=town,
            )  # fmt: skip

    def _side(self, segment: Segment) -> str | None:
        """The one state on whose side all stand whom a name may mean."""
        index, on = self._scene.index, self._scene.on
        sides = {
            person_party(sense.entry, index, on) if sense.entry.kind == "person" else index.party(sense.entry)
            for sense in segment.senses
        }
        state = self._state(sides.pop()) if len(sides) == 1 else None
        return state.id if state is not None else None
