"""In: corpus/. Out: proof that every dispatch reads, that its labels hold, and that
stand-off labels fit their articles. What needs the real articles is skipped where they are missing.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from corpus.__main__ import ORIGINAL, counts, dispatches, doubts
from corpus.marked import Dispatch, MarkingError, parse_dispatch, parse_verbatim
from corpus.real.draw import ARTICLES, draw, first_labelled
from corpus.real.draw_further import draw as draw_further
from corpus.real.draw_further import labelled_elsewhere
from corpus.standoff import difference, give, standoff

REAL = Path(__file__).parents[1] / "corpus" / "real"
SETS = (  # of one draw each: those drawn, their labels, the labels of those named twice
    ("drawn.jsonl", "statements.jsonl", "statements-second.jsonl"),
    ("drawn-further.jsonl", "statements-further.jsonl", "statements-further-second.jsonl"),
)
FILES = tuple(name for _, *names in SETS for name in names)
MARKED = """---
id: kolwa-ferry-01
manner: wire
kind: labour
actors: {venn: Orla Venn, official-1: an official of the port}
---
# {1x|Ferry to stop}, {1s|minister} {1c|says}

{2s,3s|Minister Orla Venn} {2c|told} {2a|dockers} {2x|that {4s|the union} {4c|wanted} {4x|a toll}}, {3c|adding}: {3x|“We
will not pay.”}

{5r|The Harbour Post} {5q|quoted} {5s|an official} as {5c|saying} {5x|the money was “gone”}. {v:judges|It is a poor
bargain.}
===
1 speech inform venn
2 speech accuse,inform venn
3 speech reject venn
4 attitude want -
5 speech inform official-1
"""


@pytest.fixture(scope="module")
def dispatch() -> Dispatch:
    return parse_dispatch(MARKED, "kolwa-ferry-01.txt")


def words(dispatch: Dispatch, span: tuple[int, int] | None) -> str | None:
    return None if span is None else dispatch.text[span[0] : span[1]]


def test_tags_become_spans_of_the_plain_text(dispatch: Dispatch) -> None:
    _, told, added, wanted, quoted = dispatch.attributions
    assert dispatch.text.startswith("Ferry to stop, minister says\n\nMinister Orla Venn told dockers that the union")
    assert words(dispatch, told.source) == words(dispatch, added.source) == "Minister Orla Venn"
    assert words(dispatch, told.addressee) == "dockers"
    assert [words(dispatch, span) for span in told.content] == ["that the union wanted a toll"]
    assert words(dispatch, wanted.content[0]) == "a toll"
    assert words(dispatch, quoted.via[0].source) == "The Harbour Post"
    assert [(words(dispatch, span), kind) for span, kind in dispatch.voice] == [("It is a poor bargain.", "judges")]


def test_form_and_nesting_follow_from_the_text(dispatch: Dispatch) -> None:
    assert [one.form for one in dispatch.attributions] == ["indirect", "indirect", "direct", "indirect", "mixed"]
    assert [one.inside for one in dispatch.attributions] == [None, None, None, "2", None]


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (MARKED.replace("{1c|says}", "{1c|says"), "is not closed"),
        (MARKED.replace("minister} {1c", "minister}} {1c"), "a closing brace too many"),
        (MARKED.replace("{1x|Ferry", "{1z|Ferry"), "no tag"),
        (MARKED.replace("1 speech inform venn\n", ""), "not in both"),
        (MARKED.replace("5 speech inform", "5 song inform"), "'song' is none of"),
        (MARKED.replace("v:judges", "v:sings"), "'sings' is none of"),
        (MARKED.replace("{2a|dockers}", "{2a| dockers}"), "begins or ends with a blank"),
        (MARKED.replace("{1s|minister}", "{2s|minister}"), "is marked twice"),
        (MARKED.replace("\n===\n", "\n"), "needs front matter"),
    ],
)
def test_a_wrong_mark_is_refused_with_its_place(broken: str, why: str) -> None:
    with pytest.raises(MarkingError, match=r"kolwa-ferry-01\.txt") as refused:
        parse_dispatch(broken, "kolwa-ferry-01.txt")
    assert why in str(refused.value)


def test_a_marked_copy_becomes_offsets_of_the_article_whatever_its_blanks() -> None:
    article = "Venn said\r\n no  to it."
    marked = give("a1", "{1s|Venn} {1c|said} {1x|no to it}.") + "1 speech reject -\n"
    copy = parse_verbatim(marked, "a1.txt")
    assert difference(copy.text, article) is None
    row = standoff(copy, article, "development")["attributions"][0]
    assert [article[start:end] for start, end in row["content"]] == ["no  to it"]
    assert row["source"] == (0, 4)
    assert "no" in str(difference("Venn said yes", "Venn said no"))


def test_every_dispatch_of_the_corpus_reads_and_leaves_no_doubt() -> None:
    found = list(dispatches())
    assert [str(one) for one in found if isinstance(one, MarkingError)] == []
    good = [one for one in found if isinstance(one, Dispatch)]
    assert [f"{one.path}: {doubt}" for one in good for doubt in doubts(one)] == []
    assert [one.path for one in good if one.facts["id"] != one.path.removesuffix(".txt")] == []
    held = counts(good)
    assert held["dispatches"] == len(list(ORIGINAL.glob("*.txt"))) >= 160
    assert int(str(held["attributions"])) >= 3500


def labels(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (REAL / name).read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("drawn", "first", "second"), SETS)
def test_every_drawn_article_is_labelled_in_its_split_and_those_named_twice_again(
    drawn: str, first: str, second: str
) -> None:
    splits = {row["article"]: row["split"] for row in labels(drawn)}
    assert {row["article"]: row["split"] for row in labels(first)} == splits
    assert {row["article"] for row in labels(second)} == {row["article"] for row in labels(drawn) if row["twice"]}


def test_the_further_articles_are_for_development_and_no_other_label_reads_them() -> None:
    further = labels("drawn-further.jsonl")
    assert {row["split"] for row in further} == {"development"}
    assert not {row["article"] for row in further} & labelled_elsewhere()
    assert max(Counter(row["outlet"] for row in further).values()) <= 4


@pytest.mark.parametrize("name", FILES)
def test_only_offsets_labels_and_names_are_kept(name: str) -> None:
    for article in labels(name):
        assert set(article) == {"article", "sha256", "split", "attributions", "voice"}
        for one in article["attributions"]:
            spans = [one["source"], one["cue"], one["addressee"], *one["content"]]
            assert all(span is None or 0 <= span[0] < span[1] for span in spans), (article["article"], one["id"])
            assert one["act"] == one["acts"][0]


@pytest.mark.shared
@pytest.mark.skipif(not ARTICLES.exists(), reason=f"the articles are not here: {ARTICLES}")
@pytest.mark.parametrize("name", FILES)
def test_stand_off_labels_fit_their_articles(name: str) -> None:
    texts = {row["id"]: row["text"] for row in map(json.loads, ARTICLES.read_text("utf-8").splitlines())}
    for article in labels(name):
        text = texts[article["article"]]
        assert article["sha256"] == hashlib.sha256(text.encode()).hexdigest()
        for one in article["attributions"]:
            for start, end in filter(None, [one["source"], one["cue"], one["addressee"], *one["content"]]):
                assert text[start:end] == text[start:end].strip() != "", (article["article"], one["id"])


@pytest.mark.shared
@pytest.mark.skipif(not ARTICLES.exists(), reason=f"the articles are not here: {ARTICLES}")
def test_the_draw_gives_the_same_articles_again() -> None:
    rows = [json.loads(line) for line in ARTICLES.read_text("utf-8").splitlines()]
    assert list(draw(rows, first_labelled())) == labels("drawn.jsonl")
    assert list(draw_further(rows, labelled_elsewhere())) == labels("drawn-further.jsonl")
