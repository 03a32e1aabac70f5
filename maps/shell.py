"""How the command line behaves whatever the command: errors, exit codes, words at the end."""

from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

import click

from gazetteer.errors import DatelineError
from maps.delivery import STDOUT

if TYPE_CHECKING:
    from geo.documents import Problem
    from maps.corpora import Dataset
    from maps.tally import Tally

_INTERRUPTED: Final = 130
"""128 and the number of the signal, as shells have it."""
_LISTED: Final = 20
"""Problems that are told one by one."""


class Refusal(click.ClickException):
    """What ends a command that cannot do what it was asked: one line, exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it on standard error."""
        click.echo(f"dateline: {printable(self.message)}", file=file, err=file is None)


class Shell(click.Group):
    """A group of commands that shows no traceback for what its user can mend."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; turn what it raises into one line and an exit code."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(_INTERRUPTED)
        except BrokenPipeError:
            # click leaves quietly when whoever read our output has gone.
            raise
        except DatelineError as error:
            raise Refusal(str(error)) from error
        except OSError as error:
            where = "" if error.filename is None else f"{error.filename}: "
            raise Refusal(f"{where}{error.strerror or error}") from error


def printable(text: str) -> str:
    """The text in one line that cannot steer a terminal: control characters stand as escapes."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def conclude(tally: "Tally", output: Path, *, strict: bool) -> None:
    """Say on standard error what was done and what could not be read or applied.

    Raises:
        Refusal: Something could not be read or applied, and `strict` makes that an error.
    """
    tell(_summary(tally), output)
    if tally.left_out:
        count = _count(tally.left_out, "event")
        click.echo(f"dateline: {count} left out, which this format does not hold", err=True)
    list_problems(tally.problems)
    _say_corrections(tally.corrections, tally.leftovers)
    heed(len(tally.problems) + len(tally.leftovers), strict=strict)


def tell(summary: str, output: Path) -> None:
    """Say what was done and where it went."""
    where = "to standard output" if output == STDOUT else str(output)
    click.echo(f"dateline: {summary} → {printable(where)}", err=True)


def list_problems(problems: "tuple[Problem, ...]") -> None:
    """Say what could not be read."""
    _list("not read, or not wholly", tuple(map(str, problems)))


def heed(wrong: int, *, strict: bool) -> None:
    """Make problems an error where that was asked for.

    Raises:
        Refusal: There are problems, and `strict` says so.
    """
    if strict and wrong:
        raise Refusal(f"{_count(wrong, 'problem')} above, and --strict was given")


def _say_corrections(given: int, leftovers: tuple[str, ...]) -> None:
    if not given and not leftovers:
        return
    kept = f"{len(leftovers):,} could not be applied" if leftovers else "all applied"
    click.echo(f"dateline: {_count(given, 'correction')}, {kept}", err=True)
    _list("corrections that no longer apply, or cannot be read", leftovers)


def conclude_run(dataset: "Dataset", output: Path, *, strict: bool) -> None:
    """The same of a run into a folder.

    Raises:
        Refusal: As for `conclude`.
    """
    outcome = dataset.outcome
    totals = outcome.totals
    undated = f" ({totals['undated']:,} undated)" if totals["undated"] else ""
    was_there = outcome.parts - outcome.read
    before = f"; {was_there:,} of {_count(outcome.parts, 'part')} were there" if was_there else ""
    click.echo(
        f"dateline: {_count(totals['reports'], 'report')}, {_count(totals['places'], 'place')}, "
        f"{_count(totals['events'], 'event')}{undated} → {printable(str(output))}{before}",
        err=True,
    )
    list_problems(outcome.aside)
    _say_corrections(dataset.corrections, dataset.leftovers)
    heed(len(outcome.aside) + len(dataset.leftovers), strict=strict)


def _summary(tally: "Tally") -> str:
    undated = f" ({tally.undated} undated)" if tally.undated else ""
    told = f" in {tally.tellings:,} tellings" if tally.tellings > tally.events else ""
    return (
        f"{_count(tally.reports, 'report')}, {_count(len(tally.places), 'place')}, "
        f"{_count(tally.events, 'event')}{told}{undated}"
    )


def _list(what: str, problems: tuple[str, ...]) -> None:
    if not problems:
        return
    click.echo(f"dateline: {what}:", err=True)
    for problem in problems[:_LISTED]:
        click.echo(f"  {printable(problem)}", err=True)
    if len(problems) > _LISTED:
        click.echo(f"  … and {len(problems) - _LISTED} more", err=True)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
