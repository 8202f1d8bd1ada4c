"""The way of the data is the folder list: a stage imports only from those above it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "pourparler"
# errors and problems stand first: values that the model's Extraction carries, themselves importing nothing.
ORDER = [
    "errors", "problems", "model", "sources", "language", "encoder", "dates", "actors", "statements", "events", "talks",
    "positions", "record", "coverage", "analysis", "present", "rows", "pipeline", "door", "cli", "web",
]  # fmt: skip
FILES = sorted(p for p in SOURCE.rglob("*.py") if p.name not in ("__init__.py", "__main__.py") or p.parent != SOURCE)


def ours(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Each import of ours, with its line; `from pourparler import x` counts as importing x."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are written in full"
            names = [f"{node.module}.{a.name}" for a in node.names]
        yield from ((node.lineno, n.split(".")[1]) for n in names if n.startswith("pourparler."))


def wrong(here: str, tree: ast.AST) -> list[str]:
    below = ORDER[ORDER.index(here) + 1 :]
    return [f"line {line}: {here} must not import {there}" for line, there in ours(tree) if there in below]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_upward(path: Path) -> None:
    assert wrong(path.relative_to(SOURCE).with_suffix("").parts[0], ast.parse(path.read_text("utf-8"))) == []


def test_a_wrong_import_is_found_even_inside_a_function() -> None:
    tree = ast.parse("import spacy\ndef f():\n    from pourparler.record import open_store\n")
    assert wrong("actors", tree) == ["line 3: actors must not import record"]
    assert wrong("analysis", tree) == []
