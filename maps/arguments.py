"""Arguments that several commands share, looked at before any work is done."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from maps.delivery import STDOUT

if TYPE_CHECKING:
    from geo.coarsening import Coarseness
    from geo.incidents import Wishes
    from maps.journey import Request

Command = TypeVar("Command", bound=Callable[..., Any])

MEGABYTE: Final = 1_000_000
_NUMBER: Final = re.compile(r"[1-9]\d{0,8}")
_LIMITS: Final = {
    "file-mb": ("file_bytes", MEGABYTE),
    "unpacked-mb": ("unpacked_bytes", MEGABYTE),
    "members": ("members", 1),
    "depth": ("depth", 1),
}
"""What a limit is called by users, what in `geo.documents.Limits`, and its unit there."""


def check_target(ctx: click.Context, param: click.Parameter, value: Path) -> Path:
    """Refuse what would fail, or do harm, only after all the work."""
    if value != STDOUT and not value.parent.is_dir():
        raise click.BadParameter(f"the folder {value.parent} does not exist", ctx, param)
    inputs = map(Path, ctx.params.get("inputs", ()))
    if value.exists() and any(path.exists() and path.samefile(value) for path in inputs):
        raise click.BadParameter(f"{value} is to be read; write elsewhere", ctx, param)
    return value


def _limits_told(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> dict[str, int]:
    told = {}
    for word in value:
        name, _, number = word.partition("=")
        known, unit = _LIMITS.get(name.strip(), ("", 1))
        if not known or not _NUMBER.fullmatch(number.strip()):
            raise click.BadParameter(
                f"{word!r} is no limit; write one of {', '.join(_LIMITS)} with a whole number "
                "behind: file-mb=500",
                ctx, param,
            )  # fmt: skip
        told[known] = int(number) * unit
    return told


def _fields_told(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    if not value:
        return {}
    from geo.documents.mapping import USUAL, parse_fields  # noqa: PLC0415 - --help need not wait
    from geo.errors import DocumentError  # noqa: PLC0415 - as above
    from geo.incidents.columns import USUAL as COLUMNS_  # noqa: PLC0415 - as above

    try:
        return parse_fields(value, {**USUAL, **COLUMNS_})
    except DocumentError as error:
        raise click.BadParameter(str(error), ctx, param) from error


def _coarsened(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> "Coarseness":
    from gazetteer.errors import QueryError  # noqa: PLC0415 - --help need not wait for it
    from geo.coarsening import parse_coarseness  # noqa: PLC0415 - as above

    try:
        return parse_coarseness(value)
    except QueryError as error:
        raise click.BadParameter(str(error), ctx, param) from error


INPUTS = click.argument(
    "inputs",
    nargs=-1,
    required=True,
    # The output is compared with them.
    is_eager=True,
    type=click.Path(path_type=Path, allow_dash=True),
)
STRICT = click.option("--strict", is_flag=True, help="Fail where anything could not be read.")
NO_MERGE = click.option(
    "--no-merge",
    is_flag=True,
    help="Leave events apart that several passages or reports tell.",
)
ACTORS = click.option(
    "--actors",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Table of actors of your own, as geo/actors/data/actors.tsv; it wins over that.",
)
PLACES = click.option(
    "--places",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Places of your own, first among equals: a table or map with name, lon and lat, kept "
    "beside the reports (docs/gazetteer.md).",
)
CORRECTIONS = click.option(
    "--corrections",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What people decided, as the page of `dateline review` saves it; several hold together.",
)
COARSEN = click.option(
    "--coarsen",
    multiple=True,
    metavar="KIND,…[=LEVEL]",
    callback=_coarsened,
    help="Show places of a kind (camp, village …, all) only as their district, province or "
    "country, and take their names out of quotes: camp,village=province.",
)
MAX_MB = click.option(
    "--max-mb",
    type=click.FloatRange(min=0, min_open=True, max=10_000),
    default=5.0,
    show_default=True,
    help="Largest report to read, in megabytes.",
)
LIMIT = click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=NUMBER",
    callback=_limits_told,
    help="Other limits: file-mb=200 (once unpacked), unpacked-mb=2000, members=100000 and depth=4 "
    "of an archive.",
)
COLUMNS = click.option(
    "--fields",
    multiple=True,
    metavar="FIELD=COLUMN,…",
    callback=_fields_told,
    help="Which column holds what: place, district, region, country, lon, lat, position, date, "
    "text, id, url.  "
    "[default: the usual names]",
)
FIELDS = click.option(
    "--fields",
    multiple=True,
    metavar="FIELD=NAME,…",
    callback=_fields_told,
    help="What JSON calls its fields: text=body,title=headline,published=pubDate,url=link,id=key,"
    "outlet=paper,author=by; or a table of incidents its columns, as for `dateline geocode`.  "
    "[default: the usual names]",
)
TOGETHER = click.option(
    "--together",
    is_flag=True,
    help="Let reports tell of each other's places; takes longer, and holds all in memory.",
)


def reading(command: Command) -> Command:
    """The options that say how reports are read."""
    return MAX_MB(LIMIT(FIELDS(command)))


def gathering(default: str) -> Callable[[Command], Command]:
    """The arguments of whatever gathers the events of reports.

    Args:
        default: The file to write where none is named.
    """

    def put(command: Command) -> Command:
        told = ACTORS(PLACES(CORRECTIONS(command)))
        return INPUTS(output(default)(STRICT(reading(TOGETHER(NO_MERGE(told))))))

    return put


def one_input(metavar: str) -> Callable[[Command], Command]:
    """The argument of a command that takes one file, in `inputs` like those that take many."""
    return click.argument(
        "inputs",
        nargs=1,
        is_eager=True,
        callback=lambda _ctx, _param, path: (path,),
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar=metavar,
    )


def output(default: str) -> Callable[[Command], Command]:
    """The option that says where to write."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, allow_dash=True, dir_okay=False, writable=True),
        default=default,
        show_default=True,
        callback=check_target,
        help="File to write; - for standard output.",
    )


def request(cache: Path | None, told: dict[str, Any]) -> "Request":
    """What a command of the journey was told, as the library takes it."""
    from geo.documents import Limits, Stream  # noqa: PLC0415 - --help need not wait for it
    from maps.journey import Request  # noqa: PLC0415 - as above

    limits = Limits(report_bytes=int(told["max_mb"] * MEGABYTE), **told["limits"])
    return Request(
        sources=tuple(
            Stream(data=sys.stdin.buffer.read(limits.file_bytes + 1)) if path == STDOUT else path
            for path in map(Path, told["inputs"])
        ),
        output=told["output"],
        limits=limits,
        fields=told["fields"],
        cache=cache,
        together=told["together"],
        merge=not told.get("no_merge"),
        actors=told["actors"],
        places=told["places"],
        corrections=told["corrections"],
        coarsen=told.get("coarsen", {}),
    )


def wishes(told: dict[str, Any]) -> "Wishes":
    """What a user says of a table, as the library takes it."""
    from geo.documents import Limits  # noqa: PLC0415 - --help need not wait for it
    from geo.incidents import Wishes  # noqa: PLC0415 - as above

    return Wishes(
        columns=told["fields"],
        country=told["country"],
        order=told["dates"],
        limits=Limits(**told["limits"]),
    )
