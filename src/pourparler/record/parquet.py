"""The record as Parquet files.

In: rows of flat tables. Out: one Parquet file a table, its columns typed: numbers are numbers, all else is text.
Refused: a path that cannot be written (RecordError); a file is put in place whole or not at all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from pourparler.errors import PourparlerError
from pourparler.record.csv_text import Cell
from pourparler.record.spelling import spelled

WHOLE = frozenset(("statements", "reported", "addressed", "articles", "rounds", "term", "terms", "answers"))
REAL = frozenset(("confidence", "figure"))
"""Columns of whole numbers, and of any, in any table; `confidence` is from 0 to 1."""
_LARGEST_ROW = 1 << 29
_WRITE = (
    "COPY (SELECT * FROM read_json(?, format = 'newline_delimited', columns = {columns}, maximum_object_size = {row})) "
    "TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
)


def write_parquet(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, Cell]]) -> int:
    """Writes one table and gives the number of rows; raises PourparlerError where the library is not installed.

    Text that Parquet cannot hold (NUL, half a surrogate pair) is spelled as the record itself spells it.
    """
    try:
        import duckdb
    except ImportError as error:
        raise PourparlerError("duckdb is not installed; `pip install duckdb`, or export as csv or jsonl") from error
    names = list(columns)
    with TemporaryDirectory(dir=path.parent, prefix=".unfinished-") as place:
        lines, made = Path(place, "rows.jsonl"), Path(place, "rows.parquet")
        written = 0
        with lines.open("w", encoding="utf-8") as out:
            for row in rows:
                out.write(json.dumps({name: _plain(row[name]) for name in names}) + "\n")
                written += 1
        types = ", ".join(f"'{name}': '{_type(name)}'" for name in names)
        connection = duckdb.connect(":memory:", config={"threads": 1, "autoinstall_known_extensions": False})
        try:
            quoted = str(made).replace("'", "''")
            connection.execute(_WRITE.format(columns="{" + types + "}", row=_LARGEST_ROW, path=quoted), [str(lines)])
        finally:
            connection.close()
        os.replace(made, path)
    return written


def _type(name: str) -> str:
    return "BIGINT" if name in WHOLE else "DOUBLE" if name in REAL else "VARCHAR"


def _plain(cell: Cell) -> Cell:
    return spelled(cell) if isinstance(cell, str) else cell
