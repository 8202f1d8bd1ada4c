"""Demands behind a threat: "warned of sanctions if Orsk *did not lift the blockade*".

In: a verb of warning or saying of a spaCy parse. Out: its `Stand`, which demands what would avert the threat, or None.
Refused: conditions on a side's own deeds, on what nobody does, and threats that nothing would avert.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from pourparler.events.phrases import joined
from pourparler.positions.stance_words import StanceWords
from pourparler.positions.stand import FUTURE, MAY, Stand, helpers_of, is_negated, is_supposed, stand_of
from pourparler.statements.syntax import child, subject

_THREATENING = frozenset({"warn", "threaten"})
_TELLING = frozenset({"say", "declare", "announce", "add", "tell", "vow", "pledge", "state"})
_FAILING = frozenset({"fail", "refuse", "decline", "neglect"})
_HARM = frozenset(
    {"measure", "action", "consequence", "step", "response", "penalty", "punishment", "embargo", "cut", "duty", "force"}
)
_ACTORS = frozenset({"GPE", "ORG", "NORP", "PERSON"})
_NO_SIDE = frozenset({"i", "we", "you", "there", "this", "that", "talks", "negotiations", "one", "nobody"})


def threat(verb: Token, words: StanceWords) -> Stand | None:
    """ "Warned of sanctions *unless Orsk left*", "said it would raise tariffs if Orsk did not": what is demanded."""
    if verb.lemma_ not in _THREATENING | _TELLING or is_negated(verb) or is_supposed(verb, words):
        return None
    who = subject(verb)
    clause = next((c for c in _conditions(verb) if _is_threatened(verb, c, words)), None)
    asked = _averting(clause) if clause is not None else None
    told = child(clause, "nsubj", "nsubjpass") if clause is not None else None
    if who is None or asked is None or told is None or told.lower_ in _NO_SIDE or told.lemma_ == who.lemma_:
        return None
    heads = (asked, *(c for c in asked.conjuncts if c.pos_ == "VERB" and child(c, "nsubj") is None))
    stand = stand_of("demands", verb, heads, "threat", 0.7, holder=tuple(joined(who)))
    pieces = tuple(tuple(t for t in piece if t.i > told.i) for piece in stand.pieces)
    if not all(pieces):
        return None
    return replace(stand, pieces=pieces, start=told.left_edge.i, end=max(t.i for piece in pieces for t in piece) + 1)


def _conditions(verb: Token) -> Iterator[Token]:
    """The clauses behind "if" and "unless" below a verb."""
    for token in verb.subtree:
        marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
        if token.dep_ == "advcl" and marks & {"if", "unless"}:
            yield token


def _is_threatened(verb: Token, clause: Token, words: StanceWords) -> bool:
    """Whether the clause hangs on a warning, or on a harm that somebody says would be done."""
    host = clause.head
    harms = words.lists["threats"] | words.lists["hostile"] | _HARM
    doer = subject(host) if host != verb else None
    if (
        doer is not None
        and doer.pos_ in ("NOUN", "NUM")
        and doer.ent_type_ not in _ACTORS
        and doer.lemma_.lower() not in harms
    ):
        return False  # "starvation will spread unless": a forecast
    if verb.lemma_ in _THREATENING:
        return True
    if host == verb or not helpers_of(host) & (FUTURE | MAY | {"would", "could"}):
        return False
    before = [t for t in host.subtree if t.i < clause.left_edge.i or t.i > clause.right_edge.i]
    harm = {t.lemma_.lower() for t in before} & harms
    return bool(harm) and not is_negated(host)


def _averting(clause: Token) -> Token | None:
    """The verb of what would avert it: behind "unless" the clause, behind "if" what is not done."""
    unless = any(c.lower_ == "unless" for c in clause.children)
    inner = child(clause, "xcomp")
    if clause.lemma_ in _FAILING and inner is not None:
        return None if unless or is_negated(clause) else inner
    return clause if unless != is_negated(clause) and clause.lemma_ not in ("be", "happen", "work", "succeed") else None
