"""Look up the places of a table of incidents, and write it with what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.documents import Problem
from geo.errors import DocumentError
from geo.formats.incidents import incident_form_of
from geo.incidents import Wishes, geocode_table, read_incidents
from maps.delivery import deliver_bytes
from maps.own_places import open_gazetteer, unread_places
from maps.progress import watched


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of it."""

    rows: int
    placed: int
    """Rows that were put at the place they name, at a wider one that they name too, or where their
    own coordinates are."""
    roughly: int
    """Rows that were put at their region or country alone."""
    problems: tuple[Problem, ...]
    """What could not be placed or dated."""

    def summary(self) -> str:
        """One line for a terminal."""
        nowhere = self.rows - self.placed - self.roughly
        return (
            f"{self.rows:,} rows: {self.placed:,} placed, {self.roughly:,} only to their region or "
            f"country, {nowhere:,} nowhere"
        )


def geocode(
    table: Path, output: Path, wishes: Wishes, *, cache: Path | None, places: Sequence[Path] = ()
) -> Outcome:
    """Write a table of incidents with coordinates, codes and confidence for each row.

    Args:
        table: The incidents.
        output: Where to write.
        wishes: What the user says of the table.
        cache: The folder of the gazetteer's store; none is the user's cache folder.
        places: Files of places of the user's own.

    Raises:
        DocumentError: The table cannot be read, or has no column of places.
        FormatError: No format has the suffix of the output.
        MissingExtraError: A library that a format needs is not installed.
    """
    form = incident_form_of(output)
    incidents = read_incidents(table, wishes)
    if incidents is None:
        raise DocumentError(
            f"{table}: has no column that is called as columns of places are; name it: "
            "--fields place=COLUMN"
        )
    unread = unread_places(places)
    with open_gazetteer(cache, places) as gazetteer:
        placed, problems = geocode_table(
            incidents, gazetteer, wishes, watch=lambda rows: watched(rows, "rows")
        )
    deliver_bytes(form.dump(incidents, placed), output)
    levels = [incident.geocoded.level for incident in placed]
    return Outcome(
        rows=len(placed),
        placed=sum(level in {"given", "place", "wider"} for level in levels),
        roughly=levels.count("region") + levels.count("country"),
        problems=(*unread, *problems),
    )
