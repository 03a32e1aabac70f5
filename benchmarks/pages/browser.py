"""One page in headless Chromium: when all is painted, how long a step takes, how much it holds.

Times go from a change to the end of the frame that shows it: an animation frame, then a task of its
own, which comes after the frame was given to the compositor. An empty page takes some 6 to 10 ms.
"""

import functools
import http.server
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--enable-precise-memory-info",
)  # fmt: skip
_FRAME = """const frame = () => new Promise(done => requestAnimationFrame(() => {
    const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); }));
const timed = async (change) => {
    await frame();
    const t = performance.now(); await change(); await frame();
    return performance.now() - t; };
const month = (n) => `${2014 + Math.floor(n / 12)}-${String(n % 12 + 1).padStart(2, '0')}-01`;
const theMap = () => window.L && Object.values(window).find(value => value instanceof L.Map);
const soon = async () => {
    await frame();
    if (performance.now() > 180_000) throw new Error("not ready after three minutes"); };
"""
_READY = {
    "ours": "while (!window.dateline) await soon(); await window.dateline.ready; await frame();",
    "timestamped": """
        const control = () => theMap()?.timeDimension;
        while (!control()?.getAvailableTimes()?.length) await soon();
        await frame();
        const times = control().getAvailableTimes();
        control().setCurrentTimeIndex(times.length - 1); await frame();""",
    "timeline": """
        const control = () => Object.values(window).find(v => v?.timelines && v?.setTime);
        while (!control()) await soon();
        await frame();
        control().setTime(+new Date('2026-12-01')); await frame();""",
}
_STEP = {
    "ours": "(n) => window.dateline.setRange('2014-01-01', month(n))",
    "timestamped": "(n) => theMap().timeDimension.setCurrentTimeIndex(n)",
    "timeline": """(n) => Object.values(window).find(v => v?.timelines && v?.setTime)
        .setTime(+new Date(month(n)))""",
}
_TOGGLE = "() => document.querySelector('.chip').click()"
_PAN = "() => theMap().panBy([120, 60], {animate: false})"


@dataclass(frozen=True, kw_only=True, slots=True)
class Times:
    """Milliseconds, but for the heap."""

    painted: float
    """From navigation to all events painted."""
    steps: tuple[float, ...]
    """Twenty steps of a month, each showing all from the start, from the middle on; sorted."""
    toggle: float | None
    """A category switched off; none where a reader cannot."""
    pan: float
    heap: float
    """Megabytes of JavaScript after a collection."""

    @property
    def median(self) -> float:
        """Of the steps."""
        return self.steps[len(self.steps) // 2]

    @property
    def p95(self) -> float:
        """Of the steps."""
        return self.steps[int(len(self.steps) * 0.95)]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder's address on this machine."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def measure(browser: Browser, address: str, kind: str) -> Times | None:
    """Open a page in a profile of its own and measure it; `kind` is `ours` or a peer's name.

    Returns:
        None where it does not get ready in time, or breaks.
    """
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    try:
        return _measured(context.new_page(), address, kind)
    except Error as error:
        print(f"{kind}: {error.message.splitlines()[0]}", file=sys.stderr)
        return None
    finally:
        context.close()


def _measured(page: Page, address: str, kind: str) -> Times:
    page.set_default_timeout(240_000)
    page.goto(address, wait_until="commit", timeout=240_000)
    painted = _run(page, f"{_READY[kind]} return performance.now();")
    page.wait_for_timeout(500)
    steps = _run(
        page,
        f"const step = {_STEP[kind]}; const times = [];"
        "for (let n = 60; n < 80; n += 1) times.push(await timed(() => step(n))); return times;",
    )
    _run(page, f"const step = {_STEP[kind]}; await timed(() => step(143));")
    toggle = _run(page, f"return timed({_TOGGLE});") if kind == "ours" else None
    pan = _run(page, f"return timed({_PAN});")
    heap = _heap(page)
    return Times(
        painted=painted, steps=tuple(sorted(steps)), toggle=toggle, pan=pan, heap=heap / 1e6
    )


def _run(page: Page, program: str) -> float | list[float]:
    return page.evaluate(f"async () => {{ {_FRAME} {program} }}")


def _heap(page: Page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"])
