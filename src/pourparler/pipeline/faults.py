"""What is said of an article that could not be read.

In: the article and what went wrong. Out: a `Problem` of that article, in words for whoever runs the stages.
Refused: nothing.
"""

from __future__ import annotations

from pathlib import Path

from pourparler.model import Article
from pourparler.problems import Problem
from pourparler.sources.draft import TOO_LONG


def fault(article: Article, error: Exception, *, what: str = "statements") -> Problem:
    """A fault of ours, kept with the article that showed it."""
    where = error.__traceback__
    while where and where.tb_next:
        where = where.tb_next
    place = f" ({Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno})" if where else ""
    return problem(
        article,
        f"no {what} were read: {type(error).__name__}: {error}{place}; a fault of ours, please report it",
    )


def took_too_long(article: Article, seconds: float, *, what: str = "statements") -> Problem:
    """A stage that was ended because it took more than its `seconds` of computing."""
    return problem(
        article,
        f"no {what} were read within {seconds:.0f} seconds of computing, far more than such a text takes; "
        "the text is kept; a fault of ours, please report it",
    )


def too_long(article: Article) -> Problem:
    """A text that is longer than any article, which was not read."""
    return problem(article, f"no statements were read: {TOO_LONG.format(size=len(article.text))}")


def problem(article: Article, message: str) -> Problem:
    """What is said of an article, under its address where it has one.

    >>> problem(Article(id="a-1", text="", blocks=()), "no statements were read").source
    'a-1'
    """
    return Problem(source=article.url or article.id, message=message)
