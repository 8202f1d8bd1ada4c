"""Who does a deed of talks: the subject of its verb, who is asked to do it, who is invited or plans to.

In: a verb of a spaCy parse with its clause. Out: the heads of those who do it.
Refused: who promises to do it himself where another is named behind the verb; an invitation that is only offered.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.events.clause import Clause, clause_of
from pourparler.events.phrases import below, is_actor_word, joined
from pourparler.statements.syntax import subject
from pourparler.talks.vocabulary import vocabulary

_OWN_MATTERS = frozenset({"invitation", "plan", "intention", "decision", "trip", "desire", "readiness", "willingness"})
_TAKING = frozenset({"accept", "receive", "get", "decline", "reject", "take", "welcome"})
_OWN_PROMISES = frozenset({"promise", "vow", "threaten", "use", "send", "dispatch", "pledge"})
_STATES = frozenset({"engage", "head", "lock", "involve"})


def doers(clause: Clause) -> tuple[Token, ...]:
    """The subjects; where a parse gives a verb two, the nearer: "He wrote: Orsk and Velland will start talks".

    Who is asked to do it does it: "urged Orsk to hold talks", "called on Orsk to hold talks".
    """
    own = [c for c in clause.verb.children if c.dep_ == "nsubj" and c.i < clause.verb.i]
    if not own and (asked := _asked(clause.verb) or _invited(clause.verb)):
        return asked
    if len(own) > 1 and (coupled := _cut_off(own[-2], own[-1])) is not None:
        return (*joined(own[-2]), coupled)
    within = own and clause.subjects and own[-1] not in clause.subjects and own[-1].is_ancestor(clause.subjects[0])
    if within and own[-1].ent_type_:
        return tuple(joined(own[-1]))  # "Orsk and two others -- Velland and Senn -- held a meeting"
    return tuple(joined(own[-1])) if len(own) > 1 else clause.subjects


def _cut_off(first: Token, second: Token) -> Token | None:
    """The title before a name that the parse took for another subject: "Venn and his Vellish counterpart Ana Lirke"."""
    if second.ent_type_ != "PERSON" or second.left_edge.i == 0:
        return None
    title = second.left_edge.nbor(-1)
    coupled = title.dep_ == "conj" and first.is_ancestor(title)
    return title if coupled and title.lemma_.lower() in vocabulary().others else None


def _invited(verb: Token) -> tuple[Token, ...]:
    """Who has an invitation or a plan to do a deed: "Venn accepted an invitation to visit Orsk"."""
    noun = verb.head
    to = verb.dep_ == "acl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    if not to or noun.lemma_.lower() not in _OWN_MATTERS or noun.dep_ != "dobj" or noun.head.pos_ != "VERB":
        return ()
    if noun.lemma_.lower() == "invitation" and noun.head.lemma_ not in _TAKING:
        return ()
    return clause_of(noun.head).subjects


def _asked(verb: Token) -> tuple[Token, ...]:
    """Those of whom a deed is asked: the object of the verb above, or those behind its "on"."""
    host = verb.head
    asked = verb.dep_ == "xcomp" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    if not asked or host.pos_ != "VERB" or host.lemma_ in _OWN_PROMISES:
        return ()
    heads = [t for c in host.children if c.dep_ in ("dobj", "dative") and c.i < verb.i for t in joined(c)]
    heads += below(host, ("on", "upon")) if host.lemma_ in ("call", "prevail", "press") else ()
    return tuple(h for h in heads if h.i < verb.i and is_actor_word(h))


def engaged(verb: Token) -> tuple[Token, ...]:
    """Who is in talks by a participle: "are engaged in talks", "appear to be headed toward talks"."""
    if verb.tag_ != "VBN" or verb.lemma_ not in _STATES:
        return ()
    found = subject(verb)
    return tuple(joined(found)) if found is not None else ()
