"""The rule table: its examples hold, its faults are told with file and line."""

from __future__ import annotations

import pytest

from pourparler.dates import read_table, shipped_table, tag, tag_with
from pourparler.dates.meanings import MEANINGS
from pourparler.dates.signs import read_signs
from pourparler.dates.table import Rule
from pourparler.errors import VocabularyError

WORDS = "sign:\n  words: {harvest: SU, sowing: SP}\n"
RULE = """
- id: season.farm
  says: a season of the farm
  type: DATE
  pattern: 'the <sign:season>'
  means: bare_season
  example: {text: 'Talks wait for the harvest.', words: the harvest, value: XXXX-SU}
"""


@pytest.mark.parametrize("rule", shipped_table().rules, ids=lambda rule: rule.id)
def test_the_example_of_each_rule_holds(rule: Rule) -> None:
    example = rule.example
    found = tag(example.text, example.published)
    assert (example.words, example.value, rule.id) in [(e.span.of(example.text), e.value, e.rule) for e in found]


def test_every_meaning_is_used() -> None:
    assert {rule.means for rule in shipped_table().rules} == set(MEANINGS)


def test_a_table_of_ones_own() -> None:
    table = read_table(rules=RULE, words=WORDS, meanings=MEANINGS)
    text = "Talks wait for the harvest of November."
    assert [(e.span.of(text), e.value, e.rule) for e in tag_with(table, text)] == [
        ("the harvest", "XXXX-SU", "season.farm")
    ]


@pytest.mark.parametrize(
    ("rules", "words", "message"),
    [
        (RULE.replace("<sign:", "<sigh:"), WORDS, "dates/rules.yaml, line 2: .*words.yaml has no list 'sigh'"),
        (RULE.replace("bare_season", "guess"), WORDS, "line 2: .*meanings.py has no 'guess'"),
        (RULE.replace("DATE", "DAY"), WORDS, "line 2: .*`type` is DATE, TIME, DURATION or SET, got 'DAY'"),
        (RULE.replace("says:", "tells:"), WORDS, "line 2: .*lacks says"),
        (RULE + "  colour: red\n", WORDS, "line 2: .*unknown field colour"),
        (RULE.replace("the <", "(the <"), WORDS, "line 2: rule 'season.farm'"),
        (RULE + RULE, WORDS, "line 9: .*stands twice"),
        (RULE, "sign: {pattern: 'x', reads: runes}\n", "dates/words.yaml, line 1: sign: `reads` is one of"),
        (RULE, "sign: {}\n", "words.yaml, line 1: sign: `words` or `pattern` is wanted"),
        ("- id: [", WORDS, "rules.yaml, line 1: not YAML"),
        ("", WORDS, "rules.yaml, line 1: the file is empty"),
    ],
)
def test_faults_are_told_with_file_and_line(rules: str, words: str, message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        read_table(rules=rules, words=words, meanings=MEANINGS)


SIGNS = """past: ['\\bmet\\b']
intent: ['\\bvow to\\b']
future: ['\\bwill\\b']
overtaken: ['\\bhad been due to\\b']
headline: ['\\bto \\w']
saying: 'said$'
within: 'after$'
done: '''s raid'
clause_of_time: '\\bonce\\b'
just_before: {past: 'since$', future: 'by$'}
"""


def test_signs_of_tense_are_read() -> None:
    signs = read_signs(SIGNS)
    found = signs.clause.search("they will meet")
    assert found
    assert found.lastgroup == "future"
    assert signs.back.search("shut since")
    assert not signs.back.search("by")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (SIGNS.replace("will", "(will"), "dates/tense.yaml, line 3: future: missing"),
        (SIGNS.replace("'since$'", "'since)$'"), "dates/tense.yaml, line 10: just_before: unbalanced"),
        (SIGNS.replace("past: 'since$', ", ""), "line 10: just_before: one sign for future"),
        (SIGNS.replace("past: ['\\bmet\\b']", "past: met"), "line 1: past: a list of signs is wanted"),
        (SIGNS.replace("'said$'", "[said]"), "line 6: saying: one sign is wanted"),
        (SIGNS.replace("saying:", "telling:"), "line 6: unknown field 'telling'"),
        (SIGNS.replace("saying: 'said$'\n", ""), "line 1: lacks saying"),
        ("- past", "line 1: a mapping is wanted"),
        ("", "line 1: the file is empty"),
    ],
)
def test_faults_of_tense_are_told_with_file_and_line(text: str, message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        read_signs(text)
