"""Lines glued into a story that their own shape gives away: captions, signatures, heads of pages, teasers.

In: the words of one paragraph and where its sentences begin. Out: stretches with their roles.
Refused: a caption without its credit; a signature between two sentences of the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pourparler.model import BlockRole, Span

_ABBREVIATED = (
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bLt)(?<!\bCol)"
    r"(?<!\bSgt)(?<!\bMaj)(?<!\bCapt)(?<!\bProf)(?<!\bRev)(?<!\bSt)(?<!\bSec)(?<!\bAdm)(?<!\bNo)(?<!\bvs)"
    r"(?<!\bJan)(?<!\bFeb)(?<!\bMar)(?<!\bApr)(?<!\bAug)(?<!\bSept)(?<!\bSep)(?<!\bOct)(?<!\bNov)(?<!\bDec)"
)
_START = re.compile(
    rf"{_ABBREVIATED}[.!?…][\"”’)\]»]*\s+(?=\S)|(?<=[a-z0-9)])[.!?][\"”]?(?=[A-Z][a-z]|[A-Z]{{2,}}\s)|\s{{2,}}(?=[A-Z©])"
)
_CREDIT = re.compile(
    r"\((?:(?:photo|image|picture|illustrative|file|video)?\s*credits?\s*:"
    r"|(?:[Ff]ile\s+)?[Pp]hotos?\s*(?:by|:)|AP Photo/"
    r"|[\w .'’-]{2,60}/\s?(?:AP|AFP|EPA|Reuters|REUTERS|POOL|Pool|Getty Images|AFP via Getty Images)\b"
    r"|(?:REUTERS|Reuters|AFP|EPA|AP)/|Getty Images\b)[^()]{0,160}\)",
)
_LONGEST_CAPTION = 500
_NAME = r"[A-Z][\w’'-]+(?:\s(?:al-|de |van |von |el-)?[A-Z][\w.’'-]+)"
_NAMES = rf"{_NAME}(?:(?:\s?,\s?|,?\sand\s|\s&\s){_NAME})*"
_SIGNED = re.compile(
    rf"\(?(?:(?:Additional\s|Extra\s)?[Rr]eporting|[Ww]riting|[Ee]dited|[Ee]diting|[Cc]ompiled|[Pp]roduced)\sby:?\s+"
    rf"(?:[A-Z]\.\s[A-Z]\w+|{_NAMES})(?:\sin\s[A-Z]\w+)?(?:;[^.]{{3,200}})?\.?\)?|With\sfiles\sfrom\s{_NAMES}"
)
_BIO = re.compile(
    r"(?:[A-Z]\w+\s){0,4}[A-Z][\w’'-]+\s(?:[A-Z][\w.’'-]+\s){1,3}(?:-\s)?(?:is\s(?:an?|the)\s(?:[\w’'-]+,?\s){0,5}?"
    r"(?:reporter|correspondent|editor|writer|producer|columnist|journalist|contributor|author)\b"
    r"|(?:reports?\son|covers)\s[^.!?]{3,120}\.\s+(?:You can|Follow|(?:He|She|They) can be))"
)
"""Who wrote it: a name, and what the writer's work is."""
_TOLD_OF = re.compile(r"[\"“”]|\b(?:who|whose|said|says|told|was (?:arrested|detained|killed|jailed))\b")
_BIO_SENTENCES = 5
_REST_OF_NAME = 3
"""Words behind a signature at the end of a text that still are its name."""
_HEAD = re.compile(r"^[^.!?]{0,60}?(?:Advertisement\s+)?Supported\s+by\s+(?:[Nn]ews\s+[Aa]nalysis\s+)?")
_OPENER = (
    r"(?:The|A|An|In|On|At|As|For|When|While|Since|After|Before|With|It|He|She|They|There|This|That|These|President|Prime"
    r"|King|Pope|Senior|Secretary|Foreign|Minister|Officials?|Hundreds|Thousands|Dozens|More|Just|One|Two|Three|Israeli"
    r"|[A-Z][a-z]+(?:ian|ean|ish|ese|can)s?)"
)
_OPEN_PLACE = r"(?:\bSt\.\s|[^.!?])"
_PLACE = (
    rf"(?:(?:[A-Z][\w.’'-]+,?\s){{1,5}}?(?={_OPENER}\s)"
    rf"|{_OPEN_PLACE}{{2,80}}?(?<!\b[A-Z])(?<!\bSt)\.\s)"
)
"""A place up to its stop, or up to a word that opens sentences."""
_REPORTING = re.compile(
    rf"By\s+{_NAMES}\s+(?:Reporting\s+from|(?:{_NAMES}\s+)?reported\s+from)\s+"
    rf"(?:{_OPEN_PLACE}{{2,160}}?,\s(?:and\s)?{_NAMES}\sfrom\s{_PLACE}|{_PLACE})"
)
_NOTICE = re.compile(r"Copyright\s+(?:19|20)\d\d[^.]{0,40}\.\s+All rights reserved\.\s+The [A-Z]\w+ is not responsible")
_TEASERS = 5
_FEWEST = 4
"""A page has so many titles of other stories, or none."""
_TWO_IN_ONE = 24
"""Words above which there are two of them, the first without its stop."""
_LINKED = re.compile(
    r"[\"“‘']|(?:He|She|They|It|His|Her|But|And|However|Meanwhile|Additional|Also|Yet|So|Then|If|I|We|You)\b"
)


def sentence_starts(words: str) -> tuple[int, ...]:
    """Where sentences begin, or lines behind a gap; roughly, for whoever looks for furniture.

    >>> sentence_starts("Mr. Venn left. Talks go on.")
    (0, 15)
    """
    return (0, *(match.end() for match in _START.finditer(words) if match.end() < len(words)))


def captions(words: str, starts: Sequence[int]) -> Iterator[tuple[Span, BlockRole]]:
    """What stands before the credit of a picture, from where its sentence begins; and the credit.

    >>> words = "Talks go on. The quay at dusk. (credit: Ilan Dorvath) Ferent said no."
    >>> [span.of(words) for span, _ in captions(words, sentence_starts(words))]
    ['The quay at dusk.', '(credit: Ilan Dorvath)']
    """
    for match in _CREDIT.finditer(words):
        before = len(words[: match.start()].rstrip())
        start = max((at for at in starts if at < before - 1), default=0)
        line = words[start:before]
        if not line:
            yield Span(*match.span()), "furniture"
        elif len(line) <= _LONGEST_CAPTION and line[0] not in '"“‘' and line.count("“") == line.count("”"):
            yield Span(start, before), "caption"
            yield Span(*match.span()), "furniture"


def head(words: str) -> Iterator[tuple[Span, BlockRole]]:
    """The labels above a story, and who wrote it from where, when the story can be told from the place."""
    if match := _HEAD.match(words):
        yield Span(*match.span()), "furniture"
    if match := _REPORTING.search(words, 0, 1_500):
        yield Span(*match.span()), "byline"


def signatures(words: str, starts: Sequence[int], furniture: Sequence[Span]) -> Iterator[tuple[Span, BlockRole]]:
    """Credits of those who reported, and who they are, where no sentence of the story comes behind."""
    for start in starts:
        if match := _SIGNED.match(words, start):
            last = len(words[match.end() :].split()) <= _REST_OF_NAME
            yield Span(start, len(words) if last else match.end()), "byline"
    end = _end_of_story(words, furniture)
    for start in [at for at in starts if at < end][-_BIO_SENTENCES:]:
        line = words[start:end]
        if _BIO.match(line) and not _TOLD_OF.search(line):
            yield Span(start, end), "byline"
            return


def _end_of_story(words: str, furniture: Sequence[Span]) -> int:
    """Where the furniture begins that the text ends with, or the end of the text."""
    end = len(words.rstrip())
    for span in sorted(furniture, key=lambda span: -span.end):
        if span.end >= len(words[:end].rstrip()):
            end = min(end, span.start)
    return end


def teasers(words: str, starts: Sequence[int]) -> Iterator[tuple[Span, BlockRole]]:
    """What other stories say in a sentence each, between the end of a story and the notice of its rights.

    A sentence that opens with a quotation, a pronoun or a connective belongs to the story, and so do those before it;
    what comes behind the credit of a reporter never does.
    """
    notice = _NOTICE.search(words)
    if notice is None:
        return
    before = [at for at in starts if at < notice.start()]
    signed = [match.end() for at in before[-2 * _TEASERS :] if (match := _SIGNED.match(words, at))]
    if signed and signed[-1] < notice.start():
        yield Span(signed[-1], notice.start()), "link"
        return
    first, counted = notice.start(), 0
    for start in reversed(before):
        line = words[start:first]
        weight = 2 if len(line.split()) > _TWO_IN_ONE else 1
        if counted + weight > _TEASERS or _LINKED.match(line):
            break
        first, counted = start, counted + weight
    if counted >= _FEWEST:
        yield Span(first, notice.start()), "link"
