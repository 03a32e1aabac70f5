"""Measure how often a town is found whose name stands alone in a sentence, in the right country.

    python -P benchmarks/lone_towns.py [--every N] [--list]

Nothing but one sentence helps: no region, no country, no second mention, as in headlines, messages
and notes of a day. Towns that wars of these years were told of (`places/lone.tsv`) stand in each
sentence of a few shapes; for each shape it prints how many are missed, and how many of those found
have no place or one of another country. Some names are those of larger towns elsewhere (Tripoli,
Palma), which no sentence of a few words can tell apart: a remainder is right to be wrong.
`--every` takes each Nth town, `--list` names those missed.
"""

import argparse
import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gazetteer import Gazetteer  # noqa: E402 - the check-out comes first
from geo.toponyms import find_toponyms  # noqa: E402 - as above

SHAPES: Final = (
    "Rockets hit {} on Monday.",
    "Gunmen attacked {} overnight.",
    "Russian forces shelled {} on Monday.",
    "Drones struck {} and Gaza City on Monday.",
    "Troops advanced on {} on Monday.",
    "Residents of {} said ten people were killed.",
    "A bomb exploded in {} on Monday.",
    "{} was hit by artillery on Monday.",
    "{} – Ten people were killed in an attack on Monday.",
    "The attack on {} killed ten people.",
    "A convoy bound for {} was ambushed.",
    "{}'s mayor said ten people were killed.",
)


class Town(NamedTuple):
    """A name of the table."""

    country: str
    name: str


def main() -> int:
    """Print a line for each shape."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="take each Nth town")
    parser.add_argument("--list", action="store_true", help="name those missed")
    options = parser.parse_args()
    with (ROOT / "benchmarks/places/lone.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [Town(**row) for row in csv.DictReader(lines, delimiter="\t")]
    towns = rows[:: options.every]
    everywhere: list[str] = []
    with Gazetteer.default() as gazetteer:
        for shape in SHAPES:
            missed, astray = measured(shape, towns, gazetteer)
            everywhere += missed
            print(f"{len(missed):4} missed {astray:4} astray of {len(towns)}  {shape}")
            if options.list:
                print("     " + ", ".join(missed))
    print(f"{100 * len(everywhere) / (len(towns) * len(SHAPES)):.1f} % missed")
    return 0


def measured(shape: str, towns: Sequence[Town], gazetteer: Gazetteer) -> tuple[list[str], int]:
    """The towns that are not found in a shape, and how many are found elsewhere."""
    missed, astray = [], 0
    for country, name in towns:
        found = find_toponyms(shape.format(name), gazetteer)
        place = next((each.place for each in found if each.text in name), False)
        if place is False:
            missed.append(name)
        else:
            astray += place is None or place.country != country
    return missed, astray


if __name__ == "__main__":
    sys.exit(main())
