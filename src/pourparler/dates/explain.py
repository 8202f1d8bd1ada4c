"""Why words were read as a date.

In: an expression. Out: a sentence with its value, its rule and what it was counted from.
Refused: an expression of a rule that the table does not have.
"""

from __future__ import annotations

from pourparler.dates.expression import Expression
from pourparler.dates.shipped import shipped_table
from pourparler.dates.table import Table

_ANCHORS = {
    "none": "",
    "published": "; counted from the day of publication",
    "article": "; counted from a date in the article",
}


def explain(expression: Expression, text: str, table: Table | None = None) -> str:
    """The reading of one expression in a sentence; raises KeyError for a rule that the table does not have.

    >>> from pourparler.dates import tag
    >>> text = "The envoy left yesterday."
    >>> explain(tag(text, "2025-11-14")[0], text)
    '"yesterday" is 2025-11-13 (DATE): the day before publication; counted from the day of publication [near.yesterday]'
    """
    rule = (table or shipped_table()).rule(expression.rule)
    words = expression.span.of(text)
    return f'"{words}" is {expression.value} ({expression.type}): {rule.says}{_ANCHORS[expression.anchor]} [{rule.id}]'
