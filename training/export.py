"""A checkpoint as two int8 ONNX graphs: `python -m training.export --weights DIR --out FOLDER`.

In: a checkpoint. Out: `pieces.onnx` (word pieces -> states), `cues.onnx` (states around a cue -> roles),
the tokenizer's vocabulary and `reader.json` (sizes, label names, digests).
Refused: graphs of more than 30 MB together.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnx.utils import extract_model
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.base import base_weights
from training.examples import REACH, ROLES
from training.network import Reader

LARGEST = 30_000_000  # bytes, both graphs and the vocabulary


class Pieces(nn.Module):
    """From word pieces to the trunk's states; the tags and the voice are for training and research alone."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.reader.bottom(ids, mask)


class Cues(nn.Module):
    """From the states around a cue to the roles of its pieces; its labels are for training and research alone."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, states: Tensor, mask: Tensor, cues: Tensor) -> Tensor:
        roles: Tensor = self.reader.cued(self.reader.upper(states, mask, cues), cues)[0]
        return torch.sigmoid(roles)


def export(weights: Path, out: Path) -> dict[str, object]:
    """Write the graphs; returns what `reader.json` says."""
    saved = torch.load(weights / "reader.pt", weights_only=True)
    base = base_weights(saved["base"])
    reader = Reader(base, top=saved["top"])
    reader.load_state_dict(saved["state"])
    reader.eval()
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(1000, 2000, (2, 24))
    mask = torch.ones_like(ids)
    states = torch.randn(3, 20, reader.mark.shape[0])
    cues = torch.zeros(3, 20)
    cues[:, 4] = 1
    rows = {0: "rows", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        for name, module, given, inputs, outputs in (
            ("pieces", Pieces(reader), (ids, mask), ("ids", "mask"), ("states",)),
            ("cues", Cues(reader), (states, torch.ones(3, 20, dtype=torch.long), cues), ("states", "mask", "cues"),
             ("roles",)),
        ):  # fmt: skip
            plain = Path(folder, f"{name}.onnx")
            torch.onnx.export(
                module, given, str(plain), input_names=list(inputs), output_names=list(outputs), dynamo=False,
                dynamic_axes=dict.fromkeys((*inputs, *outputs), rows), opset_version=17,
            )  # fmt: skip
            packed = out / f"{name}.onnx"
            quantize_dynamic(plain, packed, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    shutil.copy(base / "vocab.txt", out / "vocab.txt")
    facts: dict[str, object] = {
        "base": saved["base"], "size": saved["size"], "reach": REACH, "roles": ROLES,
        "training": saved["facts"], "sha256": digests(out),
    }  # fmt: skip
    (out / "reader.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    total = sum(path.stat().st_size for path in out.iterdir())
    if total > LARGEST:
        raise SystemExit(f"{out}: {total / 1e6:.1f} MB; at most {LARGEST / 1e6:.0f} MB may ship")
    return {**facts, "megabytes": round(total / 1e6, 1)}


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of each graph of a folder, by its name."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.onnx"))}


def leave_out_labels(folder: Path) -> None:
    """Cut kind, polarity and act out of graphs exported with them; what `roles` gives stays the same to the bit.

    So were the weights made that ship: exported with the labels, of which nobody asked any, and cut here.
    """
    graph = str(folder / "cues.onnx")
    extract_model(graph, graph, ["states", "mask", "cues"], ["roles"])
    said = folder / "reader.json"
    facts = json.loads(said.read_text(encoding="utf-8"))
    for name in ("kinds", "polarities", "acts"):
        facts.pop(name, None)
    said.write_text(json.dumps(facts | {"sha256": digests(folder)}, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    print(json.dumps(export(chosen.weights, chosen.out), indent=1))


if __name__ == "__main__":
    main()
