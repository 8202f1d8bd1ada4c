"""The labelled articles as we read them, each once in a run, for all benches that score it.

In: texts by the ids of their articles. Out: `Reading`s: the statements by rules alone and as they stand, and the voice.
Refused: nothing; a text that was read is answered from memory, and its parse is not kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pourparler.language import ParsedArticle, parse_all
from pourparler.model import Article, Statement, Voice
from pourparler.sources import article_from_text
from pourparler.statements.reading import read_by_rules
from pourparler.statements.second_look import looked_at_again
from pourparler.statements.voice import read_voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What we find in an article: `by_rules` before the encoder's second look, `statements` after it."""

    article: Article
    by_rules: tuple[Statement, ...]
    statements: tuple[Statement, ...]
    voices: tuple[Voice, ...]


_READ: dict[tuple[str, str], Reading] = {}


def readings(texts: Mapping[str, str]) -> Iterator[Reading]:
    """The reading of each text, in their order."""
    new = [(key, text) for key, text in texts.items() if (key, text) not in _READ]
    every = parse_all(article_from_text(text, id=key) for key, text in new)
    for known, parsed in zip(new, every, strict=True):
        _READ[known] = _reading(parsed)
    yield from (_READ[known] for known in texts.items())


def _reading(parsed: ParsedArticle) -> Reading:
    rules = read_by_rules(parsed)
    statements = looked_at_again(parsed.article.text, rules)
    voices = read_voice(parsed, statements)
    return Reading(article=parsed.article, by_rules=rules, statements=statements, voices=voices)
