"""When a document was published, from its metadata and its header lines."""

from datetime import datetime, timedelta

import pytest

from geo.dates import date_document
from geo.reading import Document

BODY = """
Forces said on Friday that they had retaken the town from the group after months of fighting in
the desert, and that the families who had fled on 22 July 2014 would be able to go back home.
"""


def date_of(text, stated=None):
    return date_document(
        Document(id="1", title="", text=text, source="report.txt", published=stated)
    )


def day_of(text, stated=None):
    span = date_of(text, stated)
    return None if span is None else span.start.date().isoformat()


METADATA = [
    ("2019-10-15", "2019-10-15"),
    ("20191015", "2019-10-15"),
    ("2019-10-15T23:45:00+03:00", "2019-10-15"),
    ("2019-10-15T00:15:00Z", "2019-10-15"),
    ("2019-10-15 10:00:00", "2019-10-15"),
    ("Tue, 15 Oct 2019 23:45:00 +0300", "2019-10-15"),
    ("Tue Oct 15 10:00:00 UTC 2019", "2019-10-15"),
    ("15 October 2019", "2019-10-15"),
    ("October 15, 2019, 10:00 PM", "2019-10-15"),
    ("Tuesday 15th October 2019", "2019-10-15"),
    ("2019/10/15 10:00:00", "2019-10-15"),
    ("15/10/2019", "2019-10-15"),
    ("10/15/2019", "2019-10-15"),
    ("15.10.2019", "2019-10-15"),
    ("1571097600", "2019-10-15"),
    ("1571097600000", "2019-10-15"),
    ("'2019-10-15'", "2019-10-15"),
]


@pytest.mark.parametrize(("stated", "day"), METADATA)
def test_metadata_in_any_common_form_give_the_day_they_write(stated, day):
    span = date_of("Headline" + BODY, stated)
    assert span.start.date().isoformat() == day
    assert span.end - span.start == timedelta(days=1)
    assert (span.precision, span.basis) == ("day", "explicit")


@pytest.mark.parametrize(
    ("stated", "precision", "start", "end"),
    [
        ("2019-10", "month", datetime(2019, 10, 1), datetime(2019, 11, 1)),
        ("Oct 2019", "month", datetime(2019, 10, 1), datetime(2019, 11, 1)),
        ("2019", "year", datetime(2019, 1, 1), datetime(2020, 1, 1)),
    ],
)
def test_metadata_without_a_day_give_the_month_or_year(stated, precision, start, end):
    span = date_of("Headline" + BODY, stated)
    assert (span.precision, span.start, span.end) == (precision, start, end)


NO_STAMPS = ["", "garbage", "Tuesday", "yesterday", "0001-01-01", "2019-13-45", "9" * 5000, "\0"]


@pytest.mark.parametrize("stated", NO_STAMPS)
def test_metadata_that_are_no_date_give_none(stated):
    assert date_of("Headline" + BODY, stated) is None


HEADERS = [
    ("Headline\n\nSaturday, 23 February, 2019 - 06:45\nBaghdad – A. Name", "2019-02-23"),
    ("Friday, December 27, 2024\n\nHeadline", "2024-12-27"),
    ("Headline\nPublished: 12 May 2016", "2016-05-12"),
    ("Headline\nPublished on May 12, 2016 at 10:00 GMT", "2016-05-12"),
    ("Headline\nPosted on May 12, 2016 by admin", "2016-05-12"),
    ("Headline\nUpdated 13 May 2016\nPublished 12 May 2016, 10:00 GMT", "2016-05-12"),
    ("Headline\nLast modified on Fri 13 May 2016", "2016-05-13"),
    ("Headline\nDate: Thu, 12 May 2016 10:45:00 +0300", "2016-05-12"),
    ("Headline\nBy Jane Doe | May 12, 2016 | 10:30 AM", "2016-05-12"),
    ("Headline\nBy Jane Doe, May 12, 2016", "2016-05-12"),
    ("Headline\nDaily Paper | 12-05-2016", "2016-12-05"),
    ("Headline\nThu 12 May 2016 12.34 BST", "2016-05-12"),
    ("Headline\nLIMA, 12 MAY 16 (Agency) -- Forces said", "2016-05-12"),
    ("2016-05-12T10:00:00Z\nHeadline", "2016-05-12"),
    ("Headline\n12.05.2016", "2016-05-12"),
    ("Headline\n05/12/16", "2016-05-12"),
    ("---\ntitle: Headline\ndate: 2016-05-12\n---\n", "2016-05-12"),
    ("---\nupdated: 2016-05-13\npublished: 'May 12, 2016'\n---\n", "2016-05-12"),
    ("Headline\nERBIL, May 12, 2016 (Agency) -- Forces said", "2016-05-12"),
]


@pytest.mark.parametrize(("header", "day"), HEADERS)
def test_header_lines_give_the_day(header, day):
    assert day_of(header + "\n" + BODY) == day
    assert date_of(header + "\n" + BODY).precision == "day"


def test_a_header_line_with_a_month_gives_the_month():
    span = date_of("Monthly review\nFebruary 2019\n" + BODY)
    assert (span.precision, span.start) == ("month", datetime(2019, 2, 1))


NO_HEADERS = [
    "Headline",
    "Headline\nA motorist passes by a flag in Rawah, Iraq, on July 22, 2014 (AP)",
    "Headline\nFlags are pictured at the crossing, September 30, 2019. Photo: A. Name / AFP",
    "Headline\nPhoto: October 15, 2019",
    "Headline\n— Secretary Name (@name) October 15, 2019",
    "Headline\nThe attack of September 30, 2019",
    "Mosul fell on June 10, 2014",
    "Headline\n[downloaded on 2 October 2013]",
    "Headline\nUpdated 2013",
    "Headline\n14 hours ago",
    "Headline\nYesterday",
    "Headline\nFriday",
    "BAGHDAD, Feb. 23 (Agency) -- Forces said",
    "",
]


@pytest.mark.parametrize("header", NO_HEADERS)
def test_what_has_no_date_of_its_own_says_so(header):
    assert date_of(header + "\n" + BODY) is None


def test_comments_below_the_text_give_no_date():
    text = "Headline\nShort news.\nComments\nReader\nOctober 15, 2019\nGood."
    assert date_of(text) is None


def test_the_running_text_gives_no_date():
    assert date_of("Headline" + BODY + "\nFriday, December 27, 2024\n") is None


def test_metadata_come_before_header_lines():
    assert day_of("Headline\nPublished: 12 May 2016\n" + BODY, "2019-10-15") == "2019-10-15"


def test_a_header_line_makes_a_month_in_the_metadata_exact():
    assert day_of("Headline\nPublished: 12 May 2016\n" + BODY, "2016-05") == "2016-05-12"
    assert date_of("Headline\nPublished: 12 May 2016\n" + BODY, "2019-10").precision == "month"


def test_header_lines_serve_where_metadata_are_broken():
    assert day_of("Headline\nPublished: 12 May 2016\n" + BODY, "n/a") == "2016-05-12"
