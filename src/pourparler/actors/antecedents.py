"""He, she, it and they weighed: whom the signs speak for, the answer of the rules being one of them.

In: what the rules found for a pronoun of the third person. Out: that, or another whom the signs clearly speak for.
Refused: a candidate without a clear lead; then nobody is meant, and the candidates stand in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Token

from pourparler.actors.anaphora import POSSESSIVES, PRONOUNS, is_aside
from pourparler.actors.candidates import SUBJECTS, Asked, Candidate, candidates, quotation_at
from pourparler.actors.own_words import OwnWords
from pourparler.actors.parsing import Parse
from pourparler.actors.scan import Mention
from pourparler.actors.scene import Scene
from pourparler.actors.signs import Evidence, Signs, named_before
from pourparler.actors.weighing import weights
from pourparler.model import Actor, Resolution, Span

_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|it|its|they|them|their)\b", re.IGNORECASE)
REFUSED = frozenset({"pronoun.accused", "pronoun.beside", "pronoun.either", "pronoun.judged", "pronoun.passed-on"})
_CLOSING = frozenset({",", '"', "”", "'", "’"})


@dataclass(slots=True, kw_only=True)
class Antecedents:
    """The pronouns of the third person of one article; `by_rules` says whom the rules take any span for."""

    text: str
    scene: Scene
    parse: Parse
    own: OwnWords
    by_rules: Callable[[Span, bool], Resolution]
    _meant: dict[Span, Actor | None] = field(default_factory=dict)

    def weighed(self, span: Span, word: str, found: Resolution, *, quoted: bool) -> Resolution:
        """Whom a pronoun means; what the rules `found` stands where it has the lead."""
        if stands(found, word, quoted=quoted):
            return found
        options = self.options(span, word, found, quoted=quoted)
        shares = weights().shares([signs for _, signs in options])
        order = sorted(range(len(options)), key=lambda at: -shares[at])
        actor = options[order[0]][0]
        if actor is not None and shares[order[0]] >= weights().share:
            same = found.actor is not None and found.actor.id == actor.id
            return found if same else Resolution(actor=actor, rule="pronoun.weighed")
        if found.actor is None or found.actor.kind == "anonymous":
            return found
        others = {each.id: each for at in order if (each := options[at][0]) is not None and each.kind != "anonymous"}
        return Resolution(candidates=tuple(others.values())[:3], rule="pronoun.weighed")

    def options(self, span: Span, word: str, found: Resolution, *, quoted: bool) -> list[tuple[Actor | None, Signs]]:
        """The candidates with their signs, what the rules found among them, and nobody at the end."""
        asked = self._asked(span, word, quoted)
        every = candidates(self.text, self.scene, self.parse, asked, self._whom)
        if found.actor is not None and all(each.actor is None or each.actor.id != found.actor.id for each in every):
            every.append(Candidate(actor=found.actor))
        evidence = self._evidence(asked, found)
        if found.rule == "pronoun.teller":  # in his own words nobody calls himself "he"
            every = [
                each
                for each in every
                if each.actor is None or evidence.teller is None or each.actor.id != evidence.teller.id
            ]
        signs = [(each.actor, evidence.of(each, rank)) for rank, each in enumerate(every)]
        return [*signs, (None, evidence.of_nobody(len(every)))]

    def is_aside(self, span: Span) -> bool:
        """Whether a pronoun and its verb of saying stand behind what they report."""
        return is_aside(self.text, span, self.scene.sentence_span(span.start)) or _is_behind(self.parse.head(span))

    def _asked(self, span: Span, word: str, quoted: bool) -> Asked:
        token = self.parse.head(span)
        subject = token is not None and token.dep_ in SUBJECTS
        return Asked(
            span=span,
            word=word,
            quoted=quoted,
            here=self.scene.sentence_at(span.start),
            token=token,
            aside=self.is_aside(span),
            says=subject and token is not None and token.head.lemma_.lower() in weights().saying,
        )

    def _evidence(self, asked: Asked, found: Resolution) -> Evidence:
        told = self.own.at(asked.span) if asked.quoted else None
        around = (
            (place, self._subject(place, token, asked.quoted), token.pos_ == "PRON")
            for place, token in self.parse.subjects_around(asked.span)
        )
        doer = self.parse.doer_to(asked.span)
        doing = self.scene.mention_at(doer.end - 1) if doer is not None else None
        return Evidence(
            text=self.text,
            scene=self.scene,
            parse=self.parse,
            asked=asked,
            found=found,
            teller=told.speaker if told is not None else None,
            before=self._before(asked),
            subjects=tuple(around),
            doer=doing.reading.actor if doing is not None else None,
            counts=named_before(self.scene.mentions, asked.span.start),
        )

    def _subject(self, place: Span, token: Token, quoted: bool) -> Actor | None:
        mention = self.scene.mention_at(place.end - 1)
        if mention is not None:
            return self._whom(mention)
        return self.by_rules(place, quoted).actor if token.pos_ == "PRON" else None

    def _before(self, asked: Asked) -> Actor | None:
        """Whom the last pronoun of the same sort means, of this sentence or the one before and of the same voice."""
        own = quotation_at(self.scene, asked.span)
        start = self.scene.sentences[max(0, asked.here - 1)].start
        for match in reversed(list(_PRONOUN.finditer(self.text, start, asked.span.start))):
            place, word = Span(match.start(), match.end()), match[0].lower()
            same = Asked(span=place, word=word, quoted=False, here=0, token=None, aside=False, says=False).sort
            if same == asked.sort and quotation_at(self.scene, place) == own:
                return self.by_rules(place, own is not None).actor
        return None

    def _whom(self, mention: Mention) -> Actor | None:
        """Whom a mention means: of unnamed people with "the" whoever they turn out to be."""
        actor = mention.reading.actor
        definite = self.text[mention.whole.start : mention.whole.start + 4].lower() == "the "
        if actor is None or actor.kind != "anonymous" or not definite:
            return actor
        if mention.whole not in self._meant:
            found = self.by_rules(mention.whole, mention.quoted).actor
            self._meant[mention.whole] = found if found is not None and found.kind != "anonymous" else actor
        return self._meant[mention.whole]


def stands(found: Resolution, word: str, *, quoted: bool) -> bool:
    """Whether nothing is weighed against what the rules found: a reason of grammar, two of a report in the outlet's own
    words, or nobody for "it" and "they", which may well be no actor ("it is a message").
    """
    if found.rule in REFUSED or (found.rule == "pronoun.reported" and not quoted):
        return True
    return found.actor is None and not found.candidates and not of_person(word)


def of_person(word: str) -> bool:
    """Whether a pronoun means one person."""
    return (POSSESSIVES.get(word) or PRONOUNS[word]) in ("male", "female")


def is_third(word: str) -> bool:
    """Whether a word is a pronoun that signs are weighed for."""
    return word in PRONOUNS or word in POSSESSIVES


def _is_behind(token: Token | None) -> bool:
    """Whether a pronoun and its verb stand behind what they report: "The camp will open, she said, pointing north"."""
    if token is None or token.dep_ not in SUBJECTS or token.head.lemma_.lower() not in weights().saying:
        return False
    said = any(child.dep_ == "ccomp" and child.i < token.i for child in token.head.children)
    return said and token.doc[token.i - 1].text in _CLOSING
