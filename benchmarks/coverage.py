"""Measure the ceiling of resolving: has a marked toponym a right candidate at all?

    python benchmarks/coverage.py FOLDER [--theatre TABLE] [--store FOLDER]

FOLDER holds `*.jsonl` as for `benchmarks/toponyms.py`. A toponym is covered if one of the places
that `Gazetteer.find` gives for the phrase as written, or that the phrase abbreviates, lies within
161 km of the marked point or of one of its alternative points (`alt`: pairs of lat and lon).
Printed per corpus: the share covered, that share by class of toponym, the candidates a phrase has,
and the commonest misses. TABLE is a tab-separated list of places with `name`, `variants` (bars
between), `lat`, `lon` and `kind`: printed is the share of its rows and spellings that are covered.
"""

import argparse
import csv
import functools
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from gazetteer import Gazetteer
from gazetteer.distance import distance_km
from gazetteer.place import Place
from gazetteer.sources.tables import abbreviations

RIGHT_KM: Final = 161.0
"""100 miles: the distance that the literature on geoparsing allows."""

WANTED: Final = {"lgl": 92, "gwn": 80, "trnews": 88, "tud": 80}
"""Per cent to reach, by the name of the corpus file."""

NEAR_KM: Final = {
    "governorate": 120, "desert": 120, "region": 120, "river": 120, "mountain": 60, "lake": 60,
    "wadi": 60,
}  # fmt: skip
"""How far a place of the theatre table may lie from the row's point, by kind."""
NEAR_POINT_KM: Final = 12
"""The same for all other kinds."""

Gold = dict[str, Any]
Point = tuple[float, float]


def main() -> int:
    """Run over every corpus of the folder and print what is covered."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the corpora lie")
    parser.add_argument("--theatre", type=Path, help="a table of places and their spellings")
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    parser.add_argument("--misses", type=int, default=12, help="how many misses to print")
    options = parser.parse_args()
    corpora = sorted(options.folder.glob("*.jsonl"))
    if not corpora:
        print(f"No corpora (*.jsonl) in {options.folder}: nothing was measured.", file=sys.stderr)
        return 1
    with Gazetteer.default(folder=options.store, progress=True) as gazetteer:
        lookup = Lookup(gazetteer)
        for path in corpora:
            report(path, lookup, options.misses)
        if options.theatre is not None:
            report_theatre(options.theatre, lookup, options.misses)
    return 0


class Lookup:
    """Candidates of a phrase, remembered."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Ask `gazetteer`."""
        self._gazetteer = gazetteer
        self.candidates = functools.lru_cache(None)(self._candidates)

    def _candidates(self, phrase: str) -> tuple[Place, ...]:
        found = [candidate.place for candidate in self._gazetteer.find(phrase, limit=100_000)]
        known = {place.id for place in found}
        short = (self._gazetteer.get(id_) for id_ in abbreviations().get(phrase, ()))
        return (*found, *(place for place in short if place and place.id not in known))

    def reaches(self, phrase: str, points: Sequence[Point], km: float) -> bool:
        """Whether a candidate lies within `km` of one of the points (lon, lat)."""
        return any(
            distance_km(place.lon, place.lat, lon, lat) <= km
            for place in self.candidates(phrase)
            for lon, lat in points
        )


def report(path: Path, lookup: Lookup, shown: int) -> None:
    """Print what is covered of a corpus."""
    wanted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    candidates = 0
    for toponym in toponyms(path):
        group = class_of(toponym)
        wanted[group] += 1
        phrase = toponym["phrase"]
        candidates += len(lookup.candidates(phrase))
        if lookup.reaches(phrase, points(toponym), RIGHT_KM):
            right[group] += 1
        else:
            misses[f"{phrase} ({group})"] += 1
    total = wanted.total()
    goal = f", wanted {WANTED[path.stem]}" if path.stem in WANTED else ""
    print(
        f"\n{path.stem}: {rate(right.total(), total)} of {total} toponyms covered{goal};"
        f" {candidates / max(1, total):.1f} candidates a phrase"
    )
    for group, count in wanted.most_common():
        print(f"  {group:<24} {count:5d} {rate(right[group], count)}")
    print("  misses:", "; ".join(f"{name} {n}" for name, n in misses.most_common(shown)))


def toponyms(path: Path) -> Iterator[Gold]:
    """The toponyms of a corpus that have a point."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                marked = json.loads(line)["toponyms"]
                yield from (toponym for toponym in marked if toponym.get("lat") is not None)


def points(toponym: Gold) -> list[Point]:
    """Where a toponym may lie: lon, lat."""
    pairs = [(toponym["lat"], toponym["lon"]), *(toponym.get("alt") or ())]
    return [(float(lon), float(lat)) for lat, lon in pairs]


def class_of(toponym: Gold) -> str:
    """GeoNames' feature code without its ending where the corpus tells it, else its own class."""
    if toponym.get("adjectival"):
        return "adjective"
    if toponym.get("fcode"):
        return f"{toponym['fclass']}.{toponym['fcode'][:4]}"
    return toponym.get("kind") or "unknown"


def report_theatre(table: Path, lookup: Lookup, shown: int) -> None:
    """Print what is covered of a table of places."""
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    spellings = named = whole = 0
    misses: list[str] = []
    for row in rows:
        forms = [row["name"], *filter(None, row["variants"].split("|"))]
        km = NEAR_KM.get(row["kind"], NEAR_POINT_KM)
        spot = [(float(row["lon"]), float(row["lat"]))]
        missed = [form for form in forms if not lookup.reaches(form, spot, km)]
        spellings += len(forms)
        named += len(forms) - len(missed)
        whole += len(missed) < len(forms)
        misses += [f"{row['name']}: {form}" for form in missed]
    print(
        f"\n{table.stem}: {rate(whole, len(rows))} of {len(rows)} places,"
        f" {rate(named, spellings)} of {spellings} spellings covered"
    )
    print("  misses:", "; ".join(misses[:shown]))


def rate(part: int, whole: int) -> str:
    """Per cent."""
    return f"{100 * part / max(1, whole):5.1f} %"


if __name__ == "__main__":
    sys.exit(main())
