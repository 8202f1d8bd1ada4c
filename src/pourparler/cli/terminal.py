"""What a terminal may be shown of words that come from elsewhere.

In: any text. Out: one line of it that moves no cursor, sets no colour and turns no reading direction.
Refused: control characters; they are shown as what they are.
"""

from __future__ import annotations

import re

_COMMANDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def harmless(words: str) -> str:
    """The words on one line, each character that would command a terminal written as its number.

    >>> harmless("Talks\\x1b[2J resume\\n today")
    'Talks\\\\x1b[2J resume today'
    """
    return _COMMANDS.sub(lambda found: _number(found[0]), " ".join(words.split()))


def harmless_json(line: str) -> str:
    """A line of JSON that means the same, without the characters that JSON lets pass and a terminal obeys.

    >>> harmless_json('{"title": "Talks \\x9b2J resume"}')
    '{"title": "Talks \\\\u009b2J resume"}'
    """
    return _COMMANDS.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def _number(character: str) -> str:
    return f"\\x{ord(character):02x}" if ord(character) < 256 else f"\\u{ord(character):04x}"
