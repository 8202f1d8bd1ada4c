"""Excerpts give the article's words, every one that a statement claims, and mark nothing else."""

from html.parser import HTMLParser

from hypothesis import given
from tests.record.dispatches import article, first_dispatch, statement
from tests.record.strategies import extractions

from pourparler.model import Article, Block, Extraction, Link, Span
from pourparler.present.excerpt import Paragraph, excerpt, parts, sentences
from pourparler.present.markup import clean
from pourparler.present.view import number_articles


class Words(HTMLParser):
    """The text of a piece of HTML, and that inside `mark`."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.marked, self.depth = "", "", 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.depth += tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "mark"

    def handle_data(self, data: str) -> None:
        self.text += data
        self.marked += data if self.depth else ""


def stripped(html: str) -> Words:
    parser = Words()
    parser.feed(html)
    parser.close()
    return parser


def shown(paragraphs: tuple[Paragraph, ...], text: str) -> list[str]:
    return ["".join(piece.span.of(text) for piece in p.pieces) for p in paragraphs]


@given(extractions())
def test_stripped_of_tags_a_marked_paragraph_is_the_articles_words(extraction: Extraction) -> None:
    (view,) = number_articles([extraction.article], extraction.statements, {}, {}, full_text=False)
    for paragraph, marked, _ in view.rows():
        window = Span(paragraph.pieces[0].span.start, paragraph.pieces[-1].span.end)
        found = stripped(str(marked))
        assert found.text == clean(window.of(extraction.article.text))
        claimed = "".join(p.span.of(extraction.article.text) for p in paragraph.pieces if p.roles)
        assert found.marked == clean(claimed)
        assert found.depth == 0


@given(extractions())
def test_every_part_of_every_statement_is_shown_in_its_role(extraction: Extraction) -> None:
    pieces = [piece for p in excerpt(extraction.article, extraction.statements) for piece in p.pieces]
    for one in extraction.statements:
        for role, span in parts(one):
            held = {at for p in pieces if (one.id, role) in p.roles for at in range(p.span.start, p.span.end)}
            assert set(range(span.start, span.end)) <= held


@given(extractions())
def test_every_statement_begins_once(extraction: Extraction) -> None:
    paragraphs = excerpt(extraction.article, extraction.statements)
    ids = sorted(s.id for s in extraction.statements)
    assert sorted(id for p in paragraphs for piece in p.pieces for id in piece.starts) == ids
    assert sorted(s.id for p in paragraphs for s in p.statements) == ids


@given(extractions())
def test_in_full_it_is_the_whole_text(extraction: Extraction) -> None:
    paragraphs = excerpt(extraction.article, extraction.statements, full_text=True)
    assert "".join(shown(paragraphs, extraction.article.text)) == extraction.article.text
    assert not any(p.gap for p in paragraphs)


def test_sentences_without_statements_are_left_out_and_the_gap_shown() -> None:
    text = (
        "Dask demanded that the harbour reopen. The wind had turned in the night and the boats lay still in the roads, "
        "as they had for a week, their crews playing cards below. Nobody was hurt. Venn refused to answer."
    )
    told = article("a", text)
    found = excerpt(told, [statement(told, "that the harbour reopen"), statement(told, "to answer")])
    assert shown(found, text) == ["Dask demanded that the harbour reopen. ", "Venn refused to answer."]
    assert [p.gap for p in found] == [False, True]


def test_a_short_sentence_between_statements_is_kept() -> None:
    text = "Dask agreed to meet. Venn nodded. Dask agreed to wait."
    told = article("a", text)
    assert shown(excerpt(told, [statement(told, "to meet"), statement(told, "to wait")]), text) == [text]


def test_a_statement_over_two_paragraphs_is_shown_in_both() -> None:
    text = "“We will wait.\n\n“We will not wait for ever,” said Dask."
    told = Article(
        id="a", text=text, blocks=(Block(span=Span(0, 14), role="body"), Block(span=Span(16, len(text)), role="body"))
    )
    found = excerpt(told, [statement(told, ("“We will wait.", "“We will not wait for ever,”"), source="Dask")])
    assert shown(found, text) == [text[:14], text[16:]]
    assert [bool(p.pieces[0].starts) for p in found] == [True, False]
    assert [bool(p.pieces[0].resumes) for p in found] == [False, True]


def test_nested_and_crossing_parts_keep_all_their_roles() -> None:
    dispatch = first_dispatch()
    text = dispatch.article.text
    pieces = {
        p.span.of(text): {role for _, role in p.roles}
        for paragraph in excerpt(dispatch.article, dispatch.statements)
        for p in paragraph.pieces
    }
    assert pieces["the envoy"] == {"content", "source"}
    assert pieces["Coast Agency"] == {"via"}
    crossing = statement(dispatch.article, "Venn as saying: the port", via=(Link(source=Span(0, 5), cue=None),))
    (first, *_) = excerpt(dispatch.article, [crossing, dispatch.statements[1]])
    marked = {p.span.of(text): p.role("content") for p in first.pieces}
    assert marked["the port"] == 2


def test_text_that_lost_its_paragraphs_is_broken_between_sentences() -> None:
    text = "Dask said that the harbour of Ostra must be open again before the first snow falls. " * 14
    told = article("a", text)
    long = statement(told, text.strip())
    found = excerpt(told, [long])
    assert len(found) > 1
    assert "".join(shown(found, text)) == text
    assert all(p.broken for p in found[1:])
    assert all(words.startswith("Dask said") for words in shown(found, text))


def test_abbreviations_end_no_sentence() -> None:
    text = "Col. Ferent of the U.S. Embassy met Mr. Dask on Nov. 9 in Velmar. They parted early."
    assert [s.of(text) for s in sentences(text, Span(0, len(text)))] == [text[:66], text[66:]]
