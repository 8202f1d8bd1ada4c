"""One mention of talks: the words, and all that its sentence says of them.

In: what the words around a mention say. Out: `Sighting`.
Refused: nothing; what the sentence does not say is empty.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.model import Span, When
from pourparler.model.talks import TalksKind, TalksStatus
from pourparler.talks.scene import NOBODY, Sides
from pourparler.talks.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where talks are: the name, and the state it lies in where that is known; `whole` where it is that state."""

    name: str
    state: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A status that the words around a mention tell, with its place and date."""

    told: Told
    span: Span
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A mention: `words` its span, `lemma` its noun or verb; `anaphor` where the words point back ("those talks");
    `number` is the place in a row ("third" 3, "next" -1), `rounds` how many rounds it counts; `turns` what its sentence
    tells of its status; `plain` where noun and sides alone make it talks; `weak` those who have "the talks", whoever
    else has them; `bound` the two that the words nearby bind by a war or a deal; `nearby` all that the sentence
    names, `around` all that it and the one before name, where one side is told; `pronoun` an "it", `generic` sides
    without a name ("the two leaders"), `adopted` sides that another mention named; `strange` where those others have a
    name that nobody knows; `members` where those of one body meet, `authors` where the author of the article tells it
    of himself, `days` where it takes several, `past` where its day is not to come.
    """

    kind: TalksKind
    lemma: str
    words: Span
    turns: tuple[Spoken, ...] = ()
    sides: Sides = NOBODY
    weak: Sides = NOBODY
    bound: Sides = NOBODY
    nearby: Sides = NOBODY
    around: Sides = NOBODY
    mediators: Sides = NOBODY
    others: bool = False
    strange: bool = False
    members: bool = False
    authors: bool = False
    days: bool = False
    past: bool = False
    venue: Venue | None = None
    when: When | None = None
    number: int | None = None
    rounds: int | None = None
    anaphor: bool = False
    definite: bool = False
    plural: bool = False
    plain: bool = False
    label: str | None = None
    topic: str | None = None
    reported_by: str | None = None
    pronoun: bool = False
    generic: bool = False
    pointing: bool = False
    adopted: bool = False
    rule: str = ""

    @property
    def statuses(self) -> frozenset[TalksStatus]:
        """The statuses that words tell, a mere tense left out."""
        return frozenset(t.told.status for t in self.turns if t.told.status is not None and t.told.sure > 0)

    @property
    def denied(self) -> bool:
        """Whether its words deny that there are such talks, and tell nothing else."""
        return not self.statuses and any(t.told.denied for t in self.turns)
