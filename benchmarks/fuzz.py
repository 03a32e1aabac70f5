"""Fuzz whatever reads what others wrote, guided by the code that each input reaches.

    pip install atheris
    python -P benchmarks/fuzz.py [TARGET ...] [--runs 1000000] [--seconds 600] [--corpus build/fuzz]

Each target runs in a process of its own, until it has done its executions or its time is up. What
counts as a fault: an exception that is no `DatelineError`, an input of 4 kB that takes 20 seconds,
2 GB of memory. Inputs that reached new code are kept in a folder for each target and begin the next
run; an input that is a fault is kept beside them, and the command

    python -P benchmarks/fuzz.py TARGET --input FILE

runs it alone. Printed are executions, what is in the corpus, and faults.
"""

import argparse
import contextlib
import importlib.util
import io
import json
import re
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
# The check-out comes first; with -P this folder, which has a gazetteer.py too, does not count.
sys.path.insert(0, str(ROOT))

Target = Callable[[bytes], object]
SAMPLES: Final = ROOT / "tests" / "geo" / "reports"
REPORTS: Final = ROOT / "examples" / "reports"
LONGEST: Final = 4096
"""Bytes of a seed; an input may grow to four times that."""
SHORT: Final = {"dates": 256, "toponyms": 256, "pipeline": 512, "stores": 64, "importers": 1024}
"""Bytes of an input where a fault shows in few, and each costs time: executions count more."""
PACKAGES: Final = ("gazetteer", "geo", "maps")
GUIDES: Final = {
    "dates": ("geo.dates",),
    "toponyms": ("geo.toponyms",),
    "pipeline": ("geo.pipeline", "geo.events", "geo.merging", "geo.actors", "geo.record"),
    "stores": ("gazetteer",),
    "importers": ("gazetteer",),
}
"""Packages whose branches guide a target: following a branch costs more than taking it."""
SUFFIXES: Final = [
    ".txt", ".md", ".html", ".mhtml", ".pdf", ".docx", ".odt", ".eml", ".mbox", ".rss", ".json",
    ".jsonl", ".csv", ".tsv", ".xlsx", ".warc", ".zip", ".tar", ".gz", ".bz2", ".xz", ".zst",
]  # fmt: skip
TABLES: Final = (".csv", ".tsv", ".txt", ".geojson", ".json", ".zip")


def documents() -> Target:
    """Files of reports; the first byte chooses the kind."""
    from geo.documents.intake import Limits, Manner  # noqa: PLC0415 (under instrumentation)
    from geo.documents.kinds import read_parcel  # noqa: PLC0415 (as above)
    from geo.documents.parcel import Parcel  # noqa: PLC0415 (as above)

    manner = Manner(limits=Limits(file_bytes=1_000_000, unpacked_bytes=4_000_000, members=100))

    def run(data: bytes) -> None:
        suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else ".txt"
        handle = io.BytesIO(data[1:])
        parcel = Parcel(handle=handle, path=f"in{suffix}", name="in", suffix=suffix)
        for _ in read_parcel(parcel, manner):
            pass

    return run


def dates() -> Target:
    """The grammar of dates."""
    from geo.dates import read_timexes  # noqa: PLC0415 (as above)
    from geo.timespan import TimeSpan  # noqa: PLC0415 (as above)

    start, end = datetime(2019, 10, 15), datetime(2019, 10, 16)
    published = TimeSpan(start=start, end=end, precision="day", basis="explicit")
    return lambda data: read_timexes(_text(data), published if len(data) % 2 else None)


def toponyms() -> Target:
    """The finder of place names, and what they mean."""
    from geo.toponyms import find_toponyms  # noqa: PLC0415 (as above)

    gazetteer = _gazetteer()
    return lambda data: find_toponyms(_text(data), gazetteer)


def pipeline() -> Target:
    """The whole way from a text to its events, their merging and their page."""
    from geo import Document, geoparse, records  # noqa: PLC0415 (as above)
    from geo.merging import merge  # noqa: PLC0415 (as above)

    gazetteer = _gazetteer()

    def run(data: bytes) -> None:
        title, _, text = _text(data).partition("\n")
        document = Document(id="a", title=title, text=text, source="", published=None)
        told = [r for reading in geoparse([document], gazetteer) for r in records(reading)]
        merge(told, gazetteer)

    return run


def corrections() -> Target:
    """Files of corrections, JSON Lines and tables."""
    from geo.corrections.load import parse_corrections  # noqa: PLC0415 (as above)

    return lambda data: parse_corrections(data, "corrections")


def readings() -> Target:
    """Files of readings."""
    from geo.readings import parse_readings  # noqa: PLC0415 (as above)

    return lambda data: [*parse_readings(io.BytesIO(data), "readings")]


def payload() -> Target:
    """Files of events, and the page that is drawn of them."""
    from geo.geojson.load import parse_records  # noqa: PLC0415 (as above)
    from maps.page.options import PageOptions  # noqa: PLC0415 (as above)
    from maps.page.payload import payload as laid_out  # noqa: PLC0415 (as above)

    gazetteer, options = _gazetteer(), PageOptions()
    return lambda data: laid_out(parse_records(data, "events"), gazetteer, options)


def importers() -> Target:
    """Files of places; the first byte chooses the kind."""
    from gazetteer.sources.complaints import Complaints  # noqa: PLC0415 (as above)
    from gazetteer.sources.layouts import Described  # noqa: PLC0415 (as above)
    from gazetteer.sources.recognise import read_sources, recognise  # noqa: PLC0415 (as above)

    folder = Path(tempfile.mkdtemp(prefix="dateline-fuzz-"))

    def run(data: bytes) -> None:
        path = folder / f"places{TABLES[data[0] % len(TABLES)] if data else '.csv'}"
        path.write_bytes(data[1:])
        for _ in read_sources(recognise([path]), Described(name="places"), Complaints()):
            pass

    return run


def stores() -> Target:
    """Stores of places; an input says which bytes of a good one are others."""
    from gazetteer import Gazetteer  # noqa: PLC0415 (as above)
    from gazetteer.build import build_store  # noqa: PLC0415 (as above)

    folder = Path(tempfile.mkdtemp(prefix="dateline-fuzz-"))
    build_store(_places(), folder / "good")
    good = (folder / "good").read_bytes()

    def run(data: bytes) -> None:
        changed = bytearray(good)
        for at in range(0, len(data) - 3, 4):
            changed[int.from_bytes(data[at : at + 3], "big") % len(good)] = data[at + 3]
        (folder / "bad").write_bytes(changed)
        with Gazetteer.open(folder / "bad") as gazetteer:
            gazetteer.find("Rawah")
            gazetteer.near(41, 34, 500)
            gazetteer.credits()

    return run


TARGETS: Final[dict[str, Callable[[], Target]]] = {
    made.__name__: made
    for made in (
        documents, dates, toponyms, pipeline, corrections, readings, payload, importers, stores,
    )
}  # fmt: skip


def _text(data: bytes) -> str:
    # Halves of surrogate pairs are texts too: what is no UTF-8 becomes such.
    return data.decode("utf-8", "surrogateescape")


def _places() -> list[object]:
    from gazetteer import Place  # noqa: PLC0415 (as above)

    named = {"Rawah": "IQ", "Mosul": "IQ", "Homs": "SY", "Iraq": "IQ", "Al-Hol": "SY"}
    return [
        Place(
            id=f"geonames:{number}", name=name, names=(f"{name} City", "مكان"), country=code,
            kind="country" if name == "Iraq" else "town", feature_class="P", feature_code="PPL",
            lon=40.0 + number, lat=34.0, source="test", population=1_000 * number,
        )
        for number, (name, code) in enumerate(named.items(), start=1)
    ]  # fmt: skip


def _gazetteer() -> object:
    from gazetteer import Gazetteer  # noqa: PLC0415 (as above)

    return Gazetteer.of(_places())


def seeds(name: str, folder: Path) -> None:
    """Put into an empty corpus what each target reads."""
    if any(folder.iterdir()):
        return
    reports = [path.read_bytes()[:LONGEST] for path in sorted(REPORTS.glob("*.*"))]
    found = {
        "documents": _by_kind(SUFFIXES),
        "importers": _tables(),
        "corrections": _corrections(),
        "readings": _written("read"),
        "payload": _written("export"),
        "stores": [bytes(8), b"\x00\x00\x10\xff"],
    }
    for number, data in enumerate(found.get(name, reports)):
        (folder / f"seed-{number}").write_bytes(data)


def _by_kind(suffixes: list[str]) -> list[bytes]:
    files = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in suffixes]
    return [bytes([suffixes.index(path.suffix)]) + path.read_bytes() for path in files]


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


def _written(command: str) -> list[bytes]:
    """What Dateline itself writes of a report."""
    from geo import dump_reading, geoparse, read_documents, records  # noqa: PLC0415 (as above)
    from geo.geojson import dump_records  # noqa: PLC0415 (as above)

    intake = read_documents(sorted(REPORTS.glob("*.txt"))[:4])
    understood = [*geoparse(intake.documents, _gazetteer())]
    if command == "read":
        return [f"{dump_reading(reading)}\n".encode() for reading in understood]
    return [dump_records(list(records(reading))[:2]).encode() for reading in understood]


def fuzz(name: str, options: argparse.Namespace) -> None:
    """Fuzz one target; does not come back."""
    import atheris  # noqa: PLC0415 (only who fuzzes needs it)

    with atheris.instrument_imports(include=list(GUIDES.get(name, PACKAGES))):
        target = TARGETS[name]()
    from gazetteer.errors import DatelineError  # noqa: PLC0415 (under instrumentation)

    folder = options.corpus / name
    folder.mkdir(parents=True, exist_ok=True)
    seeds(name, folder)

    def run(data: bytes) -> None:
        with contextlib.suppress(DatelineError):
            target(data)

    if options.input:
        run(options.input.read_bytes())
        return
    longest = SHORT.get(name, LONGEST * 4)
    words = (
        f"-runs={options.runs}", f"-max_total_time={options.seconds}", f"-max_len={longest}",
        "-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1",
        f"-artifact_prefix={options.corpus}/fault-{name}-", str(folder),
    )  # fmt: skip
    atheris.Setup([sys.argv[0], *words], run)
    atheris.Fuzz()


def main() -> int:
    """Fuzz each target in a process of its own, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--corpus", type=Path, default=ROOT / "build" / "fuzz")
    parser.add_argument("--input", type=Path, help="one input, to run alone")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed; run: pip install atheris")
        return 1
    names = options.targets or list(TARGETS)
    if unknown := set(names) - TARGETS.keys():
        parser.error(f"no target is called {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    warnings.simplefilter("ignore")
    if options.here or options.input:
        fuzz(names[0], options)
        return 0
    faults = [_outcome(name, options) for name in names]
    return int(any(faults))


def _outcome(name: str, options: argparse.Namespace) -> bool:
    words = [sys.executable, "-P", __file__, name, "--here", f"--runs={options.runs}"]
    words += [f"--seconds={options.seconds}", f"--corpus={options.corpus}"]
    told = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False)
    said = told.stderr + told.stdout
    counted = re.search(r"number_of_executed_units:\s*(\d+)", said)
    executions = int(counted[1]) if counted else 0
    kept = len([*(options.corpus / name).glob("*")])
    is_fault = told.returncode != 0
    print(f"{name:12} {executions:10,} executions  {kept:6,} kept  {'FAULT' if is_fault else ''}")
    if is_fault:
        print(said[-3000:])
    sys.stdout.flush()
    return is_fault


if __name__ == "__main__":
    sys.exit(main())
