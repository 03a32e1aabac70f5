"""Measure the page beside folium's time plugins: building it, its bytes, painting it, stepping.

    python benchmarks/page.py [--counts 10000 100000 1000000] [--runs 3] [--only ours]
        [--assets FOLDER] [--pages FOLDER]

The same invented events for all. What folium's plugins load from other hosts is fetched once with
npm into the folder of assets and served from this machine; no page reaches any other. From a
million events on, ours is drawn without texts, and the peers, which do not finish, are left out.
Each page is measured in fresh profiles; the table has the medians of the runs. Times are of the
machine as it is: compare the rows of one run, and look at the ratios.
"""

import argparse
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
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
    median: float
    p95: float
    toggle: float | None
    pan: float
    heap: float


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[10_000, 100_000, MILLION])
    parser.add_argument("--runs", type=int, default=3, help="profiles to measure each page in")
    parser.add_argument("--only", choices=tuple(NAMES), help="leave the others out")
    parser.add_argument("--assets", type=Path, help="where the peers' files are kept")
    parser.add_argument("--pages", type=Path, help="where to keep the pages, to look at them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        assets = options.assets or Path(scratch)
        if options.only != "ours":
            peers.assets(assets)
        pages = options.pages or assets
        pages.mkdir(parents=True, exist_ok=True)
        for count in options.counts:
            kinds = [options.only] if options.only else list(NAMES)
            kinds = [kind for kind in kinds if kind == "ours" or count < MILLION]
            report(count, [compared(kind, count, (assets, pages), options.runs) for kind in kinds])
    return 0


def compared(kind: str, count: int, folders: tuple[Path, Path], runs: int) -> Row:
    """Build a page and measure it some times."""
    assets, pages = folders
    events = invent(count, texts=count < MILLION)
    text, build = built(kind, events)
    file = pages / f"{kind}-{count}.html"
    file.write_text(text, encoding="utf-8")
    served_at = assets / file.name
    if kind != "ours" and served_at != file:
        served_at.write_text(text, encoding="utf-8")
    with served(assets) as host:
        address = file.resolve().as_uri() if kind == "ours" else f"{host}/{file.name}"
        with chromium() as browser:
            found = [measure(browser, address, kind) for _ in range(runs)]
    return summed(kind, build, len(text.encode()) / 1e6, found)


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
    toggles = [times.toggle for times in found if times.toggle is not None]
    return Row(
        kind=kind,
        build=build,
        size=size,
        painted=statistics.median(times.painted for times in found),
        median=statistics.median(times.median for times in found),
        p95=statistics.median(times.p95 for times in found),
        toggle=statistics.median(toggles) if toggles else None,
        pan=statistics.median(times.pan for times in found),
        heap=statistics.median(times.heap for times in found),
    )


def report(count: int, rows: list[Row]) -> None:
    """A table, and how many times more the peers take."""
    print(f"\n{count:,} events{'' if count < MILLION else ', without texts'}")
    head = (
        "",
        "build s",
        "file MB",
        "painted ms",
        "step ms",
        "p95 ms",
        "toggle ms",
        "pan ms",
        "heap MB",
    )
    print(f"{head[0]:<28}" + "".join(f"{name:>12}" for name in head[1:]))
    for row in rows:
        numbers = (
            row.build,
            row.size,
            row.painted,
            row.median,
            row.p95,
            row.toggle,
            row.pan,
            row.heap,
        )
        cells = "".join(f"{'–' if n is None else format(n, ',.1f'):>12}" for n in numbers)
        print(f"{NAMES[row.kind]:<28}{cells}")
    ours = next((row for row in rows if row.kind == "ours"), None)
    for row in rows:
        if ours is not None and row is not ours:
            print(
                f"{NAMES[row.kind]} against Dateline: step {row.median / ours.median:.1f} times "
                f"(p95 {row.p95 / ours.p95:.1f}), painted {row.painted / ours.painted:.1f} times, "
                f"file {row.size / ours.size:.1f} times",
                flush=True,
            )


if __name__ == "__main__":
    sys.exit(main())
