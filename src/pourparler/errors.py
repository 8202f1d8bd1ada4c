"""Errors for callers and the environment; bad input is a `Problem`, not an error.

In: the thing, what was found, the cure. Out: exceptions whose text is one line for the prompt.
Refused: nothing.
"""

from __future__ import annotations


class PourparlerError(Exception):
    """Something could not be done; the message names the thing, what was found, and the cure."""


class VocabularyError(PourparlerError):
    """A vocabulary file (actors, cues, issues) is wrong; the message gives file and line."""


class RecordError(PourparlerError):
    """A record cannot be opened, is of another version, or refuses the change."""
