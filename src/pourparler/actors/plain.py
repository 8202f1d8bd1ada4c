"""The plain way of writing actors files, read fast.

In: a bundled actors file: flow mappings in a list, no escapes. Out: its fields as lists, texts and mappings.
Refused: every other way of writing YAML: None, and `nodes` reads the file instead, which takes four times as long.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_COMMENT = re.compile(r"^ *#[^\n]*$", re.M)
_SCALAR = re.compile(r'"([^"\\\n]*)"|([^\s"\'{}\[\],:#&*!|>%@`][^"{}\[\],:\n#]*?)(?= *[,\]}:\n])')
_TOP = re.compile(r"^([a-z]+):$", re.M)
_ITEM = re.compile(r"^- ", re.M)


def plain_lists(path: Path) -> dict[str, list[tuple[int, dict[str, Any]]]] | None:
    """The top-level lists of a file as (line, mapping) items; None where it is written in another way."""
    text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    tops = list(_TOP.finditer(text))
    if not tops or text[: tops[0].start()].strip():
        return None
    ends = [top.start() for top in tops[1:]] + [len(text)]
    found: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for top, end in zip(tops, ends, strict=True):
        body = text[top.end() : end]
        try:
            items = json.loads("[" + _ITEM.sub(",", _quoted(body)).replace(",", "", 1) + "]")
        except ValueError:
            return None
        lines = list(_lines(body, 1 + text.count("\n", 0, top.end())))
        if top[1] in found or len(items) != len(lines) or not all(isinstance(item, dict) for item in items):
            return None
        found[top[1]] = list(zip(lines, items, strict=True))
    return found


def _quoted(body: str) -> str:
    """The same with quotation marks around every scalar, which makes JSON of it."""
    parts = _SCALAR.split(body)
    out = [parts[0]]
    for quoted, bare, between in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        out += ('"', bare or quoted or "", '"', between)
    return "".join(out)


def _lines(body: str, line: int) -> Iterator[int]:
    """The line of each item of a list."""
    last = 0
    for item in _ITEM.finditer(body):
        line += body.count("\n", last, item.start())
        last = item.start()
        yield line
