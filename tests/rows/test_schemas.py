"""The JSON Schemas describe what is printed: every key, nothing more, and the words that the model has."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.record.bargains import called_off, planned
from tests.record.strategies import extractions
from tests.rows.schemas import faults

from pourparler import Record, model
from pourparler.cli import cli
from pourparler.errors import PourparlerError
from pourparler.record import extraction_json, open_store
from pourparler.rows.schema import schema, schema_names

COMMANDS = {"moves": ("positions", "--moves")}
LISTED = [name for name in schema_names() if name != "extract"]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("schemas") / "talks.db"
    with open_store(path) as store:
        for extraction in (planned(), called_off()):
            store.add(extraction)
    return str(path)


def printed(*words: str) -> Any:
    done = CliRunner().invoke(cli, list(words))
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@given(extraction=extractions())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_extraction_keeps_to_its_schema(extraction: model.Extraction) -> None:
    assert list(faults(json.loads(json.dumps(extraction_json(extraction))), schema("extract"))) == []


@pytest.mark.parametrize("name", LISTED)
def test_what_a_command_prints_keeps_to_its_schema(record: str, name: str) -> None:
    shown = printed(*COMMANDS.get(name, (name,)), "--record", record, "--format", "json")
    shown = shown if isinstance(shown, list) else [shown]
    assert [fault for entry in shown for fault in faults(entry, schema(name))] == []


@pytest.mark.parametrize("name", [name for name in LISTED if name != "negotiations"])
def test_the_record_of_the_tests_has_entries_to_hold_against_it(record: str, name: str) -> None:
    assert printed(*COMMANDS.get(name, (name,)), "--record", record, "--format", "json")


@given(found=st.lists(extractions(), min_size=1, max_size=3, unique_by=lambda e: e.article.id))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_listings_of_any_record_keep_to_their_schemas(found: list[model.Extraction]) -> None:
    with Record.open(":memory:") as held:
        for extraction in found:
            held.store.add(extraction)
        for name in ("talks", "proposals", "positions", "commitments", "moves"):
            listed = getattr(held, name)()
            shown = list(listed.json())
            assert [fault for entry in shown for fault in faults(entry, schema(name))] == []
            assert len(list(listed.rows())) == len(shown)
        assert list(faults(held.matrix(), schema("matrix"))) == []


def _objects(shown: Any) -> Iterator[dict[str, Any]]:
    if isinstance(shown, dict):
        yield shown
    for part in shown.values() if isinstance(shown, dict) else shown if isinstance(shown, list) else ():
        yield from _objects(part)


def test_a_key_more_or_less_is_found() -> None:
    shown = extraction_json(planned())
    for which in range(len(list(_objects(shown)))):
        more, less = copy.deepcopy(shown), copy.deepcopy(shown)
        changed, emptied = list(_objects(more))[which], list(_objects(less))[which]
        if not emptied or set(emptied) <= {"title", "byline", "outlet"}:  # the origins have any names of facts
            continue
        changed["gossip"] = {}
        assert list(faults(more, schema("extract")))
        del emptied[next(name for name in emptied if name not in ("statements", "events"))]
        assert list(faults(less, schema("extract")))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("stance", get_args(model.Stance)), ("answer", get_args(model.AnswerKind)),
        ("publication", get_args(model.Publication)), ("talks-kind", get_args(model.TalksKind)),
        ("talks-status", get_args(model.TalksStatus)), ("precision", get_args(model.Precision)),
        ("act", get_args(model.Act)),
    ],
)  # fmt: skip
def test_the_words_are_those_of_the_model(name: str, words: tuple[str, ...]) -> None:
    assert tuple(schema("extract")["$defs"][name]["enum"]) == words


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_whole_and_described(name: str) -> None:
    found = schema(name)
    assert found["title"]
    named = {ref for part in _objects(found) for ref in [part.get("$ref")] if isinstance(ref, str)}
    assert {ref.removeprefix("#/$defs/") for ref in named} == set(found.get("$defs", {}))


def test_the_command_lists_and_prints_them() -> None:
    listed = CliRunner().invoke(cli, ["schema"]).stdout
    assert [line.split()[0] for line in listed.splitlines()] == list(schema_names())
    assert printed("schema", "extract") == schema("extract")


def test_an_unknown_name_is_told_plainly() -> None:
    with pytest.raises(PourparlerError, match=r"there are .*extract"):
        schema("gossip")
