"""The records of a WARC file, where its lengths can be believed and where they cannot.

In: the unpacked bytes of a WARC. Out: a `Record` at a time, and a `Fault` with its place for a stretch that is none.
Refused: records that are larger than a document may be, and those cut short; what stands before and after is kept.

ISO 28500:2017 section 4: "WARC/1.x", fields, a blank line, `Content-Length` bytes, two blank lines. Crawls break off,
and lengths lie; then the next "WARC/1.x" with a field behind it is where the next record is taken to begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from pourparler.sources.streams import LARGEST

_CHUNK = 1 << 18
_LONGEST_HEAD = 1 << 16
_BEGIN = re.compile(rb"WARC/[01]\.\d{1,2}[ \t]{0,8}\r?\n")
# A record may be cut within a line; the name of a field tells the next beginning from words about it.
_NEXT = re.compile(rb"WARC/[01]\.\d{1,2}[ \t]{0,8}\r?\n(?:warc|content)-[a-z-]{1,40}:", re.IGNORECASE)
_BLANK = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,19})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_NEEDED = 200  # bytes that are looked at to know the beginning of a record


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record: `data` from its first byte on, as it stands in the file; `at` is its place in the unpacked bytes.

    Where no record begins behind it, `claimed` is the size that it says it has, and `data` reaches to the next one.
    """

    at: int
    data: bytes
    claimed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A stretch from which no record was read."""

    at: int
    message: str


@dataclass(slots=True)
class _Window:
    """The bytes that are held of a stream; `at` is the place of the first of them."""

    stream: BinaryIO
    held: bytearray = field(default_factory=bytearray)
    at: int = 0
    ended: bool = False

    def upto(self, size: int) -> bool:
        """Hold `size` bytes; whether there are so many."""
        while len(self.held) < size and not self.ended:
            more = self.stream.read(max(_CHUNK, size - len(self.held)))
            self.held += more
            self.ended = not more
        return len(self.held) >= size

    def drop(self, count: int) -> None:
        """Hold the first `count` bytes no longer."""
        del self.held[:count]
        self.at += count

    def seek_next(self) -> bool:
        """Drop everything before the next beginning of a record; whether there is one."""
        while True:
            if found := _NEXT.search(self.held, 1):
                self.drop(found.start())
                return True
            if self.ended:
                self.drop(len(self.held))
                return False
            self.drop(max(0, len(self.held) - _NEEDED))
            self.upto(len(self.held) + _CHUNK)


def records(stream: BinaryIO) -> Iterator[Record | Fault]:
    """The records of an unpacked WARC in order."""
    window = _Window(stream=stream)
    while window.upto(1):
        blank = len(window.held) - len(window.held.lstrip(b"\r\n"))
        if blank:
            window.drop(blank)
            continue
        window.upto(_NEEDED)
        yield from _one(window) if _BEGIN.match(window.held) else _none(window)


def _none(window: _Window) -> Iterator[Fault]:
    """Bytes that begin no record."""
    at = window.at
    window.seek_next()
    yield Fault(at=at, message=f"{window.at - at:,} bytes that are no WARC record; passed over")


def _one(window: _Window) -> Iterator[Record | Fault]:
    at = window.at
    window.upto(_LONGEST_HEAD)
    blank = _BLANK.search(window.held, 0, _LONGEST_HEAD)
    length = _LENGTH.search(window.held, 0, blank.start() + 1) if blank else None
    if blank is None or length is None:
        window.seek_next()
        yield Fault(at=at, message="a WARC record without a length; passed over")
        return
    size = blank.end() + int(length[1])
    if int(length[1]) > LARGEST:
        yield from _too_large(window, size)
    elif window.upto(size) and _ends_well(window, size):
        yield Record(at=at, data=bytes(window.held[:size]))
        window.drop(size)
    else:
        yield from _lying(window, size, blank.end())


def _ends_well(window: _Window, size: int) -> bool:
    """Whether the end of the file or a new record stands where the length says."""
    window.upto(size + _NEEDED)
    behind = bytes(window.held[size : size + _NEEDED]).lstrip(b"\r\n")
    return not behind or _BEGIN.match(behind) is not None


def _lying(window: _Window, size: int, head: int) -> Iterator[Record | Fault]:
    """A record whose length is wrong: up to the next one, if there is one near enough; else it is cut short."""
    at, claimed = window.at, size - head
    window.upto(LARGEST + head)
    found = _NEXT.search(window.held, head)
    if found is None and len(window.held) < size:
        window.seek_next()
        yield Fault(at=at, message=f"a record that says it has {claimed:,} bytes, and the file ends in it; not read")
        return
    end = found.start() if found else size
    data = bytes(window.held[:end])
    for _ in range(2):
        data = data.removesuffix(b"\n").removesuffix(b"\r")
    yield Record(at=at, data=data, claimed=size)
    window.drop(end)


def _too_large(window: _Window, size: int) -> Iterator[Fault]:
    """A record that is no document, or says so: passed over up to where the next record begins."""
    at = window.at
    window.seek_next()
    if window.at - at >= size:
        yield Fault(at=at, message=f"a record of {size:,} bytes, larger than any document; passed over")
    else:
        held = window.at - at
        yield Fault(at=at, message=f"a record that says it has {size:,} bytes and has {held:,}; not read")
