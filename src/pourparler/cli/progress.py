"""Progress of long work on stderr: a bar on a terminal, nothing in a pipe.

In: what the work says of itself. Out: a bar that leaves no trace. Refused: to write to stdout.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[str], None]
"""Say that one more is done, and which."""


@contextmanager
def progress(what: str) -> Iterator[Advance]:
    """A bar while the work goes on; the number of articles is not known before the inputs are read."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed}"), TimeElapsedColumn())
    with Progress(*columns, TextColumn("{task.fields[name]}"), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, name="")
        yield lambda name: bar.update(task, advance=1, name=name)
