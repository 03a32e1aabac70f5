"""The command line: read arguments, call the library, choose an exit code; nothing else."""

from pathlib import Path
from typing import Any, Final

import click

from gazetteer.collector import seldom_collected
from maps.arguments import (
    ACTORS,
    COARSEN,
    COLUMNS,
    CORRECTIONS,
    LIMIT,
    PLACES,
    STRICT,
    TOGETHER,
    gathering,
    one_input,
    output,
    reading,
    request,
    wishes,
)
from maps.delivery import STDOUT, deliver
from maps.folder_arguments import (
    FILE_OR_FOLDER,
    MERGE,
    NAMES,
    PART_MB,
    SCHEDULER,
    WORKERS,
    undertaking,
)
from maps.holdings import gazetteer
from maps.looks import (
    ATLAS_FROM,
    ATTRIBUTION,
    EMBED_ORIGIN,
    LANG,
    TILES,
    page_options,
    review_options,
)
from maps.publishing import embed, figure, report
from maps.shell import Refusal, Shell, conclude, conclude_run, heed, list_problems, tell

_EXAMPLES: Final = """\b
Examples:
  dateline map reports/ -o map.html --title "The week in places"
  dateline read reports/ -o readings.jsonl && dateline map readings.jsonl
  dateline export readings.jsonl -o events.gpkg
  dateline review reports/ -o review.html
  dateline map reports/ --corrections corrections.jsonl
  dateline figure readings.jsonl -o figure.pdf --width 180
  dateline report reports/ -o brief.docx
  dateline embed map.html --url https://news.example/map.html
  dateline geocode incidents.csv -o geocoded.xlsx --country IQ
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
    ctx.with_resource(seldom_collected())


@main.command("map")
@gathering("map.html")
@COARSEN
@click.option("--title", help="Title of the page.")
@TILES
@ATTRIBUTION
@LANG
@EMBED_ORIGIN
@ATLAS_FROM
@click.pass_obj
def draw_map(cache: Path | None, /, **told: Any) -> None:  # noqa: ANN401 - click's
    """Draw reports on one self-contained page, with a time filter.

    INPUTS are reports (.txt, .md, .html, .pdf, .docx, .odt, .rtf, .eml, .mbox, .rss, .json,
    .jsonl, .warc …), folders and archives of them, or files that `dateline read` or `dateline
    export` wrote; - is standard input. A large dataset of `dateline read` becomes an atlas
    (--atlas-from).
    """
    from maps import atlases, journey  # noqa: PLC0415 - --help need not wait for it

    asked, options = request(cache, told), page_options(told)
    atlas = atlases.draw_atlas(asked, options, told["atlas_from"])
    if atlas is not None:
        tell(atlas.summary(), told["output"])
        return
    conclude(journey.draw_map(asked, options), told["output"], strict=told["strict"])


@main.command()
@gathering("events.geojson")
@COARSEN
@click.pass_obj
def export(cache: Path | None, /, **told: Any) -> None:  # noqa: ANN401 - click's
    """Write the events of reports for other programs (docs/events.md).

    The suffix of the output chooses the format: .geojson, .geojsonl or .ndjson, .gpkg, .fgb,
    .parquet, .kml, .csv, .xlsx or .pmtiles. INPUTS are as for `dateline map`.
    """
    from maps import journey  # noqa: PLC0415 - --help need not wait for it

    conclude(journey.export_events(request(cache, told)), told["output"], strict=told["strict"])


@main.command("read")
@NAMES
@FILE_OR_FOLDER
@WORKERS
@SCHEDULER
@PART_MB
@MERGE
@STRICT
@reading
@TOGETHER
@ACTORS
@PLACES
@CORRECTIONS
@click.pass_obj
def read_reports(cache: Path | None, /, **told: Any) -> None:  # noqa: ANN401 - click's
    """Write all that was understood of reports: one a line, or into a folder as a dataset.

    INPUTS are as for `dateline map`, except events: they no longer hold their reports. Where the
    output is a folder, they may be patterns, URLs and Parquet files too; the work is done in parts,
    and a run that was killed goes on where it was.
    """
    asked = undertaking(cache, told)
    if asked is None:
        from maps import journey  # noqa: PLC0415 - --help need not wait for it

        conclude(
            journey.write_readings(request(cache, told)), told["output"], strict=told["strict"]
        )
        return
    from maps.corpora import read_into_folder  # noqa: PLC0415 - as above

    conclude_run(read_into_folder(asked), told["output"], strict=told["strict"])


@main.command()
@one_input("TABLE")
@output("geocoded.csv")
@STRICT
@COLUMNS
@LIMIT
@PLACES
@click.option("--country", metavar="CC", help="The country of rows that name none: IQ, Iraq.")
@click.option(
    "--dates",
    type=click.Choice(["dmy", "mdy"]),
    help="The order of 03/04/2019.  [default: as the column's other dates tell]",
)
@click.pass_obj
def geocode(cache: Path | None, /, **told: Any) -> None:  # noqa: ANN401 - click's
    """Add coordinates, codes and confidence to a table of incidents.

    TABLE is .csv, .tsv or .xlsx with a column of place names; columns of region, country and date
    help if there are any. The suffix of the output chooses the format: .csv, .tsv, .xlsx, .geojson,
    .gpkg or .fgb. For a page, give the table to `dateline map`.
    """
    from maps.geocoding import geocode as geocoded  # noqa: PLC0415 - --help need not wait for it

    outcome = geocoded(
        told["inputs"][0], told["output"], wishes(told), cache=cache, places=told["places"]
    )
    tell(outcome.summary(), told["output"])
    list_problems(outcome.problems)
    heed(len(outcome.problems), strict=told["strict"])


@main.command()
@gathering("review.html")
@click.option("--title", default="", help="Title of the page.")
@LANG
@click.pass_obj
def review(cache: Path | None, /, **told: Any) -> None:  # noqa: ANN401 - click's
    """Write a page on which a person checks what is doubtful, and saves corrections.

    INPUTS are as for `dateline read`. `-o review.csv` gives a table for a spreadsheet instead. What
    the page saves, or the table filled in, goes to `--corrections` of every command.
    """
    from maps import journey  # noqa: PLC0415 - --help need not wait for it

    tally = journey.write_review(request(cache, told), review_options(told))
    conclude(tally, told["output"], strict=told["strict"])


@main.command()
@click.argument("name")
@click.option("--country", metavar="CC", help="Only this country, ISO 3166-1 alpha-2 (IQ, SY …).")
@PLACES
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--json", "form", flag_value="json", help="For programs.")
@click.option("--geojson", "form", flag_value="geojson", help="For maps (RFC 7946), with extents.")
@click.pass_obj
def find(cache: Path | None, /, name: str, form: str | None, **told: Any) -> None:  # noqa: ANN401 - click's
    """List the places that NAME may mean, best first, and why."""
    from maps.answers import find_places  # noqa: PLC0415 - --help need not wait for it
    from maps.own_places import unread_places  # noqa: PLC0415 - as above

    answer = find_places(name, cache=cache, **told)
    list_problems(unread_places(told["places"]))
    forms = {"json": answer.json, "geojson": answer.geojson}
    deliver([forms.get(form or "", answer.table)()], STDOUT)
    if not answer.candidates:
        raise Refusal(f"no place is called {name!r}; try another spelling, or a shorter name")


for command in (embed, figure, gazetteer, report):
    main.add_command(command)
