"""Measure the page beside folium's time plugins: building it, its bytes, painting it, stepping.

    python benchmarks/page.py [--counts 10000 100000 1000000] [--runs 3] [--only ours]
        [--assets FOLDER] [--pages FOLDER]

The same invented events for all. What folium's plugins load from other hosts is fetched once with
npm into the folder of assets and served from this machine; no page reaches any other. From a
million events on, ours is drawn without texts, and the peers, which do not finish, are left out.
Each page is built twice, of which the faster counts, and measured in fresh profiles; the table has
the medians of the runs. A page that does not get ready within three minutes has no times, and the
others go on. Times are of the machine as it is: compare the rows of one run, look at the ratios.
"""

import argparse
import math
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The check-out comes first; this folder would come before it.
sys.path[0] = str(ROOT / "benchmarks")
sys.path.insert(0, str(ROOT))

from pages import peers  # noqa: E402 - as above
from pages.browser import Times, chromium, measure, served  # noqa: E402 - as above
from pages.events import Events, invent, records  # noqa: E402 - as above

from maps.page import PageOptions, draw  # noqa: E402 - as above

MILLION = 1_000_000
BUILDS = 2
NAMES = {
    "ours": "Dateline",
    "timestamped": "folium TimestampedGeoJson",
    "timeline": "folium Timeline + slider",
}
PEERS = {"timestamped": peers.timestamped, "timeline": peers.timeline}


class NoPlaces:
    """A gazetteer that knows none: invented towns have no outlines."""

    def get(self, id: str, /) -> None:  # noqa: A002 (the gazetteer's own word)
        """None."""

    def named(self, name: str, /) -> tuple[()]:  # noqa: ARG002 - knows none
        """None."""
        return ()

    def towns(self, *box: float, most: int) -> tuple[()]:  # noqa: ARG002 - as above
        """None."""
        return ()

    def credits(self) -> tuple[str, ...]:
        """None."""
        return ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """What was measured of one page."""

    kind: str
    build: float
    """Processor time of Python in seconds, from values in memory to the text of the page."""
    size: float
    """Megabytes."""
    painted: float
    """Milliseconds, like the next four; not a number where no run got ready."""
    median: float
    p95: float
    toggle: float
    """Not a number where a reader cannot."""
    pan: float
    heap: float
    """Megabytes."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[10_000, 100_000, MILLION])
    parser.add_argument("--runs", type=int, default=3, help="profiles to measure each page in")
    parser.add_argument("--only", choices=tuple(NAMES), help="leave the others out")
    parser.add_argument("--assets", type=Path, help="where the peers' files are kept")
    parser.add_argument("--pages", type=Path, help="where to keep the pages, to look at them")
    options = parser.parse_args()
    begun = time.monotonic()
    warm_up()
    with tempfile.TemporaryDirectory() as scratch:
        assets = options.assets or Path(scratch)
        if options.only != "ours":
            peers.assets(assets)
        pages = options.pages or assets
        pages.mkdir(parents=True, exist_ok=True)
        for count in options.counts:
            kinds = [options.only] if options.only else list(NAMES)
            kinds = [kind for kind in kinds if kind == "ours" or count < MILLION]
            report(count, (compared(kind, count, (assets, pages), options.runs) for kind in kinds))
    print(f"\n{(time.monotonic() - begun) / 60:.1f} minutes")
    return 0


def warm_up() -> None:
    """Import what is imported with the first page: it belongs to no number of events."""
    few = invent(10, texts=True)
    for kind in NAMES:
        built(kind, few)


def compared(kind: str, count: int, folders: tuple[Path, Path], runs: int) -> Row:
    """Build a page and measure it some times."""
    assets, pages = folders
    events = invent(count, texts=count < MILLION)
    text, build = min((built(kind, events) for _ in range(BUILDS)), key=lambda pair: pair[1])
    file = pages / f"{kind}-{count}.html"
    file.write_text(text, encoding="utf-8")
    served_at = assets / file.name
    if kind != "ours" and served_at != file:
        served_at.write_text(text, encoding="utf-8")
    with served(assets) as host:
        address = file.resolve().as_uri() if kind == "ours" else f"{host}/{file.name}"
        with chromium() as browser:
            found = [measure(browser, address, kind) for _ in range(runs)]
    measured = [times for times in found if times is not None]
    return summed(kind, build, len(text.encode()) / 1e6, measured)


def built(kind: str, events: Events) -> tuple[str, float]:
    """The text of a page, and the processor time that making it took, from values in memory."""
    if kind != "ours":
        start = time.process_time()
        return PEERS[kind](events), time.process_time() - start
    bare = len(events.lon) >= MILLION
    values = records(events) if bare else list(records(events))
    start = time.process_time()
    text = draw(values, NoPlaces(), PageOptions(texts="none" if bare else "whole")).html()
    return text, time.process_time() - start


def summed(kind: str, build: float, size: float, found: list[Times]) -> Row:
    """The medians of the runs."""
    return Row(
        kind=kind,
        build=build,
        size=size,
        painted=middle(times.painted for times in found),
        median=middle(times.median for times in found),
        p95=middle(times.p95 for times in found),
        toggle=middle(times.toggle for times in found if times.toggle is not None),
        pan=middle(times.pan for times in found),
        heap=middle(times.heap for times in found),
    )


def middle(numbers: Iterable[float]) -> float:
    """The median; not a number where there is none."""
    kept = list(numbers)
    return statistics.median(kept) if kept else math.nan


COLUMNS = (
    "build s",
    "file MB",
    "painted ms",
    "step ms",
    "p95 ms",
    "toggle ms",
    "pan ms",
    "heap MB",
)


def report(count: int, rows: Iterable[Row]) -> None:
    """A table, each row as it comes, and how many times more the peers take."""
    print(f"\n{count:,} events{'' if count < MILLION else ', without texts'}")
    print(f"{'':<28}" + "".join(f"{name:>12}" for name in COLUMNS), flush=True)
    found: dict[str, tuple[float, ...]] = {}
    for row in rows:
        numbers = found[row.kind] = astuple(row)[1:]
        cells = "".join(f"{'–' if math.isnan(n) else format(n, ',.1f'):>12}" for n in numbers)
        print(f"{NAMES[row.kind]:<28}{cells}", flush=True)
    ours = found.pop("ours", None)
    for kind, theirs in found.items():
        if ours is not None:
            ratios = [other / own for own, other in zip(ours, theirs, strict=True)]
            cells = "".join(f"{'–' if math.isnan(n) else f'{n:,.1f}×':>12}" for n in ratios)
            print(f"{NAMES[kind].removeprefix('folium '):<28}{cells}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
