"""The one issue that some words are about.

In: tokens of a parse. Out: the slug of the issue that they tell most of. Refused: words that tell none (None).
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from pourparler.positions.issues import issue_tree


def main_issue(tokens: Iterable[Token]) -> str | None:
    """The issue that tokens tell most of; of equals the one told first, so that nothing hangs on a hash."""
    words, tree = list(tokens), issue_tree()
    first: dict[str, int] = {}
    for told in tree.told(words):
        first[told.phrase.issue] = min(told.start, first.get(told.phrase.issue, told.start))
    scores = tree.scores(words)
    return min(scores, key=lambda slug: (-round(scores[slug], 6), first.get(slug, len(words)), slug), default=None)
