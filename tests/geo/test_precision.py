"""How exactly events are placed and dated, in the codes of UCDP and ACLED."""

from datetime import datetime
from typing import get_args

import pytest

from gazetteer import Kind
from geo.precision import date_prec, geo_precision, time_precision, where_prec
from geo.timespan import UNDATED, TimeSpan


def span(first, last, precision="range"):
    return TimeSpan(start=first, end=last, precision=precision, basis="explicit")


@pytest.mark.parametrize(
    ("kind", "role", "ucdp", "acled"),
    [
        ("town", "location", 1, 1),
        ("camp", "origin", 1, 1),
        ("village", "near", 2, 2),
        ("admin2", "location", 3, 2),
        ("admin1", "near", 4, 3),
        ("desert", "location", 5, 3),
        ("country", "target", 6, 4),
        ("water", "location", 7, 3),
    ],
)
def test_a_place_has_the_codes_of_its_kind_and_role(kind, role, ucdp, acled):
    assert (where_prec(kind, role), geo_precision(kind, role)) == (ucdp, acled)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_of_place_has_codes(kind):
    assert 1 <= where_prec(kind, "location") <= 7
    assert 1 <= geo_precision(kind, "near") <= 4


@pytest.mark.parametrize(
    ("start", "end", "ucdp", "acled"),
    [
        (datetime(2019, 10, 15, 6), datetime(2019, 10, 15, 7), 1, 1),
        (datetime(2019, 10, 15), datetime(2019, 10, 16), 1, 1),
        (datetime(2019, 10, 15), datetime(2019, 10, 18), 2, 2),
        (datetime(2019, 10, 14), datetime(2019, 10, 21), 3, 2),
        (datetime(2019, 10, 1), datetime(2019, 11, 1), 4, 3),
        (datetime(2019, 1, 1), datetime(2020, 1, 1), 5, 4),
        (datetime(2019, 1, 1), None, None, None),
    ],
)
def test_a_date_has_the_codes_of_its_length(start, end, ucdp, acled):
    when = span(start, end)
    assert (date_prec(when), time_precision(when)) == (ucdp, acled)


def test_what_is_undated_has_no_code():
    assert date_prec(UNDATED) is None
    assert time_precision(UNDATED) is None
