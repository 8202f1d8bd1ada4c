"""Actors files: what is refused, with file and line, and what a user's file changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pourparler.actors import Registry
from pourparler.errors import VocabularyError

STATE = "- {id: nowhere, name: Nowhere, kind: state}\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "empty"),
        ("people: []\n", 1, "unknown field 'people'"),
        ("actors:\n- {id: a b, name: A, kind: state}\n", 2, "lower-case words"),
        ("actors:\n" + STATE + STATE, 3, "'nowhere' stands twice"),
        ("actors:\n- {id: a, name: A, kind: wizard}\n", 2, "'wizard' is none of"),
        ("actors:\n- {id: a, kind: state}\n", 2, "needs the field 'name'"),
        ("actors:\n- id: a\n  name: A\n  kind: state\n  colour: red\n", 5, "unknown field 'colour'"),
        ("actors:\n- id: a\n  name: A\n  kind: state\n  name: B\n", 5, "'name' stands twice"),
        ("actors:\n- {id: a, name: A, kind: person, gender: unknown}\n", 2, "'unknown' is none of"),
        ("actors:\n- {id: a, name: A, kind: person, party: atlantis}\n", 2, "'atlantis'"),
        ("actors:\n- id: a\n  name: A\n  kind: person\n  offices:\n  - {title: T}\n", 6, "needs the field 'of'"),
        ("actors:\n- id: a\n  name: A\n  kind: person\n  offices:\n  - {title: T, of: atlantis}\n", 6, "'atlantis'"),
        (
            "actors:\n- id: a\n  name: A\n  kind: person\n  offices:\n  - {title: T, of: france, since: May}\n",
            6,
            "'May'",
        ),
        (
            "actors:\n- id: a\n  name: A\n  kind: person\n  offices:\n"
            "  - {title: T, of: france, since: 2020, until: 2019}\n",
            6,
            "before it begins",
        ),
        ("actors:\n- id: a\n  name: A\n  kind: person\n  offices:\n  - {title: T, of: france, sure: so}\n", 6, "'so'"),
        ("actors:\n- id: a\n  name: [A\n", 3, "not YAML"),
        ("actors: none of them\n", 1, "a list was expected"),
    ],
)
def test_a_wrong_file_is_refused_at_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(VocabularyError) as wrong:
        Registry.load(path)
    assert f"{path}:{line}:" in str(wrong.value)
    assert words in str(wrong.value)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"absent\.yaml"):
        Registry.load(tmp_path / "absent.yaml")


def test_a_users_entry_stands_in_place_of_the_bundled_one(tmp_path: Path) -> None:
    mine = written(tmp_path, "actors:\n- {id: nato, name: Northern Anglers, kind: body, aliases: [Anglers]}\n")
    registry = Registry.load(mine)
    assert [e.name for e in registry if e.id == "nato"] == ["Northern Anglers"]
    assert registry.resolve("NATO").actor is None
    assert len(registry) == len(Registry.load())


def test_a_users_names_come_before_the_bundled_ones(tmp_path: Path) -> None:
    mine = written(tmp_path, "actors:\n- {id: my-kremlin, name: Kremlin, kind: company}\n")
    found = Registry.load(mine).resolve("the Kremlin").actor
    assert found is not None
    assert (found.id, found.kind) == ("my-kremlin", "company")


def test_no_is_a_word_and_a_date_stays_as_written(tmp_path: Path) -> None:
    mine = written(tmp_path, "actors:\n- {id: no, name: No, kind: group, aliases: [Off, 2020]}\n")
    entry = next(e for e in Registry.load(mine) if e.id == "no")
    assert (entry.name, entry.aliases) == ("No", ("Off", "2020"))


def test_several_files_are_read_in_order(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("actors:\n- {id: x-1, name: First Guild, kind: group}\n")
    two.write_text("actors:\n- {id: x-2, name: Second Guild, kind: group, party: x-1}\n")
    found = Registry.load(one, two).resolve("Second Guild").actor
    assert found is not None
    assert found.party == "x-1"
