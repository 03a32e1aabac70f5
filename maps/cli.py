"""The command line: read arguments, call the library, choose an exit code; nothing else."""

from pathlib import Path
from typing import Any, Final

import click

from maps.arguments import (
    ATTRIBUTION,
    INPUTS,
    MAX_MB,
    STRICT,
    TILES,
    output,
    page_options,
    request,
)
from maps.delivery import STDOUT, deliver
from maps.shell import Refusal, Shell, conclude

_EXAMPLES: Final = """\b
Examples:
  dateline map reports/ -o map.html --title "The week in places"
  dateline read reports/ -o readings.jsonl && dateline map readings.jsonl
  dateline find "Al-Qaim" --country IQ

\b
Completion, for bash (zsh and fish likewise):
  eval "$(_DATELINE_COMPLETE=bash_source dateline)"
"""


@click.group(cls=Shell, epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the gazetteer, which is built there on first use.  [default: your cache]",
)
@click.version_option(package_name="dateline", prog_name="dateline")
@click.pass_context
def main(ctx: click.Context, cache: Path | None) -> None:
    """From reports to an offline map of dated events, without any network."""
    ctx.obj = cache


@main.command("map")
@INPUTS
@output("map.html")
@STRICT
@MAX_MB
@click.option("--title", help="Title of the page.")
@TILES
@ATTRIBUTION
@click.pass_obj
def draw_map(cache: Path | None, /, **told: Any) -> None:  # noqa: ANN401 - click's
    """Draw reports on one self-contained page, with a time filter.

    INPUTS are reports (.txt, .md, .jsonl), folders of them, or files that `dateline read` or
    `dateline export` wrote; - is standard input.
    """
    from maps import journey  # noqa: PLC0415 - --help need not wait for it

    tally = journey.draw_map(request(cache, told), page_options(told))
    conclude(tally, told["output"], strict=told["strict"])


@main.command()
@INPUTS
@output("events.geojson")
@STRICT
@MAX_MB
@click.pass_obj
def export(cache: Path | None, /, **told: Any) -> None:  # noqa: ANN401 - click's
    """Write the events of reports as GeoJSON (docs/events.md).

    INPUTS are as for `dateline map`.
    """
    from maps import journey  # noqa: PLC0415 - --help need not wait for it

    conclude(journey.export_events(request(cache, told)), told["output"], strict=told["strict"])


@main.command("read")
@INPUTS
@output("readings.jsonl")
@STRICT
@MAX_MB
@click.pass_obj
def read_reports(cache: Path | None, /, **told: Any) -> None:  # noqa: ANN401 - click's
    """Write all that was understood of reports, one a line.

    INPUTS are as for `dateline map`, except events: they no longer hold their reports.
    """
    from maps import journey  # noqa: PLC0415 - --help need not wait for it

    conclude(journey.write_readings(request(cache, told)), told["output"], strict=told["strict"])


@main.command()
@click.argument("name")
@click.option("--country", metavar="CC", help="Only this country, ISO 3166-1 alpha-2 (IQ, SY …).")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def find(cache: Path | None, name: str, country: str | None, limit: int, *, as_json: bool) -> None:
    """List the places that NAME may mean, best first, and why."""
    from maps.answers import find_places  # noqa: PLC0415 - --help need not wait for it

    answer = find_places(name, country=country, limit=limit, cache=cache)
    deliver([answer.json() if as_json else answer.table()], STDOUT)
    if not answer.candidates:
        raise Refusal(f"no place is called {name!r}; try another spelling, or a shorter name")


@main.group()
def gazetteer() -> None:
    """Ask about the store of places."""


@gazetteer.command()
@click.pass_obj
def info(cache: Path | None) -> None:
    """Say where the store lies, what it holds, and whom to credit."""
    from maps.answers import describe_store  # noqa: PLC0415 - --help need not wait for it

    deliver([describe_store(cache)], STDOUT)
