"""WARC: the pages that a crawl kept.

In: a WARC, unpacked or in gzip. Out: what the readers make of each page, with its address.
Refused: answers that are no page of text (counted, one `Problem` a file), records that are cut short or lie (by place).

The day of the crawl is not a day of publication, and is not taken for one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from typing import BinaryIO, TypeVar
from urllib.parse import urlsplit

from fastwarc.warc import WarcRecord, WarcRecordType

from pourparler.problems import Problem
from pourparler.sources.packed import Damage, Gunzip, PackedError
from pourparler.sources.sniff import HEAD, UnreadError, sniff
from pourparler.sources.streams import LARGEST
from pourparler.sources.warc_records import Fault, Record, records

T = TypeVar("T")
_TOLD = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
# Types whose content decides; the rest is counted by its name and passed over.
_TRIED = frozenset((
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/rss+xml", "application/atom+xml",
    "application/rdf+xml", "application/feed+json", "application/pdf", "text/xml", "application/xml", "",
))  # fmt: skip
_XML = ("text/xml", "application/xml")  # of a feed, or of a list for machines
_LIED = "its length is wrong, or no record follows it; read as far as the length of the answer says"
_FOR_MACHINES = ("/robots.txt", "/ads.txt", "/app-ads.txt", "/humans.txt", "/security.txt", "/llms.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One page as it was sent: its address, its bytes, and the type and encoding that came with it."""

    source: str
    address: str | None
    data: bytes
    media_type: str
    charset: str | None


@dataclass(slots=True)
class _Passed:
    """What was passed over, by kind; `read` is how many pages were not."""

    kinds: Counter[str] = field(default_factory=Counter)

    def told(self, source: str) -> Iterator[Problem]:
        """All of it in one sentence."""
        if total := self.kinds.total():
            every = ", ".join(f"{count:,} {kind}" for kind, count in sorted(self.kinds.items(), key=_by_count)[:12])
            more = f" and {len(self.kinds) - 12} other kinds" if len(self.kinds) > 12 else ""
            records_ = "record that is" if total == 1 else "records that are"
            yield Problem(source=source, message=f"passed over {total:,} {records_} no page of coverage: {every}{more}")


def read_warc(
    stream: BinaryIO, source: str, read: Callable[[Kept], Iterator[T]], *, packed: bool = False
) -> Iterator[T | Problem]:
    """What `read` makes of each page of a WARC; `packed` if it is in gzip."""
    unpacked = Gunzip(stream, resume=True) if packed else None
    passed = _Passed()
    try:
        for found in records(BufferedReader(unpacked, 1 << 18) if unpacked else stream):
            yield from _damage(unpacked, source)
            where = f"{source}, byte {found.at:,}" + (" unpacked" if packed else "")
            if isinstance(found, Fault):
                yield Problem(source=where, message=found.message)
                continue
            kept = _kept(found, where, passed)
            if isinstance(kept, Problem):
                yield kept
            elif kept is not None:
                if found.claimed:
                    yield Problem(source=kept.source, message=_LIED)
                yield from read(kept)
    except PackedError as error:
        yield Problem(source=source, message=str(error))
    yield from _damage(unpacked, source)
    yield from passed.told(source)


def _damage(unpacked: Gunzip | None, source: str) -> Iterator[Problem]:
    """What was met on the way while unpacking, once."""
    damages: list[Damage] = unpacked.damages if unpacked else []
    for damage in damages:
        yield Problem(source=source, message=damage.message)
    damages.clear()


def _kept(record: Record, where: str, passed: _Passed) -> Kept | Problem | None:
    """The page of a record; None for what is no page, which is counted if it is an answer."""
    try:
        made = WarcRecord.from_bytes(record.data)
    except (OSError, ValueError) as error:
        return Problem(source=where, message=f"a WARC record that cannot be read ({error}); not read")
    if not made.record_type & _TOLD:
        return None
    address = (made.headers.get("WARC-Target-URI") or "").strip().strip("<>") or None
    if address and address.startswith(("dns:", "whois:")):
        return None
    return _page(record, made, address, f"{where} ({address})" if address else where, passed)


def _page(record: Record, made: WarcRecord, address: str | None, where: str, passed: _Passed) -> Kept | Problem | None:
    try:
        made.parse_http(auto_decode="none", quirks_mode=True)
    except (OSError, ValueError) as error:
        return Problem(source=where, message=f"an answer whose head cannot be read ({error}); not read")
    status = made.http_headers.status_code if made.is_http and made.http_headers else 200
    type_ = _media_type(made)
    if status != 200:
        passed.kinds[f"answered with status {status}"] += 1
    elif type_ not in _TRIED:
        passed.kinds[type_] += 1
    elif address and _for_machines(address):
        passed.kinds["addressed to machines"] += 1
    elif (data := _true(record, made)) is None:
        return Problem(source=where, message="its length is wrong, and nothing says where it ends; not read")
    else:
        page = _decoded(data, where, address, type_, made.http_charset)
        if isinstance(page, Problem) or type_ not in _XML or _is_page(page.data):
            return page
        passed.kinds[type_] += 1
    return None


def _is_page(data: bytes) -> bool:
    """Whether XML is a feed or a page."""
    try:
        return sniff(data[:HEAD], ".xml") in ("feed", "html")
    except UnreadError:
        return False


def _media_type(made: WarcRecord) -> str:
    sent = made.http_content_type if made.is_http else made.headers.get("Content-Type")
    return (sent or "").partition(";")[0].strip().casefold()


def _for_machines(address: str) -> bool:
    try:
        return urlsplit(address).path.casefold().endswith(_FOR_MACHINES)
    except ValueError:
        return False


def _true(record: Record, made: WarcRecord) -> bytes | None:
    """The record as it was written, in the length that its answer confirms; None where nothing says what is whole."""
    if record.claimed is None:
        return record.data
    said = made.http_headers.get("Content-Length") if made.is_http and made.http_headers else None
    for size in (record.claimed, len(record.data)):
        if said and said.isdigit() and len(_payload(record.data[:size])) == int(said):
            return _mended(record.data[:size])
    return None


def _payload(data: bytes) -> bytes:
    """What stands behind the heads of the record and of the answer."""
    return data.split(b"\r\n\r\n", 2)[-1]


def _mended(data: bytes) -> bytes:
    """The record with its true length, which the library goes by."""
    head, blank, body = data.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-length")]
    return b"\r\n".join((*lines, b"Content-Length: %d" % len(body))) + blank + body


def _decoded(record: bytes, where: str, address: str | None, type_: str, charset: str | None) -> Kept | Problem:
    """The page without the encodings in which it was sent; as it stands where the head names one that it has not."""
    for decoding in ("all", "content", "none"):
        made = WarcRecord.from_bytes(record)
        try:
            made.parse_http(auto_decode=decoding, quirks_mode=True)
            data = made.reader.read(LARGEST + 1)
        except (OSError, ValueError):
            continue
        if len(data) > LARGEST:
            return Problem(source=where, message=f"a page of more than {LARGEST // 1_000_000} MB; passed over")
        return Kept(source=where, address=address, data=data, media_type=type_, charset=charset)
    return Problem(source=where, message="an answer that cannot be decoded as its head says; not read")


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
