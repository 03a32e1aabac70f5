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
    ("They agreed to meet on Friday.", "2019-10-15", "2019-10-18"),
    ("They fled to schools on Friday.", "2019-10-15", "2019-10-11"),
    ("He was taken to hospital on Friday.", "2019-10-15", "2019-10-11"),
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
    ("It had been due to expire Friday.", "2019-10-15", "2019-10-11"),
    ("He could not be reached Friday.", "2019-10-15", "2019-10-11"),
    ("He couldn't be reached Friday.", "2019-10-15", "2019-10-11"),
    ("They could attend on Friday.", "2019-10-15", "2019-10-18"),
    ("They would appeal Friday's ruling.", "2019-10-15", "2019-10-11"),
    ("They will attend Friday's meeting.", "2019-10-15", "2019-10-18"),
    ("They could arrive as soon as Friday.", "2019-10-15", "2019-10-18"),
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
    ("It is below the record set on Aug. 6.", "1998-02-06", "1997-08-06"),
    ("He announced the plan on Aug. 21.", "1989-10-27", "1989-08-21"),
    ("It will be paid on a still unspecified date in January.", "1989-10-26", "1990-01"),
    ("They agreed to lend it through January.", "1989-10-30", "1990-01"),
    ("They crashed last February.", "1998-03-01", "1997-02"),
    ("They crashed last December.", "1998-01-10", "1997-12"),
]


@pytest.mark.parametrize(("text", "day", "value"), MONTHS)
def test_a_month_without_its_year_is_the_near_one_that_the_clause_looks_to(text, day, value):
    assert values(text, day) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Thursday, 20 September.", "2018-09-20"),
        ("They met on Friday, 20 September.", "2019-09-20"),
        ("They met on Monday, 20 September.", "2019-09-20"),
        ("They will meet on Wednesday, October 14.", "2020-10-14"),
    ],
)
def test_the_weekday_that_is_written_with_a_day_tells_its_year(text, value):
    assert values(text, "2019-10-15") == [value]


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


STORY = (
    "The war lasted from 28 July 1914 to 11 November 1918. In 1912 and 1913 it had been near. In "
    "1905 and 1908 there were crises. "
)

TOLD = [
    ("On 23 July 1914 it began; two days later it spread.", ["1914-07-23", "1914-07-25"]),
    ("On 31 July 1916 it began. The following day, shells fell.", ["1916-07-31", "1916-08-01"]),
    ("In May 1916 they came. That same month, they left.", ["1916-05", "1916-05"]),
    ("In May 1916 they came. Later that year, they left.", ["1916-05", "1916"]),
    ("On 1 July 1916 it began. That night it ended.", ["1916-07-01", "1916-07-01TNI"]),
    ("On 1 July 1916 it began. This day is known.", ["1916-07-01", "1916-07-01"]),
    ("On 1 July 1916 it began. The very next day it ended.", ["1916-07-01", "1916-07-02"]),
    ("At dawn on 1 July 1916 it began.", ["1916-07-01TMO"]),
    ("On the night of 5–6 June 1917 they crossed.", ["1917-06-05TNI", "1917-06-06"]),
    ("On the night of 5/6 June 1917 they crossed.", ["1917-06-05TNI"]),
    ("At 9:00 on the morning of 1 July 1916 it began.", ["1916-07-01T09:00"]),
    ("At 0530 hours on 1 July 1916 it began.", ["1916-07-01T05:30"]),
    ("It was over by early 1917.", ["1917"]),
    ("In December 1916 it froze. In February, it thawed.", ["1916-12", "1917-02"]),
    ("In the winter of 1916–17 it froze.", ["1916-WI"]),
    ("In the winter of 1916/17 it froze.", ["1916-WI"]),
    ("In the spring and summer of 1917 it spread.", ["1917-SP", "1917-SU"]),
    ("In December and January 1917 it froze.", ["1916-12", "1917-01"]),
    ("On 3 May and 2 June 1917 they met.", ["1917-05-03", "1917-06-02"]),
    ("In June '44 they came.", ["1944-06"]),
    ("In '44 they came.", ["1944"]),
    ("In the 1920s and 30s it was remembered.", ["192", "193"]),
    ("In the late 1930's it was forgotten.", ["193"]),
    ("In the last days of April 1917 it began.", ["1917-04"]),
    ("In the early part of 1917 it began.", ["1917"]),
    ("In the latter half of 1917 it ended.", ["1917-H2"]),
    ("Over the next three weeks of 1917 they fled.", ["P3W", "1917"]),
    ("It was to last eight weeks.", ["P8W"]),
    ("In October the first units came.", ["1908-10"]),
    ("In 1917 they came. On the 25th of May the town fell.", ["1917", "1917-05-25"]),
    ("In May 1917 they came. On the 25th the town fell.", ["1917-05", "1917-05-25"]),
    ("On Monday 1 May 1916 they came. By the weekend they left.", ["1916-05-01", "1916-W18-WE"]),
    ("Today it is a museum.", ["PRESENT_REF"]),
    ("In June 1917 it began. He had left in 1903. In July it ended.",
     ["1917-06", "1903", "1917-07"]),
    ("In June 1917 it began. The 1905 uprising was known. In July it ended.",
     ["1917-06", "1905", "1917-07"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_story_of_old_days_is_counted_from_the_date_told_last(text, expected):
    assert values(STORY + text, "2009-05-01")[6:] == expected


ANTIQUITY = [
    ("In 499 BC it began, and in the 5th century BC it ended.", ["BC0499", "BC04"]),
    ("It lasted from 480 to 479 BC.", ["BC0480", "BC0479"]),
    ("The war (264–241 BC) was long.", ["BC0264", "BC0241"]),
    ("In September 490 BC they met.", ["BC0490-09"]),
    ("On 2 August 216 BC they met.", ["BC0216-08-02"]),
    ("In the spring of 480 BC they set out.", ["BC0480-SP"]),
    ("In 492 BC they came. Two years later, they were back.", ["BC0492", "BC0490"]),
    ("In 492 BC they came. The following year, they left.", ["BC0492", "BC0491"]),
    ("In the 3rd and 2nd centuries BC it grew.", ["BC02", "BC01"]),
    ("In the 14th and 15th centuries it grew.", ["13", "14"]),
    ("In AD 70 it fell, and again in 135 AD.", ["0070", "0135"]),
    ("Some 10,000 BC, in the year 218 BC.", ["BC10000", "BC0218"]),
]


@pytest.mark.parametrize(("text", "expected"), ANTIQUITY)
def test_years_before_christ_are_counted_down(text, expected):
    assert values(text, None) == expected


def test_years_before_christ_have_a_value_and_no_span():
    (timex,) = read_timexes("On 2 August 216 BC they met.", None)
    assert not timex.when.is_dated


BUSINESS = [
    ("It rose in October from the same month last year.", ["2008-10", "2007-10"]),
    ("Profit fell from the same quarter a year earlier.", ["2007-Q3"]),
    ("It fell in the first and second quarters of 2008.", ["2008-Q1", "2008-Q2"]),
    ("From January to September, jobs were lost.", ["2008-01", "2008-09"]),
    ("It was calm from November to March.", ["2007-11", "2008-03"]),
    ("The court will meet the week of November 17.", ["2008-W47"]),
    ("It came 15 months later than planned.", ["P15M"]),
    ("In H1 2010 and in Q1 FY2010.", ["2010-H1", "2010-Q1"]),
    ("In FY09 it rose.", ["2009"]),
    ("In the 2008/09 season it fell.", ["2008"]),
    ("They extended the deadline until Tuesday.", ["2008-11-11"]),
    ("They postponed the vote until 9 a.m. Tuesday.", ["2008-11-11T09:00"]),
    ("It has risen since October 9. By midday, it was down.", ["2008-10-09", "2008-11-07T12:00"]),
]


@pytest.mark.parametrize(("text", "expected"), BUSINESS)
def test_news_of_business_is_counted_from_its_day(text, expected):
    assert values(text, "2008-11-07") == expected
