"""The timeline as a drawing."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.present.figure import NARROW, WIDE, Band, Frame, Lane, Mark, axis, timeline_figure

days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
frames = st.sampled_from((WIDE, NARROW))


def drawn(marks: dict[str, list[Mark]], frame: Frame = WIDE) -> ElementTree.Element:
    lanes = tuple(Lane(name=name, noun="article", marks=tuple(found)) for name, found in marks.items())
    return ElementTree.fromstring(timeline_figure([Band(title="Articles, by outlet", lanes=lanes)], frame))


def numbers(element: ElementTree.Element, *names: str) -> list[float]:
    return [float(element.get(name, "0")) for name in names]


@given(st.dictionaries(st.sampled_from("abc"), st.lists(days, min_size=1, max_size=30), min_size=1), frames)
def test_every_bar_is_a_link_to_the_first_entry_of_its_bin_and_stays_inside(
    found: dict[str, list[date]], frame: Frame
) -> None:
    marks = {name: [Mark(day=d, target=f"{name}-{n}") for n, d in enumerate(own)] for name, own in found.items()}
    svg = drawn(marks, frame)
    width, height = map(float, svg.get("viewBox", "").split()[2:])
    links = svg.findall("a")
    scale = axis([d for own in found.values() for d in own], frame)
    assert len(links) == sum(len({scale.rank(d) for d in own}) for own in found.values())
    firsts = {(name, scale.rank(d)): min(m.day for m in marks[name] if scale.rank(m.day) == scale.rank(d))
              for name, own in found.items() for d in own}  # fmt: skip
    for link in links:
        name, n = link.get("href", "")[1:].split("-")
        day = marks[name][int(n)].day
        assert day == firsts[name, scale.rank(day)]
        title = link.find("title")
        assert title is not None
        assert title.text
        for rect in link.findall("rect"):
            x, y, w, h = numbers(rect, "x", "y", "width", "height")
            assert x >= 0
            assert x + w <= width + 0.2
            assert y >= 0
            assert y + h <= height


@given(st.lists(days, min_size=1, max_size=60), frames)
def test_the_axis_has_room_and_order(found: list[date], frame: Frame) -> None:
    scale = axis(found, frame)
    edges = [x for _, x in scale.bins]
    assert len(scale.bins) <= frame.limit + 28  # what short stretches are widened by
    assert edges == sorted(edges)
    assert scale.step > 0
    assert edges[-1] + scale.step <= frame.width + 0.01
    assert {scale.rank(day) for day in found} <= set(range(len(scale.bins)))


def test_one_old_article_does_not_press_the_week_together() -> None:
    week = [date(2026, 3, 9) + timedelta(days=n) for n in range(7)]
    scale = axis([date(2019, 8, 5), *week], WIDE)
    assert scale.unit == "day"
    assert len({scale.rank(day) for day in week}) == 7
    assert len(scale.heads) == 2


def test_bars_grow_with_their_count_and_show_what_is_quoted() -> None:
    day, other = date(2026, 3, 9), date(2026, 3, 11)
    marks = [Mark(day=day, target="a", strong=n < 1) for n in range(4)] + [Mark(day=other, target="b")]
    four, one = drawn({"Halcyon": marks}).findall("a")
    heights = {rect.get("class"): numbers(rect, "height")[0] for rect in four.findall("rect")}
    assert heights["pale"] == pytest.approx(3 * heights["dark"], abs=0.2)
    (single,) = [numbers(r, "height")[0] for r in one.findall("rect") if r.get("class") == "dark"]
    assert single == pytest.approx((heights["pale"] + heights["dark"]) / 4, abs=0.2)


def test_names_are_escaped_and_cut() -> None:
    svg = drawn({"<b>The & \u202eLantern of the Northern Coast</b>": [Mark(day=date(2026, 3, 9), target="x")]})
    (lane,) = [t.text for t in svg.findall("text") if t.get("class") == "lane"]
    assert lane is not None
    assert lane.startswith("<b>The & Lantern")
    assert lane.endswith("…")


def test_nothing_to_draw() -> None:
    assert timeline_figure([Band(title="Articles", lanes=())], WIDE) == ""
    with pytest.raises(ValueError, match="needs a day"):
        axis([], WIDE)
