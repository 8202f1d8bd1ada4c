"""Text that a database refuses, spelled so that it keeps every character.

In: any Python string. Out: one that UTF-8 and SQL text can hold, and back again.
Refused: nothing; NUL, lone surrogates and the mark U+FDD0 itself become U+FDD0 and four hex digits.
"""

from __future__ import annotations

import re

_MARK = "\ufdd0"
_REFUSED = re.compile("[\x00\ud800-\udfff\ufdd0]")
_SPELLED = re.compile("\ufdd0([0-9a-f]{4})")


def spelled(text: str) -> str:
    """The text without NUL and lone surrogates, which SQLite cuts at or refuses; ordinary text is returned as it is.

    >>> spelled("The minister\\x00 denied it.") == "The minister\\ufdd00000 denied it."
    True
    """
    return _REFUSED.sub(lambda found: f"{_MARK}{ord(found[0]):04x}", text)


def unspelled(text: str) -> str:
    """The text that `spelled` was given.

    >>> unspelled(spelled("a broken \\ud83d mark")) == "a broken \\ud83d mark"
    True
    """
    return _SPELLED.sub(lambda found: chr(int(found[1], 16)), text) if _MARK in text else text
