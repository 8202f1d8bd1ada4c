"""Train the tagger of events: `python -m training.happenings --out FOLDER`, on the states of the encoder that ships.

In: the dispatches with their events, `pieces.onnx` of FOLDER, a seed. Out: `events.onnx` beside it and its digest.
Refused: a run without labels. The states are those of the graph that ships, so that it learns what it will see.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import numpy as np
import torch
from corpus.happenings import Happening, told
from onnxruntime import InferenceSession
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import BertWordPieceTokenizer
from torch import Tensor, nn
from transformers import BertModel

from pourparler.model.event import EventStatus, EventType
from training.base import base_weights
from training.export import digests

TYPES = ("none", *get_args(EventType))
STATUSES: tuple[str, ...] = get_args(EventStatus)
NONE = -100
BATCH = 6  # windows
_WORD = re.compile(r"\w[\w’'-]*")


class Tagger(nn.Module):
    """The last two layers of the base on the trunk's states, with a type and a status for every piece."""

    def __init__(self, base: str = "minilm", layers: int = 2, dropout: float = 0.1) -> None:
        super().__init__()
        bert = BertModel.from_pretrained(str(base_weights(base)), add_pooling_layer=False, attn_implementation="sdpa")
        self.layers = nn.ModuleList(list(bert.encoder.layer)[-layers:])
        self.dropout = nn.Dropout(dropout)
        self.types = nn.Linear(bert.config.hidden_size, len(TYPES))
        self.statuses = nn.Linear(bert.config.hidden_size, len(STATUSES))

    def forward(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Of windows × pieces × width the logits of types and of statuses, each windows × pieces × names."""
        wide = (mask == 0)[:, None, None, :].to(states.dtype) * -1e4
        for layer in self.layers:
            out = layer(states, attention_mask=wide)
            states = out[0] if isinstance(out, tuple) else out
        states = self.dropout(states)
        return self.types(states), self.statuses(states)


class Shares(nn.Module):
    """A tagger that gives shares instead of logits: what is exported."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        types, statuses = self.tagger(states, mask)
        return torch.softmax(types, -1), torch.softmax(statuses, -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The trunk's states of a window with, of each piece, the number of its type and of its status, or NONE."""

    states: Tensor
    types: Tensor
    statuses: Tensor


class Trunk:
    """The graph that ships, and its vocabulary."""

    def __init__(self, folder: Path) -> None:
        self.size = int(json.loads((folder / "reader.json").read_text(encoding="utf-8"))["size"])
        self._graph = InferenceSession(str(folder / "pieces.onnx"), providers=["CPUExecutionProvider"])
        self._words = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)
        self._ends = tuple(self._words.token_to_id(name) for name in ("[CLS]", "[SEP]"))

    def windows(self, text: str, told: Sequence[Happening], offset: int) -> Iterator[Window]:
        """The windows of a text, a fifth of each shared with the next, the first one short by `offset` pieces."""
        encoding = self._words.encode(text, add_special_tokens=False)
        types, statuses = labels(text, encoding.offsets, told)
        inner = self.size - 2
        for start in range(-offset, max(1, len(encoding.ids) - inner // 5), inner * 4 // 5):
            first, last = max(0, start), min(len(encoding.ids), start + inner)
            ids = np.array([[self._ends[0], *encoding.ids[first:last], self._ends[1]]], np.int64)
            states = self._graph.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0]
            yield Window(
                states=torch.tensor(states),
                types=torch.tensor([NONE, *types[first:last], NONE]),
                statuses=torch.tensor([NONE, *statuses[first:last], NONE]),
            )


def labels(text: str, offsets: Sequence[tuple[int, int]], told: Sequence[Happening]) -> tuple[list[int], list[int]]:
    """Of each piece the type and status of the event that its word tells; NONE where it opens no word."""
    opens = {found.start() for found in _WORD.finditer(text)}
    types = [0 if start in opens else NONE for start, _ in offsets]
    statuses = [NONE] * len(offsets)
    for one in told:
        for at, (start, _) in enumerate(offsets):
            if one.trigger[0] <= start < one.trigger[1]:
                is_first = start == one.trigger[0] or types[at] == NONE
                types[at] = TYPES.index(one.type) if is_first else NONE
                statuses[at] = STATUSES.index(one.status) if is_first else NONE
                if start != one.trigger[0]:
                    types[at] = statuses[at] = NONE
    return types, statuses


def loss_of(tagger: Tagger, batch: Sequence[Window]) -> Tensor:
    """What a batch costs: the type of every word, the status of every trigger."""
    states = nn.utils.rnn.pad_sequence([w.states for w in batch], batch_first=True)
    types = nn.utils.rnn.pad_sequence([w.types for w in batch], batch_first=True, padding_value=NONE)
    statuses = nn.utils.rnn.pad_sequence([w.statuses for w in batch], batch_first=True, padding_value=NONE)
    mask = nn.utils.rnn.pad_sequence([torch.ones(len(w.states)) for w in batch], batch_first=True)
    found, stands = tagger(states, mask)
    entropy = nn.functional.cross_entropy
    loss = entropy(found.flatten(0, 1).float(), types.flatten(), ignore_index=NONE)
    if (statuses != NONE).any():
        loss = loss + 0.1 * entropy(stands.flatten(0, 1).float(), statuses.flatten(), ignore_index=NONE)
    return loss


def train(
    texts: Sequence[tuple[str, Sequence[Happening]]], trunk: Trunk, *, epochs: int, seed: int, rate: float
) -> Tagger:
    """A tagger that learned from all texts, each cut into windows in three ways."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    cuts = [[w for text, marks in texts for w in trunk.windows(text, marks, offset)] for offset in (0, 50, 100)]
    tagger = Tagger()
    heads = [p for name, p in tagger.named_parameters() if not name.startswith("layers")]
    groups = [{"params": tagger.layers.parameters(), "lr": rate}, {"params": heads, "lr": 6 * rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * (len(cuts[0]) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / (steps * 0.08 + 1), max(0.02, 1 - at / steps))
    )
    tagger.train()
    for epoch in range(epochs):
        rows = list(cuts[epoch % len(cuts)])
        rng.shuffle(rows)
        losses = []
        for at in range(0, len(rows), BATCH):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(tagger, rows[at : at + BATCH])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print({"epoch": epoch, "loss": round(sum(losses) / len(losses), 4)}, flush=True)
    return tagger.eval()


def export(tagger: Tagger, folder: Path, learned: dict[str, object]) -> None:
    """Write `events.onnx`, int8, and its digest, its names and what it learned from into `reader.json`."""
    states = torch.randn(2, 20, 384)
    with TemporaryDirectory() as scratch:
        plain = Path(scratch, "events.onnx")
        torch.onnx.export(
            Shares(tagger), (states, torch.ones(2, 20)), str(plain), input_names=["states", "mask"],
            output_names=["types", "statuses"], dynamo=False, opset_version=17,
            dynamic_axes={name: {0: "rows", 1: "pieces"} for name in ("states", "mask", "types", "statuses")},
        )  # fmt: skip
        quantize_dynamic(
            plain, folder / "events.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    said = folder / "reader.json"
    facts = json.loads(said.read_text(encoding="utf-8"))
    kept = facts.get("events", {}).get("held")
    facts |= {"types": TYPES, "statuses": STATUSES, "events": {"held": kept} | learned, "sha256": digests(folder)}
    said.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


@torch.no_grad()
def figures(tagger: Tagger, texts: Sequence[tuple[str, Sequence[Happening]]], trunk: Trunk) -> dict[str, float]:
    """On texts that it has not seen: F1 of triggers, and the share of right types and statuses of those found."""
    pairs: list[tuple[int, int, bool]] = []
    for text, marks in texts:
        for window in trunk.windows(text, marks, 0):
            types, statuses = tagger(window.states[None], torch.ones(1, len(window.states)))
            inside = torch.arange(len(window.types)) >= (20 if len(window.types) == trunk.size else 0)
            for at in ((window.types != NONE) & inside).nonzero().flatten().tolist():
                stands = bool(statuses[0, at].argmax() == window.statuses[at])
                pairs.append((int(window.types[at]), int(types[0, at].argmax()), stands))
    found = [pair for pair in pairs if pair[0] and pair[1]]
    marked, given = sum(1 for pair in pairs if pair[0]), sum(1 for pair in pairs if pair[1])
    return {
        "labelled": marked, "precision": len(found) / given, "recall": len(found) / marked,
        "f1": 2 * len(found) / (given + marked), "type": sum(a == b for a, b, _ in found) / len(found),
        "status": sum(ok for _, _, ok in found) / len(found),
    }  # fmt: skip


def main() -> None:
    """Read the arguments, gather the labels, train, export; or score on a fifth that is held out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder of pieces.onnx")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--held", action="store_true", help="learn from four fifths, write how it does on the fifth")
    chosen = parser.parse_args()
    texts = [(one.text, one.happenings) for one in told()]
    if not texts:
        raise SystemExit("no texts to learn from: corpus/events.jsonl and corpus/deeds are empty")
    print(f"{len(texts)} texts, {sum(len(found) for _, found in texts)} events", flush=True)
    trunk = Trunk(chosen.out)
    learned = [pair for at, pair in enumerate(texts) if at % 5 or not chosen.held]
    tagger = train(learned, trunk, epochs=chosen.epochs, seed=chosen.seed, rate=chosen.rate)
    if chosen.held:
        said = chosen.out / "reader.json"
        facts = json.loads(said.read_text(encoding="utf-8"))
        facts.setdefault("events", {})["held"] = figures(tagger, texts[::5], trunk)
        said.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
        print(facts["events"]["held"])
    else:
        marks = sum(len(found) for _, found in texts)
        export(tagger, chosen.out, {"texts": len(texts), "events": marks, "epochs": chosen.epochs, "seed": chosen.seed})


if __name__ == "__main__":
    main()
