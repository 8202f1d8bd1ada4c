"""On what condition: the words behind "only if", "unless", "until", "provided that".

In: the verb or noun of a position. Out: where its condition stands, as a run of tokens.
Refused: "even if", "as if", a mere date ("until Friday"), conditions of another clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pourparler.positions.stance_words import stance_words

_DATED = frozenset({"DATE", "TIME"})
_BEFORE = frozenset({"even", "as", "what", "especially"})


@dataclass(frozen=True, slots=True)
class Run:
    """Half-open token offsets."""

    start: int
    end: int


def condition_of(anchor: Token, *, negative: bool) -> Run | None:
    """Where the condition of a position stands; `negative` where it is one of refusal ("not before").

    >>> from pourparler.language import load_language
    >>> doc = load_language()("Orsk will sign only if the tolls are lifted.")
    >>> run = condition_of(doc[2], negative=False)
    >>> doc[run.start : run.end].text if run else None
    'only if the tolls are lifted'
    """
    words = stance_words()
    for token in anchor.sent:
        length = words.condition(token, negative=negative)
        if not length or (token.i + length < len(token.doc) and token.doc[token.i + length].like_num):
            continue  # "for as long as seven years" is none
        head = _held(token, length)
        if head is None or not _belongs(head, anchor):
            continue
        start = token.i
        while start > anchor.sent.start and anchor.doc[start - 1].lower_ in ("only", "but", "and", ","):
            start -= 1
        while anchor.doc[start].lower_ in ("but", "and", ","):
            start += 1
        end = max(head.right_edge.i + 1, token.i + length + 1)
        while end > start and (anchor.doc[end - 1].is_punct or anchor.doc[end - 1].is_space):
            end -= 1
        return Run(start, end) if not start <= anchor.i < end else None
    return None


def _held(token: Token, length: int) -> Token | None:
    """The head of what a condition's words open: a clause's verb, or the preposition itself."""
    if token.i and token.nbor(-1).lower_ in _BEFORE:
        return None
    last = token.doc[token.i + length - 1]
    for opening in (token, last):
        if opening.dep_ in ("mark", "advmod") and opening.head.dep_ in ("advcl", "ccomp", "pcomp", "acl", "relcl"):
            return opening.head
    if token.dep_ in ("prep", "advcl", "acl", "prt", "mark") and any(c.i > token.i for c in token.children):
        dated = any(c.ent_type_ in _DATED for c in token.subtree if c.dep_ == "pobj")
        return None if dated else token
    return None


def _belongs(head: Token, anchor: Token) -> bool:
    """Whether a condition hangs on the position: on its verb, on what is wanted, or on the verb around it."""
    above = head.head
    if _below(above, anchor):
        return True
    if above.is_ancestor(anchor) and head.i > above.i > anchor.i and head.left_edge.i and _quoted(head):
        return True  # "We will sign," the minister said, "provided that ..."
    host = anchor.head
    near = host == above and (anchor.pos_ != "VERB" or anchor.dep_ in ("xcomp", "ccomp", "acomp", "dobj", "conj"))
    ahead = head.dep_ == "advcl" and head.right_edge.i < anchor.i and head.i < above.i
    return near or (ahead and anchor in above.subtree)


def _quoted(head: Token) -> bool:
    start = head.left_edge.i
    return any(t.is_quote or t.text in '“”"' for t in head.doc[max(0, start - 2) : start + 1])


def _below(token: Token, anchor: Token) -> bool:
    """Whether a token hangs on the anchor, not on a clause that is only joined to it."""
    at = token
    while at != anchor:
        if at.head == at or (at.dep_ == "conj" and at.head == anchor and at.pos_ in ("VERB", "AUX")):
            return False
        at = at.head
    return True
