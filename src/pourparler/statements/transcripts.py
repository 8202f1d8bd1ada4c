"""Who has the word in a transcript or an interview: "DORVATH: We never agreed.", "Question: …", "Ilan Dorvath: …".

In: the passages of an article, in order. Out: a draft for each turn, over all its paragraphs.
Refused: a label in small letters that heads only one line, or lines of a list ("Pros:", "Killed:") that nobody speaks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pourparler.language import Passage
from pourparler.model import Span
from pourparler.statements.cues import Cue, Lexicon
from pourparler.statements.draft import Draft, Run
from pourparler.statements.syntax import trim

_HEARD = Cue(act="inform", kind="speech")
_WORD = r"[A-Z][\w.'’-]*"
_CAPITALS = r"(?:Q|A|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,4})"
_NAME = rf"{_WORD}(?: (?:of|the|for|al|bin|de|van|von|{_WORD})){{0,5}}"
_ROLE = r"(?: ?\([^)]{1,60}\))?"
_OPENING = re.compile(rf"(?:^|(?<=[.?!…—–\"”)] ))[\"“]?(?P<who>{_CAPITALS}|{_NAME}){_ROLE}:(?= |$)")
_ASKING = frozenset(
    ["anchor", "correspondent", "host", "interviewer", "journalist", "moderator", "presenter", "q", "question",
     "reporter"]
)  # fmt: skip
"""Labels of whoever asks; where they stand, the article is an interview."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Where somebody takes the word: the tokens of the label and of its colon, and where the label stands."""

    passage: Passage
    label: Run
    colon: int
    who: str
    first: bool

    @property
    def span(self) -> Span:
        """The place of the label."""
        return self.passage.span(self.passage.doc[self.label.start : self.label.end])


def read_turns(passages: Sequence[Passage], known: Callable[[Span], bool], words: Lexicon) -> list[Draft]:
    """A draft for each turn of a transcript; `known` says whether a span is an actor."""
    found = [turn for passage in passages for turn in _openings(passage, words)]
    kept = _spoken(found, known)
    at = {id(passage): number for number, passage in enumerate(passages)}
    drafts = []
    for turn, following in zip(kept, (*kept[1:], None), strict=False):
        doc = turn.passage.doc
        same = following is not None and following.passage is turn.passage
        end = following.label.start if same and following is not None else len(doc)
        after = at[id(following.passage)] if following is not None and not same else at[id(turn.passage)]
        between = passages[at[id(turn.passage)] + 1 : after]
        draft = _draft(turn, end, tuple(_continued(between)))
        if draft is not None:
            drafts.append(draft)
    return drafts


def _openings(passage: Passage, words: Lexicon) -> Iterator[Turn]:
    """The places of a passage where a label and a colon stand at the beginning of a sentence."""
    doc = passage.doc
    for match in _OPENING.finditer(doc.text):
        label = doc.char_span(match.start("who"), match.end() - 1, alignment_mode="expand")
        colon = next((t.i for t in doc if t.idx + len(t) >= match.end()), len(doc))
        if label is None or colon + 3 >= len(doc) or label[0].lower_ in words.kickers:
            continue
        first = not any(character.isalnum() for character in doc.text[: match.start("who")])
        yield Turn(passage=passage, label=Run(label.start, colon), colon=colon, who=match["who"], first=first)


def _spoken(turns: Sequence[Turn], known: Callable[[Span], bool]) -> list[Turn]:
    """The turns that somebody has: capitals that head a paragraph, and labels that take turns with others."""
    heads = Counter(turn.who for turn in turns if turn.first)
    often = {who for who, n in Counter(turn.who for turn in turns).items() if n > 1}
    asked = any(who.lower() in _ASKING for who in heads)
    spoken = often | (set(heads) if asked else set())
    loud = {who for who in often if _is_capitals(who)}
    talk = len(spoken) > 1 and (asked or len(loud) > 1 or any(known(t.span) for t in turns if t.who in spoken))
    return [t for t in turns if (t.first and _is_capitals(t.who)) or (talk and _may_open(t, spoken))]


def _is_capitals(who: str) -> bool:
    return who.upper() == who


def _may_open(turn: Turn, spoken: Collection[str]) -> bool:
    """Whether a label opens a turn of a talk; within a paragraph only capitals do, not "He named two. Orsk: …"."""
    return turn.who in spoken and (turn.first or _is_capitals(turn.who))


def _continued(passages: Iterable[Passage]) -> Iterator[Span]:
    """The further paragraphs of a turn, without remarks in brackets and headings."""
    for passage in passages:
        told = passage.span(passage.doc[:])
        if passage.block.role == "body" and passage.doc.text.strip()[:1] not in ("(", "["):
            yield told


def _draft(turn: Turn, end: int, quotes: tuple[Span, ...]) -> Draft | None:
    doc, colon = turn.passage.doc, turn.colon
    content = trim(doc, Run(colon + 1, end))
    if content.end - content.start < 2:
        return None
    one_token = len(doc[colon]) > 1  # "Radio):" ends in one token of two marks
    draft = Draft.of_cue(
        turn.passage, colon, _HEARD,
        source=Run(turn.label.start, colon + 1) if one_token else turn.label,
        cue_run=None if one_token else Run(colon, colon + 1),
        content=(content,), rule="layout.transcript", confidence=0.9,
        polarity="asked" if doc[content.end - 1].text == "?" and not quotes else "asserted",
    )  # fmt: skip
    return replace(draft, quotes=quotes)
