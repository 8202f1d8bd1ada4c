"""To whom something is said.

In: a verb, its complement and its cue. Out: the tokens that name the addressee, or None.
Refused: what cannot listen: "said to be", "told the story".
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.statements.complements import TOLD, Complement
from pourparler.statements.cues import Cue, Lexicon
from pourparler.statements.draft import Run
from pourparler.statements.syntax import child, phrase


def addressee_of(
    verb: Token, lemma: str, found: Complement | None, cue: Cue, reach: Run, lexicon: Lexicon
) -> Run | None:
    """To whom it was said, as the tokens that name them."""
    head: Token | None = None
    if cue.addressee == "object" or (found is not None and found.frame == "order" and lemma in TOLD):
        head = next(
            (c for c in verb.rights if c.dep_ in ("dobj", "dative", "iobj") and c.pos_ in ("NOUN", "PROPN", "PRON")),
            None,
        )
        if head is None and found is not None and found.frame in ("clause", "order"):
            inner = next((c for c in found.head.lefts if c.dep_ == "nsubj"), None)
            head = inner if found.frame == "order" and lemma in TOLD else None
        if head is not None and found is not None and found.frame in ("object",):
            head = None
    if head is None and (cue.addressee == "to" or lemma == "call"):
        preposition = next(
            (c for c in verb.rights if c.dep_ in ("prep", "dative") and c.lower_ in ("to", "on", "upon")), None
        )
        allowed = preposition is not None and (preposition.lower_ == "to") == (cue.addressee == "to")
        head = child(preposition, "pobj") if preposition is not None and allowed else None
        if head is not None and not _can_listen(head, lexicon):
            head = None
    if head is None or head.i not in reach:
        return None
    run = phrase(head, reach, without=found.head if found is not None else None)
    return Run(run.start, min(run.end, found.start)) if found is not None and run.start < found.start < run.end else run


def _can_listen(head: Token, lexicon: Lexicon) -> bool:
    return (
        head.pos_ == "PROPN"
        or head.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")
        or head.lemma_.lower() in lexicon.listeners
    )
