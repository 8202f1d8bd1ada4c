"""A term before its sides are known.

In: the proposal that an article tells of, and where. Out: `DraftTerm`s, made by the `Paper` whose terms they are.
Refused: nothing; who is obliged is decided in `terms_sides`.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.language.parsed import Passage
from pourparler.positions.proposals_threads import Thread
from pourparler.positions.terms_reach import extent, reach_of
from pourparler.positions.terms_things import doers


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DraftTerm:
    """The tokens `first` to `last`, the verb or noun that tells the term, who is `bound` by words around it and who
    gains (`favoured`); `settled` where nobody else is to be sought.
    """

    thread: Thread
    passage: Passage
    first: int
    last: int
    told_by: Token
    rule: str
    bound: tuple[Token, ...] = ()
    favoured: tuple[Token, ...] = ()
    settled: bool = False

    @property
    def tokens(self) -> Tokens:
        """The words."""
        return self.passage.doc[self.first : self.last + 1]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Paper:
    """A proposal in a passage: whose terms are being told there."""

    thread: Thread
    passage: Passage

    def run(
        self,
        reach: tuple[int, int],
        by: Token,
        rule: str,
        *,
        bound: tuple[Token, ...] = (),
        favoured: tuple[Token, ...] = (),
        settled: bool = False,
    ) -> DraftTerm:
        """The term of a run of tokens, first and last."""
        return DraftTerm(
            thread=self.thread,
            passage=self.passage,
            first=reach[0],
            last=reach[1],
            told_by=by,
            rule=f"term.{rule}",
            bound=bound,
            favoured=favoured,
            settled=settled,
        )

    def clause(self, verb: Token, who: Token | None, rule: str, *, bound: tuple[Token, ...] = ()) -> DraftTerm:
        """The term that a clause tells, from its subject."""
        first, last = extent(verb, who)
        if last == verb.i and verb.lemma_ == "be" and who is not None:  # "the release would be in exchange for"
            return self.thing(who, reach_of(who), rule)
        return self.run((first, last), verb, rule, bound=bound)

    def thing(self, item: Token, reach: tuple[int, int], rule: str) -> DraftTerm:
        """The term that a noun or gerund tells; bound is whose act it is."""
        return self.run(reach, item, rule, bound=doers(item), settled=True)
