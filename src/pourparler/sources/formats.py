"""One opened input, of any format, to what its reader finds in it.

In: `Opened`: a stream and what is known of it besides. Out: a `Draft` or a `Problem` at a time, as they are read.
Refused: what no reader reads, packed files in packed files in packed files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO

from pourparler.problems import Problem
from pourparler.sources import streams
from pourparler.sources.beside import beside
from pourparler.sources.decode import UndecodableError, decode
from pourparler.sources.draft import Draft
from pourparler.sources.html import declared_encoding, read_html
from pourparler.sources.jsonl import read_json, read_jsonl
from pourparler.sources.markdown import read_markdown
from pourparler.sources.packed import Gunzip, PackedError, as_stream, unzipped
from pourparler.sources.patience import in_time
from pourparler.sources.sniff import HEAD, Format, UnreadError, sniff, suffix_of
from pourparler.sources.tables import read_table
from pourparler.sources.text import read_text

_DEEPEST = 3  # packings around a document
_GUESSED = ("text", "trailing-line", "byline-line")  # an outlet that the page does not state


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A stream; `suffix` is the ending of its name, `media_type`, `charset` and `address` came with it over the web."""

    stream: BinaryIO
    source: str
    suffix: str = ""
    media_type: str | None = None
    charset: str | None = None
    address: str | None = None
    depth: int = 0


def drafts(opened: Opened) -> Iterator[Draft | Problem]:
    """What the reader of its format makes of an input; what goes wrong ends this input and no other.

    >>> draft, = drafts(Opened(stream=as_stream(b"Talks resume in Kolwa, the envoy said."), source="note.txt"))
    >>> draft.text
    'Talks resume in Kolwa, the envoy said.'
    """
    head = streams.head_of(opened.stream, HEAD)
    if not head.strip():
        yield Problem(source=opened.source, message=_nothing(opened))
        return
    try:
        format_ = sniff(head, opened.suffix or suffix_of(opened.media_type))
        again = replace(opened, stream=streams.rejoined(head, opened.stream))
        for found in _read(format_, head, again):
            yield found if isinstance(found, Problem) else _addressed(found, opened.address)
    except (UnreadError, UndecodableError, PackedError) as error:
        yield Problem(source=opened.source, message=str(error))


def _nothing(opened: Opened) -> str:
    if opened.source == "-":
        return "nothing on standard input; pipe a file into it, or name the file"
    if opened.address is not None:
        return "the page is empty; look at it in a browser, and save it there"
    return "the file is empty; give the words of the article"


def _addressed(draft: Draft, address: str | None) -> Draft:
    """The draft with the address that it was sent from, if it names none itself; that address then says whose it is."""
    if address is None or draft.url not in (None, address):
        return draft
    stated = draft.outlet if draft.outlet and draft.outlet.origin not in _GUESSED else None
    return replace(draft, url=address, outlet=stated)


def _read(format_: Format, head: bytes, opened: Opened) -> Iterator[Draft | Problem]:
    """By streams where a format allows it, else by the whole document."""
    stream, source = opened.stream, opened.source
    if format_ == "jsonl":
        yield from _long_lines(streams.rows(stream, head), source)
    elif format_ == "table":
        yield from read_table(head, streams.rows(stream, head), source)
    elif format_ == "parquet":
        from pourparler.sources.parquet import read_parquet

        yield from read_parquet(stream, source)
    elif format_ == "warc":
        yield from _warc(opened, packed=False)
    elif format_ == "gzip":
        yield from _gzip(head, opened)
    elif format_ == "zip":
        yield from _zip(opened)
    elif (data := streams.whole(stream)) is None:
        size = f"larger than {streams.LARGEST // 1_000_000} MB"
        yield Problem(source=source, message=f"{size}; cut it into articles, or write JSONL, one article a line")
    else:
        found = in_time(lambda: list(_document(format_, data, opened)), len(data), source)
        yield from [found] if isinstance(found, Problem) else found


def _document(format_: Format, data: bytes, opened: Opened) -> Iterator[Draft | Problem]:
    """A format that is read whole. Readers that need a library of their own are loaded when they are needed."""
    source = opened.source
    if format_ == "feed":
        from pourparler.sources.feed import read_feed

        yield from read_feed(data, source, opened.address)
    elif format_ == "mail":
        from pourparler.sources.mail import read_mail

        yield from read_mail(data, source)
    elif format_ == "pdf":
        from pourparler.sources.pdf import read_pdf

        yield from read_pdf(data, source)
    else:
        yield from _text(format_, data, opened)


def _text(format_: Format, data: bytes, opened: Opened) -> Iterator[Draft | Problem]:
    source = opened.source
    declared = opened.charset or (declared_encoding(data) if format_ == "html" else None)
    decoded = decode(data, declared)
    if decoded.note:
        yield Problem(source=source, message=decoded.note)
    if format_ == "json":
        yield from read_json(decoded.text, source)
    elif format_ == "html":
        yield read_html(decoded.text, source, opened.address)
    else:
        yield read_markdown(decoded.text, source) if format_ == "markdown" else read_text(decoded.text, source)


def _long_lines(rows: Iterator[bytes | None], source: str) -> Iterator[Draft | Problem]:
    """The articles of the rows; a row that was too long to keep is None and becomes a problem in its place."""
    for number, row in enumerate(rows, 1):
        if row is None:
            message = f"a line of more than {streams.LARGEST // 1_000_000} MB; cut it"
            yield Problem(source=f"{source}:{number}", message=message)
        else:
            yield from read_jsonl((row,), source, first=number)


def _gzip(head: bytes, opened: Opened) -> Iterator[Draft | Problem]:
    """A file in gzip: a WARC is read on behind damaged places, of anything else only what is whole."""
    if opened.depth >= _DEEPEST:
        raise PackedError("packed into packed into packed files; unpack it")
    if _first(head).startswith(b"WARC/"):
        yield from _warc(opened, packed=True)
        return
    suffix = PurePosixPath(opened.source.removesuffix(".gz")).suffix if opened.source.endswith(".gz") else ""
    unpacked = streams.rejoined(b"", Gunzip(opened.stream))  # type: ignore[arg-type]
    yield from drafts(replace(opened, stream=unpacked, suffix=suffix, depth=opened.depth + 1))


def _first(head: bytes) -> bytes:
    try:
        return Gunzip(as_stream(head)).read(16) or b""
    except PackedError:
        return b""


def _zip(opened: Opened) -> Iterator[Draft | Problem]:
    if opened.depth >= _DEEPEST:
        raise PackedError("packed into packed into packed files; unpack it")
    found = False
    for packed in unzipped(opened.stream, opened.source):
        if isinstance(packed, Problem):
            found = True
            yield packed
        elif not beside(packed.name):
            found = True
            yield from drafts(Opened(
                stream=packed.stream, source=f"{opened.source}/{packed.name}", suffix=PurePosixPath(packed.name).suffix,
                depth=opened.depth + 1,
            ))  # fmt: skip
    if not found:
        yield Problem(source=opened.source, message="no coverage in this archive")


def _warc(opened: Opened, *, packed: bool) -> Iterator[Draft | Problem]:
    from pourparler.sources.warc import Kept, read_warc

    def read(kept: Kept) -> Iterator[Draft | Problem]:
        return drafts(Opened(
            stream=as_stream(kept.data), source=kept.source, media_type=kept.media_type, charset=kept.charset,
            address=kept.address, depth=opened.depth + 1,
        ))  # fmt: skip

    yield from read_warc(opened.stream, opened.source, read, packed=packed)
