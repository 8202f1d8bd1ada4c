"""The stages together: one article's failure stays its own, time is counted, what is not installed is said."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import pourparler.statements
from pourparler.door import Entries, Record, extract
from pourparler.errors import PourparlerError, RecordError
from pourparler.language import ParsedArticle
from pourparler.model import Article, Statement
from pourparler.pipeline import BATCH, Pipeline, StageTimes
from pourparler.sources import article_from_text

SAID = '"The bridge stays open," the governor said on Monday.'


def dispatches(count: int) -> list[Article]:
    return [article_from_text(f"{SAID} It was day {number} of the talks.", id=f"d-{number}") for number in range(count)]


def test_articles_come_out_in_order_across_batches() -> None:
    articles = dispatches(BATCH + 3)
    found = list(Pipeline().extract_many(articles))
    assert [extraction.article for extraction in found] == articles
    assert all(extraction.statements and not extraction.problems for extraction in found)


def test_one_article_at_a_time_gives_what_a_batch_gives() -> None:
    pipeline, articles = Pipeline(), dispatches(3)
    assert [pipeline.extract(article) for article in articles] == list(pipeline.extract_many(articles))


def test_articles_are_taken_as_they_come() -> None:
    taken: list[str] = []

    def coming() -> Iterator[Article]:
        for article in dispatches(BATCH * 2):
            taken.append(article.id)
            yield article

    next(Pipeline().extract_many(coming()))
    assert len(taken) == BATCH


def test_a_stage_that_fails_on_an_article_loses_that_article_s_statements_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = pourparler.statements.read_statements

    def failing(parsed: ParsedArticle, people: object = None) -> tuple[Statement, ...]:
        if parsed.article.id == "d-1":
            raise KeyError("omen")
        return whole(parsed, people)  # type: ignore[arg-type]

    monkeypatch.setattr(pourparler.statements, "read_statements", failing)
    first, second, third = Pipeline().extract_many(dispatches(3))
    assert first.statements
    assert third.statements
    assert second.statements == ()
    (problem,) = second.problems
    assert problem.source == "d-1"
    assert "omen" in problem.message


def test_a_parser_that_fails_on_an_article_loses_that_article_only(monkeypatch: pytest.MonkeyPatch) -> None:
    import pourparler.language as language

    whole = language.parse_all

    def failing(articles: list[Article]) -> Iterator[ParsedArticle]:
        for article in articles:
            if article.id == "d-1":
                raise ValueError("no omen can be parsed")
            yield from whole([article])

    monkeypatch.setattr(language, "parse_all", failing)
    monkeypatch.setattr(language, "parse", lambda article: next(failing([article])))
    found = list(Pipeline().extract_many(dispatches(3)))
    assert [bool(extraction.statements) for extraction in found] == [True, False, True]
    assert "no omen can be parsed" in found[1].problems[0].message


def test_time_is_counted_by_stage() -> None:
    times = StageTimes()
    with times.of("reading"):
        pass
    assert list(times.each("counting", [1, 2, 3])) == [1, 2, 3]
    assert list(times.seconds) == ["reading", "counting"]
    assert all(seconds >= 0 for seconds in times.seconds.values())


def test_extract_keeps_what_it_was_told_of_the_article() -> None:
    found = extract(SAID, outlet="Halcyon", published="2026-03-10")
    assert found.article.outlet is not None
    assert (found.article.outlet.value, found.article.outlet.origin) == ("Halcyon", "given")
    (statement,) = found.statements
    assert "The bridge stays open" in statement.content[0].of(found.article.text)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    file = tmp_path / "dispatch.txt"
    file.write_text("Governor speaks\n\n" + SAID + "\n", "utf-8")
    with Record.open(tmp_path / "talks.db") as opened:
        report = opened.read([file])
        assert (len(report.new), report.skipped, report.problems) == (1, (), ())
        yield opened


def test_a_record_gives_frozen_dataclasses_again_and_again(record: Record) -> None:
    statements = record.statements()
    assert list(statements) == list(statements)
    assert all(isinstance(statement, Statement) for statement in statements)
    assert [row["id"] for row in statements.rows()] == [statement.id for statement in statements]


def test_an_actor_is_asked_for_by_id_or_by_name_and_never_guessed(record: Record) -> None:
    with pytest.raises(RecordError, match="pourparler actors"):
        list(record.statements(actor="nobody of that name"))
    known = list(record.actors())
    for entry in known:
        assert list(record.statements(actor=entry.actor.id)) or entry.statements == 0


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_data_frame_without_its_library_names_the_cure(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    entries: Entries[int] = Entries(lambda: iter([1]), lambda n: {"n": n}, lambda n: {"n": n})
    with pytest.raises(PourparlerError, match=rf"pip install 'pourparler\[{library}\]'"):
        getattr(entries, f"to_{library}")()


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_data_frame_has_a_row_for_each_entry(library: str, record: Record) -> None:
    pytest.importorskip(library)
    frame = getattr(record.statements(), f"to_{library}")()
    assert list(frame["id"]) == [statement.id for statement in record.statements()]


def test_what_was_read_once_is_known_and_can_be_read_again(record: Record, tmp_path: Path) -> None:
    before = list(record.store.extractions())
    again = record.read([tmp_path / "dispatch.txt"])
    anew = record.read([tmp_path / "dispatch.txt"], again=True)
    assert (len(again.new), len(again.known), len(anew.again)) == (0, 1, 1)
    assert list(record.store.extractions()) == before
    assert list(record.check()) == []
