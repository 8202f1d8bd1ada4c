"""What sides undertake to do by a day.

In: a parsed article and its sides. Out: `Commitment`s in the order of the text.
Refused: what is only hoped, planned by nobody in particular, or already past.
"""

from __future__ import annotations

from pourparler.language import ParsedArticle
from pourparler.model.position import Commitment
from pourparler.positions.issues import IssueTree
from pourparler.positions.sides import Sides


def read_commitments(parsed: ParsedArticle, sides: Sides, tree: IssueTree) -> tuple[Commitment, ...]:
    """The commitments of an article."""
    return ()
