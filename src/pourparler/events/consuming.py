"""What belongs to an event and is no other.

In: a clause with its frame. Out: the places of its words, of the deed in its complement, of the nouns it names.
Refused: nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pourparler.events.clause import Clause
from pourparler.events.phrases import below
from pourparler.events.senses import VerbFrame

_SETTINGS = frozenset({"at", "during", "after", "before", "since", "amid", "following"})
"""Behind these stands another happening: "praised it at a *meeting* with Venn"."""


def consumed(clause: Clause, frame: VerbFrame, words: tuple[Token, ...]) -> Iterator[int]:
    """What belongs to this event: its words, the deed in its complement, the nouns that it names or speaks of."""
    yield from (word.i for word in words)
    for head in (*clause.objects, *clause.subjects):
        yield head.i
        yield from (inner.i for inner in below(head, ("of",)))
    for word, heads in clause.prepositions.items():
        if word not in _SETTINGS:
            yield from (head.i for head in heads)
    if clause.complement is not None and (frame.complement or frame.speech):
        yield from _chain(clause.complement)


def _chain(verb: Token) -> Iterator[int]:
    """A deed spoken of, with its own complements and objects, and what is joined to it."""
    yield verb.i
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "dobj", "advcl", "nsubj", "nsubjpass") or (
            child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
        ):
            yield from _chain(child)
        elif child.dep_ == "prep":
            for inner in child.children:
                yield from _chain(inner)
