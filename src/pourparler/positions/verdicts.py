"""What a side is said to be ("is ready to"), and what it says that a thing is ("is out of the question").

In: an adjective or verb of a spaCy parse. Out: its `Stand`, or None.
Refused: what is only supposed; that an offer is still on the table.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from pourparler.events.phrases import joined
from pourparler.positions.stance_words import StanceWords
from pourparler.positions.stand import COPULAS, Stand, has_to, is_hostile, is_negated, is_supposed, plain, stand_of
from pourparler.statements.syntax import child, subject

_CONDITIONS = frozenset({"condition", "precondition", "prerequisite", "requirement"})


def adjective_stand(token: Token, words: StanceWords) -> Stand | None:
    """ "Is ready to talk", "remains opposed to": the adjective takes the position."""
    stance, bearer = words.adjectives.get(token.lower_), token
    if token.dep_ == "prep" and (noun := child(token, "pobj")) is not None:
        stance, bearer = words.adjectives.get(f"{token.lower_} {noun.lower_}", stance), noun
    if stance is None:
        return None
    first = token.head if token.dep_ == "conj" and token.head.dep_ == "acomp" else token  # "firm and *opposed*"
    host = first.head if token.pos_ in ("ADJ", "ADP") or token.dep_ in ("acomp", "oprd") else token
    out = host.lemma_ == "come" and any(c.lower_ == "out" for c in host.children)
    stands = host.lemma_ in COPULAS or out or child(token, "auxpass") is not None or host.lemma_ in ("say", "declare")
    holder = subject(host) if stands else None
    if holder is None or is_supposed(host, words):
        return None
    heads = [c for c in token.children if c.i > token.i and c.dep_ in ("xcomp", "ccomp", "advcl")]
    firm = ("about",) if stance == "demands" else ()
    if stance == "demands" and not heads:  # "is adamant that", hung on "is" by the parser
        heads += [c for c in host.children if c.dep_ == "ccomp" and c.i > token.i]
    about = ("to", "for", "in", "on", "with", *firm) if bearer == token else ("of", "for")
    heads += [each for p in bearer.children if p.dep_ in ("prep", "aux") and p.lower_ in about
              for c in p.children if c.dep_ in ("pobj", "pcomp") for each in joined(c)]  # fmt: skip
    heads += [
        c for c in host.children if host != token and c.i > token.i and c.dep_ in ("xcomp", "advcl") and has_to(c)
    ]
    if token.lower_ == "against":
        heads += [each for c in token.children if c.dep_ in ("pobj", "pcomp") for each in joined(c)]
    ended = any(c.lower_ == "longer" and c.nbor(-1).lower_ in ("no", "any") for c in (*host.children, *token.children))
    negative = is_negated(host) or is_negated(token) or ended
    if negative:
        stance = {"open": "rejects", "accepts": "rejects", "rejects": "open"}.get(stance)  # type: ignore[assignment]
    heads = [h for h in heads if h.lemma_ != "be"]  # "happy to be here"
    if stance == "accepts" and bearer == token and heads and heads[0].lemma_ in words.lists["mutual"] | {"secure"}:
        stance = "open"  # "committed to reaching a deal"
    if not heads or stance is None or (stance == "open" and is_hostile(tuple(heads), stance, words)):
        return None
    return stand_of(stance, token, tuple(heads), "adjective", 0.85, left=[host.i], holder=tuple(joined(holder)))


def verdict(verb: Token, words: StanceWords) -> Stand | None:
    """ "The port is not on the table": what a side says of a thing; "unacceptable to Orsk" is Orsk's."""
    if (verb.lemma_ not in COPULAS and verb.lemma_ != "make") or is_supposed(verb, words):
        return None
    said = verb.doc[verb.i : min(verb.right_edge.i + 1, verb.i + 10)]
    behind = [t for t in said[int(verb.lemma_ != "make") :] if not t.is_quote and t.text not in "“”"]
    matched = words.verdict(["makes" if t == verb else plain(t) for t in behind])
    thing = next((c for c in verb.children if c.dep_ in ("nsubj", "csubj", "nsubjpass")), None)
    if matched is None or thing is None:
        return None
    stance, length = matched
    if stance == "open" and thing.lemma_ in ("deal", "offer", "proposal") and any(t.lower_ == "table" for t in said):
        return None  # whoever brings it says that it still holds
    heads: tuple[Token, ...] = (thing,)
    due = _time_for(verb) if stance == "demands" and thing.lower_ == "it" else ()
    if due:
        return stand_of(stance, verb, due, "verdict", 0.7, left=[thing.left_edge.i], spoken=True)
    if thing.lower_ in ("it", "that", "this", "which"):
        inner = [c for t in (verb, *verb.children) for c in t.children if c.dep_ in ("ccomp", "xcomp", "csubj")]
        inner += [c for t in verb.children if t.lemma_ == "time" for c in t.children if has_to(c)]
        inner = [c for c in inner if c.i > verb.i]
        can = any(c.lemma_ in words.consenting | words.lists["mutual"] | {"advance", "hold"} for c in inner[:1])
        unable = thing.lower_ == "it" and any(t.lower_ in ("possible", "impossible") for t in said) and not can
        if stance == "rules-out" and unable:
            return None  # "it is impossible to work like that": what cannot be done
        heads = tuple(inner[:1]) or heads
    whose = [b for t in said for p in t.children if p.dep_ == "prep" and p.lower_ in ("to", "for")
             for b in p.children if b.dep_ == "pobj" and (b.ent_type_ or b.pos_ in ("PROPN", "PRON"))]  # fmt: skip
    stand = stand_of(stance, verb, heads, "verdict", 0.75, left=[thing.left_edge.i], spoken=not whose)
    stand = replace(stand, end=max(stand.end, behind[length - 1].i + 1))
    return replace(stand, holder=tuple(whose), subject=thing if heads == (thing,) else None, spoken=not whose)


def _time_for(verb: Token) -> tuple[Token, ...]:
    """ "It is time *for sanctions*", not "time for Orsk to leave"."""
    time = next((c for c in verb.children if c.lower_ == "time" and c.dep_ == "attr"), None)
    behind = [c for p in time.rights if p.lower_ == "for" and p.dep_ == "prep" for c in p.children] if time else []
    infinitive = any(has_to(c) for t in (verb, *verb.children) for c in t.children)
    return () if infinitive else tuple(each for c in behind if c.dep_ == "pobj" for each in joined(c))


def judged(verb: Token, words: StanceWords) -> Stand | None:
    """ "Called the plan unacceptable": a verdict behind a verb of calling is its subject's."""
    if verb.lemma_ not in ("call", "consider", "deem", "find", "label", "describe") or is_supposed(verb, words):
        return None
    for small in (verb, *(c for c in verb.children if c.dep_ == "ccomp")):
        said = next((c for c in small.children if c.dep_ in ("oprd", "acomp", "attr") and c.i > small.i), None)
        thing = next((c for c in small.children if c.dep_ in ("dobj", "nsubj") and c.i > verb.i), None)
        if said is None and small != verb and small.pos_ == "ADJ":
            said = small
        said = said or (_late(thing) if thing is not None and thing.dep_ == "dobj" else None)
        matched = (
            words.verdict([plain(t) for t in verb.doc[said.left_edge.i : said.i + 2]]) if said is not None else None
        )
        who = subject(verb)
        if matched is not None and matched[0] in ("rejects", "rules-out") and thing is not None and who is not None:
            stand = stand_of(matched[0], verb, (thing,), "verdict", 0.7, holder=tuple(joined(who)))
            return replace(stand, end=max(stand.end, said.i + 1)) if said is not None else stand
    return None


def _late(thing: Token) -> Token | None:
    """ "Called the demand for a halt *unacceptable*", which the parser hangs on the nearest noun."""
    last = thing.right_edge
    return last if last.pos_ == "ADJ" and last.dep_ == "amod" and last.head.i < last.i else None


def made_condition(verb: Token, words: StanceWords) -> Stand | None:
    """ "Made the withdrawal a condition for talks": its subject demands it."""
    said = next(
        (c for c in verb.children if c.dep_ in ("oprd", "attr", "ccomp", "dobj") and c.lemma_ in _CONDITIONS), None
    )
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c != said), None)
    if thing is None and said is not None:
        thing = next((c for c in said.children if c.dep_ in ("nsubj", "dobj") and c.i < said.i), None)
    who = subject(verb)
    if verb.lemma_ != "make" or said is None or thing is None or who is None or is_supposed(verb, words):
        return None
    stand = stand_of("demands", verb, (thing,), "verdict", 0.7, holder=tuple(joined(who)))
    return replace(stand, end=max(stand.end, said.i + 1))
