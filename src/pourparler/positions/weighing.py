"""Which issue the words of a stance are about, and which one an article is mostly about.

In: tokens, the tree of issues. Out: the slug of an issue, with how sure that is.
Refused: nothing; what tells none is None.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pourparler.language import ParsedArticle
from pourparler.positions.issues import IssueTree

TALKS = "format-and-mediators"
"""The issue of whether and how to talk: it gives way to what the talks are to be about."""


def chief_issue(parsed: ParsedArticle, tree: IssueTree) -> str | None:
    """The one issue that an article is mostly about, which "the deal" and "the offer" stand for; None where two are."""
    total: dict[str, int] = {}
    for passage in parsed.passages:
        for told in (told for sentence in passage.sentences() for told in tree.told(sentence)):
            if told.phrase.grade == "strong" and told.phrase.issue != TALKS:
                total[told.phrase.issue] = total.get(told.phrase.issue, 0) + 1
    ranked = sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]):
        return None
    return ranked[0][0]


def best_issue(tokens: Sequence[Token], tree: IssueTree) -> tuple[str, float] | None:
    """The issue that tokens tell, with how sure that is; where talks are spoken of, what they are to be about."""
    scores = tree.scores(tokens)
    strong = {t.phrase.issue for t in tree.told(tokens) if t.phrase.grade == "strong"}
    sure = [issue for issue in scores if issue in strong]
    about = [issue for issue in sure if issue != TALKS]
    if about:
        return about[0], 1.0
    if sure:
        return TALKS, 1.0
    faint = [issue for issue in scores if issue != TALKS] or list(scores)
    return (faint[0], 0.75) if faint else None
