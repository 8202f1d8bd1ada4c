"""The terms of one proposal, seen together.

In: its drafts, and the answers to it. Out: its `Term`s in order, with who is obliged by what others tell.
Refused: to say "both sides" where more or fewer than two are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparler.model import Answer, Span, Term
from pourparler.positions.proposals_sides import Sides, side_of
from pourparler.positions.proposals_threads import Thread
from pourparler.positions.proposals_words import term_words
from pourparler.positions.terms_captors import Captors, freed_by
from pourparler.positions.terms_draft import DraftTerm
from pourparler.positions.terms_pair import Pairs, is_together
from pourparler.positions.terms_sides import term_of

_CONCESSIONS = frozenset({"concession", "sacrifice", "compromise"})
_NEAR = 250
_NO_DUTY = frozenset({"last", "lead"})
_LEVIES = frozenset({"tariff", "duty", "quota", "levy"})
_LEVIED = frozenset({"tariff", "levy"})


def terms_of(drafts: Sequence[DraftTerm], sides: Sides, held: Captors, pairs: Pairs) -> tuple[Term, ...]:
    """The terms of one proposal; "both sides" are the two that its other terms oblige, or else those of the article."""
    drafts = [draft for draft in drafts if not _obliges_nobody(draft)]
    first = [term_of(draft, sides, (), held) for draft in drafts]
    both = _between(drafts[0].thread, first, (), pairs) if drafts else ()
    terms: dict[Span, Term] = {}
    conceding: Term | None = None
    for draft in drafts:
        term = term_of(draft, sides, both, held)
        if not term.obliged and conceding is not None and _goes_with(draft, term, conceding):
            term = replace(term, obliged=conceding.obliged)
        elif not term.obliged and _offers_truce(draft):
            term = replace(term, obliged=draft.thread.sides)
        elif draft.told_by.lemma_.lower() in _CONCESSIONS and term.obliged:
            conceding = term
        terms[term.text] = term
    return tuple(terms[text] for text in sorted(terms))


def _is_blamed(term: Term, draft: DraftTerm, answers: Sequence[Answer], sides: Sides) -> bool:
    """Whether who rejects a plan says what it allows: "the plan lets Orsk use bread as a weapon"."""
    if draft.rule != "term.grants" or term.reported_by is None:
        return False
    told = sides.speaker_at(draft.passage.span(draft.told_by))
    side = side_of(told.actor) if told is not None else None
    return any(a.answer == "rejects" and a.party == side for a in answers)


def _obliges_nobody(draft: DraftTerm) -> bool:
    """How long a deal "would last", where it "would lead", what a side levies on its own: no duty of anybody; and a
    piece whose "not" stands before it says the opposite.
    """
    told = draft.told_by
    if told.pos_ == "VERB" and told.lemma_ in _NO_DUTY:
        return True
    if told.pos_ == "NOUN" and told.lemma_.lower() in _LEVIED and draft.rule != "term.offered":
        return True
    return draft.first > 0 and draft.passage.doc[draft.first - 1].lower_ == "not"


def two_sides(thread: Thread, terms: Sequence[Term], answers: Sequence[Answer]) -> tuple[str, ...]:
    """The two sides of a proposal, by its terms and answers, whoever brings it left out of three; empty if not two."""
    if thread.tier == "deals" and len(thread.sides) == 2:
        return thread.sides
    told = [side for term in terms for side in (*term.obliged, *term.beneficiary)]
    named = tuple(dict.fromkeys(told))
    if len(named) < 2:
        named = tuple(dict.fromkeys([*told, *(a.party for a in answers)]))
    if len(named) > 2:
        named = tuple(side for side in named if side not in thread.sides)
    return named if len(named) == 2 else ()


def _between(thread: Thread, terms: Sequence[Term], answers: Sequence[Answer], pairs: Pairs) -> tuple[str, ...]:
    """The two sides of a proposal, or the two that the article names together near it, if nobody else is told."""
    both = two_sides(thread, terms, answers)
    if both or not terms:
        return both
    told = {side for term in terms for side in (*term.obliged, *term.beneficiary)} | {a.party for a in answers}
    near = pairs.near(terms[0].text)
    stranger = thread.mentions[0].is_verb and not set(thread.sides) & set(near)  # who offers for a price is of the two
    return near if told - set(thread.sides) <= set(near) and not stranger else ()


def _offers_truce(draft: DraftTerm) -> bool:
    """ "Orsk has *offered a truce*": one side that offers it would keep it."""
    told = draft.told_by
    own = draft.rule == "term.offered" and told.head.lemma_ == "offer" and len(draft.thread.sides) == 1
    return own and told.lemma_.lower() in term_words()["truces"]


def bound_together(
    thread: Thread,
    terms: tuple[Term, ...],
    drafts: Sequence[DraftTerm],
    answers: Sequence[Answer],
    sides: Sides,
    pairs: Pairs,
) -> tuple[Term, ...]:
    """The same terms, with both sides obliged by a truce, those who hold them by a release, and the other one by what
    is given in exchange.
    """
    both = _between(thread, terms, answers, pairs)
    by_text = {draft.passage.span(draft.tokens): draft for draft in drafts if draft.thread is thread}
    terms = tuple(term for term in terms if not _is_blamed(term, by_text[term.text], answers, sides))
    if not both:
        return terms
    found: list[Term] = []
    for term in terms:
        freeing = frozenset(side for other in (*terms, *found) if _frees(by_text[other.text]) for side in other.obliged)
        given = [f.obliged for f in found if by_text[f.text].rule != "term.exchange"]
        found.append(_completed(term, by_text[term.text], both, given[-1] if given else (), freeing, sides))
    return tuple(found)


def _completed(
    term: Term,
    draft: DraftTerm,
    both: tuple[str, ...],
    before: tuple[str, ...],
    freeing: frozenset[str],
    sides: Sides,
) -> Term:
    """A term with those of two sides obliged whom its words leave open."""
    released = freed_by(draft, both, freeing if not term.obliged else frozenset(), sides)
    if released and (not term.obliged or len(released) > len(term.obliged)):
        return replace(term, obliged=released, beneficiary=term.beneficiary if len(released) == 1 else ())
    if term.obliged:
        return term
    if draft.rule == "term.grants" and any(map(is_together, draft.favoured)):
        return replace(term, obliged=both, beneficiary=both)  # "gives each of them access to the other's markets"
    if draft.told_by.lemma_.lower() in term_words()["truces"]:
        return replace(term, obliged=both)
    if draft.rule == "term.itself" and _binds_both(draft):
        return replace(term, obliged=both)
    if draft.rule == "term.exchange" and len(before) == 1 and before[0] in both:
        return replace(term, obliged=tuple(side for side in both if side not in before), beneficiary=before)
    return term


def _binds_both(draft: DraftTerm) -> bool:
    """ "The treaty between Orsk and Velland *bans* mines": what a deal of two sets, both keep; lifting is one's."""
    words, lemma = term_words(), draft.told_by.lemma_.lower()
    own = draft.thread.tier == "deals" and len(draft.thread.sides) == 2
    lifts = lemma in words["lifting"] and any(t.lemma_.lower() in words["burdens"] - _LEVIES for t in draft.tokens)
    return own and lemma in words["setting"] | words["bars"] and not lifts


def _frees(draft: DraftTerm) -> bool:
    """Whether a term frees somebody."""
    words = term_words()
    return any(t.lemma_.lower() in words["captives"] for t in draft.tokens)


def _goes_with(draft: DraftTerm, term: Term, conceding: Term) -> bool:
    """ "Concessions from Orsk. The terms include giving up the port": who concedes is told just before."""
    near = 0 <= term.text.start - conceding.text.end < _NEAR
    return near and draft.told_by.tag_ == "VBG" and draft.rule == "term.holds"
