"""What the markup of a page holds for machines: JSON-LD, meta tags, microdata.

In: the page's tree. Out: objects and values by key, as they were given; and the reading of one value.
Refused: JSON-LD that is no JSON, passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|LiveBlog|Posting$")
META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline", "parsely-title"),
    "byline": ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "twitter:creator"),
    "outlet": ("og:site_name", "publisher", "dc.publisher", "application-name", "citation_journal_title"),
    "published": (
        "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate",
        "publishdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "article.published",
        "og:published_time", "created", "dcterms.date", "publish_date", "cxenseparse:recs:publishtime",
    ),
    "changed": ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"),
    "sections": ("article:section", "section", "parsely-section", "cxenseparse:section", "og:article:section"),
    "description": ("og:description", "description", "twitter:description"),
    "url": ("og:url",),
}  # fmt: skip


def json_ld(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, those under @graph and in lists too.

    >>> from lxml.html import document_fromstring
    >>> page = '<script type="application/ld+json">[{"@type": "Article"}]</script><p>Grain.'
    >>> list(json_ld(document_fromstring(page)))
    [{'@type': 'Article'}]
    """
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            waiting: list[Any] = [json.loads((script.text or "").strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting[:0] = node
            elif isinstance(node, dict):
                yield node
                waiting.extend(node[key] for key in ("@graph", "mainEntity") if key in node)


def type_of(node: dict[str, Any]) -> str:
    """What an object of JSON-LD says it is; several types in a row.

    >>> type_of({"@type": ["Article", "Report"]})
    'Article Report'
    """
    kind = node.get("@type", "")
    return " ".join(str(item) for item in kind) if isinstance(kind, list) else str(kind)


def text_of(node: dict[str, Any], key: str) -> str | None:
    """The words under a key, if they are words.

    >>> text_of({"headline": " Port  reopens "}, "headline"), text_of({"headline": 7}, "headline")
    ('Port reopens', None)
    """
    value = node.get(key)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def microdata(root: HtmlElement) -> dict[str, Any]:
    """Type, headline and author of an article that is marked in the body, as in JSON-LD.

    >>> from lxml.html import document_fromstring
    >>> page = '<div itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">Port reopens</h1></div>'
    >>> microdata(document_fromstring(page))
    {'@type': 'Article', 'headline': 'Port reopens'}
    """
    for element in root.xpath("//*[@itemscope and contains(@itemtype, 'schema.org')]"):
        kind = element.get("itemtype").rsplit("/", 1)[-1]
        if not ARTICLE_TYPES.search(kind):
            continue
        found: dict[str, Any] = {"@type": kind}
        for name, key in (("headline", "headline"), ("author", "author")):
            part = next(iter(element.xpath(f".//*[@itemprop='{name}'][1]")), None)
            if part is not None:
                found[key] = part.get("content") or " ".join(part.text_content().split())
        return found
    return {}


def names_in(value: Any) -> list[str]:
    """The names in a value that may be a string, an object with a name, or a list of either.

    >>> names_in([{"name": "Ada Venn"}, "Ilan Dorvath"])
    ['Ada Venn', 'Ilan Dorvath']
    """
    items = value if isinstance(value, list) else [value]
    found = [text_of(item, "name") if isinstance(item, dict) else item for item in items]
    return [" ".join(name.split()) for name in found if isinstance(name, str) and name.strip()]


def meta_of(root: HtmlElement) -> dict[str, list[str]]:
    """The contents of the meta tags by their names.

    >>> from lxml.html import document_fromstring
    >>> meta_of(document_fromstring('<meta name="Author" content="Ada Venn"><p>Grain.'))
    {'author': ['Ada Venn']}
    """
    found: dict[str, list[str]] = {}
    for tag in root.iter("meta"):
        key = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = " ".join((tag.get("content") or "").split())
        if key and content:
            found.setdefault(key.casefold(), []).append(content)
    return found


def first_of(meta: dict[str, list[str]], name: str) -> str | None:
    """The first value under the keys that `META` has for a name.

    >>> first_of({"og:title": ["Port reopens"]}, "title")
    'Port reopens'
    """
    return next((meta[key][0] for key in META[name] if key in meta), None)
