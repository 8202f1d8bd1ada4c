"""Whose "his", "its" and "their" are, by the clause that they stand in.

In: a possessive, the scene and the parse of its article. Out: a resolution, by the object or a subject around it.
Refused: a subject that is another thing than a known one; then nobody owns, whoever stands before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pourparler.actors.anaphora import agrees, agrees_in_form, possessor
from pourparler.actors.clauses import is_plural
from pourparler.actors.own_words import FIRST
from pourparler.actors.parsing import Parse
from pourparler.actors.phrases import Phrases
from pourparler.actors.scene import Scene, actors_of, nearest_first
from pourparler.actors.things import things
from pourparler.actors.words import split
from pourparler.model import Actor, Resolution, Span

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_THEIR = ("their", "theirs")
_ANY_NUMBER = ("state", "company", "outlet")
_NOBODY = Resolution()


@dataclass(slots=True, kw_only=True)
class Possession:
    """Whose possessives are in one article; `pronoun` resolves the subjects that are pronouns themselves."""

    text: str
    scene: Scene
    parse: Parse
    phrases: Phrases
    pronoun: Callable[[Span, bool], Resolution]

    def owner(self, span: Span, word: str, quoted: bool, *, reflexive: bool = False) -> Resolution:
        """Whose "his" or "its" means: the subject's of the nearest clause that fits, else of what stands before."""
        doer = self.parse.of_another(span)
        if doer is not None:
            return self._of_another(span, word, doer, quoted)
        owned = self._beside(span, word, quoted) or self._around(span, word, quoted)
        owned = owned or self._doer(span, word, quoted, reflexive) or self._object(span, word, quoted)
        if owned is not None:
            return owned
        for place, token in self.parse.subjects_around(span):
            if any(child.dep_ == "conj" for child in token.children):
                if word in _THEIR:
                    return Resolution(rule="pronoun.several")
                continue
            found = self._subject(place, token, quoted)
            if found.actor is not None and self._in_number(word, token, found.actor):
                return replace(found, rule="pronoun.clause")
            if found.candidates and token.pos_ == "PRON" and agrees_in_form(token.lower_, word):
                return replace(found, rule="pronoun.clause")  # "since it eased its blockade": whoever "it" is
            if place.end <= span.start and self._blocks(word, token, found):
                unnamed = found.actor is not None and found.actor.kind == "anonymous"
                return Resolution(actor=found.actor if unnamed else None, rule="pronoun.clause")
        return possessor(self.scene, span, word, quoted=quoted)

    def _beside(self, span: Span, word: str, quoted: bool) -> Resolution | None:
        """ "Teskland and its allies", "Venn and her envoy": whoever the "and" joins them to."""
        found = self.parse.joined_to(span)
        if found is None:
            return None
        place, token = found
        resolution = self._subject(place, token, quoted)
        if token.pos_ == "PRON" and agrees_in_form(token.lower_, word):
            return replace(resolution, rule="pronoun.beside-owner")
        actor = resolution.actor
        fits = actor is not None and actor.kind != "anonymous" and self._in_number(word, token, actor)
        return replace(resolution, rule="pronoun.beside-owner") if fits else None

    def _of_another(self, span: Span, word: str, doer: Span, quoted: bool) -> Resolution:
        """ "Orvania broke with Teskland and criticised its support": of the one other in the sentence who fits."""
        subject = self.scene.mention_at(doer.end - 1)
        here = self.scene.sentence_at(span.start)
        before = [m for m in self.scene.before(span.start, quoted=quoted) if m.sentence == here and m.quoted == quoted]
        doing = subject.reading.actor if subject is not None else None
        behind = [m for m in before if m.whole.start >= doer.end] or before
        fits = [a for a in actors_of(behind) if a != doing and a.kind != "anonymous" and agrees(self.scene, word, a)]
        if len(fits) == 1 and subject is not None:
            return Resolution(actor=fits[0], rule="pronoun.another")
        return Resolution(candidates=nearest_first(fits), rule="pronoun.another")

    def _around(self, span: Span, word: str, quoted: bool) -> Resolution | None:
        """ "Teskland's quarrel with its dockers": whose the quarrel is."""
        found = self.parse.owner_around(span)
        actor = self._subject(*found, quoted).actor if found is not None else None
        fits = found is not None and actor is not None and self._in_number(word, found[1], actor)
        return Resolution(actor=actor, rule="pronoun.around") if fits else None

    def _doer(self, span: Span, word: str, quoted: bool, reflexive: bool) -> Resolution | None:
        """ "Forced Venn to leave her post", "accused Venn of hurting herself": the object's of the verb above;
        or the subject's where the words may be of either.
        """
        found = self.parse.controller(span)
        if found is None:
            return None
        place, token, own = found
        actor = self._subject(place, token, quoted).actor
        if actor is None or not self._in_number(word, token, actor):
            return None
        if not (own or reflexive):
            every = (self._subject(other, head, quoted).actor for other, head in self.parse.subjects_around(span))
            other = next((a for a in every if a is not None and a != actor and agrees(self.scene, word, a)), None)
            if other is not None:
                return Resolution(candidates=(actor, other), rule="pronoun.either")
        return Resolution(actor=actor, rule="pronoun.doer")

    def _object(self, span: Span, word: str, quoted: bool) -> Resolution | None:
        """ "Praised Venn for her patience": the object's; after another preposition the subject's or the object's."""
        found = self.parse.object_before(span)
        token = self.parse.head(found[0]) if found is not None else None
        actor = self._subject(found[0], token, quoted).actor if found is not None and token is not None else None
        if found is None or actor is None or token is None or not self._in_number(word, token, actor):
            return None
        if found[1]:
            return Resolution(actor=actor, rule="pronoun.object")
        subjects = (self._subject(place, head, quoted).actor for place, head in self.parse.subjects_around(span))
        other = next((a for a in subjects if a is not None and a != actor and agrees(self.scene, word, a)), None)
        return Resolution(candidates=(actor, other), rule="pronoun.either") if other is not None else None

    def _in_number(self, word: str, token: Token, actor: Actor) -> bool:
        """Whether a word and a possessive agree: no plural is "its", no single state "their"."""
        if word == "its" and token.tag_ in ("NNS", "NNPS") and actor.kind not in _ANY_NUMBER:
            return False
        single = word in _THEIR and actor.kind in ("state", "outlet") and not is_plural(token)
        return not single and agrees(self.scene, word, actor)

    def _blocks(self, word: str, token: Token, found: Resolution) -> bool:
        """Whether "its" or "their" is of a subject that nobody lists: a thing, a place, people without a name."""
        named = found.actor is not None and found.actor.kind not in ("anonymous", "place", "market")
        if named or (token.pos_ == "PRON" and not is_plural(token)):
            return False
        role = self.scene.index.roles.phrases.get(token.lower_)
        if word in _THEIR:
            several = role is not None and role.group in ("institution", "side", "camp")
            return is_plural(token) or several or bool(things().meant(split(token.text)))
        return word == "its" and token.tag_ in ("NN", "NNP")

    def _subject(self, place: Span, token: Token, quoted: bool) -> Resolution:
        """Who the subject of a clause is; in somebody's words only one that stands in them."""
        if token.pos_ == "PRON" and place.of(self.text).lower() in FIRST:
            return _NOBODY
        if token.pos_ == "PRON" or place.of(self.text).lower() in RELATIVE:
            return self.pronoun(place, quoted)
        mention = self.scene.mention_at(place.end - 1)
        actor = mention.reading.actor if mention is not None else None
        unnamed = actor is not None and actor.kind == "anonymous" and not quoted
        if mention is not None and not unnamed:
            return mention.reading.resolution if mention.quoted == quoted else _NOBODY
        words = split(place.of(self.text), at=place.start)
        return self.phrases.meant(place, words, quoted=quoted) if words and not quoted else _NOBODY
