"""Bytes to text.

In: the bytes of a file, and the encoding that the page declares, if it does. Out: `Decoded`, or why there is none.
Refused: binary files, NULs; damaged bytes are replaced by U+FFFD and said so.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What English text in Windows-1252 has above ASCII: quotation marks, dashes, ellipsis, currency, accented letters.
_WESTERN = frozenset(b"\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xad\xae\xb0\xb7\xbb\xbd")
_MARKS_OF_UTF8 = re.compile(rb"\xe2\x80[\x98\x99\x9c\x9d]")
_ACCENTED = frozenset(range(0xC0, 0x100))
_SAMPLE = 200_000
_CURE = "give text, Markdown, HTML, a feed, JSON, JSONL, CSV, Parquet, WARC, mail or PDF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text, the encoding it was in, and a note where bytes had to be replaced."""

    text: str
    encoding: str
    note: str | None = None


class UndecodableError(ValueError):
    """The bytes are no text; the message says what was found and the cure."""


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`, its byte order mark dropped; raises `UndecodableError` for what is not text.

    >>> decode("The envoy said: “No.”".encode("cp1252")).encoding
    'cp1252'
    >>> decode(b"\\xef\\xbb\\xbfTalks resume").text
    'Talks resume'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    if wide := _wide(data):
        return _lenient(data, wide)
    if b"\0" in data:
        raise UndecodableError(f"binary content (NUL at byte {data.index(0)}); {_CURE}")
    for encoding in filter(None, ("utf-8", declared)):
        if (text := _strict(data, encoding)) is not None:
            return Decoded(text=text, encoding=encoding)
    return _guessed(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return codecs.decode(data, encoding)
    except (UnicodeDecodeError, LookupError, TypeError):
        return None


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    if "\0" in text:
        raise UndecodableError(f"binary content (NUL in {encoding} text); {_CURE}")
    if (text_strict := _strict(data, encoding)) is not None:
        return Decoded(text=text_strict, encoding=encoding)
    note = f"{text.count(chr(0xFFFD))} places are not valid {encoding}; kept as U+FFFD. Save the file as UTF-8"
    return Decoded(text=text, encoding=encoding, note=note)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: Latin text has a NUL in every second byte."""
    head = data[:4000]
    if len(head) < 8 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0) / (len(head) / 2), head[1::2].count(0) / (len(head) / 2)
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else None


def _guessed(data: bytes) -> Decoded:
    if _mostly_utf8(data):
        return _lenient(data, "utf-8")
    high = {byte for byte in data if byte >= 0x80}
    if high & _WESTERN and high <= _WESTERN | _ACCENTED:
        return Decoded(text=data.decode("cp1252"), encoding="cp1252")
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or _binary(data[:_SAMPLE]):
        raise UndecodableError("binary content, or an encoding that cannot be told; save the file as UTF-8")
    return _lenient(data, best.encoding)


def _mostly_utf8(data: bytes) -> bool:
    """Whether whole UTF-8 sequences outnumber the broken ones ten to one, or its quotation marks stand there: in no
    other encoding do their three bytes make sense together.
    """
    if _MARKS_OF_UTF8.search(data):
        return True
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for char in text if char >= "\x80") - broken
    return whole > 10 * broken


def _binary(sample: bytes) -> bool:
    control = sum(1 for byte in sample if byte < 0x20 and byte not in b"\t\n\r\f\x1b")
    return control > len(sample) * 0.01
