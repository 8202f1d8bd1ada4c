"""Who brought the article out.

In: an address or a name. Out: the outlet as a fact, and what `outlets.yaml` knows of it (country, kind).
Refused: judgements of an outlet; the registry holds facts only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args
from urllib.parse import urlsplit

import yaml

from pourparler.errors import VocabularyError
from pourparler.model import Fact, Origin, Span

OutletKind = Literal[
    "agency", "state agency", "paper", "broadcaster", "magazine", "online", "government", "body", "aggregator",
]  # fmt: skip
AGENCIES: frozenset[OutletKind] = frozenset(("agency", "state agency"))
_FILE = "outlets.yaml"
_MEDIA = re.compile(
    r"\b(?:News|Times|Post|Banner|Courier|Herald|Gazette|Tribune|Daily|Agency|Press|Journal|Observer|Chronicle|Telegraph|Radio"
    r"|TV|Television|Broadcasting|Wire|Newswire|Review|Standard|Mirror|Bulletin|Dispatch|Globe|Weekly|Examiner|Sentinel)\b"
)
_NAME = re.compile(r"(?:The )?[A-Z][\w&'’.-]*(?: (?:of|the|and|for|[A-Z][\w&'’.-]*)){0,4}")
_GENERAL = frozenset(("world", "news", "politics", "latest", "breaking", "top", "international", "business"))
_OFFICE = re.compile(
    r"(?:the )?(?:press|media|news)(?: and \w+)? (?:office|service|centre|center|team|department|section|bureau|desk"
    r"|releases?|secretary|relations|contacts?)",
    re.IGNORECASE,
)
_PIECES = re.compile(r"[|·,;/–—]|\. |\bRead More\b|(?<=News)Read More|(?<=\d)(?=[A-Z])|(?<=\d[ap]m)(?=[A-Z])")
_PREFIXES = ("www.", "m.", "amp.", "mobile.")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A known outlet: `country` is ISO 3166-1 alpha-2, `also` other names it goes by."""

    name: str
    domains: tuple[str, ...]
    country: str
    kind: OutletKind
    also: tuple[str, ...] = ()


def known_outlet(name: str) -> Outlet | None:
    """The registry's entry for a name or a host.

    >>> known_outlet("AFP").kind, known_outlet("www.bbc.co.uk").name, known_outlet("Halcyon") is None
    ('agency', 'BBC', True)
    """
    key = _bare(name.strip().casefold())
    while key:
        if key in _registry():
            return _registry()[key]
        key = key.partition(".")[2] if key.count(".") > 1 else ""
    return None


def outlet_of_address(url: str) -> Fact | None:
    """The outlet whose site an address is on: its name if it is known, else the host.

    >>> outlet_of_address("https://www.velmoracourier.example/politics/1").value
    'velmoracourier.example'
    """
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    if not host:
        return None
    known = known_outlet(host)
    return Fact(value=known.name if known else _bare(host), origin="address")


def named_outlet(name: str, origin: Origin, span: Span | None = None) -> Fact | None:
    """An outlet that a page names: under its registered name if it is known, else as it stands."""
    name = " ".join(name.split())
    if not name:
        return None
    known = known_outlet(name)
    return Fact(value=known.name if known else _bare(name), origin=origin, span=span)


def outlet_of_page(named: Fact | None, url: str | None) -> Fact | None:
    """Whose page it is: what the page names, under the name that its site has in the registry. An agency whose report
    stands on the site of another outlet is its author, not its outlet.

    >>> credited = Fact(value="Associated Press", origin="json-ld")
    >>> outlet_of_page(credited, "https://www.latimes.com/world/story/talks").value
    'Los Angeles Times'
    """
    if named is None:
        return outlet_of_address(url) if url else None
    site = outlet_of_address(url) if url else None
    there, here = known_outlet(site.value) if site else None, known_outlet(named.value)
    told = named.origin in ("given", "front-matter", "feed")
    if told or there is None or there.kind == "aggregator" or here is there:
        return named
    return site if here is None or here.kind in AGENCIES else named


def outlet_in_line(line: str, page: Iterable[str]) -> str | None:
    """The outlet that a byline or date line names: one that is known, or that calls itself a post, a courier, a
    radio. "News" behind a name that stands without it elsewhere on the page is dropped.

    >>> outlet_in_line("Mon, 03/09/2026 – 18:40Lantern Feed NewsRead More", ["Lantern Feed could not verify it."])
    'Lantern Feed'
    >>> outlet_in_line("By Ana Ruiz, Kerrin Bridge", []) is None
    True
    """
    for piece in _PIECES.split(line):
        name = re.sub(r"^(?:by|from|for)\s+", "", piece.strip(" .-"), flags=re.IGNORECASE)
        bare = name.removesuffix(" News")
        if known_outlet(name) or known_outlet(bare):
            return name if known_outlet(name) else bare
        if _MEDIA.search(name) and _NAME.fullmatch(name):
            return bare if bare != name and any(bare in words for words in page) else _unless_general(name)
    return None


def _unless_general(name: str) -> str | None:
    """A section of a paper ("World News") is not its name, nor is what every office has ("Press Service")."""
    return None if name.casefold().split()[0] in _GENERAL or _OFFICE.fullmatch(name) else name


def _bare(host: str) -> str:
    for prefix in _PREFIXES:
        host = host.removeprefix(prefix)
    return host


@cache
def _registry() -> dict[str, Outlet]:
    outlets = load_outlets((files(__package__) / _FILE).read_text("utf-8"))
    return {key: outlet for outlet in outlets for key in _keys(outlet)}


def _keys(outlet: Outlet) -> Iterable[str]:
    return (key.casefold() for key in (outlet.name, *outlet.domains, *outlet.also))


def load_outlets(source: str, name: str = _FILE) -> tuple[Outlet, ...]:
    """The outlets of a registry file; raises VocabularyError with file and line."""
    root = yaml.compose(source)
    if not isinstance(root, yaml.SequenceNode):
        raise VocabularyError(f"{name}:1: expected a list of outlets, each with name, domains, country and kind")
    found: dict[str, str] = {}
    outlets = []
    for node in root.value:
        outlet, where = _outlet(name, node), f"{name}:{node.start_mark.line + 1}"
        for key in _keys(outlet):
            if key in found:
                raise VocabularyError(f"{where}: {key!r} is taken by {found[key]}; a name or domain has one outlet")
        found |= dict.fromkeys(_keys(outlet), outlet.name)
        outlets.append(outlet)
    return tuple(outlets)


def _outlet(name: str, node: yaml.Node) -> Outlet:
    where = f"{name}:{node.start_mark.line + 1}"
    entry = yaml.safe_load(yaml.serialize(node))
    if not isinstance(entry, dict) or not {"name", "domains", "country", "kind"} <= set(entry):
        raise VocabularyError(f"{where}: an outlet needs name, domains, country and kind")
    if unknown := set(entry) - {"name", "domains", "country", "kind", "also"}:
        raise VocabularyError(f"{where}: unknown field {sorted(unknown)[0]!r}")
    if entry["kind"] not in get_args(OutletKind):
        raise VocabularyError(f"{where}: {entry['kind']!r} is no kind of outlet; use one of {get_args(OutletKind)}")
    for field in ("domains", "also"):
        values = entry.get(field, [])
        if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
            raise VocabularyError(f"{where}: {field} is a list of words, got {values!r}")
    if wrong := [domain for domain in entry["domains"] if not _HOST.fullmatch(domain)]:
        raise VocabularyError(f"{where}: {wrong[0]!r} is no domain; write it as example.org, without www")
    if not isinstance(entry["country"], str) or not re.fullmatch("[A-Z]{2}", entry["country"]):
        raise VocabularyError(f"{where}: a country has two letters, got {entry['country']!r} (quote NO)")
    return Outlet(
        name=str(entry["name"]), domains=tuple(entry["domains"]), country=entry["country"], kind=entry["kind"],
        also=tuple(entry.get("also", ())),
    )  # fmt: skip
