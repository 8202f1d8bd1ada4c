"""Arbitrary sound extractions, for any test that needs findings: `extractions()` and its parts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import get_args

from hypothesis import strategies as st

from pourparler.model import (  # isort: skip
    Act, Actor, ActorKind, Addressee, Answer, AnswerKind, Article, Block, BlockRole, Commitment, Evidence, Extraction,
    Fact, Figure, Form, Kind, Link, Origin, Place, Polarity, Position, Precision, Proposal, Publication, Published,
    Span, Stance, Statement, Talks, TalksKind, TalksStatus, Term, Turn, When,
)  # fmt: skip
from pourparler.problems import Problem
from pourparler.record.rebase import B, own_bargaining_id, own_id

# What breaks databases: NUL, halves of a pair, the mark we spell them with, beyond the first plane, right to left.
AWKWARD = "\x00\ud83d\ude00\udfff\ufdd0\ufeff\U0001f600"
LETTERS = "abcAZé «»“”’'\"0 9-—.,:;\n\r\t\u2028שлж"
texts = st.text(st.sampled_from(LETTERS + AWKWARD) | st.characters(), min_size=1, max_size=60)
names = st.text(st.sampled_from(LETTERS + AWKWARD) | st.characters(), max_size=12)
slugs = st.sampled_from(("orla-venn", "tarsk", "harbour-agency", "é~1")) | names.filter(bool)
days = st.sampled_from(("2026-03-13", "2026-03-13T09:30Z", "2026-02", "2026-W11", "2026", "XXXX-11-19", "spring"))


def spans(text: str) -> st.SearchStrategy[Span]:
    """A stretch of `text`, which must not be empty."""
    ends = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    return ends.map(lambda pair: Span(*pair))


@st.composite
def fragments(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    """Stretches in order that do not overlap, at least one."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=7)))
    return tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def blocks(draw: st.DrawFn, text: str) -> tuple[Block, ...]:
    """Blocks that cover the whole text."""
    cuts = sorted({0, len(text), *draw(st.sets(st.integers(0, len(text)), max_size=5))})
    roles = st.sampled_from(get_args(BlockRole))
    return tuple(Block(span=Span(a, b), role=draw(roles)) for a, b in pairwise(cuts))


actors = st.builds(
    Actor,
    id=slugs,
    name=names,
    kind=st.sampled_from(get_args(ActorKind)),
    party=st.none() | slugs | st.just(""),
    office=st.none() | names,
)


def facts(text: str) -> st.SearchStrategy[Fact | None]:
    """A fact that may stand in the text, or none."""
    return st.none() | st.builds(
        Fact, value=names, origin=st.sampled_from(get_args(Origin)), span=st.none() | spans(text)
    )


def published(text: str) -> st.SearchStrategy[Published]:
    """A date of publication, with others that may have others."""

    def dated(others: st.SearchStrategy[tuple[Published, ...]]) -> st.SearchStrategy[Published]:
        return st.builds(
            Published,
            value=days | names,
            precision=st.sampled_from(get_args(Precision)),
            origin=st.sampled_from(get_args(Origin)),
            span=st.none() | spans(text),
            others=others,
        )

    once = dated(st.just(()))
    return st.recursive(once, lambda inner: dated(st.lists(inner, max_size=2).map(tuple)), max_leaves=4)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article whose blocks cover its text."""
    text = draw(texts)
    return Article(
        id=draw(slugs),
        text=text,
        blocks=draw(blocks(text)),
        outlet=draw(facts(text)),
        url=draw(st.none() | names),
        title=draw(facts(text)),
        byline=draw(facts(text)),
        published=draw(st.none() | published(text)),
        language=draw(facts(text)),
        kind=draw(facts(text)),
    )


@st.composite
def statements(draw: st.DrawFn, article: Article) -> Statement:
    """A statement of the article, under the id that the rule gives it."""
    somewhere, actor = spans(article.text), st.none() | actors
    statement = Statement(
        id="",
        article_id=article.id,
        source=draw(st.none() | somewhere),
        cue=draw(st.none() | somewhere),
        content=draw(fragments(article.text)),
        kind=draw(st.sampled_from(get_args(Kind))),
        form=draw(st.sampled_from(get_args(Form))),
        act=draw(st.sampled_from(get_args(Act))),
        acts=tuple(draw(st.lists(st.sampled_from(get_args(Act)), max_size=3))),
        polarity=draw(st.sampled_from(get_args(Polarity))),
        place=draw(st.sampled_from(get_args(Place))),
        evidence=draw(st.builds(Evidence, rule=names, version=names, confidence=st.floats(0, 1))),
        addressee=draw(st.none() | st.builds(Addressee, span=somewhere, actor=actor)),
        actor=draw(actor),
        candidates=tuple(draw(st.lists(actors, max_size=3))),
        via=tuple(
            draw(
                st.lists(
                    st.builds(Link, source=st.none() | somewhere, cue=st.none() | somewhere, actor=actor), max_size=2
                )
            )
        ),
        uttered=draw(
            st.none()
            | st.builds(When, value=days, precision=st.sampled_from(get_args(Precision)), span=st.none() | somewhere)
        ),
    )
    return replace(statement, id=own_id(statement))


evidence = st.builds(Evidence, rule=names, version=names, confidence=st.floats(0, 1))
parties = st.lists(slugs, max_size=2).map(tuple)


def whens(text: str) -> st.SearchStrategy[When | None]:
    """A date, with or without its words, or none."""
    precisions = st.sampled_from(get_args(Precision))
    return st.none() | st.builds(When, value=days, precision=precisions, span=st.none() | spans(text))


@st.composite
def talks(draw: st.DrawFn, article: Article, told: st.SearchStrategy[str | None]) -> Talks:
    """Talks of the article; `told` are ids of its statements."""
    somewhere, dated = spans(article.text), whens(article.text)
    turn = st.builds(
        Turn, status=st.sampled_from(get_args(TalksStatus)), span=somewhere, date=dated, reported_by=told
    )  # fmt: skip
    history = tuple(draw(st.lists(turn, max_size=3)))
    return Talks(
        id="",
        article_id=article.id,
        name=draw(names),
        kind=draw(st.sampled_from(get_args(TalksKind))),
        status=history[-1].status if history else draw(st.sampled_from(get_args(TalksStatus))),
        mentions=tuple(draw(st.lists(somewhere, min_size=1, max_size=3))),
        evidence=draw(evidence),
        parties=draw(parties),
        persons=draw(parties),
        mediators=draw(parties),
        venue=draw(st.none() | names),
        date=draw(dated),
        rounds=draw(st.none() | st.integers(0, 30)),
        since=draw(dated),
        history=history,
    )


@st.composite
def proposals(draw: st.DrawFn, article: Article, told: st.SearchStrategy[str | None]) -> Proposal:
    """A proposal of the article."""
    somewhere = spans(article.text)
    term = st.builds(
        Term, issue=st.none() | slugs, text=somewhere, obliged=parties, beneficiary=parties, reported_by=told
    )
    terms = tuple(draw(st.lists(term, max_size=3)))
    to = st.none() | st.integers(0, len(terms) - 1) if terms else st.none()
    kinds = st.sampled_from(get_args(AnswerKind))
    answer = st.builds(Answer, party=slugs, answer=kinds, text=somewhere, term=to, statement=told)
    return Proposal(
        id="",
        article_id=article.id,
        name=draw(names),
        mentions=tuple(draw(st.lists(somewhere, min_size=1, max_size=3))),
        evidence=draw(evidence),
        author=draw(parties),
        recipients=draw(parties),
        unseen=draw(parties),
        publication=draw(st.none() | st.sampled_from(get_args(Publication))),
        version=draw(st.none() | names),
        answers_to=draw(st.none() | names),
        terms=terms,
        answers=tuple(draw(st.lists(answer, max_size=3))),
    )


@st.composite
def positions(draw: st.DrawFn, article: Article, told: st.SearchStrategy[str | None]) -> Position:
    """A position of the article."""
    somewhere = spans(article.text)
    bounds, numbers = st.sampled_from((None, "least", "most")), st.floats(allow_nan=False, allow_infinity=False)
    return Position(
        id="",
        article_id=article.id,
        party=draw(slugs),
        issue=draw(slugs),
        stance=draw(st.sampled_from([stance for stance in get_args(Stance) if stance != "silent"])),
        text=draw(somewhere),
        evidence=draw(evidence),
        by=draw(st.none() | slugs),
        condition=draw(st.none() | somewhere),
        toward=draw(parties),
        statement=draw(told),
        figure=draw(st.none() | st.builds(Figure, value=numbers, unit=names, span=somewhere, bound=bounds)),
        date=draw(whens(article.text)),
    )


@st.composite
def commitments(draw: st.DrawFn, article: Article, told: st.SearchStrategy[str | None]) -> Commitment:
    """A commitment of the article."""
    return Commitment(
        id="",
        article_id=article.id,
        party=draw(parties),
        text=draw(spans(article.text)),
        evidence=draw(evidence),
        due=draw(whens(article.text)),
        issue=draw(st.none() | slugs),
        statement=draw(told),
    )


def _under_their_ids(entries: list[B]) -> tuple[B, ...]:
    """Each under the id that the rule gives it, once."""
    return tuple({own_bargaining_id(entry): replace(entry, id=own_bargaining_id(entry)) for entry in entries}.values())


@st.composite
def extractions(draw: st.DrawFn, article: Article | None = None) -> Extraction:
    """A sound extraction: ids recompute, references point at earlier statements of the article."""
    article = article or draw(articles())
    found: dict[str, Statement] = {}
    for statement in draw(st.lists(statements(article), max_size=4)):
        earlier = st.none() | st.sampled_from(sorted(found)) if found else st.none()
        found.setdefault(statement.id, replace(statement, inside=draw(earlier), repeats=draw(earlier)))
    problems = draw(st.lists(st.builds(Problem, source=names, message=names), max_size=2))
    told = st.none() | st.sampled_from(sorted(found)) if found else st.none()
    return Extraction(
        article=article,
        statements=tuple(found.values()),
        problems=tuple(problems),
        talks=_under_their_ids(draw(st.lists(talks(article, told), max_size=2))),
        proposals=_under_their_ids(draw(st.lists(proposals(article, told), max_size=2))),
        positions=_under_their_ids(draw(st.lists(positions(article, told), max_size=2))),
        commitments=_under_their_ids(draw(st.lists(commitments(article, told), max_size=2))),
    )
