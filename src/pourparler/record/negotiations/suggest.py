"""Negotiations suggested from the record.

In: scenes, texts, names of sides. Out: `Suggested`: each negotiation with its signs, and what belongs to it.
Refused: names of affairs known beforehand; everything comes from what the articles say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pourparler.record.negotiations.affairs import Affair, affairs
from pourparler.record.negotiations.editing import Edits, edited
from pourparler.record.negotiations.negotiation import Negotiation, Side
from pourparler.record.negotiations.pairs import Pair, Pairs, pairs_of
from pourparler.record.negotiations.scenes import Line, Scene
from pourparler.record.negotiations.signs import Signs, signs
from pourparler.record.negotiations.vocabulary import MEDIATION, TALK, vocabulary
from pourparler.record.negotiations.words import Words

_WEIGHTY, _OWN, _OWN_OF_MANY = 0.25, 0.5, 0.3
"""A further party stands in a pair so weighty beside the first one, and is so far the affair's own."""
_EVEN = 0.65
"""Who is told nearly as much with the one as with the other of the first two stands between them."""
_MEDIATORS, _LEAST_ARTICLES, _BESIDE_FIRST = 5, 2, 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """A negotiation that the record suggests, with the signs that tell it."""

    negotiation: Negotiation
    signs: Signs


def suggest(
    scenes: Sequence[Scene], words: Words, names: Mapping[str, str], edits: Edits | None = None
) -> tuple[Suggested, ...]:
    """The negotiations of a record, the largest first, after a person's `edits`; `names` are those of the sides."""
    scenes = sorted(scenes, key=lambda s: s.article)
    pairs = pairs_of(scenes)
    found: list[Suggested] = []
    for affair in affairs(pairs, words, scenes):
        own = signs(affair, pairs, words, scenes)
        found.append(Suggested(negotiation=_negotiation(affair, own, pairs, scenes, names), signs=own))
    if edits is None:
        return tuple(found)
    suggested = [(each.negotiation, each.signs.affair) for each in found]
    mended: list[Suggested] = []
    for negotiation, affair, given in edited(edits, suggested, names):
        own = signs(affair, pairs, words, scenes, given=given)
        if not negotiation.sides:
            shown = _negotiation(affair, own, pairs, scenes, names)
            negotiation = replace(negotiation, sides=shown.sides, issues=negotiation.issues or shown.issues)
        mended.append(Suggested(negotiation=replace(negotiation, words=tuple(own.words)[:12]), signs=own))
    return tuple(mended)


def _negotiation(
    affair: Affair, own: Signs, pairs: Pairs, scenes: Sequence[Scene], names: Mapping[str, str]
) -> Negotiation:
    parties, between = _parties(affair, own, pairs)
    about = [s for s in scenes if _share(pairs, s.article, own) >= 0.5]
    named = Counter(side for scene in about for side in {side for line in scene.lines for side in line.sides})
    sides = [Side(id=side, name=names.get(side, side), role="party", articles=named[side]) for side in parties]
    sides += [
        Side(id=side, name=names.get(side, side), role="mediator", articles=count)
        for side, count in mediators(about, parties, between)
    ]
    return Negotiation(
        id="-".join(sorted(affair.seed)),
        name=named_after([names.get(side, side) for side in parties], affair.topics),
        sides=tuple(sides),
        issues=affair.topics,
        words=tuple(own.words)[:12],
        support=affair.mass,
    )


def _share(pairs: Pairs, article: str, own: Signs) -> float:
    return sum(share for pair, share in pairs.shares.get(article, {}).items() if pair in own.pairs)


def _parties(affair: Affair, own: Signs, pairs: Pairs) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The two that opened the affair and whoever else is as much in it, the one that deals with most first; and those
    as much in it who stand between the two.
    """
    least = _OWN_OF_MANY if vocabulary().joining & set(affair.topics) else _OWN
    weighty = [p for p in affair.pairs if pairs.mass[p] >= _WEIGHTY * pairs.mass[affair.seed]]
    further = {side for pair in weighty for side in pair if own.own[side] >= least} - set(affair.seed)
    between = {side for side in further if _evenly(side, affair.seed, pairs) >= _EVEN}
    further -= between
    weight = {s: sum(pairs.mass[p] for p in weighty if s in p) for s in (*affair.seed, *further)}
    order = sorted(weight, key=lambda side: (-round(weight[side], 6), side))
    return tuple(sorted(order)) if len(order) == 2 else tuple(order), tuple(sorted(between))


def _evenly(side: str, seed: Pair, pairs: Pairs) -> float:
    """How evenly a side is told with the one and the other of two, from 0 to 1."""
    masses = sorted(pairs.mass.get((min(side, other), max(side, other)), 0.0) for other in seed)
    return masses[0] / masses[1] if masses[1] else 0.0


def mediators(about: Sequence[Scene], parties: Sequence[str], between: Sequence[str] = ()) -> list[tuple[str, int]]:
    """Third sides named where somebody mediates, hosts or carries word, in how many articles; the foremost first.

    Those known to stand `between` the parties need only be named with one of them in a sentence of talks.
    """
    seen: Counter[str] = Counter()
    for scene in about:
        found = {side for line in scene.lines if _between(line, parties) for side in line.sides}
        talked = {side for line in scene.lines if TALK in line.cues and _party(line, parties) for side in line.sides}
        seen.update((found | (talked & set(between))) - set(parties))
    order = sorted(seen.items(), key=lambda each: (-each[1], each[0]))
    most = order[0][1] if order else 0
    least = max(_BESIDE_FIRST * most, min(_LEAST_ARTICLES, len(about)))
    return [(side, count) for side, count in order[:_MEDIATORS] if count >= least]


def _between(line: Line, parties: Sequence[str]) -> bool:
    """Whether a sentence tells of mediation in talks in which a party has part."""
    return {MEDIATION, TALK} <= set(line.cues) and _party(line, parties)


def _party(line: Line, parties: Sequence[str]) -> bool:
    return not set(parties).isdisjoint(line.sides)


def named_after(parties: Sequence[str], topics: Sequence[str]) -> str:
    """The name of a negotiation: its parties, and what it is about.

    >>> named_after(["Marrow", "Ostra"], ["water"]), named_after(["Marrow", "Ostra", "Velmar"], [])
    ('Marrow–Ostra: water', 'Marrow–Ostra / Velmar')
    """
    first, *others = parties
    name = f"{first}–{' / '.join(others)}" if others else first
    return f"{name}: {topics[0]}" if topics else name
