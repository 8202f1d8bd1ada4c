"""Negotiations: suggested from who stands beside whom in talks, kept by article and by sentence, mended by a file."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.case_files import parameters
from tests.record.dispatches import article, statement

from pourparler.actors.registry import Registry
from pourparler.errors import RecordError, VocabularyError
from pourparler.model import Article, Evidence, Extraction, Span, Talks
from pourparler.record import Filter, Store, open_store
from pourparler.record.negotiations.dealings import Dealing, dealing_from, with_dealings
from pourparler.record.negotiations.editing import edits_from
from pourparler.record.negotiations.furniture import without_furniture
from pourparler.record.negotiations.scenes import Line, Scene, scene
from pourparler.record.negotiations.suggest import suggest
from pourparler.record.negotiations.vocabulary import read_vocabulary, vocabulary
from pourparler.record.negotiations.words import words_of
from pourparler.record.rebase import own_bargaining_id

ACTORS = """
actors:
  - {id: velmar, name: Velmar, kind: state, country: null, demonyms: [Velmari], capital: Port Orn}
  - {id: ostra, name: Ostra, kind: state, country: null, demonyms: [Ostran], capital: Dasken}
  - {id: marrow, name: Marrow, kind: state, country: null, demonyms: [Marrowan], capital: Sill}
  - {id: tesk, name: Tesk, kind: state, country: null, demonyms: [Teskian], capital: Harun}
  - {id: quill, name: Quill, kind: state, country: null, demonyms: [Quillan], capital: Brae}
  - {id: norrey, name: Norrey, kind: state, country: null, demonyms: [Norreyan], capital: Hask}
"""
HARBOUR = (
    "Velmar and Ostra held talks on the harbour in Sill. {} Marrow hosted the talks between Velmar and Ostra. "
    "Ostra demanded that Velmar dredge the quay. Velmar said the quay would stay shut."
)
REACTOR = (
    "Tesk and Quill resumed negotiations on uranium enrichment. {} Quill wants Tesk to stop its centrifuges. "
    "Tesk told Quill that enrichment was its right. The nuclear talks between Tesk and Quill go on."
)
NEITHER = "A ferry sank off Harun. {} Divers searched for the crew. The weather was poor."
HARBOUR_WORDS = ("The dredgers waited.", "The quay was silent.", "Pilots met dredgers.", "The dredgers left the quay.")
REACTOR_WORDS = ("Centrifuges span.", "Inspectors came.", "Enrichment went on.", "Inspectors saw centrifuges.")


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    file = tmp_path_factory.mktemp("actors") / "actors.yaml"
    file.write_text(ACTORS, "utf-8")
    return Registry.load(file)


def coverage() -> list[Extraction]:
    """Four articles of each of two affairs, one of both, and two of neither."""
    told = [article(f"harbour-{i}", HARBOUR.format(words)) for i, words in enumerate(HARBOUR_WORDS)]
    told += [article(f"reactor-{i}", REACTOR.format(words)) for i, words in enumerate(REACTOR_WORDS)]
    told += [article(f"neither-{i}", NEITHER.format("Nobody knows why.")) for i in range(2)]
    found = [Extraction(article=each) for each in told]
    both = article("both", HARBOUR.format("") + " " + REACTOR.format(""))
    said = statement(both, "the quay would stay shut", source=["Velmar", "said"][0], cue="said")
    other = statement(both, "that enrichment was its right", cue="told")
    return [*found, Extraction(article=both, statements=(said, other))]


@pytest.fixture
def held(registry: Registry) -> Iterator[Store]:
    with open_store(":memory:") as store:
        for extraction in coverage():
            store.add(extraction)
        store.note_scenes(registry)
        yield store


def told_of(store: Store, negotiation: str) -> set[str]:
    return {a.id for a in store.articles(Filter(negotiation=negotiation))}


def test_two_affairs_are_told_apart_and_named_by_their_sides(held: Store) -> None:
    found = {n.id: n for n in held.negotiations()}
    assert set(found) == {"ostra-velmar", "quill-tesk"}
    assert found["quill-tesk"].name == "Quill–Tesk: nuclear"
    assert {side.id for side in found["ostra-velmar"].parties} == {"ostra", "velmar"}


def test_who_hosts_is_a_mediator_and_no_party(held: Store) -> None:
    assert [side.id for side in held.negotiation("ostra-velmar").mediators] == ["marrow"]
    assert held.negotiation("quill-tesk").mediators == ()


def test_an_article_belongs_to_none_one_or_several_and_the_reasons_are_told(held: Store) -> None:
    harbour, reactor = told_of(held, "ostra-velmar"), told_of(held, "quill-tesk")
    assert harbour == {"both", *(f"harbour-{i}" for i in range(4))}
    assert reactor == {"both", *(f"reactor-{i}" for i in range(4))}
    why = [b for b in held.belongings(Filter(negotiation="ostra-velmar")) if b.entry == "harbour-0"]
    assert len(why) == 1
    assert "names Ostra and Velmar together" in why[0].reasons


def test_one_sentence_in_passing_is_not_enough(held: Store, registry: Registry) -> None:
    passing = "Velmar and Ostra once met. " + "Divers searched the bay for a bell. " * 14
    held.add(Extraction(article=article("passing", passing)))
    held.note_scenes(registry)
    assert [b for b in held.belongings() if b.entry == "passing"] == []


def test_statements_of_one_article_go_to_the_affair_of_their_own_sentence(held: Store) -> None:
    harbour = [s.content[0] for s in held.statements(Filter(negotiation="ostra-velmar"))]
    reactor = [s.content[0] for s in held.statements(Filter(negotiation="quill-tesk"))]
    text = next(e.article.text for e in coverage() if e.article.id == "both")
    assert [span.of(text) for span in harbour] == ["the quay would stay shut"]
    assert [span.of(text) for span in reactor] == ["that enrichment was its right"]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_reading_changes_nothing(held: Store, registry: Registry, seed: int) -> None:
    every = coverage()
    random.Random(seed).shuffle(every)
    with open_store(":memory:") as other:
        for at, extraction in enumerate(every):
            other.add(extraction)
            other.note_scenes(registry)
            if at % 3 == 0:
                other.settle()  # also where it was asked in between
        assert list(other.negotiations()) == list(held.negotiations())
        assert list(other.belongings()) == list(held.belongings())


def test_a_file_names_joins_and_hides(held: Store) -> None:
    held.name_negotiations("negotiations: [{name: All of it, from: [ostra-velmar, quill-tesk]}]", name="my.yaml")
    assert [n.name for n in held.negotiations()] == ["All of it"]
    assert len(told_of(held, "All of it")) == 9
    assert held.negotiation("quill-tesk").id == "all-of-it"
    held.name_negotiations("hidden: [quill-tesk]", name="my.yaml")
    assert [n.id for n in held.negotiations()] == ["ostra-velmar"]
    held.name_negotiations(None)
    assert {n.id for n in held.negotiations()} == {"ostra-velmar", "quill-tesk"}


def test_a_file_splits_what_was_joined_by_parties(held: Store) -> None:
    held.name_negotiations(
        "negotiations:\n"
        "- {name: The quay, from: ostra-velmar, parties: [ostra, velmar], aliases: [dredging]}\n"
        "- {name: Sill process, from: ostra-velmar, parties: [marrow, velmar]}\n",
        name="my.yaml",
    )
    assert {n.id for n in held.negotiations()} >= {"the-quay"}
    assert held.negotiation("Dredging").id == "the-quay"
    assert [side.id for side in held.negotiation("the-quay").parties] == ["ostra", "velmar"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("negotiations:\n- name: A\n", "my.yaml:2"),
        ("negotiations:\n- {name: A, parties: [x, y]}\n- {name: A, parties: [x, z]}\n", "my.yaml:3"),
        ("negotiations:\n- {name: A, sides: [x, y]}\n", "unknown field 'sides'"),
        ("negotiations:\n- {parties: [x, y]}\n", "needs a `name`"),
        ("negotiations:\n- {name: A, id: B C, from: x}\n", "lower-case words"),
        ("", "empty"),
        ("negotiations: [", "not YAML"),
    ],
)
def test_a_file_that_does_not_hold_is_refused_with_its_line(words: str, told: str) -> None:
    with pytest.raises(VocabularyError, match=told):
        edits_from(words, "my.yaml")


def test_a_file_from_what_is_not_suggested_is_refused_and_nothing_kept(held: Store) -> None:
    before = list(held.negotiations())
    with pytest.raises(VocabularyError, match=r"my\.yaml:1: 'A' is from 'nowhere'"):
        held.name_negotiations("negotiations: [{name: A, from: nowhere}]", name="my.yaml")
    assert list(held.negotiations()) == before


def test_a_negotiation_that_is_not_there_is_told_with_those_that_are(held: Store) -> None:
    with pytest.raises(RecordError, match="ostra-velmar, quill-tesk"):
        list(held.statements(Filter(negotiation="harbour")))


def test_a_new_article_is_counted_once_it_is_kept(held: Store, registry: Registry) -> None:
    before = held.negotiation("ostra-velmar")
    held.add(Extraction(article=article("harbour-9", HARBOUR.format("Ships wait."))))
    held.note_scenes(registry)
    assert "harbour-9" in told_of(held, before.id)


def test_lines_of_a_scene_slice_to_sentences_and_name_sides(registry: Registry) -> None:
    told: Article = article("one", "Velmar met Ostra in Sill. Nobody spoke.", title="Velmar waits")
    found = scene(told, registry.index)
    assert [told.text[line.start : line.stop] for line in found.lines[1:]] == [
        "Velmar met Ostra in Sill.",
        "Nobody spoke.",
    ]
    assert [set(line.sides) for line in found.lines] == [{"velmar"}, {"velmar", "ostra", "marrow"}, set()]


def test_the_vocabulary_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text(
        "talk: [talk]\nmediation: [host]\nbargain: [truce]\nending: [peace]\nmatter: [war]\ncontention: [refuse]\n"
        "arts: [novel]\nelsewhere: [inflation]\njoining: [trade]\ntopics:\n  water: [dam]\n",
        "utf-8",
    )
    with pytest.raises(VocabularyError, match=r"words\.yaml:9"):
        read_vocabulary(file)


CASES = parameters("negotiations", "typical", "hard", "negative", "known-failures")


@pytest.mark.parametrize("case", CASES)
def test_where_an_article_belongs(case: dict[str, Any], held: Store, registry: Registry) -> None:
    held.add(Extraction(article=article("case", case["text"], title=case.get("title"))))
    held.note_scenes(registry)
    assert [b.negotiation for b in held.belongings() if b.entry == "case"] == case["expected"]


def wage_talks(number: int) -> Extraction:
    """An article on the talks of two who are in no registry, whom only the record's talks name."""
    of = article(
        f"wages-{number}",
        "Wage talks went on. The Dockers' Union wants a rise. The talks cover pay. The port board smiled.",
    )
    at = of.text.index("talks")
    evidence = Evidence(rule="noun.talk", version="1", confidence=0.9)
    talks = Talks(
        id=f"t-{number}", article_id=of.id, name="wage talks", kind="channel", status="under-way",
        mentions=(Span(at, at + 5), Span(of.text.rindex("talks"), of.text.rindex("talks") + 5)), evidence=evidence,
        parties=("dockers-union", "port-board"),
    )  # fmt: skip
    return Extraction(article=of, talks=(replace(talks, id=own_bargaining_id(talks)),))


def test_talks_of_the_record_open_an_affair_of_sides_that_no_registry_knows(held: Store, registry: Registry) -> None:
    for number in range(2):
        held.add(wage_talks(number))
    held.note_scenes(registry)
    assert {side.id for side in held.negotiation("dockers-union-port-board").parties} == {"dockers-union", "port-board"}
    assert told_of(held, "dockers-union-port-board") == {"wages-0", "wages-1"}


def test_a_visit_is_no_talks_that_go_on(held: Store, registry: Registry) -> None:
    for number in range(2):
        found = wage_talks(number)
        visits = [replace(each, kind="visit") for each in found.talks]
        assert (
            held.add(replace(found, talks=tuple(replace(each, id=own_bargaining_id(each)) for each in visits))).problems
            == ()
        )
    held.note_scenes(registry)
    assert "dockers-union-port-board" not in {n.id for n in held.negotiations()}


def test_a_meeting_counts_only_in_a_sentence_of_bargaining() -> None:
    kept = {"kind": "meeting", "parties": ["green-front", "centre-league"], "mentions": [{"start": 4, "end": 11}]}
    dealing = dealing_from("a", kept)
    assert dealing is not None
    assert not dealing.goes_on
    for words, talkers in (
        ("The coalition talks began.", ("green-front", "centre-league")),
        ("The meeting ended.", ()),
    ):
        line = Line(start=0, stop=len(words), cues=vocabulary().cues(words))
        found = with_dealings([Scene(article="a", day=None, lines=(line,))], [dealing], {"a": words})
        assert found[0].lines[0].talkers == talkers


def test_a_side_that_no_registry_knows_is_named_by_the_words_of_its_id() -> None:
    words = "The Green  Front waits."
    dealing = Dealing(article="a", sides=("green-front", "tesk"), mentions=(99,))
    line = Line(start=0, stop=len(words))
    told = with_dealings([Scene(article="a", day=None, lines=(line,))], [dealing], {"a": words}, {"tesk"})
    assert told[0].lines[0].sides == ("green-front",)
    assert with_dealings([Scene(article="b", day=None, lines=(line,))], [dealing])[0].lines == (line,)


def test_a_matter_of_their_own_sets_two_apart_from_a_wider_affair() -> None:
    war = ("marrow", "ostra", "truce")
    trade = ("marrow", "velmar", "free trade")
    scenes = [_told_scene(f"war-{i}", *war, beside=("velmar",) if i < 5 else ()) for i in range(9)]
    scenes += [_told_scene(f"trade-{i}", *trade) for i in range(6)]
    texts = {each.article: "" for each in scenes}
    found = {each.negotiation.id: each.negotiation for each in suggest(scenes, words_of(scenes, texts), {})}
    assert {side.id for side in found["marrow-velmar"].parties} == {"marrow", "velmar"}


def test_a_war_of_which_more_is_told_than_of_its_talks_is_an_affair() -> None:
    both = ("marrow", "ostra")
    fighting = Line(start=0, stop=0, sides=both, cues=vocabulary().cues("shells fell"))
    talks = Line(start=0, stop=0, sides=both, cues=vocabulary().cues("the truce talks failed"))
    scenes = [Scene(article=f"war-{i:02}", day=None, lines=(fighting,) * 16 + (talks,)) for i in range(24)]
    texts = {each.article: "Shells fell on Hask." for each in scenes}
    titles = {each.article: "Shells fell on Hask" for each in scenes}
    assert [each.negotiation.id for each in suggest(scenes, words_of(scenes, texts, titles), {})] == ["marrow-ostra"]
    quiet = [Scene(article=each.article, day=None, lines=(fighting,) * 16) for each in scenes]
    assert suggest(quiet, words_of(quiet, texts, titles), {}) == ()


def _told_scene(name: str, first: str, second: str, words: str, beside: tuple[str, ...] = ()) -> Scene:
    """Four sentences of one article on talks of two."""
    line = Line(
        start=0,
        stop=0,
        sides=(first, second, *beside),
        cues=vocabulary().cues(f"talks on {words}"),
        talkers=(first, second),
    )
    return Scene(article=name, day=None, lines=(line,) * 4)


NOTICE = "Subscribe to the Marrow Courier."


def pages(*texts: str) -> list[tuple[Scene, str]]:
    """Scenes of texts whose sentences end at a full stop, and these texts."""
    found = []
    for number, text in enumerate(texts):
        ends = [at + 1 for at, sign in enumerate(text) if sign == "."]
        starts = [0, *(end + 1 for end in ends[:-1])]
        lines = tuple(Line(start=start, stop=end) for start, end in zip(starts, ends, strict=True))
        found.append((Scene(article=f"page-{number}", day=None, lines=lines), text))
    return found


def left_of(told: list[tuple[Scene, str]]) -> list[list[str]]:
    scenes = without_furniture([scene for scene, _ in told], {scene.article: text for scene, text in told})
    return [
        [text[line.start : line.stop] for line in scene.lines] for scene, (_, text) in zip(scenes, told, strict=True)
    ]


def test_a_notice_on_many_pages_is_no_sentence_of_their_articles() -> None:
    told = pages(*(f"{NOTICE} {words} fell. {words} fell again." for words in ("Rain", "Snow", "Hail")))
    assert left_of(told) == [[f"{words} fell.", f"{words} fell again."] for words in ("Rain", "Snow", "Hail")]


def test_on_two_pages_it_may_be_chance() -> None:
    told = pages(f"{NOTICE} Rain fell. It rained.", f"{NOTICE} Snow fell. It snowed.")
    assert all(lines[0] == NOTICE for lines in left_of(told))


def test_copies_of_one_report_are_kept() -> None:
    told = pages(*(f"Velmar met Ostra. Ostra left. {words} saw it." for words in ("Brae", "Sill", "Hask")))
    assert [lines[:2] for lines in left_of(told)] == [["Velmar met Ostra.", "Ostra left."]] * 3


def test_who_merely_praises_ties_has_no_negotiation(held: Store, registry: Registry) -> None:
    for number, words in enumerate(("Harun", "Hask", "Brae")):
        text = (
            f"Envoys met in {words}. The meeting of Tesk and Norrey was warm. Tesk and Norrey are friends. "
            "The agreement of Tesk and Norrey on choirs will last. A call of Norrey cheered Tesk."
        )
        held.add(Extraction(article=article(f"ties-{number}", text, title="Norrey and Tesk at a meeting of friends")))
    held.note_scenes(registry)
    assert "norrey-tesk" not in {n.id for n in held.negotiations()}
