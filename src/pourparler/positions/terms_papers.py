"""What a proposal itself demands, holds, grants, bars or does: verbs of which it is the subject.

In: such a verb. Out: `DraftTerm`s. Refused: what a proposal is thought to mean, cost or need, and what it is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pourparler.events.phrases import below
from pourparler.positions.proposals_words import term_words
from pourparler.positions.terms_clauses import subject_of
from pourparler.positions.terms_draft import DraftTerm, Paper
from pourparler.positions.terms_mood import is_to_come, with_joined
from pourparler.positions.terms_reach import extent, trimmed
from pourparler.positions.terms_things import is_thing_told, items_of
from pourparler.positions.terms_under import SUBJECTS
from pourparler.statements.syntax import child, is_passive, negated

_SAYING = frozenset({"say", "state", "read", "mean"})


def told_by_paper(verb: Token, paper: Paper) -> Iterator[DraftTerm]:
    """The terms that a verb with the proposal as its subject tells."""
    words, lemma = term_words(), verb.lemma_.lower()
    if is_passive(verb) or (negated(verb) and lemma not in ("allow", "permit", "let")):
        return
    if negated(verb):
        yield from _forbidden(verb, paper)
        return
    found = [*_that(verb, paper)]
    if not found and lemma in words["orders"] | words["bars"] | words["grants"]:
        found = [*_ordered(verb, paper), *_committed(verb, paper), *_barred(verb, paper)] or [*_granted(verb, paper)]
    if not found and lemma in words["holds"]:
        found = [*_held(verb, paper)]
    elif not found and (is_to_come(verb) or (verb.tag_ == "VBG" and verb.dep_ in ("acl", "advcl"))):
        found = [*_seen(verb, paper)] if lemma == "see" else [*_done(verb, paper)]
    elif not found and verb.tag_ in ("VBZ", "VBP") and lemma in words["setting"]:
        found = [*_done(verb, paper)]
    yield from found


def _that(verb: Token, paper: Paper) -> Iterator[DraftTerm]:
    """ "Stipulates that Orsk will withdraw"."""
    words, lemma = term_words(), verb.lemma_.lower()
    inner = child(verb, "ccomp")
    if inner is None or lemma not in words["holds"] | words["orders"] | _SAYING or lemma == "suggest":
        return
    if lemma in words["causing"] and verb.tag_ == "VBD":  # "the last one saw Orsk leave" tells a deed
        return
    own = subject_of(inner)
    if own is None or own.i < verb.i or _is_past(inner) or (lemma == "mean" and not is_to_come(inner)):
        return
    for each in with_joined(inner):
        who = own if each == inner else child(each, *SUBJECTS)
        gains = each.lemma_.lower() in words["favours"]
        yield paper.clause(each, who, "that", bound=() if is_passive(each) or gains else (who or own,))


def _is_past(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.children)


def _ordered(verb: Token, paper: Paper) -> Iterator[DraftTerm]:
    """ "Requires Orsk to leave", "would have Orsk leave", "calls on Orsk to leave", "allows Orsk to stay"."""
    words, lemma = term_words(), verb.lemma_.lower()
    inner = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl") and c.i > verb.i), None)
    if inner is None or inner.tag_ not in ("VB", "VBN", "VBG", "VBP") or _is_past(inner):
        return
    told = child(inner, *SUBJECTS) or next((c for c in verb.children if c.dep_ in ("dobj", "dative")), None)
    who = told or next(below(verb, ("on", "upon", "for")), None)
    if who is None or not verb.i < who.i < inner.i:
        return
    if lemma in words["causing"] and verb.tag_ == "VBD":  # "the last one saw Orsk leave" tells a deed
        return
    if who.lower_ in ("it", "them", "they"):
        who = next((c for c in verb.head.head.children if c.dep_ == "dative"), who)
    grants = lemma in words["grants"] and lemma not in words["orders"]
    for each in with_joined(inner):
        if each.lemma_ == "be" and child(each, "acomp", "attr") is None:
            continue
        if each.tag_ == "VBZ" and inner.tag_ == "VB":  # "obliges Orsk to leave and *sets* a limit"
            yield from told_by_paper(each, paper)
            continue
        own = child(each, *SUBJECTS)
        reach = extent(each, own or (who if each == inner else None))
        if grants and not negated(each):  # "allow Orsk to build, but not to sell"
            yield paper.run(reach, each, "grants", favoured=(who,), settled=True)
        else:
            bound = () if is_passive(each) else (own or who,)
            if reach[0] == each.i:  # "but *not* enrich"
                reach = (min((c.i for c in each.lefts if c.dep_ == "neg"), default=each.i), reach[1])
            yield paper.run(reach, each, "orders", bound=bound, settled=not is_passive(each))


def _committed(verb: Token, paper: Paper) -> Iterator[DraftTerm]:
    """ "Commits Orsk *to a pullback*", "binds it *to opening* the port"."""
    told = child(verb, "dobj")
    if verb.lemma_ not in ("commit", "bind", "oblige", "obligate", "hold") or told is None:
        return
    behind = [*verb.rights, *told.rights]
    to = next((c for c in behind if c.dep_ == "prep" and c.lower_ == "to" and c.i > told.i), None)
    tops = [g for g in to.children if g.dep_ in ("pobj", "pcomp")] if to is not None else []
    for item, reach in items_of(tops):
        if is_thing_told(item):
            yield paper.run(reach, item, "orders", bound=(told,), settled=True)


def _barred(verb: Token, paper: Paper) -> Iterator[DraftTerm]:
    """ "Bars Orsk from the Pact", "keeps Orsk out of it", "limits Orsk to ten boats"."""
    told = child(verb, "dobj")
    if verb.lemma_.lower() not in term_words()["bars"] or told is None:
        return
    away = [c for c in verb.children if c.dep_ in ("prep", "prt", "advmod") and c.i > told.i]
    capped = verb.lemma_ in ("limit", "restrict", "confine") and told.pos_ == "PROPN"
    kept = ("out", "off", "away") if verb.lemma_ == "keep" else ("to",) if capped else ()
    if any(c.lower_ in ("from", *kept) for c in away):
        yield paper.run(extent(verb, None), verb, "bars", bound=(told,), settled=True)


def _forbidden(verb: Token, paper: Paper) -> Iterator[DraftTerm]:
    """ "Would not allow foreign troops on the island", "does not let Orsk build"."""
    inner = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i), None)
    who = child(inner, *SUBJECTS) or child(verb, "dobj") if inner is not None else None
    first, last = extent(verb, None)
    negation = min((c.i for c in verb.lefts if c.dep_ == "neg"), default=first)
    yield paper.run((negation, last), verb, "bars", bound=(who,) if who is not None else (), settled=True)


def _granted(verb: Token, paper: Paper) -> Iterator[DraftTerm]:
    """ "Gives Orsk a share"."""
    got = [c for c in verb.children if c.dep_ in ("dative", "dobj") and c.i > verb.i]
    if len(got) >= 2 and got[0].pos_ != "ADP" and got[1].pos_ in ("NOUN", "PROPN"):
        yield paper.run(extent(verb, None), verb, "grants", favoured=(got[0],), settled=True)


def _held(verb: Token, paper: Paper) -> Iterator[DraftTerm]:
    """ "Calls for the release of prisoners", "includes a ban and a fund": each thing held is a term."""
    if verb.tag_ == "VBD" and verb.lemma_.lower() not in term_words()["papers_only"]:
        return
    needs = term_words().following.get(verb.lemma_.lower())
    objects: list[Token] = []
    for c in verb.children:
        if c.i < verb.i:
            continue
        if c.dep_ == "prep" and c.lower_ in ("for", "of") and (needs is None or c.lower_ in needs):
            objects += [g for g in c.children if g.dep_ in ("pobj", "pcomp")]
        elif c.dep_ in ("dobj", "attr", "xcomp", "oprd") and (needs is None or child(verb, "prt") is not None):
            objects.append(c)
        elif c.dep_ == "dobj" and verb.lemma_ == "set" and c.lemma_.lower() in term_words()["limits"]:
            objects.append(c)  # "sets a cap on"
    inside = [
        h for top in objects for t in top.subtree if t.lower_ == "including" for h in t.children if h.dep_ == "pobj"
    ]
    if inside and not any(is_thing_told(top) for top in objects):
        objects = inside  # "22 points, including recognition of the region and a ban"
    for item, reach in items_of(objects):
        vague = verb.lemma_.lower() in ("promise", "offer") and reach[0] == reach[1]  # "promises jobs and relief"
        if is_thing_told(item) and not vague:
            yield paper.thing(item, reach, "holds")


def _seen(verb: Token, paper: Paper) -> Iterator[DraftTerm]:
    """ "Would see the release of ten", "would see ten sailors released"."""
    top = next((c for c in verb.children if c.dep_ in ("dobj", "nsubj", "ccomp") and c.i > verb.i), None)
    if top is None:
        return
    if top.pos_ in ("VERB", "AUX"):
        yield paper.clause(top, child(top, *SUBJECTS), "seen")
        return
    done = next((t for t in verb.subtree if t.dep_ == "acl" and t.tag_ == "VBN" and t.nbor(-1).text == ","), None)
    if done is not None and done.i > top.i:
        yield paper.run((top.left_edge.i, trimmed(top, extent(verb, None)[1])), done, "seen", settled=True)
        return
    for item, reach in items_of([top]):
        if is_thing_told(item):
            yield paper.thing(item, reach, "seen")


def _done(verb: Token, paper: Paper) -> Iterator[DraftTerm]:
    """ "The plan would lift the embargo": what it does by itself."""
    if verb.lemma_.lower() in term_words()["itself"] and child(verb, "dobj", "prep", "xcomp", "npadvmod") is not None:
        yield paper.clause(verb, None, "itself")
