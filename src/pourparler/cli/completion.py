"""`pourparler completion SHELL`: the script that completes commands and options in that shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands in SHELL.

    \b
      bash  pourparler completion bash > ~/.local/share/bash-completion/completions/pourparler
      zsh   pourparler completion zsh > "${fpath[1]}/_pourparler"
      fish  pourparler completion fish > ~/.config/fish/completions/pourparler.fish
    """
    complete = get_completion_class(shell)
    if complete is None:  # pragma: no cover - click knows the three
        raise click.UsageError(f"click has no completion for {shell}")
    click.echo(complete(ctx.find_root().command, {}, "pourparler", "_POURPARLER_COMPLETE").source())
