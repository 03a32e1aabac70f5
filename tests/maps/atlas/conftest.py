"""What tests of an atlas in a real browser share: one atlas, a server for it, and pages."""

import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page

from geo.timespan import UNDATED, TimeSpan
from maps.atlas import make_atlas
from maps.page import PageOptions
from tests.maps.opened import rest, until

SERVER = Path(__file__).parent / "ranged.py"
MANY = 900
PAGE = "atlas.html"
DANGEROUS = {
    "when": TimeSpan(
        start=datetime(2014, 1, 6), end=datetime(2014, 1, 7), precision="day", basis="explicit"
    ), "title": "=1+1", "outlet": "+1", "author": "@x", "actors": ("-1",),
    "attribution": "\t=1",
}  # fmt: skip
"""What a table program would take for formulas."""


def settle(page):
    """Wait until all tiles are there, and drawn."""
    page.evaluate("() => dateline.opened()")
    # What is drawn asks for tiles, and what they bring is drawn.
    for _ in range(2):
        rest(page)
        until(page, "() => dateline.settled()")
    rest(page)


def symbols(page):
    return {one["name"]: one["count"] for one in page.evaluate("() => dateline.symbols()")}


def days(first, number, length=1):
    start = first + timedelta(days=number)
    return TimeSpan(
        start=start, end=start + timedelta(days=length), precision="day", basis="explicit"
    )


@pytest.fixture(scope="session")
def folder(make_record, write_dataset, few_places, tmp_path_factory):
    """An atlas of four years: most at Mosul, some at Al-Qaim, one of each special kind."""
    mosul = make_record("x", at="Mosul")
    qaim = make_record("x", at="Al-Qaim", type="CONSULT", label="meeting")
    first = datetime(2014, 1, 1)
    records = [
        replace((mosul, qaim)[n % 10 == 0], id=f"m{n}", when=days(first, n)) for n in range(MANY)
    ]
    records += [
        make_record(
            "year", at="Hasakah", when=days(datetime(2015, 1, 1), 0, 365), factuality="claimed"
        ),
        make_record("undated", at="Hasakah", when=UNDATED, type="AID", label="aid delivery"),
        make_record("iraq", at="Iraq", when=days(first, 5), factuality="denied"),
        make_record("nowhere", at=None, quote="<b>Gunmen</b> fired on.", **DANGEROUS),
    ]
    home = tmp_path_factory.mktemp("atlas")
    data = write_dataset(tmp_path_factory.mktemp("data") / "out", records)
    make_atlas(data, home / PAGE, few_places, PageOptions(title="Three <towns>"))
    return home


def shown(page):
    return page.evaluate("() => dateline.count()")["shown"]


@dataclass
class Served:
    """A server and what it was asked for."""

    process: subprocess.Popen
    address: str

    def stop(self):
        """End it, and give the files and ranges that it sent."""
        self.process.terminate()
        if self.process.stdout.closed:
            return []
        return self.process.communicate()[0].splitlines()


def started(folder, *how):
    process = subprocess.Popen(
        [sys.executable, str(SERVER), str(folder), *how], stdout=subprocess.PIPE, text=True
    )
    return Served(process, f"http://127.0.0.1:{process.stdout.readline().strip()}/{PAGE}")


@pytest.fixture(scope="session")
def served(folder):
    """A server for the atlas, which all tests share."""
    server = started(folder)
    yield server
    server.stop()


@pytest.fixture
def serve():
    """Start a server for a folder; `whole` makes one that knows no ranges."""
    running = []

    def start(folder, *how):
        running.append(started(folder, *how))
        return running[-1]

    yield start
    for server in running:
        server.stop()


@pytest.fixture
def visit(browser):
    """Open an address; the page notes what the browser complains of, and tells its symbols.

    On a `held` page the test can let time pass at once.
    """
    contexts = []

    def opened(address, *, held=False, **settings) -> Page:
        plain = {"viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce"}
        contexts.append(browser.new_context(**{**plain, **settings}))
        page = contexts[-1].new_page()
        if held:
            page.clock.install()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on(
            "console",
            lambda told: page.errors.append(told.text) if told.type == "error" else None,
        )
        page.settle = partial(settle, page)
        page.symbols = partial(symbols, page)
        page.shown = partial(shown, page)
        page.goto(address)
        page.evaluate("() => dateline.ready")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def visit_at(visit, served):
    """Open the atlas at an address that begins with #, and wait until it is drawn."""

    def opened(text="", **settings):
        page = visit(served.address + text, **settings)
        page.settle()
        return page

    return opened


@pytest.fixture
def page(visit_at):
    return visit_at()
