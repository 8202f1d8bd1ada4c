"""The door: inputs to articles.

In: files, folders, globs, "-" for standard input. Out: an `Article` or a `Problem` at a time, in a fixed order.
Refused: what cannot be opened or is no coverage, each with a `Problem`; the rest goes on.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from pourparler.model import Article
from pourparler.problems import Problem
from pourparler.sources.decode import UndecodableError, decode
from pourparler.sources.draft import Draft, finish
from pourparler.sources.html import declared_encoding, read_html
from pourparler.sources.jsonl import article_from_fields, read_json, read_jsonl
from pourparler.sources.markdown import read_markdown
from pourparler.sources.sniff import HEAD, UnreadError, sniff
from pourparler.sources.text import read_text

LARGEST = 50_000_000  # bytes of one document, or of one line of JSONL
_CARRY = LARGEST + 1
# Beside coverage in a folder: settings, code, style and pictures of saved pages. Named by themselves they are tried.
_BESIDE = (
    ".yaml", ".yml", ".toml", ".ini", ".cfg", ".py", ".js", ".mjs", ".css", ".map", ".sh", ".lock", ".png",
    ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".woff", ".woff2", ".ttf", ".db",
    ".sqlite", ".sqlite3", ".db-wal", ".db-shm",
)  # fmt: skip
_BESIDE_NAMES = ("readme", "license", "licence", "changelog", "notice", "makefile")


def read(inputs: Iterable[str | os.PathLike[str]], *, stdin: BinaryIO | None = None) -> Iterator[Article | Problem]:
    """The articles of each input in turn, and a problem for each that cannot be read; a long JSONL file streams.

    An input is a file, a folder (read with its subfolders, by name; README files, settings, code and pictures in it
    are passed over), a glob, or "-" for `stdin`. Nothing is ever fetched.
    """
    for given in inputs:
        name = os.fspath(given)
        if name == "-":
            yield from _standard_input(stdin)
            continue
        for found in _files(name):
            if isinstance(found, Problem):
                yield found
            else:
                yield from _file(found)


def article_from_text(
    text: str, *, outlet: str | None = None, published: str | None = None, url: str | None = None,
    id: str | None = None, title: str | None = None,
) -> Article:  # fmt: skip
    """The article of a text; raises ValueError where it is empty, not English, or `published` is no date.

    >>> article = article_from_text("The talks will go on, the envoy said.", outlet="Halcyon", published="2026-03-12")
    >>> article.outlet.value, article.published.value, article.published.origin
    ('Halcyon', '2026-03-12', 'given')
    """
    fields = {"text": text, "outlet": outlet, "published": published, "url": url, "id": id, "title": title}
    draft = article_from_fields(fields, "text")
    article: Article | None = None
    for found in [draft] if isinstance(draft, Problem) else finish(draft):
        if isinstance(found, Problem):
            raise ValueError(found.message)
        article = found
    if article is None:
        raise ValueError("no article in the text")
    return article


def _files(name: str) -> Iterator[Path | Problem]:
    path = Path(name)
    if path.is_dir():
        yield from _folder(path)
    elif path.exists() or path.is_symlink():
        yield path
    elif glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))
        if not matches:
            yield Problem(source=name, message="no file matches this pattern; check the folder and the quotation marks")
        for match in matches:
            yield from _files(match) if not os.path.isdir(match) else _folder(Path(match))
    else:
        yield Problem(source=name, message="no such file or folder; check the name")


def _folder(folder: Path) -> Iterator[Path | Problem]:
    problems: list[Problem] = []
    found = False
    for place, folders, names in os.walk(folder, onerror=lambda error: problems.append(_unopened(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not _beside(name):
                found = True
                yield Path(place, name)
    yield from problems
    if not found and not problems:
        yield Problem(source=str(folder), message="no coverage in this folder (text, Markdown, HTML, JSON, JSONL)")


def _beside(name: str) -> bool:
    lower = name.casefold()
    return name.startswith(".") or Path(lower).suffix in _BESIDE or Path(lower).stem in _BESIDE_NAMES


def _unopened(error: OSError) -> Problem:
    message = f"cannot be opened ({error.strerror}); check the disk and the name"
    if isinstance(error, PermissionError):
        message = "permission denied; make it readable for this user (chmod u+r)"
    return Problem(source=str(error.filename), message=message)


def _file(path: Path) -> Iterator[Article | Problem]:
    if not path.is_file():
        message = "not a file that can be read (a broken link, a pipe or a device); give a file or a folder"
        yield Problem(source=str(path), message=message)
        return
    try:
        with path.open("rb") as stream:
            yield from _stream(stream, str(path), path.suffix)
    except OSError as error:
        error.filename = error.filename or str(path)
        yield _unopened(error)


def _standard_input(stdin: BinaryIO | None) -> Iterator[Article | Problem]:
    if stdin is None:
        yield Problem(source="-", message="nothing on standard input; pipe a file into it, or name the file")
    else:
        yield from _stream(stdin, "-", "")


def _stream(stream: BinaryIO, source: str, suffix: str) -> Iterator[Article | Problem]:
    head = _head(stream)
    try:
        for found in _drafts(head, stream, source, suffix):
            if isinstance(found, Problem):
                yield found
            else:
                yield from finish(found)
    except (UnreadError, UndecodableError) as error:
        yield Problem(source=source, message=str(error))


def _head(stream: BinaryIO) -> bytes:
    """The first bytes; a pipe may give them in pieces."""
    head = b""
    while len(head) < HEAD and (more := stream.read(HEAD - len(head))):
        head += more
    return head


def _drafts(head: bytes, stream: BinaryIO, source: str, suffix: str) -> Iterator[Draft | Problem]:
    if not head.strip():
        yield Problem(source=source, message="the file is empty; give the words of the article")
        return
    format_ = sniff(head, suffix)
    if format_ == "jsonl":
        yield from _long_lines(_rows(head, stream), source)
        return
    data = head + stream.read(max(0, _CARRY - len(head)))
    if len(data) > LARGEST:
        message = f"larger than {LARGEST // 1_000_000} MB; cut it into articles, or write JSONL, one article a line"
        yield Problem(source=source, message=message)
        return
    decoded = decode(data, declared_encoding(data) if format_ == "html" else None)
    if decoded.note:
        yield Problem(source=source, message=decoded.note)
    if format_ == "json":
        yield from read_json(decoded.text, source)
    else:
        reader = {"html": read_html, "markdown": read_markdown, "text": read_text}[format_]
        found = reader(decoded.text, source)
        yield found


def _long_lines(rows: Iterator[bytes | None], source: str) -> Iterator[Draft | Problem]:
    """The articles of the rows; a row that was too long to keep is None and becomes a problem in its place."""
    for number, row in enumerate(rows, 1):
        if row is None:
            yield Problem(source=f"{source}:{number}", message=f"a line of more than {LARGEST // 1_000_000} MB; cut it")
        else:
            yield from read_jsonl((row,), source, first=number)


def _rows(head: bytes, stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream whose first bytes were read; at most `LARGEST` bytes are held at a time."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: no byte is a line end by itself
        yield from decode(head + stream.read(max(0, _CARRY - len(head)))).text.encode("utf-8").splitlines()
        return
    *whole, rest = head.split(b"\n")
    yield from whole
    while more := stream.readline(_CARRY):
        rest += more
        if len(rest) > LARGEST:
            _pass_over(rest, stream)
            yield None
            rest = b""
        elif rest.endswith(b"\n"):
            yield rest
            rest = b""
    if rest:
        yield rest


def _pass_over(rest: bytes, stream: BinaryIO) -> None:
    """Read on to the end of a line that is not kept."""
    while not rest.endswith(b"\n") and (rest := stream.readline(_CARRY)):
        pass
