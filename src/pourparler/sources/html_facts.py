"""What the markup of an HTML page says of the article: title, author, outlet, dates, address, language, kind.

In: the page's tree. Out: `PageFacts`, each with where it came from (JSON-LD, meta tags, title tag, masthead).
Refused: JSON-LD that is no JSON, passed over; the day of a change as that of publication.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from pourparler.model import Fact, Origin
from pourparler.sources.genre import Signs
from pourparler.sources.html_data import Update, plain, updates_in
from pourparler.sources.html_given import (
    ARTICLE_TYPES,
    META,
    first_of,
    json_ld,
    meta_of,
    microdata,
    names_in,
    text_of,
    type_of,
)
from pourparler.sources.outlet import named_outlet
from pourparler.sources.published import Candidate, given_date

_INDEX_TYPES = re.compile(r"CollectionPage|SearchResultsPage|ItemList$")
_FORUM_TYPES = re.compile(r"DiscussionForumPosting|QAPage")
_SITE_TYPES = re.compile(r"Organization$|WebSite$")
_SEPARATOR = re.compile(r"\s+(?:[|·»–—:]|::|-)\s+")
_BY = re.compile(r"^(?:(?:written|posted|reported|submitted) )?by:?\s+", re.IGNORECASE)
_MASTHEAD = re.compile(
    r"(?:^|[\s_-])(?:masthead|logo|site-?(?:title|name|logo)|brand(?:ing)?"
    r"|publication-name|blog-?title|titlewrapper)(?:$|[\s_-])",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """The facts of the page's markup; `dates` in no order, `changed` is the last change. `told` is the whole text where
    JSON-LD holds it, `updates` the entries of a live blog there. `free` is False where the page says that it must be
    paid for; `index` and `forum` are what it calls itself.
    """

    title: Fact | None = None
    byline: Fact | None = None
    outlet: Fact | None = None
    url: str | None = None
    language: Fact | None = None
    dates: tuple[Candidate, ...] = ()
    changed: Candidate | None = None
    signs: Signs = field(default_factory=Signs)
    told: str | None = None
    updates: tuple[Update, ...] = ()
    description: Fact | None = None
    free: bool | None = None
    index: bool = False
    forum: bool = False


def page_facts(root: HtmlElement) -> PageFacts:
    """The facts that markup gives.

    >>> from lxml.html import document_fromstring
    >>> page_facts(document_fromstring("<title>Port reopens | The Courier</title><p>Grain.")).title.value
    'Port reopens'
    """
    ld = list(json_ld(root))
    meta = meta_of(root)
    micro = microdata(root)
    article = next((node for node in ld if ARTICLE_TYPES.search(type_of(node))), {})
    main = article or next((node for node in ld if type_of(node) == "VideoObject"), {})
    outlet = _outlet(main, ld, meta, root)
    title = _title(main, micro, meta, root, outlet)
    outlet = outlet or _behind_title(root, title)
    language = root.get("lang") or root.get("xml:lang") or text_of(main, "inLanguage")
    return PageFacts(
        title=title, byline=_byline(main, micro, meta), outlet=outlet,
        url=_address(root, meta, main), language=Fact(value=language, origin="meta") if language else None,
        dates=tuple(_dates(main, meta)), changed=_changed(main, meta), signs=_signs(main, micro, meta, root),
        told=_text_body(main), updates=updates_in(main), description=_description(main, meta), free=_free(main),
        index=not main and any(_INDEX_TYPES.search(type_of(node)) for node in ld),
        forum=any(_FORUM_TYPES.search(type_of(node)) for node in ld),
    )  # fmt: skip


def _signs(main: dict[str, Any], micro: dict[str, Any], meta: dict[str, list[str]], root: HtmlElement) -> Signs:
    """Types and sections with where each stood; classes and ids of the body and of the first article."""
    types: list[tuple[str, Origin]] = [(name, "json-ld") for name in type_of(main).split()]
    types += [(name, "meta") for name in (*type_of(micro).split(), *meta.get("og:type", ()))]
    given = main.get("articleSection")
    named = [given] if isinstance(given, str) else given if isinstance(given, list) else []
    names = [" ".join(name.split()) for name in named if isinstance(name, str)]
    sections: list[tuple[str, Origin]] = [(name, "json-ld") for name in names]
    sections += [(name, "meta") for key in META["sections"] for name in meta.get(key, ())]
    marked = (root.find("body"), root.find(".//article"), root.find(".//main"))
    markup = [name for element in marked if element is not None for name in _named(element).split()]
    markup += [f"generator {name}" for name in meta.get("generator", ())]
    return Signs(types=tuple(types), sections=tuple(sections), markup=tuple(markup))


def _named(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _text_body(main: dict[str, Any]) -> str | None:
    """The words of an article that stand in its JSON-LD, markup taken out."""
    for key in ("articleBody", "transcript", "text"):
        value = main.get(key)
        if isinstance(value, str) and value.strip():
            return plain(value)
    return None


def _description(main: dict[str, Any], meta: dict[str, list[str]]) -> Fact | None:
    if value := text_of(main, "description"):
        return Fact(value=html.unescape(value), origin="json-ld")
    value = first_of(meta, "description")
    return Fact(value=value, origin="meta") if value else None


def _free(main: dict[str, Any]) -> bool | None:
    value = main.get("isAccessibleForFree")
    return None if value is None else str(value).casefold() == "true"


def _title(
    main: dict[str, Any], micro: dict[str, Any], meta: dict[str, list[str]], root: HtmlElement, outlet: Fact | None
) -> Fact | None:
    tag = root.find(".//title")
    candidates: tuple[tuple[str | None, Origin], ...] = (
        (text_of(main, "headline") or _video_name(main), "json-ld"), (text_of(micro, "headline"), "meta"),
        (first_of(meta, "title"), "meta"),
        (" ".join(tag.text_content().split()) if tag is not None else None, "title-tag"),
    )  # fmt: skip
    for value, origin in candidates:
        if value:
            value = html.unescape(value) if origin == "json-ld" else value
            if origin == "title-tag" and outlet and _same(value, outlet.value):
                continue  # the site's name on each of its pages
            return Fact(value=without_site(value, outlet.value if outlet else None), origin=origin)
    return None


def _behind_title(root: HtmlElement, title: Fact | None) -> Fact | None:
    """The site's name, where the title tag has it behind the title that the page gives elsewhere."""
    tag = root.find(".//title")
    words = " ".join(tag.text_content().split()) if tag is not None else ""
    if title is None or title.origin == "title-tag" or not words.startswith(title.value):
        return None
    behind = words[len(title.value) :]
    mark = _SEPARATOR.match(behind)
    name = behind[mark.end() :] if mark else ""
    plain_name = name and len(name.split()) <= 5 and not _SEPARATOR.search(name)
    return named_outlet(name, "title-tag") if plain_name else None


def _video_name(main: dict[str, Any]) -> str | None:
    return text_of(main, "name") if type_of(main) == "VideoObject" else None


def without_site(title: str, outlet: str | None) -> str:
    """A title without the site's name behind (or before) it.

    >>> without_site("Names on a list - The Courier", "The Courier"), without_site("Talks - a view", None)
    ('Names on a list', 'Talks - a view')
    """
    parts = list(_SEPARATOR.finditer(title))
    if not parts:
        return title
    head, tail = title[: parts[-1].start()], title[parts[-1].end() :]
    if outlet and _same(tail, outlet):
        return head
    if outlet and _same(title[: parts[0].start()], outlet):
        return title[parts[0].end() :]
    piped = parts[-1][0].strip() in ("|", "::", "»")
    return head if piped and len(tail.split()) <= 4 and len(head.split()) >= 2 else title


def _same(one: str, other: str) -> bool:
    first, second = ("".join(c for c in words.casefold().removeprefix("the ") if c.isalnum()) for words in (one, other))
    return first == second


def _byline(main: dict[str, Any], micro: dict[str, Any], meta: dict[str, list[str]]) -> Fact | None:
    origin: Origin
    for node, origin in ((main, "json-ld"), (micro, "meta")):
        if names := [name for name in names_in(node.get("author")) if not re.match(r"https?://", name)]:
            return Fact(value=_BY.sub("", ", ".join(dict.fromkeys(names))), origin=origin)
    for key in META["byline"]:
        names = [name for name in meta.get(key, ()) if not re.match(r"https?://|@", name)]
        if names:
            return Fact(value=_BY.sub("", ", ".join(dict.fromkeys(names))), origin="meta")
    return None


def _outlet(
    article: dict[str, Any], ld: list[dict[str, Any]], meta: dict[str, list[str]], root: HtmlElement
) -> Fact | None:
    if names := names_in(article.get("publisher")):
        return named_outlet(names[0], "json-ld")
    if name := first_of(meta, "outlet"):
        return named_outlet(name, "meta")
    for node in ld:
        if _SITE_TYPES.search(type_of(node)) and (name := text_of(node, "name")):
            return named_outlet(name, "json-ld")
    return _masthead(root)


def _masthead(root: HtmlElement) -> Fact | None:
    """The name in the page's masthead or logo, if it is words."""
    for element in root.iter("header", "div", "table", "a", "span", "p", "h1", "h2"):
        if not _MASTHEAD.search(_named(element)):
            continue
        name = next((" ".join(words.split()) for words in element.itertext() if words.strip()), "")
        if 1 <= len(name.split()) <= 8 and not any(char.isdigit() for char in name) and name[:1].isupper():
            return named_outlet(name.title() if name.isupper() and " " in name else name, "text")
    return None


def _address(root: HtmlElement, meta: dict[str, list[str]], article: dict[str, Any]) -> str | None:
    links = [tag.get("href") for tag in root.iter("link") if "canonical" in (tag.get("rel") or "").casefold().split()]
    for address in (*links, first_of(meta, "url"), text_of(article, "url"), text_of(article, "mainEntityOfPage")):
        if address and _absolute(address.strip()):
            return str(address.strip())
    return None


def _absolute(address: str) -> bool:
    try:
        return urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False


def _dates(article: dict[str, Any], meta: dict[str, list[str]]) -> Iterator[Candidate]:
    for value in (text_of(article, "datePublished"), text_of(article, "uploadDate"), text_of(article, "dateCreated")):
        if value and (found := given_date(value, "json-ld")):
            yield found
            break
    for key in META["published"]:
        for value in meta.get(key, ())[:1]:
            if found := given_date(value, "meta"):
                yield found


def _changed(main: dict[str, Any], meta: dict[str, list[str]]) -> Candidate | None:
    """The last change that the page names."""
    found = [given_date(text_of(main, "dateModified") or "", "json-ld")]
    found += [given_date(meta[key][0], "meta") for key in META["changed"] if key in meta]
    whole = [candidate for candidate in found if candidate and re.fullmatch(r"\d{4}-\d\d-\d\d", candidate.days[0])]
    return max(whole, key=lambda candidate: candidate.days[0], default=None)
