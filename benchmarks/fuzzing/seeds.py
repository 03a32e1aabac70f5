"""What each target begins with."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from fuzzing.targets import READERS, TABLES, small_gazetteer

ROOT: Final = Path(__file__).resolve().parent.parent.parent
SAMPLES: Final = (
    Path(__file__).with_name("parts"),
    ROOT / "tests" / "geo" / "small",
    ROOT / "tests" / "geo" / "reports",
)
"""What lies in the innermost of files, and the reports of the tests."""
REPORTS: Final = ROOT / "examples" / "reports"
LONGEST: Final = 4096
"""Bytes of a seed."""


def sow(name: str, folder: Path) -> None:
    """Put into a corpus what a target reads."""
    for number, data in enumerate(_seeds(name)):
        (folder / f"seed-{number}").write_bytes(data)


def _seeds(name: str) -> list[bytes]:
    if name in READERS:
        return [*_reports(READERS[name])]
    if name == "importers":
        return _tables()
    if name == "corrections":
        return _corrections()
    if name in {"readings", "payload"}:
        return _written(name)
    if name in {"mutated", "stores"}:
        return [bytes(64), b"\x00\x00\x10\xff"]
    return [path.read_bytes()[:LONGEST] for path in sorted(REPORTS.glob("*.*"))]


def _reports(kinds: tuple[str, ...]) -> Iterator[bytes]:
    paths = sorted(path for folder in SAMPLES for path in folder.glob("*.*"))
    for number, kind in enumerate(kinds):
        yield from (
            bytes([number]) + path.read_bytes() for path in paths if path.name.endswith(kind)
        )


def _tables() -> list[bytes]:
    dump = "99\tRawah\tRawah\tراوة\t34.48\t41.91\tP\tPPL\tIQ\t\t01\t\t\t\t20000\t\t60\tAsia\t2020"
    table = "name,lon,lat,kind,country\nRawah,41.91,34.48,town,IQ\n"
    feature = {
        "type": "Feature",
        "properties": {"name": "Rawah", "kind": "town"},
        "geometry": {"type": "Point", "coordinates": [41.91, 34.48]},
    }
    collection = json.dumps({"type": "FeatureCollection", "features": [feature]})
    told = {".csv": table, ".tsv": table.replace(",", "\t"), ".txt": dump, ".geojson": collection}
    return [bytes([TABLES.index(suffix)]) + text.encode() for suffix, text in told.items()]


def _corrections() -> list[bytes]:
    schema = (ROOT / "docs" / "reports.md").read_bytes()
    lines = re.findall(rb'^\{"format": ?"dateline-corrections.*\}$', schema, re.MULTILINE)
    return [*lines, b'{"format":"dateline-corrections","version":1,"document":"a"}\n']


def _written(name: str) -> list[bytes]:
    """What Dateline itself writes of a report."""
    from geo import dump_reading, geoparse, read_documents, records  # noqa: PLC0415 (instrumented)
    from geo.geojson import dump_records  # noqa: PLC0415 (as above)

    intake = read_documents(sorted(REPORTS.glob("*.txt"))[:4])
    understood = [*geoparse(intake.documents, small_gazetteer())]
    if name == "readings":
        return [f"{dump_reading(reading)}\n".encode() for reading in understood]
    return [dump_records(list(records(reading))[:2]).encode() for reading in understood]
