"""Nothing holds up the reading: stages that hang or spin, processes that hang, die or never begin."""

from __future__ import annotations

import re
import signal
import threading
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from tests.hostile.work import KILLED_SOON, SOON, begin, begin_not, begin_stages, begin_wrong

import pourparler.language
import pourparler.pipeline.stages as stages
import pourparler.statements
from pourparler.door import Record
from pourparler.language import ParsedArticle
from pourparler.model import Article, Statement
from pourparler.pipeline import BATCH, PARALLEL_FROM, Pipeline
from pourparler.pipeline.crew import Crew, Failure, NotStartedError
from pourparler.problems import Problem
from pourparler.sources import article_from_text, read
from pourparler.sources.draft import LONGEST
from pourparler.sources.patience import Patience, TookTooLongError, at_most, in_time

SAID = '"The bridge stays open," the governor said on Monday.'


def dispatches(count: int) -> list[Article]:
    return [article_from_text(f"{SAID} It was day {number} of the talks.", id=f"d-{number}") for number in range(count)]


def crew(size: int = 2, seconds: float = 3.0, work: object = begin) -> Crew[str, str]:
    return Crew(size, work, (), seconds=lambda words: seconds)  # type: ignore[arg-type]


# Within a process


def spin() -> None:
    while True:
        pass


def backtrack() -> None:
    re.fullmatch(r"(a|aa)+", "a" * 60 + "!")


def forgive() -> None:
    while True:
        try:
            spin()
        except Exception:
            continue


def insist() -> None:
    try:
        spin()
    except BaseException:
        spin()


@pytest.mark.parametrize("work", [spin, backtrack, forgive, insist, lambda: time.sleep(3600)])
def test_work_that_does_not_end_is_ended(work: object) -> None:
    with pytest.raises(TookTooLongError), at_most(0.2):
        work()  # type: ignore[operator]
    assert signal.getitimer(signal.ITIMER_REAL) == signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_the_nearer_bound_holds_and_the_outer_one_goes_on() -> None:
    with pytest.raises(TookTooLongError), at_most(0.2), at_most(3600):
        spin()
    with at_most(3600):
        with pytest.raises(TookTooLongError), at_most(0.2):
            spin()
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL) == signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_the_handler_of_a_caller_is_put_back() -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, frame: heard.append(number))
    try:
        with at_most(60):
            pass
        signal.raise_signal(signal.SIGALRM)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert heard == [signal.SIGALRM]


def test_in_another_thread_the_work_is_done_without_a_bound() -> None:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(in_time(lambda: "done", 10, "note.txt")))
    thread.start()
    thread.join()
    assert found == ["done"]


def test_a_page_that_takes_too_long_is_a_problem_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pourparler.sources.formats as formats
    from pourparler.sources import patience

    whole = formats.read_text

    def slow(text: str, source: str) -> object:
        if "b.txt" in source:
            spin()
        return whole(text, source)

    monkeypatch.setattr(formats, "read_text", slow)
    monkeypatch.setattr(patience, "PAGE", Patience(floor=2.0, characters=1_000_000))
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"{SAID} So {name}.", "utf-8")
    first, problem, last = read([tmp_path])
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(problem, Problem)
    assert problem.source.endswith("b.txt")
    assert "could not be read within 2 seconds of computing" in problem.message


@pytest.fixture
def impatient() -> Pipeline:
    pipeline = Pipeline()
    pipeline.extract(article_from_text(SAID))  # the model is loaded outside of the bound
    pipeline.patience = SOON
    return pipeline


def test_a_stage_that_hangs_on_an_article_loses_its_statements_only(
    impatient: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pourparler.statements.read_statements

    def slow(parsed: ParsedArticle, people: object = None) -> tuple[Statement, ...]:
        if parsed.article.id == "d-1":
            spin()
        return whole(parsed, people)  # type: ignore[arg-type]

    monkeypatch.setattr(pourparler.statements, "read_statements", slow)
    found = list(impatient.extract_many(dispatches(3)))
    assert [bool(extraction.statements) for extraction in found] == [True, False, True]
    assert "no statements were read within 1 seconds of computing" in found[1].problems[0].message


def test_a_parser_that_hangs_on_an_article_loses_that_article_only(
    impatient: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pourparler.language.parse_all

    def slow(articles: list[Article]) -> Iterator[ParsedArticle]:
        for article in articles:
            if article.id == "d-1":
                time.sleep(3600)
            yield from whole([article])

    monkeypatch.setattr(pourparler.language, "parse_all", slow)
    monkeypatch.setattr(pourparler.language, "parse", lambda article: next(slow([article])))
    found = list(impatient.extract_many(dispatches(3)))
    assert [bool(extraction.statements) for extraction in found] == [True, False, True]
    assert found[1].problems[0].source == "d-1"


def test_a_text_that_is_longer_than_an_article_is_refused_with_the_number(tmp_path: Path) -> None:
    (tmp_path / "book.txt").write_text((SAID + "\n\n") * (LONGEST // 50), "utf-8")
    (tmp_path / "note.txt").write_text(SAID, "utf-8")
    with Record.open(tmp_path / "talks.db") as record:
        report = record.read([tmp_path / "book.txt", tmp_path / "note.txt"])
    assert len(report.new) == 1
    (problem,) = report.skipped
    assert f"{LONGEST:,} characters" in problem.message


def test_a_long_text_that_came_otherwise_is_not_parsed() -> None:
    from dataclasses import replace

    from pourparler.model import Block, Span

    text = "a " * LONGEST
    article = replace(dispatches(1)[0], text=text, blocks=(Block(span=Span(0, len(text)), role="body"),))
    found = list(Pipeline().extract_many([*dispatches(1), article, *dispatches(2)]))
    assert [bool(extraction.statements) for extraction in found] == [True, False, True, True]
    assert "is no article" in found[1].problems[0].message


# Several processes


def test_a_crew_gives_results_in_order() -> None:
    batches = [[f"word {n}-{k}" for k in range(3)] for n in range(12)]
    assert list(crew().each(batches)) == [[word.upper() for word in batch] for batch in batches]
    assert list(crew().each([])) == []


def test_what_hangs_or_dies_costs_only_itself() -> None:
    batches = [["a", "b"], ["c", "hang", "d"], ["e", "die"], ["f"]]
    assert list(crew().each(batches)) == [
        ["A", "B"], ["C", Failure.TOO_LONG, "D"], ["E", Failure.DIED], ["F"],
    ]  # fmt: skip


def test_a_crew_of_one_goes_on_after_a_death() -> None:
    assert list(crew(size=1).each([["die", "a"], ["b"]])) == [[Failure.DIED, "A"], ["B"]]


def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="no such word"):
        list(crew().each([["a"], ["fail"]]))
    with pytest.raises(LookupError, match="no language model"):
        list(crew(work=begin_wrong).each([["a"]]))


def test_processes_that_cannot_begin_are_said() -> None:
    with pytest.raises(NotStartedError):
        list(crew(work=begin_not).each([["a"]]))


def test_only_a_few_batches_are_taken_ahead_and_no_process_is_left() -> None:
    taken: list[int] = []

    def coming() -> Iterator[list[str]]:
        for number in range(1000):
            taken.append(number)
            yield ["a"]

    working = crew()
    assert len(list(islice(working.each(coming()), 3))) == 3
    assert len(taken) < 20
    assert working._workers == []


def in_parallel(monkeypatch: pytest.MonkeyPatch, work: object) -> Pipeline:
    monkeypatch.setattr(stages, "_begin", work)
    pipeline = Pipeline.with_actors([], processes=2)
    pipeline.patience = KILLED_SOON
    return pipeline


def test_an_article_that_hangs_beyond_any_signal_is_ended_with_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    articles = dispatches(PARALLEL_FROM + 3)
    articles[BATCH + 1] = replace(articles[BATCH + 1], id="d-hangs")
    found = list(in_parallel(monkeypatch, begin_stages).extract_many(articles))
    assert [extraction.article.id for extraction in found] == [article.id for article in articles]
    lost = [(extraction.article.id, extraction.problems) for extraction in found if not extraction.statements]
    assert [id for id, _ in lost] == ["d-hangs"], lost
    assert "it took too long" in lost[0][1][0].message


def test_without_processes_the_articles_are_read_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = dispatches(PARALLEL_FROM + BATCH + 3)
    found = list(in_parallel(monkeypatch, begin_not).extract_many(articles))
    assert [extraction.article for extraction in found] == articles
    assert all(extraction.statements for extraction in found)
