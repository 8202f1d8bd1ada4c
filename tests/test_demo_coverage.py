"""The demo coverage against the table of what is planted in it.

In: the files of `demo/`. Out: a failure that names the article and the words. Uses nothing of the package, so that a
fault of a reader cannot hide a fault of the texts.
"""

from __future__ import annotations

import datetime
import functools
import html.parser
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

DEMO = Path(__file__).resolve().parent.parent / "demo"
INLINE = {"a", "b", "em", "i", "q", "span", "strong", "time"}
SILENT = {"script", "style", "head"}


def listed(names: str) -> set[str]:
    return set(names.split())


ACTS = listed(
    "inform accuse deny demand request offer propose accept reject promise threaten warn condition express-readiness "
    "express-doubt appeal assess believe intend want"
)
ISSUES = listed(
    "territory sovereignty-and-recognition security-guarantees alliance-and-neutrality ceasefire-and-monitoring "
    "withdrawal prisoners-and-hostages sanctions-and-assets reparations-and-reconstruction format-and-mediators "
    "meeting-of-leaders sequencing"
)
PLOVER = listed(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT OTHER"
)
VALUES = {
    ("statements", "form"): {"direct", "mixed", "indirect"},
    ("statements", "act"): ACTS,
    ("statements", "kind"): {"speech", "writing", "attitude"},
    ("statements", "polarity"): {"asserted", "denied", "uncertain", "asked"},
    ("statements", "place"): {"headline", "summary", "body", "caption"},
    ("positions", "stance"): {"demands", "offers", "accepts", "rejects", "open", "conditional", "rules-out"},
    ("positions", "issue"): ISSUES,
    ("terms", "issue"): ISSUES,
    ("moves", "move"): {"first", "restated", "hardened", "softened", "withdrawn", "contradicted"},
    ("talks", "kind"): {"meeting", "call", "visit", "summit", "round", "format", "channel"},
    ("events", "type"): PLOVER,
    ("events", "status"): listed("happened ongoing planned proposed cancelled postponed stalled denied hypothetical"),
    ("commitments", "outcome"): {"kept", "broken", "unknown"},
    ("contradictions", "kind"): {"number", "date", "attribution", "fact"},
    ("voice", "kind"): {"judges", "predicts", "explains"},
    ("dates", "type"): {"DATE", "TIME", "DURATION", "SET"},
}
REFERENCES = listed(
    "actor party by author mediator obliged beneficiary outlet published_by drafted_by actors recipients parties"
)


class VisibleText(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        self.parts.append("" if tag in INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT
        self.parts.append("" if tag in INLINE else " ")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


@functools.cache
def rows() -> dict[str, dict[str, Any]]:
    lines = (DEMO / "wire.jsonl").read_text(encoding="utf-8").splitlines()
    return {f"wire.jsonl#{row['id']}": row for row in map(json.loads, lines)}


@functools.cache
def text_of(article: str) -> str:
    if article in rows():
        raw: str = rows()[article]["text"]
    else:
        raw = (DEMO / article).read_text(encoding="utf-8")
        if article.endswith(".html"):
            page = VisibleText()
            page.feed(raw)
            raw = "".join(page.parts)
    return re.sub(r"\s+", " ", raw)


def places(text: str, words: str) -> list[int]:
    left = r"(?<!\w)" if words[0].isalnum() else ""
    right = r"(?!\w)" if words[-1].isalnum() else ""
    return [found.start() for found in re.finditer(left + re.escape(words) + right, text)]


def place(article: str, words: str, after: str | None = None) -> int:
    """The one place of these words; -1 where there is none or no single one."""
    text = text_of(article)
    if after is None:
        found = places(text, words)
        return found[0] if len(found) == 1 else -1
    anchors = places(text, after)
    behind = [start for start in places(text, words) if anchors and start >= anchors[0] + len(after)]
    return behind[0] if len(anchors) == 1 and behind else -1


PLANTED: dict[str, list[Any]] = yaml.safe_load((DEMO / "planted.yaml").read_text(encoding="utf-8"))
ACTORS: dict[str, dict[str, Any]] = {
    actor["id"]: actor for actor in yaml.safe_load((DEMO / "actors.yaml").read_text(encoding="utf-8"))["actors"]
}
ARTICLES: list[str] = [entry["article"] for entry in PLANTED["articles"]]


def planted_words(node: Any, article: str | None = None) -> Iterator[tuple[str, str, str | None]]:
    """Every (article, words, after) under a node of the table."""
    if isinstance(node, list):
        for child in node:
            yield from planted_words(child, article)
    if not isinstance(node, dict):
        return
    article = node.get("article", article)
    if "words" in node and article:
        yield article, node["words"], node.get("after")
    for key in ("source", "cue", "addressee", "condition"):
        if isinstance(node.get(key), str) and article:
            yield article, node[key], None
    for fragment in node.get("content", ()):
        if isinstance(fragment, str) and article:
            yield article, fragment, None
    for value in node.values():
        if isinstance(value, dict | list):
            yield from planted_words(value, article)


SECTIONS = [name for name in PLANTED if name not in ("complete", "articles", "stories", "copies", "moves", "zone")]


@pytest.mark.parametrize("section", SECTIONS)
def test_planted_words_stand_exactly_once(section: str) -> None:
    found = list(planted_words(PLANTED[section]))
    assert found
    assert [entry for entry in found if place(*entry) < 0] == []


def test_a_word_that_is_not_there_is_noticed() -> None:
    article = ARTICLES[0]
    assert place(article, "the treaty was signed by everyone") == -1
    assert place(article, "the") == -1
    assert place(article, "Okoram", "a phrase that is nowhere") == -1


def test_copied_words_stand_in_both_articles() -> None:
    for copy in PLANTED["copies"]:
        for side in ("origin", "copy"):
            assert place(copy[side], copy["words"]) >= 0, copy["id"]


def test_size_outlets_and_span() -> None:
    dates = [datetime.date.fromisoformat(entry["published"][:10]) for entry in PLANTED["articles"]]
    assert len(ARTICLES) == len(set(ARTICLES)) >= 24
    assert Counter(entry["outlet"] for entry in PLANTED["articles"]).keys() == {
        "halcyon", "velmora-courier", "orrund-banner", "lantern-feed"
    }  # fmt: skip
    weeks = {date.isocalendar()[:2] for date in dates}
    assert len(weeks) == 10
    assert sum(len(text_of(article).split()) for article in ARTICLES) >= 10_000


def test_every_file_of_the_coverage_is_listed() -> None:
    on_disk = {str(path.relative_to(DEMO)) for path in DEMO.glob("*/*.*")} | set(rows())
    assert on_disk == set(ARTICLES)


def test_every_article_is_read_for_statements() -> None:
    assert set(PLANTED["complete"]) <= set(ARTICLES)
    by_outlet = Counter(e["outlet"] for e in PLANTED["articles"] if e["article"] in PLANTED["complete"])
    assert len(by_outlet) == 4
    assert min(by_outlet.values()) >= 3
    assert len(PLANTED["statements"]) >= 150
    assert {statement["article"] for statement in PLANTED["statements"]} == set(PLANTED["complete"])


def test_bylines_titles_and_datelines_are_in_their_files() -> None:
    for entry in PLANTED["articles"]:
        row = rows().get(entry["article"])
        if row:
            assert (row["title"], row["byline"], row["published"]) == (
                entry["title"], entry["byline"], entry["published"]
            )  # fmt: skip
        else:
            assert entry["title"] in text_of(entry["article"])
            assert (entry["byline"] or "").lower() in text_of(entry["article"]).lower()


def test_every_article_stands_in_one_story() -> None:
    assert sorted(article for story in PLANTED["stories"] for article in story["articles"]) == sorted(ARTICLES)


def referenced(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from referenced(child)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in REFERENCES:
                yield from (name for name in (value if isinstance(value, list) else [value]) if name is not None)
            elif isinstance(value, dict | list):
                yield from referenced(value)


def test_actors_exist() -> None:
    used = {name for section, entries in PLANTED.items() if section != "complete" for name in referenced(entries)}
    assert used - ACTORS.keys() == set()


def test_actors_file_holds_together() -> None:
    actors = yaml.safe_load((DEMO / "actors.yaml").read_text(encoding="utf-8"))["actors"]
    assert len(actors) == len(ACTORS)
    entries = actors + [office for actor in actors for office in actor.get("offices", ())]
    assert {entry[key] for entry in entries for key in ("party", "of", "body") if key in entry} <= ACTORS.keys()
    for actor in actors:
        for office in actor.get("offices", ()):
            assert isinstance(office["since"], datetime.date), actor["id"]
            assert office["since"] < office.get("until", datetime.date.max), actor["id"]


@pytest.mark.parametrize(("section", "field"), VALUES)
def test_vocabularies(section: str, field: str) -> None:
    assert {entry[field] for entry in PLANTED[section]} <= VALUES[section, field]


def test_nothing_is_planted_twice() -> None:
    for section in SECTIONS:
        seen = Counter(json.dumps(entry, sort_keys=True, default=str) for entry in PLANTED[section])
        assert [entry for entry, times in seen.items() if times > 1] == []
    contents = Counter(
        (s["article"], json.dumps(s["content"]), json.dumps(s["cue"])) for s in PLANTED["statements"]
    )  # fmt: skip
    assert [key for key, times in contents.items() if times > 1] == []
    for section in ("positions", "moves", "talks", "proposals", "terms", "commitments", "events", "contradictions"):
        ids = Counter(entry["id"] for entry in PLANTED[section])
        assert [name for name, times in ids.items() if times > 1] == []


def test_contents_of_one_article_do_not_overlap() -> None:
    for article in PLANTED["complete"]:
        taken = []
        for statement in (s for s in PLANTED["statements"] if s["article"] == article):
            for fragment in statement["content"]:
                words, after = (fragment, None) if isinstance(fragment, str) else (fragment["words"], fragment["after"])
                start = place(article, words, after)
                taken.append((start, start + len(words), words))
        taken.sort()
        assert [(a[2], b[2]) for a, b in itertools.pairwise(taken) if b[0] < a[1]] == []


def test_moves_and_answers_point_at_what_exists() -> None:
    positions = {entry["id"]: entry for entry in PLANTED["positions"]}
    for move in PLANTED["moves"]:
        ends = [positions[move[side]] for side in ("from", "to") if move[side]]
        assert all((end["party"], end["issue"]) == (move["party"], move["issue"]) for end in ends), move["id"]
        assert (move["from"] is None) == (move["move"] == "first"), move["id"]
    proposals = {entry["id"] for entry in PLANTED["proposals"]}
    terms = {entry["id"]: entry["proposal"] for entry in PLANTED["terms"]}
    assert set(terms.values()) <= proposals
    for answer in PLANTED["answers"]:
        assert answer["proposal"] in proposals
        assert answer["term"] is None or terms[answer["term"]] == answer["proposal"]
    for talks in PLANTED["talks"]:
        assert talks["history"][-1]["status"] == talks["status"], talks["id"]


def test_readme_counts_are_right() -> None:
    table = (DEMO / "README.md").read_text(encoding="utf-8").split("## What is planted")[1]
    for names, counts in re.findall(r"^\| (`[^|]+`) \| ([\d, ]+) \|", table, flags=re.M):
        for name, count in zip(re.findall(r"`(\w+)`", names), counts.split(", "), strict=True):
            assert len(PLANTED[name]) == int(count), name
