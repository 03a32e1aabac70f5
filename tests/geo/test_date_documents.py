"""When a document was published, from its metadata, its header lines and what its text tells."""

from datetime import datetime, timedelta

import pytest

from geo.dates import date_document
from geo.reading import Document

BODY = """
Forces said on Friday that they had retaken the town from the group after months of fighting in
the desert, and that the families who had fled on 22 July 2014 would be able to go back home.
"""


def found_in(text, stated=None, source="report.txt"):
    return date_document(Document(id="1", title="", text=text, source=source, published=stated))


def date_of(text, stated=None):
    found = found_in(text, stated)
    return None if found is None else found.span


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
    ("Paper\nMay 12, 2016, Thursday, Late Edition - Final\nHeadline", "2016-05-12"),
    ("HD Headline\nWC 500 words\nPD 12 May 2016\nSN Agency", "2016-05-12"),
    ("<DATE_TIME> 05/12/2016 14:26:00 </DATE_TIME>", "2016-05-12"),
    ("<FILEID>AP-NR-05-12-16 1337EDT</FILEID>", "2016-05-12"),
    ("<DD> = 160512 </DD>", "2016-05-12"),
    ("APW20160512.0261\nHeadline", "2016-05-12"),
    ("Headline\n20160512", "2016-05-12"),
    ("Headline\nAgency, May 12 2016", "2016-05-12"),
    ("Headline\nThe Agency (May 12, 2016)", "2016-05-12"),
    ("Headline\n(Agency) 2016/05/12 10:00", "2016-05-12"),
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


BASES = [
    ("Headline\n12 May 2016\n", None, "report.txt", "header"),
    ("Headline\nERBIL, May 12, 2016 (Agency) -- Forces said\n", None, "report.txt", "dateline"),
    ("Headline\n", "2016-05-12", "report.txt", "metadata"),
    ("Headline\n", None, "https://example.org/news/2016/05/12/headline", "address"),
    ("Headline\n", None, "https://example.org/headline-2016-05-12.html", "address"),
    ("12 May 2016\n", None, "https://example.org/2019/10/15/headline", "header"),
]


@pytest.mark.parametrize(("header", "stated", "source", "basis"), BASES)
def test_a_date_says_from_what_it_is_known(header, stated, source, basis):
    found = found_in(header + BODY, stated, source)
    assert (found.basis, found.span.start, found.span.precision) == (
        basis,
        datetime(2016, 5, 12),
        "day",
    )


@pytest.mark.parametrize(
    "source", ["https://example.org/2016/13/45/x", "https://example.org/12345678", "2016-05-12.txt"]
)
def test_an_address_without_a_day_gives_none(source):
    assert found_in("Headline\n" + BODY, None, source) is None


EVIDENT = [
    ("Headline\n12 May 2016\n" + BODY, ["12 May 2016"]),
    ("---\ntitle: Headline\ndate: 2016-05-12\n---\n" + BODY, ["2016-05-12"]),
    ("Headline\nERBIL, May 12, 2016 (Agency) -- Forces said\n" + BODY, ["May 12, 2016"]),
]


@pytest.mark.parametrize(("text", "evidence"), EVIDENT)
def test_evidence_points_at_the_words_that_say_so(text, evidence):
    assert [text[span.start : span.end] for span in found_in(text).evidence] == evidence


POST = "— Office of the Speaker (@speaker) October 15, 2019\n"

TOLD = [
    (f"Troops crossed the border on Tuesday, a spokesman said.\n{POST}He spoke on Monday.",
     ["Tuesday", "October 15, 2019"], "2019-10-15", "2019-10-16"),
    (f"Troops crossed the border, a spokesman said.\n{POST}Nothing else is known.",
     ["October 15, 2019"], "2019-10-15", None),
    (f"Troops crossed on Wednesday, after talks on Tuesday.\n{POST}Nothing else is known.",
     ["October 15, 2019"], "2019-10-15", None),
    ("Troops crossed the border yesterday, 14 October 2019, a spokesman said.",
     ["yesterday", "14 October 2019"], "2019-10-15", "2019-10-16"),
    ("Prices rose by half last month (September 2019), the office said.",
     ["last month", "September 2019"], "2019-10-01", "2019-11-01"),
    ("Fewer people came this year (2019) than before.",
     ["this year", "2019"], "2019-01-01", "2020-01-01"),
    ("ERBIL, Oct. 15 (Agency) -- Troops came, where shells had fallen on October 9, 2019.",
     ["Oct. 15", "October 9, 2019"], "2019-10-15", "2019-10-16"),
    ("Shells fell on the border on Tuesday, October 15, 2019, a spokesman said.",
     ["Tuesday, October 15, 2019"], "2019-10-15", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "evidence", "start", "end"), TOLD)
def test_what_the_text_tells_of_the_present_dates_it(text, evidence, start, end):
    found = found_in("Headline\n\n" + text)
    whole = "Headline\n\n" + text
    assert [whole[span.start : span.end] for span in found.evidence] == evidence
    assert found.span.start == datetime.fromisoformat(start)
    assert found.span.end == (None if end is None else datetime.fromisoformat(end))
    assert found.span.basis == "inferred"


UNTOLD = [
    "Mosul fell on June 10, 2014, and was retaken on July 10, 2017.",
    "A motorist passes by a flag in Rawah, Iraq, on Tuesday, July 22, 2014 (AP)",
    "The notes fall due on Thursday, October 15, 2020.",
    "They will meet on Thursday, October 15, 2020.",
    f"Headline again\nComments\n{POST}",
    "Read more: Troops crossed on Tuesday, October 15, 2019, sources said",
    "On 1 September 1939 it began. In 1941, 1942, 1943 it spread. It ended on Tuesday, 8 May 1945.",
    "On Monday, October 15, 2019, shells fell.",
    "Fewer came in 2018. Last year was worse.",
    "ERBIL, Oct. 15 (Agency) -- Troops crossed the border, on which shells fell on May 9, 2014.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_background_and_asides_date_nothing(text):
    assert found_in("Headline\n\n" + text) is None


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("Published: 27 May 2024", "2024-05-27"),
        ("First published on 27 May 2024", "2024-05-27"),
        ("This article was originally published on May 27, 2024.", "2024-05-27"),
        ("Published: 27 May 2024\nShare this\nTags: war", "2024-05-27"),
        ("Retrieved 27 May 2024", None),
        ("Photo taken on 27 May 2024", None),
        ("Related: The fall of the city, 27 May 2024", None),
    ],
)
def test_a_labelled_line_at_the_end_dates_a_report(foot, expected):
    body = "Fighters attacked a town. " * 60
    assert day_of(f"{body}\n{foot}") == expected


@pytest.mark.parametrize(
    ("title", "first", "behind"),
    [
        ("Weekly security update – 3 to 9 June 2024", "2024-06-03", "2024-06-10"),
        ("Reporting period: 1–15 January 2025", "2025-01-01", "2025-01-16"),
    ],
)
def test_a_report_of_some_days_has_all_of_them(title, first, behind):
    span = date_of(f"{title}\n\n{BODY}")
    assert (span.start.date().isoformat(), span.end.date().isoformat()) == (first, behind)
