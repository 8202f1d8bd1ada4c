"""Parsed article in, proposals out: the seam of this reader.

In: a `ParsedArticle`, the people of it, its statements and events. Out: `Proposal`s in the order of first mention.
Refused: what is only named, with no author, term, answer or word of how it came to be known; hypothetical deals.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.language import ParsedArticle
from pourparler.model import Answer, Event, Evidence, Proposal, Statement, Term, proposal_id
from pourparler.positions.answers import answers_to
from pourparler.positions.proposals_known import Known, known_of
from pourparler.positions.proposals_mentions import Mention, mentions_in
from pourparler.positions.proposals_nouns import noun_of
from pourparler.positions.proposals_sides import Sides
from pourparler.positions.proposals_threads import Thread, threads
from pourparler.positions.proposals_words import naming_words
from pourparler.positions.terms import terms_in
from pourparler.positions.terms_captors import captors
from pourparler.positions.terms_draft import DraftTerm
from pourparler.positions.terms_further import Told
from pourparler.positions.terms_pair import Pairs
from pourparler.positions.terms_together import bound_together, terms_of
from pourparler.statements.reading import People, Strangers

VERSION = "1"
_FIRM = frozenset({"term.under", "term.part", "term.that", "term.orders", "term.bars", "term.seen"})
_FAINT = frozenset({"term.for", "term.holds", "term.listed"})
"""By a firm term a proposal stands although no side is told; by faint ones it does not, whoever they oblige."""


def read_proposals(
    parsed: ParsedArticle,
    cast: People | None = None,
    statements: Sequence[Statement] = (),
    events: Sequence[Event] = (),
) -> tuple[Proposal, ...]:
    """The proposals of an article; their sides are resolved by `cast`, their tellers found among `statements`.

    >>> from pourparler.language import parse
    >>> from pourparler.model import Article, Block, Span
    >>> text = "Under the draft, sanctions would be lifted and Orsk would free ten sailors."
    >>> article = Article(id="a-1", text=text, blocks=(Block(span=Span(0, len(text)), role="body"),))
    >>> [term.text.of(text) for proposal in read_proposals(parse(article)) for term in proposal.terms]
    ['sanctions would be lifted', 'Orsk would free ten sailors']
    """
    sides = Sides(parsed, cast or Strangers(), statements)
    pairs = Pairs(parsed, sides)
    mentions = [m for passage in parsed.passages for m in mentions_in(passage, sides, pairs)]
    found = threads(mentions)
    knowns = [known_of(thread, sides) for thread in found]
    for thread, known in zip(found, knowns, strict=True):
        thread.sides = thread.sides or known.author
    drafts = _drafts(parsed, found)
    held = captors(parsed, sides) if drafts else {}
    read = []
    for thread, known in zip(found, knowns, strict=True):
        terms = terms_of([draft for draft in drafts if draft.thread is thread], sides, held, pairs)
        answering = known.answering(_answered(thread, found)) if thread.counter else known
        read.append((thread, terms, answering))
    answers = answers_to([(thread, terms) for thread, terms, _ in read], parsed, sides, statements)
    read = [
        (t, bound_together(t, terms, drafts, answers[at], sides, pairs), k) for at, (t, terms, k) in enumerate(read)
    ]
    firm = {draft.thread for draft in drafts if draft.rule in _FIRM}
    firm |= {thread for thread, terms, _ in read if thread.tier == "opens" and _on_issues(terms) > 1}
    told = firm | {draft.thread for draft in drafts if draft.rule not in _FAINT}
    return tuple(
        _proposal(thread, terms, known, answers[at], parsed)
        for at, (thread, terms, known) in enumerate(read)
        if _is_told(thread, terms, known, answered=bool(answers[at]), firm=thread in firm, told=thread in told)
    )


def _on_issues(terms: Sequence[Term]) -> int:
    """How many terms are about an issue that is known."""
    return sum(term.issue is not None for term in terms)


def _drafts(parsed: ParsedArticle, found: Sequence[Thread]) -> tuple[DraftTerm, ...]:
    """The terms of all proposals as drafts, in order; a plan told over paragraphs goes on from one to the next."""
    heads: dict[int, dict[int, Thread]] = {}
    for thread in found:
        for mention in thread.mentions:
            heads.setdefault(id(mention.passage), {})[mention.head.i] = thread
    drafts: list[DraftTerm] = []
    told: Told | None = None
    last: Thread | None = None
    for passage in parsed.passages:
        named = heads.get(id(passage), {})
        new, told = terms_in(passage, named, told, last)
        last = named[max(named)] if named else last
        drafts += new
    return tuple(drafts)


def _answered(thread: Thread, found: Sequence[Thread]) -> str | None:
    """The name of the only other proposal of an article: what a counter-proposal answers."""
    others = [other for other in found if other is not thread and other.sides and not other.counter]
    return name_of(others[0]) if len(others) == 1 else None


def _is_told(thread: Thread, terms: Sequence[Term], known: Known, *, answered: bool, firm: bool, told: bool) -> bool:
    """Whether enough is told for a proposal to be written: whose it is, what it holds, how it was met; `firm` says that
    a term stands under its name, `told` that one is told by more than a noun.
    """
    sided = known.author or thread.names or (told and any(term.obliged or term.beneficiary for term in terms))
    if not (sided or answered or known.recipients or known.unseen or (terms and (thread.kinds or firm))):
        return False
    if terms or answered or known.publication or known.recipients or known.unseen:
        return True
    named = any(m.sides and m.article != "own" for m in thread.mentions)
    return named and any(m.tier in ("opens", "made") for m in thread.mentions)


def _proposal(
    thread: Thread, terms: tuple[Term, ...], known: Known, answers: tuple[Answer, ...], parsed: ParsedArticle
) -> Proposal:
    spans = tuple(mention.span for mention in thread.mentions)
    return Proposal(
        id=proposal_id(parsed.article.id, spans),
        article_id=parsed.article.id,
        name=name_of(thread),
        mentions=spans,
        author=known.author,
        recipients=known.recipients,
        unseen=known.unseen,
        publication=known.publication,
        version=known.version,
        answers_to=known.answers_to,
        terms=terms,
        answers=answers,
        evidence=Evidence(rule=f"proposal.{thread.tier}", version=VERSION, confidence=_sure(thread, terms)),
    )


def _sure(thread: Thread, terms: Sequence[Term]) -> float:
    return min(0.95, 0.5 + 0.2 * bool(terms) + 0.15 * bool(thread.sides) + 0.1 * (thread.tier == "opens"))


def name_of(thread: Thread) -> str:
    """The name of a proposal as the article has it: of its namings the first that says most, without the article."""
    return max(thread.mentions, key=_telling).label


def _telling(mention: Mention) -> tuple[bool, bool, bool, bool, int]:
    """How well a naming names: a name or side in it, points, a kind; then a noun of its own; then the earliest."""
    named = bool(mention.names or (mention.sides and mention.article != "own"))
    part = noun_of(mention.head) in naming_words()["parts"] | {"idea"}
    return not part, named, bool(mention.number), bool(mention.kinds), -mention.span.start
