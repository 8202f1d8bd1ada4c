"""On which issue: what the words of a stance are about, or what they point at.

In: a `Stand`, the sentence before. Out: the issues with their words, and how sure each is.
Refused: nothing; words that tell no issue and point at none have none.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.events.phrases import joined
from pourparler.positions.issues import IssueTree
from pourparler.positions.stance_words import stance_words
from pourparler.positions.stand import Stand, has_to
from pourparler.positions.weighing import TALKS, best_issue

_ABOUT = frozenset({"on", "regarding", "concerning", "about", "as"})
_COUNTED = frozenset(
    {
        "goal",
        "aim",
        "objective",
        "priority",
        "term",
        "point",
        "condition",
        "demand",
        "thing",
        "request",
        "step",
        "item",
        "measure",
        "element",
    }
)
_TALKED = frozenset({"talk", "negotiation", "discussion", "consultation", "agreement", "deal"})
_TRUCE, _TRADE = "ceasefire-and-monitoring", "trade-and-tariffs"
_EITHER = frozenset({"escalation", "escalate", "truce", "pause", "ceasefire", "armistice", "hostilities", "war"})
_BESIDE = frozenset({"as", "while", "because", "since", "although", "though", "after", "when", "where", "whereas"})
_TOO_MUCH = frozenset(
    {"excessive", "maximalist", "unreasonable", "unrealistic", "illogical", "unacceptable", "exaggerated", "such"}
)
_SUCH = frozenset({"such", "this", "that", "these", "those"})
_POINTING = frozenset({"it", "that", "this", "them", "they", "these", "those", "so"})


def issues_told(
    stand: Stand, before: Sequence[Tokens], tree: IssueTree, chief: str | None
) -> list[tuple[str, tuple[Token, ...], float]]:
    """The issues of what is wanted, each with its words; one a thing, where several are wanted. `before` are the
    sentences told before, the nearest first.
    """
    if not any(stand.pieces):
        return []
    first = next(piece for piece in stand.pieces if piece)
    ordered = _sequence(stand, tree)
    if ordered is not None:
        return [(ordered, first, 0.9)]
    found: dict[str, tuple[tuple[Token, ...], float]] = {}
    pointed = _around(stand, before, tree, chief) if _is_pointing(stand) else None
    for piece in stand.pieces if pointed is None else ():
        best = _told_first(piece, tree) if piece else None
        if best is not None:
            meant = _of_solution(_of_trade(best[0], piece, tree, chief), piece, tree, chief)
            best = (meant, best[1])
            found.setdefault(best[0], (piece, best[1]))
            found |= {issue: (piece, 0.9) for issue in _terms(piece, tree) if issue not in found}
            found |= {issue: (part, 0.9) for issue, part in _listed(stand, tree).items() if issue not in found}
    if pointed is not None:
        return [(pointed, first, 0.7)]
    if not found and stand.rule == "noun":
        before_it = (t for c in stand.anchor.lefts if c.dep_ in ("compound", "amod") for t in c.subtree)
        told = best_issue((*before_it, stand.anchor), tree)
        found = {told[0]: (first, 0.9)} if told is not None and told[1] == 1.0 else {}
    if not found:
        listed = _listed(stand, tree)
        if listed:
            return [(issue, part, 0.7) for issue, part in listed.items()]
        known = _fronted(stand, tree)
        if not known and any(map(_is_paper, (*first[:8], *_aim_before(stand)))):
            known = [issue for issue in (_clause_before(stand, tree) or chief,) if issue is not None]
        around = None if known else _around(stand, before, tree, chief)
        found = dict.fromkeys(known or ([around] if around is not None else []), (first, 0.7))
    return [(issue, piece, weight) for issue, (piece, weight) in _planned(found, stand, tree).items()]


_Found = dict[str, tuple[tuple[Token, ...], float]]


def _planned(found: _Found, stand: Stand, tree: IssueTree) -> _Found:
    """The issues, with what a plan for peace holds in its place: "a peace plan *that would give up land*"; one whose
    terms are not told is about how to talk.
    """
    if _TRUCE not in found:
        return found
    piece, weight = found[_TRUCE]
    lists = stance_words().lists
    plan = next((t for t in (stand.anchor, *piece[:6]) if t.lemma_.lower() in lists["plans"]), None)
    told = {" ".join(t.phrase.words) for t in tree.told(piece) if t.phrase.issue == _TRUCE}
    if plan is None or not told or not told <= lists["at-large"] | lists["endings"]:
        return found
    inside = [t for c in plan.rights if c.dep_ in ("relcl", "acl") for t in c.subtree if t in piece]
    held = [i for i in tree.scores(inside) if i not in (_TRUCE, TALKS) and _is_strong(i, inside, tree)]
    rest = {issue: each for issue, each in found.items() if issue != _TRUCE}
    return {**rest, **dict.fromkeys(held or [TALKS], (piece, weight))}


def _is_strong(issue: str, tokens: Sequence[Token], tree: IssueTree) -> bool:
    return any(t.phrase.issue == issue and t.phrase.grade == "strong" for t in tree.told(tokens))


def _own_words(piece: Sequence[Token]) -> tuple[Token, ...]:
    """What is wanted without asides and circumstances: ", which is a weakness in trade", "while the talks go on"."""
    inside = {t.i for t in piece}
    apart = [t for t in piece if t.head.i in inside and (_is_aside(t) or _is_circumstance(t))]
    left_out = {w.i for t in apart for w in t.subtree}
    return tuple(t for t in piece if t.i not in left_out)


def _told_first(piece: Sequence[Token], tree: IssueTree) -> tuple[str, float] | None:
    """The issue of what is wanted: what it is wanted for only where that tells none."""
    own = _own_words(piece)
    inside = {t.i for t in own}
    aims = [t for t in own if t.dep_ == "advcl" and t.head.i in inside and has_to(t)]
    left_out = {w.i for t in aims for w in t.subtree}
    best = best_issue([t for t in own if t.i not in left_out], tree)
    return best if best is not None and best[1] == 1.0 else best_issue(own, tree)


def _is_aside(verb: Token) -> bool:
    before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else verb
    which = any(c.lower_ == "which" and c.dep_ == "nsubj" for c in verb.lefts)
    return (verb.dep_ == "relcl" or which) and before.text == ","


def _is_circumstance(verb: Token) -> bool:
    if verb.dep_ == "prep" and verb.lower_ == "with" and verb.i and verb.nbor(-1).text == ",":
        return True
    return verb.dep_ == "advcl" and any(c.dep_ in ("mark", "advmod") and c.lower_ in _BESIDE for c in verb.lefts)


def _of_solution(issue: str, piece: Sequence[Token], tree: IssueTree, chief: str | None) -> str:
    """Calls for a "diplomatic solution" are about what there is to solve, where an article is mostly on one thing."""
    told = [t.phrase.words for t in tree.told(piece) if t.phrase.issue == issue]
    plain = issue == TALKS and bool(told) and all(words[-1:] == ("solution",) for words in told)
    return chief if plain and chief is not None else issue


def _of_trade(issue: str, piece: Sequence[Token], tree: IssueTree, chief: str | None) -> str:
    """Where an article is on trade, "de-escalation" and a "truce" are, too."""
    told = [t.phrase.words for t in tree.told(piece) if t.phrase.issue == issue]
    bare = issue == _TRUCE and chief == _TRADE and all(_EITHER & set(words) for words in told)
    return _TRADE if bare else issue


def _clause_before(stand: Stand, tree: IssueTree) -> str | None:
    """ "Orsk proposed a truce but Venn spurned *the offer*": what the clause before it in its sentence is about."""
    best = best_issue(tuple(stand.anchor.doc[stand.anchor.sent.start : stand.start]), tree)
    points = any(t.lower_ in _SUCH for t in stand.pieces[0][:2]) and any(map(_is_paper, stand.pieces[0][:4]))
    joined_to = stand.anchor.dep_ in ("conj", "advcl") or points
    return best[0] if best is not None and best[1] == 1.0 and joined_to else None


def _is_pointing(stand: Stand) -> bool:
    """Whether the verb's own object only points: "must renounce *it* in writing"."""
    done = [c for c in stand.anchor.children if c.dep_ == "dobj"]
    return stand.rule == "modal" and len(done) == 1 and done[0].lower_ in ("it", "them", "this")


def _terms(piece: tuple[Token, ...], tree: IssueTree) -> list[str]:
    """ "The two terms on the port and the pact": each thing that the terms, demands or talks are on."""
    heads = [t for t in piece[:6] if t.pos_ == "NOUN" and t.lemma_.lower() in _COUNTED | _TALKED]
    on = [p for h in heads for p in h.children if p.dep_ == "prep" and p.lower_ in ("on", "about", "over", "regarding")]
    things = [each for p in on for c in p.children if c.dep_ == "pobj" for each in joined(c)]
    if len(things) < 2:
        return []
    told = (best_issue([t for t in thing.subtree if t not in set(things) - {thing}], tree) for thing in things)
    return [best[0] for best in told if best is not None]


def _listed(stand: Stand, tree: IssueTree) -> dict[str, tuple[Token, ...]]:
    """ "Accepts two terms, she said: the guarantee and the exchange of prisoners": the list behind the colon."""
    sentence = stand.anchor.sent
    colon = next((t.i for t in sentence if t.text == ":" and t.i > stand.anchor.i), None)
    if colon is None or not any(t.lemma_.lower() in _COUNTED for t in (stand.anchor, *stand.pieces[0][:12])):
        return {}
    parts: list[list[Token]] = [[]]
    for token in stand.anchor.doc[colon + 1 : sentence.end]:
        if token.lower_ in (",", ";", "and"):
            parts.append([])
        else:
            parts[-1].append(token)
    found: dict[str, tuple[Token, ...]] = {}
    for part in parts:
        best = best_issue(part, tree) if part else None
        if best is not None and best[1] == 1.0:
            found.setdefault(best[0], tuple(t for t in part if not t.is_space and t.text not in '.”"'))
    return found


def _fronted(stand: Stand, tree: IssueTree) -> list[str]:
    """ "On the pact, Orsk wants a renunciation": what the sentence opens with is what it is about."""
    opening = _opening(stand.anchor.sent)
    if opening is None or opening.right_edge.i >= stand.start:
        return []
    best = best_issue(tuple(opening.subtree), tree)
    return [best[0]] if best is not None and best[1] == 1.0 else []


def _aim_before(stand: Stand) -> tuple[Token, ...]:
    """ "*To reach a deal*, we need more time": what it is wanted for, where that is told first."""
    aims = [c for c in stand.anchor.lefts if c.dep_ == "advcl" and has_to(c)] if stand.anchor.lemma_ == "need" else []
    return tuple(t for c in aims for t in c.subtree)


def _opening(sentence: Tokens) -> Token | None:
    """The "on" that a sentence opens with, where what is behind it is what the sentence is about."""
    return sentence[0] if sentence[0].lower_ in _ABOUT and sentence[0].dep_ == "prep" else None


def _is_paper(token: Token) -> bool:
    """Whether a word stands for what is negotiated: "the deal", "these demands"; not "deals"."""
    known = token.tag_ == "NN" or any(c.dep_ in ("det", "poss") or c.lower_ in _TOO_MUCH for c in token.lefts)
    return known and token.lemma_.lower() in stance_words().lists["negotiated"]


def _around(stand: Stand, before: Sequence[Tokens], tree: IssueTree, chief: str | None) -> str | None:
    """The issue that "it" or a bare number points at: of the condition, else of the sentence before; a number of the
    one before that, too.
    """
    piece = next(piece for piece in stand.pieces if piece)
    few = piece if len(piece) < 6 else piece[:2]
    number = stand.rule != "modal" and any(t.like_num and t.lower_ not in ("one", "two") for t in few)
    if not any(map(_points, _pointers(stand, piece))) and not number:
        return None
    inside = stand.condition
    places = [stand.anchor.doc[inside.start : inside.end]] if inside is not None else []
    if not places and not number and (told_before := _clause_before(stand, tree)) is not None:
        return told_before
    if number and stand.anchor.dep_ == "relcl":
        return None  # "the 2,000 that Orsk had demanded"
    told_ahead = inside is not None and inside.start < stand.anchor.i  # "if that is a truce, we are ready for it"
    earlier = before[: 2 if number else 1]
    for tokens in (*places, *earlier) if told_ahead else (*earlier, *places):
        if (fronted := _opening(tokens)) is not None and (told := best_issue(tuple(fronted.subtree), tree)):
            return told[0]  # "On the pact the minister was as clear. Orsk must renounce it."
        best = best_issue(tuple(tokens), tree)
        if best is not None and best[1] == 1.0 and not (number and best[0] == TALKS):
            return best[0]
    return chief if before and not number and any(map(_is_paper, before[0][:8])) else None


def _points(token: Token) -> bool:
    """Whether a word stands for what was told before: "demands *that*", not "demands that Orsk leave"."""
    if token.dep_ == "det" and (token.head.ent_type_ in ("DATE", "TIME") or token.ent_type_ in ("DATE", "TIME")):
        return False  # "later that day"
    opens = token.i == token.sent.start or token.nbor(-1).is_quote
    return token.lower_ in _POINTING and (opens or token.lower_ != "that" or token.tag_ not in ("WDT", "IN"))


def _pointers(stand: Stand, piece: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words of what is wanted that may point back: not who is to do it, but "*they* are illegal and must be
    removed".
    """
    if stand.rule != "modal":
        return piece
    own = (t for t in _own_words(piece) if t.i > stand.anchor.i and t.dep_ != "nsubj")
    behind = () if stand.condition is not None else tuple(own)
    undergoes = any(c.dep_ == "auxpass" for c in stand.anchor.children)
    return (*behind, stand.subject) if undergoes and stand.subject is not None else behind


def _sequence(stand: Stand, tree: IssueTree) -> str | None:
    """ "That sanctions be lifted before the troops leave": a demand for an order of two things."""
    if stand.stance != "demands" or not stand.pieces:
        return None
    piece = stand.pieces[0]
    at = next((i for i, t in enumerate(piece) if t.lower_ == "before" and t.dep_ in ("mark", "prep")), None)
    if at is None:
        return None
    first, second = best_issue(piece[:at], tree), best_issue(piece[at + 1 :], tree)
    apart = first is not None and second is not None and first[0] != second[0] and first[1] == second[1] == 1.0
    return "sequencing" if apart and "sequencing" in tree.issues else None
