"""Corrections from a spreadsheet: the table that `dateline review` wrote, filled in by a person."""

import csv
import io
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Place
from geo.corrections import Loaded, parse_corrections
from geo.corrections.columns import COLUMNS, as_told, candidate_cell, defused
from geo.corrections.correction import Means, NoEvent, NoPlace, Stance, Type, When, Where
from geo.errors import FormatError
from geo.timespan import UNDATED

RAWAH = Place(
    id="geonames:1", name="Rawah", kind="town", feature_class="P", feature_code="PPL",
    country="IQ", admin1="Anbar", lon=-41.9, lat=34.48, source="geonames",
)  # fmt: skip
NAME = {
    "what": "name", "text": "Rawah", "document": "a" * 64, "spans": "3-8 40-45",
    "candidate_1": candidate_cell(RAWAH), "sentence": "In Rawah.", "offset": "3",
}  # fmt: skip
EVENT = {**NAME, "what": "event", "text": "attacked", "spans": "9-17"}


def table(*rows: dict[str, str], delimiter: str = ",") -> bytes:
    target = io.StringIO()
    writer = csv.DictWriter(target, COLUMNS, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue().encode()


def parsed(*rows: dict[str, str]) -> Loaded:
    return parse_corrections(table(*rows), "r.csv")


def test_a_row_that_nobody_filled_in_changes_nothing():
    assert parsed(NAME, {**EVENT, "by": "Anna"}) == Loaded(corrections=(), problems=())


def test_a_number_chooses_a_candidate_with_all_that_is_kept_of_it():
    (one,) = parsed({**NAME, "choice": "1", "by": "Anna", "note": "sure"}).corrections
    assert one.change.place.id == "geonames:1"
    assert (one.change.place.lon, one.change.place.lat) == (-41.9, 34.48)
    assert (one.change.place.country, one.change.place.admin1) == ("IQ", "Anbar")
    assert [(t.start, t.end) for t in one.targets] == [(3, 8), (40, 45)]
    assert one.targets[0].quote == "In Rawah."
    assert (one.by, one.note, one.spot) == ("Anna", "sure", "r.csv:2")


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({**NAME, "choice": "none"}, NoPlace),
        ({**EVENT, "choice": "none"}, NoEvent),
        ({**NAME, "new_lat": "34,5", "new_lon": "41.2"}, Means),
        ({**EVENT, "new_lat": "34.5", "new_lon": "-41.2"}, Where),
        ({**EVENT, "choice": "1"}, Where),
        ({**EVENT, "new_type": "protest"}, Type),
        ({**EVENT, "new_factuality": "Denied"}, Stance),
        ({**EVENT, "new_date": "none"}, When),
    ],
)
def test_cells_say_what_is_decided(row, kind):
    (one,) = parsed(row).corrections
    assert isinstance(one.change, kind)


@pytest.mark.parametrize(
    ("told", "start", "end", "precision"),
    [
        ("2019-10-15", (2019, 10, 15), (2019, 10, 16), "day"),
        ("2019-12", (2019, 12, 1), (2020, 1, 1), "month"),
        ("2019-02", (2019, 2, 1), (2019, 3, 1), "month"),
        ("2019", (2019, 1, 1), (2020, 1, 1), "year"),
        ("2019-10-15/2019-10-20", (2019, 10, 15), (2019, 10, 21), "range"),
    ],
)
def test_dates_are_days_months_years_and_ranges(told, start, end, precision):
    (one,) = parsed({**EVENT, "new_date": told}).corrections
    when = one.change.when
    assert (when.start, when.end, when.precision) == (
        datetime(*start), datetime(*end), precision,
    )  # fmt: skip


def test_no_date_is_a_date_too():
    (one,) = parsed({**EVENT, "new_date": "none"}).corrections
    assert one.change.when == UNDATED


def test_one_row_may_say_several_things():
    row = {**EVENT, "new_date": "2019", "new_type": "AID", "new_factuality": "denied"}
    assert len(parsed(row).corrections) == 3


def test_everywhere_makes_a_rule():
    (one,) = parsed({**NAME, "choice": "1", "everywhere": "yes"}).corrections
    assert (one.rule.text, one.targets) == ("Rawah", ())


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"choice": "9"}, "`choice` must be a number from 1 to 1, or none"),
        ({"choice": "1", "candidate_1": "Rawah"}, "`candidate_1`"),
        ({"choice": "1", "candidate_1": "a | town | | | 99, 999 | x"}, "`candidate_1`"),
        ({"new_lat": "95", "new_lon": "1"}, "`new_lat` must be degrees"),
        ({"new_lat": "1", "new_lon": "nan"}, "`new_lon` must be degrees"),
        ({"what": "event", "new_date": "15/10/2019"}, "`new_date`"),
        ({"what": "event", "new_date": "2019-13"}, "`new_date`"),
        ({"what": "event", "new_date": "9999"}, "`new_date`"),
        ({"what": "event", "new_date": "2019/2018"}, "`new_date`"),
        ({"what": "event", "new_factuality": "maybe"}, "`new_factuality`"),
        ({"what": "event", "new_type": "AID", "everywhere": "yes"}, "`everywhere`"),
        ({"choice": "1", "document": "x"}, "`document`"),
        ({"choice": "1", "spans": "8-3"}, "`spans`"),
        ({"choice": "1", "spans": ""}, "`spans`"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_and_the_other_rows_count(cells, words):
    loaded = parsed({**NAME, **cells}, {**NAME, "choice": "none"})
    (problem,) = loaded.problems
    assert problem.startswith("r.csv:2: ")
    assert words in problem
    assert len(loaded.corrections) == 1


def test_where_no_row_can_be_read_the_table_is_refused():
    with pytest.raises(FormatError, match="choice"):
        parsed({**NAME, "choice": "9"})


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_tables_are_read_as_spreadsheets_save_them(delimiter, encoding):
    row = {**NAME, "text": "Ramādī" if encoding != "cp1252" else "Qaïm", "choice": "none"}
    data = table(row, delimiter=delimiter).decode().encode(encoding)
    (one,) = parse_corrections(data, "r.csv").corrections
    assert one.targets[0].text == row["text"]


@given(st.text())
def test_no_cell_is_a_formula_and_all_come_back(text):
    cell = defused(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    if not text.startswith("'"):
        assert as_told(cell) == text


@given(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=30)), st.binary(max_size=60))
def test_any_table_is_read_or_refused(cells, garbage):
    data = table({**NAME, **cells}, {**NAME, "choice": "none"}) + garbage
    loaded = parse_corrections(data, "r.csv")
    assert len(loaded.corrections) + len(loaded.problems) >= 1
