"""Places out of Who's On First: folders of GeoJSON files, or an SQLite bundle.

One record is one GeoJSON feature (https://whosonfirst.org/docs/properties/); a bundle holds them
as text in its table `geojson` (https://whosonfirst.org/docs/distributions/).
"""

import contextlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from gazetteer.errors import SourceError
from gazetteer.place import Kind, Place
from gazetteer.sources.complaints import Complaints
from gazetteer.sources.features import settlement, usual_feature
from gazetteer.sources.vetting import is_country_code, vet

SOURCE: Final = "Who's On First"
CREDIT: Final = "Places added from Who's On First (whosonfirst.org), CC BY 4.0"

_KINDS: Final[MappingProxyType[str, Kind]] = MappingProxyType(
    {
        "country": "country", "dependency": "country", "region": "admin1",
        "macrocounty": "admin2", "county": "admin2", "localadmin": "admin2",
        "macroregion": "region", "marinearea": "water", "ocean": "water",
        "borough": "neighbourhood", "macrohood": "neighbourhood", "neighbourhood": "neighbourhood",
        "microhood": "neighbourhood", "campus": "site", "disputed": "region",
    }
)  # fmt: skip
"""Placetypes in our words; localities count by their inhabitants, others are left out."""

_MANY: Final = 25
"""Languages from which the names of a place without inhabitants are those of something else."""
_TRUSTED: Final = frozenset({"und", "ara", "kur", "ckb", "eng", "tur", "fas", "fra"})
"""Languages that are kept of such a place (a hamlet linked to a prophet has his names in 177)."""
_LARGEST: Final = 64 << 20
"""Bytes of a record; the largest country has some 20 million."""

Json = Mapping[str, Any]
Records = Iterator[tuple[str, str | bytes]]


def read_bundle(path: Path, complaints: Complaints) -> Iterator[Place]:
    """The current places of a bundle; what is superseded, or no place for us, is left out.

    Args:
        path: A folder (searched with all folders in it), one GeoJSON file, or an SQLite file.
        complaints: Takes the records that could not be read.

    Raises:
        SourceError: The bundle cannot be read.
    """
    regions = dict(_regions(path))
    for where, text in _records(path, complaints):
        try:
            place = _place(text, regions)
        except (ValueError, RecursionError) as error:
            complaints.add(where, None, error)
            continue
        if place is None:
            complaints.leave_out()
        else:
            yield place


def is_bundle(path: Path) -> bool:
    """Whether an SQLite file is a bundle."""
    with contextlib.closing(_connection(path)) as connection, _guard(path):
        found = connection.execute(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'geojson'"
        )
        return bool(found.fetchone()[0])


def _records(path: Path, complaints: Complaints) -> Records:
    if path.is_dir():
        for file in sorted(path.rglob("*.geojson")):
            # Alternative outlines of places that have a record of their own.
            if "-alt-" not in file.name:
                yield from _file(file, str(file.relative_to(path)), complaints)
    elif path.suffix.lower() in {".geojson", ".json"}:
        yield from _file(path, path.name, complaints)
    else:
        yield from _rows(path)


def _file(file: Path, where: str, complaints: Complaints) -> Records:
    try:
        if file.stat().st_size > _LARGEST:
            complaints.add(where, None, "is larger than any record")
        else:
            yield where, file.read_bytes()
    except OSError as error:
        complaints.add(where, None, f"cannot be read ({error.strerror or error})")


def _rows(path: Path) -> Records:
    with contextlib.closing(_connection(path)) as connection, _guard(path):
        columns = {row[1] for row in connection.execute("PRAGMA table_info(geojson)")}
        main = " WHERE is_alt = 0" if "is_alt" in columns else ""
        for key, body in connection.execute(f"SELECT id, body FROM geojson{main} ORDER BY id"):  # noqa: S608 (both parts are ours)
            yield f"{path.name}, record {key}", body if isinstance(body, str | bytes) else ""


def _connection(path: Path) -> sqlite3.Connection:
    with _guard(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        connection.execute("PRAGMA trusted_schema = OFF")
        return connection


@contextlib.contextmanager
def _guard(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise SourceError(
            f"{path}: is no bundle of Who's On First, or a broken one ({error}). Fetch it anew."
        ) from error


def _regions(path: Path) -> Iterator[tuple[int, str]]:
    """Ids and names of first-level divisions, which the places in them point to."""
    for _, text in _records(path, Complaints()):
        mark = b'"region"' if isinstance(text, bytes) else '"region"'
        if mark in text:  # type: ignore[operator]  # both are of one type
            with contextlib.suppress(ValueError, RecursionError):
                told, _ = _parsed(text)
                if told.get("wof:placetype") == "region":
                    yield int(told["wof:id"]), _name(told)


def _parsed(text: str | bytes) -> tuple[Json, object]:
    """The properties and the geometry of a record."""
    feature = json.loads(text)
    told = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(told, dict) or not isinstance(told.get("wof:id"), int):
        raise ValueError("is no record of Who's On First: it has no wof:id")  # noqa: TRY004 (what a file holds is no type)
    return told, feature.get("geometry")


def _place(text: str | bytes, regions: Mapping[int, str]) -> Place | None:
    told, geometry = _parsed(text)
    population = _population(told)
    kind = _kind(told, population)
    if kind is None or _is_gone(told):
        return None
    feature_class, feature_code = usual_feature(kind)
    lon, lat = _point(told)
    name = _name(told)
    return vet(
        Place(
            id=_id(told),
            name=name,
            names=tuple(_names(told, population)),
            kind=kind,
            feature_class=feature_class,
            feature_code=feature_code,
            country=_country(told),
            admin1=None if kind in {"admin1", "country"} else _region(told, regions),
            population=population,
            lon=lon,
            lat=lat,
            geometry=_extent(geometry),
            source=SOURCE,
        )
    )


def _id(told: Json) -> str:
    """GeoNames' id where the record is known to be of the same place, else its own."""
    concordances = told.get("wof:concordances")
    number = concordances.get("gn:id") if isinstance(concordances, dict) else None
    if isinstance(number, int | str) and str(number).isdigit() and int(number) > 0:
        return f"geonames:{int(number)}"
    return f"wof:{told['wof:id']}"


def _kind(told: Json, population: int) -> Kind | None:
    placetype = told.get("wof:placetype")
    if placetype == "locality":
        return settlement(population)
    return _KINDS.get(placetype) if isinstance(placetype, str) else None


def _is_gone(told: Json) -> bool:
    """Whether a record stands for what is no more, or was replaced by another."""
    dates = (told.get("edtf:superseded"), told.get("edtf:deprecated"))
    ended = any(date not in {None, "", "u", "uuuu", ".."} for date in dates)
    return ended or bool(told.get("wof:superseded_by")) or told.get("mz:is_current") == 0


def _name(told: Json) -> str:
    """The name of the record, which is in Latin script as a rule; else the English one."""
    english = told.get("name:eng_x_preferred")
    first = english[0] if isinstance(english, list) and english else None
    name = told.get("wof:name") or first
    if not isinstance(name, str):
        raise ValueError(f"record {told['wof:id']} has no name")  # noqa: TRY004 (as above)
    return name


def _names(told: Json, population: int) -> Iterator[str]:
    named: dict[str, list[str]] = defaultdict(list)
    for key, values in told.items():
        if key.startswith("name:") and isinstance(values, list) and "colloquial" not in key:
            language = key.removeprefix("name:")[:3]
            named[language] += [value for value in values if isinstance(value, str)]
    is_doubtful = not population and len(named) > _MANY
    for language, names in named.items():
        if not is_doubtful or language in _TRUSTED:
            yield from names


def _country(told: Json) -> str | None:
    for key in ("wof:country", "iso:country"):
        code = told.get(key)
        if isinstance(code, str) and is_country_code(code) and not code.startswith("X"):
            return code
    return None


def _region(told: Json, regions: Mapping[int, str]) -> str | None:
    branches = told.get("wof:hierarchy")
    for branch in branches if isinstance(branches, list) else ():
        if isinstance(branch, dict) and branch.get("region_id") in regions:
            return regions[branch["region_id"]]
    return None


def _point(told: Json) -> tuple[float, float]:
    for prefix in ("lbl", "geom"):
        lon, lat = told.get(f"{prefix}:longitude"), told.get(f"{prefix}:latitude")
        if isinstance(lon, int | float) and isinstance(lat, int | float):
            return float(lon), float(lat)
    raise ValueError(f"record {told['wof:id']} has no point")


def _population(told: Json) -> int:
    for key in ("wof:population", "gn:population", "gn:pop", "statoids:population"):
        number = told.get(key)
        if isinstance(number, int) and number > 0:
            return number
    return 0


def _extent(geometry: object) -> Any:  # noqa: ANN401 (shapely ships no types)
    if not isinstance(geometry, dict) or geometry.get("type") in {None, "Point"}:
        return None
    from shapely.errors import ShapelyError  # noqa: PLC0415 (most records are points)
    from shapely.geometry import shape  # noqa: PLC0415 (as above)

    from gazetteer.sources.shapes import spread  # noqa: PLC0415 (as above)

    try:
        return spread(shape(geometry))[2]
    except (ShapelyError, AttributeError, KeyError, TypeError, IndexError) as error:
        raise ValueError(f"its outline is broken ({error})") from error
