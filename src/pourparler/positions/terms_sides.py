"""Who is obliged by a term, and for whom it is.

In: a `DraftTerm` and the sides of its article. Out: a `Term` with its issue; no sides where the text does not say.
Refused: to make a side obliged because the other one gains.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pourparler.events.lexicon import event_lexicon
from pourparler.events.phrases import below
from pourparler.language.parsed import Passage
from pourparler.model import Term
from pourparler.positions.proposals_sides import Sides
from pourparler.positions.proposals_words import term_words
from pourparler.positions.terms_captors import Captors, imposers
from pourparler.positions.terms_draft import DraftTerm
from pourparler.positions.terms_issue import main_issue
from pourparler.positions.terms_mood import own_subject
from pourparler.positions.terms_pair import is_together
from pourparler.statements.syntax import agent, child, is_passive, negated, subject


def term_of(draft: DraftTerm, sides: Sides, of_thread: Iterable[str], holders: Captors) -> Term:
    """The term that a draft tells; `of_thread` are the two sides that the proposal obliges, for "both sides"; `holders`
    those who hold the captives of the article.
    """
    passage, verb = draft.passage, draft.told_by
    bound, favoured = _bound(draft, sides, tuple(of_thread))
    bound = bound or _freeing(draft, holders) or _lifting(draft, holders) or _giver(draft, sides)
    bound = bound or _opening(draft, sides, favoured)
    if draft.rule == "term.grants" and len(favoured) > 1 and not bound:
        bound = favoured  # "gives each of them access to the other's markets"
    if (
        len(bound) > 1
        and bound == tuple(of_thread)
        and verb.lemma_.lower() in term_words()["mutual"] | {"give", "grant"}
    ):
        favoured = bound
    gains = tuple(dict.fromkeys([*favoured, *_gaining(draft, sides, bound)]))
    span = passage.span(draft.tokens)
    statement = sides.speaker_at(passage.span(verb))
    return Term(
        issue=_issue(draft),
        text=span,
        obliged=bound,
        beneficiary=tuple(side for side in gains if side not in bound or len(bound) > 1),
        reported_by=statement.id if statement is not None else None,
    )


def _freeing(draft: DraftTerm, holders: Captors) -> tuple[str, ...]:
    """Who would free them, where captives would be freed: who is said to hold them."""
    freeing = term_words()["freeing"]
    if not any(t.lemma_.lower() in freeing for t in (draft.told_by, *draft.tokens)):
        return ()
    held = next((t.lemma_.lower() for t in draft.tokens if t.lemma_.lower() in term_words()["captives"]), "")
    if not held and any(t.lemma_.lower() in term_words()["remains"] for t in draft.tokens):
        held = next((noun for noun in ("hostage", "captive") if noun in holders), "")
    return (holders[held],) if held in holders else ()


def _lifting(draft: DraftTerm, holders: Captors) -> tuple[str, ...]:
    """Who would lift sanctions: whose they are said to be elsewhere in the article."""
    words = term_words()
    for token in draft.tokens:
        lemma, verb = token.lemma_.lower(), draft.told_by
        relief = token.dep_ == "compound" and token.head.lemma_.lower() in ("relief", "lifting", "easing")
        if lemma in words["burdens"] and (verb.lemma_.lower() in words["lifting"] or _is_lifted(token) or relief):
            return (holders[lemma],) if lemma in holders else ()
    return ()


def _giver(draft: DraftTerm, sides: Sides) -> tuple[str, ...]:
    """Of the two of a deal the one that would give: "send nurses *to Orsk*" is for the other to do."""
    two, verb = draft.thread.sides, draft.told_by
    if len(two) != 2 or draft.thread.tier != "deals" or verb.lemma_.lower() not in term_words()["giving"]:
        return ()
    got = [t for c in draft.tokens if c.lower_ == "to" and c.dep_ in ("prep", "dative") for t in c.subtree]
    named = sides.of([t for t in got if t.pos_ == "PROPN" or t.ent_type_ in ("GPE", "NORP", "ORG")], draft.passage)
    return tuple(side for side in two if side not in named) if len(set(named) & set(two)) == 1 else ()


def _opening(draft: DraftTerm, sides: Sides, favoured: tuple[str, ...]) -> tuple[str, ...]:
    """Whose ports are opened, where a deal gives another *access to Orsk's ports* or the *right to use* them."""
    if draft.rule != "term.grants" or not any(t.lemma_.lower() in ("access", "right") for t in draft.tokens):
        return ()
    owning = [t for t in draft.tokens if t.dep_ == "poss" and t.i > draft.told_by.i]
    return tuple(side for side in sides.of(owning, draft.passage) if side not in favoured)


def _issue(draft: DraftTerm) -> str | None:
    """What a term is about: going away is a withdrawal whoever goes; paying for a thing is about the thing."""
    told = draft.told_by
    if told.lemma_.lower() in term_words()["leaving"] and _are_troops(told):
        return "withdrawal"
    paid = [t for t in draft.tokens if t != told] if told.lemma_ == "pay" else []
    return main_issue(paid) or main_issue(draft.tokens)


def _are_troops(verb: Token) -> bool:
    """Whether it is troops that go: "withdraw its forces", "its army would retire"."""
    troops = event_lexicon().classes["troops"]
    return any(c.lemma_.lower() in troops for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj"))


def _bound(draft: DraftTerm, sides: Sides, both: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is obliged, and who gains by being the subject."""
    passage, verb, words = draft.passage, draft.told_by, term_words()
    if draft.rule == "term.offer":
        gains = verb.lemma_.lower() in words["favours"] and not _keeps_duty(verb)
        return ((), draft.thread.sides) if gains else (draft.thread.sides, ())
    if draft.settled or draft.bound:
        each = _together(draft.favoured, both)
        return _together(draft.bound, both) or sides.of(draft.bound, passage) or each, each or sides.of(
            draft.favoured, passage
        )
    if verb.pos_ not in ("VERB", "AUX"):
        return (), ()
    who = own_subject(verb) or (None if draft.rule in ("term.itself", "term.to") else subject(verb))
    if draft.rule == "term.to":
        own = verb.head.lemma_.lower() in ("offer", "agreement", "deal") and len(draft.thread.sides) == 1
        return _whose(verb, sides, passage) or (draft.thread.sides if own else ()), ()
    subject_sides = (_together((who,), both) or sides.of([who], passage)) if who is not None else ()
    if not subject_sides and who is not None and who.lower_ in ("it", "they"):
        subject_sides = sides.of(_before(verb), passage)
    lemma = verb.lemma_.lower()
    if not is_passive(verb):
        if lemma in words["favours"] and not _keeps_duty(verb):
            return sides.of(below(verb, ("from",)), passage), subject_sides
        if draft.rule == "term.itself":
            return _whose(verb, sides, passage), ()
        return subject_sides, ()
    if lemma in words["obliged"] or (lemma in words["allowed"] and negated(verb)):
        return subject_sides, ()
    done_by = agent(verb)
    bound = sides.of([done_by], passage) if done_by is not None else ()
    if lemma in words["allowed"]:
        return bound, subject_sides
    return bound or _whose(verb, sides, passage), ()


def _keeps_duty(verb: Token) -> bool:
    """ "Would retain its duty", "would keep out of": keeping that is no gain."""
    return verb.lemma_ in ("keep", "remain") and child(verb, "dobj") is None


def _together(heads: Iterable[Token], both: tuple[str, ...]) -> tuple[str, ...]:
    """ "Both sides": the two of the proposal, where it has just two."""
    return both if len(both) == 2 and any(is_together(head) for head in heads) else ()


def _before(verb: Token) -> list[Token]:
    """The subject of the clause around: "*Orsk* was offered a deal under which it would leave"."""
    for above in verb.ancestors:
        who = child(above, "nsubj", "nsubjpass") if above.pos_ in ("VERB", "AUX") else None
        if who is not None and who.i < verb.i:
            return [who]
    return []


def _whose(verb: Token, sides: Sides, passage: Passage) -> tuple[str, ...]:
    """Whose thing it is that would be lifted or limited: "*U.S.* sanctions would be lifted", "limit *Orsk's* army"."""
    words, lemma = term_words(), verb.lemma_.lower()
    thing = child(verb, "nsubjpass", "dobj")
    if thing is None or lemma not in words["lifting"] | words["limiting"]:
        return ()
    if thing.lemma_.lower() in words["burdens"]:
        return sides.of(imposers(thing), passage)
    if lemma in words["limiting"]:
        return sides.of((c for c in thing.lefts if c.dep_ in ("poss", "compound", "amod", "nmod")), passage)
    return ()


def _gaining(draft: DraftTerm, sides: Sides, bound: tuple[str, ...]) -> Iterator[str]:
    """Who gains by the words: to whom a thing is given, on whom a burden lay, out of whose land somebody goes."""
    passage, verb, words = draft.passage, draft.told_by, term_words()
    lemma = verb.lemma_.lower()
    if lemma in words["giving"]:
        dative = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
        inside = [t for t in draft.tokens if t.lower_ == "to" and t.dep_ in ("prep", "dative")]
        receivers = [*dative, *(g for t in inside for g in t.children if g.dep_ == "pobj")]
        yield from sides.of(receivers, passage)
    if lemma in words["leaving"]:
        yield from (side for side in sides.of(_behind(verb, ("from",)), passage) if side not in bound)
    for token in draft.tokens:
        if token.lemma_.lower() in words["burdens"] and (lemma in words["lifting"] or _is_lifted(token)):
            yield from sides.of(below(token, ("on", "against")), passage)
        elif token.lemma_.lower() in (
            "guarantee",
            "assurance",
            "aid",
            "protection",
            "compensation",
            "relief",
            "amnesty",
        ):
            yield from (side for side in sides.of(below(token, ("for", "to")), passage) if side not in bound)
            if token.lemma_.lower() == "aid":
                yield from sides.of([c for c in token.children if c.dep_ == "poss"], passage)


def _is_lifted(burden: Token) -> bool:
    return burden.head.lower_ == "of" and burden.head.head.lemma_.lower() in (
        "lifting",
        "easing",
        "removal",
        "relief",
        "release",
    )


def _behind(verb: Token, prepositions: tuple[str, ...]) -> Iterator[Token]:
    """Behind a preposition of the verb, or of its object where the parser hung it there."""
    yield from below(verb, prepositions)
    for c in verb.children:
        if c.dep_ in ("dobj", "nsubjpass"):
            yield from below(c, prepositions)
