"""Several texts of one article: both kept, the difference shown, only the one that stands counts."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.record.dispatches import DASK, VENN, article, statement
from tests.record.strategies import extractions

from pourparler.errors import VocabularyError
from pourparler.model import Addressee, Extraction, Fact, Published, Span
from pourparler.record import (
    CorrectAct,
    CorrectAddressee,
    Filter,
    Judgement,
    Outcome,
    Store,
    open_store,
)
from pourparler.record.address import address_key, load_known
from pourparler.record.export import export_csv, export_jsonl
from pourparler.record.revision import difference, is_excerpt
from pourparler.record.sqlite_file import migrations

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
ADDRESS = "https://lantern.example/talks/port"
OPENS, CLOSES = "the port will open", "the port will close"
KEPT = "that the talks go on"
FIRST = f"Minister Orla Venn said {OPENS}. Envoy Ilo Dask insisted {KEPT}."
SECOND = f"Corrected. Minister Orla Venn said {CLOSES}. Envoy Ilo Dask insisted {KEPT}."


def text_at(
    text: str, *, id: str, url: str | None = ADDRESS, day: str | None = "2026-03-13", origin: str = "given"
) -> Extraction:
    """An extraction with the statements of Venn and Dask that the text holds."""
    told = replace(article(id, text, day=day, outlet=None), url=url)
    told = replace(told, title=Fact(value="Port", origin=origin))  # type: ignore[arg-type]
    found = [
        statement(told, words, source=source, cue=cue, actor=actor)
        for words, source, cue, actor in (
            (OPENS, "Minister Orla Venn", "said", VENN),
            (CLOSES, "Minister Orla Venn", "said", VENN),
            (KEPT, "Envoy Ilo Dask", "insisted", DASK),
        )
        if words in text
    ]
    return Extraction(article=told, statements=tuple(found))


def judgement(verdict: str, id: str, **known: object) -> Judgement:
    return Judgement.make(verdict, [id], who="N. Oduya", when="2026-05-04", **known)  # type: ignore[arg-type]


def standing(store: Store, **asked: object) -> list[str]:
    return [a.id for a in store.articles(Filter(**asked))]  # type: ignore[arg-type]


@pytest.fixture
def revised(store: Store) -> Store:
    store.add(text_at(FIRST, id="a-1"))
    added = store.add(text_at(SECOND, id="a-2", url="http://www.lantern.example/talks/port/?utm_source=x#top"))
    assert (added.outcome, added.supersedes, added.superseded_by, added.problems) == (
        Outcome.REVISED, "a-1", None, (),
    )  # fmt: skip
    return store


def test_both_texts_are_kept_and_the_last_counts(revised: Store) -> None:
    assert standing(revised) == ["a-2"]
    assert standing(revised, superseded=True) == ["a-1", "a-2"]
    assert revised.extraction("a-1") == text_at(FIRST, id="a-1")
    assert [s.article_id for s in revised.statements()] == ["a-2", "a-2"]
    assert [s.article_id for s in revised.statements(Filter(), judged=True)] == ["a-2", "a-2"]
    assert [e.statements for e in revised.actors()] == [1, 1]
    assert not list(revised.search("open"))
    held = revised.counts()
    assert (held.articles, held.superseded, held.statements, held.actors) == (1, 1, 2, 2)
    assert not list(revised.check())


def test_the_difference_is_in_sentences_with_their_places(revised: Store) -> None:
    (found,) = revised.revisions()
    assert (found.older.id, found.newer.id, found.relation) == ("a-1", "a-2", "changed")
    assert [s.of(FIRST) for s in found.removed] == ["Minister Orla Venn said the port will open."]
    assert [s.of(SECOND) for s in found.added] == ["Corrected.", "Minister Orla Venn said the port will close."]
    assert not list(revised.revisions(Filter(outlet="another")))


def test_what_was_read_is_known_under_any_address_of_its_page(revised: Store) -> None:
    again = text_at(FIRST, id="a-9", url=ADDRESS + "/amp?fbclid=1")
    assert revised.known(again.article) == "a-1"
    assert revised.add(again).outcome is Outcome.KNOWN
    added = revised.add(again, again=True)
    assert (added.outcome, added.article_id) == (Outcome.AGAIN, "a-1")
    kept = revised.article("a-1")
    assert kept is not None
    assert kept.url == ADDRESS, "the address as it was given first stays"
    assert standing(revised) == ["a-2"]
    assert not list(revised.check())


def test_the_record_as_of_a_day_shows_the_text_that_stood_then(store: Store) -> None:
    store.add(text_at(FIRST, id="a-1", day="2026-03-13"))
    store.add(text_at(SECOND, id="a-2", day="2026-03-15"))
    assert standing(store) == ["a-2"]
    assert standing(store, as_of="2026-03-14") == ["a-1"]
    assert standing(store, as_of="2026-03") == ["a-2"]
    assert [s.article_id for s in store.statements(Filter(as_of="2026-03-14"), judged=True)] == ["a-1", "a-1"]
    assert store.succession("2026-03-14")["a-1"].superseded_by is None
    assert store.succession()["a-1"].superseded_by == "a-2"
    assert not list(store.revisions(Filter(as_of="2026-03-14")))


@pytest.mark.parametrize(
    ("days", "stands"),
    [
        (("2026-03-13", "2026-03-15"), "a-2"),
        (("2026-03-15", "2026-03-13"), "a-1"),
        (("2026-03-13", "2026-03-13"), "a-2"),
        (("2026-03-13T09:00Z", "2026-03-13T08:00Z"), "a-1"),
        (("2026-03-13T09:00+03:00", "2026-03-13T08:00Z"), "a-2"),
        (("2026-03-13T09:00Z", "2026-03-13"), "a-2"),
        (("2026-03-13", None), "a-2"),
        ((None, "2026-03-13"), "a-2"),
        (("2026-03", "2026-03-13"), "a-2"),
    ],
)
def test_the_newest_stands_and_else_the_last_that_was_read(
    store: Store, days: tuple[str | None, str | None], stands: str
) -> None:
    for id, text, day in (("a-1", FIRST, days[0]), ("a-2", SECOND, days[1])):
        found = text_at(text, id=id, day=day)
        if day and "T" in day:
            told = replace(found.article, published=Published(value=day, precision="time", origin="given"))
            found = replace(found, article=told)
        added = store.add(found)
    assert standing(store) == [stands]
    assert (added.supersedes, added.superseded_by) == (("a-1", None) if stands == "a-2" else (None, "a-1"))


def test_a_feed_s_summary_never_stands_above_the_article(store: Store) -> None:
    summary = "Minister Orla Venn said the port will open."
    store.add(text_at(FIRST, id="a-full"))
    added = store.add(text_at(summary, id="a-feed", day="2026-03-20", origin="feed"))
    assert (added.outcome, added.superseded_by) == (Outcome.REVISED, "a-full")
    assert standing(store) == ["a-full"]
    (found,) = store.revisions()
    assert (found.relation, found.removed) == ("excerpt", ())


def test_the_fuller_text_takes_the_place_of_the_summary_that_was_read_before(store: Store) -> None:
    store.add(text_at("Port: what ministers said …", id="a-feed", origin="feed"))
    added = store.add(text_at(FIRST, id="a-full", day="2026-03-12"))
    assert added.supersedes == "a-feed"
    assert standing(store) == ["a-full"]


@pytest.mark.parametrize(
    ("part", "origin", "excerpt"),
    [
        ("Minister Orla Venn said the port will open.", "given", True),
        ("Minister Orla Venn said the po… [Read more]", "given", True),
        ("The minister spoke of the port.", "feed", True),
        ("The minister spoke of the port.", "given", False),
        (FIRST.replace("Envoy ", ""), "given", False),  # a word taken out: a changed state, not a part
        (FIRST[FIRST.index("Orla") :], "given", False),  # most of it: a shortened state
        (FIRST[FIRST.index("Orla") :], "feed", True),
        (FIRST, "feed", False),
        ("", "feed", False),
    ],
)
def test_a_part_is_told_from_a_shortened_state(part: str, origin: str, excerpt: bool) -> None:
    whole = text_at(FIRST, id="a-1").article
    told = replace(article("a-2", part), title=Fact(value="Port", origin=origin))  # type: ignore[arg-type]
    assert is_excerpt(told, whole) is excerpt
    assert not is_excerpt(whole, whole)


def test_a_changed_text_under_a_given_id_is_a_revision_and_another_article_is_not(store: Store) -> None:
    store.add(text_at(FIRST, id="wire-7", url=None))
    added = store.add(text_at(SECOND, id="wire-7", url=None))
    assert added.outcome is Outcome.REVISED
    assert added.article_id.startswith("wire-7~")
    other = article("wire-7", "A gas treaty is near, officials hope in spring.", outlet=None)
    assert store.add(Extraction(article=other)).outcome is Outcome.CONFLICT
    elsewhere = text_at(SECOND + " More.", id="wire-7", url="https://courier.example/port")
    assert store.add(elsewhere).outcome is Outcome.REVISED, "a text without an address may be of any"
    strange = text_at(SECOND + " Less.", id="wire-7", url="https://banner.example/port")
    found = store.add(replace(strange, article=replace(strange.article, outlet=Fact(value="Banner", origin="given"))))
    assert found.outcome in (Outcome.REVISED, Outcome.CONFLICT)
    assert not list(store.check())


def test_two_articles_of_different_addresses_with_one_id_both_count(store: Store) -> None:
    store.add(text_at(FIRST, id="1", url="https://banner.example/a"))
    added = store.add(text_at(SECOND, id="1", url="https://courier.example/b"))
    assert added.outcome is Outcome.CONFLICT
    assert len(added.problems) == 1
    assert len(standing(store)) == 2
    assert not list(store.check())


def test_a_front_page_or_no_address_makes_nothing_one_article(store: Store) -> None:
    for number, url in enumerate(("https://lantern.example/", "https://lantern.example", None, "n/a", "n/a")):
        assert store.add(text_at(f"{FIRST} {number}", id=f"a-{number}", url=url)).outcome is Outcome.NEW
    assert len(standing(store)) == 5


def test_entries_of_a_live_page_are_not_texts_of_one_article(store: Store) -> None:
    def entry(text: str, place: str) -> Extraction:
        found = text_at(text, id="a-" + str(len(text)), url=ADDRESS + place)
        return replace(found, article=replace(found.article, kind=Fact(value="live-blog", origin="meta")))

    store.add(entry(FIRST, "#b1"))
    assert store.add(entry(SECOND, "#b2")).outcome is Outcome.NEW
    assert store.add(entry("A gas treaty is near, officials hope in spring.", "")).outcome is Outcome.NEW
    assert store.add(entry("Boats leave the pier at noon with both delegations.", "")).outcome is Outcome.NEW
    assert store.add(entry(FIRST + " More.", "#b1")).outcome is Outcome.REVISED
    assert store.add(entry("A gas treaty is near, officials hope in spring. Later it rained.", "")).outcome is (
        Outcome.REVISED
    )
    assert len(standing(store)) == 4
    assert not list(store.check())


def test_texts_that_a_third_shows_to_be_one_become_one(store: Store) -> None:
    store.add(text_at(FIRST, id="wire-7", url=None))
    store.add(text_at(SECOND, id="a-2", url=ADDRESS))
    assert len(standing(store)) == 2
    added = store.add(text_at(SECOND + " Updated.", id="wire-7", url=ADDRESS))
    assert added.outcome is Outcome.REVISED
    assert len(standing(store)) == 1
    assert len(list(store.revisions())) == 2
    assert not list(store.check())


def test_reading_again_with_another_date_puts_the_texts_in_their_turn_anew(revised: Store) -> None:
    dated = text_at(FIRST, id="a-1", day="2026-04-01")
    assert revised.add(dated, again=True).outcome is Outcome.AGAIN
    assert standing(revised) == ["a-1"]
    assert revised.add(text_at(FIRST, id="a-1"), again=True).outcome is Outcome.AGAIN
    assert standing(revised) == ["a-2"]
    moved = text_at(SECOND, id="a-2", url="https://lantern.example/elsewhere")
    revised.add(moved, again=True)
    assert standing(revised) == ["a-1", "a-2"]
    assert not list(revised.check())


# Judgements


def test_a_judgement_on_words_that_did_not_change_holds_for_the_new_text(store: Store) -> None:
    first, second = text_at(FIRST, id="a-1"), text_at(SECOND, id="a-2")
    opens, kept = first.statements
    closes, kept_later = second.statements
    store.add(first)
    store.judge(judgement("reject", kept.id))
    store.judge(judgement("confirm", opens.id))
    store.add(second)
    assert [s.id for s in store.statements(Filter(), judged=True)] == [closes.id]
    now = store.standing()
    assert (now.state(kept_later.id), now.state(closes.id)) == ("rejected", "unjudged")
    assert [j.targets for j in store.left_behind()] == [(opens.id,)]
    assert [e.actor.id for e in store.actors()] == ["orla-venn"]
    assert not list(store.orphans())
    assert not list(store.check())


def test_it_holds_too_where_it_is_made_later_and_can_be_undone(revised: Store) -> None:
    older, newer = text_at(FIRST, id="a-1").statements[1], text_at(SECOND, id="a-2").statements[1]
    corrected = judgement("correct", older.id, correction=CorrectAct(act="demand"))
    revised.judge(corrected)
    assert {s.id: s.act for s in revised.statements(Filter(), judged=True)}[newer.id] == "demand"
    assert not list(revised.left_behind())
    revised.judge(judgement("undo", corrected.id))
    assert {s.id: s.act for s in revised.statements(Filter(), judged=True)}[newer.id] == "inform"


def test_a_later_judgement_on_the_new_text_prevails_there_only(revised: Store) -> None:
    older, newer = text_at(FIRST, id="a-1").statements[1], text_at(SECOND, id="a-2").statements[1]
    revised.judge(judgement("reject", older.id))
    revised.judge(Judgement.make("confirm", [newer.id], who="N. Oduya", when="2026-05-05"))
    now = revised.standing()
    assert (now.state(older.id), now.state(newer.id)) == ("rejected", "confirmed")


def test_a_corrected_addressee_moves_with_its_words_or_stays_behind(revised: Store) -> None:
    older, newer = text_at(FIRST, id="a-1").statements[1], text_at(SECOND, id="a-2").statements[1]
    inside, outside = FIRST.index("the talks"), FIRST.index("the port")
    for at in (inside, outside):
        told = Addressee(span=Span(at, at + 8), actor=DASK)
        revised.judge(judgement("correct", older.id, correction=CorrectAddressee(addressee=told), note=str(at)))
    found = {s.id: s.addressee for s in revised.statements(Filter(), judged=True)}[newer.id]
    assert found is not None
    assert found.span.of(SECOND) == "the talk"


def test_a_statement_read_otherwise_is_not_the_same(store: Store) -> None:
    first, second = text_at(FIRST, id="a-1"), text_at(SECOND, id="a-2")
    store.add(first)
    store.judge(judgement("confirm", first.statements[1].id))
    otherwise = replace(second.statements[1], actor=VENN)
    store.add(replace(second, statements=(second.statements[0], otherwise)))
    assert store.standing().state(otherwise.id) == "unjudged"
    assert len(list(store.left_behind())) == 1


def test_the_same_words_more_often_are_not_guessed_at(store: Store) -> None:
    first = text_at(FIRST, id="a-1")
    store.add(first)
    store.judge(judgement("reject", first.statements[1].id))
    sentence = f"Envoy Ilo Dask insisted {KEPT}."
    twice = text_at(f"{SECOND} {sentence}", id="a-2")
    at = len(SECOND) + 1
    again = replace(twice.statements[1], source=Span(at, at + 14), cue=Span(at + 15, at + 23))
    again = replace(again, content=(Span(at + 24, at + 24 + len(KEPT)),))
    from pourparler.record.rebase import own_id

    store.add(replace(twice, statements=(*twice.statements, replace(again, id=own_id(again)))))
    assert len(list(store.statements(Filter(), judged=True))) == 3
    assert len(list(store.left_behind())) == 1


# Files, older records, tampering


def test_exports_hold_every_text_and_say_which_counts(revised: Store, tmp_path: Path) -> None:
    export_jsonl(revised, tmp_path / "all.jsonl")
    shown = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    assert {s["article"]["id"]: (s["supersedes"], s["superseded_by"]) for s in shown} == {
        "a-1": (None, "a-2"), "a-2": ("a-1", None),
    }  # fmt: skip
    written = export_csv(revised, tmp_path / "csv")
    assert (written["articles"], written["statements"]) == (2, 4)


def as_first_made(path: Path) -> None:
    """Take from a record what later steps of the schema brought."""
    first, held = sqlite3.connect(":memory:"), sqlite3.connect(path)
    first.executescript(migrations()[1])
    old = {row[0] for row in first.execute("SELECT name FROM sqlite_master")}
    newer = "SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL AND type IN (?, ?, ?)"
    for types in (("view", "index", "trigger"), ("table", "table", "table")):
        for kind, name in held.execute(newer, types).fetchall():
            if name not in old:
                held.execute(f"DROP {kind} IF EXISTS {name}")
    for table in sorted(name for name in old if not name.startswith("sqlite_") and "_words" not in name):
        columns = [{row[1] for row in c.execute(f"PRAGMA table_info({table})")} for c in (held, first)]
        for column in columns[0] - columns[1] if columns[1] else ():
            held.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    held.execute("PRAGMA user_version = 1")
    held.commit()
    held.close()


def test_an_older_record_learns_which_texts_are_of_one_article(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    with open_store(path) as store:
        store.add(text_at(FIRST, id="a-1"))
        store.add(text_at(SECOND, id="a-2"))
        store.add(text_at(FIRST, id="wire-7", url=None))
        store.add(text_at(SECOND, id="wire-7", url=None))
        before = standing(store)
    as_first_made(path)
    with open_store(path) as store:
        assert standing(store) == before
        assert len(before) == 2
        assert not list(store.check())
    assert max(migrations()) >= 2


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE edition SET turn = 1 - turn",
        "UPDATE edition SET part = 1 WHERE turn = 0",
        "DELETE FROM edition WHERE turn = 1",
        "DELETE FROM edition",
        "UPDATE edition SET lineage = 7",
        "UPDATE article SET address = 'lantern.example/other' WHERE no = 1",
        "UPDATE article SET given = 'another' WHERE no = 1",
        "DELETE FROM carried",
        "UPDATE carried SET shift = 0",
    ],
)
def test_texts_out_of_turn_are_found(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "talks.db"
    with open_store(path) as store:
        first = text_at(FIRST, id="a-1")
        store.add(first)
        store.judge(judgement("reject", first.statements[1].id))
        store.add(text_at(SECOND, id="a-2"))
        assert not list(store.check())
    connection = sqlite3.connect(path)
    connection.executescript(damage)
    connection.close()
    with open_store(path) as store:
        assert list(store.check())


# Invariants


@given(st.lists(extractions(), min_size=2, max_size=4, unique_by=lambda e: e.article.text), st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=PHASES)
def test_any_texts_at_one_address_stand_in_turn_and_only_one_counts(found: list[Extraction], again: bool) -> None:
    with open_store(":memory:") as store:
        for extraction in found:
            told = replace(extraction.article, url=ADDRESS)
            assert store.add(replace(extraction, article=told)).outcome is not Outcome.REFUSED
        if again:
            for extraction in list(store.extractions(Filter(superseded=True))):
                assert store.add(extraction, again=True).outcome is Outcome.AGAIN
        assert store.counts().articles == 1
        assert store.counts().superseded == len(found) - 1
        assert not list(store.check())
        for change in store.revisions():
            for article_, spans in ((change.older, change.removed), (change.newer, change.added)):
                assert all(span.of(article_.text).strip() for span in spans)


@given(extractions())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=PHASES)
def test_a_text_does_not_differ_from_itself(extraction: Extraction) -> None:
    found = difference(extraction.article, extraction.article)
    assert (found.removed, found.added, found.relation) == ((), (), "same words")


@given(st.text(st.characters(exclude_categories=())), st.text(max_size=20))
def test_any_address_has_a_key_or_none(path: str, query: str) -> None:
    for url in (path, f"https://lantern.example/{path}", f"https://lantern.example/a?{query}", f"http://{path}/x"):
        key = address_key(url)
        assert key is None or address_key(f"https://{key}") == key or "#" in url or "%" in url or "\\" in url


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (ADDRESS, "http://lantern.example/talks/port", True),
        (ADDRESS, "https://m.lantern.example/talks/port/", True),
        (ADDRESS, "https://lantern.example/amp/talks/port", True),
        (ADDRESS, "https://lantern-example.cdn.ampproject.org/c/s/lantern.example/talks/port", True),
        (ADDRESS, "https://www.google.com/amp/s/lantern.example/talks/port", True),
        (ADDRESS, ADDRESS + "?utm_campaign=a&gclid=b", True),
        (ADDRESS, ADDRESS + "#comments", True),
        (ADDRESS, ADDRESS + "#block-65f1", False),
        (ADDRESS + "#post-1", ADDRESS + "#post-2", False),
        (ADDRESS, ADDRESS + "?id=2", False),
        (ADDRESS + "?b=1&a=2", ADDRESS + "?a=2&b=1", True),
        (ADDRESS, "https://lantern.example/talks/Port", False),
        (ADDRESS, "https://lantern.example:8080/talks/port", False),
        ("https://lantern.example/caf%C3%A9", "https://lantern.example/café", True),
    ],
)
def test_addresses_of_one_page(one: str, other: str, same: bool) -> None:
    assert (address_key(one) == address_key(other)) is same


@pytest.mark.parametrize(
    ("source", "line"), [("- a\n", 1), ("parameters: [a]\nbeginnings: x\n", 2), ("parameters: [A]\n", 1)]
)
def test_a_wrong_vocabulary_of_addresses_names_its_line(source: str, line: int) -> None:
    with pytest.raises(VocabularyError, match=rf"addresses\.yaml:{line}: "):
        load_known(source)
