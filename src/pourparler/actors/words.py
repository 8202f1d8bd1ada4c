"""Words of a mention, folded so that spellings of one name agree.

In: a mention as it stands in a text. Out: `Word`s with a key that ignores case, diacritics and transliteration.
Refused: nothing; what is no word is kept as the gap before the next one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pourparler.actors.nodes import NodeReader

_WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\b\.?(?:['’][sS]\b)?|[^\W_]+(?:['’ʼ‘`´][^\W_]+)*")
_TOKEN = re.compile(rf"([\W_]*?)({_WORD.pattern})(?=(['’](?=\s|\Z))?)")
_BETWEEN = re.compile(r"[^a-z0-9]+")
_MARKS = re.compile(r"['’ʼ‘`´.]")
_APOSTROPHES = frozenset("'’ʼ‘`´")
_QUOTES = "'’"
_TAIL = ((re.compile(r"sk(?:yy|yi|iy|ij|ii|yj|i|y)$"), "sky"), (re.compile(r"(?:iy|yy|yi|ii|ij|yj|i)$"), "y"))
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "ħ": "h"}
)


class Word(NamedTuple):
    """One word: `raw` as written without its genitive, its folded `key`, and what stands between it and the last.

    A named tuple, for every phrase makes a handful of them and a frozen dataclass is three times as slow to make.
    """

    raw: str
    key: str
    gap: str
    start: int
    end: int
    genitive: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.raw[:1].isupper()


def _spellings() -> dict[str, str]:
    path = Path(__file__).parent / "vocabulary" / "spellings.yaml"
    top = NodeReader.file(path).fields({"spellings"})
    every: dict[str, str] = {}
    for name, node in top["spellings"].pairs():
        every |= {plain(other): plain(name) for other in node.texts()}
    return every


def plain(text: str) -> str:
    """Lower case, no diacritics, no apostrophes or points.

    >>> plain("Erdoğan"), plain("U.S."), plain("Sa’ar")
    ('erdogan', 'us', 'saar')
    """
    if text.isascii():
        return text.lower() if text.isalnum() else _MARKS.sub("", text).lower()
    bare = _MARKS.sub("", text).casefold().translate(_LETTERS)
    return bare if bare.isascii() else "".join(c for c in unicodedata.normalize("NFKD", bare) if not combining(c))


def combining(character: str) -> bool:
    """Whether it is a mark on the letter before it."""
    return unicodedata.combining(character) != 0


_new = tuple.__new__  # half the time of the constructor, which only orders its arguments
_SPELLINGS: dict[str, str] = {}


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """What all spellings of a word share.

    >>> key("Zelenskyy") == key("Zelenskiy") == key("Zelensky"), key("Sergei") == key("Sergey")
    (True, True)
    """
    if not _SPELLINGS:
        _SPELLINGS.update(_spellings())
    bare = plain(word)
    bare = _SPELLINGS.get(bare, bare)
    if len(bare) > 3 and bare[-1] in "yij":
        for pattern, ending in _TAIL:
            if pattern.search(bare):
                return pattern.sub(ending, bare)
    return bare


@lru_cache(maxsize=1 << 16)
def _pieces(chunk: str) -> tuple[tuple[Word, ...], str]:
    """The words of a run of letters and signs without a space, by their places in it, and what stands after the last.

    Kept, for the words of news are few and each comes again in a thousand phrases.
    """
    found: list[Word] = []
    for match in _TOKEN.finditer(chunk):
        gap, raw, after = match.groups()
        genitive = len(raw) > 2 and raw[-2] in _APOSTROPHES and raw[-1] in "sS"
        if genitive:
            raw = raw[:-2]
        elif after:
            genitive = raw[-1] in "sSzZxX"  # "Hamas' leaders"
        found.append(Word(raw, key(raw), gap, match.start(2), match.end(2), genitive))
    return tuple(found), chunk[found[-1].end :] if found else chunk


def split(text: str, *, at: int = 0) -> list[Word]:
    """The words of a text, in order; `at` is where the text begins in a longer one.

    >>> [(w.key, w.genitive) for w in split("Putin's envoy")]
    [('putin', True), ('envoy', False)]
    """
    found: list[Word] = []
    before = ""
    *chunks, last = text.split(" ")
    for chunk in (*chunks, last.rstrip(_QUOTES)):  # an apostrophe that ends the text closes a quotation
        words, rest = _pieces(chunk)
        for raw, folded, gap, start, end, genitive in words:
            found.append(_new(Word, (raw, folded, before + gap, at + start, at + end, genitive)))
            before = ""
        before = before + rest + " " if before or rest else " "
        at += len(chunk) + 1
    return found


def slug(text: str) -> str:
    """A name as an id: plain words joined by hyphens.

    >>> slug("Recep Tayyip Erdoğan")
    'recep-tayyip-erdogan'
    """
    return _BETWEEN.sub("-", plain(text)).strip("-") or "unnamed"
