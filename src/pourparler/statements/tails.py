"""Where the narrator goes on behind reported words: "…, a plan that Orsk rejects", "…, as lawyers challenge the move".

In: the drafts of an article, each with its content. Out: the same, without a tail that grammar lets be the narrator's
and of which the encoder takes nothing for content. Refused: tails in quotation marks, what only the encoder doubts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pourparler.encoder import load_encoder
from pourparler.language import ParsedArticle
from pourparler.model import Span
from pourparler.statements.draft import Draft
from pourparler.statements.spans import edge

MARGIN = 0.15
"""How much more of the words the encoder must take for content once the tail is gone."""
WHOLE = 0.9
"""The share of the words before a tail that must be content to it."""
FEWEST = 3
"""Words that must be left before a tail."""
_BESIDE = (
    r"as|even as|despite|amid|without|(?:\w+ )?(?:hours?|days?|weeks?|months?|years?) (?:after|before)|in effect"
    r"|(?:appearing|seeming) to|(?:drawing|sparking|prompting|triggering|fuel{1,2}ing|stirring|provoking)"
    r"|with (?:[\w’'-]+ ){1,6}?\w+ing\b|but there (?:is|was|are|were)|although|even though"
)
"""What the narrator opens with behind anything that is reported."""
_THING = (
    r"(?:an?|the (?:first|second|third|last|latest|same|very)) (?:[\w’'-]+ ){0,2}?"
    r"(?:accusation|allegation|assertion|charge|claim|condition|decision|demand|figure|goal|idea|move|nod|number|objective"
    r"|outcome|phrase|plan|policy|position|practice|proposal|prospect|reference|sign|stance|step|suggestion|term|threat"
    r"|view|warning)|where"
)
"""What the narrator opens with behind a clause: a noun that judges it, or a place."""
_MARK = r"(?:,[\"”]?| ?[—–]| -{1,2}) ?(?= ?(?:%s)\s)|(?: [—–]| -{1,2})(?= and (?!that\s))"
_BEHIND = {"clause": re.compile(_MARK % f"{_BESIDE}|{_THING}"), "object": re.compile(_MARK % _BESIDE)}
_OF_RULE = {
    "verb.clause": "clause",
    "verb.infinitive": "clause",
    "verb.order": "clause",
    "verb.sourceless": "clause",
    "verb.object": "object",
}

Placed = tuple[Draft, tuple[Span, ...]]


def without_tails(parsed: ParsedArticle, placed: Sequence[Placed]) -> list[Placed]:
    """The drafts with their content, cut where the narrator takes over by grammar and by the encoder."""
    text = parsed.article.text
    asked = [(number, cuts) for number, pair in enumerate(placed) if (cuts := list(_cuts(parsed, *pair)))]
    if not asked:
        return list(placed)
    anchors = {n: edge(d, d.cue, text) or edge(d, d.source, text) or c[0] for n, (d, c) in enumerate(placed)}
    readings = [(anchors[n], None, content) for n, cuts in asked for content in (placed[n][1], *cuts)]
    shares = (agreed.content if agreed else 0.0 for agreed in load_encoder().agreed(text, readings))
    settled = list(placed)
    for number, cuts in asked:
        whole = next(shares)
        share, cut = max(((next(shares), cut) for cut in cuts), key=lambda pair: pair[0])
        if share >= WHOLE and share >= whole + MARGIN:
            settled[number] = (placed[number][0], cut)
    return settled


def _cuts(parsed: ParsedArticle, draft: Draft, content: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """Every content that is left when a tail goes which may be the narrator's."""
    text, last = parsed.article.text, content[-1]
    seam = _BEHIND.get(_OF_RULE.get(draft.rule, ""))
    cue = edge(draft, draft.cue, text)
    if seam is None or draft.passage.block.role != "body" or cue is None or last.start < cue.end:
        return
    for found in seam.finditer(text, last.start, last.end):
        end = found.start() + (2 if found.group()[1:2] in ('"', "”") else 0)
        marked = any(q.inner.start <= end < q.inner.end for q in parsed.quotations if q.depth == 0)
        if not marked and len(text[content[0].start : end].split()) >= FEWEST:
            yield (*content[:-1], Span(last.start, end))
