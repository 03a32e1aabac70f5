"""Corrections on the command line: every command that reads reports applies them."""

import csv
import io
import json

import pytest

from geo import load_readings, load_records
from geo.corrections import digest

REPORT = """Raid near Rawah

15 October 2019

Gunmen attacked an army checkpoint near Rawah in Anbar province on Monday, police said.
"""
MOVED = {"name": "Rawa", "lat": 35.1, "lon": 40.5, "kind": "village", "country": "SY"}


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "raid.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def line(change: str, *words: str, text: str = REPORT, **fields) -> str:
    targets = [
        {
            "document": digest(text), "start": text.rindex(word),
            "end": text.rindex(word) + len(word), "text": word, "title": "Raid",
        }
        for word in words
    ]  # fmt: skip
    head = {"format": "dateline-corrections", "version": 1, "change": change}
    return json.dumps({**head, **({"targets": targets} if targets else {}), **fields})


@pytest.fixture
def corrections(tmp_path):
    def write(*lines: str, name: str = "corrections.jsonl"):
        path = tmp_path / name
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write


def test_a_corrected_place_is_in_every_output(dateline, report, corrections, tmp_path):
    file = corrections(line("place", "Rawah", place=MOVED, by="Anna"))
    events, readings = tmp_path / "e.geojson", tmp_path / "r.jsonl"
    for command, output in (("export", events), ("read", readings)):
        result = dateline(command, report, "-o", output, "--corrections", file)
        assert result.exit_code == 0, result.output
        assert "dateline: 1 correction, all applied" in result.stderr
    (raid,) = [r for r in load_records(events) if "Gunmen" in r.quote and r.trigger.end]
    assert [(p.name, p.lon, p.lat) for p in raid.places] == [("Rawa", 40.5, 35.1)]
    assert [(one.what, one.by) for one in raid.corrected] == [("place", "Anna")]
    (reading,) = load_readings(readings)
    assert any(n.corrected and n.corrected.by == "Anna" for n in reading.toponyms)
    for command, output in (("map", "m.html"), ("figure", "f.svg"), ("review", "v.html")):
        result = dateline(command, report, "-o", tmp_path / output, "--corrections", file)
        assert "1 correction, all applied" in result.stderr


def test_corrections_hold_on_readings_that_were_written_before(
    dateline, report, corrections, tmp_path
):
    readings, events = tmp_path / "r.jsonl", tmp_path / "e.geojson"
    assert dateline("read", report, "-o", readings).exit_code == 0
    file = corrections(line("type", "attacked", type="AID", label="aid"))
    assert dateline("export", readings, "-o", events, "--corrections", file).exit_code == 0
    assert "AID" in {record.type for record in load_records(events)}


def test_corrections_hold_on_events_that_were_written_before(
    dateline, report, corrections, tmp_path
):
    sentence = REPORT.strip().rpartition("\n")[2]
    source = str(report)

    def about(change: str, word: str, **fields) -> str:
        told = json.loads(line(change, word, **fields))
        at = sentence.index(word)
        told["targets"][0].update(source=source, quote=sentence, offset=at)
        return json.dumps(told)

    events, again = tmp_path / "e.geojson", tmp_path / "again.geojson"
    assert dateline("export", report, "-o", events).exit_code == 0
    file = corrections(
        about("place", "Rawah", place=MOVED, by="Anna"),
        about("type", "attacked", type="AID", label="aid"),
        about("factuality", "attacked", factuality="denied"),
        about("date", "attacked", when=None),
    )
    result = dateline("export", events, "-o", again, "--corrections", file)
    assert "4 corrections, all applied" in result.stderr
    (raid,) = [r for r in load_records(again) if r.quote == sentence and r.trigger.end]
    assert (raid.type, raid.factuality, raid.when.is_dated) == ("AID", "denied", False)
    assert [place.name for place in raid.places] == ["Rawa"]
    assert {one.what for one in raid.corrected} == {"place", "type", "factuality", "date"}
    gone = corrections(about("not an event", "attacked"), about("not a place", "Rawah"))
    dateline("export", events, "-o", again, "--corrections", gone)
    assert not [r for r in load_records(again) if r.quote == sentence and r.trigger.end]
    rule = corrections(
        line("place", place=MOVED, rule={"text": "Rawah", "country": "IQ"}),
        about("where", "attacked", places=[]),
    )
    result = dateline("export", events, "-o", again, "--corrections", rule)
    assert "2 corrections, all applied" in result.stderr
    assert "Rawah" not in {p.name for r in load_records(again) for p in r.places}


def test_of_several_files_the_later_holds(dateline, report, corrections, tmp_path):
    first = corrections(line("factuality", "attacked", factuality="denied"))
    second = corrections(line("factuality", "attacked", factuality="feared"), name="b.jsonl")
    events = tmp_path / "e.geojson"
    dateline("export", report, "-o", events, "--corrections", first, "--corrections", second)
    assert "feared" in {record.factuality for record in load_records(events)}


def test_what_no_longer_applies_is_counted_and_listed(dateline, report, corrections, tmp_path):
    file = corrections(
        line("place", "Rawah", place=MOVED),
        line("not a place", "Rawah", text=REPORT + "Changed."),
        "{broken",
    )
    arguments = ("export", report, "-o", tmp_path / "e.geojson", "--corrections", file)
    result = dateline(*arguments)
    assert result.exit_code == 0
    assert "dateline: 2 corrections, 2 could not be applied" in result.stderr
    assert f"{file}:2: 'Rawah' in 'Raid': its report is not among" in result.stderr
    assert f"{file}:3: is not JSON" in result.stderr
    strict = dateline(*arguments, "--strict")
    assert strict.exit_code == 1
    assert "2 problems above" in strict.stderr


def test_a_file_without_corrections_is_refused_before_any_work(dateline, report, tmp_path):
    result = dateline("export", report, "-o", tmp_path / "e.geojson", "--corrections", report)
    assert result.exit_code == 1
    assert "is not JSON" in result.stderr
    assert not (tmp_path / "e.geojson").exists()


def test_a_table_is_filled_in_and_goes_back(dateline, report, tmp_path):
    table = tmp_path / "review.csv"
    assert dateline("review", report, "-o", table).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    assert {row["what"] for row in rows} == {"name", "event"}
    sure = [float(row["sure"]) for row in rows]
    assert sure == sorted(sure)
    for row in rows:
        if row["text"] == "attacked":
            row.update(new_date="2019-10-05", by="Anna")
        if row["text"] == "Rawah":
            row.update(new_lat="35.1", new_lon="40.5", new_name="Rawa")
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    events = tmp_path / "e.geojson"
    result = dateline("export", report, "-o", events, "--corrections", table)
    assert "2 corrections, all applied" in result.stderr
    (raid,) = [r for r in load_records(events) if "Gunmen" in r.quote and r.trigger.end]
    assert raid.when.start.day == 5
    assert raid.places[0].name == "Rawa"


def test_events_cannot_be_reviewed_without_their_reports(dateline, report, tmp_path):
    events = tmp_path / "e.geojson"
    dateline("export", report, "-o", events)
    result = dateline("review", events, "-o", tmp_path / "v.html")
    assert result.exit_code == 1
    assert "without their reports" in result.stderr


def test_hostile_reports_make_a_table_without_formulas(dateline, tmp_path):
    report = tmp_path / "x.txt"
    report.write_text("=HYPERLINK(1)\n\n@Baghdad: gunmen attacked Mosul on 3 May 2019.", "utf-8")
    table = tmp_path / "review.csv"
    assert dateline("review", report, "-o", table).exit_code == 0
    rows = csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig")))
    cells = [cell for row in rows for cell in row]
    assert len(cells) > 20
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_the_same_reports_give_the_same_page(dateline, report, tmp_path):
    pages = [tmp_path / "a.html", tmp_path / "b.html"]
    for page in pages:
        assert dateline("review", report, "-o", page).exit_code == 0
    assert pages[0].read_bytes() == pages[1].read_bytes()
    assert b"default-src 'none'" in pages[0].read_bytes()
