"""Words that carry what somebody says: whose statement, report or letter it is.

In: the words of a source, the scene. Out: `Issued`: which word is the document, which say whose; who speaks in it.
Refused: a document that is only spoken of ("two people who saw the text"): there the people are the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from pourparler.actors.definite import thing
from pourparler.actors.grammar import grammar
from pourparler.actors.scene import Scene
from pourparler.actors.things import things
from pourparler.actors.words import Word
from pourparler.model import Resolution, Span

_CLAUSE = frozenset({"which", "that"})
_LONGEST = 5
_DEFINITE = frozenset({"the", "that", "this", "these", "those", "both", "each", "neither", "either", "all"})
_TOLD_IN = frozenset({"statement", "communique", "communiqué", "letter", "release"})
_TOLD_REACH = 3
_PUT_OUT = r"\b(?:in|issued|released|published) (?:an?|its|his|her|their|this|the) (?:[\w-]+ ){0,2}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """The place of the document among the words, and the half-open range of those that say whose it is, if any do."""

    at: int
    by: int | None = None
    until: int = 0


def issuer(words: list[Word]) -> Issued | None:
    """Whose a document is, or None where the words mean none.

    >>> from pourparler.actors.words import split
    >>> issuer(split("figures that the Harbour Board shared"))
    Issued(at=0, by=2, until=5)
    >>> issuer(split("two people who saw the text")) is None
    True
    """
    at = things().document(words)
    if at is None or any(_opens(word) for word in words[:at]):
        return None
    after = words[at + 1 :]
    people = words[at].raw.lower() in things().people_words and words[0].raw.lower() not in grammar().definite
    if not after:
        return None if people else _before(words, at)
    word = after[0].raw.lower()
    if word in things().issued_by or (word == "of" and words[at].raw.lower() in things().of_documents):
        return Issued(at=at, by=at + 2, until=len(words)) if len(after) > 1 else None
    if word in things().issued and len(after) > 2 and after[1].raw.lower() in things().issued_by:
        return Issued(at=at, by=at + 3, until=len(words))
    if word in _CLAUSE and after[0].gap.strip() in ("", ","):
        return _clause(words, at)
    if word in grammar().prepositions or after[0].gap.strip() or word in things().issued or word.endswith("ed"):
        return _before(words, at)
    return None


def _opens(word: Word) -> bool:
    """Whether a word begins what only says more of the word before it."""
    return word.raw.lower() in grammar().prepositions or word.raw.lower() in ("who", "whom", *_CLAUSE)


def _before(words: list[Word], at: int) -> Issued:
    """ "The ministry's statement", "a Harbour Board statement"."""
    last = next((i for i in range(at - 1, -1, -1) if words[i].genitive), None)
    if last is not None:
        return Issued(at=at, by=0, until=last + 1)
    if at and words[at - 1].capital and at > 1:
        start = 1 if words[0].raw.lower() in grammar().indefinite | grammar().definite else 0
        return Issued(at=at, by=start, until=at)
    return Issued(at=at)


def _clause(words: list[Word], at: int) -> Issued:
    """ "The text which the Harbour Board has published": the words before the verb, and before what helps it."""
    start = at + 2
    verb = next((i for i in range(start, len(words)) if words[i].raw.lower() in things().issued), None)
    if verb is None or verb - start > _LONGEST + 1 or verb == start:
        return _before(words, at)
    end = verb - 1 if words[verb - 1].raw.lower() in ("has", "had", "have") else verb
    return Issued(at=at, by=start, until=end)


def speaker(
    scene: Scene,
    text: str,
    span: Span,
    words: list[Word],
    issued: Issued,
    *,
    quoted: bool,
    who: Callable[[Span, bool], Resolution],
) -> Resolution:
    """A document speaks for whoever the phrase says issued it, and else for nobody."""
    if issued.by is not None:
        whose = who(Span(words[issued.by].start, words[issued.until - 1].end), quoted)
        kept = whose.actor is not None and whose.actor.kind not in ("anonymous", "place")
        kept = kept and whose.rule != "adjective"
        return replace(whose, rule="document") if kept else Resolution(rule="document")
    kinds = things().meant(words[: issued.at + 1])
    if issued.at == len(words) - 1 and kinds and words[0].raw.lower() in _DEFINITE:
        return thing(scene, span, kinds)
    told = None if quoted or issued.at != len(words) - 1 else _told_in(scene, text, span, words)
    return told or Resolution(rule="document")


def _told_in(scene: Scene, text: str, span: Span, words: list[Word]) -> Resolution | None:
    """ "The statement" of the one who spoke in the last sentence that tells of one: "he said in a statement"."""
    word = words[-1].raw.lower()
    if word not in _TOLD_IN or words[0].raw.lower() not in _DEFINITE or len(words) > 2:
        return None
    here = scene.sentence_at(span.start)
    for number in range(here - 1, max(-1, here - _TOLD_REACH - 1), -1):
        said = scene.sentences[number].of(text).lower()
        if word not in said:
            continue
        if not re.search(rf"{_PUT_OUT}{word}\b", said) and not said.startswith(f"the {word}"):
            return None
        speakers = {actor.id: actor for at, _, actor in scene.spoke(span.start, _TOLD_REACH) if at == number}
        actor = next(iter(speakers.values())) if len(speakers) == 1 else None
        kept = actor is not None and actor.kind not in ("anonymous", "place", "outlet")
        return Resolution(actor=actor, rule="document.told") if kept else None
    return None
