"""Offers told by a verb and no noun: "Orsk is ready to free ten sailors in exchange for a truce".

In: a passage and the sides of its article. Out: the verb of each such offer, with who offers.
Refused: what is not, may or would hardly be offered, and whatever stands in a sentence with a named proposal.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pourparler.events.phrases import below
from pourparler.language.parsed import Passage
from pourparler.positions.proposals_sides import Sides, side_of
from pourparler.positions.proposals_words import term_words
from pourparler.positions.terms_issue import main_issue
from pourparler.positions.terms_pair import Pairs, is_together
from pourparler.positions.terms_reach import extent
from pourparler.statements.syntax import child, is_passive, negated, subject

_DOUBT = frozenset({"may", "might", "could", "should", "can", "must"})
_TALKS = "format-and-mediators"


def offers_told(passage: Passage, sides: Sides, pairs: Pairs | None = None) -> Iterator[tuple[Token, tuple[str, ...]]]:
    """The verbs of what is offered in a passage, each with the sides that offer it."""
    for token in passage.doc:
        if token.pos_ == "VERB" and any(told(token) for told in _TOLD):
            who = _doer(token.head) if _is_asked(token) else _doer(token)
            own = _offering(who, token, passage, sides) if who is not None else ()
            agreed = _is_agreed(token) or _is_agreed_on(token)
            if not own and agreed and who is not None and is_together(who) and pairs is not None:
                own = pairs.near(passage.span(token))
            if own and (len(own) == 2 or not agreed):
                yield token, own


def _for_something(verb: Token) -> bool:
    """ "*Would free* ten in exchange for", "is ready to leave in return for", "offered to pay if"."""
    return _is_willing(verb) and (_has_price(verb) or (_offers(verb.head) and condition_of(verb) is not None))


def _is_offered(verb: Token) -> bool:
    """ "Offered to *free* ten", "proposed *lifting* all tariffs": a deed that makes a deal, about an issue."""
    words = term_words()
    deeds = words["freeing"] | words["leaving"] | words["lifting"] | words["giving"]
    if verb.lemma_.lower() not in deeds or verb.dep_ not in ("xcomp", "ccomp") or not _offers(verb.head):
        return False
    first, last = extent(verb, None)
    return main_issue(verb.doc[first : last + 1]) not in (None, _TALKS)


def _is_agreed(verb: Token) -> bool:
    """ "Orsk and Velland agreed to *swap* prisoners": a deed that two agree to; what one agrees to is another's."""
    words, above = term_words(), verb.head
    deeds = words["freeing"] | words["leaving"] | words["lifting"] | words["swapping"]
    if above.lemma_ != "agree" or verb.dep_ != "xcomp" or verb.lemma_.lower() not in deeds or not _is_done(above):
        return False
    first, last = extent(verb, None)
    return main_issue(verb.doc[first : last + 1]) not in (None, _TALKS)


def _is_agreed_on(verb: Token) -> bool:
    """ "Orsk and Velland *agreed* to a swap", "to a phased cut in tariffs": what two agree to, told by a noun."""
    if verb.lemma_ != "agree" or verb.pos_ != "VERB" or not _is_done(verb):
        return False
    words, things = term_words(), [t for t in below(verb, ("to", "on", "upon")) if t.pos_ == "NOUN"]
    deeds = words["agreeable"] | words["truces"] | words["going"]
    done = any(t.lemma_.lower() in deeds for t in things)
    first, last = extent(verb, None)
    return done and main_issue(verb.doc[first : last + 1]) not in (None, _TALKS)


def _is_done(verb: Token) -> bool:
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "mark")}
    return not (is_passive(verb) or negated(verb) or helpers & (_DOUBT | {"would", "will", "to", "if", "whether"}))


def _is_asked(verb: Token) -> bool:
    """ "Proposed that Velland *hand* over the lighthouse in return for fish"."""
    own = verb.dep_ == "ccomp" and verb.head.lemma_ == "propose" and child(verb, "nsubj") is not None
    return own and _offers(verb.head) and (_has_price(verb) or _is_repaid(verb))


def _is_repaid(verb: Token) -> bool:
    """ "Proposed that Velland hand it over. *In return*, it would": the price in the sentence behind."""
    end = verb.sent.end
    return verb.doc[end : end + 2].text.lower() in ("in return", "in exchange")


def _offers(verb: Token) -> bool:
    """Whether a verb offers, and does so: "has offered", not "did not offer" or "may propose"."""
    if verb.lemma_ not in ("offer", "propose") or verb.pos_ != "VERB" or is_passive(verb) or negated(verb):
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "mark")}
    return not helpers & (_DOUBT | {"would", "will", "to", "if"})


def _is_willing(verb: Token) -> bool:
    """Whether somebody says that he would do it: "would free", "will only free", "is ready to free"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if is_passive(verb) or any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless") for c in verb.children):
        return False
    words, above = term_words(), verb.head
    if helpers & {"would", "will", "'d", "’d", "'ll", "’ll"}:
        return not any(c.dep_ == "neg" for c in verb.children) and verb.dep_ in ("ccomp", "ROOT", "conj", "parataxis")
    if "to" not in helpers or verb.dep_ != "xcomp":
        return False
    if above.lemma_ in words["ready"]:
        return not negated(above if above.pos_ in ("VERB", "AUX") else above.head)
    doubted = {c.lower_ for c in above.children if c.dep_ in ("aux", "neg", "mark")} & (_DOUBT | {"not", "n't", "if"})
    return above.lemma_ in words["offering"] and not is_passive(above) and not doubted


def _has_price(verb: Token) -> bool:
    """Whether a thing stands behind "in exchange for" or "in return for"."""
    for t in verb.subtree:
        if t.i and t.lemma_.lower() in term_words()["exchange"] and t.nbor(-1).lower_ == "in":
            return t.i + 1 < len(t.doc) and t.nbor().lower_ == "for"
    return False


def condition_of(verb: Token) -> Token | None:
    """The clause behind "if", "provided" or "once" of a deed that is offered, or of the verb that offers it.

    >>> from pourparler.language import load_language
    >>> condition_of(load_language()("Orsk offered to free ten sailors if Velland left the river.")[3])
    left
    """
    for top in (verb, verb.head):
        for clause in top.children:
            if clause.dep_ == "advcl" and clause != verb:
                marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
                if marks & {"if", "provided", "once"}:
                    return clause
    return None


_TOLD = (_for_something, _is_offered, _is_asked, _is_agreed, _is_agreed_on)


def _doer(verb: Token) -> Token | None:
    own = child(verb, "nsubj")
    if own is None and verb.dep_ in ("xcomp", "ccomp"):
        above = verb.head
        above = above.head if above.pos_ == "ADJ" and above.head.pos_ in ("AUX", "VERB") else above
        own = child(above, "nsubj") or subject(above)
    return own if own is not None else subject(verb)


def _offering(who: Token, verb: Token, passage: Passage, sides: Sides) -> tuple[str, ...]:
    """Who offers: the subject; "it" and "the group" in what somebody reports are the speaker's side."""
    place = passage.span(verb)
    told = sides.speaker_at(place) or sides.cued_at(place)
    found = sides.doers(who, passage, told)
    if found or who.lower_ not in ("it", "they", "we") or told is None:
        return found
    side = side_of(told.actor)
    return (side,) if side is not None else ()
