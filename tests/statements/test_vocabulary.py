"""The vocabularies of this stage: a wrong file is refused at its line, and the shipped ones are whole."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from pourparler.errors import VocabularyError
from pourparler.model import Act
from pourparler.statements.acts import acts_of, read_rows
from pourparler.statements.cues import lexicon, read_lexicon

LISTS = (
    "carriers", "shades", "sourceless", "hearsay", "relays", "speakers", "listeners", "kickers", "documents",
    "abstract", "things", "evidencing", "greeting", "threatened", "offered", "declared", "measures",
    "handled", "guarded", "admitted",
)  # fmt: skip
VERB = "  - {act: inform, kind: speech, frames: [clause, quote], words: [say]}\n"


def written(folder: Path, verbs: str, *, lists: str = "".join(f"{name}: [word]\n" for name in LISTS)) -> Path:
    """A lexicon whose verbs are these; they begin in its second line."""
    path = folder / "mine.yaml"
    path.write_text(f"verbs:\n{verbs}nouns: []\nadjectives: []\n{lists}", "utf-8")
    return path


def test_a_small_file_is_read(tmp_path: Path) -> None:
    read = read_lexicon(written(tmp_path, VERB))
    assert (read.verbs["say"].act, read.verbs["say"].kind, read.verbs["say"].frames) == (
        "inform", "speech", {"clause", "quote"},
    )  # fmt: skip
    assert read.things == {"word"}


@pytest.mark.parametrize(
    ("verbs", "line", "said"),
    [
        (VERB.replace("inform", "inveigle"), 2, "'inveigle'"),
        (VERB + VERB.replace("speech", "song"), 3, "'song'"),
        (VERB + VERB + VERB.replace("quote", "quotation"), 4, "'quotation'"),
        (VERB.replace("words", "lemmas"), 2, "unknown field 'lemmas'"),
        (VERB.replace("kind: speech", "act: deny"), 2, "'act' stands twice"),
        (VERB.replace("[say]", "[say, {tell: it}]"), 2, "a word was expected"),
        (VERB.replace("[say]", "[say, '']"), 2, "a word was expected"),
        ("  - act: inform\n    kind: speech\n    words: [say\n", 4, "not YAML"),
        ("  - [inform, speech]\n", 2, "fields"),
        ("  say: inform\n", 2, "a list was expected"),
    ],
)
def test_a_wrong_file_is_refused_at_its_line(tmp_path: Path, verbs: str, line: int, said: str) -> None:
    path = written(tmp_path, verbs)
    with pytest.raises(VocabularyError) as wrong:
        read_lexicon(path)
    assert f"{path}:{line}:" in str(wrong.value)
    assert said in str(wrong.value)


@pytest.mark.parametrize("field", ["act", "kind", "words"])
def test_a_group_without_a_field_it_needs_is_refused_at_its_line(tmp_path: Path, field: str) -> None:
    fields = {"act": "act: inform", "kind": "kind: speech", "words": "words: [say]"}
    group = ", ".join(text for name, text in fields.items() if name != field)
    path = written(tmp_path, f"  - {{{group}}}\n")
    with pytest.raises(VocabularyError) as wrong:
        read_lexicon(path)
    assert f"{path}:2:" in str(wrong.value)
    assert field in str(wrong.value)


def test_a_file_without_a_list_is_refused_by_its_name(tmp_path: Path) -> None:
    path = written(tmp_path, VERB, lists="".join(f"{name}: [word]\n" for name in LISTS if name != "relays"))
    with pytest.raises(VocabularyError, match="relays"):
        read_lexicon(path)


def test_an_empty_and_a_missing_file_are_refused_by_name(tmp_path: Path) -> None:
    empty = tmp_path / "empty.yaml"
    empty.write_text("", "utf-8")
    for path in (empty, tmp_path / "absent.yaml"):
        with pytest.raises(VocabularyError, match=path.name):
            read_lexicon(path)


def test_every_word_of_the_shipped_lexicon_is_in_lower_case_and_has_an_act() -> None:
    shipped = lexicon()
    for cues in (shipped.verbs, shipped.nouns, shipped.adjectives):
        assert all(word == word.lower().strip() for word in cues)
        assert {cue.act for cue in cues.values()} <= set(get_args(Act))
    assert all(cue.frames for cue in shipped.verbs.values()), "a verb takes at least one frame"
    assert not shipped.speakers & shipped.things
    assert not shipped.documents & shipped.things


@pytest.mark.parametrize(
    ("cue", "said", "main"),
    [
        ("inform", "We will never accept the plan.", "reject"),
        ("inform", "The dam is open.", "inform"),
        ("deny", "We will never accept the plan.", "deny"),
        ("inform", "They must leave the strip.", "demand"),
        ("inform", "We are ready to talk in Kolwa.", "express-readiness"),
        ("inform", "It’s unlikely that they come.", "express-doubt"),
        ("inform", "We propose a pause.", "propose"),
        ("inform", "We will release forty men.", "promise"),
        ("inform", "They will pay for it.", "threaten"),
        ("demand", "only if the guns fall silent", "demand"),
        ("inform", "that the talks had been useful", "assess"),
        ("inform", "Orrund has broken its word.", "accuse"),
        ("inform", "that it had received nothing", "deny"),
        ("inform", "What did you give away?", "request"),
        ("inform", "that the monitors could come once the bridge was open", "condition"),
        ("inform", "that the valley could starve if the road stays shut", "warn"),
        ("inform", "that the exchange would be carried out on the day agreed", "promise"),
        ("assess", "the raid a disgrace", "accuse"),
        ("assess", "the report a lie", "deny"),
        ("assess", "the list long", "assess"),
        ("warn", "If the ferry is stopped, we will close the port.", "threaten"),
        ("promise", "to retaliate", "threaten"),
        ("reject", "reports of a second list", "deny"),
        ("reject", "to comment", "inform"),
        ("assess", "the reports of a second list a menu without a kitchen", "deny"),
        ("assess", "the report as thorough", "assess"),
        ("assess", "that there was no second list", "deny"),
        ("warn", "that it would suspend the ferry on Sunday", "threaten"),
        ("warn", "that the dam would break by Sunday", "warn"),
        ("inform", "that his party would quit the cabinet unless the levy was dropped", "threaten"),
        ("inform", "We won't be hurried by anyone.", "reject"),
        ("inform", "that the sailors would soon be freed", "promise"),
        ("inform", "that the sailors were freed", "inform"),
        ("demand", "an immediate ceasefire", "appeal"),
        ("demand", "the keys of the port", "demand"),
    ],
)
def test_the_main_act_is_the_cues_or_that_of_the_words(cue: Act, said: str, main: Act) -> None:
    assert acts_of(cue, said)[0] == main


def test_a_quotation_without_figures_is_a_judgement_and_an_indirect_report_is_not() -> None:
    said = "The river keeps its own calendar."
    assert acts_of("inform", said, "direct") == ("assess",)
    assert acts_of("inform", said, "indirect") == ("inform",)
    assert acts_of("inform", "The river rose 40 centimetres.", "direct") == ("inform",)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("act: shrug, pattern: no", "shrug"),
        ("act: deny", "pattern"),
        ("act: deny, pattern: '(no'", "regular expression"),
        ("act: deny, any: [no, '(no']", "regular expression"),
        ("act: deny, pattern: no, any: [never]", "not both"),
        ("act: deny, of: [shout], pattern: no", "shout"),
        ("act: deny, form: sung, pattern: no", "sung"),
    ],
)
def test_a_wrong_row_of_acts_is_refused_at_its_line(tmp_path: Path, row: str, said: str) -> None:
    path = tmp_path / "acts.yaml"
    path.write_text(f"acts:\n  - {{act: inform, pattern: a}}\n  - {{{row}}}\n", "utf-8")
    with pytest.raises(VocabularyError) as wrong:
        read_rows(path)
    assert f"{path}:3:" in str(wrong.value)
    assert said in str(wrong.value)


def test_words_of_an_act_are_whole_ones_unless_their_row_says_what_stands_around_them(tmp_path: Path) -> None:
    path = tmp_path / "acts.yaml"
    rows = ("{act: deny, any: [never, no]}", "{act: warn, before: '^the[ ]', any: [storm], after: 's?$'}")
    path.write_text("acts:\n" + "".join(f"  - {row}\n" for row in rows), "utf-8")
    whole, around = read_rows(path)
    denied = [whole.fits(said, "indirect") for said in ("they had no part", "they know it", "nevertheless")]
    warned = [around.fits(said, "indirect") for said in ("the storms", "a storm", "the storm broke")]
    assert denied == warned == [True, False, False]


def test_acts_hold_the_cues_first_and_none_twice() -> None:
    acts = acts_of("demand", "They must leave, and we are ready to talk only if they do.")
    assert acts[0] == "demand"
    assert set(acts) == {"demand", "express-readiness", "condition"}
    assert len(acts) == 3
