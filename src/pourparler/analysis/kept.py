"""Commitments against what followed: kept, broken or unknown, with the words that show it.

In: commitments, the articles, their events. Out: `Outcome`s in the order of the commitments.
Refused: "kept" before anything shows it, "broken" before the day is past; a deed of another side or another issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Literal

from pourparler.actors.nodes import NodeReader
from pourparler.analysis.calendar import first_day
from pourparler.dates.counts import NUMBER_WORDS
from pourparler.dates.shipped import names_in_order
from pourparler.model import Article, Commitment, Event, Span

OutcomeKind = Literal["kept", "broken", "unknown"]
LATE = 10
"""Days after the due day within which what is told of the deed counts for this promise, and not for a later one."""
_WORD = re.compile(r"[A-Za-z0-9]+")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")
_NUMBERS = {word: str(number) for word, number in NUMBER_WORDS.items() if number <= 20}
_ENDED = frozenset({"cancelled", "postponed", "denied", "stalled"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What `kept.yaml` holds: patterns of what was not done, was done, is to come; words that tell no promise apart."""

    undone: re.Pattern[str]
    done: re.Pattern[str]
    ahead: re.Pattern[str]
    plain: frozenset[str]


@cache
def _words() -> _Words:
    """The vocabulary, read once; raises VocabularyError with file and line."""
    with resources.as_file(resources.files(__package__).joinpath("kept.yaml")) as path:
        top = NodeReader.file(path).fields({"undone", "done", "ahead", "plain"})
        return _Words(
            undone=_pattern(top["undone"].texts()),
            done=_pattern(top["done"].texts()),
            ahead=_pattern(top["ahead"].texts()),
            plain=frozenset(top["plain"].texts()),
        )


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of some phrases as whole words; * is the rest of a word, ... is up to forty characters."""
    forms = (re.escape(p).replace(r"\ \.\.\.\ ", " .{0,40}").replace(r"\*", r"\w+") for p in phrases)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a commitment; `article_id` and `shown` are the words that show it, `day` when they were told."""

    commitment: Commitment
    outcome: OutcomeKind
    article_id: str | None = None
    shown: Span | None = None
    day: str | None = None


def outcomes(
    commitments: Iterable[Commitment], articles: Iterable[Article], events: Iterable[Event] = ()
) -> tuple[Outcome, ...]:
    """What became of each commitment, as far as the articles tell by the last of their days."""
    known = {article.id: article for article in articles}
    told = _by_article(events)
    return tuple(_outcome(commitment, known, told) for commitment in commitments)


def _by_article(events: Iterable[Event]) -> Mapping[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event.article_id, []).append(event)
    return found


def _outcome(commitment: Commitment, articles: Mapping[str, Article], events: Mapping[str, list[Event]]) -> Outcome:
    """The first clear word of it in the articles that came after the promise."""
    home = articles[commitment.article_id]
    promised, due = _day(home), _due(commitment)
    if promised is None:
        return Outcome(commitment=commitment, outcome="unknown")
    words = _stems(_undated(commitment, home.text))
    later = [(day, a) for a in articles.values() if (day := _day(a)) is not None and day > promised]
    for day, article in sorted(later, key=lambda pair: (pair[0], pair[1].id)):
        if due is not None and day > due + timedelta(days=LATE):
            break
        for kind, span in _signs(commitment, words, article, events.get(article.id, ())):
            early = due is None or day <= due
            ended = kind == "ended"
            if kind == "undone" and early:
                continue
            outcome: OutcomeKind = "broken" if ended or kind == "undone" else "kept"
            return Outcome(
                commitment=commitment, outcome=outcome, article_id=article.id, shown=span, day=day.isoformat()
            )
    return Outcome(commitment=commitment, outcome="unknown")


def _signs(
    commitment: Commitment, words: frozenset[str], article: Article, events: Iterable[Event]
) -> Iterator[tuple[str, Span]]:
    """What an article tells of the deed: "done", "undone" (so far) or "ended" (it will not be), with the words."""
    text = article.text
    ended = [e.span for e in events if e.status in _ENDED and _is_by(e, commitment)]
    for match in _SENTENCE.finditer(text):
        sentence = Span(match.start(), match.end())
        said = _stems(match[0])
        shared = words & said
        numbers = {word for word in words if word.isdigit()} & said
        alike = len(shared) >= 4 or (len(shared) >= 3 and bool(numbers)) or len(shared) / max(len(words), 1) >= 0.5
        if not alike or len(shared) < 2:
            continue
        if any(sentence.overlaps(span) for span in ended):
            yield "ended", sentence
        elif _words().undone.search(match[0]):
            yield "undone", sentence
        elif (_words().done.search(match[0]) and not _words().ahead.search(match[0])) or any(
            e.status == "happened" and sentence.holds(e.trigger) and _is_by(e, commitment) for e in events
        ):
            yield "done", sentence


def _is_by(event: Event, commitment: Commitment) -> bool:
    """Whether a side that is bound acts in an event."""
    sides = {p.actor.party or p.actor.id for p in (*event.actors, *event.recipients) if p.actor is not None}
    return bool(sides & set(commitment.party))


def _stems(words: str) -> frozenset[str]:
    small = (_NUMBERS.get(word.lower(), word.lower()) for word in _WORD.findall(words))
    left = _words().plain.union(names_in_order("month"), names_in_order("weekday"))
    return frozenset(word[:5] for word in small if (len(word) > 3 or word.isdigit()) and word not in left)


def _undated(commitment: Commitment, text: str) -> str:
    """The words of the promise without those of its day."""
    span, day = commitment.text, commitment.due.span if commitment.due is not None else None
    if day is None or not span.holds(day):
        return span.of(text)
    return text[span.start : day.start] + text[day.end : span.end]


def _day(article: Article) -> date | None:
    return first_day(article.published.day) if article.published is not None else None


def _due(commitment: Commitment) -> date | None:
    return first_day(commitment.due.value) if commitment.due is not None else None
