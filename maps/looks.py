"""Options of how a page, a figure or a report looks, and what the library makes of them."""

import re
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from maps.brief.options import BriefOptions
    from maps.figure.options import FigureOptions
    from maps.page import PageOptions
    from maps.review import ReviewOptions

_WEB: Final = re.compile(r"https?://[^\s/]\S*")
_ORIGIN: Final = re.compile(r"https?://(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?")


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


def web_address(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuse what no frame can show, or what would run a program."""
    if value is not None and not _WEB.fullmatch(value):
        raise click.BadParameter(
            "is no web address; it begins with https:// and has no blanks", ctx, param
        )
    return value


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
ATLAS_FROM = click.option(
    "--atlas-from",
    type=click.IntRange(min=0),
    default=250_000,
    show_default=True,
    metavar="ROWS",
    help="A dataset of so many rows or more becomes an atlas: a page with an archive of tiles "
    "beside it, for a web server (docs/scale.md).",
)
ATTRIBUTION = click.option(
    "--attribution", help="Whom the owner of the tiles wants named.  [default: as they say]"
)
PANELS = click.option(
    "--panels",
    type=click.IntRange(1, 24),
    default=1,
    metavar="N",
    help="Draw N maps side by side, each for an equal span of time.",
)


def figure_options(told: dict[str, Any]) -> "FigureOptions":
    """What a figure shall look like, as the library takes it."""
    from maps.figure.options import FigureOptions  # noqa: PLC0415 - --help need not wait for it

    return FigureOptions(
        title=told["title"], width=told["width"], height=told["height"], panels=told["panels"]
    )


def brief_options(told: dict[str, Any]) -> "BriefOptions":
    """What a brief shall look like, as the library takes it; what was not told is its default."""
    from maps.brief.options import BriefOptions  # noqa: PLC0415 - --help need not wait for it

    plain = BriefOptions()
    return BriefOptions(title=told["title"] or plain.title, panels=told["panels"])


def review_options(told: dict[str, Any]) -> "ReviewOptions":
    """What the page of a review shall look like, as the library takes it."""
    from maps.review import ReviewOptions  # noqa: PLC0415 - --help need not wait for it

    return ReviewOptions(title=told["title"], lang=told["lang"])


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
