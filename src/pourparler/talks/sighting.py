"""One mention of talks: the words, and all that its sentence says of them.

In: what the words around a mention say. Out: `Sighting`.
Refused: nothing; what the sentence does not say is empty.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.model import Span, When
from pourparler.model.talks import TalksKind
from pourparler.talks.sides import Sides
from pourparler.talks.turns import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where talks are: the name, and the state it lies in where that is known."""

    name: str
    state: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A mention: `words` its span, `lemma` its noun or verb; `anaphor` where the words point back ("those talks");
    `number` is the place in a row ("third" 3, "next" -1), `rounds` how many rounds it counts; `turn` the words that tell the
    status; `plain` where noun and sides alone make it talks.
    """

    kind: TalksKind
    lemma: str
    words: Span
    told: Told
    turn: Span
    sides: Sides = Sides()
    mediators: Sides = Sides()
    others: bool = False
    venue: Venue | None = None
    when: When | None = None
    number: int | None = None
    rounds: int | None = None
    anaphor: bool = False
    definite: bool = False
    plural: bool = False
    plain: bool = False
    label: str | None = None
    reported_by: str | None = None
    headline: bool = False
    rule: str = ""
