"""Packed inputs: gzip, and zip archives of files.

In: a stream of bytes. Out: a stream of what was packed; the files of an archive in the order of their names.
Refused: what grows beyond any coverage (a bomb), damaged data, encrypted files, office files; what came before is kept.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO, RawIOBase
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, BinaryIO, cast

from pourparler.problems import Problem

_MOST = 200  # times: text in gzip comes to ten times its size, the most repetitive page to a hundred
_FROM = 10_000_000  # bytes from which growth is held against an input
_CHUNK = 1 << 18
_MOST_FILES = 100_000
_MAGIC = b"\x1f\x8b\x08"
_OFFICE = {
    "[Content_Types].xml": "a Word, Excel or PowerPoint file", "META-INF/container.xml": "an e-book",
    "META-INF/manifest.xml": "an OpenDocument file", "META-INF/MANIFEST.MF": "a Java archive",
}  # fmt: skip


class PackedError(OSError):
    """What was packed cannot be unpacked further; the message says how far it was, and the cure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Where packed data is damaged: `offset` in the packed bytes, `upto` in the unpacked ones."""

    offset: int
    upto: int
    message: str


class Gunzip(RawIOBase):
    """What a gzip stream holds, all its members; raises `PackedError` where it is damaged or grows without measure.

    With `resume`, damage is noted in `damages` and reading goes on with the next member that can be read.
    """

    def __init__(self, packed: BinaryIO, *, resume: bool = False) -> None:
        """Unpack `packed` as it is read."""
        self.damages: list[Damage] = []
        self._packed, self._resume = packed, resume
        self._data = b""
        self._at = 0  # of `_data`, in the packed bytes
        self._out = 0
        self._member = zlib.decompressobj(31)
        self._fresh = True  # nothing of the member was read yet
        self._ended = False
        self._failed: PackedError | None = None  # told again to whoever reads on

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer as far as one step of unpacking goes."""
        view = memoryview(cast(bytearray, buffer))
        if self._failed:
            raise self._failed
        while not self._ended:
            if piece := self._step(min(len(view), 4 * _CHUNK)):
                view[: len(piece)] = piece
                self._out += len(piece)
                self._measured()
                return len(piece)
        return 0

    def _step(self, most: int) -> bytes:
        if not self._data and not self._member.eof:
            self._data = self._packed.read(_CHUNK)
            if not self._data:
                self._cut_short()
                return b""
        if self._member.eof:
            self._next_member()
            return b""
        try:
            piece = self._member.decompress(self._data, most)
        except zlib.error as error:
            self._damaged(str(error).partition(": ")[2] or str(error))
            return b""
        left = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        self._at += len(self._data) - len(left)
        self._data, self._fresh = left, False
        return piece

    def _next_member(self) -> None:
        """The next member; zeros behind the last one are padding."""
        while not (stripped := self._data.lstrip(b"\0")):
            self._at += len(self._data)
            self._data = self._packed.read(_CHUNK)
            if not self._data:
                self._ended = True
                return
        self._at += len(self._data) - len(stripped)
        self._data = stripped
        self._member, self._fresh = zlib.decompressobj(31), True

    def _cut_short(self) -> None:
        self._ended = True
        if not self._fresh or self._out == 0:
            self._note(f"the gzip data ends in the middle, at byte {self._at:,}; fetch the file again")

    def _damaged(self, why: str) -> None:
        self._note(f"the gzip data is damaged near byte {self._at:,} ({why}); fetch the file again")
        self._member, self._fresh = zlib.decompressobj(31), True
        self._drop(1)
        while (at := self._data.find(_MAGIC)) < 0:
            self._drop(max(0, len(self._data) - 2))
            if not (more := self._packed.read(_CHUNK)):
                self._ended = True
                return
            self._data += more
        self._drop(at)

    def _drop(self, count: int) -> None:
        self._at += min(count, len(self._data))
        self._data = self._data[count:]

    def _note(self, message: str) -> None:
        if not self._resume:
            self._fail(message)
        if not self.damages or self.damages[-1].upto < self._out:
            self.damages.append(Damage(offset=self._at, upto=self._out, message=message))

    def _measured(self) -> None:
        if bomb := _too_much(self._out, self._at):
            self._fail(bomb)

    def _fail(self, message: str) -> None:
        self._failed = PackedError(message)
        raise self._failed


def _too_much(unpacked: int, packed: int) -> str | None:
    if unpacked <= _FROM or unpacked <= _MOST * max(1, packed):
        return None
    return (
        f"{packed:,} bytes unpack to more than {unpacked:,}, over {_MOST} times as much, which no coverage does;"
        " unpack it yourself if you trust it"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """One file of an archive, opened."""

    name: str
    stream: BinaryIO


class _Measured(RawIOBase):
    """A file of an archive, which may not grow without measure whatever the archive says of its size."""

    def __init__(self, inner: IO[bytes], packed: int) -> None:
        self._inner, self._packed, self._out = inner, packed, 0
        self._failed: PackedError | None = None  # told again to whoever reads on

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        if self._failed is None:
            try:
                piece = self._inner.read(min(len(view), _CHUNK))
            except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
                self._failed = PackedError(f"the archive is damaged here ({error}); make it again")
            else:
                view[: len(piece)] = piece
                self._out += len(piece)
                if (bomb := _too_much(self._out, self._packed)) is None:
                    return len(piece)
                self._failed = PackedError(bomb)
        raise self._failed


def unzipped(stream: BinaryIO, source: str) -> Iterator[Packed | Problem]:
    """The files of a zip archive by name, without folders; raises `PackedError` for what is no archive of files."""
    with _on_disk(stream) as whole:
        try:
            archive = zipfile.ZipFile(whole)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise PackedError(f"the zip archive cannot be read ({error}); make it again") from None
        every = archive.infolist()
        if office := next((kind for name, kind in _OFFICE.items() if name in archive.NameToInfo), None):
            raise PackedError(f"{office} is not read; save its text, or a PDF")
        if len(every) > _MOST_FILES:
            raise PackedError(f"an archive of {len(every):,} files; unpack it and give the folder")
        for entry in sorted(every, key=lambda entry: entry.filename):
            if not entry.is_dir():
                yield from _opened(archive, entry, source)


def _opened(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, source: str) -> Iterator[Packed | Problem]:
    if entry.flag_bits & 0x1:
        message = "encrypted in its archive; unpack it with its password"
        yield Problem(source=f"{source}/{entry.filename}", message=message)
        return
    try:
        inner = archive.open(entry)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        yield Problem(source=f"{source}/{entry.filename}", message=f"damaged in its archive ({error}); make it again")
        return
    with inner:
        yield Packed(name=entry.filename, stream=cast(BinaryIO, _Measured(inner, entry.compress_size)))


def _on_disk(stream: BinaryIO) -> IO[bytes]:
    """A copy of the stream on disk: the list of an archive's files stands at its end."""
    copy = cast(IO[bytes], TemporaryFile())  # noqa: SIM115  closed by who asked for it
    copyfileobj(stream, copy, _CHUNK)
    copy.seek(0)
    return copy


def as_stream(data: bytes) -> BinaryIO:
    """Bytes that are read like a file."""
    return BytesIO(data)
