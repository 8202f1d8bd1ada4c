"""What a small trained encoder makes of attributions that are found already, and of words that may tell an event.

In: a text; of each attribution the words that stand for it (its cue, else its source), its source and its content;
or words. Out: for each attribution how far its content and its source are such to the encoder too; for words the
shares of types and statuses of events. Refused: weights that are not those released. One window and one attribution at
a time, so that the outcome does not depend on threads, on the batch, or on what else is read.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import BertWordPieceTokenizer

from pourparler.errors import PourparlerError
from pourparler.model import Span

Array = NDArray[np.float32]
WEIGHTS = Path(__file__).parent / "weights"
NEAR = 64
"""Word pieces around an attribution that are looked at, of the 144 that it learned from: as sure, in half the time."""


class WeightsError(PourparlerError):
    """Weights that are missing or are not those that were released."""


@lru_cache(maxsize=1)
def load_encoder() -> Encoder:
    """The encoder that ships with the package; raises WeightsError where its files are not those released."""
    return Encoder(WEIGHTS)


class Encoder:
    """The two graphs and the vocabulary of one folder."""

    def __init__(self, folder: Path) -> None:
        """Raises WeightsError for files that are missing or differ from the digests in `reader.json`."""
        facts = _facts(folder)
        self._inner = int(facts["size"]) - 2
        self._source, self._content = (tuple(facts["roles"]).index(role) for role in ("source", "content"))
        self._types, self._statuses = tuple(facts["types"]), tuple(facts["statuses"])
        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # what a run held is given back: 20 MB less, as fast
        options.log_severity_level = 3
        self._pieces, self._cues, self._events = (
            InferenceSession(str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])
            for name in ("pieces", "cues", "events")
        )
        self._words = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)
        self._ends = tuple(self._words.token_to_id(name) for name in ("[CLS]", "[SEP]"))
        self._last: _Read | None = None

    def agreed(self, text: str, found: Iterable[tuple[Span, Span | None, Sequence[Span]]]) -> list[Agreed | None]:
        """For each attribution of a text, given as the words that stand for it, its source and its content, how far the
        encoder agrees; None where it has no pieces.
        """
        read = self._read(text)
        return [self._agreed(read, read.pieces.within(anchor), source, told) for anchor, source, told in found]

    def told(self, text: str, words: Sequence[Span]) -> list[Told | None]:
        """For each run of words of a text what event they tell: the word of it that most likely tells one; None for
        what has no piece of its own.
        """
        read = self._read(text)
        return [
            max(found, key=lambda one: 1 - one.none) if (found := self._each(read, span)) else None for span in words
        ]

    def _each(self, read: _Read, span: Span) -> list[Told]:
        """What each word of a run tells, by the first piece of it."""
        found = []
        for at in read.pieces.opening(span):
            start = self._window(range(at, at + 1), len(read.pieces.ids))
            if start not in read.events:
                states = self._states(read, start)[None]
                given = {"states": states, "mask": np.ones(states.shape[:2], np.float32)}
                types, statuses = self._events.run(None, given)
                read.events[start] = types[0], statuses[0]
            types, statuses = (shares[at - start + 1] for shares in read.events[start])
            found.append(Told(types=self._named(self._types, types), statuses=self._named(self._statuses, statuses)))
        return found

    @staticmethod
    def _named(names: tuple[str, ...], shares: Array) -> dict[str, float]:
        return dict(zip(names, map(float, shares), strict=True))

    def _read(self, text: str) -> _Read:
        """A text as word pieces; what was made of the last one is kept."""
        last = self._last
        if last is None or last.text != text:
            self._last = last = _Read(text, _Pieces(self._words.encode(text, add_special_tokens=False)))
        return last

    def _states(self, read: _Read, start: int) -> Array:
        if start not in read.windows:
            ids = read.pieces.ids[start : start + self._inner]
            row = np.array([[self._ends[0], *ids, self._ends[1]]], np.int64)
            read.windows[start] = self._pieces.run(None, {"ids": row, "mask": np.ones_like(row)})[0][0]
        return read.windows[start]

    def _agreed(self, read: _Read, anchor: range, source: Span | None, content: Sequence[Span]) -> Agreed | None:
        if not anchor:
            return None
        if anchor not in read.roles:
            read.roles[anchor] = self._roles(read, anchor)
        first, sources, contents = read.roles[anchor]
        return Agreed(
            content=read.pieces.shared(contents > 0.5, first, content),
            source=None if source is None else read.pieces.mean(sources, first, source),
        )

    def _roles(self, read: _Read, anchor: range) -> tuple[int, Array, Array]:
        """From which piece on, how likely each near an anchor is source, and content."""
        start = self._window(anchor, len(read.pieces.ids))
        states = self._states(read, start)
        middle = (anchor[0] + anchor[-1]) // 2 - start + 1
        near = min(len(states), NEAR)
        first = max(0, min(middle - near // 2, len(states) - near))
        cue = np.zeros((1, near), np.float32)
        cue[0, [at for piece in anchor if 0 <= (at := piece - start + 1 - first) < near]] = 1
        given = {"states": states[None, first : first + near], "mask": np.ones((1, near), np.int64), "cues": cue}
        (roles,) = self._cues.run(["roles"], given)
        return start + first - 1, roles[0][:, self._source], roles[0][:, self._content]

    def _window(self, anchor: range, total: int) -> int:
        """Where the window starts in which the words stand nearest to the middle; windows overlap by a fifth."""
        step = self._inner * 4 // 5
        last = max(0, -(-(total - self._inner) // step)) * step
        middle = (anchor[0] + anchor[-1]) // 2
        return min(max(0, round((middle - self._inner / 2) / step) * step), last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """How far the encoder takes an attribution for what it is said to be, each from 0 to 1.

    `content`: of the word pieces near it that are content to either, the share that are to both. `source`: how likely
    the words of its source are one, in the mean; None where it has none, or none near it.
    """

    content: float
    source: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a word tells: the share (0 to 1, together 1) of each type of event and of `none`, and of each status."""

    types: Mapping[str, float]
    statuses: Mapping[str, float]

    @property
    def none(self) -> float:
        """How likely the word tells no event."""
        return self.types["none"]


@dataclass(frozen=True, slots=True)
class _Read:
    """A text in pieces, with the states and the events of its windows by where they start, and its roles by anchor."""

    text: str
    pieces: _Pieces
    roles: dict[range, tuple[int, Array, Array]] = field(default_factory=dict)
    windows: dict[int, Array] = field(default_factory=dict)
    events: dict[int, tuple[Array, Array]] = field(default_factory=dict)


class _Pieces:
    """The word pieces of a text and where each stands in it."""

    def __init__(self, encoding: Any) -> None:
        self.ids: list[int] = encoding.ids
        self._starts = [start for start, _ in encoding.offsets]
        self._ends = [end for _, end in encoding.offsets]

    def within(self, span: Span) -> range:
        """The pieces that share a letter with a span."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    def opening(self, span: Span) -> tuple[int, ...]:
        """The pieces that open a word of a span."""
        return tuple(at for at in self.within(span) if self._starts[at] == span.start or self._opens(at))

    def _opens(self, at: int) -> bool:
        return at == 0 or self._starts[at] > self._ends[at - 1]

    def shared(self, marked: NDArray[np.bool_], first: int, content: Sequence[Span]) -> float:
        """The share of the pieces in both, of those in either; `marked` begins at piece `first`."""
        told = np.zeros(len(marked), bool)
        for span in content:
            for at in self.within(span):
                if 0 <= at - first < len(told):
                    told[at - first] = True
        either = int((marked | told).sum())
        return float((marked & told).sum() / either) if either else 0.0

    def mean(self, likely: Array, first: int, span: Span) -> float | None:
        """How likely the pieces of a span are something, in the mean; `likely` begins at piece `first`."""
        near = [at - first for at in self.within(span) if 0 <= at - first < len(likely)]
        return float(likely[near].mean()) if near else None


def _facts(folder: Path) -> dict[str, Any]:
    try:
        facts: dict[str, Any] = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        for name, digest in facts["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise WeightsError(f"{folder / name} is not the file that was released; install Pourparler again")
    except OSError as error:
        raise WeightsError(f"{error.filename} is missing; install Pourparler again") from error
    return facts
