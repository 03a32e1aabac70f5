"""Arguments that several commands share, looked at before any work is done."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from maps.delivery import STDOUT

if TYPE_CHECKING:
    from maps.figure.options import FigureOptions
    from maps.journey import Request
    from maps.page import PageOptions

Command = TypeVar("Command", bound=Callable[..., Any])

_MEGABYTE: Final = 1_000_000
_ORIGIN: Final = re.compile(r"https?://(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?")


def _target(ctx: click.Context, param: click.Parameter, value: Path) -> Path:
    """Refuse what would fail, or do harm, only after all the work."""
    if value != STDOUT and not value.parent.is_dir():
        raise click.BadParameter(f"the folder {value.parent} does not exist", ctx, param)
    inputs: tuple[Path, ...] = ctx.params.get("inputs", ())
    if value.exists() and any(path.exists() and path.samefile(value) for path in inputs):
        raise click.BadParameter(f"{value} is to be read; write elsewhere", ctx, param)
    return value


def _tiles(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        from maps.page import PageOptions, TilesError  # noqa: PLC0415 - few ask for tiles
        from maps.page.archive import opened  # noqa: PLC0415 - as above
        from maps.page.tiles import archive_path, online  # noqa: PLC0415 - as above

        options = PageOptions(tiles=value)
        try:
            path = archive_path(options)
            online(options) if path is None else opened(path)
        except TilesError as error:
            raise click.BadParameter(str(error), ctx, param) from error
    return value


def _origin(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _ORIGIN.fullmatch(value):
        raise click.BadParameter(
            "looks like https://news.example, in small letters and with nothing behind the host",
            ctx, param,
        )  # fmt: skip
    return value


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
MAX_MB = click.option(
    "--max-mb",
    type=click.FloatRange(min=0, min_open=True, max=10_000),
    default=5.0,
    show_default=True,
    help="Largest report to read, in megabytes.",
)
TOGETHER = click.option(
    "--together",
    is_flag=True,
    help="Let reports tell of each other's places; takes longer, and holds all in memory.",
)
TILES = click.option(
    "--tiles",
    metavar="TILES",
    callback=_tiles,
    help="Background: https://host/{z}/{x}/{y}.png or a provider that xyzservices knows, whose "
    "host the page then asks; or a .pmtiles file, which it carries. Without, no network.",
)
LANG = click.option(
    "--lang",
    type=click.Choice(["en", "ar", "fr"]),
    default="en",
    show_default=True,
    help="Language of the page's own words, which readers can change.",
)
EMBED_ORIGIN = click.option(
    "--embed-origin",
    metavar="ORIGIN",
    callback=_origin,
    help="Let pages of this origin (https://news.example) drive the map in their frames.",
)
ATTRIBUTION = click.option(
    "--attribution", help="Whom the owner of the tiles wants named.  [default: as they say]"
)


def output(default: str) -> Callable[[Command], Command]:
    """The option that says where to write."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, allow_dash=True, dir_okay=False, writable=True),
        default=default,
        show_default=True,
        callback=_target,
        help="File to write; - for standard output.",
    )


def request(cache: Path | None, told: dict[str, Any]) -> "Request":
    """What a command of the journey was told, as the library takes it."""
    from geo.documents import Limits, Stream  # noqa: PLC0415 - --help need not wait for it
    from maps.journey import Request  # noqa: PLC0415 - as above

    limits = Limits(report_bytes=int(told["max_mb"] * _MEGABYTE))
    return Request(
        sources=tuple(
            Stream(data=sys.stdin.buffer.read(limits.file_bytes + 1)) if path == STDOUT else path
            for path in told["inputs"]
        ),
        output=told["output"],
        limits=limits,
        cache=cache,
        together=told["together"],
        merge=not told.get("no_merge"),
        actors=told["actors"],
    )


def figure_options(told: dict[str, Any]) -> "FigureOptions":
    """What a figure shall look like, as the library takes it."""
    from maps.figure.options import FigureOptions  # noqa: PLC0415 - --help need not wait for it

    return FigureOptions(title=told["title"], width=told["width"], height=told["height"])


def page_options(told: dict[str, Any]) -> "PageOptions":
    """What a page shall look like, as the library takes it; what was not told is its default."""
    from maps.page import PageOptions  # noqa: PLC0415 - --help need not wait for it

    plain = PageOptions()
    return PageOptions(
        title=plain.title if told["title"] is None else told["title"],
        tiles=told["tiles"],
        lang=told["lang"],
        embed_origin=told["embed_origin"],
        attribution=told["attribution"] or "",
    )
