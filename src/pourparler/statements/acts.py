"""What is done by saying it.

In: the act of the cue and the words said. Out: the main act and all of them.
Refused: to let a pattern overrule a cue that says what it does ("denied", "demanded").
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import cast, get_args

from pourparler.actors.nodes import NodeReader
from pourparler.model import Act

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_WINDOW = 400
"""Code points of the content that are looked at: an act is done in its first sentences."""


@cache
def _patterns() -> tuple[tuple[Act, re.Pattern[str]], ...]:
    with resources.as_file(resources.files(__package__).joinpath("acts.yaml")) as path:
        found = []
        for item in NodeReader.file(path).fields({"acts"})["acts"].items():
            fields = item.fields({"act", "pattern"})
            act = fields["act"].text()
            if act not in get_args(Act):
                fields["act"].refuse(f"{act!r} is no act; known are {', '.join(get_args(Act))}")
            try:
                found.append((cast(Act, act), re.compile(fields["pattern"].text())))
            except re.error as wrong:
                fields["pattern"].refuse(f"not a regular expression: {wrong}")
        return tuple(found)


def acts_of(cue: Act, words: str) -> tuple[Act, ...]:
    """The main act first, then the others that the words perform.

    >>> acts_of("inform", "We are ready to talk, but only if the shelling stops.")
    ('condition', 'express-readiness')
    >>> acts_of("deny", "that the convoy was hit")
    ('deny',)
    """
    plain = words[:_WINDOW].translate(_PLAIN).lower()
    said = [act for act, pattern in _patterns() if pattern.search(plain)]
    first = [cue] if cue != "inform" or not said else []
    return tuple(dict.fromkeys([*first, *said]))
