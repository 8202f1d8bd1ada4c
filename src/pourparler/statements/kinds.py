"""Said or written.

In: a draft. Out: its kind: writing where a paper speaks or the words stand in one.
Refused: papers that are only spoken of, and the occasions of speech: "in an interview".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pourparler.model import Kind
from pourparler.statements.cues import Lexicon
from pourparler.statements.draft import Draft
from pourparler.statements.syntax import child

_SPOKEN = frozenset({"interview", "briefing", "court", "announcement", "declaration", "video", "footage"})
"""Words of the list of papers that may as well be spoken."""


_PRESS = frozenset(
    {"media", "medium", "newspaper", "outlet", "press", "tabloid", "magazine", "weekly", "daily", "website"}
)
_PAGES = frozenset(
    {"x", "telegram", "facebook", "twitter", "instagram", "channel", "page", "account", "network", "platform"}
)
"""Where one writes: "on X", "on his channel"."""


def kind_of(draft: Draft, lexicon: Lexicon) -> Kind:
    """The kind of the cue; for speech, writing if a paper says it or it is said in one: "in a letter", "in a post"."""
    if draft.kind != "speech":
        return draft.kind
    doc, cue = draft.passage.doc, draft.passage.doc[draft.anchor]
    speaker = doc[draft.source.start : draft.source.end].root if draft.source is not None else None
    if speaker is not None and speaker.lemma_.lower() in _PRESS:
        return "writing"
    papers = (speaker, *_places(cue), *_holding(cue))
    return "writing" if any(_is_paper(token, lexicon) for token in papers) or _on_page(cue) else "speech"


def _places(cue: Token) -> Iterator[Token | None]:
    """What a cue is said in or on, with that of the report it goes on from: "said on X, adding"."""
    first = cue.head if cue.dep_ == "conj" or (cue.dep_ == "advcl" and cue.tag_ == "VBG") else cue
    for verb in dict.fromkeys((cue, first)):
        yield from (child(c, "pobj") for c in verb.children if c.dep_ == "prep" and c.lower_ in ("in", "on"))


def _holding(cue: Token) -> Iterator[Token]:
    """The paper that a clause hangs on: "issued a statement demanding", "wrote a letter in which she said"."""
    asked = any(c.dep_ == "prep" and any(w.lower_ == "which" for w in c.children) for c in cue.children)
    if (cue.dep_ == "acl" and cue.tag_ == "VBG") or (cue.dep_ == "relcl" and asked):
        yield cue.head


def _on_page(cue: Token) -> bool:
    return any(
        place is not None and place.head.lower_ == "on" and place.lemma_.lower() in _PAGES for place in _places(cue)
    )


def _is_paper(token: Token | None, lexicon: Lexicon) -> bool:
    lemma = token.lemma_.lower() if token is not None else ""
    filmed = token is not None and any(c.lower_ in ("video", "televised", "audio") for c in token.lefts)
    return lemma in lexicon.documents and lemma not in _SPOKEN and not filmed
