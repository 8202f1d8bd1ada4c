"""What somebody who speaks for a side says will, must, can or will not be done.

In: a verb of a spaCy parse. Out: its `Stand`, which is the speaker's, or None.
Refused: threats, what is only supposed, wishes in verbs of saying and knowing.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from pourparler.events.phrases import joined
from pourparler.model.position import Stance
from pourparler.positions.conditions import condition_of
from pourparler.positions.stance_words import StanceWords
from pourparler.positions.stand import (
    FUTURE,
    MAY,
    MUST,
    Stand,
    concedes,
    helpers_of,
    is_bound,
    is_negated,
    is_none,
    is_supposed,
    stand_of,
)
from pourparler.statements.syntax import child, subject

_TALK = frozenset({"negotiation", "talk", "dialogue", "diplomacy", "consultation", "discussion"})


def modal_stand(verb: Token, words: StanceWords) -> Stand | None:
    """What somebody who speaks for a side says will not, must, or would be done."""
    helpers, negative = helpers_of(verb), is_negated(verb)
    who = subject(verb)
    if child(verb, "expl") is not None and (stand := _there_is_none(verb)) is not None:
        return stand
    if who is None and _is_imperative(verb) and not negative and verb.lemma_ not in words.lists["hostile"]:
        return stand_of("demands", verb, (verb,), "imperative", 0.6, spoken=True)
    if who is None or verb.lemma_ in ("say", "tell", "know", "think", "like", "see") or is_supposed(verb, words):
        return _there_is_none(verb)
    own_right = [c for c in verb.rights if c.dep_ not in ("punct", "cc", "conj", "parataxis")]
    if not own_right and not any(c.dep_ == "nsubjpass" for c in verb.children) and verb.pos_ != "VERB":
        return None
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    due = bool(helpers & MUST) or is_bound(verb) or (passive and verb.lemma_ in ("need", "require") and not negative)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    stance: Stance | None = None
    own, sure = True, 0.7
    if due:
        stance, own = "demands", False
        sure = 0.7 if helpers & {"must"} or is_bound(verb) else 0.6
    elif negative and helpers & FUTURE and verb.lemma_ in words.lists["failing"]:
        stance, own = "rules-out" if is_none(who) else "rejects", False
    elif (
        negative
        and helpers & {"can", "ca", "could", "may"}
        and not passive
        and verb.lemma_ in words.lists["forbidding"]
        and (who.pos_ == "PROPN" or who.ent_type_)
    ):
        stance, own = "demands", False
    elif negative and verb.lemma_ == "be" and any(c.lower_ in ("able", "unable") for c in verb.rights):
        return None  # what somebody will not manage
    elif negative and helpers & FUTURE:
        consents = verb.lemma_ in words.consenting
        stance = "rejects" if consents and "never" not in helpers else "rules-out"
        own = not (passive or is_none(who))
    elif negative and (helpers & {"can", "ca", "could"} or helpers & {"do", "does"}):
        stance = "rejects" if verb.lemma_ in words.consenting else None
        own = not passive
    elif helpers & (FUTURE | MAY) and verb.lemma_ not in words.lists["hostile"] and condition_of(verb, negative=False):
        stance, own = "open", not passive
    elif helpers & {"will", "'ll", "’ll", "would", "shall"} and concedes(verb, words) and not passive:
        stance, sure = "offers", 0.6
    elif helpers & {"may", "might", "could"} and not negative and concedes(verb, words) and not passive:
        stance, sure = "offers", 0.5
    elif helpers & {"will", "'ll", "’ll", "would", "shall"} and verb.lemma_ in words.lists["keeping"]:
        held = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i and t.i < verb.i + 8}
        stance = "rules-out" if held & words.lists["hurtful"] else "open" if held & _TALK else None
    if stance is None:
        return None
    pieces = tuple(t for t in verb.subtree if t.i >= who.left_edge.i and not _is_edge(t, verb))
    stand = stand_of(stance, verb, (), "modal", sure, left=[who.left_edge.i] if who.i < verb.i else [], spoken=True)
    return replace(stand, own=own, subject=who, pieces=(_without_speech(pieces, verb),), end=verb.right_edge.i + 1,
                   toward=tuple(joined(who)) if due else ())  # fmt: skip


def _is_imperative(verb: Token) -> bool:
    """ "End this war": in somebody's own words, with nothing before it."""
    bare = verb.tag_ == "VB" and not any(c.dep_ in ("aux", "auxpass", "nsubj", "mark") for c in verb.children)
    first = verb.left_edge.i
    opens = first == verb.sent.start or verb.doc[first - 1].is_quote or verb.doc[first - 1].text in '“:,"'
    quoted = any(t.is_quote or t.text == "“" for t in verb.doc[max(0, first - 2) : first + 1])
    return bare and opens and quoted and verb.dep_ in ("ROOT", "ccomp") and any(c.dep_ == "dobj" for c in verb.children)


def _without_speech(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """The words of the verb's own clause: nothing that is joined to it with a subject of its own."""
    joined_to = [c for c in verb.children if c.dep_ in ("conj", "parataxis") and child(c, "nsubj", "nsubjpass")]
    other = {t.i for c in joined_to for t in c.subtree}
    return tuple(t for t in tokens if t.i not in other)


def _is_edge(token: Token, verb: Token) -> bool:
    return token.is_punct and token.i in (verb.left_edge.i, verb.right_edge.i)


def _there_is_none(verb: Token) -> Stand | None:
    """ "There will be no talks": said by a side, it is ruled out."""
    there = any(c.dep_ == "expl" for c in verb.children)
    something = next((c for c in verb.children if c.dep_ in ("attr", "nsubj", "dobj") and c.i > verb.i), None)
    if there and something is not None and (helpers_of(verb) & MUST or is_bound(verb)) and not is_negated(verb):
        return stand_of("demands", verb, (something,), "none", 0.7, left=[verb.left_edge.i], spoken=True)
    none = next((c for c in verb.children if c.dep_ in ("attr", "nsubj") and is_none(c)), None)
    if none is None or not there or not helpers_of(verb) & (FUTURE | {"can"}):
        return None
    return stand_of("rules-out", verb, (none,), "none", 0.7, left=[verb.left_edge.i], spoken=True)


def ordered(verb: Token) -> Stand | None:
    """ "First the troops leave, then we talk": what a side puts first."""
    if verb.dep_ != "ROOT":
        return None
    lower = [t.lower_ for t in verb.sent]
    if ("first" not in lower[:2] and "firstly" not in lower[:2]) or "then" not in lower:
        return None
    start, then = verb.sent.start, verb.sent.start + lower.index("then")
    piece = tuple(t for t in verb.doc[start:then] if not t.is_punct)
    anchor = next((t for t in piece if t.pos_ == "VERB"), verb)
    stand = stand_of("demands", anchor, (), "order", 0.7, spoken=True)
    return replace(stand, pieces=(piece,), start=start, end=verb.sent.end)
