"""In: bench/labels and, where it is to be had, the file of real articles. Out: proof that the labels fit the texts.

What needs the articles is skipped where they are missing; what needs only the labels always runs.
"""

import hashlib
import importlib.util
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from bench.labels import draw_mentions, draw_negotiations, draw_negotiations_100

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "bench" / "labels"
ARTICLES = ROOT.parent / "shared" / "articles" / "negotiations-2025-05.jsonl"
FILES = ("statements.jsonl", "statements-second.jsonl")
MENTIONS = tuple(
    f"mentions{name}.jsonl" for name in ("", "-second", "-third", "-fourth", "-fifth", "-sixth", "-seventh", "-eighth")
)
NEGOTIATIONS = tuple(
    f"negotiations{name}.jsonl" for name in ("", "-fresh", "-100", "-100-second", "-100-third", "-100-fourth")
)
MENTION_KINDS = {"name", "role", "pronoun", "metonym", "anonymous"}
MARKS = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')
KEYS = {"id", "source", "cue", "content", "addressee", "kind", "form", "polarity", "act", "actor", "via", "inside"}
KINDS = {"speech", "writing", "attitude"}
FORMS = {"direct", "mixed", "indirect"}
POLARITIES = {"asserted", "denied", "uncertain", "asked"}
ACTS = {
    *("inform", "accuse", "deny", "demand", "request", "offer", "propose", "accept", "reject", "promise"),
    *("threaten", "warn", "condition", "express-readiness", "express-doubt", "appeal", "assess", "believe"),
    *("intend", "want"),
}

needs_articles = pytest.mark.skipif(not ARTICLES.exists(), reason=f"the articles are not here: {ARTICLES}")
each_file = pytest.mark.parametrize("name", FILES)
each_set = pytest.mark.parametrize("name", MENTIONS)

Json = dict[str, Any]


def labels(name: str) -> list[Json]:
    lines = (LABELS / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def articles() -> list[Json]:
    with ARTICLES.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def attributions(name: str) -> Iterator[tuple[Json, Json]]:
    for article in labels(name):
        for attribution in article["attributions"]:
            yield article, attribution


def spans(attribution: Json) -> list[list[int]]:
    """Every span of an attribution, whatever its part."""
    links = [link[part] for link in attribution["via"] for part in ("source", "cue")]
    parts = [attribution[part] for part in ("source", "cue", "addressee")]
    return [span for span in [*parts, *attribution["content"], *links] if span is not None]


def texts() -> dict[str, str]:
    return {row["id"]: row["text"] for row in articles()}


def draw() -> ModuleType:
    """bench/labels/select.py under a name that hides no module of the standard library."""
    spec = importlib.util.spec_from_file_location("labels_draw", LABELS / "select.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@each_file
def test_only_offsets_and_names_are_kept(name: str) -> None:
    for article in labels(name):
        assert set(article) == {"article", "sha256", "split", "attributions"}
    for article, attribution in attributions(name):
        assert set(attribution) == KEYS, (article["article"], attribution["id"])
        assert all(set(link) == {"source", "cue"} for link in attribution["via"])


@each_file
def test_every_field_is_of_its_vocabulary(name: str) -> None:
    for article, attribution in attributions(name):
        where = (article["article"], attribution["id"])
        assert attribution["kind"] in KINDS, where
        assert attribution["form"] in FORMS, where
        assert attribution["polarity"] in POLARITIES, where
        assert attribution["act"] in ACTS, where
        assert attribution["actor"] is None or attribution["actor"].strip(), where


@each_file
def test_ids_are_unique_and_articles_stand_once(name: str) -> None:
    found = labels(name)
    assert len({article["article"] for article in found}) == len(found)
    for article in found:
        ids = [attribution["id"] for attribution in article["attributions"]]
        assert len(set(ids)) == len(ids), article["article"]


@each_file
def test_every_attribution_has_a_cue_and_content_in_order(name: str) -> None:
    for article, attribution in attributions(name):
        where = (article["article"], attribution["id"])
        assert attribution["cue"] is not None, where
        assert attribution["content"], where
        assert all(0 <= start < end for start, end in spans(attribution)), where
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(attribution["content"])), where


@each_file
def test_inside_names_an_attribution_whose_content_holds_it(name: str) -> None:
    for article in labels(name):
        by_id = {attribution["id"]: attribution for attribution in article["attributions"]}
        for inner in article["attributions"]:
            if inner["inside"] is None:
                continue
            where = (article["article"], inner["id"])
            assert inner["inside"] in by_id, where
            assert inner["inside"] != inner["id"], where
            outer = by_id[inner["inside"]]["content"]
            assert all(any(s <= start and end <= e for s, e in outer) for start, end in inner["content"]), where


@each_file
@needs_articles
def test_digests_match(name: str) -> None:
    text_of = texts()
    for article in labels(name):
        digest = hashlib.sha256(text_of[article["article"]].encode()).hexdigest()
        assert article["sha256"] == digest, article["article"]


@each_file
@needs_articles
def test_spans_slice_to_words(name: str) -> None:
    text_of = texts()
    for article, attribution in attributions(name):
        text = text_of[article["article"]]
        for start, end in spans(attribution):
            where = (article["article"], attribution["id"], start)
            assert 0 <= start < end <= len(text), where
            words = text[start:end]
            assert words == words.strip(), where
            assert any(c.isalnum() for c in words), where


@each_file
@needs_articles
def test_spans_do_not_cut_words(name: str) -> None:
    text_of = texts()
    for article, attribution in attributions(name):
        text = text_of[article["article"]]
        for start, end in spans(attribution):
            where = (article["article"], attribution["id"], start)
            assert not (start > 0 and text[start - 1].isalnum() and text[start].isalnum()), where
            assert not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum()), where


@each_file
@needs_articles
def test_form_follows_the_quotation_marks(name: str) -> None:
    text_of = texts()
    for article, attribution in attributions(name):
        text, form = text_of[article["article"]], attribution["form"]
        where = (article["article"], attribution["id"])
        near = [MARKS & set(text[max(s - 1, 0) : s + 1] + text[e - 1 : e + 1]) for s, e in attribution["content"]]
        inside = [MARKS & set(text[s:e]) for s, e in attribution["content"]]
        if form == "direct":
            assert all(near), where
        elif form == "mixed":
            assert any(inside), where
        else:
            assert not any(inside), where


@needs_articles
def test_the_labels_are_of_the_articles_drawn() -> None:
    module = draw()
    sample = list(module.choose(articles()))
    drawn = [(chosen["article"], chosen["split"]) for chosen in sample]
    assert [(a["article"], a["split"]) for a in labels("statements.jsonl")] == drawn
    twice = {(chosen["article"], chosen["split"]) for chosen in module.labelled_twice(sample)}
    assert {(a["article"], a["split"]) for a in labels("statements-second.jsonl")} == twice


def test_the_readme_counts_what_is_there() -> None:
    readme = (LABELS / "README.md").read_text(encoding="utf-8")
    columns = [("kind", "speech"), ("kind", "writing"), ("kind", "attitude")]
    columns += [("form", "direct"), ("form", "mixed"), ("form", "indirect")]
    for split in ("development", "sealed"):
        mine = [article for article in labels("statements.jsonl") if article["split"] == split]
        found = [attribution for article in mine for attribution in article["attributions"]]
        counts = [len(mine), len(found), *(sum(a[key] == value for a in found) for key, value in columns)]
        counts += [sum(a["source"] is None for a in found), sum(bool(a["via"]) for a in found)]
        counts += [sum(a["inside"] is not None for a in found), sum(a["addressee"] is not None for a in found)]
        assert f"| {split} | {' | '.join(map(str, counts))} |" in readme


@each_set
def test_mentions_are_of_their_vocabulary_and_stand_once_in_their_passage(name: str) -> None:
    found = labels(name)
    assert len({row["article"] for row in found}) == len(found)
    for row in found:
        start, end = row["passage"]
        where = [mention["span"] for mention in row["mentions"]]
        assert len(set(map(tuple, where))) == len(where), row["article"]
        assert all(start <= s < e <= end for s, e in where), row["article"]
        assert all(mention["kind"] in MENTION_KINDS for mention in row["mentions"]), row["article"]
        assert all({"span", "kind", "actor", "party", "country"} <= set(mention) for mention in row["mentions"])


@each_set
@needs_articles
def test_mentions_slice_to_whole_words_of_the_text_labelled(name: str) -> None:
    text_of = texts()
    for row in labels(name):
        text = text_of[row["article"]]
        assert row["sha256"] == hashlib.sha256(text.encode()).hexdigest(), row["article"]
        for start, end in (mention["span"] for mention in row["mentions"]):
            words = text[start:end]
            assert words == words.strip() != "", (row["article"], start)
            assert not (start > 0 and text[start - 1].isalnum() and words[0].isalnum()), (row["article"], start)
            assert not (end < len(text) and text[end].isalnum() and words[-1].isalnum()), (row["article"], start)


@pytest.mark.parametrize("which", ["third", "fourth", "fifth", "sixth", "seventh", "eighth"])
@needs_articles
def test_the_mentions_are_of_the_passages_drawn(which: str) -> None:
    rows = articles()
    drawn = draw_mentions.drawn(rows, draw_mentions.taken(rows, which), which)
    place = [(row["article"], row["passage"]) for row in drawn]
    assert [(row["article"], row["passage"]) for row in labels(f"mentions-{which}.jsonl")] == place


@pytest.mark.parametrize("which", ["sixth", "seventh", "eighth"])
def test_the_readme_counts_the_mentions_of_the_sets_only_scored(which: str) -> None:
    found = labels(f"mentions-{which}.jsonl")
    kinds = [mention["kind"] for row in found for mention in row["mentions"]]
    nobody = sum(mention["actor"] is None for row in found for mention in row["mentions"])
    each = [kinds.count(kind) for kind in ("name", "pronoun", "anonymous", "role", "metonym")]
    row = f"| {which} | " + " | ".join(map(str, [len(found), len(kinds), *each, nobody])) + " |"
    assert row in (LABELS / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("which", ["seventh", "eighth"])
def test_the_readme_counts_the_sources_of_the_last_sets(which: str) -> None:
    marks = [mention for row in labels(f"mentions-{which}.jsonl") for mention in row["mentions"]]
    assert all(isinstance(mention["source"], bool) for mention in marks)
    told = Counter(mention["kind"] for mention in marks if mention["source"])
    each = f"{told['name']} names, {told['pronoun']} pronouns, {told['role']} roles, {told['anonymous']} anonymous, "
    said = f"true for {told.total()} ({each}{told['metonym']} metonym{'s' * (told['metonym'] != 1)})"
    assert said in (LABELS / "README.md").read_text(encoding="utf-8").replace("\n", " ")


@pytest.mark.parametrize("name", NEGOTIATIONS)
def test_negotiations_are_keys_and_articles_stand_once(name: str) -> None:
    found = labels(name)
    others = {row["article"] for other in NEGOTIATIONS if other != name for row in labels(other)}
    assert len({row["article"] for row in found} - others) == len(found)
    for row in found:
        keys = [key for key in (row["negotiation"], *row["also"]) if key is not None]
        assert set(row) == {"article", "sha256", "negotiation", "also"}, row["article"]
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) for key in keys), row["article"]
        assert len(set(keys)) == len(keys), row["article"]


@pytest.mark.parametrize("name", NEGOTIATIONS)
@needs_articles
def test_negotiations_are_of_the_texts_judged(name: str) -> None:
    text_of = texts()
    for row in labels(name):
        assert row["sha256"] == hashlib.sha256(text_of[row["article"]].encode()).hexdigest(), row["article"]


@pytest.mark.parametrize(
    ("which", "name"),
    [
        ("first", "negotiations-100"),
        ("second", "negotiations-100-second"),
        ("third", "negotiations-100-third"),
        ("fourth", "negotiations-100-fourth"),
    ],
)
@needs_articles
def test_the_negotiations_are_of_the_articles_drawn(which: str, name: str) -> None:
    rows, hundred = articles(), draw_negotiations_100
    taken = hundred.taken(rows, which)
    drawn = draw_negotiations.drawn(rows, taken, seed=hundred.SEEDS[which], size=hundred.SIZE)
    assert [row["article"] for row in labels(f"{name}.jsonl")] == [row["article"] for row in drawn]


@pytest.mark.parametrize("which", ["second", "third", "fourth"])
def test_the_readme_counts_the_hundreds_only_scored(which: str) -> None:
    found = [row["negotiation"] for row in labels(f"negotiations-100-{which}.jsonl")]
    told = Counter(key for key in found if key is not None)
    each = ", ".join(f"`{key}` {count}" for key, count in sorted(told.items(), key=lambda item: (-item[1], item[0])))
    assert f"{each}, null {found.count(None)}." in (LABELS / "README.md").read_text(encoding="utf-8").replace("\n", " ")
