"""Attributions by layout: "No talks before autumn: Palace", "Palace: no talks".

In: a parsed passage that is a headline or a bullet. Out: drafts.
Refused: a colon whose one side is not plainly a speaker ("Live: …", "Analysis: …", "Timeline: …").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from pourparler.language import Passage
from pourparler.model import Span
from pourparler.statements.cues import Cue, Lexicon
from pourparler.statements.draft import Draft, Run
from pourparler.statements.syntax import trim

_HEARD = Cue(act="inform", kind="speech")
_MARKS = frozenset({":", "—", "–", "-", "--"})


def read_headline(passage: Passage, known: Callable[[Span], bool], words: Lexicon) -> Iterator[Draft]:
    """The draft of a headline that names its speaker at its end or beginning; `known` says whether a span is an actor.

    Only the first or the last mark counts, and the speaker has at most six words.
    """
    doc = passage.doc
    marks = [
        t.i for t in doc if t.text in _MARKS and 0 < t.i < len(doc) - 1 and (t.text == ":" or _spaced(passage, t.i))
    ]
    if not marks:
        return
    last, first = marks[-1], marks[0]
    tail, lead = trim(doc, Run(last + 1, len(doc))), trim(doc, Run(0, first))
    if _is_speaker(passage, tail, known, words) and first == last and lead.end - lead.start > 2:
        yield _draft(passage, last, tail, lead)
    elif doc[first].text == ":" and _is_speaker(passage, lead, known, words) and len(doc) - first > 3:
        yield _draft(passage, first, lead, trim(doc, Run(first + 1, len(doc))))


def _draft(passage: Passage, mark: int, source: Run, content: Run) -> Draft:
    return Draft.of_cue(
        passage,
        mark,
        _HEARD,
        source=source,
        cue_run=Run(mark, mark + 1),
        content=(content,),
        rule="layout.headline",
        confidence=0.8,
    )


def _spaced(passage: Passage, i: int) -> bool:
    """Whether a dash stands between spaces, so that it parts two phrases and not two halves of a word."""
    doc = passage.doc
    return bool(doc[i - 1].whitespace_) and bool(doc[i].whitespace_)


def _is_speaker(passage: Passage, run: Run, known: Callable[[Span], bool], words: Lexicon) -> bool:
    doc: Doc = passage.doc
    tokens = [t for t in doc[run.start : run.end] if not t.is_punct]
    if not 1 <= len(tokens) <= 6 or tokens[0].lower_ in words.kickers:
        return False
    if any(t.pos_ in ("VERB", "AUX") and t.lower_ not in ("us",) and not t.text[0].isupper() for t in tokens):
        return False
    return tokens[-1].lemma_.lower() in words.speakers or known(passage.span(doc[run.start : run.end]))
