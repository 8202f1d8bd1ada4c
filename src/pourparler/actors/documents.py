"""Words that carry what somebody says: whose statement, report or letter it is.

In: the words of a source. Out: `Issued`: which word is the document, which words after or before it say whose.
Refused: a document that is only spoken of ("two people who saw the text"): there the people are the source.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.actors.grammar import grammar
from pourparler.actors.things import things
from pourparler.actors.words import Word

_CLAUSE = frozenset({"which", "that"})
_LONGEST = 5


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
