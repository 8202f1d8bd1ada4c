"""What holds of every text: marks stay where they are, offsets lead back, nothing is lost in repair."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pourparler.language import OffsetMap, ParsedArticle, Quotation, parse
from pourparler.language.parse import repair
from pourparler.language.quotations import find_quotations
from pourparler.language.sentences import sentence_starts
from pourparler.model import TOLD, Article, Block, BlockRole, Span

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PIECES = [
    '"', '"', "'", "''", "``", "“", "”", "„", "«", "»", "‘", "’", "‘‘", "’’", "‘’", " ", " ", " ", ",", ".", ". ", "?",
    "!", "…", "—", " - ", ":", "(", ")", "\u00a0", "\u200b", "\u2028", "\t", "The bridge", "the millers’", "Prell said",
    "he said", "Mr. Dol", "U.S.", "Nov. 19", "left.The", "it’s", "6'2\"", "‘90s", "אורות", "الجسر", "мост", "桥", "🌉",
    "KOLWA, March 12 (Halcyon) - ",
]  # fmt: skip
UNREAD = re.compile("‘‘$", re.MULTILINE)
"""A paragraph that ends with this mark may raise: see test_a_mark_of_two_characters_may_end_a_paragraph."""
letters = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
anything = st.text(letters, max_size=120).filter(lambda text: not UNREAD.search(text))
line = st.lists(st.sampled_from(PIECES), max_size=16).map("".join).filter(lambda text: not UNREAD.search(text))
marked = st.lists(line, max_size=5).map("\n".join)
texts = anything | marked


def blocks_of(text: str, role: BlockRole = "body") -> tuple[Block, ...]:
    """One block a line."""
    return tuple(Block(span=Span(*found.span()), role=role) for found in re.finditer(r"[^\n]+", text))


def quotations_of(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text of one block a line; none where there is no line."""
    blocks = blocks_of(text)
    return find_quotations(text, blocks) if blocks else ()


def plain(character: str) -> str:
    """What repair may put for a character: straight marks for curly ones, a space for any other white space."""
    kinds = {'"': "“”„«»", "'": "‘’", " ": "\u00a0\u2009\u200b\u2028\u2029\t\n\r", "—": "―"}
    return next((straight for straight, others in kinds.items() if character in others), character)


@settings(max_examples=300)
@given(texts)
def test_quotations_of_any_text_lie_in_their_paragraph_and_in_order(text: str) -> None:
    found = quotations_of(text)
    for quotation in found:
        assert any(block.span.holds(quotation.span) for block in blocks_of(text))
        assert quotation.span.holds(quotation.inner)
    assert [q.span.start for q in found] == sorted(q.span.start for q in found)


@pytest.mark.xfail(strict=True, reason="a single mark that opens before a double one stays outermost beside it")
@settings(max_examples=300)
@given(texts)
@example("'They call it \"progress\" here,' Ashkel said.")
@example('‘The bridge "is closed’ tonight.')
def test_outermost_quotations_do_not_overlap_and_inner_ones_lie_in_outer_ones(text: str) -> None:
    found = quotations_of(text)
    outermost = [quotation.span for quotation in found if quotation.depth == 0]
    assert all(one.end <= other.start for one, other in pairwise(outermost))
    for quotation in found:
        if quotation.depth:
            assert any(q.depth == quotation.depth - 1 and q.span.holds(quotation.span) for q in found)


@pytest.mark.parametrize("text", ["", "\n\n", "The garden was closed."])
def test_a_text_without_told_blocks_has_no_quotations(text: str) -> None:
    assert find_quotations(text, ()) == ()


def test_a_mark_of_two_characters_may_end_a_paragraph() -> None:
    assert len(quotations_of("“The bridge is closed ‘‘")) <= 2


@settings(max_examples=300)
@given(line.filter(bool), marked.filter(str.strip))
def test_marks_of_a_paragraph_do_not_change_those_of_later_ones(lost: str, later: str) -> None:
    alone = quotations_of(later)
    behind = [q for q in quotations_of(f"{lost}\n{later}") if q.span.start > len(lost)]
    by = len(lost) + 1
    assert [replace(q, continues=False) for q in behind] == [
        replace(q, span=q.span.shifted(by), inner=q.inner.shifted(by), continues=False) for q in alone
    ]


@settings(max_examples=300)
@given(marked.filter(str.strip), line)
def test_a_paragraph_does_not_change_those_before_it_unless_it_opens_anew(before: str, line: str) -> None:
    alone = quotations_of(before)
    assert [q for q in quotations_of(f"{before}\nThen {line}") if q.span.start < len(before)] == list(alone)


def test_a_paragraph_that_opens_anew_takes_up_the_one_before() -> None:
    before = "“The ferry is gone. Nobody saw it leave."
    assert [q.inner.of(before) for q in quotations_of(before)] == ["The ferry is gone."]
    assert [q.inner.of(before) for q in quotations_of(f"{before}\n“We heard it.”")][:1] == [before[1:]]


@given(st.integers(0, 50), st.integers(0, 40), st.sets(st.integers(1, 39)))
def test_offsets_lead_there_and_back(start: int, length: int, before: set[int]) -> None:
    """`before` holds the characters that got a space put before them."""
    inside = sorted(rank for rank in before if rank < length)
    inserted = tuple(rank + index for index, rank in enumerate(inside))
    offsets = OffsetMap(start=start, inserted=inserted)
    forward = [offsets.forward(start + rank) for rank in range(length + 1)]
    assert [offsets.back(at) for at in forward] == [start + rank for rank in range(length + 1)]
    assert set(forward[:-1]) | set(inserted) == set(range(length + len(inserted)))
    assert not set(forward) & set(inserted)


@settings(max_examples=300)
@given(texts, texts, texts)
def test_repair_loses_no_character(lead: str, text: str, tail: str) -> None:
    if not text:
        return
    whole = lead + text + tail
    words, offsets = repair(whole, Block(span=Span(len(lead), len(lead) + len(text)), role="body"))
    kept = [at for at in range(len(words)) if at not in offsets.inserted]
    assert "".join(words[at] for at in kept) == "".join(plain(character) for character in text.strip())
    assert all(words[at] == plain(whole[offsets.back(at)]) for at in kept)
    assert all(words[at] == " " for at in offsets.inserted)


@settings(max_examples=200)
@given(texts)
def test_sentences_begin_inside_the_words(words: str) -> None:
    starts = list(sentence_starts(words))
    assert starts[0] == 0
    assert all(0 <= start <= len(words) for start in starts)


def check(parsed: ParsedArticle) -> None:
    """What must hold of every parsed article."""
    text = parsed.article.text
    for passage in parsed.passages:
        assert passage.block.role in TOLD
        for token in passage.doc:
            span = passage.span(token)
            assert passage.block.span.holds(span)
            assert "".join(plain(character) for character in span.of(text)) == token.text
            if not token.is_space:
                assert [t.i for t in passage.tokens(span) or ()] == [token.i]
        sentences = [passage.span(sentence) for sentence in passage.sentences()]
        assert all(one.end <= other.start for one, other in pairwise(sentences))
        assert sum(len(sentence) for sentence in passage.sentences()) == len(passage.doc)
    told = [block for block in parsed.article.blocks if block.role in TOLD and block.span.of(text).strip()]
    assert [passage.block for passage in parsed.passages] == told
    for block in parsed.article.blocks:
        held = parsed.passage_at(block.span.start)
        assert (held.block if held is not None else None) == (block if block in told else None)


@SLOW
@given(texts, st.lists(st.sampled_from(["body", "headline", "summary", "caption", "share", "furniture"]), min_size=5))
def test_spans_of_a_parse_slice_to_their_words(text: str, roles: list[BlockRole]) -> None:
    blocks = [replace(block, role=role) for block, role in zip(blocks_of(text), roles, strict=False)]
    if not any(block.role in TOLD for block in blocks):
        return
    check(parse(Article(id="a-any", text=text, blocks=tuple(blocks))))


@SLOW
@given(texts)
def test_the_same_text_is_parsed_the_same(text: str) -> None:
    article = Article(id="a-any", text=text, blocks=blocks_of(text))
    if article.blocks:
        one, other = parse(article), parse(article)
        assert one.quotations == other.quotations
        assert [p.doc.to_json() for p in one.passages] == [p.doc.to_json() for p in other.passages]
