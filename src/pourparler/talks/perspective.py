"""From whose side "talks with Lirke" are told, deep in a clause: whoever does what is done there.

In: a noun of talks with one side behind its "with". Out: `Sides`, one of them or none.
Refused: who only welcomes, doubts or comments on the talks of others, and who tells of a clause that is not his own.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pourparler.events.clause import clause_of
from pourparler.language.parsed import Passage
from pourparler.talks.beside import VISITS, may_be_side
from pourparler.talks.doers import doers
from pourparler.talks.scene import NOBODY, Scene, Sides
from pourparler.talks.sides import sides_of
from pourparler.talks.told import VERBS

_WITHIN = frozenset({"xcomp", "advcl", "conj"})
_LOOKING_ON = frozenset(
    {
        "welcome", "support", "back", "endorse", "hail", "praise", "applaud", "condemn", "criticise",
        "criticize", "slam", "oppose", "say", "tell", "comment", "report", "write", "warn", "add", "note",
        "claim", "argue", "believe",
        "think", "hear", "watch", "mediate", "broker", "host", "facilitate", "ask", "urge", "encourage", "press",
    }
)  # fmt: skip
_TELLING = frozenset({"say", "announce", "declare", "confirm", "state", "add", "note", "report", "warn"})
_VIEWS = frozenset(
    {"support", "backing", "opposition", "criticism", "concern", "comment", "remark", "report", "question", "doubt"}
)


def holder(noun: Token, known: Sides, passage: Passage, scene: Scene) -> Sides:
    """The one other side that does what the clause tells: "Orsk's envoys left without progress in talks with Lirke"."""
    if noun.lemma_.lower() in VISITS or len(known.parties) != 1 or all(t.lower_ != "with" for t in noun.subtree):
        return NOBODY
    if told := _teller(noun, known, passage, scene):
        return told
    for verb in _verbs_above(noun):
        if verb.lemma_ in _LOOKING_ON:
            return NOBODY
        heads = tuple(h for h in doers(clause_of(verb)) if may_be_side(h) and not noun.is_ancestor(h))
        found = sides_of(heads, passage, scene)
        if found:
            other = tuple(p for p in found.parties if p not in known.parties)
            return Sides(other) if len(found.parties) == len(other) == 1 else NOBODY
        if heads:
            return NOBODY
    return NOBODY


def _verbs_above(noun: Token) -> Iterator[Token]:
    """The verbs of the clause of a noun that stands below a preposition, and those that these hang on."""
    if noun.dep_ != "pobj":
        return
    inside = True
    for above in noun.ancestors:
        if above.pos_ in VERBS:
            inside = False
            yield above
            if above.dep_ not in _WITHIN:
                return
        elif inside and above.lemma_.lower() in _VIEWS:
            return


def _teller(noun: Token, known: Sides, passage: Passage, scene: Scene) -> Sides:
    """Who tells what became of "talks with Lirke": "Orsk said talks with Lirke had been suspended".

    "The talks with Lirke" may be those of others.
    """
    verb = noun.head
    if (
        noun.dep_ not in ("nsubj", "nsubjpass")
        or verb.dep_ != "ccomp"
        or any(c.dep_ in ("poss", "det") for c in noun.lefts)
    ):
        return NOBODY
    if verb.head.lemma_ not in _TELLING or any(t.lower_ == "between" for t in noun.subtree):
        return NOBODY
    found = sides_of((h for h in doers(clause_of(verb.head)) if may_be_side(h)), passage, scene)
    return Sides(found.parties) if len(found.parties) == 1 and found.parties != known.parties else NOBODY
