from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.timespan import UNDATED, TimeSpan

moments = st.datetimes(min_value=datetime(1000, 1, 1), max_value=datetime(3000, 1, 1))


def span(start, end):
    return TimeSpan(start=start, end=end, precision="range", basis="explicit")


@st.composite
def spans(draw):
    first = draw(st.none() | moments)
    second = draw(st.none() | moments)
    if first is not None and second is not None:
        first, second = min(first, second), max(first, second) + timedelta(seconds=1)
    return span(first, second)


def test_a_span_that_ends_where_it_starts_is_refused():
    day = datetime(2019, 10, 15)
    with pytest.raises(ValueError, match="must start before it ends"):
        span(day, day)


def test_a_span_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="2019-10-15"):
        span(datetime(2019, 10, 15), datetime(2019, 10, 14))


@pytest.mark.parametrize("side", ["start", "end"])
def test_a_moment_with_a_zone_is_refused(side):
    ends = {"start": None, "end": None, side: datetime(2019, 10, 15, tzinfo=UTC)}
    with pytest.raises(ValueError, match="without a zone"):
        TimeSpan(precision="day", basis="explicit", **ends)


@pytest.mark.parametrize(
    ("start", "end", "dated"),
    [
        (None, None, False),
        (datetime(2019, 1, 1), None, True),
        (None, datetime(2019, 1, 1), True),
        (datetime(2019, 1, 1), datetime(2020, 1, 1), True),
    ],
)
def test_one_known_end_makes_a_span_dated(start, end, dated):
    assert span(start, end).is_dated is dated


def test_the_undated_span_has_neither_end_nor_precision():
    assert (UNDATED.start, UNDATED.end, UNDATED.precision, UNDATED.basis) == (
        None,
        None,
        "none",
        "none",
    )


def test_neighbouring_days_do_not_overlap():
    monday = span(datetime(2019, 10, 14), datetime(2019, 10, 15))
    tuesday = span(datetime(2019, 10, 15), datetime(2019, 10, 16))
    assert not monday.overlaps(tuesday)
    assert not tuesday.overlaps(monday)


def test_an_open_end_reaches_on():
    since = span(datetime(2014, 6, 10), None)
    assert since.overlaps(span(datetime(2099, 1, 1), datetime(2100, 1, 1)))
    assert not since.overlaps(span(datetime(2014, 6, 9), datetime(2014, 6, 10)))


@given(spans())
def test_a_span_overlaps_itself(one):
    assert one.overlaps(one)


@given(spans())
def test_everything_overlaps_the_undated_span(one):
    assert one.overlaps(UNDATED)
    assert UNDATED.overlaps(one)


@given(spans(), spans())
def test_overlap_is_mutual(one, two):
    assert one.overlaps(two) == two.overlaps(one)


@given(spans(), spans(), moments)
def test_two_spans_that_share_a_moment_overlap(one, two, moment):
    def holds(each):
        after_start = each.start is None or each.start <= moment
        return after_start and (each.end is None or moment < each.end)

    if holds(one) and holds(two):
        assert one.overlaps(two)


@given(spans(), spans())
def test_of_two_spans_that_do_not_overlap_one_ends_before_the_other_starts(one, two):
    if not one.overlaps(two):
        apart = [
            first.end is not None and second.start is not None and first.end <= second.start
            for first, second in ((one, two), (two, one))
        ]
        assert any(apart)
