"""What a word tells where it stands with others: the frames of verbs and of nouns, and other senses of a verb.

In: what the vocabularies say. Out: `VerbFrame`, `NounFrame`, `Idiom`.
Refused: nothing; the vocabularies are checked when they are read.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.model.event import Category, EventStatus, EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbFrame:
    """What a verb tells where it stands with these words; `prep` maps prepositions to the nouns they ask for."""

    type: EventType
    line: int
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    category: Category | None = None
    object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    prep: tuple[tuple[str, frozenset[str]], ...] = ()
    complement: frozenset[str] = frozenset()
    recipient: tuple[str, ...] = ("object", "owner")
    doer: tuple[str, ...] = ()
    mutual: bool = False
    conflict: EventType | None = None
    status: EventStatus | None = None
    speech: bool = False
    bare: bool = False
    sided: bool = False
    decides: bool = False
    ahead: bool = False

    @property
    def demands(self) -> int:
        """How much the frame asks for: the one that asks for most is taken."""
        weak = self.object <= frozenset({"$any", "$actorish"})
        asks = (bool(self.object) and not weak, bool(self.subject), bool(self.prep), bool(self.complement))
        return 2 * sum(asks) + bool(self.object)


@dataclass(frozen=True, slots=True, kw_only=True)
class Idiom:
    """A verb in another sense: with its further words `rest` and these about it, it tells no event."""

    rest: tuple[str, ...]
    frame: VerbFrame
    below: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NounFrame:
    """What a noun tells without a verb, and where those in it stand."""

    type: EventType
    line: int
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    mutual: bool = False
    category: Category | None = None
    compound: frozenset[str] = frozenset()
