"""The command line reference: every command's own help, as Markdown. Used by cog in `docs/cli.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from pourparler.cli import cli

WIDTH = 110


def pages(command: click.Command, ctx: click.Context) -> Iterator[tuple[str, str]]:
    """The name and the help page of a command and of those under it, in their order."""
    yield ctx.command_path, command.get_help(ctx)
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            under = command.get_command(ctx, name)
            assert under is not None, name
            yield from pages(under, click.Context(under, info_name=name, parent=ctx))


def reference() -> str:
    """The whole reference."""
    # both widths are given, so that the page does not depend on the terminal it is generated in
    settings: dict[str, Any] = dict(cli.context_settings) | {"terminal_width": WIDTH, "max_content_width": WIDTH}
    top = click.Context(cli, info_name="pourparler", **settings)
    parts = []
    for name, page in pages(cli, top):
        level = "##" if name.count(" ") < 2 else "###"
        parts.append(f"{level} `{name}`\n\n```text\n{page.rstrip()}\n```\n")
    return "\n".join(parts)
