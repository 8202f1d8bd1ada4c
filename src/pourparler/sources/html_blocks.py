"""The pieces of an HTML page in the order of the page.

In: the page's tree. Out: `Piece`s: a paragraph, heading, item, caption or line each, with what its markup says of it.
Refused: scripts, forms, navigation and hidden elements.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml.html import HtmlElement

_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "nav", "form", "button", "svg", "iframe", "select", "textarea", "object",
    "embed", "audio", "video", "canvas", "math", "head", "title", "dialog", "menu", "input", "label",
))  # fmt: skip
_BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "footer", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "ul",
    "ol", "li", "blockquote", "figure", "figcaption", "table", "tbody", "thead", "tr", "td", "th", "dl", "dt", "dd",
    "address", "pre", "hr", "body", "html", "details", "summary", "fieldset", "center", "caption", "hgroup", "picture",
))  # fmt: skip
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASS = re.compile(r"(?:^|\s)(?:sr-only|visually-hidden|screen-reader-text|hidden|is-hidden|u-hidden)(?:\s|$)")
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:related|promo\w*|newsletter\w*|share|sharing|social\w*|ad|ads|advert\w*|sponsor\w*|sidebar|comments?"
    r"|cookies?|consent|recommend\w*|signup|sign-up|subscribe|subscription|tags?|topics?|breadcrumbs?|crumbs|menu|nav|navbar"
    r"|footer|foot|masthead|most-?read|popular|trending|paywall|toolbar|tools|outbrain|taboola|widget|teasers?|more-on|up-?next"
    r"|read-?next|read-?more|read-?also|legal|copyright|disclaimer|donate|donation|membership|top-?bar|player|embed)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DEEPEST = 400


class TooDeepError(ValueError):
    """The page is nested deeper than any page that was written to be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that stand in one element; `path` are the names, classes and ids of it and of those around it, innermost
    first; `linked` is the share of its letters that are links.
    """

    words: str
    tag: str
    path: tuple[str, ...]
    parents: tuple[int, ...]
    linked: float
    time: str | None = None

    @property
    def key(self) -> str:
        """The letters and digits alone, by which it is found again in what an extractor gives."""
        return letters(self.words)

    def named(self, pattern: re.Pattern[str], levels: int) -> bool:
        """Whether the element or one of the `levels` - 1 around it has a class or id that the pattern finds."""
        return any(pattern.search(step.partition(" ")[2]) for step in self.path[:levels])

    def beside_story(self, around: Collection[int] = ()) -> bool:
        """Whether it stands in a box of links, adverts, notices or the like; the elements numbered `around`, which hold
        the story too, are no such boxes whatever they are called.
        """
        levels = next((level for level, number in enumerate(self.parents) if number in around), len(self.parents))
        return any(
            step.startswith(("aside ", "footer ")) or _ASIDE.search(step.partition(" ")[2])
            for step in self.path[:levels]
        )


def letters(words: str) -> str:
    """The letters and digits of some words, in lower case."""
    return "".join(char for char in words.casefold() if char.isalnum())


class _Words(NamedTuple):
    owner: HtmlElement
    words: str
    link: bool = False
    time: str | None = None


def pieces(root: HtmlElement) -> Iterator[Piece]:
    """The pieces of the page, in order; raises `TooDeepError`.

    >>> from lxml.html import document_fromstring
    >>> page = document_fromstring("<h1>Port opens</h1><p>Grain <a href='/x'>left</a>.<br><br>Both came.</p>")
    >>> [(piece.tag, piece.words) for piece in pieces(page)]
    [('h1', 'Port opens'), ('p', 'Grain left.'), ('p', 'Both came.')]
    """
    numbers: dict[HtmlElement, int] = {}
    run: list[_Words] = []
    for words in _walk(root):
        if run and (words is None or words.owner is not run[0].owner):
            yield from _finished(run, numbers)
            run = []
        if words is not None:
            run.append(words)
    yield from _finished(run, numbers)


def _finished(run: list[_Words], numbers: dict[HtmlElement, int]) -> Iterator[Piece]:
    """The pieces of one run of words; two line breaks in a row part paragraphs."""
    whole = "".join(part.words for part in run)
    if not whole.strip("\x00 \t\r\n\xa0"):
        return
    path, parents = _around(run[0].owner, numbers)
    linked = sum(len(letters(part.words)) for part in run if part.link) / max(1, len(letters(whole)))
    time = next((part.time for part in run if part.time), None)
    for stretch in re.split(r"\x00(?:\s*\x00)+", whole):
        if words := " ".join(stretch.replace("\x00", " ").split()):
            tag = str(run[0].owner.tag)
            yield Piece(words=words, tag=tag, path=path, parents=parents, linked=linked, time=time)


def _around(element: HtmlElement, numbers: dict[HtmlElement, int]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    path, parents = [], []
    for step in (element, *element.iterancestors()):
        path.append(f"{step.tag} {step.get('class') or ''} {step.get('id') or ''}")
        parents.append(numbers.setdefault(step, len(numbers)))
        if len(path) > _DEEPEST:
            raise TooDeepError
    return tuple(path), tuple(parents)


def _walk(root: HtmlElement) -> Iterator[_Words | None]:
    """The words, each with the block element that holds them, and None at each edge of a block; without recursion."""
    stack: list[tuple[HtmlElement, HtmlElement, bool, bool]] = [(root, root, False, False)]
    while stack:
        element, owner, link, leaving = stack.pop()
        if not leaving and not _skipped(element):
            block = element.tag in _BLOCKS
            inner, inner_link = (element if block else owner), link or element.tag == "a"
            yield from _entered(element, inner, inner_link)
            stack.append((element, owner, link, True))
            stack.extend((child, inner, inner_link, False) for child in reversed(element))
            continue
        if leaving and element.tag in _BLOCKS:
            yield None
        elif leaving and element.tag == "q":
            yield _Words(owner, "”")
        if element.tail and element is not root:
            yield _Words(owner, element.tail.replace("\x00", " "), link)


def _entered(element: HtmlElement, owner: HtmlElement, link: bool) -> Iterator[_Words | None]:
    """What stands at the beginning of an element; a browser draws the marks of <q>, so they belong to the words."""
    if element.tag in _BLOCKS:
        yield None
    elif element.tag in ("br", "q"):
        yield _Words(owner, "\x00" if element.tag == "br" else "“")
    if element.text:
        time = element.get("datetime") if element.tag == "time" else None
        yield _Words(owner, element.text.replace("\x00", " "), link, time)


def _skipped(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search(element.get("style") or "") or _HIDDEN_CLASS.search(element.get("class") or ""))
