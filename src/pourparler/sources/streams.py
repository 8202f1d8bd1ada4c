"""Streams of bytes whose first ones were looked at.

In: an opened file, a pipe, an unpacked stream. Out: its head, all of it again, its lines, or the whole up to a bound.
Refused: to hold more than `LARGEST` bytes at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast

from pourparler.sources.decode import decode
from pourparler.sources.packed import PackedError

LARGEST = 50_000_000  # bytes of one document, or of one line


class _Chain(RawIOBase):
    """Bytes that were read ahead, then the stream they came from."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        if self._head:
            piece, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            piece = _some(self._rest, len(view))
        view[: len(piece)] = piece
        return len(piece)


def head_of(stream: BinaryIO, size: int) -> bytes:
    """The first bytes; a pipe may give them in pieces, and damage behind them is met again by whoever reads on."""
    head = b""
    try:
        while len(head) < size and (more := _some(stream, size - len(head))):
            head += more
    except PackedError:
        if not head:
            raise
    return head


def _some(stream: BinaryIO, size: int) -> bytes:
    """What one step of reading gives: a stream that fails in its next step has given all that came before."""
    step = getattr(stream, "read1", stream.read)
    return bytes(step(size))


def rejoined(head: bytes, stream: BinaryIO) -> BinaryIO:
    """The stream from its beginning, of which `head` was read."""
    return BufferedReader(_Chain(head, stream), 1 << 18)


def whole(stream: BinaryIO) -> bytes | None:
    """All of a stream; None where it is larger than `LARGEST`."""
    data = bytearray()
    while len(data) <= LARGEST and (more := stream.read(LARGEST + 1 - len(data))):
        data += more
    return bytes(data) if len(data) <= LARGEST else None


def rows(stream: BinaryIO, head: bytes) -> Iterator[bytes | None]:
    """The lines without their ends; None for one that is too long to keep. `head` tells how lines end."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"\r" in head and b"\n" not in head):
        yield from _split(stream)  # no byte is a line end by itself, or lines end as on old Macs
        return
    rest = b""
    while more := stream.readline(LARGEST + 1):
        rest += more
        if len(rest) > LARGEST:
            _pass_over(rest, stream)
            yield None
            rest = b""
        elif rest.endswith(b"\n"):
            yield rest[:-1]
            rest = b""
    if rest:
        yield rest


def _split(stream: BinaryIO) -> Iterator[bytes | None]:
    data = whole(stream)
    if data is None:
        yield None
    else:
        yield from decode(data).text.encode("utf-8").splitlines()


def _pass_over(rest: bytes, stream: BinaryIO) -> None:
    """Read on to the end of a line that is not kept."""
    while not rest.endswith(b"\n") and (rest := stream.readline(LARGEST + 1)):
        pass
