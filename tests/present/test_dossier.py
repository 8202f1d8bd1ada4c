"""The dossier as a file: whole, safe, and every link in it leads somewhere."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.present.pages import HOSTILE, coverage, hostile, much, page, tree
from tests.record.dispatches import article
from tests.record.strategies import extractions

from pourparler.model import Extraction
from pourparler.present.dossier import chunks
from pourparler.problems import Problem
from pourparler.record.judgement import Judgement
from pourparler.record.revision import difference

HEADINGS = "//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]"


def broken_links(text: str) -> set[str]:
    root = tree(text)
    ids = Counter(root.xpath("//@id"))
    assert max(ids.values()) == 1, [id for id, count in ids.items() if count > 1]
    return {href for href in root.xpath("//@href") if href.startswith("#") and href[1:] not in ids}


@settings(deadline=None, max_examples=40)
@given(st.lists(extractions(), max_size=3, unique_by=lambda e: e.article.id), st.booleans())
def test_any_record_gives_a_page_whose_links_hold(found: list[Extraction], full_text: bool) -> None:
    text = page([e.article for e in found], [s for e in found for s in e.statements], full_text=full_text)
    text.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", text)
    assert not broken_links(text)
    assert len(tree(text).xpath("//article")) == len(found)


def test_every_statement_says_who_and_according_to_whom() -> None:
    root = tree(page(*coverage()))
    notes = {" ".join(note.text_content().split()) for note in root.xpath("//ol[contains(@class,'notes')]/li")}
    assert any("Orla Venn, foreign minister" in n and "according to Coast Agency" in n for n in notes)
    assert any("either Ilo Dask or the envoy" in n and "within 1.2" in n for n in notes)
    assert any("officials not resolved" in n for n in notes)
    assert any("to Velmar" in n and "said 13 March 2026" in n for n in notes)
    assert any(n.endswith("repeats 1.1") for n in notes)
    assert all("said.after 0.90 · s-" in n or "repeats" in n for n in notes)


def test_what_is_hardly_sure_is_marked_until_somebody_judges_it() -> None:
    articles, statements = coverage()
    first, *rest = (s for s in statements if s.repeats is None)
    shaky = replace(first, evidence=replace(first.evidence, confidence=0.49))
    said = "//ol[contains(@class,'notes')]/li[contains(., 'doubtful')]"
    assert len(tree(page(articles, [shaky, *rest])).xpath(said)) == 1
    assert not tree(page(articles, [first, *rest])).xpath(said)
    confirmed = Judgement.make("confirm", [shaky.id], who="N. Oduya", when="2026-05-04T10:00Z")
    assert not tree(page(articles, [shaky, *rest], judgements={shaky.id: (confirmed,)})).xpath(said)


def test_the_index_links_to_the_words() -> None:
    root = tree(page(*coverage()))
    entries = root.xpath("//ol[@class='said']/li")
    assert len(entries) == 7
    for entry in entries:
        (link,) = entry.xpath("./a/@href")
        (target,) = root.xpath("//*[@id=$id]", id=link[1:])
        assert target.get("class") == "n"
        assert target.getparent().get("class").startswith("text words")


def test_who_changes_sides_stands_under_both() -> None:
    articles, statements = coverage()
    crossed = [replace(s, actor=replace(s.actor, party="ostra")) if s.kind == "attitude" else s for s in statements]
    root = tree(page(articles, crossed))
    venn = root.xpath("//details[@class='speaker'][.//bdi='Orla Venn']/@id")
    assert sorted(venn) == ["actor-orla-venn.of.ostra", "actor-orla-venn.of.velmar"]


def test_dates_that_disagree_are_flagged_and_kept() -> None:
    (facts,) = tree(page(*coverage())).xpath("//article[@id='article-courier-1']//dl")
    text = " ".join(facts.text_content().split())
    assert "2 April 2026 from a meta tag" in text
    assert "1 April 2026 from the dateline" in text
    assert "The dates disagree." in text
    assert "Tilda Marr from a byline" in text


def test_what_could_not_be_read_and_is_not_known_is_said() -> None:
    problem = Problem(source="march/broken.html", message="no story found on the page; give the text itself")
    text = " ".join(tree(page(*coverage(), problems=(problem,))).text_content().split())
    assert "march/broken.html no story found on the page" in text
    assert "The day of 1 article: 3." in text
    assert "1 article whose dates disagree: 2." in text
    assert "Not checked by a person." in text


def test_judgements_stand_at_their_statement() -> None:
    articles, statements = coverage()
    judged = Judgement.make("confirm", [statements[0].id], who="N. Oduya", when="2026-05-04T10:00Z", note="on tape")
    text = " ".join(tree(page(articles, statements, judgements={statements[0].id: (judged,)})).text_content().split())
    assert text.count("confirmed by N. Oduya, 4 May 2026: on tape") == 2  # in the index and at the words
    assert "Not checked by a person, but for what people judged: a statement says so" in text


def test_excerpts_only_unless_asked() -> None:
    left_out = "It was a grey morning on the quays, and nobody who stood there had slept or would say why not."
    articles, statements = much(1, 1)
    whole = articles[0].text + " " + left_out
    told = type(articles[0])(id=articles[0].id, text=whole, blocks=())
    short, full = page([told], statements), page([told], statements, full_text=True)
    assert left_out not in short
    assert "[…]" not in tree(full).xpath("//article")[0].text_content()
    assert left_out in full
    assert "Not for redistribution." in full
    assert "redistribution" not in short


def test_nothing_in_an_article_breaks_out() -> None:
    text = page(*hostile(), title=HOSTILE, problems=(Problem(source=HOSTILE, message=HOSTILE),))
    root = tree(text)
    assert len(root.xpath("//script")) == 1
    assert len(root.xpath("//style")) == 1
    assert not root.xpath("//img | //iframe | //object | //link | //@onerror | //@style")
    assert not [href for href in root.xpath("//@href") if not href.startswith(("#", "https://", "http://"))]
    assert not broken_links(text)


def test_the_policy_lets_in_this_style_and_script_only() -> None:
    text = page(*coverage())
    (policy,) = tree(text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "</" not in inside


@pytest.mark.parametrize("size", [(0, 0), (1, 2), (70, 3)])
def test_headings_are_in_order_and_tables_described(size: tuple[int, int]) -> None:
    root = tree(page(*much(*size)))
    levels = [int(h.tag[1]) for h in root.xpath(HEADINGS)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in root.xpath("//table"):
        assert table.xpath("./caption")
        assert not table.xpath(".//th[not(@scope)]")
    assert [len(root.xpath(f"//{name}")) for name in ("main", "nav", "header[@class='rail']")] == [1, 1, 1]


def test_a_large_record_stays_usable() -> None:
    small, large = page(*much(70, 5)), page(*much(700, 14))
    root = tree(large)
    assert not broken_links(large)
    assert len(root.xpath("//article")) == 700
    assert len(large) < 14_000_000
    assert len(large) / 9800 < 1.5 * len(small) / 350  # what a statement costs does not grow with their number
    assert root.xpath("//details[@class='span']")
    assert not root.xpath("//details[@class='speaker'][@open]")
    assert len(root.xpath("//*[local-name()='svg'][contains(@class,'wide')]//*[local-name()='a']")) <= 25 * 100


def test_it_comes_in_pieces_and_the_same_each_time() -> None:
    articles, statements = much(40, 5)
    pieces = list(chunks(iter(articles), iter(statements), title="The harbour talks", version="0.1.0"))
    assert len(pieces) > 10
    assert max(map(len, pieces)) < 200_000
    assert "".join(pieces) == "".join(
        chunks(reversed(articles), reversed(statements), title="The harbour talks", version="0.1.0")
    )


def test_statements_of_other_articles_are_left_out() -> None:
    articles, statements = coverage()
    assert len(tree(page(articles[:1], statements)).xpath("//ol[contains(@class,'notes')]/li")) == 3


def test_a_revised_article_shows_what_was_removed_and_added() -> None:
    before = article("a-1", f"{HOSTILE} stay closed. Talks go on, Venn said.")
    after = article("a-2", "The port is open. Talks go on, Venn said. Nobody was asked.")
    text = page([after], [], revisions=[difference(before, after)])
    (shown,) = tree(text).xpath("//article[@id='article-a-2']/details")
    words = " ".join(shown.text_content().split())
    assert words.startswith("Revised: ")
    assert "2 sentences added" in words
    assert [each.text_content() for each in shown.iter("ins")] == ["The port is open.", "Nobody was asked."]
    assert [each.text_content().endswith("stay closed.") for each in shown.iter("del")] == [True]
    assert not broken_links(text)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", text)
    assert not tree(page([after], [])).xpath("//details[@class='revised']")


def test_a_fuller_text_says_so_and_repeats_nothing() -> None:
    brief = article("a-1", "The port is open.")
    whole = article("a-2", "The port is open. Talks go on, Venn said. Nobody was asked about the mines at all.")
    (shown,) = tree(page([whole], [], revisions=[difference(brief, whole)])).xpath("//details[@class='revised']")
    assert " ".join(shown.text_content().split()) == "Revised: took the place of an excerpt of it"
