"""What an apposition says of a name: "Tobin Harsk, a Tesk lawmaker", "Its director, Berta Lind,".

In: the words of a name in their sentence. Out: the readings of the words between its commas.
Refused: words that name no role, a plural office, a title that means no one ("a director").
"""

from __future__ import annotations

import re

from pourparler.actors.index import Index
from pourparler.actors.phrase import Segment, segments
from pourparler.actors.reader import read_chunk
from pourparler.actors.reading import Reading
from pourparler.actors.scan import Sentence
from pourparler.actors.words import Word

_CLOSE = re.compile(r"[,;:()\[\]—–.?!]")
_LONGEST = 16
_TITLES = ("role", "quality", "name", "preposition")


def apposition(last: Word, sentence: Sentence, index: Index, on: str | None) -> list[Reading]:
    """The words between the comma after a name and the next one, if they say what someone is."""
    after = [word for word in sentence.words if word.start > last.start]
    if not after or after[0].gap.strip() not in (",", "(", "—", "–") or last.genitive:
        return []
    size = next((at for at, word in enumerate(after) if at and _CLOSE.search(word.gap)), len(after))
    chunk = after[: min(size, _LONGEST)]
    pieces = segments(chunk, index)
    first = pieces[0]
    if first.sort not in ("determiner", "role", "name", "quality") or not any(s.sort == "role" for s in pieces):
        return []
    return [read_chunk(chunk, index, on)]


def apposition_before(
    words: list[Word], sentence: Sentence, pieces: list[Segment], index: Index, on: str | None
) -> list[Reading]:
    """ "Its director, Berta Lind,": an office between its article and the comma before a name that a comma closes."""
    at = next((i for i, piece in enumerate(pieces) if piece.words[0].start == words[0].start), 0)
    after = next((word for word in sentence.words if word.start > words[-1].start), None)
    if not at or words[0].gap.strip() != "," or (after is not None and not _CLOSE.search(after.gap)):
        return []
    start = at - 1
    while start > 0 and pieces[start].sort in _TITLES and pieces[start].words[0].gap.strip() == "":
        start -= 1
    role = next((piece.role for piece in pieces[start:at] if piece.role is not None), None)
    last = pieces[at - 1]
    behind = last.role is role or (last.sort == "name" and pieces[at - 2].sort in ("preposition", "determiner"))
    if role is None or role.plural or not behind or not _opens(pieces[start]):
        return []
    first = start + 1 if pieces[start].sort == "determiner" else start
    return [read_chunk([word for piece in pieces[first:at] for word in piece.words], index, on)]


def _opens(piece: Segment) -> bool:
    """Whether a title begins there that means one: "the", "its", "Orvania's"."""
    return piece.quality == "definite" if piece.sort == "determiner" else piece.sort == "name" and piece.genitive
