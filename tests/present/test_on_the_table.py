"""The dossier's sections on talks, proposals and positions: every quotation dated, linked and according to whom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from tests.present.pages import HOSTILE, bargaining, page, tree
from tests.record.bargains import called_off, planned
from tests.record.strategies import extractions

from pourparler import Record
from pourparler.analysis.kept import outcomes
from pourparler.analysis.moves import moves
from pourparler.analysis.proposals import on_table
from pourparler.analysis.talks import talks_on_record
from pourparler.model import Extraction
from pourparler.present.dossier import OnRecord
from pourparler.present.positions import AffairPositions
from pourparler.record import open_store

MATRIX = "//table[contains(@class, 'matrix')]"


@pytest.fixture(scope="module")
def shown() -> html.HtmlElement:
    articles, statements, found = bargaining()
    return tree(page(articles, statements, on_record=found))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_contents_name_the_sections(shown: html.HtmlElement) -> None:
    links = [words(link) for link in shown.xpath("//header//nav//a")]
    assert [link for link in links if link in ("Talks", "On the table", "Positions")] == [
        "Talks", "On the table", "Positions",
    ]  # fmt: skip


def test_nothing_of_it_stands_where_there_is_nothing() -> None:
    articles, statements, _ = bargaining()
    bare = tree(page(articles, statements))
    assert not bare.xpath("//*[@id='talks' or @id='proposals' or @id='positions' or @id='commitments']")


def test_talks_stand_with_their_turns(shown: html.HtmlElement) -> None:
    (course,) = shown.xpath("//*[@id='talks']//details")
    assert "cancelled" in words(course.xpath("./summary")[0])
    planned, cancelled = course.xpath(".//li")
    assert "planned" in words(planned)
    assert words(cancelled.xpath(".//b")[0]) == "was called off"
    assert "(19 Mar 2026)" in words(cancelled)
    assert "Harbour Courier in its own words" in words(cancelled)


def test_an_article_without_outlet_and_day_says_so_plainly() -> None:
    with open_store(":memory:") as store:
        for extraction in (planned(), called_off()):
            store.add(replace(extraction, article=replace(extraction.article, published=None, outlet=None)))
        bare = tree("".join(Record(store).dossier()))
    told = words(bare.xpath("//*[@id='talks']")[0])
    assert "the article in its own words, outlet not known" in told
    assert "2 articles by 0 known outlets" in words(bare.xpath("//p[@class='lead']")[0])
    assert "(no date)" not in words(bare.xpath("//*[@id='positions']")[0])


def test_the_grid_has_the_answer_and_the_words_stand_below(shown: html.HtmlElement) -> None:
    head = [words(cell) for cell in shown.xpath("//*[@id='proposals']//thead//th")]
    assert head == ["Term", "Who is bound", "Velmar"]
    (line,) = shown.xpath("//*[@id='proposals']//tbody/tr")
    assert [words(cell) for cell in line.xpath("./td")] == ["Velmar for Ostra", "rejects"]
    (answer,) = shown.xpath("//*[@id='proposals']//ol/li")
    assert "Orla Venn" in words(answer)
    assert "term 1" in words(answer)


def test_a_cell_of_the_matrix_leads_to_dated_quotations(shown: html.HtmlElement) -> None:
    (cell,) = [link for link in shown.xpath(f"{MATRIX}//td/a") if words(link) == "rules out → offers"]
    (quotations,) = shown.xpath("//*[@id=$id]", id=cell.get("href")[1:])
    first, second = quotations.xpath(".//li")
    assert words(first).startswith("(13 Mar 2026) rules out Velmar would never reopen the harbour")
    assert "The Lantern: Orla Venn" in words(first)
    assert words(second).startswith("(19 Mar 2026) offers")


def test_a_condition_is_shown(shown: html.HtmlElement) -> None:
    assert "Condition: only if the mines are cleared" in words(shown.xpath("//*[@id='positions']")[0])


def test_every_quotation_leads_to_words_that_are_there(shown: html.HtmlElement) -> None:
    ids = set(shown.xpath("//@id"))
    links = [link.get("href") for link in shown.xpath("//a[starts-with(@class, 'q')]")]
    assert links
    assert [link for link in links if link[1:] not in ids] == []
    assert len(ids) == len(shown.xpath("//@id"))


def test_sides_beyond_the_columns_stand_below() -> None:
    articles, statements, found = bargaining(parties=tuple(f"side-{n}" for n in range(9)))
    shown = tree(page(articles, statements, on_record=found))
    assert len(shown.xpath(f"{MATRIX}//thead//th")) == 7
    assert len(shown.xpath("//*[@id='positions']//details")) == 11
    assert words(shown.xpath(f"{MATRIX}/caption")[0]) == "Issues and sides; 5 further sides below"


def test_the_sides_of_the_affair_come_first() -> None:
    articles, statements, found = bargaining()
    affair = replace(found.affairs[0], id="quay", name="The Quay talks", foremost=("ostra",))
    shown = tree(page(articles, statements, on_record=replace(found, affairs=(affair,))))
    assert words(shown.xpath("//h3[@id='affair-quay']")[0]) == "The Quay talks"
    assert [words(cell) for cell in shown.xpath(f"{MATRIX}//thead//th")] == ["Issue", "Ostra", "Velmar"]


def test_what_a_side_says_in_two_affairs_stands_apart() -> None:
    articles, statements, found = bargaining()
    (whole,) = found.affairs
    apart = tuple(
        replace(whole, positions=(position,), id=f"affair-{n}", name=f"Affair {n}")
        for n, position in enumerate(whole.positions[::2])
    )
    shown = tree(page(articles, statements, on_record=replace(found, affairs=apart)))
    assert [words(link) for link in shown.xpath(f"{MATRIX}//td/a")] == ["rules out", "offers"]
    assert len(set(shown.xpath("//@id"))) == len(shown.xpath("//@id"))


def test_what_stands_in_articles_that_are_not_shown_is_left_out() -> None:
    articles, statements, found = bargaining()
    shown = tree(page(articles[:1], statements, on_record=found))
    assert not shown.xpath("//*[@id='talks']")
    assert "offers" not in words(shown.xpath(MATRIX)[0])


def test_nothing_breaks_out() -> None:
    articles, statements, found = bargaining()
    (talks,) = found.talks
    (plan,) = found.proposals
    evil = replace(
        found,
        talks=(replace(talks, name=HOSTILE, venue=HOSTILE, parties=(HOSTILE,)),),
        proposals=(replace(plan, name=HOSTILE, author=(HOSTILE,), answers_to=HOSTILE),),
        affairs=(
            replace(
                found.affairs[0],
                id=HOSTILE,
                name=HOSTILE,
                positions=tuple(replace(p, party=HOSTILE, issue=HOSTILE) for p in found.affairs[0].positions),
            ),
        ),
    )
    shown = tree(page(articles, statements, on_record=evil))
    assert len(shown.xpath("//script")) == 1
    assert not shown.xpath("//img")


@given(found=st.lists(extractions(), max_size=3, unique_by=lambda e: e.article.id))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_record_gives_sections_whose_links_hold(found: list[Extraction]) -> None:
    articles = [e.article for e in found]
    positions = tuple(p for e in found for p in e.positions)
    on_record = OnRecord(
        talks=talks_on_record(articles, [t for e in found for t in e.talks]),
        proposals=on_table(articles, [p for e in found for p in e.proposals], positions),
        affairs=tuple(AffairPositions(positions=positions, id=id, name=id) for id in ("one", "two")),
        moves={move.to.id: move.move for move in moves(positions) if move.move},
        commitments=outcomes([c for e in found for c in e.commitments], articles),
        told={s.id: s for e in found for s in e.statements},
    )
    text = page(articles, [s for e in found for s in e.statements], on_record=on_record)
    text.encode("utf-8")
    shown = tree(text)
    ids = shown.xpath("//@id")
    assert len(set(ids)) == len(ids)
    links = {link[1:] for link in shown.xpath("//a/@href") if link.startswith("#")}
    assert links <= set(ids)
