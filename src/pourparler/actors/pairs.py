"""Names that stand beside another: of two who share a surname, and behind the side whose office is told.

In: the words of a name and their sentence. Out: the full name of the first of two; whether a name follows a side.
Refused: first words that no list has for a given name ("Karst and Ioana Prell").
"""

from __future__ import annotations

from pourparler.actors.given import gender_of
from pourparler.actors.phrase import Segment
from pourparler.actors.scan import Sentence
from pourparler.actors.words import Word


def first_of_two(words: list[Word], sentence: Sentence) -> str | None:
    """The first of two who share the surname of a full name: "Peter Lind" in "Peter and Berta Lind"."""
    at = next((i for i, word in enumerate(sentence.words) if word.start == words[0].start), 0)
    if at < 2 or len(words) != 2 or sentence.words[at - 1].raw != "and" or words[0].gap.strip():
        return None
    first = sentence.words[at - 2]
    titled = at > 2 and sentence.words[at - 3].capital and not first.gap.strip()
    if titled or first.genitive or not first.capital or gender_of(first.raw) is None:
        return None
    return f"{first.raw} {words[-1].raw}"


def follows_side(before: Segment, words: list[Word], sentence: Sentence) -> bool:
    """Whether a full name closes a title that ends in "of" a side: "chair of the lock board of Orvania Peter Lind"."""
    if before.sort != "name" or before.adjective or before.genitive or not words or gender_of(words[0].raw) is None:
        return False
    at = next((i for i, word in enumerate(sentence.words) if word.start == before.words[0].start), 0)
    return at > 1 and sentence.words[at - 1].raw == "of"
