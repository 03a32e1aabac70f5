"""Measure how well rows of a table are placed, and whether their confidence can be believed.

    python benchmarks/incidents.py FOLDER [--store FOLDER]

FOLDER holds `*.jsonl` as for `benchmarks/toponyms.py`; used are marked toponyms with a point and
a country (a name), other than countries and continents, each spelling and point once: they stand
for the cells of a table. Printed, with the country given and without: how many are placed, how many
of those within 161 km, and the share of right ones by confidence.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from gazetteer import Gazetteer
from gazetteer.distance import distance_km
from geo.incidents import Geocoder

RIGHT_KM: Final = 161.0
"""100 miles: the distance that the literature on geoparsing allows."""
LEFT_OUT: Final = ("PCL", "CONT")
"""GeoNames feature codes of countries and continents begin so."""
BINS: Final = ((0.9, 1.01), (0.7, 0.9), (0.5, 0.7), (0.0, 0.5))

Cell = tuple[str, str, float, float]
"""A name, its country, lon, lat."""


def main() -> int:
    """Run over every corpus of the folder that has countries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the corpora lie")
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    options = parser.parse_args()
    cells = {
        path.stem: sorted(set(marked(path))) for path in sorted(options.folder.glob("*.jsonl"))
    }
    every = [cell for found in cells.values() for cell in found]
    if not every:
        print(f"No marked countries in {options.folder}: nothing was measured.", file=sys.stderr)
        return 1
    with Gazetteer.default(folder=options.store, progress=True) as gazetteer:
        for name, found in (*cells.items(), ("together", every)):
            if found:
                report(f"{name}, country given", outcomes(found, gazetteer, told=True), len(found))
                report(f"{name}, without", outcomes(found, gazetteer, told=False), len(found))
    return 0


def marked(path: Path) -> Iterator[Cell]:
    """The cells that a corpus gives."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        for gold in json.loads(line or '{"toponyms": []}')["toponyms"]:
            is_whole = gold.get("country") and gold.get("lat") is not None
            is_bare = not str(gold.get("fcode") or "").startswith(LEFT_OUT)
            if is_whole and is_bare and not gold.get("adjectival"):
                yield gold["phrase"], gold["country"], gold["lon"], gold["lat"]


def outcomes(
    cells: Iterable[Cell], gazetteer: Gazetteer, *, told: bool
) -> list[tuple[float, bool]]:
    """Confidence and rightness of what is placed."""
    geocoder = Geocoder(gazetteer)
    found = []
    for name, country, lon, lat in cells:
        answer = geocoder.locate(name, "", country if told else "")
        if answer.place is not None and answer.level in {"place", "wider"}:
            distance = distance_km(lon, lat, answer.place.lon, answer.place.lat)
            found.append((answer.confidence, distance <= RIGHT_KM))
    return found


def report(name: str, found: Sequence[tuple[float, bool]], asked: int) -> None:
    """Print what came of a corpus."""
    right = sum(is_right for _, is_right in found)
    print(f"{name}: {asked} asked, {len(found)} placed, {right / len(found):.1%} of them right")
    for low, high in BINS:
        inside = [is_right for confidence, is_right in found if low <= confidence < high]
        if inside:
            print(f"    {low:.1f} and more: {len(inside):4}  {sum(inside) / len(inside):.0%} right")


if __name__ == "__main__":
    raise SystemExit(main())
