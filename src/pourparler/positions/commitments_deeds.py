"""What sides are said to undertake, to announce or to owe: before it is known who is bound and by what day.

In: a sentence. Out: `Deed`s. Refused: questions, what is only supposed, threats, meetings and visits that are due.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.events.clause import clause_of
from pourparler.events.phrases import joined
from pourparler.positions.proposals_words import naming_words
from pourparler.positions.stance_words import stance_words
from pourparler.positions.stand import has_to, is_supposed
from pourparler.statements.syntax import child, negated, subject

_UNDERTAKING = frozenset({"agree", "promise", "pledge", "vow", "undertake", "commit", "guarantee", "swear"})
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "would"})
_DUE = frozenset({"due", "bound", "obliged", "obligated"})
_PROMISES = frozenset(
    {"commitment", "pledge", "promise", "undertaking", "vow", "guarantee", "assurance", "word", "agreement"}
)
_GIVING = frozenset({"give", "make", "offer", "provide", "renew", "repeat", "reaffirm", "confirm"})
_TIMES = frozenset({"day", "week", "month", "hour", "year", "deadline"})
_MUST = frozenset({"must", "shall"})
MEETINGS = frozenset(
    {
        "talk",
        "talks",
        "meeting",
        "round",
        "summit",
        "negotiation",
        "session",
        "election",
        "visit",
        "call",
        "conference",
        "meet",
        "attend",
        "travel",
        "arrive",
        "host",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What is undertaken, before it is known by whom: the tokens, the heads of who does it, and how it is said."""

    tokens: tuple[Token, ...]
    start: int
    holder: tuple[Token, ...]
    spoken: bool
    rule: str
    sure: float


def deeds(sentence: Tokens) -> Iterator[Deed]:
    if "?" in [t.text for t in sentence[-2:]]:
        return
    for token in sentence:
        if token.pos_ == "NOUN":
            deed = _promised(token)
        elif token.pos_ in ("VERB", "AUX"):
            deed = _undertaken(token) if token.lemma_ in _UNDERTAKING else _announced(token) or _owed(token)
        else:
            continue
        if deed is not None:
            yield from _each(deed)


def _each(deed: Deed) -> Iterator[Deed]:
    """A deed; two where "and that", "and to" join a second one with a time of its own."""
    first = deed.tokens[0].i if deed.tokens else deed.start
    for token in deed.tokens:
        if token.dep_ == "conj" and token.pos_ == "VERB" and token.head.pos_ == "VERB" and token.head.i >= first:
            opening = [c for c in token.lefts if c.dep_ in ("mark", "aux") and c.lower_ in ("that", "to")]
            edge = token.left_edge.i
            before = tuple(t for t in deed.tokens if t.i < edge)
            while before and (before[-1].is_punct or before[-1].dep_ == "cc"):
                before = before[:-1]
            behind = tuple(t for t in deed.tokens if t.i >= edge)
            if opening and _has_time(before) and _has_time(behind):
                yield replace(deed, tokens=before)
                yield replace(deed, tokens=behind, start=edge)
                return
    yield deed


def _has_time(tokens: tuple[Token, ...]) -> bool:
    return any(t.ent_type_ in ("DATE", "TIME") for t in tokens)


def _promised(noun: Token) -> Deed | None:
    """ "Orsk's *pledge to leave by June*", "gave a *commitment that* it would": who gave it, or whose it is."""
    if noun.lemma_.lower() not in _PROMISES:
        return None
    inner = next(
        (c for c in noun.rights if c.dep_ in ("acl", "ccomp", "relcl") and (has_to(c) or child(c, "mark") is not None)),
        None,
    )
    host = noun.head
    given = (
        noun.dep_ == "dobj" and host.lemma_ in _GIVING and not negated(host) and not is_supposed(host, stance_words())
    )
    if inner is None and given:
        inner = next((c for c in host.rights if c.i > noun.i and c.dep_ in ("ccomp", "advcl", "xcomp")), None)
    who = subject(host) if given else child(noun, "poss")
    hostile = stance_words().lists["hostile"]
    if inner is None or who is None or inner.lemma_ in hostile | MEETINGS or negated(inner):
        return None
    if not (given or noun.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")) or any(
        t.lower_ in ("no", "any") for t in noun.lefts
    ):
        return None
    start = noun.i if given else noun.left_edge.i
    tokens = tuple(t for t in inner.subtree if t.i > noun.i)
    return Deed(tokens=tokens, start=start, holder=tuple(joined(who)), spoken=False, rule="promise", sure=0.75)


def _undertaken(verb: Token) -> Deed | None:
    """ "Agreed to exchange all prisoners by May 1", "promised an audit by the end of June"."""
    if negated(verb) or is_supposed(verb, stance_words()):
        return None
    clause = clause_of(verb)
    holder = clause.subjects
    heads = (clause.complement,) if clause.complement is not None else clause.objects[:1]
    if not heads or not holder or clause.passive or heads[0] is None:
        return None
    tokens = tuple(t for t in heads[0].subtree if t.i > verb.i)
    late = [t for c in verb.children if c.dep_ in ("prep", "npadvmod") and c.i > heads[0].i for t in c.subtree]
    tokens = tuple(sorted({t.i: t for t in (*tokens, *late)}.values(), key=lambda t: t.i))
    if heads[0].lemma_ in stance_words().lists["hostile"]:
        return None
    return Deed(tokens=tokens, start=verb.i, holder=holder, spoken=False, rule="undertaking", sure=0.8)


def _announced(verb: Token) -> Deed | None:
    """ "The parties will meet again on April 9", "fourteen ships will sail by Wednesday", said by who can do it."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    who = subject(verb)
    if (
        not helpers & _FUTURE
        or negated(verb)
        or verb.lemma_ in stance_words().lists["idle"]
        or who is None
        or is_supposed(verb, stance_words())
    ):
        return None
    if verb.lemma_ in stance_words().lists["hostile"] or child(verb, "nsubj", "nsubjpass") is None:
        return None
    visit = child(verb, "dobj")
    if visit is not None and visit.lemma_.lower() in ("visit", "trip", "tour", "call"):
        return None  # "will pay a visit on May 1"
    tokens = tuple(t for t in verb.subtree if not (t.is_punct and t.i == verb.right_edge.i))
    return Deed(tokens=tokens, start=tokens[0].i, holder=tuple(joined(who)), spoken=True, rule="announcement", sure=0.7)


def _owed(verb: Token) -> Deed | None:
    """ "Orsk *is to hand over* ten boats on Monday", "*is due to* leave by June", "*has until* May 1 *to* open it",
    "*has 30 days to*", "set itself a deadline of May 1 to", under a deal also "must leave by Friday".
    """
    who = child(verb, "nsubj", "nsubjpass")
    if who is None or negated(verb) or is_supposed(verb, stance_words()):
        return None
    deed = _duty(verb)
    if deed is None or deed.lemma_ in stance_words().lists["hostile"] | stance_words().lists["idle"] | MEETINGS:
        return None
    first = min((c.i for c in verb.lefts if c.dep_ in ("aux", "auxpass")), default=verb.i)
    tokens = tuple(t for t in verb.subtree if t.i >= first and not (t.is_punct and t.i == verb.right_edge.i))
    return Deed(tokens=tokens, start=first, holder=tuple(joined(who)), spoken=False, rule="schedule", sure=0.65)


def _duty(verb: Token) -> Token | None:
    """The verb of what is to be done."""
    if verb.tag_ == "VB" and {c.lower_ for c in verb.children if c.dep_ == "aux"} & _MUST:
        return verb if _is_under_deal(verb) else None
    if verb.lemma_ in ("suppose", "require", "oblige", "expect") and child(verb, "auxpass") is not None:
        inner = child(verb, "xcomp")
        return inner if inner is not None and has_to(inner) and _is_under_deal(verb) else None
    itself = next(
        (c for c in verb.children if c.dep_ in ("dative", "dobj") and c.lower_ in ("itself", "themselves")), None
    )
    limit = next(
        (c for c in verb.children if c.dep_ in ("dobj", "prep", "npadvmod") and c.i > verb.i and c != itself), None
    )
    if verb.lemma_ in ("set", "give") and itself is not None and limit is not None:
        timed = limit.lemma_ in _TIMES or limit.lower_ == "until"
        hosts = [verb, *limit.subtree] if timed else []
        return next((c for h in hosts for c in h.children if c.i > h.i and c.tag_ == "VB" and has_to(c)), None)
    if verb.tag_ not in ("VBZ", "VBP"):
        return None
    hosts = [verb, *(c for c in verb.children if c.dep_ == "acomp" and c.lower_ in _DUE)] if verb.lemma_ == "be" else []
    until = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "until"), None)
    if verb.lemma_ == "have" and until is not None:
        hosts = [verb, *until.subtree]
    elif verb.lemma_ == "have" and limit is not None and limit.dep_ == "dobj" and limit.lemma_ in _TIMES:
        hosts = [verb, limit] if any(c.dep_ == "nummod" for c in limit.lefts) else []
    return next((c for h in hosts for c in h.children if c.i > h.i and c.tag_ == "VB" and has_to(c)), None)


def _is_under_deal(verb: Token) -> bool:
    """Whether a duty stands "under the ceasefire" or "according to the accord"."""
    words = naming_words()
    nouns = words["deals"] | words["opens"] | {"plan", "truce", "ceasefire", "cease-fire", "term", "settlement"}
    preps = [t for t in verb.subtree if t.lower_ in ("under", "to") and t.dep_ == "prep"]
    under = (t for t in preps if t.lower_ == "under" or t.head.lower_ in ("according", "accordance"))
    return any(g.lemma_.lower() in nouns for t in under for g in t.children if g.dep_ == "pobj")
