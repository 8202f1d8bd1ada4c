"""What the weights that ship are: the table of docs/encoder.md. Used by cog."""

from __future__ import annotations

import json
from pathlib import Path

WEIGHTS = Path(__file__).parents[1] / "src/pourparler/encoder/weights"


RUNS = Path(__file__).parents[1] / "training" / "runs.json"
PARTS = ("source", "cue", "content", "all", "direct", "mixed", "indirect")


def runs() -> str:
    """How checkpoints read by themselves, as a Markdown table."""
    held = json.loads(RUNS.read_text(encoding="utf-8"))
    head = ["| learned from | " + " | ".join(PARTS) + " |", "|---|" + "---:|" * len(PARTS)]
    return "\n".join(
        [
            *head,
            *(f"| {run['learned']} | " + " | ".join(str(run[part]) for part in PARTS) + " |" for run in held.values()),
        ]
    )


def facts() -> str:
    """Size, labels and training of the weights, as a Markdown table."""
    held = json.loads((WEIGHTS / "reader.json").read_text(encoding="utf-8"))
    training = held["training"]
    megabytes = sum(path.stat().st_size for path in WEIGHTS.iterdir()) / 1e6
    events = held["events"]
    rows = (
        ("weights", f"{megabytes:.1f} MB, int8 ONNX, three graphs"),
        ("window", f"{held['size']} word pieces"),
        ("learned from", f"{training['texts']} invented texts, {training['attributions']:,} attributions"),
        ("training", f"{training['epochs']} epochs, seed {training['seed']}, last loss {training['loss']}"),
        ("events learned from", f"{events['texts']} invented texts, {events['events']:,} mentions"),
        ("their training", f"{events['epochs']} epochs, seed {events['seed']}"),
        (
            "on a fifth held out",
            f"triggers F1 {100 * events['held']['f1']:.0f}, of found: type right "
            f"{100 * events['held']['type']:.0f}, status right {100 * events['held']['status']:.0f}",
        ),
    )
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])
