"""What reads like a position and is none.

In: a `Stand`, the words of what is wanted, their issue. Out: whether there is no such position, or another issue.
Refused: to file what is done in war as a truce refused, or a mediator's work as a demand of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pourparler.positions.issues import IssueTree
from pourparler.positions.stance_words import stance_words
from pourparler.positions.stand import Stand
from pourparler.positions.weighing import TALKS

_TRUCE = "ceasefire-and-monitoring"
_OF_OTHERS = frozenset({_TRUCE, "sovereignty-and-recognition", "humanitarian-access"})
_OF_COMPANIES = frozenset({"wages-and-work", "energy-and-infrastructure"})
_DOMESTIC = frozenset(
    {"elections-and-governance", "trade-and-tariffs", "energy-and-infrastructure", "armed-forces-and-weapons",
     "wages-and-work", "language-religion-and-culture", "accountability", "refugees", "borders-and-transit",
     "reparations-and-reconstruction"}
)  # fmt: skip
_TALKED = frozenset(
    {"talk", "talks", "negotiation", "treaty", "text", "contract", "clause", "agreement", "deal", "offer", "accord",
     "pact"}
)  # fmt: skip
_ANSWERING = frozenset({"dismiss", "reject", "deny"})
_ASKED_BY_PRESS = frozenset({"interview", "comment", "question", "answer"})
_LET_IN = frozenset({"refugee", "migrant", "immigrant", "people", "person", "child", "student"})
_WARNING = frozenset({"warn", "caution", "advise"})
_BACKING = frozenset({"support", "back", "backing"})
_DEFENDING = frozenset({"defend", "maintain", "respond", "protect"})
_PASSING = frozenset({"approve", "agree", "endorse", "back"})
_VOWING = frozenset({"pledge", "promise", "vow"})
_THIRD = frozenset({"they", "their", "them"})


def is_no_stance(stand: Stand) -> bool:
    """Whether the words welcome a fact, answer a charge, fund a programme, or commit to what nobody negotiates."""
    lists, anchor = stance_words().lists, stand.anchor
    first = _first_nouns(stand)
    if stand.stance == "accepts" and anchor.lemma_ == "welcome" and first & lists["told"]:
        return True
    if stand.stance in ("rejects", "open") and anchor.lemma_ in _ANSWERING and _answers_charge(stand):
        return True
    if stand.stance == "rejects" and anchor.lemma_ in _WARNING and any(t.lemma_ == "demand" for t in _all(stand)):
        return True
    if stand.toward and stand.rule == "verb" and all(t.lemma_.lower() in lists["public"] for t in stand.toward):
        return True  # "urged residents to stay away": no side is asked
    if stand.stance == "offers" and first & lists["gifts"]:
        return True  # "are offering a prize to the attackers", "offered condolences"
    if stand.stance == "accepts" and first & lists["undertakings"] and anchor.lemma_ in _BACKING:
        return True
    if stand.stance == "accepts" and first & lists["backed"] and anchor.lemma_ in _BACKING:
        return True
    if anchor.lower_ in ("committed", "commit", "commitment", "supportive") and first & lists["general"]:
        return True
    if _is_own_measure(stand) or _is_told(stand) or _is_bravado(stand):
        return True
    if anchor.lemma_ in ("refuse", "decline", "reject") and {t.lemma_ for t in _all(stand)} & _ASKED_BY_PRESS:
        return True
    if anchor.lemma_ == "accept" and anchor.tag_ in ("VBD", "VBN") and _counts_people(stand):
        return True
    if anchor.lemma_ == "shoot" and first & lists["flying"]:
        return True
    if stand.rule == "noun" and any(c.lower_ in lists["bygone"] for c in anchor.lefts):
        return True
    return anchor.lower_ == "right" and any(t.lemma_ in _DEFENDING | lists["hostile"] for t in _all(stand))


def issue_meant(stand: Stand, issue: str, piece: Sequence[Token], tree: IssueTree) -> str | None:
    """The issue that the words are really about; None where they are about none.

    A mediator's readiness to "facilitate a settlement" is about the format; operations opposed are no truce refused.
    """
    lists = stance_words().lists
    if any(_mediates(t) for t in piece):
        if stand.stance == "demands" and stand.anchor.lemma_ in ("seek", "want"):
            return None
        return TALKS if issue == _TRUCE and stand.stance in ("open", "offers", "accepts") else issue
    if issue in _OF_OTHERS and stand.stance in ("open", "offers", "accepts") and _helps(piece):
        return TALKS
    if issue != _TRUCE or stand.anchor.lemma_ in lists["keeping"]:
        return issue
    told = {" ".join(t.phrase.words) for t in tree.told(piece) if t.phrase.issue == _TRUCE}
    if stand.stance == "demands" or not told or not told <= lists["waging"] | lists["at-large"]:
        return issue
    talks = told <= lists["at-large"] and any(t.lemma_.lower() in lists["talking"] for t in piece)
    return TALKS if talks else None  # "ready to negotiate a peace deal"


def _is_own_measure(stand: Stand) -> bool:
    """Whether the words tell what a side does by itself: "approved the embargo", "pledged $5 million in aid"."""
    lists, anchor = stance_words().lists, stand.anchor
    words = {t.lemma_.lower() for piece in stand.pieces for t in piece[:10]}
    if stand.stance == "accepts" and anchor.lemma_ in _PASSING:
        return bool(words & lists["measures"]) or {"package", "sanction"} <= words
    if stand.stance in ("open", "accepts", "offers") and any(map(_is_house, stand.holder)):
        return True
    paid = any(t.is_currency for piece in stand.pieces for t in piece[:3])
    return stand.stance == "offers" and anchor.lemma_ in _VOWING and paid and "aid" in words


def _is_house(head: Token) -> bool:
    """Whether a house votes on it; the White House does not vote."""
    white = head.i > 0 and head.nbor(-1).lower_ == "white"
    return head.lemma_.lower() in stance_words().lists["houses"] and not white


def _is_told(stand: Stand) -> bool:
    """Whether the verb tells a view, a question, a forecast or what was once: "considers it a crime", "asked how"."""
    anchor, helpers = stand.anchor, {c.lower_ for c in stand.anchor.children if c.dep_ in ("aux", "auxpass")}
    if stand.rule == "modal":
        generic = stand.subject is not None and stand.subject.lower_ == "you" and anchor.dep_ == "xcomp"
        described = "relcl" in (anchor.dep_, anchor.head.dep_ if anchor.dep_ == "xcomp" else "")
        if described and stand.subject is not None and stand.subject.lower_ == "that":
            return True  # "the steps that need to be taken"
        wished = stand.stance == "demands" and anchor.lemma_ in stance_words().lists["pleasantries"]
        return generic or wished or anchor.lemma_ in stance_words().lists["forecast"]
    if stand.rule != "verb":
        return False
    if anchor.lemma_ == "consider" and anchor.tag_ in ("VBZ", "VBP", "VBD"):
        return True
    if anchor.lemma_ == "ask" and anchor.tag_ in ("VBN", "VBD") and not helpers and _opens(anchor):
        return True
    once = "had" in helpers or (anchor.lemma_ == "want" and bool(helpers & {"has", "have"}))
    return once and anchor.lemma_ in _VOWING | {"seek", "want"}


def _opens(anchor: Token) -> bool:
    """ "*Asked* whether", at the head of a sentence or before its subject."""
    return anchor.i == anchor.sent.start or (anchor.dep_ == "advcl" and anchor.tag_ == "VBN")


def _is_bravado(stand: Stand) -> bool:
    """ "Will not hesitate to act", "will never give in to blackmail": no issue is spoken of."""
    lists = stance_words().lists
    if stand.stance not in ("rejects", "rules-out") or stand.rule != "modal":
        return False
    behind = {t.lemma_.lower() for t in stand.anchor.subtree if stand.anchor.i < t.i < stand.anchor.i + 6}
    yields = stand.anchor.lemma_ in ("give", "bow", "yield", "surrender", "succumb", "submit", "bend", "cave", "kneel")
    return stand.anchor.lemma_ in lists["bravado"] or (yields and bool(behind & lists["coercion"]))


def _mediates(token: Token) -> bool:
    """Whether a word tells a mediator's work; not whose the proposal is: "the offer from mediators"."""
    told = token.pos_ in ("VERB", "NOUN") and token.lemma_ in stance_words().lists["mediating"]
    return told and not (token.lemma_ == "mediator" and token.dep_ == "pobj")


def is_of_companies(issue: str) -> bool:
    """Whether a company is a side of talks on it: its prices and wares are its own affair."""
    return issue in _OF_COMPANIES


def _counts_people(stand: Stand) -> bool:
    """ "Accepted 1,141 refugees": who was let in, no stance."""
    first = stand.pieces[0][:5]
    return any(t.like_num for t in first) and any(t.lemma_.lower() in _LET_IN for t in first)


def _helps(piece: Sequence[Token]) -> bool:
    """ "Ready to assist the process of their normalisation": what is offered is a hand in it."""
    lists, verbs = stance_words().lists, [t for t in piece[:5] if t.pos_ == "VERB"]
    return any(t.lemma_ in lists["helping"] for t in verbs) and any(t.lemma_.lower() in lists["helped"] for t in piece)


def may_be_domestic(stand: Stand, issue: str) -> bool:
    """Whether what is wanted may be a state's own affair, unless another side or what is negotiated is spoken of."""
    lists = stance_words().lists
    about = {t.lemma_.lower() for piece in stand.pieces for t in piece} & _TALKED
    return issue in _DOMESTIC and not about and stand.anchor.lemma_ not in lists["bargaining"]


def is_unclear_plural(stand: Stand) -> bool:
    """Whether the holder is a bare "they" or "their", which may be any of the sides named before."""
    papers = stance_words().lists["papers"]
    theirs = (t for h in stand.holder if h.lemma_.lower() in papers for t in h.lefts)
    return any(t.lower_ in _THIRD for t in (*stand.holder, *theirs))


def _answers_charge(stand: Stand) -> bool:
    charges = stance_words().lists["charges"]
    return any(t.lemma_.lower() in charges for t in stand.pieces[0][:6])


def _first_nouns(stand: Stand) -> set[str]:
    """The nouns that what is wanted begins with, up to where a clause begins."""
    found: set[str] = set()
    for piece in stand.pieces:
        for token in piece[:8]:
            if token.tag_ in ("IN", "TO", "WDT", "VBG") and found:
                break
            if token.pos_ == "NOUN":
                found.add(token.lemma_.lower())
    return found


def _all(stand: Stand) -> list[Token]:
    return [t for piece in stand.pieces for t in piece[:6]]
