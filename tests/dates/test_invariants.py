"""What holds of every text: spans, order, years, ranges, and no look at the machine."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pourparler.dates
from pourparler.dates import Expression, tag, when_of

PIECES = [
    "on Monday", "on Nov. 31", "Feb. 29", "Oct. 30-2", "from December to January", "since July", "two days after",
    "12 March", "12,000", "900 years ago", "3,000 years later", "in 2022", "2014-12", "9/11", "24/7",
    "the first of May", "a week earlier", "the following year", "May", "second", "last", "next", "early",
    "the end of", "quarter", "Q4", "10 p.m.", "25:61", "’90s", "the", "between 2019 and 2001", "until",
    "Friday (Nov. 3)", "half", "99 centuries ago", "Christmas", "this spring", ".", ",", "\n", "will", "said",
    "12/13/14", "0000-00-00", "31 June", "XXXX", "-",
]  # fmt: skip
news = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
published = st.none() | st.dates().filter(lambda day: 1900 <= day.year <= 2100).map(lambda day: day.isoformat())


def check(text: str, found: tuple[Expression, ...]) -> None:
    """What must hold of the expressions of a text."""
    end = 0
    for expression in found:
        assert end <= expression.span.start < expression.span.end <= len(text), "in order, none overlapping"
        assert expression.span.of(text).strip(), "words stand under every span"
        end = expression.span.end
        assert expression.value
        for year in re.findall(r"(?:^|/)(\d{4})", expression.value):
            assert 1000 <= int(year) <= 2200
        for part in (expression.value, expression.begin, expression.end):
            assert part is None or not re.search(r"None|nan|-0\d\d", part)
        if expression.begin and expression.end and expression.begin[:1] in "12":
            assert expression.begin[:4] <= expression.end[:4]
        when_of(expression)


@given(st.text(max_size=200), published)
def test_any_text_is_read(text: str, day: str | None) -> None:
    check(text, tag(text, day))


@settings(max_examples=300)
@given(news, published)
def test_news_is_read_soundly(text: str, day: str | None) -> None:
    check(text, tag(text, day))


@given(news, published)
def test_the_same_text_gives_the_same(text: str, day: str | None) -> None:
    assert tag(text, day) == tag(text, day)


@given(news)
def test_words_in_front_move_spans_only(text: str) -> None:
    ahead = "It was so.\n\n"
    plain = [(e.span.shifted(len(ahead)), e.value) for e in tag(text)]
    assert [(e.span, e.value) for e in tag(ahead + text)] == plain


@pytest.mark.parametrize("piece", ["1", "1 ", "a ", "the ", "the first ", "may ", "two and ", " ", "- ", "Oct. ", "2-"])
def test_long_monotony_ends(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    check(text, tag(text, "2025-11-14"))


def test_nothing_asks_the_machine() -> None:
    for path in Path(pourparler.dates.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"today", "now", "utcnow", "localtime", "getlocale"}, path
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
                assert not {"time", "locale", "zoneinfo", "os", "random"} & set(names), path


ALONE = """
import sys
from pourparler.dates import tag
text = "KYIV -- He said on Monday that they met last week and will meet at 9 p.m. on Nov. 19 and in January."
found = [(e.value, e.rule) for e in tag(text, "2025-11-14")]
print(found, "spacy" in sys.modules, "pourparler.language" in sys.modules)
"""


def test_neither_zone_nor_locale_nor_hash_seed_of_the_machine_changes_anything() -> None:
    machines = [
        {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "Pacific/Pago_Pago", "LC_ALL": "fa_IR.UTF-8", "PYTHONHASHSEED": "4242"},
    ]
    said = {
        subprocess.run([sys.executable, "-c", ALONE], env=os.environ | each, capture_output=True, check=True).stdout
        for each in machines
    }
    assert len(said) == 1
    assert said.pop().decode().strip().endswith("False False"), "usable alone: no parser is loaded"


def test_every_rule_says_what_it_reads() -> None:
    assert all(len(rule.says.split()) >= 2 for rule in pourparler.dates.shipped_table().rules)
