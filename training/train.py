"""Train the reader: `python -m training.train --data corpus --out DIR`; `--data polnear` is the research run.

In: the corpus (or PolNeAR train), the base weights, a seed. Out: a checkpoint and a log of losses.
Refused: a run without data.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch
from corpus.__main__ import dispatches
from corpus.marked import Dispatch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.base import base_weights
from training.examples import (
    ACTS,
    KINDS,
    NONE,
    POLARITIES,
    REACH,
    ROLES,
    Anchor,
    Text,
    Window,
    every_window,
    of_dispatch,
    of_polnear,
)
from training.network import Reader

BATCH = 4  # windows
CUES = 20  # at most so many a batch
RARITY = (2.0, 1.0, 3.0, 3.0, 3.0)  # how much more a missed piece of a role weighs than one too many
LABELS: dict[str, tuple[str, ...]] = {"kind": KINDS, "polarity": POLARITIES, "act": ACTS}
SHARED = Path(__file__).resolve().parents[2] / "shared"


def batches(windows: list[Window], size: int, rng: random.Random) -> list[list[Window]]:
    """Windows of like length together, in random order."""
    order = sorted(windows, key=lambda window: (len(window.ids) // 16, rng.random()))
    rows = [order[at : at + size] for at in range(0, len(order), size)]
    rng.shuffle(rows)
    return rows


def padded(rows: list[list[int]], value: int) -> Tensor:
    """Rows of one length, filled up with `value`."""
    width = max(map(len, rows))
    return torch.tensor([[*row, *[value] * (width - len(row))] for row in rows])


def stretches(rows: list[tuple[int, Anchor]], width: int) -> tuple[Tensor, Tensor, Tensor]:
    """For each anchor the pieces around it: which are its cue, which have a role, and their places in the window."""
    reach = min(width, REACH)
    cues = torch.zeros(len(rows), reach)
    roles = torch.zeros(len(rows), reach, len(ROLES))
    near = torch.zeros(len(rows), reach, dtype=torch.long)
    for k, (_, anchor) in enumerate(rows):
        first = start_of(anchor.pieces, width)
        near[k] = torch.arange(first, first + reach)
        cues[k, [at - first for at in anchor.pieces if at - first < reach]] = 1
        for role, row in enumerate(anchor.roles):
            part = row[first : first + reach]
            roles[k, : len(part), role] = torch.tensor(part, dtype=torch.float)
    return cues, roles, near


def start_of(pieces: Sequence[int], width: int) -> int:
    """Where the pieces around a cue begin, in a window of so many."""
    middle = (pieces[0] + pieces[-1]) // 2
    return max(0, min(middle - REACH // 2, width - REACH))


def rarity(texts: list[Text], label: str, names: Sequence[str]) -> Tensor:
    """How much a label of the cues weighs: the root of how rare it is, so that the rare ones are learned too."""
    marks = [mark for text in texts for mark in text.attributions]
    given = Counter(mark.acts[0] if mark.acts else None for mark in marks) if label == "act" else Counter(
        getattr(mark, label) for mark in marks
    )  # fmt: skip
    counts = torch.tensor([float(max(1, given[name])) for name in names])
    return (counts.mean() / counts).sqrt().clamp(max=4)


def loss_of(reader: Reader, batch: list[Window], rng: random.Random, weights: dict[str, Tensor]) -> Tensor:
    """The summed loss of all heads over a batch; at most `CUES` of its cues, drawn, are looked at."""
    ids = padded([window.ids for window in batch], 0)
    mask = padded([[1] * len(window.ids) for window in batch], 0)
    bottom = reader.bottom(ids, mask)
    tags, voice = reader.plain(reader.upper(bottom, mask, torch.zeros_like(mask, dtype=bottom.dtype)))
    weight = torch.tensor([0.5, 1.0, 1.0, 1.0, 1.0])
    entropy = nn.functional.cross_entropy
    wanted_tags = padded([window.tags for window in batch], NONE).flatten()
    total = entropy(tags.flatten(0, 1).float(), wanted_tags, weight, ignore_index=NONE)
    kinds = padded([window.voice for window in batch], NONE).flatten()
    if (kinds != NONE).any():
        total = total + 0.3 * entropy(voice.flatten(0, 1).float(), kinds, ignore_index=NONE)
    rows = [(k, anchor) for k, window in enumerate(batch) for anchor in window.anchors]
    if not rows:
        return total
    if len(rows) > CUES:
        rows = rng.sample(rows, CUES)
    at = torch.tensor([k for k, _ in rows])
    cues, roles, near = stretches(rows, ids.shape[1])
    pick = near.unsqueeze(-1).expand(-1, -1, bottom.shape[-1])
    states = reader.upper(bottom[at].gather(1, pick), mask[at].gather(1, near), cues.to(bottom.dtype))
    out, kind, polarity, act = reader.cued(states, cues.to(states.dtype))
    cover = mask[at].gather(1, near).unsqueeze(-1).float()
    binary = nn.functional.binary_cross_entropy_with_logits(
        out.float(), roles, reduction="none", pos_weight=torch.tensor(RARITY)
    )
    total = total + 8 * (binary * cover).sum() / (cover.sum() * roles.shape[-1])
    for found, name in ((kind, "kind"), (polarity, "polarity"), (act, "act")):
        wanted = torch.tensor([getattr(anchor, name) for _, anchor in rows])
        if (wanted != NONE).any():
            total = total + 0.3 * entropy(found.float(), wanted, weights[name], ignore_index=NONE)
    return total


def train(texts: list[Text], out: Path, *, epochs: int, seed: int, size: int, rate: float, base: str, top: int) -> None:
    """Train on all texts and write `reader.pt` and `log.json` into a folder."""
    random.seed(seed)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    folder = base_weights(base)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    reader = Reader(folder, top=top)
    first = every_window(texts, tokenizer, size, size - 2, 0)
    steps = epochs * (len(first) // BATCH + 1)
    heads = [p for name, p in reader.named_parameters() if not name.startswith(("embeddings", "trunk", "top"))]
    body = [p for name, p in reader.named_parameters() if name.startswith(("embeddings", "trunk", "top"))]
    optimizer = torch.optim.AdamW([{"params": body, "lr": rate}, {"params": heads, "lr": 6 * rate}], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / (steps * 0.08 + 1), max(0.02, 1 - at / steps))
    )
    weights = {name: rarity(texts, name, names) for name, names in LABELS.items()}
    log, started = [], time.monotonic()
    reader.train()
    for epoch in range(epochs):
        found = every_window(texts, tokenizer, size, size - 2, rng.randrange(size // 2) if epoch else 0)
        losses = []
        for batch in batches(found, BATCH, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(reader, batch, rng, weights)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        log.append({"epoch": epoch, "loss": sum(losses) / len(losses), "seconds": round(time.monotonic() - started)})
        print(log[-1], flush=True)
    out.mkdir(parents=True, exist_ok=True)
    facts = {
        "texts": len(texts), "attributions": sum(len(text.attributions) for text in texts), "epochs": epochs,
        "seed": seed, "loss": round(log[-1]["loss"], 3) if log else None,
    }  # fmt: skip
    kept = {"state": reader.state_dict(), "base": base, "top": top, "size": size, "facts": facts}
    torch.save(kept, out / "reader.pt")
    (out / "log.json").write_text(json.dumps(log, indent=1), encoding="utf-8")


def main() -> None:
    """Read the arguments, gather the data, train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", choices=("corpus", "polnear"), default="corpus")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--size", type=int, default=192)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--base", default="minilm")
    parser.add_argument("--top", type=int, default=2)
    parser.add_argument("--texts", type=int, default=0, help="only the first so many texts")
    chosen = parser.parse_args()
    if chosen.data == "polnear":
        texts = list(of_polnear(SHARED / "gold" / "attribution" / "polnear_train.jsonl"))
    else:
        texts = [of_dispatch(one) for one in dispatches() if isinstance(one, Dispatch)]
    texts = texts[: chosen.texts or None]
    if not texts:
        raise SystemExit("no texts to learn from: corpus/original holds no dispatch that can be read")
    print(f"{len(texts)} texts, {sum(len(t.attributions) for t in texts)} attributions", flush=True)
    train(texts, chosen.out, epochs=chosen.epochs, seed=chosen.seed, size=chosen.size, rate=chosen.rate,
          base=chosen.base, top=chosen.top)  # fmt: skip


if __name__ == "__main__":
    main()
