"""What an input is, by its content first and its name second.

In: the first bytes and the ending of the name. Out: a `Format`, or the sentence that refuses it.
Refused: formats that are not read (archives but zip and gzip, images, office files), each by its name.
"""

from __future__ import annotations

import json
import re
from typing import Literal

from pourparler.sources.columns import Dialect, dialect, passed_over

Format = Literal[
    "text", "markdown", "html", "json", "jsonl", "feed", "table", "parquet", "warc", "gzip", "zip", "mail", "pdf"
]
HEAD = 65536

_READ: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"\x1f\x8b\x08", "gzip"), (b"PAR1", "parquet"), (b"WARC/", "warc"),
)  # fmt: skip
_UNREAD = (
    (b"PK\x05\x06", "an empty zip archive"), (b"SQLite format 3\0", "an SQLite database"),
    (b"\x89PNG", "an image"), (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"RIFF", "a media file"),
    (b"\x00\x00\x00\x18ftyp", "a video"), (b"\x00\x00\x00\x20ftyp", "a video"), (b"ID3", "a sound file"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"), (b"\xfd7zXZ", "an xz archive"), (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"), (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old office file"), (b"{\\rtf", "an RTF file"), (b"\x7fELF", "a program"),
)  # fmt: skip
_UNPACK = frozenset(("a zstd archive", "an xz archive", "a bzip2 archive", "a 7z archive", "a RAR archive"))
READ = "text, Markdown, HTML, a feed, JSON, JSONL, CSV, Parquet, WARC, mail or PDF"
_BLANK = b"\xef\xbb\xbf \t\r\n"
_TAR_MARK = slice(257, 262)
_FEED = re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF)\b", re.IGNORECASE)
_XML = re.compile(rb"<[A-Za-z_][\w.-]*(?::[\w.-]+)?[\s/>]")
_HTML = re.compile(
    rb"<(?:html|head|body|article|main|section|div|meta|title|script|style|h1|p|header|figure|table)\b", re.IGNORECASE
)
_JSON = re.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:\{|\[|\]|"))')
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_MARKDOWN = re.compile(r"\s*(?:#{1,6} \S|[^\n]{3,}\r?\n(?:={3,}|-{3,})[ \t]*(?:\r?\n|$))")
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):[ \t\r\n]")
_MAILBOX = re.compile(rb"From \S{1,200} .{5,40}\d\d:\d\d.{0,40}\r?\n[A-Z][A-Za-z-]{1,40}: ")
_FOLDED = (b" ", b"\t")
_MAIL = frozenset((b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"content-type"))
_SUFFIXES: dict[str, Format] = {
    ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "table", ".tsv": "table", ".tab": "table",
    ".eml": "mail",
}  # fmt: skip
_MEDIA_TYPES = {
    "text/html": ".html", "application/xhtml+xml": ".xhtml", "text/markdown": ".md", "text/csv": ".csv",
    "text/tab-separated-values": ".tsv", "application/json": ".json", "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl", "message/rfc822": ".eml",
}  # fmt: skip


class UnreadError(ValueError):
    """A format that is not read; the message says which, and the cure."""


def suffix_of(media_type: str | None) -> str:
    """The ending that stands for a media type, where the type says something that the content may not.

    >>> suffix_of("text/html; charset=utf-8"), suffix_of("image/png")
    ('.html', '')
    """
    return _MEDIA_TYPES.get((media_type or "").partition(";")[0].strip().casefold(), "")


def sniff(head: bytes, suffix: str = "") -> Format:
    """The format of an input from its first 64 KiB and the ending of its name; raises `UnreadError`.

    >>> sniff(b'{"text": "Talks resume."}\\n{"text": "Talks stall."}'), sniff(b"<!doctype html><p>Talks")
    ('jsonl', 'html')
    """
    suffix = suffix.casefold()
    if found := _by_mark(head):
        return found
    top = head[_prolog(head) :]
    if _FEED.match(top):
        return "feed"
    if _doctype_html(head) or _HTML.match(top) or _SUFFIXES.get(suffix) == "html":
        return "html"
    if (suffix == ".xml" or head.lstrip(_BLANK).startswith(b"<?xml")) and _XML.match(top):
        raise UnreadError(f"an XML file that is no feed is not read; give {READ}")
    text = head.decode("utf-8-sig", "replace")
    if _JSON.match(text) and (format_ := _json(text, suffix, len(head) >= HEAD)):
        return format_
    if _MAILBOX.match(head):
        raise UnreadError("a mailbox of many mails is not read; save each mail as .eml")
    if _is_mail(head) or _SUFFIXES.get(suffix) == "mail":
        return "mail"
    if _SUFFIXES.get(suffix) == "table" or _is_table(head):
        return "table"
    return _SUFFIXES.get(suffix) or ("markdown" if _is_markdown(text) else "text")


def _by_mark(head: bytes) -> Format | None:
    """The format whose files begin with a mark of their own."""
    if head[_TAR_MARK] == b"ustar":
        raise UnreadError("a tar archive is not read; unpack it and give the folder")
    for magic, name in _UNREAD:
        if head.startswith(magic) and not (magic in (b"RIFF", b"ID3", b"BZh", b"Rar!") and head.isascii()):
            cure = "unpack it and give what is in it" if name in _UNPACK else f"give {READ}"
            raise UnreadError(f"{name} is not read; {cure}")
    mark = head.lstrip(_BLANK) if b"%PDF-" in head[:1024] else head
    return next((format_ for magic, format_ in _READ if mark.startswith(magic)), None)


def _prolog(head: bytes) -> int:
    """Where the first element of an XML or HTML file stands: behind declarations, comments and the doctype."""
    at = len(head) - len(head.removeprefix(b"\xef\xbb\xbf").lstrip())
    for _ in range(1000):
        close = next((end for start, end in _ASIDE if head.startswith(start, at)), None)
        if close is None and head[at : at + 9].lower() == b"<!doctype":
            close = b"]>" if b"[" in head[at : head.find(b">", at) + 1] else b">"
        end = head.find(close, at) if close else -1
        if close is None or end < 0:
            return at
        at = end + len(close)
        at += len(head[at:]) - len(head[at:].lstrip())
    return at


_ASIDE = ((b"<?", b"?>"), (b"<!--", b"-->"))


def _doctype_html(head: bytes) -> bool:
    at = head.lower().find(b"<!doctype html", 0, 4096)
    return at >= 0 and (at == 0 or _prolog(head) > at)


def _json(text: str, suffix: str, cut: bool) -> Format | None:
    """JSON or JSONL: by whether the first line is a whole value. None for words in braces or brackets."""
    first, _, rest = text.lstrip().partition("\n")
    if first.startswith("[") and not first.rstrip().startswith("[{"):
        return "json" if _loads(text) or re.match(r"\[\s*(?:\{|$|\")", first) else None
    if first.startswith("["):
        return "json"
    if _loads(first):
        return "jsonl"
    if not rest and cut:
        return "jsonl"  # one line longer than we look: an object a line, or one object
    if _SUFFIXES.get(suffix) == "jsonl" and first.strip() != "{":
        return "jsonl"
    return "jsonl" if rest.lstrip().startswith("{") and first.rstrip().endswith("}") else "json"


def _loads(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_mail(head: bytes) -> bool:
    """Whether the file begins with the fields of a mail, one of them such as only a mail has."""
    names: set[bytes] = set()
    for line in head.splitlines(keepends=True)[:200]:
        if not line.strip():
            break
        if line.startswith(_FOLDED) and names:
            continue
        if not (field := _FIELD.match(line)):
            return False
        names.add(field[1].lower())
    return b"from" in names and bool(names & {b"subject", b"date"}) and bool(names & _MAIL)


def _is_table(head: bytes) -> bool:
    """Whether the first line names the columns of a table, "text" among them."""
    found: Dialect | None = dialect(head.decode("utf-8-sig", "replace"))
    if found is None or "text" not in found.names:
        return False
    return len(found.known) > 1 or passed_over(found.names) is not None


def _is_markdown(text: str) -> bool:
    return bool(_FRONT_MATTER.match(text) or _MARKDOWN.match(text))
