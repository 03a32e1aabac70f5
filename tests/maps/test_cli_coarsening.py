"""Places that may harm people are drawn and written coarsely where a user asks for it."""

import pytest

from geo import load_records

REPORT = """Gunmen at al-Hol camp

Monday, 21 October 2019

Gunmen attacked al-Hol camp in Hasakah province on Sunday and killed two guards.
"""


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_an_export_has_the_province_instead_of_the_camp(dateline, report, tmp_path):
    exact, coarse = tmp_path / "exact.geojson", tmp_path / "coarse.geojson"
    dateline("export", report, "-o", exact)
    result = dateline("export", report, "-o", coarse, "--coarsen", "camp=province")
    assert result.exit_code == 0, result.output
    assert "Hol" in exact.read_text(encoding="utf-8")
    assert "Hol" not in coarse.read_text(encoding="utf-8")
    assert {p.name for r in load_records(coarse) for p in r.places} == {"Hasakah Governorate"}


def test_events_written_before_are_coarsened_too(dateline, report, tmp_path):
    events, once, again = (tmp_path / f"{name}.geojson" for name in ("events", "once", "again"))
    dateline("export", report, "-o", events)
    dateline("export", events, "-o", once, "--coarsen", "camp,town")
    dateline("export", once, "-o", again, "--coarsen", "camp,town")
    assert "Hol" not in {word for r in load_records(once) for word in r.quote.split()}
    assert once.read_bytes() == again.read_bytes()


@pytest.mark.parametrize(
    ("command", "name"), [("map", "map.html"), ("figure", "figure.svg"), ("export", "events.csv")]
)
def test_pages_figures_and_tables_are_coarsened(dateline, report, tmp_path, command, name):
    path = tmp_path / name
    result = dateline(command, report, "-o", path, "--coarsen", "all=province")
    assert result.exit_code == 0, result.output
    assert "1 report, 1 place, " in result.stderr
    assert "al-Hol" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("word", ["tent", "camp=street"])
def test_a_kind_or_level_that_is_none_ends_it_before_any_work(dateline, report, tmp_path, word):
    result = dateline("map", report, "-o", tmp_path / "map.html", "--coarsen", word)
    assert result.exit_code == 2
    assert word in result.output
    assert not (tmp_path / "map.html").exists()
