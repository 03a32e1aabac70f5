"""The commands about the store of places: ask about it, add to it, take back what was added."""

from pathlib import Path
from typing import Any

import click

from maps.arguments import STRICT
from maps.delivery import STDOUT, deliver
from maps.shell import Refusal, printable


@click.group()
def gazetteer() -> None:
    """Ask about the store of places, add to it, and take back what was added."""


@gazetteer.command()
@click.pass_obj
def info(cache: Path | None) -> None:
    """Say where the store lies, what it holds, and whom to credit."""
    from maps.answers import describe_store  # noqa: PLC0415 - --help need not wait for it

    deliver([describe_store(cache)], STDOUT)


@gazetteer.command()
@click.argument("what", nargs=-1, required=True)
@click.option("--name", help="What to call the addition.  [default: the file's name]")
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column of a table holds what: name, names, lon, lat, kind, country, admin1 …",
)
@click.option(
    "--set",
    "values",
    multiple=True,
    metavar="FIELD=VALUE",
    help="What all rows have that say nothing else: kind=camp, country=IQ.",
)
@click.option("--from", "publisher", metavar="URL", help="Folder with GeoNames' country files.")
@STRICT
@click.pass_obj
def add(cache: Path | None, /, what: tuple[str, ...], name: str | None, **told: Any) -> None:  # noqa: ANN401 - click's
    """Add places: whole countries, or files.

    WHAT are codes of countries (IQ SY), of which GeoNames' files are downloaded – nothing else that
    Dateline does opens a connection; or files: your own tables (CSV, GeoJSON, GeoPackage,
    Shapefile), which win over what is built in; dumps of GeoNames with their companions; folders
    and bundles of Who's On First; OCHA's COD-AB.
    """
    from gazetteer.download import PUBLISHER  # noqa: PLC0415 - --help need not wait for it
    from maps.additions import Wanted, add_places, told_of  # noqa: PLC0415 - as above

    wanted = Wanted(
        what=what,
        publisher=told["publisher"] or PUBLISHER,
        columns=told["columns"],
        values=told["values"],
    )
    outcomes = add_places(wanted, name=name, cache=cache)
    for line in told_of(outcomes):
        click.echo(f"dateline: {printable(line)}", err=True)
    if told["strict"] and any(outcome.complaints for outcome in outcomes):
        raise Refusal("not all could be read, and --strict was given")


@gazetteer.command()
@click.argument("name")
@click.pass_obj
def remove(cache: Path | None, name: str) -> None:
    """Take back the places that were added as NAME (`dateline gazetteer info` lists them)."""
    from maps.additions import remove_places  # noqa: PLC0415 - --help need not wait for it

    click.echo(f"dateline: {remove_places(name, cache=cache)}", err=True)
