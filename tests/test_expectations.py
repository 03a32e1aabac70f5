"""The rows of a careful coder can be compared with events, with the reports or without."""

from dataclasses import replace
from datetime import datetime
from typing import get_args

import pytest

from benchmarks.coding.rows import Match, rows
from geo import Event, Record, Span, TimeSpan
from geo.reading import Factuality
from geo.timespan import UNDATED

DAY = TimeSpan(
    start=datetime(2019, 10, 14), end=datetime(2019, 10, 15), precision="day", basis="explicit"
)


def test_the_rows_are_many_and_well_formed():
    table = rows()
    assert sum(row.rank == "must" for row in table) >= 60
    assert {row.rank for row in table} == {"must", "may", "never"}
    assert len({(row.report, row.anchor) for row in table}) == len(table)
    stances = {*get_args(Factuality), "-"}
    assert all(set(row.stance.split("|")) <= stances for row in table)
    assert all(len(row.anchor.split()) <= 6 for row in table)


def test_an_anchor_is_found_in_the_text_the_second_time_too():
    row = replace(rows()[0], anchor="a raid#2")
    assert row.span("a raid, and a raid") == Span(start=12, end=18)
    assert row.span("a raid") is None


@pytest.mark.parametrize(
    ("wish", "when", "right"),
    [
        ("none", UNDATED, True),
        ("none", DAY, False),
        ("*", DAY, True),
        ("2019-10-14", DAY, True),
        ("2019-10", DAY, False),
        ("in 2019-10", DAY, True),
        ("in 2018/2019", DAY, True),
        ("by 2019-10-15", DAY, True),
        ("by 2019-10-13", DAY, False),
        ("by 2019-10-15", UNDATED, False),
        ("from 2019-10-14", DAY, True),
        ("from 2019-10-15", DAY, False),
        ("2018|2019-10-14", DAY, True),
    ],
)
def test_a_date_is_right_as_the_row_allows(wish, when, right):
    row = replace(rows()[0], when=wish)
    assert Match(row=row, event=event(when), record=record(when)).is_right("when") is right


def event(when):
    return Event(
        id="a#0", type="ASSAULT", label="attack", sentence=Span(start=0, end=6),
        trigger=Span(start=2, end=6), places=(), actors=(), when=when, timex=None, quantities=(),
        factuality="asserted", attribution=None,
    )  # fmt: skip


def record(when):
    return Record(
        id="a#0", type="ASSAULT", label="attack", factuality="asserted", quote="a raid",
        trigger=Span(start=2, end=6), places=(), when=when, date_text="", actors=(),
        recipients=(), quantities=(), attribution="", document="a", title="", source="a",
        published=None,
    )  # fmt: skip
