"""The door: inputs to articles.

In: files, folders, globs, standard input, addresses. Out: an `Article` or a `Problem` at a time, in a fixed order.
Refused: what cannot be opened or is no coverage, each with a `Problem`; the rest goes on.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pourparler.model import Article
from pourparler.problems import Problem
from pourparler.sources.beside import beside
from pourparler.sources.draft import Draft, finish
from pourparler.sources.formats import Opened, drafts
from pourparler.sources.jsonl import article_from_fields
from pourparler.sources.patience import in_time
from pourparler.sources.sniff import READ
from pourparler.sources.web import is_address

if TYPE_CHECKING:
    from pourparler.sources.web.answers import Memory
    from pourparler.sources.web.client import Web

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def read(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    stdin: BinaryIO | None = None,
    web: Web | None = None,
    memory: Memory | None = None,
) -> Iterator[Article | Problem]:
    """The articles of each input in turn, and a problem for each that cannot be read; JSONL, tables and WARC stream.

    An input is a file, a folder (read with its subfolders, by name; README files, settings, code and pictures in it
    are passed over), a glob, "-" for `stdin`, or the http(s) address of an article or a feed, asked for through `web`,
    or a `Web` of its own, and by what `memory` knows of it. Nothing but such addresses, and the articles of such a
    feed, is ever fetched.
    """
    with ExitStack() as closing:
        for given in inputs:
            name = os.fspath(given)
            if name == "-":
                yield from _standard_input(stdin)
            elif is_address(name):
                web = web or _web(closing)
                yield from _address(name, web, memory)
            else:
                yield from _local(name)


def _local(name: str) -> Iterator[Article | Problem]:
    for found in _files(name):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _file(found)


def _web(closing: ExitStack) -> Web:
    from pourparler.sources.web.client import Web

    return closing.enter_context(Web())


def _address(address: str, web: Web, memory: Memory | None) -> Iterator[Article | Problem]:
    from pourparler.sources.web.coverage import read_address

    yield from read_address(address, web, memory)


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
    elif scheme := _SCHEME.match(name):
        yield Problem(source=name, message=f"the scheme {scheme[1]!r} is not asked; give an http(s) address, or a file")
    else:
        yield Problem(source=name, message="no such file or folder; check the name")


def _folder(folder: Path) -> Iterator[Path | Problem]:
    problems: list[Problem] = []
    found = False
    for place, folders, names in os.walk(folder, onerror=lambda error: problems.append(_unopened(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not beside(name):
                found = True
                yield Path(place, name)
    yield from problems
    if not found and not problems:
        yield Problem(source=str(folder), message=f"no coverage in this folder ({READ})")


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
            yield from _finished(Opened(stream=stream, source=str(path), suffix=path.suffix))
    except OSError as error:
        error.filename = error.filename or str(path)
        yield _unopened(error)


def _standard_input(stdin: BinaryIO | None) -> Iterator[Article | Problem]:
    if stdin is None:
        yield Problem(source="-", message="nothing on standard input; pipe a file into it, or name the file")
    else:
        yield from _finished(Opened(stream=stdin, source="-"))


def _finished(opened: Opened) -> Iterator[Article | Problem]:
    for found in drafts(opened):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _in_time(found)


def _in_time(draft: Draft) -> Iterator[Article | Problem]:
    size = len(draft.text) + sum(len(entry.text) for entry in draft.entries)
    found = in_time(lambda: list(finish(draft)), size, draft.source)
    yield from [found] if isinstance(found, Problem) else found
