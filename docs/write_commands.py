"""Write docs/commands.md out of what the command line says of itself.

    python docs/write_commands.py

A test compares, so the page says what `--help` says.
"""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from maps.cli import main  # noqa: E402 - the check-out comes first

PAGE: Final = ROOT / "docs" / "commands.md"
HEAD: Final = """# Commands

This page is written by `make docs` out of what `--help` says. What was done is told on standard
error, so that `-o -` can write to standard output. A file is there whole or not at all.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | it cannot be done; or something could not be read, and `--strict` was given |
| 2 | a wrong option |
| 130 | interrupted |
"""


def page() -> str:
    """The whole page, Markdown."""
    ctx = click.Context(main, info_name="dateline", **main.context_settings)
    return "\n".join([HEAD, *_command(main, ctx)])


def _command(command: click.Command, ctx: click.Context) -> Iterator[str]:
    yield f"## {ctx.command_path}\n"
    yield _prose(command.help or "")
    yield f"```text\n{ctx.command_path} {' '.join(command.collect_usage_pieces(ctx))}\n```\n"
    options = [each for each in command.get_params(ctx) if isinstance(each, click.Option)]
    records = filter(None, (option.get_help_record(ctx) for option in options))
    yield "| option | meaning |\n|---|---|"
    yield from (f"| `{_row(left)}` | {_cell(right)} |" for left, right in records)
    yield ""
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            below = command.commands[name]
            yield from _command(below, click.Context(below, info_name=name, parent=ctx))


def _prose(text: str) -> str:
    """A help text without the lines that only a terminal needs."""
    paragraphs = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(_cell(" ".join(each.split())) for each in paragraphs) + "\n"


def _row(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _cell(text: str) -> str:
    return _row(text).replace("<", "&lt;")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
