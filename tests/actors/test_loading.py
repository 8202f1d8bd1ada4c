"""Actors files: what is refused, with file and line, and what a user's file changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pourparler.actors import Registry
from pourparler.actors.loading import _read_plain, read_file
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


DATA = Path(__file__).parents[2] / "src" / "pourparler" / "actors" / "data"


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.yaml")), ids=lambda path: path.stem)
def test_the_fast_way_reads_a_bundled_file_as_the_strict_one_does(path: Path) -> None:
    fast, strict = _read_plain(path), read_file(path)
    assert fast is not None
    assert fast.entries == strict.entries
    assert [(s.of, s.body, s.titles, s.holders) for s in fast.successions] == [
        (s.of, s.body, s.titles, s.holders) for s in strict.successions
    ]
    assert [(p.of, p.names, p.claims, p.peoples) for p in fast.places] == [
        (p.of, p.names, p.claims, p.peoples) for p in strict.places
    ]


def test_what_is_not_written_plainly_is_left_to_the_strict_reader(tmp_path: Path) -> None:
    for text in ("actors:\n- id: a\n  name: A\n", "actors:\n- {id: a, name: 'It''s'}\n", "- {id: a}\n", ""):
        assert _read_plain(written(tmp_path, text)) is None


SUCCESSION = """actors:
- {id: orvania, name: Orvania, kind: state}
- {id: ivo-karst, name: Ivo Karst, kind: person, offices: [{title: president, of: orvania, since: 2010-01-01}]}
successions:
- {of: orvania, president | head of state: [Ila Venn f 2001-05-04, Ivo Karst 2010-01-01..2012-03-01, "- 2012-03",
    Ro* Teth = Rotar Teth u 2013], foreign minister: [Ivo Karst ?, Una Sorrel f 2009..?]}
"""


def test_a_succession_makes_persons_and_adds_to_those_there_are(tmp_path: Path) -> None:
    registry = Registry.load(written(tmp_path, SUCCESSION))
    venn, karst, teth = (registry.entries[name] for name in ("ila-venn", "ivo-karst", "ro-teth"))
    assert [(t.title, t.since, t.until) for t in venn.offices] == [("president", "2001-05-04", "2010-01-01")]
    assert [(t.title, t.since, t.until) for t in karst.offices] == [
        ("president", "2010-01-01", "2012-03-01"),
        ("foreign minister", None, "2009"),
    ]
    assert (venn.gender, teth.gender, teth.surname, teth.aliases) == ("female", None, ("Ro",), ("Rotar Teth",))
    sorrel = registry.entries["una-sorrel"].offices[0]
    assert [sorrel.held(day) for day in ("2008-01-01", "2020-01-01")] == ["no", "maybe"]
    assert registry.resolve("the president of Orvania", on="2012-06-01").actor.id == "orvania-president"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("successions:\n- {president: [A B 2001]}\n", 2, "needs the field 'of'"),
        ("successions:\n- {of: france, president: [Ila Venn]}\n", 2, "a holder is written"),
        ('successions:\n- {of: france, president: ["? 2023"]}\n', 2, "a holder is written"),
        ("successions:\n- {of: france, president: [Ila Venn 2005..2001]}\n", 2, "before it begins"),
        ("successions:\n- {of: atlantis, president: [Ila Venn 2005]}\n", 2, "'atlantis'"),
        ("places:\n- {of: france}\n", 2, "need the field 'names'"),
        ("places:\n- {of: atlantis, names: [Venn]}\n", 2, "'atlantis'"),
    ],
)
def test_a_wrong_line_of_offices_or_places_is_refused(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(VocabularyError) as wrong:
        Registry.load(path)
    assert f"{path}:{line}:" in str(wrong.value)
    assert words in str(wrong.value)


def test_places_and_peoples_stand_under_their_state(tmp_path: Path) -> None:
    text = "actors:\n" + "- {id: orvania, name: Orvania, kind: state, country: ORV, capital: Belsk}\n"
    text += (
        "places:\n- {of: orvania, names: [Belsk, Port Ila = Ila]}\n- {claims: [two states claim it], names: [Grell]}\n"
    )
    text += "peoples:\n- {of: orvania, names: [Sorrel = Sorrels]}\n"
    registry = Registry.load(written(tmp_path, text))
    assert registry.read("Ila").country == "ORV"
    assert registry.read("Sorrel rebels").sector == "REB"
    assert registry.read("Sorrel rebels").country == "ORV"
    assert registry.resolve("Belsk").actor.id == "orvania"  # type: ignore[union-attr]
    assert registry.read("Grell").country is None
