"""The whole record as files for other programs.

In: a store, a path. Out: JSONL (an article with its findings a line, then judgements and problems), or a folder of CSV.
Refused: a path that cannot be written (RecordError); a file is put in place whole or not at all.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from pourparler.errors import RecordError
from pourparler.record.csv_columns import TABLES
from pourparler.record.csv_tables import tables
from pourparler.record.csv_text import write_table
from pourparler.record.filter import Filter
from pourparler.record.judgement import judgement_json
from pourparler.record.parquet import write_parquet
from pourparler.record.polecat import COLUMNS, polecat_rows
from pourparler.record.shape import extraction_json, succession_json
from pourparler.record.store import Store


def export_jsonl(store: Store, path: str | Path) -> int:
    """Writes the record as JSON Lines and gives the number of lines.

    An article's line is the object that `extract` prints; where it has several texts, `supersedes` and `superseded_by`
    name the one before and the one that took its place, and only one without `superseded_by` counts. Then come
    `{"judgement": …}` and `{"problem": …}` for the problems of inputs that gave no article. Text is UTF-8; a line with
    half a surrogate pair is written in ASCII.
    """
    written = 0
    with store.snapshot(), _put_in_place(Path(path)) as out:
        for shown in _objects(store):
            out.write(_line(shown))
            written += 1
    return written


def _objects(store: Store) -> Iterator[Mapping[str, Any]]:
    told: Counter[Any] = Counter()
    turns = store.succession()
    for extraction in store.extractions(Filter(superseded=True)):
        told.update(extraction.problems)
        turn = turns.get(extraction.article.id)
        yield extraction_json(extraction) | (succession_json(turn) if turn else {})
    for judgement in store.judgements():
        yield {"judgement": judgement_json(judgement)}
    for problem in store.problems():
        if told[problem] > 0:
            told[problem] -= 1
        else:
            yield {"problem": {"source": problem.source, "message": problem.message}}


def _line(shown: Mapping[str, Any]) -> str:
    line = json.dumps(shown, ensure_ascii=False) + "\n"
    try:
        line.encode()
    except UnicodeEncodeError:
        line = json.dumps(shown) + "\n"
    return line


def export_csv(store: Store, folder: str | Path) -> dict[str, int]:
    """Writes a file for each table of `csv_columns.TABLES`, which says what each column holds; gives the rows in each.

    UTF-8, comma, one line of names. A text that a spreadsheet would
    take for a formula has an apostrophe before it; characters that UTF-8 cannot hold are written as `\\udxxx`.
    """
    place = Path(folder)
    with _plainly(place):
        place.mkdir(exist_ok=True)
    written = {}
    with store.snapshot():
        for name, found in tables(store).items():
            with _put_in_place(place / f"{name}.csv") as out:
                written[name] = write_table(out, tuple(TABLES[name]), found)
    return written


def export_parquet(store: Store, folder: str | Path) -> dict[str, int]:
    """Writes the same tables as `export_csv` as Parquet, a file each, values as they are; gives the rows in each.

    An empty cell is null; texts are not marked for spreadsheets.
    """
    place = Path(folder)
    with _plainly(place):
        place.mkdir(exist_ok=True)
        with store.snapshot():
            return {
                name: write_parquet(place / f"{name}.parquet", TABLES[name], found)
                for name, found in tables(store).items()
            }


def export_polecat(store: Store, path: str | Path) -> int:
    """Writes the events as one CSV file under the column names of POLECAT; gives the number of rows.

    `polecat.EMPTY` names the columns that stay empty; events outside PLOVER are left out.
    """
    with store.snapshot(), _put_in_place(Path(path)) as out:
        return write_table(out, COLUMNS, polecat_rows(store))


@contextmanager
def _put_in_place(path: Path) -> Iterator[TextIO]:
    """A file to write to that takes its name only once it is whole."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    with _plainly(path):
        try:
            with unfinished.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
                yield out
            os.replace(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RecordError(
            f"{path}: cannot be written ({error.strerror}); give another path, in a folder that exists"
        ) from error
