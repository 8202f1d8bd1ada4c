"""Whether a verb gives an answer as it stands: denied, possible, asked for, conditional or not yet given.

In: the verb and the answer that it would give. Out: the answer that it gives, or None.
Refused: answers that are denied, may or should be given, or have not been given yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pourparler.events.modality import standing
from pourparler.model import AnswerKind
from pourparler.positions.proposals_words import answer_words
from pourparler.statements.syntax import is_passive, negated

_DENYING = frozenset({"deny", "dispute", "refute", "reject", "dismiss", "doubt"})
HEDGES = frozenset({"may", "might", "should", "must", "ought", "could", "can"})


def mood_of(verb: Token, kind: AnswerKind) -> AnswerKind | None:
    """The answer that a verb gives as it stands; None where it is asked for, possible, denied or not yet given."""
    words = answer_words()
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    above = verb.head
    if any(t.lemma_ in _DENYING for t in _saying(verb)) or helpers & (HEDGES - {"could", "can"}):
        return None
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    if marks & {"if", "whether", "unless", "until", "once", "before"} or verb.sent[-1].text == "?":
        return None
    ready = verb.dep_ == "xcomp" and above.lemma_.lower() in ("ready", "willing", "prepared", "able", "agree", "be")
    if verb.dep_ == "xcomp" and above.lemma_ in ("refuse", "decline") and kind == "accepts":
        return "rejects"
    if "to" in helpers and (not ready or _is_asked_for(above)):
        return None
    no = negated(verb) or (ready and negated(above if above.pos_ in ("VERB", "AUX") else above.head))
    if no and kind == "accepts":
        yet = any(t.lower_ in words.undecided for t in verb.subtree) or helpers & {"has", "have", "had"}
        return None if yet else "rejects"
    if no:
        return None
    if helpers & {"could", "can"} and kind != "open" and not is_passive(verb):
        return None
    if kind != "rejects" and is_conditional(verb):
        return "conditional"
    if kind == "accepts" and standing(verb) is None and not ready:
        return None
    return kind


def _is_asked_for(ready: Token) -> bool:
    """ "Called on Orsk *to be* willing to accept": what a side is asked to be ready for it has not answered."""
    verb = ready if ready.pos_ in ("VERB", "AUX") else ready.head
    return verb.dep_ in ("xcomp", "advcl", "ccomp") and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _saying(verb: Token) -> Iterator[Token]:
    """What stands above a verb and tells it: "*denied* that", "the *claim* that", up to the head of the sentence."""
    token = verb
    for _ in range(5):
        if token.head == token or token.dep_ not in (
            "ccomp",
            "acl",
            "xcomp",
            "relcl",
            "dobj",
            "pobj",
            "prep",
            "pcomp",
            "conj",
        ):
            return
        if token.dep_ == "relcl" or (token.dep_ == "conj" and token.pos_ == "VERB"):
            return
        token = token.head
        yield token


def is_conditional(verb: Token) -> bool:
    """Whether an answer hangs on an if, a condition or a "but" behind it."""
    conditions = answer_words().conditions
    if any(
        m.lower_ in conditions
        for c in verb.children
        if c.dep_ == "advcl"
        for m in c.children
        if m.dep_ in ("mark", "advmod")
    ):
        return True
    if any(c.dep_ == "advcl" and c.lower_ in ("provided", "providing") for c in verb.children):
        return True
    return any(
        t.lower_ in ("condition", "conditions", "reservations", "but", "caveats") for t in verb.subtree if t.i > verb.i
    )
