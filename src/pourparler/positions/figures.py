"""The number that a position turns on: "at least 800 monitors", "twenty-five years", "nine billion marks".

In: tokens of what is wanted. Out: a `Figure` with its unit and bound, or None.
Refused: dates, ages, ordinals, and "one" that only counts somebody.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pourparler.dates.counts import NUMBER_WORDS
from pourparler.dates.shipped import names_in_order
from pourparler.language.parsed import Passage
from pourparler.model.position import Figure

_VALUES = {word: float(number) for word, number in NUMBER_WORDS.items()}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9}
_LEAST = (("at", "least"), ("no", "fewer", "than"), ("no", "less", "than"), ("not", "less", "than"), ("minimum", "of"),
          ("more", "than"), ("not", "fewer", "than"), ("minimum",))  # fmt: skip
_MOST = (("at", "most"), ("no", "more", "than"), ("not", "more", "than"), ("up", "to"), ("maximum", "of"),
         ("less", "than"), ("fewer", "than"), ("ceiling", "of"), ("limit", "of"), ("cap", "of"),
         ("maximum",))  # fmt: skip
_DATED = frozenset({"DATE", "TIME"})
_PERIOD = frozenset({"year", "month", "week", "day", "hour"})
_OPEN = frozenset({"more"})


def number_of(words: Sequence[str]) -> float | None:
    """The number that some words are; None where one of them is no number.

    >>> number_of(["twenty", "-", "five"]), number_of(["1,200"]), number_of(["nine", "billion"])
    (25.0, 1200.0, 9000000000.0)
    >>> number_of(["one", "hundred", "and", "twenty"]), number_of(["some"]) is None
    (120.0, True)
    """
    total, part, seen = 0.0, 0.0, False
    for word in (w.lower() for w in words):
        if word in ("-", "and", ","):
            continue
        if word in _SCALES:
            scale = _SCALES[word]
            total, part = (total, (part or 1) * scale) if scale == 100 else (total + (part or 1) * scale, 0.0)
        else:
            value = _VALUES.get(word)
            if value is None:
                value = _digits(word)
            if value is None:
                return None
            part += value
        seen = True
    return total + part if seen else None


def _digits(word: str) -> float | None:
    plain = word.replace(",", "").lstrip("$€£¥")
    return float(plain) if plain.replace(".", "", 1).isdecimal() and plain.isascii() else None


def figure_of(tokens: Sequence[Token], passage: Passage) -> Figure | None:
    """The first number among the tokens, with what it counts and its bound."""
    by_place = {token.i for token in tokens}
    at = 0
    while at < len(tokens):
        if not _is_number(tokens[at]):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and tokens[end].i == tokens[end - 1].i + 1 and (
            _is_number(tokens[end]) or (tokens[end].lower_ in ("-", "and") and end + 1 < len(tokens)
                                        and _is_number(tokens[end + 1]))
        ):  # fmt: skip
            end += 1
        found = _figure(tokens[at:end], passage, by_place)
        if found is not None:
            return found
        at = end
    return None


def _is_number(token: Token) -> bool:
    return token.lower_ in _VALUES or token.lower_ in _SCALES or _digits(token.lower_) is not None


def _figure(run: Sequence[Token], passage: Passage, by_place: set[int]) -> Figure | None:
    value = number_of([token.text for token in run])
    unit = _unit(run)
    if value is None or unit is None or (value == 1 and unit not in _PERIOD):
        return None
    period = unit in _PERIOD
    if not period and any(t.ent_type_ in _DATED for t in run):
        return None
    doc = run[0].doc
    before = tuple(t.lower_ for t in doc[max(run[0].sent.start, run[0].i - 3) : run[0].i])
    after = tuple(t.lower_ for t in doc[run[-1].i + 1 : run[-1].i + 5])
    bound = None
    if (
        any(before[-len(words) :] == words for words in _LEAST)
        or after[1:3] == ("at", "least")
        or "or more" in " ".join(after)
    ):
        bound = "least"
    if bound is None and (any(before[-len(words) :] == words for words in _MOST) or after[1:3] == ("at", "most")):
        bound = "most"
    last = run[-1].i + 1
    if last < len(doc) and doc[last].text == "-" and last + 1 < len(doc):
        last += 2
    elif last < len(doc) and doc[last].lemma_.lower() == unit:
        last += 1
    return Figure(value=value, unit=unit, span=passage.span(doc[run[0].i : last]), bound=bound)  # type: ignore[arg-type]


def _unit(run: Sequence[Token]) -> str | None:
    """The lemma of what is counted: the word that the number hangs on; "" where it stands alone, None for a date."""
    doc, last = run[0].doc, run[-1]
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if run[0].i and doc[run[0].i - 1].text in "$€£¥":
        return {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}[doc[run[0].i - 1].text]
    if after is None:
        return ""
    if after.lower_ in ("%", "percent") or after.lower_ == "per":
        return "percent"
    if after.text == "-" and after.i + 1 < len(doc):
        return str(doc[after.i + 1].lemma_.lower())
    if run[0].i and _is_month(doc[run[0].i - 1]):
        return None
    head = next(
        (t.head for t in reversed(run) if t.dep_ in ("nummod", "quantmod", "compound") and t.head.i > last.i), None
    )
    if head is not None and _is_month(head) and head.ent_type_ in _DATED:
        return None
    if head is None or head.pos_ not in ("NOUN", "PROPN"):
        return "" if last.dep_ not in ("nummod", "compound") else None
    return str(head.lemma_.lower())


def _is_month(token: Token) -> bool:
    """Whether a word begins as the name of a month does."""
    return token.lower_[:3] in {name[:3] for name in names_in_order("month")}
