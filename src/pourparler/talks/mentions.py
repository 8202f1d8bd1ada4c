"""A sentence read for talks: nouns and verbs that name them, with sides, place, date and status.

In: a sentence of a passage, the scene. Out: `Sighting`s in the order of the words.
Refused: what names no talks, and "it" without talks just before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.dates import Expression
from pourparler.language.parsed import Passage
from pourparler.talks.dating import reported, spoken
from pourparler.talks.nominal import noun_sighting
from pourparler.talks.places import venue_behind
from pourparler.talks.scene import Scene
from pourparler.talks.sighting import Sighting
from pourparler.talks.told import Told, by_verb
from pourparler.talks.verbal import verb_sighting


def sightings(sentence: Tokens, passage: Passage, scene: Scene, dated: Sequence[Expression]) -> Iterator[Sighting]:
    """The mentions of talks in a sentence."""
    taken: set[int] = set()
    for token in sentence:
        if token.i in taken:
            continue
        found = None
        if token.pos_ in ("NOUN", "PROPN"):
            found = noun_sighting(token, passage, scene, dated, taken)
        elif token.pos_ == "VERB":
            found = verb_sighting(token, passage, scene, dated) or _pronoun(token, passage, scene, dated)
        if found is not None:
            yield found


def _pronoun(verb: Token, passage: Passage, scene: Scene, dated: Sequence[Expression]) -> Sighting | None:
    """ "It was called off", "they will not be held": what becomes of the talks spoken of just before."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("it", "they")), None)
    if subject is None:
        return None
    role = "subject" if subject.dep_ == "nsubj" else "object"
    told = by_verb(verb, role)
    if told is None or told.sure < 2 or not _is_course_of_talks(told, role):
        return None
    words = passage.span(subject)
    turns = spoken((told,), passage, scene, dated)
    return Sighting(
        kind="channel",
        lemma="it",
        words=words,
        turns=turns,
        when=turns[0].when,
        venue=venue_behind([verb], passage, scene),
        anaphor=True,
        pronoun=True,
        reported_by=reported(words, scene),
        rule="pronoun",
    )


def _is_course_of_talks(told: Told, role: str) -> bool:
    """Whether a verb says so of talks rather than of anything: "it was called off", not "it began"."""
    plain = (
        {"take place", "break down", "fall through", "collapse", "stall", "break up"}
        if role == "subject"
        else {
            "call off",
            "hold",
            "postpone",
            "put off",
            "schedule",
            "cancel",
            "adjourn",
            "suspend",
            "break off",
            "put back",
        }
    )
    words = told.words
    return " ".join((words[0].lemma_.lower(), *(w.lower_ for w in words[1:]))) in plain
