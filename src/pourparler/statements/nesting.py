"""Which statement stands inside which.

In: statements of one article, each with its own chain. Out: the same, those inside another's words with its reporter
before their own chain. Refused: circles; of two that hold each other the longer is outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from pourparler.model import Link, Span, Statement

_SPOKEN = frozenset({"clause", "place", "parenthesis", "according", "citing", "signed"})
_OF_THINGS = frozenset({"verb.for", "verb.about", "verb.on", "verb.to", "verb.against"})
"""Rules whose content is a thing spoken of rather than a clause."""
_PERSONS = ("er", "or", "man", "ist", "ian", "ent", "who")
"""Endings of words for one person, which "he" and "she" can stand for."""
_TIMES = frozenset({"after", "before"})
"""Words before a report that only dates what another says."""
_PERSON, _GROUP = frozenset({"he", "she"}), frozenset({"it", "they"})
_TURN = "layout.transcript"
"""The rule of a speaker's turn, in whose own words "he" and "they" are others."""
_COUNTED = frozenset(["two", "three", "four", "five", "six", "several", "some", "many", "most", "both", "other", "all"])
"""Words before those of whom there are many."""
_VOICES = (
    "spokesman", "spokeswoman", "spokesperson", "aide", "adviser", "advisor", "lawyer", "attorney", "agent", "friend",
    "ally", "associate", "confidant", "colleague", "relative", "wife", "husband", "mother", "father", "brother", "son",
    "sister", "daughter", "widow", "doctor", "deputy", "secretary",
)  # fmt: skip
"""Those who speak of whoever they belong to: "her spokeswoman said she", "an aide to Venn said he"."""
_BEHIND = re.compile(r",| (?:to|of|for|from|in|at|on|with|who|whose|that|close|near|familiar)\b")
"""Where the words that only tell more of a source begin."""
RELAYED = 0.9
"""Share of a statement's letters that another attribution takes up, from which the first only passes it on."""


def nest(statements: Sequence[Statement], text: str) -> tuple[Statement, ...]:
    """The statements with `inside` and full chains, outermost reporter first.

    "No, Orsk said, Halcyon reported" is one statement that came through Halcyon: what only passes on is a link.
    """
    by_length = sorted(statements, key=lambda s: (-_length(s), s.content[0].start, s.id))
    settled: dict[str, Statement] = {}
    for statement in by_length:
        outer = _holder(statement, list(settled.values()))
        if outer is not None:
            link = Link(source=outer.source, cue=outer.cue, actor=outer.actor)
            chain = (*outer.via, link) if _passes_on(outer, statement, text) else outer.via
            statement = replace(statement, inside=outer.id, via=(*chain, *statement.via))
        settled[statement.id] = statement
    passed = {s.inside for s in settled.values() if s.inside is not None and _only_passes(settled[s.inside], s, text)}
    return tuple(_lifted(s, settled, passed) for s in settled.values() if s.id not in passed)


def _passes_on(outer: Statement, inner: Statement, text: str) -> bool:
    """Whether an outer statement reports the inner one: not its own speaker's thought, a mere wish or noun."""
    if not _tells(outer, text):
        return False
    if outer.evidence.rule == "phrase.hearsay" and _begins(inner) < _begins(outer):
        return False  # "The plan, which officials call realistic, reportedly demands …": what follows is hearsay
    if outer.actor is not None and inner.actor is not None and outer.actor.id == inner.actor.id:
        return False
    if outer.form == "indirect" and _times(inner, text):
        return False
    if outer.source is None or inner.source is None:
        return True
    if inner.evidence.rule == "noun" and outer.evidence.rule in _OF_THINGS:
        return False  # "called for talks over Venn's threats": the narrator says whose threats they are
    return outer.source.of(text) != inner.source.of(text) and not _speaks_of_himself(outer, inner, text)


def _times(inner: Statement, text: str) -> bool:
    """Whether an inner report only says when: "said the bridge fell after Orsk ordered them to leave"."""
    first = min(span.start for span in (inner.source, inner.cue, inner.content[0]) if span is not None)
    before = text[max(0, first - 12) : first].split()
    return bool(before) and before[-1].lower() in _TIMES


def _speaks_of_himself(outer: Statement, inner: Statement, text: str) -> bool:
    """Whether the inner source is a pronoun for the outer one: "Venn's office said it had offered to pay"."""
    said = inner.source.of(text).lower() if inner.source is not None else ""
    if said not in _PERSON | _GROUP or outer.source is None or outer.form == "direct" or outer.evidence.rule == _TURN:
        return False
    if inner.actor is not None and outer.actor is not None:
        return inner.actor.id == outer.actor.id
    return could_mean(said, outer.source.of(text))


def could_mean(pronoun: str, source: str) -> bool:
    """Whether "he", "she", "it" or "they" can stand for a source that is told of in these words.

    >>> could_mean("he", "Orla Venn, the transport minister"), could_mean("they", "the minister")
    (True, False)
    >>> could_mean("she", "her spokeswoman"), could_mean("he", "two officials"), could_mean("it", "the ministry")
    (False, False, True)
    """
    if source.lower() in _PERSON | _GROUP:
        return source.lower() == pronoun
    words = _BEHIND.split(source, maxsplit=1)[0].split() or source.split()
    last, first = words[-1], words[0].lower()
    many = first in _COUNTED or (last.islower() and last.endswith("s") and not last.endswith("ss"))
    person = last.islower() and not many and (last in _PERSON or last.endswith(_PERSONS))
    if pronoun in _GROUP:
        return not person
    return not many and (person or last[:1].isupper()) and not _speaks_for_another(source, words)


def _speaks_for_another(source: str, words: list[str]) -> bool:
    """Whether a source is told of as someone's: "his lawyer", "Venn's wife", "an aide to Venn"."""
    owned = words[0].lower() in ("his", "her") or any(word.endswith(("'s", "’s")) for word in words)
    behind = source[len(" ".join(words)) :].lstrip()
    return words[-1].lower() in _VOICES and (owned or behind.startswith(("to ", "of ", "for ")))


def _tells(outer: Statement, text: str) -> bool:
    """Whether what it holds is told as a clause: said, believed, or claimed, not wished for or merely named."""
    if outer.evidence.rule in ("noun", "adjective"):
        return outer.content[0].of(text).lower().startswith("that ")
    return outer.kind != "attitude" or outer.evidence.rule == "verb.clause"


def _begins(statement: Statement) -> int:
    """Where the cue stands, or the content where there is none."""
    return statement.cue.start if statement.cue is not None else statement.content[0].start


def _only_passes(outer: Statement, inner: Statement, text: str) -> bool:
    """Whether all that the outer one says is that the inner one was said; "reportedly" passes nothing on."""
    if outer.source is None or outer.form == "direct" or inner.kind == "attitude":
        return False
    if not _relays(outer, text) or inner.evidence.rule.split(".")[-1] not in _SPOKEN:
        return False
    said = _letters(text, outer.content)
    addressee = (inner.addressee.span,) if inner.addressee is not None else ()
    own = _letters(text, [s for s in (inner.source, inner.cue, *inner.content, *addressee) if s is not None])
    return len(said & own) >= RELAYED * len(said)


def _relays(outer: Statement, text: str) -> bool:
    """Whether a statement is a report of a report: an outlet's, or one said to be "according to" or "reported"."""
    cue = outer.cue.of(text).lower() if outer.cue is not None else ""
    outlet = outer.actor is not None and outer.actor.kind in ("outlet", "software")
    return outlet or outer.evidence.rule == "phrase.according" or any(word in cue for word in ("report", "quot", "cit"))


def _letters(text: str, spans: Iterable[Span]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end) if text[i].isalnum()}


def _lifted(statement: Statement, settled: dict[str, Statement], passed: Set[str]) -> Statement:
    """A statement inside one that is only a link stands where that link stands."""
    inside = statement.inside
    while inside is not None and inside in passed:
        inside = settled[inside].inside
    return replace(statement, inside=inside)


def _length(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)


def _holder(statement: Statement, longer: Sequence[Statement]) -> Statement | None:
    """The shortest statement whose words hold this one's cue (or source, where there is no cue)."""
    place = statement.cue or statement.source
    holders = [s for s in longer if place is not None and _holds(s, place) and s.id != statement.id]
    return min(holders, key=lambda s: (_length(s), s.id), default=None)


def _holds(statement: Statement, place: Span) -> bool:
    return any(span.holds(place) for span in statement.content)
