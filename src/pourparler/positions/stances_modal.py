"""What somebody who speaks for a side says will, must, can or will not be done.

In: a verb of a spaCy parse. Out: its `Stand`, which is the speaker's, or None.
Refused: threats, what is only supposed, wishes in verbs of saying and knowing.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from pourparler.events.phrases import is_actor_word, joined
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

_Meant = tuple[Stance, bool, float]
"""A stance, whether the subject must be who speaks, and how sure."""
_BEGINNING = frozenset({"begin", "start", "proceed", "move"})
_GOING_ON = frozenset({"continue", "remain", "stay", "persist"})
_GIVING_UP = frozenset(
    {"give", "surrender", "cede", "relinquish", "abandon", "concede", "renounce", "compromise", "yield"}
)
_TALK = frozenset({"negotiation", "talk", "dialogue", "diplomacy", "consultation", "discussion"})


def modal_stand(verb: Token, words: StanceWords) -> Stand | None:
    """What somebody who speaks for a side says will not, must, or would be done."""
    negative = is_negated(verb)
    who = subject(verb)
    if child(verb, "expl") is not None and (stand := _there_is_none(verb)) is not None:
        return stand
    if _is_imperative(verb) and not negative and verb.lemma_ not in words.lists["hostile"]:
        return stand_of("demands", verb, (verb,), "imperative", 0.6, spoken=True)
    if who is None or verb.lemma_ in ("say", "tell", "know", "think", "like", "see") or is_supposed(verb, words):
        return _there_is_none(verb)
    own_right = [c for c in verb.rights if c.dep_ not in ("punct", "cc", "conj", "parataxis")]
    if not own_right and not any(c.dep_ == "nsubjpass" for c in verb.children) and verb.pos_ != "VERB":
        return None
    meant = _demanded(verb) or _negative(verb, who, words) if negative or _is_due(verb) else _positive(verb, who, words)
    if meant is None:
        return None
    stance, own, sure = meant
    pieces = tuple(t for t in verb.subtree if t.i >= who.left_edge.i and not _is_edge(t, verb))
    if verb.dep_ == "conj" and who.head == verb.head and stance == "demands":
        pieces = (*who.subtree, *pieces)  # "the trade is great and must be fair"
    stand = stand_of(stance, verb, (), "modal", sure, left=[who.left_edge.i] if who.i < verb.i else [], spoken=True)
    return replace(stand, own=own, subject=who, pieces=(_without_speech(pieces, verb),), end=verb.right_edge.i + 1,
                   toward=tuple(joined(who)) if _is_due(verb) else ())  # fmt: skip


def _is_due(verb: Token) -> bool:
    """ "Must leave", "has to leave", "needs to be opened"."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    needed = passive and verb.lemma_ in ("need", "require") and not is_negated(verb)
    return bool(helpers_of(verb) & MUST) or is_bound(verb) or needed


def _demanded(verb: Token) -> _Meant | None:
    if not _is_due(verb) or "have" in helpers_of(verb) or _is_turned(verb):
        return None  # "should have waited", "should it proceed"
    return "demands", False, 0.7 if helpers_of(verb) & {"must"} or is_bound(verb) else 0.6


def _is_turned(verb: Token) -> bool:
    """ "Should the region proceed": the helper before the subject opens a condition."""
    who = subject(verb)
    return who is not None and any(c.dep_ == "aux" and c.lower_ == "should" and c.i < who.i for c in verb.children)


def _negative(verb: Token, who: Token, words: StanceWords) -> _Meant | None:
    """What will not, cannot or does not happen: refused, ruled out, or forbidden to another."""
    helpers, passive = helpers_of(verb), any(c.dep_ == "auxpass" for c in verb.children)
    if any(c.lower_ == "longer" for c in verb.children):
        return None  # "will no longer limit": what ends may be a burden
    named = who.pos_ == "PROPN" or bool(who.ent_type_)
    if helpers & FUTURE and verb.lemma_ in words.lists["failing"]:
        return "rules-out" if is_none(who) else "rejects", False, 0.7
    if helpers & {"can", "ca", "could", "may"} and not passive and verb.lemma_ in words.lists["forbidding"] and named:
        return "demands", False, 0.7
    if verb.lemma_ == "be" and any(c.lower_ in ("able", "unable") for c in verb.rights):
        return None  # what somebody will not manage
    consents = verb.lemma_ in words.consenting
    if helpers & FUTURE:
        stance: Stance = "rejects" if consents and "never" not in helpers else "rules-out"
        happens = who.pos_ == "NOUN" and not is_actor_word(who) and condition_of(verb, negative=True) is not None
        return stance, not (passive or is_none(who) or happens), 0.7
    if helpers & {"can", "ca", "could", "do", "does"}:
        return ("rejects", not passive, 0.7) if consents or (verb.lemma_ in _GIVING_UP and not passive) else None
    return _positive(verb, who, words)


def _positive(verb: Token, who: Token | None, words: StanceWords) -> _Meant | None:
    """What will or may be done: a concession, what a condition allows, or what goes on."""
    helpers, passive = helpers_of(verb), any(c.dep_ == "auxpass" for c in verb.children)
    if "have" in helpers and helpers & (FUTURE | MAY):
        return None  # "could have ended": what never was
    if helpers & (FUTURE | MAY) and _can_be_given(verb, words) and condition_of(verb, negative=False):
        happens = who is not None and who.pos_ == "NOUN" and not is_actor_word(who)  # "the war could end if"
        return "open", not (passive or happens), 0.7
    will = bool(helpers & {"will", "'ll", "’ll", "would", "shall"})
    begun = next((c for c in verb.children if c.dep_ == "xcomp"), verb) if verb.lemma_ in _BEGINNING else verb
    yields = concedes(begun, words) and begun.lemma_ in words.lists["yielding"] | words.lists["stopping"]
    if will and verb.lemma_ in _GOING_ON and who is not None and _is_own_kept(who, words):
        return "rules-out", False, 0.7  # "enrichment will continue"
    if will and yields and not passive:
        return "offers", True, 0.6
    if helpers & {"may", "might"} and not is_negated(verb) and yields and not passive:
        return "offers", True, 0.5
    if will and verb.lemma_ in words.lists["keeping"]:
        held = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i and t.i < verb.i + 8}
        return (
            ("rules-out", True, 0.7) if held & words.lists["hurtful"] else ("open", True, 0.7) if held & _TALK else None
        )
    return None


def _is_own_kept(thing: Token, words: StanceWords) -> bool:
    """Whether it is what one side alone keeps up: "enrichment", not "their tolls"."""
    theirs = any(t.lower_ in ("their", "his", "your") for t in thing.lefts)
    return thing.lemma_.lower() in words.lists["own-kept"] and not theirs


def _can_be_given(verb: Token, words: StanceWords) -> bool:
    """Whether to do it, on a condition, is an answer to somebody: "would release them if", not "will collapse if"."""
    given = words.conceding | words.consenting | words.lists["mutual"] | words.lists["stopping"]
    return is_negated(verb) or verb.lemma_ in given


def _is_imperative(verb: Token) -> bool:
    """ "End this war": in somebody's own words, with nothing before it."""
    if any(c.dep_ == "conj" and child(c, "nsubj") is not None for c in verb.children):
        return False  # "lift them and you can come"
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
    if none is not None and there and none.lemma_ in ("room", "space", "question", "scope"):
        off = tuple(each for p in none.rights if p.lower_ in ("for", "of") for c in p.children for each in joined(c))
        return stand_of("rules-out", verb, off, "none", 0.7, left=[verb.left_edge.i], spoken=True) if off else None
    if none is None or not there or not helpers_of(verb) & (FUTURE | {"can"}):
        return None
    without = [c for t in (verb, none) for p in t.children if p.lower_ == "without" for c in p.children]
    needed = tuple(each for c in without if c.dep_ in ("pobj", "pcomp") for each in joined(c))
    if needed:
        return stand_of("demands", verb, needed, "none", 0.7, left=[verb.left_edge.i], spoken=True)
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
