"""What an input is, by its content first and its name second.

In: the first bytes and the name. Out: a `Format`, or the sentence that refuses it.
Refused: formats that are not read (PDF, archives, images, office files, feeds, tables), each by its name.
"""

from __future__ import annotations

import json
import re
from typing import Literal

Format = Literal["text", "markdown", "html", "json", "jsonl"]
HEAD = 65536

_BINARY = (
    (b"%PDF-", "a PDF file"), (b"PK\x03\x04", "a zip archive or office file"), (b"\x1f\x8b", "a gzip archive"),
    (b"PAR1", "a Parquet file"), (b"SQLite format 3\0", "an SQLite database"), (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"RIFF", "a media file"), (b"BZh", "a bzip2 archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"), (b"\xfd7zXZ", "an xz archive"),
    (b"\xd0\xcf\x11\xe0", "an old office file"), (b"{\\rtf", "an RTF file"), (b"\x7fELF", "a program"),
    (b"WARC/", "a WARC file"),
)  # fmt: skip
_CURE = "is not read; give text, Markdown, HTML, JSON or JSONL"
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|div|meta|title|script|style|h1|p|header|figure|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:\{|\[|\]|"))')
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_MARKDOWN = re.compile(r"\s*(?:#{1,6} \S|[^\n]{3,}\r?\n(?:={3,}|-{3,})[ \t]*(?:\r?\n|$))")
_SUFFIXES: dict[str, Format] = {
    ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
}  # fmt: skip
_TABLES = {".csv": "a CSV table", ".tsv": "a table", ".xml": "an XML file", ".eml": "a mail"}


class UnreadError(ValueError):
    """A format that is not read; the message says which, and the cure."""


def sniff(head: bytes, suffix: str = "") -> Format:
    """The format of an input from its first 64 KiB and the ending of its name; raises `UnreadError`.

    >>> sniff(b'{"text": "Talks resume."}\\n{"text": "Talks stall."}'), sniff(b"<!doctype html><p>Talks")
    ('jsonl', 'html')
    """
    suffix = suffix.casefold()
    for magic, name in _BINARY:
        if head.startswith(magic) and not (magic == b"RIFF" and head.isascii()):
            raise UnreadError(f"{name} {_CURE}")
    if _FEED.match(head):
        raise UnreadError(f"a feed {_CURE}")
    if _HTML.match(head) or suffix in (".html", ".htm", ".xhtml"):
        return "html"
    text = head.decode("utf-8-sig", "replace")
    if _JSON.match(text) and (found := _json(text, suffix, len(head) >= HEAD)):
        return found
    if suffix in _TABLES:
        raise UnreadError(f"{_TABLES[suffix]} {_CURE}")
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    return "markdown" if _is_markdown(text) else "text"


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


def _is_markdown(text: str) -> bool:
    return bool(_FRONT_MATTER.match(text) or _MARKDOWN.match(text))
