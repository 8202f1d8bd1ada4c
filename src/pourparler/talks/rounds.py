"""The place of talks in a row, and how many rounds they have had: "the third round", "four rounds".

In: a noun of talks in a spaCy parse. Out: numbers; -1 for the next of a row, -2 for the last.
Refused: counts of more than two digits.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.dates.counts import NUMBER_WORDS

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8,
}  # fmt: skip
_COUNTS = {word: number for word, number in NUMBER_WORDS.items() if 2 <= number <= 10}


def ordinal(noun: Token) -> int | None:
    """The place in a row that a word in front gives: "third" 3, "next" -1, "last" -2."""
    for child in noun.lefts:
        if child.lower_ in _ORDINALS:
            return _ORDINALS[child.lower_]
        if child.lower_ in ("next", "new", "fresh", "upcoming", "another"):
            return -1
        if child.lower_ in ("last", "latest", "previous", "final", "earlier", "past"):
            return -2
    return None


def counted(noun: Token) -> tuple[int | None, int | None]:
    """The place in a row, and the number of rounds counted so far."""
    if noun.lemma_.lower() != "round":
        number = ordinal(noun)
        return (
            number
            if number is not None and number > 1 and noun.lemma_.lower() in ("talk", "negotiation", "summit", "session")
            else None
        ), _rounds_of(noun)
    counts = [
        _COUNTS.get(c.lower_) or (int(c.text) if c.text.isdigit() and len(c.text) < 3 else None)
        for c in noun.lefts
        if c.pos_ == "NUM"
    ]
    number = ordinal(noun)
    count = next((c for c in counts if c), None)
    if count is not None:
        return None, count
    return number, (number if number is not None and number > 0 else None)


def _rounds_of(noun: Token) -> int | None:
    """ "Talks which held three rounds"."""
    for child in noun.rights:
        if child.dep_ == "relcl":
            for d in child.children:
                if d.dep_ == "dobj" and d.lemma_ == "round":
                    return counted(d)[1]
    return None
