"""What an atlas counts with: cells, bins of time, runs of counts, folded names."""

from collections import Counter
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.atlas.grid import LEVEL, cells_at, country_cell, degrees, positions
from maps.atlas.names import folded
from maps.atlas.runfile import RunFile, coarser
from maps.atlas.runs import DIGITS, added, make_keys, written
from maps.atlas.times import bins_for


def read_runs(text):
    """First bin, last bin, kind and count of each run, as maps/atlas/runs.py tells."""
    numbers, number, weight = [], 0, 1
    for digit in map(DIGITS.index, text):
        number += (digit & 31) * weight
        weight *= 32
        if digit < 32:
            numbers.append(number)
            number, weight = 0, 1
    left, first, runs = iter(numbers), 0, []
    for later in left:
        first += later
        kind = next(left)
        last = first + (next(left) if kind % 2 else 0)
        runs.append((first, last, kind // 2, next(left)))
    return runs


RUN = st.tuples(
    st.integers(0, 40), st.integers(0, 1300), st.integers(0, 30), st.integers(0, 15),
    st.integers(1, 10**6),
)  # fmt: skip


@given(st.lists(RUN, max_size=40))
def test_runs_are_read_as_they_were_written(found):
    columns = [np.array(column, np.int64) for column in zip(*found, strict=True)] or [
        np.zeros(0, np.int64)
    ] * 5
    cell, first, length, kind, count = columns
    runs = added(make_keys(cell.astype(np.uint64), first, first + length, kind), count)
    told = Counter()
    for each, text in zip(sorted(set(cell.tolist())), written(runs), strict=True):
        told.update({(each, *run[:3]): run[3] for run in read_runs(text)})
    wanted = Counter()
    for each, start, more, kind_, number in found:
        wanted[each, start, start + more, kind_] += number
    assert told == wanted


@given(st.lists(RUN, min_size=1, max_size=40))
def test_coarser_cells_hold_what_the_finer_ones_do(found):
    cell, first, length, kind, count = (
        np.array(column, np.int64) for column in zip(*found, strict=True)
    )
    runs = added(make_keys(cell.astype(np.uint64), first, first + length, kind), count)
    coarse = runs.coarser()
    assert coarse.counts.sum() == runs.counts.sum()
    assert set(coarse.cells.tolist()) == {number >> 2 for number in cell.tolist()}
    assert np.all(np.diff(coarse.keys.astype(object)) > 0)


@given(st.lists(RUN, max_size=60), st.integers(1, 9))
def test_runs_in_files_are_those_that_memory_would_hold(tmp_path_factory, found, many):
    rows = sorted(found)
    columns = [np.array(column, np.int64) for column in zip(*rows, strict=True)] or [
        np.zeros(0, np.int64)
    ] * 5
    cell, first, length, kind, count = columns
    keys = make_keys(cell.astype(np.uint64), first, first + length, kind)
    folder = tmp_path_factory.mktemp("runs")
    with RunFile(folder / "all") as file:
        for start in range(0, len(keys), many):
            some = slice(start, start + many)
            file.add(added(keys[some], count[some]))
    whole = added(keys, count)
    assert file.runs().keys.tolist() == whole.keys.tolist()
    assert file.runs().counts.tolist() == whole.counts.tolist()
    assert coarser(file.runs(), folder / "coarse").keys.tolist() == whole.coarser().keys.tolist()
    pieces = [piece.keys.tolist() for piece in whole.pieces(many)]
    assert [key for piece in pieces for key in piece] == whole.keys.tolist()


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_a_position_lies_in_its_cell_and_in_all_coarser_ones(lon, lat):
    world = positions(np.array([lon]), np.array([lat]))
    cell = int(cells_at(world)[0])
    assert 0 <= cell < 1 << (2 * LEVEL)
    column = sum(((cell >> (2 * bit)) & 1) << bit for bit in range(LEVEL))
    line = sum(((cell >> (2 * bit + 1)) & 1) << bit for bit in range(LEVEL))
    assert (column, line) == tuple((world[:, 0] * (1 << LEVEL)).astype(int))
    if abs(lat) < 85:
        assert tuple(degrees(world)[:, 0]) == pytest.approx((lon, lat), abs=1e-6)


def test_countries_have_numbers_beyond_all_cells():
    numbers = [country_cell(code) for code in ("AA", "IQ", "ZZ", "", "İ", "Iraq")]
    assert all(number >= 1 << (2 * LEVEL) for number in numbers)
    assert len(set(numbers)) == 4


def moments(*texts):
    return np.array(texts, "datetime64[us]")


@pytest.mark.parametrize(
    ("dates", "unit", "count"),
    [
        (["2019-10-15", "2019-10-15T13:00"], "day", 1),
        (["2017-01-01", "2019-12-31"], "day", 1095),
        (["1990-01-01", "2019-12-31"], "month", 360),
        (["0900-01-01", "2019-12-31"], "year", 1120),
        (["-3000-01-01", "2019-12-31"], "decade", 502),
    ],
)
def test_bins_are_as_fine_as_the_dates_allow(dates, unit, count):
    bins = bins_for(moments(*dates))
    assert (bins.unit, bins.count) == (unit, count)


def test_a_few_dates_far_away_do_not_coarsen_the_bins():
    near = np.arange("2018-01-01", "2020-01-01", dtype="datetime64[D]").astype("datetime64[us]")
    bins = bins_for(np.concatenate([np.tile(near, 4), moments("0622-07-16")]))
    assert (bins.unit, bins.count) == ("day", 730)
    first, last = bins.spans(
        moments("0622-07-16", "2018-01-01", "2030-01-01", "NaT", "2018-01-05", "NaT"),
        moments("0622-07-17", "2018-01-03", "2030-01-02", "2018-01-02", "NaT", "NaT"),
    )
    assert first.tolist() == [0, 1, 731, 0, 5, 732]
    assert last.tolist() == [0, 2, 731, 1, 731, 732]


def test_bins_begin_where_the_page_is_told():
    bins = bins_for(moments("1995-03-04", "2019-12-31"))
    start = datetime(1970, 1, 1) + timedelta(minutes=bins.start)
    assert start == datetime(1995, 3, 1)
    decades = bins_for(moments("-1000-03-04", "2019-12-31"))
    assert np.datetime64(decades.start, "m") == np.datetime64("-1000-01-01T00:00")


def test_events_without_any_date_have_no_bins():
    bins = bins_for(moments("NaT", "NaT"))
    assert bins.count == 0
    assert bins.spans(moments("NaT"), moments("NaT"))[0].tolist() == [bins.undated]


@pytest.mark.parametrize(
    ("text", "key"),
    [("Al-Qaʼim", "al qaim"), ("Şırnak", "sırnak"), ("  Deir ez-Zor ", "deir ez zor"), ("", "")],
)
def test_names_are_folded_as_searches_are(text, key):
    assert folded(text) == key
