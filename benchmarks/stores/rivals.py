"""Others over the same names: a dictionary behind geopy's interface, DuckDB, rapidfuzz."""

import csv
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from stores.figures import Figures, clock, least, micro, milli, peak_mb
from stores.questions import FEW, ROUNDS, Questions, everything

DEGREES = 0.225
"""25 km of latitude: half the side of DuckDB's box, whose corners are not cut."""
LIKE = "SELECT place FROM name WHERE jaro_winkler_similarity(key, ?) >= 0.9"
LIKEST = f"{LIKE} ORDER BY jaro_winkler_similarity(key, ?) DESC LIMIT 10"


def dictionary(store: Path, questions: Questions) -> Figures:
    """Geopy's own interface over all names in a dictionary, by small letters."""
    from geopy import Location  # noqa: PLC0415 (only here)
    from geopy.geocoders.base import Geocoder  # noqa: PLC0415 (only here)

    names: defaultdict[str, list[tuple[str, float, float]]] = defaultdict(list)

    class Plain(Geocoder):  # type: ignore[misc] # geopy ships no types
        def geocode(self, query: str) -> list[Location] | None:
            found = names.get(query.casefold())
            return found and [Location(name, (lat, lon), {}) for name, lon, lat in found]

    begin = time.perf_counter()
    for _, lon, lat, spellings in everything(store):
        spot = (spellings[0], lon, lat)
        for spelling in spellings:
            names[spelling.casefold()].append(spot)
    seconds = time.perf_counter() - begin
    geocode = Plain().geocode
    hits = least(geocode, [questions.hits] * ROUNDS)
    misses = least(geocode, [questions.misses] * ROUNDS)
    return Figures(
        build_s=seconds, peak_mb=peak_mb(), open_ms=1e3 * seconds, hit_us=micro(hits),
        again_us=micro(hits), miss_us=micro(misses),
    )  # fmt: skip


def duckdb(store: Path, questions: Questions) -> Figures:
    """Two tables, an index over the names; for any spelling Jaro-Winkler over all."""
    import duckdb as duck  # noqa: PLC0415 (may be missing)

    file = store.with_suffix(".duckdb")
    begin = time.perf_counter()
    with duck.connect(str(file)) as connection:
        load(connection, store)
    seconds, peak = time.perf_counter() - begin, peak_mb()

    def reopen() -> None:
        duck.connect(str(file), read_only=True).close()

    opening = milli(clock(reopen, [()] * 9))
    with duck.connect(str(file), read_only=True) as connection:

        def rows(statement: str, *values: Any) -> list[Any]:  # noqa: ANN401 (what SQL takes)
            found: list[Any] = connection.execute(statement, values).fetchall()
            return found

        def exact(name: str) -> list[Any]:
            return rows(
                "SELECT place.* FROM name JOIN place ON place.number = name.place WHERE key = ?",
                name.casefold(),
            )

        def near(lon: float, lat: float) -> list[Any]:
            return rows(
                "SELECT * FROM place WHERE lon BETWEEN ? AND ? AND lat BETWEEN ? AND ?",
                lon - DEGREES, lon + DEGREES, lat - DEGREES, lat + DEGREES,
            )  # fmt: skip

        few = [(name.casefold(),) for (name,) in questions.hits[:FEW]]
        found = milli(clock(lambda name: rows(LIKEST, name, name), few))
        hits = least(exact, [questions.hits[: 10 * FEW]] * ROUNDS)
        misses = least(exact, [questions.misses[: 10 * FEW]] * ROUNDS)
        spots = clock(near, questions.points[: 10 * FEW])
    return Figures(
        build_s=seconds, file_mb=file.stat().st_size / 1e6, peak_mb=peak, open_ms=opening[0],
        hit_us=micro(hits), again_us=micro(hits), miss_us=micro(misses),
        any_ms=found[0], any_p95_ms=found[1], near_us=micro(spots),
    )  # fmt: skip


def load(connection: Any, store: Path) -> None:  # noqa: ANN401 (its package may be missing)
    """Fill a DuckDB by two CSV files, its fast way in."""
    names, places = store.with_suffix(".names.csv"), store.with_suffix(".places.csv")
    with (
        names.open("w", encoding="utf-8", newline="") as first,
        places.open("w", encoding="utf-8", newline="") as second,
    ):
        spell, put = csv.writer(first, quoting=csv.QUOTE_ALL), csv.writer(second)
        spell.writerow(("key", "place"))
        put.writerow(("number", "lon", "lat"))
        for number, lon, lat, spellings in everything(store):
            put.writerow((number, lon, lat))
            spell.writerows((spelling.casefold(), number) for spelling in spellings)
    read = (
        "read_csv(?, header = true, quote = '\"', escape = '\"', delim = ',', parallel = false,"
        " columns = {})"
    )
    for table, columns, file in (
        ("name", "{'key': 'VARCHAR', 'place': 'BIGINT'}", names),
        ("place", "{'number': 'BIGINT', 'lon': 'DOUBLE', 'lat': 'DOUBLE'}", places),
    ):
        connection.execute(
            f"CREATE TABLE {table} AS SELECT * FROM {read.replace('{}', columns)}",  # noqa: S608 (constants)
            [str(file)],
        )
    connection.execute("CREATE INDEX by_key ON name (key)")
    connection.execute("CREATE INDEX by_number ON place (number)")


def rapidfuzz(store: Path, questions: Questions) -> Figures:
    """The ten likest of all names by Jaro-Winkler; it has no exact look-up and no places."""
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415 (may be missing)
    from rapidfuzz.process import extract  # noqa: PLC0415 (may be missing)

    begin = time.perf_counter()
    names = [n.casefold() for _, _, _, spellings in everything(store) for n in spellings]
    seconds, peak = time.perf_counter() - begin, peak_mb()

    def likest(name: str) -> object:
        return extract(name.casefold(), names, scorer=JaroWinkler.normalized_similarity, limit=10)

    found = milli(clock(likest, questions.hits[:FEW]))
    return Figures(
        build_s=seconds, peak_mb=peak, open_ms=1e3 * seconds, any_ms=found[0], any_p95_ms=found[1]
    )
