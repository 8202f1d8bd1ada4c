"""The command line: `pourparler COMMAND`, one file a command, each imported only when it is asked for.

In: words at the prompt. Out: machine output on stdout, the rest on stderr, an exit status (0 done, 1 some input had
problems, 2 could not be done). Refused: to decide anything; every command calls the library's own doors.
"""

from __future__ import annotations

import importlib

import click

from pourparler import __version__
from pourparler.cli.ending import run

COMMANDS = {
    "demo": "demo",
    "read": "read",
    "articles": "articles",
    "statements": "statements",
    "actors": "actors",
    "events": "events",
    "talks": "talks",
    "proposals": "proposals",
    "positions": "positions",
    "commitments": "commitments",
    "matrix": "matrix",
    "negotiations": "negotiations",
    "timeline": "timeline",
    "report": "report",
    "review": "review",
    "export": "export",
    "check": "check",
    "extract": "extract",
    "resolve": "resolve",
    "lint-actors": "lint_actors",
    "schema": "schema",
    "completion": "completion",
}


class Commands(click.Group):
    """A group whose commands are imported when they are asked for, so that `--help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"pourparler.cli.{COMMANDS[cmd_name]}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")
def cli() -> None:
    """Read news coverage of a negotiation and keep the record: who said what, to whom, according to whom.

    Begin with `pourparler demo`, or with coverage of your own:

    \b
      pourparler read coverage/ --record talks.db
      pourparler statements --record talks.db --actor "foreign ministry"
      pourparler report --record talks.db -o dossier.html

    Machine output goes to stdout, everything else to stderr. Exit status: 0 done; 1 done, but some input had
    problems; 2 could not be done.
    """


def main() -> None:
    """Run the command that the prompt names and leave with its exit status."""
    run(cli)
