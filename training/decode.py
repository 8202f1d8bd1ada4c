"""From a checkpoint's outputs to attributions, for research scores.

    python -m training.decode --weights DIR --gold FILE

In: texts and a trained reader. Out: attributions in the form that the shared scorer reads, on standard output.
Refused: nothing. What ships does not decode: it looks at what the rules found (`pourparler.encoder`).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from training.base import base_weights
from training.examples import ACTS, KINDS, POLARITIES, REACH, ROLES
from training.network import Reader
from training.train import start_of

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One anchor with the probability of each role for each piece of its window."""

    pieces: tuple[int, ...]
    first: int
    bare: bool
    strength: float
    roles: Array
    kind: Array
    polarity: Array
    act: Array


class Decoder:
    """A checkpoint that reads texts."""

    def __init__(self, folder: Path) -> None:
        saved = torch.load(folder / "reader.pt", weights_only=True)
        base = base_weights(saved["base"])
        self.tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.reader = Reader(base, top=saved["top"])
        self.reader.load_state_dict(saved["state"])
        self.reader.eval()
        self.size = saved["size"]

    @torch.no_grad()
    def found(self, text: str) -> tuple[list[tuple[int, int]], list[Found]]:
        """The offsets of the text's pieces, and its anchors, each from the window where it stands most central."""
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        inner = self.size - 2
        best: dict[tuple[int, ...], tuple[float, Found]] = {}
        total = len(encoding.ids)
        starts = range(0, max(1, total - inner // 2), inner // 2)
        for start in starts:
            ids = encoding.ids[start : start + inner]
            for one in self._window(ids, start):
                key = one.pieces
                middle = abs((key[0] + key[-1]) / 2 - start - len(ids) / 2)
                overlapping = [k for k in best if set(k) & set(key)]
                if all(best[k][0] > middle for k in overlapping):
                    for k in overlapping:
                        del best[k]
                    best[key] = (middle, one)
        return list(encoding.offsets), [one for _, one in best.values()]

    def _window(self, ids: list[int], start: int) -> Iterator[Found]:
        cls, sep = self.tokenizer.token_to_id("[CLS]"), self.tokenizer.token_to_id("[SEP]")
        row = torch.tensor([[cls, *ids, sep]])
        mask = torch.ones_like(row)
        bottom = self.reader.bottom(row, mask)
        tags, _ = self.reader.plain(self.reader.upper(bottom, mask, torch.zeros(row.shape)))
        probability = tags.softmax(-1)[0].numpy()
        anchors = list(runs(probability))
        if not anchors:
            return
        width = row.shape[1]
        reach = min(width, REACH)
        firsts = [start_of(pieces, width) for pieces, _, _ in anchors]
        cues = torch.zeros(len(anchors), reach)
        for k, (pieces, _, _) in enumerate(anchors):
            cues[k, [at - firsts[k] for at in pieces if at - firsts[k] < reach]] = 1
        parts = torch.cat([bottom[:, first : first + reach] for first in firsts])
        states = self.reader.upper(parts, mask[:, :reach].expand(len(anchors), -1), cues)
        roles, kind, polarity, act = self.reader.cued(states, cues)
        for k, (pieces, bare, strength) in enumerate(anchors):
            yield Found(
                pieces=tuple(at - 1 + start for at in pieces), first=start + firsts[k] - 1, bare=bare,
                strength=strength, roles=torch.sigmoid(roles[k]).numpy(), kind=kind[k].softmax(-1).numpy(),
                polarity=polarity[k].softmax(-1).numpy(), act=act[k].softmax(-1).numpy(),
            )  # fmt: skip


def runs(probability: Array, threshold: float = 0.5) -> Iterator[tuple[tuple[int, ...], bool, float]]:
    """The anchors of a window: runs of pieces that are more likely part of one than not."""
    for bare, columns in ((False, (1, 2)), (True, (3, 4))):
        mass = probability[:, list(columns)].sum(-1)
        begin = probability[:, columns[0]]
        run: list[int] = []
        for at in range(1, len(mass)):
            inside = at < len(mass) - 1 and mass[at] > threshold
            if run and (not inside or begin[at] > 0.5):
                yield tuple(run), bare, float(mass[run].mean())
                run = []
            if inside:
                run.append(at)


def spans_of(row: Array, first: int, offsets: list[tuple[int, int]], text: str, gap: int = 2) -> list[tuple[int, int]]:
    """The stretches of text whose pieces have a role, whole words, small gaps closed."""
    chosen = [first + k for k, value in enumerate(row) if value > 0.5 and 0 <= first + k < len(offsets)]
    stretches: list[list[int]] = []
    for at in chosen:
        if stretches and at - stretches[-1][1] <= gap:
            stretches[-1][1] = at
        else:
            stretches.append([at, at])
    spans = [whole(text, offsets[a][0], offsets[b][1]) for a, b in stretches]
    return [span for span in spans if span[0] < span[1]]


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A span widened to whole words, commas and blanks at its edges cut."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and text[start] in " ,;:\n":
        start += 1
    while end > start and text[end - 1] in " ,;:\n":
        end -= 1
    return start, end


def attributions(decoder: Decoder, text: str) -> Iterator[dict[str, Any]]:
    """The attributions of a text in the scorer's form."""
    offsets, found = decoder.found(text)
    for one in sorted(found, key=lambda one: one.pieces):
        content = spans_of(one.roles[:, ROLES.index("content")], one.first, offsets, text)
        if not content:
            continue
        sources = spans_of(one.roles[:, ROLES.index("source")], one.first, offsets, text)
        cue = whole(text, offsets[one.pieces[0]][0], offsets[one.pieces[-1]][1])
        yield {
            "source": max(sources, key=lambda span: span[1] - span[0]) if sources else None,
            "cue": None if one.bare or cue[0] >= cue[1] else cue, "content": content,
            "strength": round(one.strength, 3),
            "kind": KINDS[int(one.kind.argmax())], "polarity": POLARITIES[int(one.polarity.argmax())],
            "act": ACTS[int(one.act.argmax())],
        }  # fmt: skip


def main() -> None:
    """Read gold texts, write predictions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    chosen = parser.parse_args()
    decoder = Decoder(chosen.weights)
    for row in map(json.loads, chosen.gold.read_text(encoding="utf-8").splitlines()):
        found = list(attributions(decoder, row["text"]))
        sys.stdout.write(json.dumps({"doc_id": row["doc_id"], "attributions": found}) + "\n")


if __name__ == "__main__":
    main()
