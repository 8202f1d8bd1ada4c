"""The pieces of an HTML page in the order of the page.

In: the page's tree. Out: `Piece`s: a paragraph, heading, item, caption or line each, with what its markup says of it.
Refused: scripts, forms, navigation and hidden elements.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement

from pourparler.sources.names_on_page import author_line, date_line

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
    r"|read-?next|read-?more|read-?also|legal|copyright|disclaimer|donate|donation|membership|top-?bar|player|embed|bio|poll|quiz"
    r"|survey|feedback|infobox|navbox|hatnote|references|reflist|catlinks|toc)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:^|\s)(?:reference|cite_ref|noprint|mw-editsection|footnote-ref)(?:\s|$)")
_CHANGED = re.compile(r"(?:^|[\s_-])(?:updated|modified|dateModified)(?:$|[\s_-])")
_REMEMBERED = 2000  # characters: paragraphs are asked for again and again, whole stories once
_LINE_LONGEST = 15  # words
_NAMING = ("class", "id", "data-component", "data-testid", "data-gu-name")
_RUN_ON = frozenset(("span", "time", "a"))
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

    def beside_story(self, around: Collection[int] = (), tags: bool = True) -> bool:
        """Whether it stands in a box of links, adverts, notices or the like; the elements numbered `around`, which hold
        the story too, are no such boxes whatever they are called. Without `tags` only names tell, not <aside>.
        """
        levels = next((level for level, number in enumerate(self.parents) if number in around), len(self.parents))
        return any(_aside(step) and (tags or _named_aside(step)) for step in self.path[:levels])


@lru_cache(maxsize=4096)
def _aside(step: str) -> bool:
    return step.startswith(("aside ", "footer ")) or _named_aside(step)


@lru_cache(maxsize=4096)
def _named_aside(step: str) -> bool:
    return _ASIDE.search(step.partition(" ")[2]) is not None


def drop_notes(root: HtmlElement) -> None:
    """Cuts the marks of footnotes and the like out of the paragraphs that they stand in."""
    for element in [found for found in root.iter("sup", "span") if _NOTE.search(found.get("class") or "")]:
        element.drop_tree()


def letters(words: str) -> str:
    """The letters and digits of some words, in lower case.

    >>> letters("“Nine boats,” he_said.")
    'nineboatshesaid'
    """
    return _letters(words) if len(words) < _REMEMBERED else "".join(filter(str.isalnum, words.casefold()))


@lru_cache(maxsize=4096)
def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


class _Step(NamedTuple):
    """An element on the way to some words: its number on the page; its tag, classes and ids."""

    number: int
    names: str


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
    numbers: dict[HtmlElement, _Step] = {}
    term: Piece | None = None
    for piece in _in_order(root, numbers):
        if term is not None and _defines(piece, term):
            words = f"{term.words.rstrip(' :')}: {piece.words}"
            yield replace(piece, words=words, linked=min(term.linked, piece.linked))
            term = None
            continue
        if term is not None:
            yield term
        term = piece if piece.tag == "dt" else None
        if term is None:
            yield piece
    if term is not None:
        yield term


def _defines(piece: Piece, term: Piece) -> bool:
    """Whether a piece is (the beginning of) what a list of definitions says behind a term: a speaker and the words."""
    level = next((level for level, step in enumerate(piece.path[:3]) if step.startswith("dd ")), None)
    return level is not None and term.parents[1:2] == piece.parents[level + 1 : level + 2]


def _in_order(root: HtmlElement, numbers: dict[HtmlElement, _Step]) -> Iterator[Piece]:
    run: list[_Words] = []
    for words in _walk(root):
        if run and (words is None or words.owner is not run[0].owner):
            yield from _finished(run, numbers)
            run = []
        if words is not None:
            run.append(words)
    yield from _finished(run, numbers)


def _finished(run: list[_Words], numbers: dict[HtmlElement, _Step]) -> Iterator[Piece]:
    """The pieces of one run of words; two line breaks in a row part paragraphs."""
    whole = "".join(part.words for part in run)
    if not whole.strip("\x00 \t\r\n\xa0"):
        return
    path, parents = _around(run[0].owner, numbers)
    linked = sum(len(letters(part.words)) for part in run if part.link) / max(1, len(letters(whole)))
    time = next((part.time for part in run if part.time), None)
    for stretch in _stretches(whole):
        if words := " ".join(stretch.replace("\x00", " ").split()):
            tag = str(run[0].owner.tag)
            yield Piece(words=words, tag=tag, path=path, parents=parents, linked=linked, time=time)


def _stretches(whole: str) -> Iterator[str]:
    """The paragraphs between line breaks: two in a row, or one where a short line is a byline or a date."""
    for stretch in re.split(r"\x00(?:\s*\x00)+", whole):
        lines = [" ".join(line.split()) for line in stretch.split("\x00")]
        signed = len(lines) > 1 and any(author_line(line) or date_line(line) for line in lines if line)
        if signed and all(len(line.split()) <= _LINE_LONGEST for line in lines):
            yield from lines
        else:
            yield stretch


def _around(element: HtmlElement, numbers: dict[HtmlElement, _Step]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    path, parents = [], []
    for step in (element, *element.iterancestors()):
        known = numbers.get(step)
        if known is None:
            names = (step.get(name) for name in _NAMING)
            known = numbers[step] = _Step(len(numbers), f"{step.tag} {' '.join(name for name in names if name)}")
        path.append(known.names)
        parents.append(known.number)
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
        time = _time(element) if element.tag in ("time", "abbr") else None
        apart = " " if _stands_apart(element) else ""
        yield _Words(owner, apart + element.text.replace("\x00", " "), link, time)


def _stands_apart(element: HtmlElement) -> bool:
    """Whether a name or number begins right behind a like element ("<span>Ana Ruiz</span><span>3 March</span>"): what
    parts them on the screen is style.
    """
    before = element.getprevious() if element.tag in _RUN_ON else None
    if before is None or before.tail or before.tag not in _RUN_ON or not element.text:
        return False
    first = str(element.text)[0]
    return first.isupper() or first.isdigit() or first in "·|•"


def _time(element: HtmlElement) -> str | None:
    """The time that an element stands for, if it is not that of a change."""
    name = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    if _CHANGED.search(name):
        return None
    return element.get("datetime") or (element.get("title") if "published" in name else None)


def _skipped(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search(element.get("style") or "") or _HIDDEN_CLASS.search(element.get("class") or ""))
