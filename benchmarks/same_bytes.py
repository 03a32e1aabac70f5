"""See whether everything that Dateline writes is the same to the byte, whoever runs it and how.

    python -P benchmarks/same_bytes.py [PYTHON ...] [--keep FOLDER]

PYTHON are interpreters, each with its own packages; without any, the one that runs this. Each runs
all commands twice over the examples, and each time builds the store of places: once plainly, once
with everything else that must not matter changed - seed of hashes, zone, language and encoding of
the system, the order in which the files of a folder were made, two workers instead of one.
The first interpreter runs a third time with the reports named in reverse: what is drawn, and what
is a dataset, does not depend on that. A table says of each file whether all runs gave the same
bytes; the script fails if one did not. Of a dataset, all its files count as one.

Files of SQLite, of GDAL and of pyarrow name the version of the library that wrote them: install the
same versions (requirements.lock) beside every interpreter, or see what another version changes.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
EXAMPLES: Final = ROOT / "examples"
CODE: Final = """
import json, sys
from maps.cli import main
for words in json.loads(sys.argv[1]):
    try:
        main(words, prog_name="dateline")
    except SystemExit as end:
        if end.code:
            sys.exit(f"{words}: exit code {end.code}")
"""
"""Does all commands in one process; workers import it anew, and find nothing to do."""
STORE: Final = "the store of places"
OF_REPORTS: Final = {
    "map.html": ("map", "--title", "Same"),
    "map-ar.html": ("map", "--lang", "ar", "--coarsen", "village=province"),
    "readings.jsonl": ("read",),
    "readings-together.jsonl": ("read", "--together"),
    "events.geojson": ("export",),
    "events.geojsonl": ("export",),
    "events.gpkg": ("export",),
    "events.fgb": ("export",),
    "events.parquet": ("export",),
    "events.kml": ("export",),
    "events.csv": ("export",),
    "events.acled.csv": ("export",),
    "events.ged.csv": ("export",),
    "events.xlsx": ("export",),
    "events.pmtiles": ("export",),
    "figure.png": ("figure",),
    "figure.svg": ("figure", "--panels", "4"),
    "figure.pdf": ("figure",),
    "key.docx": ("figure", "-o", "keyed.png", "--key"),
    "key.tex": ("figure", "-o", "keyed.svg", "--key"),
    "review.html": ("review",),
    "review.csv": ("review",),
    "brief.html": ("report",),
    "brief.docx": ("report",),
}
"""What is written of the reports, and the command with its options."""
OF_OTHERS: Final = {
    "embedded.html": ("embed", "map.html"),
    "inline.html": ("embed", "map.html", "--inline"),
    "of-readings.html": ("map", "readings.jsonl"),
    "of-events.html": ("map", "events.geojson"),
    "geocoded.csv": ("geocode", "incidents.csv"),
    "geocoded.xlsx": ("geocode", "incidents.csv"),
    "geocoded.geojson": ("geocode", "incidents.csv"),
    "geocoded.gpkg": ("geocode", "incidents.csv"),
    "of-dataset.html": ("map", "dataset"),
    "atlas.html": ("map", "dataset", "--atlas-from", "0"),
}
"""What is written of a table, and of what was written."""
ATLAS: Final = "atlas.pmtiles"
DATASET: Final = "dataset"
WRITERS: Final = ("pyogrio", "pyarrow", "openpyxl", "python-docx", "matplotlib", "shapely", "numpy")
"""Libraries that have a hand in the bytes."""
FILES: Final = (STORE, *OF_REPORTS, DATASET, *OF_OTHERS, ATLAS)
IN_ORDER: Final = ("readings", "events", "key", "keyed", "review")
"""Names of files whose lines stand in the order in which reports are named."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """All commands, done once."""

    name: str
    """Heads a column."""
    python: str
    """Interpreter."""
    environment: dict[str, str]
    workers: int = 1
    backward: bool = False
    """Whether the files of the folder are made in reverse."""
    named: bool = False
    """Whether the reports are named one by one, in reverse, instead of their folder."""

    def inputs(self) -> list[str]:
        """What the commands are given."""
        if not self.named:
            return ["reports"]
        return [f"reports/{path.name}" for path in reversed(reports())]

    def commands(self) -> Iterator[list[str]]:
        """The words of each command, which is done in the run's own folder."""
        for name, words in OF_REPORTS.items():
            output = [name] if words[-1] == "--key" else ["-o", name]
            yield [*words, *output, *self.inputs()]
        cut = ("--part-mb", "0.01", "--workers", str(self.workers), "--merge")
        yield ["read", *self.inputs(), *cut, "-o", f"{DATASET}/"]
        for name, words in OF_OTHERS.items():
            yield [*words, "-o", name]


def runs(pythons: Sequence[str]) -> Iterator[Run]:
    """All runs, the plain one of the first interpreter first."""
    plain = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    other = {
        "PYTHONHASHSEED": "random", "TZ": "America/St_Johns", "LC_ALL": "C", "LANGUAGE": "ar",
        "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
    }  # fmt: skip
    for python in pythons:
        name = version(python)
        yield Run(name=name, python=python, environment=plain)
        yield Run(name=f"{name}*", python=python, environment=other, workers=2, backward=True)
    yield Run(name=f"{version(pythons[0])}r", python=pythons[0], environment=other, named=True)


def reports() -> list[Path]:
    """The example reports."""
    return sorted((EXAMPLES / "reports").iterdir())


def found(python: str) -> str:
    """The whole path of an interpreter; in an environment it is a link, which stays one."""
    path = shutil.which(python)
    if path is None:
        raise argparse.ArgumentTypeError(f"{python} is no program")
    return str(Path(path).absolute())


def version(python: str) -> str:
    """What an interpreter calls itself."""
    code = "import platform; print(platform.python_version())"
    return _said(python, "-c", code)


def libraries(python: str) -> str:
    """Versions of what writes the bytes of binary formats."""
    code = f"""
import sqlite3, zlib
from importlib.metadata import version
print("SQLite", sqlite3.sqlite_version, "zlib", zlib.ZLIB_RUNTIME_VERSION)
print(*(f"{{name}} {{version(name)}}" for name in {WRITERS}))
"""
    return " ".join(_said(python, "-c", code).split())


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def done(run: Run, folder: Path) -> dict[str, str]:
    """Do all commands in a folder; the digest of each file that they wrote, by its name."""
    (folder / "reports").mkdir(parents=True)
    for path in sorted(reports(), reverse=run.backward):
        shutil.copy(path, folder / "reports")
    shutil.copy(EXAMPLES / "incidents.csv", folder)
    words = [["--cache", "cache", *command] for command in run.commands()]
    ended = subprocess.run(
        [run.python, "-c", CODE, json.dumps(words)],
        cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False,
        env={
            **{name: os.environ[name] for name in ("HOME", "PATH")},  # noqa: TID251 (a script, no library)
            "PYTHONPATH": str(ROOT),
            **run.environment,
        },
    )  # fmt: skip
    if ended.returncode:
        sys.exit(f"{run.name}: {ended.stderr.decode(errors='replace')[-2000:]}")
    (store,) = (folder / "cache").glob("places-*.sqlite")
    return {name: digest(store if name == STORE else folder / name) for name in FILES}


def digest(path: Path) -> str:
    """Of a file, or of all files of a folder and their names."""
    files = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
    total = hashlib.sha256()
    for each in files:
        inside = each.relative_to(path).as_posix()
        total.update(f"{inside}\0{each.stat().st_size}\0".encode() + each.read_bytes())
    return total.hexdigest()[:12]


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "pythons", nargs="*", type=found, default=[sys.executable], metavar="PYTHON"
    )
    parser.add_argument("--keep", type=Path, help="an empty folder in which what was written stays")
    options = parser.parse_args()
    print(*(f"{version(each)}: {libraries(each)}" for each in options.pythons), sep="\n")
    told: dict[str, dict[str, str]] = {}
    with tempfile.TemporaryDirectory(prefix="dateline-bytes-") as name:
        for run in runs(options.pythons):
            folder = (options.keep or Path(name)) / run.name.replace("*", "-otherwise")
            told[run.name] = done(run, folder)
            print(f"{run.name} is done", file=sys.stderr, flush=True)
            if not options.keep:
                shutil.rmtree(folder)
    return table(told)


def table(told: dict[str, dict[str, str]]) -> int:
    """Print which files are the same; how many are not."""
    print("file".ljust(26), "bytes".ljust(14), *(name.ljust(10) for name in told))
    differing = 0
    first = next(iter(told.values()))
    for file in FILES:
        cells = [
            "-" if name.endswith("r") and file.startswith(IN_ORDER)
            else "same" if each[file] == first[file] else each[file][:8]
            for name, each in told.items()
        ]  # fmt: skip
        differing += any(cell not in {"same", "-"} for cell in cells)
        print(file.ljust(26), first[file].ljust(14), *(cell.ljust(10) for cell in cells))
    print(f"{differing} of {len(FILES)} files differ")
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main())
