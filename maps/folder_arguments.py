"""Arguments of `dateline read` where it writes a folder: how much, and who does the work."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from maps.arguments import MEGABYTE, check_target
from maps.delivery import STDOUT

if TYPE_CHECKING:
    from maps.corpora import Undertaking

_FOLDER: Final = "maps.folder_arguments.folder"
"""Where it is kept of a command that its output is a folder."""


def _folder_or_target(ctx: click.Context, param: click.Parameter, value: str) -> Path:
    path = Path(value)
    ctx.meta[_FOLDER] = (
        value.endswith(("/", "\\"))
        or path.is_dir()
        or bool(ctx.params.get("workers") or ctx.params.get("scheduler"))
    )
    if not ctx.meta[_FOLDER]:
        return check_target(ctx, param, path)
    if path == STDOUT or path.is_file():
        raise click.BadParameter("several workers write a folder; name one", ctx, param)
    return path


NAMES = click.argument("inputs", nargs=-1, required=True, is_eager=True)
FILE_OR_FOLDER = click.option(
    "-o",
    "--output",
    default="readings.jsonl",
    show_default=True,
    callback=_folder_or_target,
    help="File to write, - for standard output; or a folder, for a dataset (docs/scale.md).",
)
WORKERS = click.option(
    "--workers",
    type=click.IntRange(1, 1000),
    is_eager=True,
    help="Processes that read into a folder, on this machine.  [default: 1]",
)
SCHEDULER = click.option(
    "--scheduler",
    metavar="ADDRESS",
    is_eager=True,
    help="Dask scheduler whose workers read into a folder: tcp://host:8786.",
)
PART_MB = click.option(
    "--part-mb",
    type=click.FloatRange(min=0.01, max=1000),
    default=1.0,
    show_default=True,
    help="Size of a part: what a worker loses at most where a run is killed.",
)
MERGE = click.option(
    "--merge", is_flag=True, help="Into a folder: make one event of what several reports tell."
)


def undertaking(cache: Path | None, told: dict[str, Any]) -> "Undertaking | None":
    """What `dateline read` was told, where it shall write a folder; else none."""
    if not click.get_current_context().meta[_FOLDER]:
        if told["merge"]:
            raise click.UsageError("--merge needs a folder to write; name one with -o, as out/")
        return None
    from geo.corpus import Hands, memory_for  # noqa: PLC0415 - --help need not wait for it
    from geo.documents import Limits  # noqa: PLC0415 - as above
    from maps.corpora import Undertaking  # noqa: PLC0415 - as above

    if "-" in told["inputs"]:
        raise click.UsageError("a folder is written from files, not from standard input")
    limits = Limits(report_bytes=int(told["max_mb"] * MEGABYTE), **told["limits"])
    return Undertaking(
        names=told["inputs"],
        output=told["output"],
        limits=limits,
        hands=Hands(
            workers=told["workers"] or 1,
            scheduler=told["scheduler"] or "",
            memory=memory_for(limits),
        ),
        part_bytes=int(told["part_mb"] * MEGABYTE),
        fields=tuple(sorted(told["fields"].items())),
        cache=cache,
        actors=told["actors"],
        places=told["places"],
        corrections=told["corrections"],
        together=told["together"],
        merge=told["merge"],
    )
