"""What tests of pages share: small records, a gazetteer of a few lines, and a real browser."""

import base64
import functools
import gzip
import json
import re
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq
import pytest
import shapely
from click.testing import CliRunner, Result
from playwright.sync_api import Browser, BrowserContext, Page

from gazetteer import Gazetteer, Place
from geo.corpus.manifest import FORMAT, VERSION
from geo.corpus.tables import table
from geo.geojson.rows import rows
from geo.reading import Span
from geo.record import Record, RecordPlace
from geo.timespan import UNDATED, TimeSpan
from maps.cli import main
from maps.page import PageOptions, draw
from tests.maps.opened import HELD_AT_S, Opened

# Chromium as root in a container has no user namespaces for its sandbox.

SPOTS: Final[dict[str, dict[str, Any]]] = {
    "Hasakah": {"kind": "city", "country": "SY", "lon": 40.74, "lat": 36.5},
    "Al-Qaim": {"kind": "town", "country": "IQ", "lon": 41.09, "lat": 34.37},
    "Mosul": {"kind": "city", "country": "IQ", "lon": 43.12, "lat": 36.34},
    "Homs Desert": {"kind": "desert", "country": "SY", "lon": 38.5, "lat": 34.4},
    "Iraq": {"kind": "country", "country": "IQ", "lon": 44.0, "lat": 33.0},
}
ENDONYMS: Final = {
    "Hasakah": ("الحسكة", "حەسیچە"),
    "Al-Qaim": ("القائم",),
    "Mosul": ("الموصل", "مووسڵ"),
    "Homs Desert": ("بادية حمص",),
    "Iraq": ("العراق",),
}
"""What the places are called where they lie."""
DEIR_EZ_ZOR: Final = Place(
    id="test:deir-ez-zor", name="Deir ez-Zor", names=("دير الزور",), kind="city", feature_class="P",
    feature_code="PPLA", country="SY", lon=40.14, lat=35.34, population=270_000, source="test",
)  # fmt: skip
DESERT: Final = shapely.box(37.6123456, 33.8, 39.4, 34.9)


def day(year: int, month: int = 1, date: int = 1) -> TimeSpan:
    start = datetime(year, month, date)
    end = datetime.fromordinal(start.toordinal() + 1)
    return TimeSpan(start=start, end=end, precision="day", basis="explicit")


class FewPlaces:
    """A gazetteer that knows one outline."""

    def get(self, place_id: str, /) -> Place | None:
        name = place_id.removeprefix("test:")
        if name not in SPOTS:
            return None
        return Place(
            id=place_id, name=name, feature_class="P", feature_code="PPL", source="test",
            geometry=DESERT if name == "Homs Desert" else None, names=ENDONYMS[name],
            **SPOTS[name],
        )  # fmt: skip

    def named(self, name: str, /) -> tuple[Place, ...]:
        place = self.get(f"test:{name}")
        return () if place is None else (place,)

    def towns(
        self, west: float, south: float, east: float, north: float, *, most: int
    ) -> tuple[Place, ...]:
        """Deir ez-Zor alone, where nothing is told to happen."""
        inside = west <= DEIR_EZ_ZOR.lon <= east and south <= DEIR_EZ_ZOR.lat <= north
        return (DEIR_EZ_ZOR,)[:most] if inside else ()

    def credits(self) -> tuple[str, ...]:
        return ("Places: a test",)


@pytest.fixture(scope="session")
def few_places() -> FewPlaces:
    return FewPlaces()


@pytest.fixture(scope="session")
def read_block() -> Callable[[str, str], Any]:
    """Read a block of texts out of a page by its name, as maps/page/shorthand.py tells it."""

    def read(page: str, name: str) -> Any:
        found = dict(re.findall(r'id="(dateline-[^"]+)" data-version="\d+">([^<]*)<', page))
        words = json.loads(gzip.decompress(base64.b64decode(found["dateline-words"])))
        data = gzip.decompress(base64.b64decode(found[f"dateline-{name}"]))
        (length,) = struct.unpack_from("<I", data)
        codes = iter(data[4 + length :])
        text = "".join(_spelled(code, codes, words) for code in codes)
        for alone, sign in ((" \t ", ". "), (" \r ", ", "), (" \n ", '","')):
            text = text.replace(alone, sign)
        return json.loads(data[4 : 4 + length]) | json.loads(text or "{}")

    return read


def _spelled(code: int, following: Iterator[int], words: list[str]) -> str:
    if 0x20 <= code < 0x80:
        return chr(code)
    if code < 0xC0:
        return words[code if code < 0x20 else code - 0x60]
    return words[96 + (code - 0xC0) * 256 + next(following)]


@pytest.fixture(scope="session")
def make_record() -> Callable[..., Record]:
    """Make a record of what matters to a test; `at` names its places, the rest is filled in."""

    def make(id: str, at: str | None = "Hasakah", **fields: Any) -> Record:  # noqa: A002 (the field's own name)
        quote = fields.pop("quote", f"Gunmen opened fire in {at}, officials said.")
        places = () if at is None else (_place(at, quote),)
        plain: dict[str, Any] = {
            "type": "ASSAULT",
            "label": "armed attack",
            "factuality": "asserted",
            "trigger": Span(start=7, end=18),
            "places": places,
            "when": day(2019, 10, 15),
            "date_text": "",
            "actors": (),
            "recipients": (),
            "quantities": (),
            "attribution": "",
            "document": "report-1",
            "title": "Notes from the border",
            "source": "https://news.example/report-1",
            "published": day(2019, 10, 16),
        }
        return Record(id=id, quote=quote, **{**plain, **fields})

    return make


def _place(name: str, quote: str) -> RecordPlace:
    start = quote.find(name)
    mark = None if start < 0 else Span(start=start, end=start + len(name))
    return RecordPlace(
        place_id=f"test:{name}", name=name, admin1=None, role="location", text=name, mark=mark,
        score=0.9, **SPOTS[name],
    )  # fmt: skip


@pytest.fixture(scope="session")
def sample(make_record) -> tuple[Record, ...]:
    """Events of 2014 to 2021: exact, uncertain, undated, hollow, of areas and countries."""
    year = TimeSpan(
        start=datetime(2016, 1, 1), end=datetime(2017, 1, 1), precision="year", basis="relative"
    )
    return (
        make_record("a", when=day(2014, 6, 10), at="Mosul"),
        make_record("b", when=day(2014, 12, 31), at="Al-Qaim", type="MOBILIZE", label="deployment"),
        make_record("c", when=day(2015, 1, 1), at="Al-Qaim", type="CONSULT", label="meeting"),
        make_record("d", when=year, at="Homs Desert", factuality="claimed", date_text="last year"),
        make_record("e", when=day(2017, 7, 9), at="Mosul", type="RETREAT", label="flight"),
        make_record("f", when=day(2019, 10, 15), factuality="denied", attribution="the ministry"),
        make_record("g", when=day(2019, 10, 15), type="PROTEST", label="protest"),
        make_record("h", when=day(2021, 3, 1), at="Iraq", type="ACCUSE", label="accusation"),
        make_record("i", when=day(2021, 5, 31), at=None, type="AID", label="aid delivery"),
        make_record("j", when=UNDATED, at="Hasakah", type="COERCE", label="arrest"),
        make_record("k", when=UNDATED, at=None, type="STATE", label="state of affairs"),
    )


@pytest.fixture(scope="session")
def drawn(few_places) -> Callable[[tuple[Record, ...], PageOptions | None], str]:
    """Draw records on a page; the same ones only once."""
    return functools.cache(lambda records, options: draw(records, few_places, options).html())


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path, drawn) -> Iterator[Callable[..., Opened]]:
    """Draw records on a page and open it from a file, at an address that begins with #.

    On a `held` page time passes only when the test says so. Further settings go to the browser's
    context.
    """
    contexts: list[BrowserContext] = []

    def open_records(
        records: Sequence[Record], options: PageOptions | None = None, **settings: Any
    ) -> Opened:
        file = tmp_path / "map.html"
        file.write_text(drawn(tuple(records), options), encoding="utf-8")
        return open_file(file, **settings)

    def open_file(file: Path, address: str = "", *, held: bool = False, **settings: Any) -> Opened:
        context = browser.new_context(
            **{"viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce", **settings}
        )
        contexts.append(context)
        opened = Opened(page=context.new_page(), file=file, is_held=held)
        opened.watch()
        if held:
            context.clock.install(time=0)
        opened.page.goto(file.as_uri() + address)
        opened.page.evaluate("() => window.dateline.ready")
        if held:
            context.clock.pause_at(HELD_AT_S)
        opened.settle()
        return opened

    open_records.file = open_file  # type: ignore[attr-defined]
    yield open_records
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def violations() -> Callable[[Page], list[tuple[str, str, str]]]:
    """Ask axe-core what of WCAG 2.2 A and AA a page violates."""
    axe = Path(__file__).parents[2] / "maps/static/node_modules/axe-core/axe.min.js"
    assert axe.is_file(), "run `npm ci --ignore-scripts` in maps/static to test accessibility"
    program = axe.read_text(encoding="utf-8")

    def find(page: Page) -> list[tuple[str, str, str]]:
        page.evaluate(program)
        found = page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: "
            "['violations']})",
            ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        )
        return [
            (rule["id"], node["html"][:200], node["failureSummary"])
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    return find


@pytest.fixture
def dateline(default_gazetteer: Gazetteer, default_folder: Path) -> Callable[..., Result]:
    """Run `dateline` in this process, with the store of this run or of another folder."""
    assert default_gazetteer.named("Rawah")

    def run(*arguments: object, folder: Path = default_folder, **options: Any) -> Result:
        words = ["--cache", folder, *arguments]
        return CliRunner().invoke(main, [str(word) for word in words], **options)

    return run


@pytest.fixture(scope="session")
def write_dataset() -> Callable[[Path, Iterable[Record]], Path]:
    """Write records as a dataset, one partition and all, as `dateline read` does into a folder."""

    def write(folder: Path, records: Iterable[Record]) -> Path:
        target = folder / "events" / "month=2019-10" / "cell=e040n30" / "part-0.parquet"
        target.parent.mkdir(parents=True)
        lines = [
            {
                **row,
                "place_number": 0 if place is None else number,
                "point": None if place is None else [place.lon, place.lat],
            }
            for record in records
            for number, (place, row) in enumerate(rows(record), start=1)
        ]
        pq.write_table(table("events", lines), target)
        card = {"format": FORMAT, "version": VERSION, "dataset": "", "totals": {}, "merge": True}
        (folder / "manifest.jsonl").write_text(json.dumps(card), encoding="utf-8")
        return folder

    return write
