"""Invented affairs of several kinds and years in one record, read by the whole pipeline: each comes out apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.case_files import CASES

from pourparler.pipeline import Pipeline
from pourparler.record import Store, open_store
from pourparler.sources import article_from_text

FILES = sorted((CASES / "affairs").glob("*.yaml"))
AFFAIRS = [file for file in FILES if file.stem != "passing"]


def told_in(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return found


def ids(file: Path) -> list[str]:
    return [f"{file.stem}-{number}" for number in range(len(told_in(file)["articles"]))]


@pytest.fixture(scope="module")
def held() -> Iterator[Store]:
    pipeline = Pipeline()
    articles = [
        article_from_text(each["text"], id=id, title=each["title"], published=str(each["published"]))
        for file in FILES
        for id, each in zip(ids(file), told_in(file)["articles"], strict=True)
    ]
    with open_store(":memory:") as store:
        for extraction in pipeline.extract_many(articles):
            store.add(extraction)
        store.note_scenes(pipeline.registry)
        yield store


@pytest.mark.parametrize("file", AFFAIRS, ids=lambda file: file.stem)
def test_an_affair_is_suggested_with_its_parties_and_holds_its_articles(file: Path, held: Store) -> None:
    found = {"-".join(sorted(told_in(file)["parties"])): set(ids(file))}
    belongs: dict[str, list[str]] = {}
    for each in held.belongings():
        belongs.setdefault(each.entry, []).append(each.negotiation)
    assert {id: belongs.get(id) for id in ids(file)} == {id: [name] for name, of in found.items() for id in of}
    parties = {side.id for side in held.negotiation(next(iter(found))).parties}
    assert parties == set(told_in(file)["parties"])


def test_no_other_affair_is_suggested(held: Store) -> None:
    assert {n.id for n in held.negotiations()} == {"-".join(sorted(told_in(file)["parties"])) for file in AFFAIRS}


def test_news_that_passes_by_belongs_to_none(held: Store) -> None:
    passing = set(ids(CASES / "affairs" / "passing.yaml"))
    assert not [each for each in held.belongings() if each.entry in passing]


def test_who_mediates_is_told(held: Store) -> None:
    assert [side.id for side in held.negotiation("egypt-ethiopia").mediators] == ["sudan"]
