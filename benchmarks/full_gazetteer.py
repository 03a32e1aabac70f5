"""Measure the gazetteer at the size of all of GeoNames, out of a dump made here.

    python benchmarks/full_gazetteer.py FOLDER [--places 13000000] [--texts FILE.jsonl] [--keep]
    python benchmarks/full_gazetteer.py FOLDER --dump FOLDER/dump [--texts FILE.jsonl]

Makes a dump in GeoNames' own files (`stores/dump.py`: seeded, distributed as the real one is) in
FOLDER, adds it as `dateline gazetteer add` does, builds the store and asks it; each step in a
process of its own, so that its memory is its own. Times are processor time, system time included,
as the machine may be shared; after the stroke, those of the clock. Look-ups are the best of several
rounds, all they read in memory. With `--texts` (one JSON object a line, with `text`), recognition
over the default store and over the large one is measured on the same documents, each read once
before it is timed. The whole needs 10 GB of disk, of which what was made is removed at the end,
unless `--keep`; a dump that is there already is told by `--dump`, and stays.
"""

import argparse
import json
import resource
import shutil
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The check-out comes first; this file would stand for the package.
sys.path[0] = str(ROOT / "benchmarks")
sys.path.insert(0, str(ROOT))

from stores.compare import apart  # noqa: E402 - as above
from stores.dump import Dump  # noqa: E402 - as above
from stores.figures import least, micro, peak_mb  # noqa: E402 - as above
from stores.ours import anew  # noqa: E402 - as above
from stores.questions import draw  # noqa: E402 - as above

from gazetteer import Gazetteer  # noqa: E402 - the check-out comes first
from gazetteer.additions.importing import Manner, add_files  # noqa: E402 - as above
from geo.toponyms import find_toponyms  # noqa: E402 - as above

WORDS = ROOT / "gazetteer" / "data" / "words.txt"
COMMON = ("San José", "Santa Maria", "Springfield", "Rahmatabad")
"""Names of very many places."""
ROUNDS = 3
_BEGUN = time.monotonic()
"""When this process began."""


def main() -> int:
    """Run all steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where all is made")
    parser.add_argument("--places", type=int, default=13_000_000, help="lines of the dump")
    parser.add_argument("--dump", type=Path, help="a folder with a dump that is there already")
    parser.add_argument("--texts", type=Path, help="JSON lines with texts to be read")
    parser.add_argument("--keep", action="store_true", help="remove nothing at the end")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    made = [options.folder / name for name in ("small", "large", "dump")]
    small, large, dump = made
    if options.dump is None:
        dump.mkdir(exist_ok=True)
        print(apart(make, dump, options.places), flush=True)
    else:
        dump = options.dump
        del made[-1]
    for home in (small, large):
        print(apart(build, home), flush=True)
    print(apart(add, dump, large), flush=True)
    print(apart(build, large), flush=True)
    for home in (small, large):
        print(apart(ask, home), flush=True)
        if options.texts is not None:
            print(apart(recognise, home, options.texts), flush=True)
    if not options.keep:
        for folder in made:
            shutil.rmtree(folder)
    return 0


def make(folder: Path, count: int) -> str:
    """Make the dump."""
    words = [word for word in WORDS.read_text(encoding="utf-8").split() if word.isalpha()]
    files, names = Dump(count, words).write(folder)
    size = sum(path.stat().st_size for path in files) / 1e6
    return f"dump: {count:,} places, {names:,} names, {size:,.0f} MB{spent()}"


def add(dump: Path, home: Path) -> str:
    """Add it."""
    files = sorted(dump.glob("*.txt"))
    outcome = add_files(files, Manner(folder=home, name="all"))
    size = sum(path.stat().st_size for path in (home / "additions").iterdir()) / 1e6
    left = outcome.complaints.left_out
    return f"added: {outcome.addition.places:,}, left out {left:,}, {size:,.0f} MB{spent()}"


def build(home: Path) -> str:
    """Build the store, additions and all."""
    with Gazetteer.default(folder=home) as gazetteer:
        size = Path(gazetteer.origin).stat().st_size / 1e6
        return f"store of {home.name}: {size:,.0f} MB{spent()}"


def ask(home: Path) -> str:
    """Ask for names that are there, that are not, and that thousands bear."""
    with Gazetteer.default(folder=home) as gazetteer:
        questions = draw(Path(gazetteer.origin))
        common = [(name,) for name in COMMON]
        found = [
            f"{what} {micro(least(gazetteer.named, anew(names))):.1f} us"
            for what, names in (
                ("hit", questions.hits), ("miss", questions.misses), ("common name", common),
            )
        ]  # fmt: skip
    return f"{home.name}: {', '.join(found)}{spent()}"


def recognise(home: Path, texts: Path) -> str:
    """Find and resolve the toponyms of documents."""
    lines = texts.read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line)["text"] for line in lines]
    with Gazetteer.default(folder=home) as gazetteer:
        taken = []
        for _ in range(ROUNDS):
            begin = time.process_time()
            mentions = [len(find_toponyms(text, gazetteer)) for text in documents]
            taken.append(time.process_time() - begin)
    warm = len(documents) / min(taken[1:])
    return (
        f"{home.name}: {warm:.1f} documents/s warm, {len(documents) / taken[0]:.1f} at first,"
        f" {statistics.mean(mentions):.1f} places a document{spent()}"
    )


def spent() -> str:
    """Processor time, time by the clock, and the most memory of this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    clock = time.monotonic() - _BEGUN
    return f" ({used.ru_utime + used.ru_stime:,.0f} / {clock:,.0f} s, {peak_mb():,.0f} MB)"


if __name__ == "__main__":
    sys.exit(main())
