"""Who says what, to whom, according to whom."""

from pourparler.statements.reading import read_statements

__all__ = ["read_statements"]
