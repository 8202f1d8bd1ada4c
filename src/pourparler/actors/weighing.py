"""Which of several candidates a pronoun means, by the weight of the signs for each.

In: vocabulary/antecedents.yaml, the signs of each candidate. Out: the share of each, which sum to one.
Refused: weights that are no numbers: `VocabularyError` with file and line. A sign without a weight weighs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pourparler.actors.nodes import NodeReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each sign weighs, the least `share` of a candidate who is meant, and the verbs of saying."""

    share: float
    signs: Mapping[str, float]
    saying: frozenset[str]

    def shares(self, options: Sequence[Mapping[str, float]]) -> list[float]:
        """The share of each option: its weight as a power of e, over the sum of all.

        >>> both = Weights(share=0.6, signs={"near": 1.0}, saying=frozenset())
        >>> [round(share, 2) for share in both.shares([{"near": 1.0}, {}])]
        [0.73, 0.27]
        """
        sums = [sum(self.signs.get(sign, 0.0) * value for sign, value in option.items()) for option in options]
        powers = [math.exp(each - max(sums)) for each in sums]
        return [power / sum(powers) for power in powers]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that ship with the package; raises VocabularyError when they are damaged."""
    return load(Path(__file__).parent / "vocabulary" / "antecedents.yaml")


def load(path: Path) -> Weights:
    """The weights of a file; raises VocabularyError with file and line where a weight is no number."""
    top = NodeReader.file(path).fields({"share", "saying", "signs"})
    signs = {sign: _number(node) for sign, node in top["signs"].pairs()}
    return Weights(share=_number(top["share"]), signs=signs, saying=frozenset(top["saying"].texts()))


def _number(node: NodeReader) -> float:
    try:
        return float(node.text())
    except ValueError:
        node.refuse(f"a number was expected, found {node.text()!r}")
