"""The small encoder that the learned heads share: one pass over the words, one more over the surroundings of each cue.

In: a text. Out: `Reading`: its word pieces, the anchors of attributions with roles and labels, the outlet's voice.
Refused: weights whose digest is not the one that `reader.json` names. One window at a time, so that the outcome does
not depend on threads, on the batch, or on what else is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import BertWordPieceTokenizer

from pourparler.errors import PourparlerError
from pourparler.model import Span

Array = NDArray[np.float32]
Run = tuple[tuple[int, ...], bool, float]  # pieces, whether there is no cue, how sure
_EDGES = " \t\r\n\u00a0,;:–—-"


class WeightsError(PourparlerError):
    """Weights that are missing or are not those that were released."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """One attribution: the pieces of its cue (of its source where it has none: `bare`), how sure (0 to 1), the
    probability of each role for the pieces from `first` on (pieces × roles), and of each label.
    """

    pieces: tuple[int, ...]
    bare: bool
    strength: float
    first: int
    roles: Array
    kind: Array
    polarity: Array
    act: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the encoder makes of a text; `offsets` of its pieces are code points, `voice` is pieces × kinds."""

    text: str
    offsets: tuple[tuple[int, int], ...]
    anchors: tuple[Anchor, ...]
    voice: Array

    def span(self, first: int, last: int) -> Span | None:
        """The words from one piece to another, whole, without commas at the edges."""
        start, end = self.offsets[first][0], self.offsets[last][1]
        while start > 0 and self.text[start - 1].isalnum() and self.text[start].isalnum():
            start -= 1
        while end < len(self.text) and self.text[end - 1].isalnum() and self.text[end].isalnum():
            end += 1
        return Span(start, end).trimmed(self.text, _EDGES)

    def cue(self, anchor: Anchor) -> Span | None:
        """The cue of an anchor; None for one that has none in the text."""
        return None if anchor.bare else self.span(anchor.pieces[0], anchor.pieces[-1])

    def stretches(self, anchor: Anchor, role: int, least: float = 0.5, gap: int = 2) -> list[tuple[Span, float]]:
        """The stretches that have a role for an anchor, each with its mean probability; gaps of a piece are closed."""
        row = anchor.roles[:, role]
        runs: list[list[int]] = []
        for at in (int(k) for k in np.flatnonzero(row > least)):
            if not 0 <= anchor.first + at < len(self.offsets):
                continue
            if runs and at - runs[-1][-1] <= gap:
                runs[-1].append(at)
            else:
                runs.append([at])
        found = [(self.span(anchor.first + r[0], anchor.first + r[-1]), row[r[0] : r[-1] + 1].mean()) for r in runs]
        return [(span, float(sure)) for span, sure in found if span is not None]


class Encoder:
    """The two graphs and the vocabulary of one folder."""

    def __init__(self, folder: Path) -> None:
        facts = _facts(folder)
        self.size, self.reach = int(facts["size"]), int(facts["reach"])
        self.roles, self.voices = tuple(facts["roles"]), tuple(facts["voices"])
        self.kinds, self.polarities, self.acts = (tuple(facts[name]) for name in ("kinds", "polarities", "acts"))
        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._pieces, self._cues = (
            InferenceSession(str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])
            for name in ("pieces", "cues")
        )
        self._words = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)
        self._ends = tuple(self._words.token_to_id(name) for name in ("[CLS]", "[SEP]"))

    def read(self, text: str) -> Reading:
        """The anchors of a text, each as the window sees it in which it stands most central."""
        encoding = self._words.encode(text, add_special_tokens=False)
        ids, inner = encoding.ids, self.size - 2
        voice = np.zeros((len(ids), len(self.voices)), np.float32)
        held: dict[int, tuple[float, Anchor]] = {}
        for start in range(0, max(1, len(ids) - inner // 2), inner // 2) if ids else ():
            part = ids[start : start + inner]
            found, voices = self._window(part, start)
            voice[start : start + len(part)] += voices
            for anchor in found:
                aside = abs((anchor.pieces[0] + anchor.pieces[-1]) / 2 - start - len(part) / 2)
                rivals = {id(held[at][1]): held[at] for at in anchor.pieces if at in held}
                if all(other > aside for other, _ in rivals.values()):
                    for _, rival in rivals.values():
                        for at in rival.pieces:
                            del held[at]
                    held.update(dict.fromkeys(anchor.pieces, (aside, anchor)))
        anchors = {anchor.pieces: anchor for _, anchor in held.values()}
        return Reading(
            text=text, offsets=tuple(encoding.offsets), anchors=tuple(anchors[key] for key in sorted(anchors)),
            voice=voice / np.maximum(voice.sum(-1, keepdims=True), 1e-6),
        )  # fmt: skip

    def _window(self, ids: Sequence[int], start: int) -> tuple[list[Anchor], Array]:
        row = np.array([[self._ends[0], *ids, self._ends[1]]], np.int64)
        states, tags, voice = self._pieces.run(None, {"ids": row, "mask": np.ones_like(row)})
        runs = list(_runs(tags[0]))
        return [*self._anchored(states[0], runs, start)], voice[0, 1:-1]

    def _anchored(self, states: Array, runs: Sequence[Run], start: int) -> Iterator[Anchor]:
        if not runs:
            return
        reach = min(len(states), self.reach)
        firsts = [max(0, min((r[0] + r[-1]) // 2 - self.reach // 2, len(states) - self.reach)) for r, _, _ in runs]
        cues = np.zeros((len(runs), reach), np.float32)
        for row, (pieces, _, _), first in zip(cues, runs, firsts, strict=True):
            row[[at - first for at in pieces if at - first < reach]] = 1
        near = np.stack([states[first : first + reach] for first in firsts])
        # One cue at a time: the graph's activations are quantised over all that it is given at once.
        for k, (pieces, bare, strength) in enumerate(runs):
            given = {"states": near[k : k + 1], "mask": np.ones((1, reach), np.int64), "cues": cues[k : k + 1]}
            roles, kind, polarity, act = self._cues.run(None, given)
            yield Anchor(
                pieces=tuple(at - 1 + start for at in pieces), bare=bare,
                strength=strength, first=start + firsts[k] - 1,
                roles=roles[0], kind=kind[0], polarity=polarity[0], act=act[0],
            )  # fmt: skip


def _runs(tags: Array, least: float = 0.3) -> Iterator[Run]:
    """Runs of pieces that may be a cue (or stand for a missing one), with their mean probability; the reader decides
    which are sure enough.
    """
    for bare, begin, inside in ((False, 1, 2), (True, 3, 4)):
        mass = tags[:, begin] + tags[:, inside]
        run: list[int] = []
        for at in range(1, len(tags)):
            held = at < len(tags) - 1 and mass[at] > least
            if run and (not held or tags[at, begin] > 0.5):
                yield tuple(run), bare, float(mass[run].mean())
                run = []
            if held:
                run.append(at)


def _facts(folder: Path) -> dict[str, Any]:
    try:
        facts: dict[str, Any] = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        for name, digest in facts["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise WeightsError(f"{folder / name} is not the file that was released; install Pourparler again")
    except OSError as error:
        raise WeightsError(f"{error.filename} is missing; install Pourparler again") from error
    return facts
