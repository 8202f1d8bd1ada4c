"""Who says what, to whom, according to whom."""

from pourparler.statements.reading import read_statements
from pourparler.statements.voice import read_voice

__all__ = ["read_statements", "read_voice"]
