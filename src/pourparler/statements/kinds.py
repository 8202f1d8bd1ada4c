"""Said or written.

In: a draft. Out: its kind: writing where a paper speaks or the words stand in one.
Refused: papers that are only spoken of, and the occasions of speech: "in an interview".
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.model import Kind
from pourparler.statements.cues import Lexicon
from pourparler.statements.draft import Draft
from pourparler.statements.syntax import child

_SPOKEN = frozenset({"interview", "briefing", "court", "announcement", "declaration", "figure", "video"})
"""Words of the list of papers that may as well be spoken."""


def kind_of(draft: Draft, lexicon: Lexicon) -> Kind:
    """The kind of the cue; for speech, writing if a paper says it or it is said in one: "in a letter", "in a post"."""
    if draft.kind != "speech":
        return draft.kind
    doc, cue = draft.passage.doc, draft.passage.doc[draft.anchor]
    speaker = doc[draft.source.start : draft.source.end].root if draft.source is not None else None
    placed = [child(c, "pobj") for c in cue.children if c.dep_ == "prep" and c.lower_ in ("in", "on")]
    return "writing" if any(_is_paper(token, lexicon) for token in (speaker, *placed)) else "speech"


def _is_paper(token: Token | None, lexicon: Lexicon) -> bool:
    lemma = token.lemma_.lower() if token is not None else ""
    return lemma in lexicon.documents and lemma not in _SPOKEN
