"""What the benches of figures share at the prompt: `--errors`, the figures as JSON, the exit status.

In: a bench's own description, its measure and the files that it needs. Out: JSON on standard output, status 0.
Refused: a file that is missing, or labels that are not those of the text (LookupError): said in a line, status 2.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any


def run(
    measure: Callable[[bool], dict[str, Any]], *, says: str | None, arguments: list[str], needs: Sequence[Path] = ()
) -> int:
    """Print the figures; 2 where labels or articles are missing or others.

    >>> run(lambda errors: {"found": 3, "told": errors}, says="Counts ferries.", arguments=["--errors"])
    {
     "found": 3,
     "told": true
    }
    0
    """
    parser = argparse.ArgumentParser(description=says)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args(arguments)
    for path in needs:
        if not path.exists():
            print(f"{path}: not there", file=sys.stderr)
            return 2
    try:
        print(json.dumps(measure(given.errors), indent=1))
    except LookupError as other:
        print(other, file=sys.stderr)
        return 2
    return 0
