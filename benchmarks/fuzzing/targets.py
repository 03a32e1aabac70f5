"""What is fuzzed: whatever reads what others wrote, each made to cost little for one input.

A target is made by calling what has its name. Imports stand within, for what a target imports while
it is made is what is instrumented.
"""

import importlib.util
import io
import tempfile
import zipfile
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
Target = Callable[[bytes], object]
TABLES: Final = (".csv", ".tsv", ".txt", ".geojson", ".json", ".zip")
"""Files of places; the first byte of an input chooses among them."""
READERS: Final[dict[str, tuple[str, ...]]] = {
    "text": (".txt", ".md", ".rtf"),
    "html": (".html",),
    "pdf": (".pdf", "page.pdf"),
    "office": (".docx", ".odt", "document.docx", "content.odt"),
    "mail": (".eml", ".mbox", ".mhtml"),
    "feeds": (".rss",),
    "json": (".json", ".jsonl"),
    "sheets": (".csv", ".tsv", ".xlsx", "sheet.xlsx"),
    "archives": (".zip", ".tar", ".gz", ".bz2", ".xz", ".zst"),
    "crawls": (".warc",),
}
"""Kinds of reports by target; the first byte chooses among several. What has a name before its
suffix is wrapped into a whole file, so that the input is what lies in the innermost."""
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATED: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MIME: Final = "application/vnd.openxmlformats-officedocument"


def documents(kinds: tuple[str, ...]) -> Target:
    """Files of reports of some kinds."""
    from geo.documents.intake import Limits, Manner  # noqa: PLC0415 (under instrumentation)
    from geo.documents.kinds import read_parcel  # noqa: PLC0415 (as above)
    from geo.documents.parcel import Parcel  # noqa: PLC0415 (as above)

    manner = Manner(limits=Limits(file_bytes=1_000_000, unpacked_bytes=4_000_000, members=100))

    def run(data: bytes) -> None:
        kind = kinds[data[0] % len(kinds)] if data else kinds[0]
        suffix = Path(f"in{kind}").suffix
        inner = wrapped(kind, data[1:])
        parcel = Parcel(handle=io.BytesIO(inner), path=f"in{suffix}", name="in", suffix=suffix)
        for _ in read_parcel(parcel, manner):
            pass

    return run


def mutated() -> Target:
    """Good reports of all kinds, damaged as the tests of readers damage them."""
    path = ROOT / "tests" / "geo" / "test_reader_properties.py"
    described = importlib.util.spec_from_file_location("reader_properties", path)
    tests = importlib.util.module_from_spec(described)
    described.loader.exec_module(tests)
    return tests.test_a_damaged_report_is_a_report_or_a_problem.hypothesis.fuzz_one_input


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

    gazetteer = small_gazetteer()
    return lambda data: find_toponyms(_text(data), gazetteer)


def pipeline() -> Target:
    """The whole way from a text to its events, and their merging."""
    from geo import Document, geoparse, records  # noqa: PLC0415 (as above)
    from geo.actors import Actors  # noqa: PLC0415 (as above)
    from geo.merging import merge  # noqa: PLC0415 (as above)

    gazetteer = small_gazetteer()
    actors = Actors(gazetteer)

    def run(data: bytes) -> None:
        title, _, text = _text(data).partition("\n")
        document = Document(id="a", title=title, text=text, source="", published=None)
        told = [r for reading in geoparse([document], gazetteer, actors) for r in records(reading)]
        merge(told, gazetteer, actors)

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

    gazetteer, options = small_gazetteer(), PageOptions()
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
    (folder / "bad").write_bytes(good)

    def run(data: bytes) -> None:
        changed = [
            (int.from_bytes(data[at : at + 3], "big") % len(good), data[at + 3 : at + 4])
            for at in range(0, len(data) - 3, 4)
        ]
        with (folder / "bad").open("r+b") as file:
            for at, byte in changed:
                file.seek(at)
                file.write(byte)
        try:
            with Gazetteer.open(folder / "bad") as gazetteer:
                gazetteer.find("Rawah")
                gazetteer.near(41, 34, 500)
                gazetteer.credits()
        finally:
            with (folder / "bad").open("r+b") as file:
                for at, _ in changed:
                    file.seek(at)
                    file.write(good[at : at + 1])

    return run


TARGETS: Final[dict[str, Callable[[], Target]]] = {
    **{name: partial(documents, kinds) for name, kinds in READERS.items()},
    "mutated": mutated,
    "dates": dates,
    "toponyms": toponyms,
    "pipeline": pipeline,
    "corrections": corrections,
    "readings": readings,
    "payload": payload,
    "importers": importers,
    "stores": stores,
}


def wrapped(kind: str, data: bytes) -> bytes:
    """The file of a kind that holds some bytes: those themselves where it is a suffix only."""
    if kind == "page.pdf":
        return _pdf(data)
    parts = _PARTS.get(kind)
    if parts is None:
        return data
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, data if part is None else part)
    return buffer.getvalue()


def _related(kind: str, target: str) -> str:
    link = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_RELATED}">{link}</Relationships>'


def _typed(**types: str) -> str:
    parts = "".join(
        f'<Override PartName="/{name.replace("_", "/")}.xml" ContentType="{_MIME}.{kind}+xml"/>'
        for name, kind in types.items()
    )
    plain = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
    return f'<Types xmlns="{_TYPES}">{plain}.relationships+xml"/>{parts}</Types>'


_PARTS: Final[dict[str, dict[str, str | None]]] = {
    "document.docx": {
        "[Content_Types].xml": _typed(word_document="wordprocessingml.document.main"),
        "_rels/.rels": _related("officeDocument", "word/document.xml"),
        "word/document.xml": None,
    },
    "content.odt": {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": None,
    },
    "sheet.xlsx": {
        "[Content_Types].xml": _typed(
            xl_workbook="spreadsheetml.sheet.main", xl_sheet="spreadsheetml.worksheet"
        ),
        "_rels/.rels": _related("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _related("worksheet", "sheet.xml"),
        "xl/workbook.xml": (
            '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            f'xmlns:r="{_OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets>'
            "</workbook>"
        ),
        "xl/sheet.xml": None,
    },
}
"""Files of an office by what lies in them; the input stands where there is nothing."""


def _pdf(content: bytes) -> bytes:
    """One page with this for its content."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    whole, starts = b"%PDF-1.4\n", []
    for number, told in enumerate(objects, start=1):
        starts.append(len(whole))
        whole += b"%d 0 obj\n%b\nendobj\n" % (number, told)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table
    return whole + head + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(whole)


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


def small_gazetteer() -> object:
    """Five places."""
    from gazetteer import Gazetteer  # noqa: PLC0415 (as above)

    return Gazetteer.of(_places())
