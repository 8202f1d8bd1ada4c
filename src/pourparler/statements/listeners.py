"""To whom something is said.

In: a verb, its complement and its cue. Out: the tokens that name the addressee, or None.
Refused: what cannot listen: "said to be", "told the story".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pourparler.statements.complements import TOLD, Complement, clear_of
from pourparler.statements.cues import Cue, Lexicon
from pourparler.statements.draft import Run
from pourparler.statements.syntax import child, is_passive, phrase

_NAMES = ("NOUN", "PROPN", "PRON")
_ASKING = frozenset({"demand", "request"})
_CONVERSATIONS = frozenset(
    ["interview", "remark", "comment", "speech", "conversation", "call", "address", "briefing", "meeting", "testimony"]
)


_OCCASIONS = frozenset({"conference", "meeting", "briefing", "forum", "rally", "summit", "hearing", "event", "session"})
"""What one is told at rather than told: "told a news conference"."""


def addressee_of(
    verb: Token, lemma: str, found: Complement | None, cue: Cue, reach: Run, lexicon: Lexicon
) -> Run | None:
    """To whom it was said, as the tokens that name them."""
    for head in _listeners(verb, lemma, found, cue, lexicon):
        if head.i not in reach:
            continue
        run = phrase(head, reach, without=found.head if found is not None else None)
        if found is None:
            return run
        first = found.preposition.i if found.preposition is not None else found.start
        return Run(run.start, first) if run.start < first < run.end else run
    return None


def _listeners(verb: Token, lemma: str, found: Complement | None, cue: Cue, lexicon: Lexicon) -> Iterator[Token]:
    frame = found.frame if found is not None else "quote"
    if is_passive(verb) and lemma in TOLD:
        yield from (c for c in verb.lefts if c.dep_ == "nsubjpass" and _can_listen(c, lexicon))
    if found is not None and frame == "order_on":
        yield found.head
    if frame == "order" and cue.kind == "attitude":
        return
    if frame == "object" and cue.act in _ASKING:
        yield from _told(verb, "from", lexicon)
        yield from _told(found.head, "from", lexicon) if found is not None else ()
    about = frame == "object" and child(verb, "prep") is not None
    if about and cue.addressee == "object" and found is not None and _can_listen(found.head, lexicon):
        yield found.head  # "questioned the minister about the list"
    if (cue.addressee == "object" or frame == "order") and frame != "object":
        told = (c for c in verb.rights if c.dep_ in ("dobj", "dative", "iobj") and c.pos_ in _NAMES)
        yield from (c for c in told if c.lemma_.lower() not in _OCCASIONS)
        if found is not None and frame == "order":
            yield from (c for c in found.head.lefts if c.dep_ == "nsubj" and c.pos_ in _NAMES)
    if cue.addressee == "to":
        yield from _told(verb, "to", lexicon)
        clear = clear_of(verb) if lemma == "make clear" else None
        yield from _told(clear, "to", lexicon) if clear is not None else ()
    for c in verb.children:
        paper = child(c, "pobj") if c.dep_ == "prep" and c.lower_ in ("in", "at", "during") else None
        if paper is not None and (paper.lemma_ in lexicon.documents or paper.lemma_ in _CONVERSATIONS):
            yield from _told(paper, "to", lexicon)
        if c.dep_ == "advcl" and c.lemma_ in ("speak", "talk"):
            yield from _told(c, "to", lexicon)


def _told(token: Token, preposition: str, lexicon: Lexicon) -> Iterator[Token]:
    """Who stands behind this preposition, if it is someone who can listen."""
    for c in token.rights:
        head = child(c, "pobj") if c.dep_ in ("prep", "dative") and c.lower_ == preposition else None
        if head is not None and _can_listen(head, lexicon):
            yield head


def _can_listen(head: Token, lexicon: Lexicon) -> bool:
    if head.pos_ == "PROPN" or head.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    lemma = head.lemma_.lower()
    if lemma in lexicon.listeners:
        return True
    return head.pos_ == "NOUN" and lemma not in lexicon.documents and lexicon.can_speak(lemma)
