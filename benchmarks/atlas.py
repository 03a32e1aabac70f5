"""How long an atlas takes to make, in how much memory and how many bytes.

    python -P benchmarks/atlas.py [--sizes 100000,1000000] [--keep FOLDER]

Datasets are made here, with a seed: sentences of our own, at towns of the gazetteer (a few of them
have most events), dates of fifteen years that come in waves. `--keep` leaves them and the pages.
Time is processor time of the making alone, memory the largest that its process ever held.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq

ROOT = Path(__file__).parents[1]
# With -P, so that no module here hides one of a library's.
sys.path.insert(0, str(ROOT))

from gazetteer import Gazetteer, Place  # noqa: E402 - as above
from geo.corpus.manifest import FORMAT, VERSION  # noqa: E402 - as above
from geo.corpus.tables import schema, table  # noqa: E402 - as above
from maps.atlas import SUFFIX, make_atlas  # noqa: E402 - as above
from maps.page import PageOptions  # noqa: E402 - as above

BOX = (34.0, 28.0, 50.0, 39.0)
TOWNS = 6_000
FIRST = datetime(2008, 1, 1)
DAYS = 15 * 365
ROWS = 20_000
KINDS = (
    ("ASSAULT", "armed attack", "Gunmen attacked a checkpoint near {place}, killing {n}.", 30),
    ("COERCE", "arrest", "Security forces arrested {n} people in {place}, officials said.", 12),
    ("MOBILIZE", "deployment", "A convoy of {n} vehicles moved towards {place} at dawn.", 9),
    ("AID", "aid delivery", "Some {n} families in {place} were given food and tents.", 12),
    ("CONSULT", "meeting", "Delegates of {n} tribes met in {place} to talk about a truce.", 13),
    ("ACCUSE", "accusation", "Residents of {place} blamed the council for {n} days of cuts.", 10),
    ("PROTEST", "protest", "About {n} people marched in {place} and asked for jobs.", 9),
    ("STATE", "state of affairs", "The bridge of {place} has been closed for {n} weeks.", 5),
)  # fmt: skip
"""Type, label, sentence, and how often."""
STANCES = (
    ("asserted", 70.0), ("claimed", 15.5), ("planned", 7.0), ("hypothetical", 2.7),
    ("negated", 2.0), ("demanded", 1.3), ("feared", 0.7), ("denied", 0.5), ("disputed", 0.3),
)  # fmt: skip
"""How texts stand to events, and how often, as Dateline reads them in news."""
WIDELY = 0.12
IN_WAVES = 0.6
DATED = 0.97
SELDOM = 0.1
"""Shares of events: known to an area, in the great wave, dated; told twice."""
WIDE = (("Anbar", "admin1", 41.0, 33.0), ("Iraq", "country", 44.0, 33.0))


def main() -> None:
    """Generate, make, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="100000,1000000")
    parser.add_argument("--keep", type=Path, help="where datasets and pages are left")
    parser.add_argument("--make", nargs=2, type=Path, help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.make:
        _make(*told.make)
        return
    print("    events   dataset MB   seconds   peak MB   page kB   archive MB")
    with tempfile.TemporaryDirectory(prefix="dateline-atlas-") as name:
        folder = told.keep or Path(name)
        for size in map(int, told.sizes.split(",")):
            _print(folder, size)


def _print(folder: Path, size: int) -> None:
    dataset, page = folder / f"events-{size}", folder / f"atlas-{size}.html"
    if not dataset.exists():
        _generate(dataset, size)
    done = subprocess.run(
        [sys.executable, "-P", __file__, "--make", str(dataset), str(page)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    took = json.loads(done.stdout)
    given = sum(path.stat().st_size for path in dataset.rglob("*.parquet"))
    print(
        f"{size:>10,} {given / 1e6:>12.1f} {took['seconds']:>9.1f} {took['peak'] / 1e6:>9.0f}"
        f" {page.stat().st_size / 1e3:>9.0f} {page.with_suffix(SUFFIX).stat().st_size / 1e6:>12.1f}"
    )


def _make(dataset: Path, page: Path) -> None:
    with Gazetteer.default() as gazetteer:
        before = time.process_time()
        make_atlas(dataset, page, gazetteer, PageOptions(title="Fifteen years in one region"))
        took = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"seconds": took, "peak": peak}))


def _generate(folder: Path, size: int) -> None:
    """A dataset as `dateline read` writes it, all in one partition."""
    chance = np.random.default_rng(8)
    with Gazetteer.default() as gazetteer:
        towns = gazetteer.towns(*BOX, most=TOWNS)
    weights = 1 / np.arange(1, len(towns) + 1) ** 0.9
    order = chance.permutation(len(towns))
    target = folder / "events" / "month=2015-01" / "cell=e040n30" / "part-0.parquet"
    target.parent.mkdir(parents=True)
    with pq.ParquetWriter(target, schema("events"), store_schema=False) as writer:
        for start in range(0, size, ROWS):
            numbers = range(start, min(size, start + ROWS))
            at = chance.choice(order, len(numbers), p=weights / weights.sum())
            rows = [
                _row(number, towns[town], chance) for number, town in zip(numbers, at, strict=True)
            ]
            writer.write_table(table("events", rows))
    card = {"format": FORMAT, "version": VERSION, "dataset": "", "totals": {}, "merge": True}
    (folder / "manifest.jsonl").write_text(json.dumps(card) + "\n", encoding="utf-8")


def _row(number: int, town: Place, chance: np.random.Generator) -> dict[str, Any]:
    shares = np.array([share for *_, share in KINDS])
    code, label, sentence, _ = KINDS[chance.choice(len(KINDS), p=shares / shares.sum())]
    where = {"name": town.name, "kind": town.kind, "lon": town.lon, "lat": town.lat}
    if chance.random() < WIDELY:
        where = dict(zip(("name", "kind", "lon", "lat"), WIDE[chance.integers(2)], strict=True))
    day = (
        int(chance.beta(2, 3) * DAYS) if chance.random() < IN_WAVES else int(chance.integers(DAYS))
    )
    start = FIRST + timedelta(days=day)
    length = timedelta(days=int(chance.choice([1, 1, 1, 1, 1, 1, 7, 31, 365])))
    is_dated = chance.random() < DATED
    quote = sentence.format(place=where["name"], n=int(chance.integers(2, 90)))
    trigger = quote.find(" ") + 1
    mark = quote.find(where["name"])
    return {
        "event_id": f"r{number}:e1", "type": code, "label": label, "mode": "",
        "factuality": _one_of(STANCES, chance), "quote": quote,
        "trigger_start": trigger, "trigger_end": quote.find(" ", trigger),
        "mark_start": mark, "mark_end": mark + len(where["name"]),
        "date_start": start.isoformat() if is_dated else None,
        "date_end": (start + length).isoformat() if is_dated else None,
        "date_precision": "day" if length.days == 1 else "range", "date_basis": "explicit",
        "date_text": "", "place_id": f"made:{where['name']}:{where['lon']}",
        "place_name": where["name"], "place_kind": where["kind"], "country": town.country,
        "admin1": town.admin1, "place_role": "location", "place_score": 0.9, "place_number": 1,
        "actors": [], "recipients": [], "quantities": [], "amounts": [], "attribution": "",
        "document_id": f"r{number}", "title": f"Report {number}",
        "source": f"https://news.example/{number}", "published_start": start.isoformat(),
        "published_end": (start + timedelta(days=1)).isoformat(), "published_precision": "day",
        "published_basis": "explicit", "told_by": 1 + int(chance.random() < SELDOM),
        "corrected": [], "related": [], "tellings": [], "point": [where["lon"], where["lat"]],
    }  # fmt: skip


def _one_of(names: tuple[tuple[str, float], ...], chance: np.random.Generator) -> str:
    shares = np.array([share for _, share in names])
    return names[chance.choice(len(names), p=shares / shares.sum())][0]


if __name__ == "__main__":
    main()
