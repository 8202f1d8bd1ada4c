"""What a proposal would have done: each obligation that an article tells as part of it.

In: the mentions of proposals in a passage. Out: `DraftTerm`s: words, whose proposal, who is bound by the words.
Refused: what people think of a proposal, what it is for ("a plan to end the war"), and deeds told outside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.language.parsed import Passage
from pourparler.positions.proposals_nouns import is_offered, noun_of
from pourparler.positions.proposals_threads import Thread
from pourparler.positions.proposals_words import naming_words, term_words
from pourparler.positions.terms_beside import beside
from pourparler.positions.terms_clauses import clause_under
from pourparler.positions.terms_draft import DraftTerm, Paper
from pourparler.positions.terms_further import Told, behind_colon, continued, exchanged, said_in_passing
from pourparler.positions.terms_lists import among, announced, clauses_behind_colon, point
from pourparler.positions.terms_mood import WOULD, with_joined
from pourparler.positions.terms_offered import offered
from pourparler.positions.terms_papers import told_by_paper
from pourparler.positions.terms_reach import reach_of
from pourparler.positions.terms_things import is_thing_told, listed, whole_items
from pourparler.positions.terms_under import head_of_phrase, verbs_of
from pourparler.statements.syntax import child


def terms_in(
    passage: Passage, named: Mapping[int, Thread], told: Told | None, last: Thread | None = None
) -> tuple[tuple[DraftTerm, ...], Told | None]:
    """The terms told in a passage, in order, and what the next one may go on with; `named` gives the thread of each
    mention's head, `told` what the passage before ended with, `last` the proposal named last before it.
    """
    papers = {at: Paper(thread=thread, passage=passage) for at, thread in named.items()}
    drafts: list[DraftTerm] = []
    for sentence in passage.sentences():
        before = Paper(thread=last, passage=passage) if last is not None else None
        found = [d for each in _distinct(_in_sentence(sentence, passage, papers, told, before)) for d in beside(each)]
        found += exchanged(sentence, found)
        last = next((named[t.i] for t in reversed(list(sentence)) if t.i in named), last)
        drafts += found
        told = _goes_on(sentence, found, told, papers)
    return tuple(drafts), told


def _in_sentence(
    sentence: Tokens, passage: Passage, papers: Mapping[int, Paper], told: Told | None, before: Paper | None
) -> Iterator[DraftTerm]:
    for token in sentence:
        if token.i in papers:
            yield from _of_mention(token, papers[token.i])
    yield from clauses_behind_colon(sentence, papers)
    if told is not None:
        paper = Paper(thread=told.thread, passage=passage)
        if told.list is not None:
            yield from point(sentence, paper, colon=told.list == "colon")
        yield from continued(sentence, paper, would=told.would, named=told.named)
    if before is not None:
        yield from said_in_passing(sentence, before)
    yield from behind_colon(sentence, papers)


def _of_mention(head: Token, paper: Paper) -> Iterator[DraftTerm]:
    """The terms of the clauses about a mention."""
    if head.pos_ == "VERB":  # an offer that no noun names
        yield from offered(head, paper)
        return
    for role, verb in verbs_of(head):
        for each in with_joined(verb):
            if role != "subject":
                yield from clause_under(each, paper, role)
                for c in each.rights:  # "Orsk would leave, *while Velland would open the port*"
                    if c.dep_ == "advcl" and any(m.lower_ in ("while", "whereas") for m in c.children):
                        yield from clause_under(c, paper, "part")
                continue
            yield from told_by_paper(each, paper)
            for c in each.rights:  # "would end the war, obliging Orsk to leave"
                if c.dep_ == "advcl" and c.tag_ == "VBG" and child(c, "mark", "nsubj") is None:
                    yield from told_by_paper(c, paper)
    if noun_of(head) in naming_words()["proposed"] and is_offered(head):
        yield paper.thing(head, reach_of(head), "offered")
    if head.dep_ == "dobj":  # "signed an agreement giving Orsk the port"
        for c in head.head.rights:
            if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i > head.i and child(c, "mark", "nsubj") is None:
                yield from (d for each in with_joined(c) for d in told_by_paper(each, paper))
    yield from among(head, head_of_phrase(head), paper)
    if noun_of(head) not in naming_words()["papers"]:
        yield from _to_do(head, paper)
        yield from _for_what(head, paper)


def _to_do(head: Token, paper: Paper) -> Iterator[DraftTerm]:
    """ "A proposal *to place* the port", "an offer *to free* ten"."""
    words, noun = naming_words(), noun_of(head)
    if noun not in words["opens"] | words["deals"] | {"offer", "idea"} or head.head.lower_ == "under":
        return  # "met under the accord to discuss" is what they met for
    for c in head.rights:
        to = c.dep_ in ("acl", "relcl") and c.tag_ == "VB" and any(x.lower_ == "to" for x in c.children)
        if to and c.lemma_.lower() not in words["aims"]:
            yield from (paper.clause(each, None, "to") for each in with_joined(c))


def _for_what(head: Token, paper: Paper) -> Iterator[DraftTerm]:
    """ "A proposal *for* joint patrols", "a draft presented by Orsk *for* a truce"."""
    given = ("for", "of") if noun_of(head) == "offer" else ("for",)
    if noun_of(head) not in naming_words()["opens"] | {"offer"}:
        return
    behind = [*head.rights, *(d for c in head.rights if c.dep_ == "acl" for d in c.rights)]
    tops = [
        g for c in behind if c.dep_ == "prep" and c.lower_ in given for g in c.children if g.dep_ in ("pobj", "pcomp")
    ]
    for item, reach in whole_items(t for top in tops for t in listed(top)):
        told = is_thing_told(item) and item.ent_type_ == "" and reach[1] > reach[0]
        if told and item.lemma_.lower() not in term_words()["affairs"]:
            yield paper.thing(item, reach, "for")


def _distinct(drafts: Iterable[DraftTerm]) -> list[DraftTerm]:
    """Each stretch of words once; a clause that holds another told by another rule gives way to the narrower."""
    kept: list[DraftTerm] = []
    for draft in drafts:
        if any(k.first <= draft.first and draft.last <= k.last for k in kept):
            continue
        kept = [k for k in kept if not (draft.first <= k.first and k.last <= draft.last)]
        kept.append(draft)
    return sorted(kept, key=lambda d: d.first)


def _goes_on(
    sentence: Tokens, found: Sequence[DraftTerm], told: Told | None, papers: Mapping[int, Paper]
) -> Told | None:
    """What the next sentence may go on telling: a clause with "would" under the plan, or the plan's own verbs."""
    if not sentence.text.strip():
        return told
    if not found:
        opens = announced(sentence, papers)
        if opens is not None:
            return Told(thread=opens[0].thread, would=False, list="colon" if opens[1] else "points")
        named = [t for t in sentence if t.i in papers and t.dep_ in ("dobj", "nsubj", "nsubjpass")]
        return Told(thread=papers[named[-1].i].thread, would=False, named=True) if named else None
    thread = found[-1].thread
    same = told if told is not None and told.thread is thread else None
    going = same.list if same is not None else None
    if going is None and any(d.rule == "term.point" for d in found):
        going = "colon"
    would = (same is not None and same.would) or any(t.lower_ in WOULD for t in sentence)
    return Told(thread=thread, would=would, list=going)
