"""When two addresses name one page.

In: the address of an article as given. Out: a key to compare it by; the given address stays as it is.
Refused: what is no web address, and a front page, which is no article: None, never a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

import yaml

from pourparler.errors import VocabularyError

_FILE = "addresses.yaml"
_PORTS = {"http": 80, "https": 443}
_FRONT = re.compile(r"/(?:index|default|home)\.\w{2,5}$", re.IGNORECASE)
_COPY = re.compile(r"^/(?:amp/|[a-z]/)?(?P<safe>s/)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?P<path>/.*)$")


LIVE = ("live-blog", "post")
"""Kinds of pages of which one address holds many: what follows # is an entry's own."""


def address_key(url: str | None, kind: str | None = None) -> str | None:
    """What two addresses of one page have in common: scheme, tracking, light pages and places on the page aside.

    >>> address_key("http://www.Halcyon.example/talks/port/?utm_source=feed#comments")
    'halcyon.example/talks/port'
    >>> address_key("https://amp.halcyon.example/talks/port.amp?id=7") == address_key("halcyon.example/talks/port?id=7")
    False
    >>> address_key("https://amp.halcyon.example/talks/port.amp?id=7")
    'halcyon.example/talks/port?id=7'
    >>> address_key("https://halcyon.example/live#block-6a1") == address_key("https://halcyon.example/live")
    False
    >>> address_key("https://halcyon.example/live#b1", kind="live-blog")
    'halcyon.example/live#b1'
    >>> address_key("https://halcyon.example/") is None
    True
    """
    parts = _parts(url)
    if parts is None:
        return None
    known = _known()
    host, path = _bare_host(parts), _plain(parts.path)
    for copies in known.copies:
        if (host + path).startswith(copies) or host.endswith("." + copies):
            inner = _COPY.match(path.removeprefix("/amp"))
            return address_key(f"https://{inner['host']}{inner['path']}", kind) if inner else None
    path = _FRONT.sub("", _heavy(path)).rstrip("/")
    query = "&".join(f"{_spelled(name)}={_spelled(value)}" for name, value in sorted(_asked(parts.query)))
    if not host or not (path or query):
        return None
    own = parts.fragment and (kind in LIVE or _names_an_entry(parts.fragment))
    entry = f"#{parts.fragment}" if own else ""
    return f"{host}{path}{'?' if query else ''}{query}{entry}"


def _parts(url: str | None) -> SplitResult | None:
    try:
        parts = urlsplit((url or "").strip())
        _ = parts.port  # a port that is no number is refused only when it is asked for
    except ValueError:
        return None
    return parts if parts.scheme in _PORTS and parts.hostname else None


def _bare_host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".").casefold()
    for prefix in _known().hosts:
        if host.startswith(prefix) and host.count(".") > 1:
            host = host.removeprefix(prefix)
    return host if parts.port in (None, _PORTS[parts.scheme]) else f"{host}:{parts.port}"


def _plain(path: str) -> str:
    """The path with every character that need not be escaped written out; other escapes in one spelling."""
    return _spelled(unquote(path, errors="surrogateescape"), safe="/:@!$&'()*+,;=~")


def _spelled(text: str, *, safe: str = "") -> str:
    return quote(text, safe=safe, errors="surrogatepass")


def _heavy(path: str) -> str:
    path = path.rstrip("/")
    for ending in _known().endings:
        if path.casefold().endswith(ending):
            return path[: -len(ending)]
    return path.removeprefix("/amp") if path.startswith("/amp/") else path


def _asked(query: str) -> list[tuple[str, str]]:
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    return [(name, value) for name, value in pairs if not _known_aside(name.casefold())]


def _known_aside(name: str) -> bool:
    """Whether a name in the query says only whence a reader came, or asks for the light page."""
    return name in _known().parameters or name.startswith(_known().beginnings)


def _names_an_entry(fragment: str) -> bool:
    """Whether a fragment names one entry of a live page, or a page of a site that keeps its pages in fragments."""
    if fragment.startswith(("!", "/")):
        return True
    word = re.match(r"[a-z]+", fragment, re.IGNORECASE)
    return bool(word and word[0].casefold() in _known().entries and re.search(r"\d|[-_:].", fragment))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The vocabulary of addresses; `addresses.yaml` says what each list holds."""

    parameters: frozenset[str]
    beginnings: tuple[str, ...]
    hosts: tuple[str, ...]
    endings: tuple[str, ...]
    copies: tuple[str, ...]
    entries: frozenset[str]


@cache
def _known() -> Known:
    return load_known((files(__package__) / _FILE).read_text("utf-8"))


def load_known(source: str, name: str = _FILE) -> Known:
    """The vocabulary of a file; raises VocabularyError with file and line where a list is missing or holds no words."""
    root = yaml.compose(source)
    if not isinstance(root, yaml.MappingNode):
        raise VocabularyError(f"{name}:1: expected parameters, beginnings, light, copies and entries")
    found = _lists(name, root)
    light = _lists(name, next((v for k, v in root.value if k.value == "light"), root))
    missing = {"parameters", "beginnings", "copies", "entries"} - found.keys() | (
        {"parameters", "hosts", "endings"} - light.keys()
    )
    if missing:
        raise VocabularyError(f"{name}:{root.start_mark.line + 1}: {sorted(missing)[0]} is missing")
    return Known(
        parameters=frozenset((*found["parameters"], *light["parameters"])), beginnings=found["beginnings"],
        hosts=light["hosts"], endings=light["endings"], copies=found["copies"], entries=frozenset(found["entries"]),
    )  # fmt: skip


def _lists(name: str, node: yaml.MappingNode) -> dict[str, tuple[str, ...]]:
    found = {}
    for key, value in node.value:
        if isinstance(value, yaml.MappingNode):
            continue
        words = yaml.safe_load(yaml.serialize(value))
        if not isinstance(words, list) or not all(isinstance(w, str) and w == w.casefold() for w in words):
            where = f"{name}:{key.start_mark.line + 1}"
            raise VocabularyError(f"{where}: {key.value} must be a list of words in lower case")
        found[str(key.value)] = tuple(words)
    return found
