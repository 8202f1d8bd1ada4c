"""Words of an article as the dossier quotes them: dated, linked, and according to whom.

In: a stretch of an article and the statement that tells it. Out: `PlaceView`.
Refused: whole passages beyond an excerpt; words are cut at `LONGEST` code points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pourparler.analysis import chain, speaker
from pourparler.analysis.attribution import flat
from pourparler.model import Span, Statement
from pourparler.present.statement_view import StatementView
from pourparler.present.view import ArticleView
from pourparler.present.wording import short_day

LONGEST = 280


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """A quotation: `home` is the element it leads to, `number` that of its statement, or of its article; `who` said it,
    None where the article says it in its own voice, `chain` who passed it on, outermost first.
    """

    words: str
    outlet: str
    published: str | None
    home: str
    number: str
    who: str | None = None
    chain: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        """The day of publication for a narrow column."""
        return short_day(self.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The articles and statements that the dossier shows, and every statement that tells what is on the table."""

    homes: Mapping[str, ArticleView]
    shown: Mapping[str, StatementView]
    told: Mapping[str, Statement]

    def holds(self, article: str) -> bool:
        """Whether the dossier shows this article."""
        return article in self.homes

    def at(self, article: str, span: Span, statement: str | None = None) -> PlaceView:
        """The quotation of these words; raises KeyError for an article that is not shown."""
        home = self.homes[article]
        text, said = home.article.text, self.told.get(statement or "")
        view = self.shown.get(statement or "")
        return PlaceView(
            words=cut(flat(span.of(text))),
            outlet=home.outlet,
            published=home.published,
            home=view.id if view else home.id,
            number=view.number if view else str(home.number),
            who=speaker(said, text) if said else None,
            chain=chain(said, text) if said else (),
        )


def cut(words: str) -> str:
    """The words, shortened at a blank where they are too many.

    >>> len(cut("the harbour stays closed " * 40)) <= LONGEST
    True
    """
    if len(words) <= LONGEST:
        return words
    head = words[: LONGEST - 2]
    return head[: head.rfind(" ")].rstrip(" ,;:") + " …"
