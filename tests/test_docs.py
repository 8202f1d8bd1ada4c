"""The pages say what the program does: every command, option and setting is documented, every example runs."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from pourparler.cli import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
REFERENCE = (ROOT / "docs" / "cli.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def commands(command: click.Command = cli, path: str = "pourparler") -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            under = command.get_command(click.Context(command), name)
            assert under is not None, name
            yield from commands(under, f"{path} {name}")


def options() -> Iterator[tuple[str, str]]:
    for path, command in commands():
        for parameter in command.params:
            yield from ((path, option) for option in parameter.opts if option.startswith("-"))


def section(path: str) -> str:
    found = re.search(rf"^##+ `{re.escape(path)}`\n(.*?)(?=^##|\Z)", REFERENCE, re.DOTALL | re.MULTILINE)
    assert found, f"docs/cli.md has no section for {path}: run `make docs`"
    return found[1]


@pytest.mark.parametrize("path", [path for path, _ in commands()])
def test_every_command_is_documented(path: str) -> None:
    assert f"Usage: {path}" in section(path)


@pytest.mark.parametrize(("path", "option"), sorted(options()))
def test_every_option_is_documented_with_what_it_does(path: str, option: str) -> None:
    assert re.search(rf"(?:^|[\s,]){re.escape(option)}\b.*\S", section(path), re.MULTILINE)
    command = dict(commands())[path]
    assert all(getattr(p, "help", "") for p in command.params if isinstance(p, click.Option) and option in p.opts)


def test_every_setting_of_the_environment_is_documented() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    settings = set(re.findall(r"\bPOURPARLER_[A-Z_]+\b", source)) - {"POURPARLER_COMPLETE"}
    assert settings
    assert {setting for setting in settings if setting not in REFERENCE.split("## `pourparler`")[0]} == set()


def examples() -> Iterator[str]:
    for page in PAGES:
        for block in re.findall(r"```(?:console|sh|bash)\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
            yield from (line[2:].split("#")[0].strip() for line in block.splitlines() if line.startswith("$ "))


@pytest.mark.parametrize("example", sorted(set(examples())))
def test_every_example_names_a_target_or_a_command_with_its_options(example: str) -> None:
    name, *words = shlex.split(example)
    assert name in ("make", "pourparler", "pip"), example
    if name == "make":
        makefile = (ROOT / "Makefile").read_text("utf-8")
        assert all(re.search(rf"^{word}:", makefile, re.MULTILINE) for word in words if "=" not in word)
    if name == "pourparler":
        with cli.make_context("pourparler", list(words), resilient_parsing=True) as ctx:
            found, command, rest = cli.resolve_command(ctx, list(words))
            assert command is not None, found
            command.make_context(found, rest, parent=ctx).close()


def test_the_python_of_the_readme_runs(tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert blocks
    shutil.copytree(ROOT / "demo", tmp_path / "demo")
    for block in blocks:
        done = subprocess.run([sys.executable, "-c", block], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
