"""Words of an article as the dossier quotes them: dated, linked, and according to whom.

In: a stretch of an article and the statement that tells it. Out: `PlaceView`.
Refused: whole passages beyond an excerpt; words are cut at `LONGEST` code points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pourparler.analysis import chain, speaker
from pourparler.analysis.attribution import flat, innermost
from pourparler.model import Article, Span, Statement
from pourparler.present.excerpt import sentence_around
from pourparler.present.statement_view import StatementView
from pourparler.present.view import ArticleView
from pourparler.present.wording import short_day

LONGEST = 280
SIDE = 120
"""Code points of a sentence that are shown on either side of words that say little alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """A quotation: `home` is the element it leads to, `number` that of its statement, or of its article; `who` said it,
    None where the article says it in its own voice, `chain` who passed it on, outermost first; `before` and `after` are
    the rest of the sentence, where words alone say little.
    """

    words: str
    outlet: str
    published: str | None
    home: str
    number: str
    who: str | None = None
    chain: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    outlet_known: bool = True

    @property
    def day(self) -> str:
        """The day of publication for a narrow column."""
        return short_day(self.published)

    @property
    def marked(self) -> bool:
        """Whether its words bring quotation marks of their own."""
        return (self.before or self.words)[:1] in tuple('"“‘«„')


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The articles and statements that the dossier shows, and every statement that tells what is on the table."""

    homes: Mapping[str, ArticleView]
    shown: Mapping[str, StatementView]
    told: Mapping[str, Statement]

    def holds(self, article: str) -> bool:
        """Whether the dossier shows this article."""
        return article in self.homes

    def at(self, article: str, span: Span, statement: str | None = None, *, around: bool = False) -> PlaceView:
        """The quotation of these words, with the sentence `around` them: told by the statement given, or by that whose
        words they are; raises KeyError for an article that is not shown.
        """
        home = self.homes[article]
        before, after = _around(home.article, span) if around else ("", "")
        told = statement or innermost((view.statement for view in home.statements), span) or ""
        text, view = home.article.text, self.shown.get(told)
        said = self.told.get(told) or (view.statement if view else None)
        return PlaceView(
            words=cut(flat(span.of(text))),
            outlet=home.outlet,
            outlet_known=home.article.outlet is not None,
            published=home.published,
            home=view.id if view else home.id,
            number=view.number if view else str(home.number),
            who=speaker(said, text) if said else None,
            chain=chain(said, text) if said else (),
            before=before,
            after=after,
        )


def _around(article: Article, span: Span) -> tuple[str, str]:
    """The rest of the sentence before and after some words, each shortened where it is long."""
    whole = sentence_around(article, span)
    before, after = article.text[whole.start : span.start], article.text[span.end : whole.end]
    left, right = flat(before), flat(after)
    if len(left) > SIDE:
        left = "… " + left[-SIDE:].partition(" ")[2]
    if len(right) > SIDE:
        right = right[:SIDE].rpartition(" ")[0] + " …"
    return (
        left + (" " if left and before[-1:].isspace() else ""),
        (" " if right and after[:1].isspace() else "") + right,
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
