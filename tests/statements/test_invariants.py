"""What holds of the statements of every text, however it is marked and wherever its parts stand."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pourparler.language import parse
from pourparler.model import TOLD, Article, Block, BlockRole, Span, Statement, entry_id
from pourparler.statements import read_statements

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PIECES = [
    '"', '"', "“", "”", "‘", "’", "'", "''", "«", "»", ",", ", ", ".", ". ", "? ", ": ", " — ", "(", ")", "\u00a0", " ",
    "The minister", "Prell", "Farrukh Denisar, the envoy,", "two officials", "Ortag", "who", "it", "Nobody", " and ",
    " said ", " said that ", " told reporters ", " denied that ", " did not say whether ", " asked ", " added ",
    " adding ", " accused ", " called for ", " is ready to ", " hopes to ",
    " was quoted as saying ", " quoted the ministry as saying ", " is expected to ", " reportedly ", " according to ",
    "According to ", ", citing ", " demand that ", " wrote on Monday ", "the bridge is closed", "the talks", "leave",
    "peace", "on March 3", "he would sign", "I think we can", "no",
    "KOLWA, March 12 (Halcyon) - ", "DORVATH: ", "Ministry: ", "The bridge", "הגשר סגור", "الجسر", "🌉", "left.The",
]  # fmt: skip
ROLES: list[BlockRole] = ["body", "body", "body", "body", "headline", "summary", "caption", "share", "furniture"]
letters = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
news = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join), min_size=1, max_size=5)
articles = st.tuples(news.map("\n".join) | st.text(letters, max_size=60), st.lists(st.sampled_from(ROLES), min_size=5))


def article_of(text: str, roles: list[BlockRole]) -> Article:
    """One block a line; the first is body, so that something is told."""
    spans = [Span(*found.span()) for found in re.finditer(r"[^\n]+", text)]
    blocks = [Block(span=span, role=role) for span, role in zip(spans, ["body", *roles], strict=False)]
    return Article(id="a-any", text=text, blocks=tuple(blocks))


def read(article: Article) -> tuple[Statement, ...]:
    """Its statements; a text without a line has no block, which is another test's matter."""
    return read_statements(parse(article)) if article.blocks else ()


def parts(statement: Statement) -> list[Span]:
    """Every span of a statement."""
    told = [statement.addressee.span] if statement.addressee is not None else []
    links = [span for link in statement.via for span in (link.source, link.cue)]
    return [s for s in (statement.source, statement.cue, *statement.content, *told, *links) if s is not None]


@SLOW
@given(articles)
def test_every_part_is_words_of_the_text(given_: tuple[str, list[BlockRole]]) -> None:
    article = article_of(*given_)
    told = [block.span for block in article.blocks if block.role in TOLD]
    for statement in read(article):
        assert statement.article_id == article.id
        for span in parts(statement):
            assert span.of(article.text).strip() == span.of(article.text), "no space at the edges"
            assert any(block.overlaps(span) for block in told)
        for span in statement.content:
            assert any(character.isalnum() for character in span.of(article.text))
            assert not any(block.span.overlaps(span) for block in article.blocks if block.role not in TOLD), (
                "furniture is nobody's words"
            )


@SLOW
@given(articles)
def test_source_and_cue_stand_outside_the_content(given_: tuple[str, list[BlockRole]]) -> None:
    article = article_of(*given_)
    for statement in read(article):
        for one, other in pairwise(statement.content):
            assert one.end <= other.start, "fragments are in order and apart"
        for span in (statement.source, statement.cue):
            assert span is None or not any(span.overlaps(fragment) for fragment in statement.content)


@SLOW
@given(articles)
def test_ids_are_unique_and_recompute(given_: tuple[str, list[BlockRole]]) -> None:
    article = article_of(*given_)
    found = read(article)
    assert len({statement.id for statement in found}) == len(found)
    for s in found:
        assert s.id == entry_id("statement", article.id, (s.source, s.cue, *s.content))
    assert found == read(article), "the same text gives the same statements"


@SLOW
@given(articles)
def test_what_stands_inside_comes_through_the_outer_speaker(given_: tuple[str, list[BlockRole]]) -> None:
    article = article_of(*given_)
    found = {statement.id: statement for statement in read(article)}
    for statement in found.values():
        chain = [statement.id]
        while (inside := found[chain[-1]].inside) is not None:
            assert inside in found, "a statement stands inside one that is there"
            assert inside not in chain, "and never, by whatever way, inside itself"
            chain.append(inside)
        if statement.inside is not None:
            outer = found[statement.inside]
            assert statement.via[: len(outer.via)] == outer.via
            passed = [(link.source, link.cue) for link in statement.via[len(outer.via) :]]
            tacit = outer.kind == "attitude" or outer.evidence.rule in ("noun", "adjective", "phrase.hearsay")
            both = outer.source is not None and statement.source is not None
            own = both and outer.source.of(article.text) == statement.source.of(article.text)
            assert tacit or own or (outer.source, outer.cue) in passed


@SLOW
@given(articles)
def test_acts_and_repeats_are_sound(given_: tuple[str, list[BlockRole]]) -> None:
    found = {statement.id: statement for statement in read(article_of(*given_))}
    for statement in found.values():
        assert statement.acts[0] == statement.act
        assert len(set(statement.acts)) == len(statement.acts)
        if statement.repeats is not None:
            assert statement.place != "body"
            assert found[statement.repeats].place == "body", "what repeats points at the body"


def test_another_block_before_it_moves_a_statement_and_changes_nothing_else() -> None:
    text = "“The bridge is closed,” Prell told reporters on Monday."
    lead = "Rain fell on the garden.\n"
    alone = read(article_of(text, []))
    moved = read(article_of(lead + text, ["body"]))
    assert [[s.shifted(len(lead)) for s in parts(statement)] for statement in alone] == [parts(s) for s in moved]
    assert [s.act for s in alone] == [s.act for s in moved]
    assert len(moved) == 1
