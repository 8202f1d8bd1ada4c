"""Pages that hold no story, told by what they are.

In: the page's tree, its facts and pieces. Out: the sentence that refuses it, or None; whether a story is cut by a wall.
Refused: to refuse a page that calls itself an article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from pourparler.sources.html_blocks import Piece, letters
from pourparler.sources.html_facts import PageFacts
from pourparler.sources.html_story import Told

INDEX = "an index page, which lists articles; give the addresses of its articles"
FORUM = "a forum thread, whose posts are no coverage; give the reports that it speaks of"
ERROR = "an error page ({title!r}); the address has no article any more, or not for this reader: look for it elsewhere"
CONSENT = "a consent wall (cookies, privacy) in place of the article; save the page after answering it"
VIDEO = "a video page without its words; give a transcript, or an article about it"
SCRIPTED = "empty until a script fills it; open it in a browser, let it load, and save the page or the article's text"
CUT = "cut by a paywall: only the beginning of the article is on the page; save it as a subscriber to read the whole"
FOLLOWED = "another article follows on the page ({title!r}) and is not read; give its own address"

_ERROR = re.compile(
    r"(?:\W*(?:error )?(?:40[0-9]|410|429|451|50[0-4])\s*(?:$|[-–—:|!.]|error\b|not found\b|page\b|forbidden\b"
    r"|bad gateway|internal server|service unavailable|gateway|unauthori[sz]ed|gone\b)"
    r"|.{0,40}\bpage (?:not found|(?:does not|doesn.t|no longer) exist|(?:has been )?(?:removed|moved|deleted)\b)"
    r"|(?:.{0,20}\b)?(?:can.?t|cannot|couldn.?t|could not) find (?:that|this|the|your) page"
    r"|(?:access|request) (?:denied|blocked|forbidden)|just a moment|attention required|are you a (?:robot|human)"
    r"|verify (?:that )?you are (?:a )?human|not found$|(?:service|site) (?:temporarily )?unavailable)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"before you continue|(?:we|your) (?:value|care about|respect)? ?(?:your )?(?:privacy|cookies?)"
    r"|cookie (?:consent|settings)|privacy (?:preferences|choices|settings)|consent\b",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"\bcookies?\b|\bconsent\b|\bpartners\b.*\bdata\b|\bprivacy\b", re.IGNORECASE)
_BOARD = re.compile(r"\b(?:phpbb|vbulletin|xenforo|discourse|smf|mybb|viewtopic|showthread)", re.IGNORECASE)
_GATE = re.compile(
    r"(?:^|[\s_-])(?:paywall|pay-wall|regwall|piano|gate|gated|barrier|metered|meter|subscriber-only|premium-?(?:wall|box)|"
    r"subscribe-?(?:wall|gate)|subscription-?(?:wall|gate|required))(?:$|[\s_-])",
    re.IGNORECASE,
)
_GATED = re.compile(
    r"(?:(?:subscribe|sign (?:up|in)|log in|register)\b.{0,40}\bto (?:continue|keep|read)"
    r"|(?:to )?(?:continue|keep) reading\b.{0,60}\bsubscri"
    r"|this (?:article|story|content) is (?:for|reserved for|only for|available (?:only )?to) (?:our )?"
    r"(?:paying |premium )?(?:subscribers|members)|already (?:a )?(?:subscriber|subscribed|member)\b)",
    re.IGNORECASE,
)
_UNENDED = re.compile(r"(?:…|\.\.\.|[^.!?:;\"”’'»)\]])$")
_SHORT = 150  # words
_WHOLE = 600  # words: a page that shows as many is not a stub whatever it calls itself
_FEWEST = 5  # linked headings of a list
_SHELL = 15  # words that stand on a page before its scripts have run
_BEHIND = 6  # pieces behind the story among which its gate stands


def refusal(root: HtmlElement, facts: PageFacts, every: Sequence[Piece]) -> str | None:
    """Why a page holds no story; None where it may."""
    if not _article(facts):
        for found in (_error(root, facts, every), _consent(facts, every)):
            if found:
                return found
    if facts.forum or _board(root):
        return FORUM
    if facts.index or (not _article(facts) and _lists(every)):
        return INDEX
    return None


def _article(facts: PageFacts) -> bool:
    return any(re.search(r"article|posting|report", name, re.IGNORECASE) for name, _ in facts.signs.types)


def _words(every: Sequence[Piece]) -> int:
    return sum(len(piece.words.split()) for piece in every if piece.linked < 0.5)


def _error(root: HtmlElement, facts: PageFacts, every: Sequence[Piece]) -> str | None:
    tags = (tag for tag in (root.find(".//title"), root.find(".//h1")) if tag is not None)
    titles = [facts.title.value if facts.title else "", *(" ".join(tag.text_content().split()) for tag in tags)]
    wrong = next((title for title in titles if _ERROR.match(title)), None)
    return ERROR.format(title=wrong[:60]) if wrong and _words(every) <= _SHORT else None


def _consent(facts: PageFacts, every: Sequence[Piece]) -> str | None:
    told = [piece for piece in every if len(piece.words.split()) >= 8 and piece.linked < 0.5]
    of_it = [piece for piece in told if _COOKIES.search(piece.words)]
    titled = facts.title is not None and _CONSENT.search(facts.title.value) is not None
    if told and _words(every) <= 3 * _SHORT and (2 * len(of_it) > len(told) or (titled and of_it)):
        return CONSENT
    return None


def _board(root: HtmlElement) -> bool:
    body = root.find("body")
    marks = [tag.get("content") or "" for tag in root.iter("meta") if (tag.get("name") or "").lower() == "generator"]
    marks += [body.get("id") or "", body.get("class") or ""] if body is not None else []
    return any(_BOARD.search(mark) for mark in marks)


def _lists(every: Sequence[Piece]) -> bool:
    """Headings that are links, one after the other, with a sentence or two under each and no story among them."""
    main = [piece for piece in every if not piece.beside_story()]
    linked = [at for at, piece in enumerate(main) if re.fullmatch(r"h[1-6]", piece.tag) and piece.linked > 0.8]
    if len(linked) < _FEWEST:
        return False
    run = longest = 0
    for at, piece in enumerate(main):
        told = at not in linked and piece.linked < 0.5 and len(piece.words.split()) >= 12
        run = run + 1 if told else 0
        longest = max(longest, run)
    return longest <= 2


def lists_links(every: Sequence[Piece]) -> bool:
    """Whether a page without a story is one of links to stories."""
    return sum(1 for piece in every if re.fullmatch(r"h[1-6]", piece.tag) and piece.linked > 0.8) >= _FEWEST


def is_cut(every: Sequence[Piece], facts: PageFacts, told: Sequence[Told]) -> bool:
    """Whether a wall stands behind what is told: the page says that it must be paid for, or shows the gate, and its
    words stop short.
    """
    words = [piece.words for piece in told if piece.role in (None, "body", "summary")]
    length = sum(len(paragraph.split()) for paragraph in words)
    if facts.free or not words or length > _WHOLE:
        return False
    stops = _UNENDED.search(words[-1]) is not None or length <= _SHORT
    gate = _gate(every, {piece.words for piece in told})
    return (stops or gate) if facts.free is False else (stops and gate)


def is_scripted(root: HtmlElement, every: Sequence[Piece]) -> bool:
    """Whether a page without a story is a shell that scripts fill in the browser.

    >>> from lxml.html import document_fromstring
    >>> is_scripted(document_fromstring("<div id='root'></div><script src='/main.js'></script>"), [])
    True
    """
    return _words(every) <= _SHELL and next(root.iter("script"), None) is not None


def _gate(every: Sequence[Piece], told: set[str]) -> bool:
    """Whether a gate stands right behind the last words that are told."""
    last = max((at for at, piece in enumerate(every) if piece.words in told), default=-1)
    behind = every[last + 1 : last + 1 + _BEHIND]
    return any(piece.named(_GATE, 4) or (len(piece.words) < 200 and _GATED.search(piece.words)) for piece in behind)


def without_followers(root: HtmlElement) -> str | None:
    """Cuts the articles off that an endless page puts behind the first, and gives the next one's headline."""
    whole = [article for article in root.iter("article") if _told_under_own_heading(article)]
    whole = [article for article in whole if not any(other in article.iterancestors() for other in whole)]
    heads = [_heading(article) for article in whole]
    if len(whole) < 2 or len({letters(head) for head in heads}) < 2:
        return None
    for article in whole[1:]:
        article.drop_tree()
    return heads[1][:80]


def _heading(article: HtmlElement) -> str:
    return " ".join(next(article.iter("h1")).text_content().split())


def _told_under_own_heading(article: HtmlElement) -> bool:
    heading = next(article.iter("h1"), None)
    if heading is None or next(heading.iter("a"), None) is not None:
        return False
    return sum(1 for paragraph in article.iter("p") if len(letters(paragraph.text_content())) >= 40) >= 2
