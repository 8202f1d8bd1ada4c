"""How far the words of a term reach.

In: the verb or noun that tells it. Out: its first and last token.
Refused: further clauses joined to it, the report around it, and what is given in exchange: these are told apart.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.positions.proposals_words import term_words
from pourparler.positions.terms_mood import is_joined_verb, own_subject

_ASIDE = frozenset({"as", "although", "though", "while", "because", "since"})
_TELLING = frozenset({"say", "tell", "report", "add", "write", "announce", "note", "confirm"})
_LONG = 40
_CLOSING = frozenset({")", '"', "”"})


def extent(verb: Token, who: Token | None) -> tuple[int, int]:
    """A clause, from its subject (where it is given) to its end, as first and last token."""
    cut = _strangers(verb)
    start = verb.i
    shared = verb.dep_ == "conj" and who is not None and who.head != verb and who.i < verb.head.i < verb.i
    if who is not None and who.i < verb.i and who.sent == verb.sent and not shared:
        start = min(
            who.left_edge.i, *(c.left_edge.i for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg")), verb.i
        )
        start = who.i if verb.i - start > _LONG else start
    kept = (t.i for t in verb.subtree if t.i > verb.i and not any(edge <= t.i <= right for edge, right in cut))
    last = max(kept, default=verb.i)
    given = (t.i for t in verb.subtree if t.i > verb.i and is_exchange(t))
    barrier = min([*(edge for edge, _ in cut if edge > verb.i), *given, *_asides(verb)], default=last + 1)
    return start, trimmed(verb, _without_teller(verb, min(last, barrier - 1)))


def _strangers(verb: Token) -> list[tuple[int, int]]:
    """The stretches behind a verb that are not of its clause."""
    found = [c for c in verb.rights if _is_stranger(c)]
    return [(min(c.left_edge.i, _whose_clause(c).left_edge.i), c.right_edge.i) for c in found]


def _whose_clause(verb: Token) -> Token:
    who = own_subject(verb) if verb.dep_ == "conj" else None
    return verb if who is None else who


def _is_stranger(token: Token) -> bool:
    if token.dep_ == "conj":
        return is_joined_verb(token)
    if token.dep_ == "parataxis" or token.text == ";" or token.lower_ == "according" or is_exchange(token):
        return True
    if token.dep_ == "ccomp":
        return token.lemma_ in ("say", "report", "add")
    return token.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in _ASIDE for m in token.children)


def is_exchange(token: Token) -> bool:
    """ "In exchange for" and "in return": what is given for it is a term of its own."""
    return token.lower_ == "in" and any(c.lemma_.lower() in term_words()["exchange"] for c in token.children)


def reach_of(token: Token) -> tuple[int, int]:
    """A thing with all that is said of it, without what is joined to it, as first and last token."""
    apart = ("conj", "cc", "parataxis", "appos")
    edges = [
        c.left_edge.i
        for c in token.rights
        if c.dep_ in apart or c.lower_ == "according" or c.text == ";" or is_exchange(c)
    ]
    left = token.left_edge.i
    while left < token.i and (token.doc[left].is_punct or token.doc[left].dep_ == "cc"):
        left += 1
    edges += _asides(token)
    last = max(token.i, min([token.right_edge.i, *(edge - 1 for edge in edges)]))
    return left, trimmed(token, _without_teller(token, last))


def _asides(token: Token) -> list[int]:
    """Where clauses behind a comma begin that only add something: ", *which critics reject*"."""
    clauses = (t for t in token.subtree if t.dep_ == "relcl" and t.left_edge.i > token.i + 1)
    return [
        t.left_edge.i for t in clauses if t.left_edge.nbor(-1).text == "," and t.left_edge.lower_ in ("which", "who")
    ]


def _without_teller(token: Token, last: int) -> int:
    """The end without who tells it, drawn in by the parser: "would open the port, | the minister *said*"."""
    doc = token.doc
    behind = doc[last + 1] if last + 1 < len(doc) else None
    if behind is None or behind.lemma_ not in _TELLING:
        return last
    comma = next((t.i for t in reversed(doc[token.i : last + 1]) if t.text == ","), None)
    return comma - 1 if comma is not None and last - comma < 12 else last


def trimmed(token: Token, last: int) -> int:
    """The last token without the commas and joints behind it."""
    doc = token.doc
    while last > token.i and doc[last].text not in _CLOSING and _is_loose(doc[last]):
        last -= 1
    return last


def _is_loose(token: Token) -> bool:
    return token.is_punct or token.is_space or token.dep_ in ("cc", "mark")
