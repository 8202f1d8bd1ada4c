"""The body of an answer, unpacked within bounds.

In: its bytes as they arrive, and how they are packed (gzip, deflate or not at all). Out: the bytes of the document.
Refused: more than so many bytes, packed or unpacked; other packings; a packing that breaks off.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

_PIECE = 1 << 20  # bytes unpacked at a time: a bomb is met with this much in hand
_EITHER, _RAW = 47, -15  # zlib's window sizes: gzip or zlib told by its header, deflate without one


class BodyError(Exception):
    """A body that is not kept; the message says what was found and the cure."""


def unpacked(chunks: Iterable[bytes], packing: str, largest: int) -> bytes:
    """The document whose bytes come in `chunks`, of at most `largest` bytes; raises BodyError.

    >>> unpacked([zlib.compress(b"Talks "), b""], "deflate", 100)
    b'Talks '
    """
    packing = packing.strip().lower()
    if packing in ("", "identity"):
        return _within(chunks, largest)
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise BodyError(f"packed as {packing[:40]!r}, which was not asked for; save the page and read the file")
    try:
        return _within(_inflated(_counted(chunks, largest), packing), largest)
    except zlib.error as error:
        raise BodyError("its packing is damaged; try again, or save the page and read the file") from error


def _within(chunks: Iterable[bytes], largest: int) -> bytes:
    return b"".join(_counted(chunks, largest))


def _counted(chunks: Iterable[bytes], largest: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > largest:
            raise BodyError(f"more than {largest / 1e6:g} MB; save the article itself and read the file")
        yield chunk


def _inflated(chunks: Iterable[bytes], packing: str) -> Iterator[bytes]:
    inflate = None
    for chunk in chunks:
        if inflate is None and chunk:
            inflate = zlib.decompressobj(_window(chunk, packing))
        while chunk and inflate is not None:
            yield inflate.decompress(chunk, _PIECE)
            chunk = inflate.unconsumed_tail
            if inflate.eof:
                if not inflate.unused_data.startswith(b"\x1f\x8b"):  # some servers pad; another member goes on
                    return
                chunk, inflate = inflate.unused_data, zlib.decompressobj(_EITHER)
    while inflate is not None and (rest := inflate.decompress(b"", _PIECE)):
        yield rest
    if inflate is not None and not inflate.eof:
        raise BodyError("it breaks off in the middle; try again later")


def _window(first: bytes, packing: str) -> int:
    """Some servers send deflate without zlib's header, whose low half byte is 8."""
    return _RAW if packing == "deflate" and first[0] & 0x0F != 8 else _EITHER
