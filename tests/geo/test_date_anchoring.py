"""Which year, which week: tense, signal words, and the date that the text told last."""

from datetime import datetime, timedelta

import pytest

from geo.dates import read_timexes
from geo.timespan import TimeSpan


def published(day):
    if day is None:
        return None
    start = datetime.fromisoformat(day)
    return TimeSpan(start=start, end=start + timedelta(days=1), precision="day", basis="explicit")


def values(text, day):
    return [each.value for each in read_timexes(text, published(day))]


WEEKDAYS = [
    ("The command said Friday that it was over.", "2019-02-23", "2019-02-22"),
    ("He spoke on Tuesday.", "2019-10-15", "2019-10-15"),
    ("On Monday morning, he received a call.", "2019-10-15", "2019-10-14TMO"),
    ("They will meet on Friday.", "2019-10-15", "2019-10-18"),
    ("Talks are to resume Monday.", "2019-10-15", "2019-10-21"),
    ("The trial is scheduled for Friday.", "2019-10-15", "2019-10-18"),
    ("The two leaders meet separately Monday.", "1998-05-01", "1998-05-04"),
    ("They may have left on Friday.", "2019-10-15", "2019-10-11"),
    ("It fell last Friday.", "2019-10-18", "2019-10-11"),
    ("next Friday", "2019-10-15", "2019-10-18"),
    ("this Friday", "2019-10-15", "2019-10-18"),
    ("He left on Tuesday last week.", "2019-10-15", "2019-10-08"),
    ("Tuesday of next week", "2019-10-15", "2019-10-22"),
    ("this coming Sunday", "2019-10-15", "2019-10-20"),
    ("It has until Friday.", "2019-10-15", "2019-10-18"),
]


@pytest.mark.parametrize(("text", "day", "value"), WEEKDAYS)
def test_a_weekday_is_the_last_one_unless_the_clause_looks_ahead(text, day, value):
    assert values(text, day) == [value]


MONTHS = [
    ("In December, militants took power.", "2025-02-17", "2024-12"),
    ("On February 11, he affirmed it.", "2025-02-17", "2025-02-11"),
    ("In January, parliament passed a law.", "2025-02-17", "2025-01"),
    ("The law will take effect in March.", "2025-02-17", "2025-03"),
    ("They expect to vote in December.", "2025-02-17", "2025-12"),
    ("The dividend is payable Jan. 2.", "1989-11-02", "1990-01-02"),
    ("It fell in October.", "2019-10-15", "2019-10"),
    ("He died last December.", "1989-10-30", "1988-12"),
    ("last May", "1998-02-27", "1997-05"),
    ("this September", "1998-06-26", "1998-09"),
    ("next May", "2019-10-15", "2020-05"),
    ("He was shot on Nov. 25.", "2000-01-15", "1999-11-25"),
    ("He was killed last Oct. 23.", "1999-04-19", "1998-10-23"),
    ("Profit rose in the third quarter.", "1989-10-26", "1989-Q3"),
    ("It began last fall.", "1998-02-06", "1997-FA"),
    ("It snowed last winter.", "2015-04-01", "2014-WI"),
]


@pytest.mark.parametrize(("text", "day", "value"), MONTHS)
def test_a_month_without_its_year_is_the_near_one_that_the_clause_looks_to(text, day, value):
    assert values(text, day) == [value]


STORY = [
    ("In 2014, they came. Many live in tents 10 years later.", ["2014", "2024"]),
    ("It fell on 10 June 2014. The next day, another fell.", ["2014-06-10", "2014-06-11"]),
    ("It fell on 10 June 2014. Two days earlier, they fled.", ["2014-06-10", "2014-06-08"]),
    ("It fell on 10 June 2014. The following month was worse.", ["2014-06-10", "2014-07"]),
    ("It fell on 10 June 2014. That year was bad.", ["2014-06-10", "2014"]),
    ("It fell on 10 June 2014, and the same day they fled.", ["2014-06-10", "2014-06-10"]),
    ("It fell on 10 June 2014 at 6 a.m.", ["2014-06-10T06:00"]),
]


@pytest.mark.parametrize(("text", "expected"), STORY)
def test_later_and_such_are_counted_from_the_date_told_last(text, expected):
    assert values(text, None) == expected
    assert values(text, "2025-02-17") == expected


def test_ten_years_later_without_a_date_before_it_stays_open():
    assert values("Many live in tents 10 years later.", "2025-02-17") == ["XXXX"]


def test_a_line_that_opens_with_an_old_year_keeps_it():
    text = (
        "In 2014, the group took the town. In August, thousands fled.\nIn January, they returned."
    )
    assert values(text, "2019-10-15") == ["2014", "2014-08", "2019-01"]


def test_a_narrative_goes_on_from_date_to_date():
    text = (
        "War broke out on 30 November 1939. In 1917 the country had become free, in 1918 it had "
        "fought, and in 1920 it made peace. In August 1939 a pact was signed. On 17 September the "
        "army followed. Four days later it stopped. By the end of the year it was over. In "
        "December 1941 war came again. In February, the town fell."
    )
    assert values(text, "2009-10-01") == [
        "1939-11-30",
        "1917",
        "1918",
        "1920",
        "1939-08",
        "1939-09-17",
        "1939-09-21",
        "1939",
        "1941-12",
        "1942-02",
    ]


def test_news_with_old_years_is_no_narrative():
    text = "It fell in 2014. It rose in 2016. He said on Friday that in June they came yesterday."
    assert values(text, "2019-10-15") == ["2014", "2016", "2019-10-11", "2019-06", "2019-10-14"]


CAPTIONS = [
    "A motorist passes by a flag in Rawah, Iraq, on July 22, 2014 (AP)",
    "Flags are pictured at the crossing, July 22, 2014. Photo: A. Name / AFP",
    "File photo: a soldier in Mosul on July 22, 2014",
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_nothing_is_counted_from_the_date_of_a_caption(caption):
    text = f"{caption}\nThe next day, people fled."
    assert values(text, None) == ["2014-07-22", "XXXX-XX-XX"]


COMPARED = [
    ("Third-quarter profit fell. A year earlier, it rose.", ["1989-Q3", "1988-Q3"]),
    ("It fell in the third quarter from the year-earlier period.", ["1989-Q3", "1988-Q3"]),
    ("He fled a year ago.", ["1988"]),
    ("In the first nine months it rose from a year earlier.", ["P9M", "1988"]),
]


@pytest.mark.parametrize(("text", "expected"), COMPARED)
def test_a_year_earlier_is_the_like_stretch_of_the_year_before(text, expected):
    assert values(text, "1989-10-30") == expected


def test_a_month_of_publication_anchors_months_and_years_but_no_days():
    month = TimeSpan(
        start=datetime(2019, 10, 1), end=datetime(2019, 11, 1), precision="month", basis="explicit"
    )
    text = "It fell last year, last month, last week, yesterday and on Friday."
    assert [each.value for each in read_timexes(text, month)] == [
        "2018",
        "2019-09",
        "XXXX-WXX",
        "XXXX-XX-XX",
        "XXXX-WXX-5",
    ]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("9999 years ago", "2019-10-15", "XXXX"),
        ("200000 days ago", "2019-10-15", None),
        ("next week", "9999-12-30", "XXXX-WXX"),
        ("last year", "0001-06-01", "XXXX"),
        ("tomorrow", "9999-12-30", "9999-12-31"),
    ],
)
def test_what_lies_beyond_the_calendar_stays_open(text, day, expected):
    (timex,) = read_timexes(text, published(day))
    if expected is not None:
        assert timex.value == expected
    assert timex.when.start is None or timex.when.start.year >= 1
