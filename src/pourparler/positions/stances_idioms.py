"""Idioms that take a position: "gave the green light to", "left the door open to", "tied the release to a truce".

In: a verb of a spaCy parse. Out: its `Stand`, or None.
Refused: idioms without a subject, and what is only supposed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from pourparler.events.phrases import joined
from pourparler.model.position import Stance
from pourparler.positions.conditions import Run
from pourparler.positions.stance_words import StanceWords
from pourparler.positions.stand import COPULAS, Stand, is_negated, is_supposed, stand_of
from pourparler.statements.syntax import child, subject

_TURNED: dict[Stance, Stance] = {"accepts": "rejects", "rejects": "open", "open": "rejects", "demands": "rejects"}
_CONDITIONS = frozenset({"condition", "precondition", "prerequisite", "requirement", "demand"})
_CONDITIONAL = frozenset({"conditional", "contingent", "dependent"})
_TYING = frozenset({"tie", "link", "couple", "peg"})
_OPENING = frozenset({"leave", "keep", "hold", "open", "reopen"})
_SHUTTING = frozenset({"close", "shut", "slam", "bolt"})
_BEHIND_DOOR = ("to", "for", "on")
_SETTING = frozenset(
    {
        "set",
        "name",
        "put",
        "make",
        "state",
        "lay",
        "cite",
        "list",
        "impose",
        "see",
        "regard",
        "consider",
        "treat",
        "view",
        "describe",
    }
)


def idiom(verb: Token, words: StanceWords) -> Stand | None:
    """The position that a verb takes with its object: "said no to tolls", "put a truce on the table"."""
    if verb.pos_ != "VERB" or is_supposed(verb, words):
        return None
    found = _phrase(verb, words) or _door(verb) or _on_table(verb) or _as_condition(verb) or _tied(verb)
    who = subject(verb)
    if found is None or who is None:
        return None
    stance, heads, end = found
    if is_negated(verb) and not any(c.lower_ == "no" and c.dep_ != "det" for c in verb.children):
        turned = _TURNED.get(stance)
        if turned is None:
            return None
        stance = turned
    stand = stand_of(stance, verb, heads, "idiom", 0.75, holder=tuple(joined(who)))
    return replace(stand, end=max(stand.end, end))


_Found = tuple[Stance, tuple[Token, ...], int]
"""A stance, the heads of what is wanted, and where the words of the idiom end."""


def _phrase(verb: Token, words: StanceWords) -> _Found | None:
    """ "Gave its *blessing to* the plan": the verb, its object, and what stands behind it."""
    for phrase in words.phrases.get(verb.lemma_.lower(), ()):
        thing = next((c for c in verb.children if c.i > verb.i and c.lemma_.lower() == phrase.thing), None)
        if thing is None or thing.dep_ not in ("dobj", "intj", "oprd", "attr", "dep", "npadvmod", "advmod", "det"):
            continue
        heads = _behind((verb, thing), phrase.takes)
        if "infinitive" in phrase.takes:
            heads = heads or tuple(c for t in (thing, verb) for c in t.rights if c.dep_ in ("acl", "relcl", "xcomp"))
        if heads:
            return phrase.stance, heads, thing.i + 1
    return None


def _door(verb: Token) -> _Found | None:
    """ "Left the *door open* to talks", "shut the door on them"."""
    door = next((t for t in verb.subtree if t.lower_ == "door" and verb.i < t.i < verb.i + 6), None)
    if door is None or (door.head != verb and door.head.head != verb):
        return None
    opens = [t for t in verb.subtree if t.lower_ in ("open", "ajar")]
    heads = _behind((door, *opens, verb), _BEHIND_DOOR)
    if verb.lemma_ in _OPENING and (opens or verb.lemma_ in ("open", "reopen")) and heads:
        return "open", heads, door.i + 1
    return ("rejects", heads, door.i + 1) if verb.lemma_ in _SHUTTING and heads else None


def open_door(verb: Token, words: StanceWords) -> Stand | None:
    """ "The door to talks remains open": said by a side, it is open to them."""
    door = child(verb, "nsubj")
    said = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in ("open", "closed", "shut")), None)
    if verb.lemma_ not in COPULAS or door is None or door.lower_ != "door" or said is None or is_supposed(verb, words):
        return None
    heads = _behind((door, said, verb), _BEHIND_DOOR)
    shut = (said.lower_ != "open") != is_negated(verb)
    return stand_of("rejects" if shut else "open", verb, heads, "idiom", 0.7, left=[door.left_edge.i], spoken=True)


def _on_table(verb: Token) -> _Found | None:
    """ "Put a rise of four per cent *on the table*"."""
    if verb.lemma_ not in ("put", "place", "lay"):
        return None
    thing = child(verb, "dobj")
    table = next((t for t in verb.subtree if t.lower_ == "table" and t.head.lower_ == "on"), None)
    if thing is None or table is None or table.i < thing.i or thing.lower_ in ("card", "cards"):
        return None
    return "offers", tuple(joined(thing)), table.i + 1


def _as_condition(verb: Token) -> _Found | None:
    """ "Set a withdrawal *as a condition*": it is demanded."""
    if verb.lemma_ not in _SETTING:
        return None
    thing = child(verb, "dobj")
    as_one = [t for t in verb.subtree if t.lemma_ in _CONDITIONS and t.head.lower_ == "as" and t.i > verb.i]
    if thing is None or not as_one or as_one[0].i < thing.i:
        return None
    return "demands", tuple(joined(thing)), as_one[0].i + 1


def _tied(verb: Token) -> _Found | None:
    """ "*Tied* the release *to* a truce", "made it *conditional on* one": see `tied_to` for the condition."""
    thing, on = child(verb, "dobj"), tied_to(verb)
    if on is None:
        return None
    if thing is None:
        said = next((c for c in verb.children if c.dep_ == "ccomp"), verb)
        thing = child(said, "nsubj")
    return ("open", tuple(joined(thing)), on.end) if thing is not None else None


def tied_to(verb: Token) -> Run | None:
    """The condition to which a verb ties what it speaks of, as a run of tokens."""
    done = verb.tag_ != "VBN" or (child(verb, "aux") is not None and child(verb, "auxpass") is None)
    if verb.lemma_ in _TYING and done:
        return _run(p for p in verb.children if p.dep_ in ("prep", "dative") and p.lower_ in ("to", "with"))
    if verb.lemma_ == "condition" and done:
        return _run(p for t in verb.subtree for p in t.children if p.dep_ == "prep" and p.lower_ in ("on", "upon"))
    if verb.lemma_ != "make":
        return None
    said = [t for t in verb.subtree if t.lower_ in _CONDITIONAL and t.i < verb.i + 15]
    after = (t.nbor() for t in said if t.i + 1 < len(t.doc))
    return _run(p for p in after if p.dep_ == "prep" and p.lower_ in ("on", "upon"))


def _run(prepositions: Iterable[Token]) -> Run | None:
    first = next(iter(prepositions), None)
    if first is None or not any(c.dep_ in ("pobj", "pcomp") for c in first.children):
        return None
    return Run(first.i, first.right_edge.i + 1)


def _behind(tokens: Iterable[Token], takes: Iterable[str]) -> tuple[Token, ...]:
    wanted = frozenset(takes)
    every = (p for t in tokens for p in t.children if p.dep_ in ("prep", "dative", "prt", "aux") and p.lower_ in wanted)
    return tuple(each for p in every for c in p.children if c.dep_ in ("pobj", "pcomp") for each in joined(c))
