"""The hallmark of an affair: what nearly all its articles open with, and what news of the same sides lacks."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pourparler.record.negotiations.belonging import Told, chosen, heard_in, standing, told
from pourparler.record.negotiations.hallmarks import NO_HALLMARK, Hallmark, Mark, hallmark
from pourparler.record.negotiations.hearing import Ear
from pourparler.record.negotiations.scenes import Line, Scene
from pourparler.record.negotiations.suggest import suggest
from pourparler.record.negotiations.vocabulary import vocabulary
from pourparler.record.negotiations.words import words_of

SIDES = {"Velmar": "velmar", "Velmari": "velmar", "Ostra": "ostra", "Ostran": "ostra", "Norrey": "norrey"}
WAR = (
    "{day} brought talks between Velmar and Ostra on a truce in Sarn.",
    "Ostra wants its captives in Sarn freed.",
    "Velmari guns struck Sarn while Ostra and Velmar negotiated.",
    "Aid for Sarn waits at the crossing.",
)
SETTLERS = (
    "{day} saw Velmari riders storm the shrine at Ushk.",
    "Ostran guards and Velmari troops clashed there.",
    "An envoy of Ostra called the attack by Velmar a crime.",
    "Velmar said that Ostra had fired first.",
)
FAIRS = (
    ("Velmar opened its fair.", "Norrey sent a choir to Velmari towns.", "The choir of Norrey sang.", "Velmar danced."),
    ("Ostra opened its fair.", "Norrey sent a choir to Ostra.", "The choir of Norrey sang.", "Ostra danced."),
)
DAYS = ("Dawn", "Dusk", "Noon", "Night", "Morning", "Evening", "Market", "Harvest", "Feast", "Frost", "Storm", "Ferry")


def told_as(name: str, sentences: tuple[str, ...], day: str) -> tuple[Scene, str]:
    """A scene with the sides that its sentences name, and its text."""
    text, lines = "", []
    for sentence in sentences:
        words = sentence.format(day=day)
        sides = tuple(dict.fromkeys(SIDES[w] for w in words.replace(".", "").split() if w in SIDES))
        lines.append(Line(start=len(text), stop=len(text) + len(words), sides=sides, cues=vocabulary().cues(words)))
        text += words + " "
    return Scene(article=name, day=None, lines=tuple(lines)), text


def belongs(*more: tuple[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """What each article belongs to, beside twelve on the war in Sarn and eight on fairs."""
    told_of = [(f"war-{day}", WAR, day) for day in DAYS] + [
        (f"fair-{day}", FAIRS[n % 2], day) for n, day in enumerate(DAYS[:8])
    ]
    coverage = [told_as(*each) for each in (*told_of, *((name, lines, "Today") for name, lines in more))]
    scenes, texts = [scene for scene, _ in coverage], {scene.article: text for scene, text in coverage}
    words = words_of(scenes, texts)
    found = suggest(scenes, words, {})
    signs = [each.signs for each in found]
    ear = Ear(signs)
    return {
        scene.article: [
            found[at].negotiation.id
            for at in chosen(told(scene, words, heard_in(scene, words.spoken[scene.article], ear), signs))
        ]
        for scene in scenes
    }


def test_what_the_same_sides_do_elsewhere_is_not_of_the_affair() -> None:
    found = belongs(("shrine", SETTLERS), ("truce", WAR))
    assert found["truce"] == ["ostra-velmar"]
    assert found["shrine"] == []


def test_talks_of_the_first_two_open_an_article_of_the_affair_without_its_hallmark() -> None:
    begun = ("Velmar and Ostra resumed talks.", "Velmar and Ostra want peace.", "Ostra met Velmar.")
    assert belongs(("begun", begun))["begun"] == ["ostra-velmar"]


def test_a_side_that_others_press_opens_an_article_of_the_affair_without_its_hallmark() -> None:
    pressed = (
        "Norrey voted for an embargo on Velmar.",
        "Velmar must end its war on Ostra, Norrey said.",
        "Ostra waits.",
    )
    assert belongs(("pressed", pressed))["pressed"] == ["ostra-velmar"]


def test_the_affair_whose_talks_the_headline_tells_stands_first_in_its_scores_too() -> None:
    war = Told(score=0.5, together=6, dealt=6, lines=10)
    trade = Told(score=0.2, together=6, dealt=6, bargained=3, opened=True, headed=True, lines=10)
    whole = chosen([war, trade])
    assert whole == (1, 0)
    assert standing([war, trade], whole) == [0.51, 0.5]
    assert standing([war, trade], (0, 1)) == [0.5, 0.2]


def test_one_sentence_is_enough_where_two_sides_stand_together_or_nobody_else_does() -> None:
    once = Told(score=0.3, dealt=1, lines=8)
    assert chosen([once]) == ()
    assert chosen([replace(once, together=1)]) == chosen([replace(once, among=True)]) == (0,)
    assert chosen([replace(once, together=1, lines=40)]) == ()


def test_a_hallmark_is_what_few_other_articles_open_with() -> None:
    openings: dict[str, frozenset[Mark]] = {
        f"a{n}": frozenset({("word", "sarn"), ("side", "ostra"), ("word", f"only{n}")}) for n in range(12)
    }
    openings |= {f"b{n}": frozenset({("side", "ostra")}) for n in range(12)}
    about, beside = sorted(a for a in openings if a[0] == "a"), sorted(a for a in openings if a[0] == "b")
    found = hallmark(about, beside, openings, {"ostra"})
    assert found.marks == (("word", "sarn"),)
    assert found.on({("word", "sarnite")})
    assert not found.on({("side", "ostra")})


def test_a_group_that_opens_the_rest_is_a_further_mark_and_a_plural_is_the_same_word() -> None:
    openings: dict[str, frozenset[Mark]] = {f"a{n}": frozenset({("word", "levies")}) for n in range(12)}
    openings |= {f"c{n}": frozenset({("side", "marsh-league")}) for n in range(4)}
    openings |= {f"b{n}": frozenset({("word", "fair")}) for n in range(12)}
    about = sorted(a for a in openings if a[0] in "ac")
    found = hallmark(about, sorted(set(openings) - set(about)), openings, {"marsh-league"})
    assert found.marks == (("word", "levies"), ("side", "marsh-league"))
    assert Hallmark(marks=(("word", "tariffs"),)).on({("word", "tariff")})


def test_few_articles_and_openings_of_nothing_in_common_have_none() -> None:
    same: dict[str, frozenset[Mark]] = {f"a{n}": frozenset({("word", "sarn")}) for n in range(12)}
    assert not hallmark(sorted(same)[:9], (), same, ())
    apart: dict[str, frozenset[Mark]] = {f"a{n}": frozenset({("word", f"only{n}")}) for n in range(12)}
    assert not hallmark(sorted(apart), (), apart, ())


def test_an_affair_told_by_the_name_of_a_side_needs_no_hallmark() -> None:
    openings: dict[str, frozenset[Mark]] = {f"a{n}": frozenset({("side", "ostra")}) for n in range(12)}
    assert hallmark(sorted(openings), (), openings, {"ostra"}) == NO_HALLMARK


def test_the_adjective_of_one_of_the_first_two_is_no_hallmark() -> None:
    openings: dict[str, frozenset[Mark]] = {f"a{n}": frozenset({("word", "ostran")}) for n in range(12)}
    openings |= {f"b{n}": frozenset({("word", "fair")}) for n in range(12)}
    about, beside = sorted(a for a in openings if a[0] == "a"), sorted(a for a in openings if a[0] == "b")
    assert hallmark(about, beside, openings, (), ("ostra", "velmar")) == NO_HALLMARK
    assert hallmark(about, beside, openings, (), ("norrey", "velmar")).marks == (("word", "ostran"),)


@given(st.lists(st.tuples(st.sampled_from(["word", "topic"]), st.text("absarn", min_size=1, max_size=6)), max_size=8))
def test_an_opening_bears_each_of_its_own_marks(marks: list[Mark]) -> None:
    for mark in marks:
        assert Hallmark(marks=(mark,)).on(marks)
