"""The commands for what is shown elsewhere: figures, reports, frames in other pages."""

from pathlib import Path
from typing import Any

import click

from maps.arguments import (
    COARSEN,
    gathering,
    one_input,
    output,
    request,
)
from maps.delivery import deliver
from maps.looks import PANELS, brief_options, figure_options, web_address
from maps.shell import conclude


@click.command()
@gathering("figure.png")
@COARSEN
@click.option("--title", default="", help="Stands above the map.")
@click.option(
    "--width", type=click.FloatRange(80, 1200), default=180, show_default=True, help="Millimetres."
)
@click.option(
    "--height", type=click.FloatRange(80, 1700), help="Millimetres.  [default: what is needed]"
)
@PANELS
@click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    help="Write the key as a table of its own, .csv, .docx or .tex, instead of beneath the map.",
)
@click.pass_obj
def figure(cache: Path | None, /, **told: Any) -> None:  # noqa: ANN401 - click's
    """Draw reports as a static map with a numbered key, for print.

    The suffix of the output chooses the format: .png, .svg or .pdf. INPUTS are as for
    `dateline map`.
    """
    from maps import prints  # noqa: PLC0415 - --help need not wait for it

    tally = prints.draw_figure(request(cache, told), figure_options(told), told["key"])
    conclude(tally, told["output"], strict=told["strict"])


@click.command()
@gathering("brief.html")
@COARSEN
@click.option("--title", help="Stands on top.")
@PANELS
@click.pass_obj
def report(cache: Path | None, /, **told: Any) -> None:  # noqa: ANN401 - click's
    """Write a brief: map, table of events, sources, method, and what is uncertain, counted.

    The suffix of the output chooses the format: .html, one page that needs nothing else, or .docx.
    INPUTS are as for `dateline map`.
    """
    from maps import prints  # noqa: PLC0415 - --help need not wait for it

    tally = prints.write_brief(request(cache, told), brief_options(told))
    conclude(tally, told["output"], strict=told["strict"])


@click.command()
@one_input("MAP.HTML")
@output("-")
@click.option("--url", metavar="URL", callback=web_address, help="Where the page is on the web.")
@click.option(
    "--inline", is_flag=True, help="Put the whole page into the frame; no file is needed."
)
@click.option("--title", default="", help="What screen readers say.  [default: the page's title]")
@click.option(
    "--height", type=click.IntRange(400, 4000), default=600, show_default=True, help="Pixels."
)
def embed(**told: Any) -> None:  # noqa: ANN401 - click's
    """Print the HTML that shows a map in another page, with a summary in words.

    MAP.HTML is a page of `dateline map`. Without --url or --inline the frame looks for it beside
    the page that it is put into. docs/embedding.md has recipes for WordPress, Markdown, Quarto,
    Sphinx, Word and LaTeX.
    """
    if told["url"] and told["inline"]:
        raise click.UsageError("--url and --inline exclude each other; give one of them")
    from maps.embed import Frame, file_address, snippet  # noqa: PLC0415 - --help need not wait

    (path,) = told["inputs"]
    address = "" if told["inline"] else told["url"] or file_address(path.name)
    frame = Frame(address=address, title=told["title"], height=told["height"])
    page = path.read_text(encoding="utf-8", errors="replace")
    deliver([snippet(page, str(path), frame)], told["output"])
