"""Which words are a time expression, of what type, with what value and span."""

from datetime import datetime, timedelta

import pytest

from geo.dates import read_timexes
from geo.timespan import TimeSpan

TUESDAY = "2019-10-15"


def published(day):
    if day is None:
        return None
    start = datetime.fromisoformat(day)
    return TimeSpan(start=start, end=start + timedelta(days=1), precision="day", basis="explicit")


def written(moment):
    if moment is None:
        return ""
    return moment.isoformat()[: 10 if moment.hour == moment.minute == 0 else 16]


def read(text, day=TUESDAY):
    return [
        (each.text, each.type, each.value, written(each.when.start), written(each.when.end))
        for each in read_timexes(text, published(day))
    ]


def dated(surface, value, start, end):
    return (surface, "DATE", value, start, end)


CALENDAR = [
    ("buried in the year 79 A.D. by", "the year 79 A.D.", "0079", "0079-01-01", "0080-01-01"),
    ("fell in August 70 A.D.", "August 70 A.D.", "0070-08", "0070-08-01", "0070-09-01"),
    ("on December 27, 2024.", "December 27, 2024", "2024-12-27", "2024-12-27", "2024-12-28"),
    ("on 27 December 2024", "27 December 2024", "2024-12-27", "2024-12-27", "2024-12-28"),
    ("on Friday, Dec. 27, 2024", "Friday, Dec. 27, 2024", "2024-12-27", "2024-12-27", "2024-12-28"),
    ("on the fifth of May 2016", "the fifth of May 2016", "2016-05-05", "2016-05-05", "2016-05-06"),
    ("on May 5th, 2016", "May 5th, 2016", "2016-05-05", "2016-05-05", "2016-05-06"),
    ("in 26nov 2015", "26nov 2015", "2015-11-26", "2015-11-26", "2015-11-27"),
    ("on 2024-12-27,", "2024-12-27", "2024-12-27", "2024-12-27", "2024-12-28"),
    ("on 12/27/2024", "12/27/2024", "2024-12-27", "2024-12-27", "2024-12-28"),
    ("on 27/12/2024", "27/12/2024", "2024-12-27", "2024-12-27", "2024-12-28"),
    ("on 27.12.2024", "27.12.2024", "2024-12-27", "2024-12-27", "2024-12-28"),
    ("on 27-12-2024", "27-12-2024", "2024-12-27", "2024-12-27", "2024-12-28"),
    ("Lima, 18 May 90 (radio)", "18 May 90", "1990-05-18", "1990-05-18", "1990-05-19"),
    (
        "on the first Monday of May 2019",
        "the first Monday of May 2019",
        "2019-05-06",
        "2019-05-06",
        "2019-05-07",
    ),
    (
        "on the last Friday of October 2019",
        "the last Friday of October 2019",
        "2019-10-25",
        "2019-10-25",
        "2019-10-26",
    ),
    ("on 7/4/99", "7/4/99", "1999-07-04", "1999-07-04", "1999-07-05"),
    ("in June 2014", "June 2014", "2014-06", "2014-06-01", "2014-07-01"),
    ("in Sept. 2014", "Sept. 2014", "2014-09", "2014-09-01", "2014-10-01"),
    ("in January of 2014", "January of 2014", "2014-01", "2014-01-01", "2014-02-01"),
    ("in 2014", "2014", "2014", "2014-01-01", "2015-01-01"),
    ("the year 1999", "the year 1999", "1999", "1999-01-01", "2000-01-01"),
    ("in nineteen ninety-six", "nineteen ninety-six", "1996", "1996-01-01", "1997-01-01"),
    ("the year two thousand", "the year two thousand", "2000", "2000-01-01", "2001-01-01"),
    ("fiscal 2019", "fiscal 2019", "2019", "2019-01-01", "2020-01-01"),
    ("FY2020", "FY2020", "2020", "2020-01-01", "2021-01-01"),
    ("in the 1980s", "the 1980s", "198", "1980-01-01", "1990-01-01"),
    ("in the '80s", "the '80s", "198", "1980-01-01", "1990-01-01"),
    ("in the nineties", "the nineties", "199", "1990-01-01", "2000-01-01"),
    ("in the 20th century", "the 20th century", "19", "1900-01-01", "2000-01-01"),
    ("in AD 636", "AD 636", "0636", "0636-01-01", "0637-01-01"),
    ("Q3 2019", "Q3 2019", "2019-Q3", "2019-07-01", "2019-10-01"),
    (
        "in the third quarter of 2018",
        "the third quarter of 2018",
        "2018-Q3",
        "2018-07-01",
        "2018-10-01",
    ),
    (
        "in the first half of 2016",
        "the first half of 2016",
        "2016-H1",
        "2016-01-01",
        "2016-07-01",
    ),
    ("in summer 2014", "summer 2014", "2014-SU", "2014-06-01", "2014-09-01"),
    ("the winter of 2013", "the winter of 2013", "2013-WI", "2013-12-01", "2014-03-01"),
]


@pytest.mark.parametrize(("text", "surface", "value", "start", "end"), CALENDAR)
def test_a_date_in_words_and_figures_needs_no_date_of_publication(text, surface, value, start, end):
    expected = [dated(surface, value, start, end)]
    assert read(text) == expected
    assert read(text, None) == expected


RELATIVE = [
    ("It fell yesterday.", "yesterday", "2019-10-14", "2019-10-14", "2019-10-15"),
    (
        "It fell the day before yesterday.",
        "the day before yesterday",
        "2019-10-13",
        "2019-10-13",
        "2019-10-14",
    ),
    ("They meet tomorrow.", "tomorrow", "2019-10-16", "2019-10-16", "2019-10-17"),
    ("in a Sunday press conference", "Sunday", "2019-10-13", "2019-10-13", "2019-10-14"),
    ("It fell last week.", "last week", "2019-W41", "2019-10-07", "2019-10-14"),
    ("It fell last month.", "last month", "2019-09", "2019-09-01", "2019-10-01"),
    ("It fell last year.", "last year", "2018", "2018-01-01", "2019-01-01"),
    ("They meet next year.", "next year", "2020", "2020-01-01", "2021-01-01"),
    ("this quarter", "this quarter", "2019-Q4", "2019-10-01", "2020-01-01"),
    ("It fell six years ago.", "six years ago", "2013", "2013-01-01", "2014-01-01"),
    ("It fell two weeks ago.", "two weeks ago", "2019-W40", "2019-09-30", "2019-10-07"),
    ("It fell ten days ago.", "ten days ago", "2019-10-05", "2019-10-05", "2019-10-06"),
    ("It fell a decade ago.", "a decade ago", "2009", "2009-01-01", "2010-01-01"),
    (
        "It fell nearly three years ago.",
        "nearly three years ago",
        "2016",
        "2016-01-01",
        "2017-01-01",
    ),
    ("It ends two days from now.", "two days from now", "2019-10-17", "2019-10-17", "2019-10-18"),
    ("It fell over the weekend.", "the weekend", "2019-W41-WE", "2019-10-12", "2019-10-14"),
    ("It ends this weekend.", "this weekend", "2019-W42-WE", "2019-10-19", "2019-10-21"),
    ("It fell last summer.", "last summer", "2019-SU", "2019-06-01", "2019-09-01"),
    ("July last year", "July last year", "2018-07", "2018-07-01", "2018-08-01"),
    (
        "this year's third quarter",
        "this year's third quarter",
        "2019-Q3",
        "2019-07-01",
        "2019-10-01",
    ),
    ("by the end of the year", "the end of the year", "2019", "2019-09-01", "2020-01-01"),
]


@pytest.mark.parametrize(("text", "surface", "value", "start", "end"), RELATIVE)
def test_a_relative_date_is_counted_from_the_date_of_publication(text, surface, value, start, end):
    assert read(text) == [dated(surface, value, start, end)]


OPEN = [
    ("It fell yesterday.", "yesterday", "XXXX-XX-XX"),
    ("It fell last week.", "last week", "XXXX-WXX"),
    ("It fell last month.", "last month", "XXXX-XX"),
    ("It fell last year.", "last year", "XXXX"),
    ("It fell on Tuesday.", "Tuesday", "XXXX-WXX-2"),
    ("In December it fell.", "December", "XXXX-12"),
    ("It fell on February 11.", "February 11", "XXXX-02-11"),
    ("It fell last summer.", "last summer", "XXXX-SU"),
    ("It fell over the weekend.", "the weekend", "XXXX-WXX-WE"),
    ("It fell two years ago.", "two years ago", "XXXX"),
    ("It rose in the third quarter.", "the third quarter", "XXXX-Q3"),
]


@pytest.mark.parametrize(("text", "surface", "value"), OPEN)
def test_without_a_date_of_publication_a_relative_date_stays_open(text, surface, value):
    assert read(text, None) == [(surface, "DATE", value, "", "")]


EDGES = [
    ("in early 2014", "early 2014", "2014", "2014-01-01", "2014-05-01"),
    ("in mid-2014", "mid-2014", "2014", "2014-05-01", "2014-09-01"),
    ("in late 2017", "late 2017", "2017", "2017-09-01", "2018-01-01"),
    ("late last weekend", "late last weekend", "2019-W41-WE", "2019-10-12", "2019-10-14"),
    ("in the early 1980s", "the early 1980s", "198", "1980-01-01", "1983-05-01"),
    ("the beginning of May", "the beginning of May", "2019-05", "2019-05-01", "2019-05-12"),
    ("by the end of 2018", "the end of 2018", "2018", "2018-09-01", "2019-01-01"),
    ("earlier this week", "earlier this week", "2019-W42", "2019-10-14", "2019-10-16"),
    ("later this month", "later this month", "2019-10", "2019-10-15", "2019-11-01"),
    ("earlier this year", "earlier this year", "2019", "2019-01-01", "2019-10-16"),
    ("earlier on Monday", "earlier on Monday", "2019-10-14", "2019-10-14", "2019-10-15"),
    (
        "the first week of October 2016",
        "the first week of October 2016",
        "2016-10",
        "2016-10-01",
        "2016-10-12",
    ),
]


@pytest.mark.parametrize(("text", "surface", "value", "start", "end"), EDGES)
def test_a_word_before_a_date_narrows_its_span_and_not_its_value(text, surface, value, start, end):
    assert read(text) == [dated(surface, value, start, end)]


TIMES = [
    ("at 7:15 p.m.", "7:15 p.m.", "2019-10-15T19:15", "2019-10-15T19:15", "2019-10-15T19:16"),
    ("at 0630 GMT", "0630 GMT", "2019-10-15T06:30", "2019-10-15T06:30", "2019-10-15T06:31"),
    ("at 0500 they left", "0500", "2019-10-15T05:00", "2019-10-15T05:00", "2019-10-15T06:00"),
    (
        "since 1330 (1930 GMT)",
        "1330",
        "2019-10-15T13:30",
        "2019-10-15T13:30",
        "2019-10-15T13:31",
    ),
    ("at 6pm", "6pm", "2019-10-15T18:00", "2019-10-15T18:00", "2019-10-15T19:00"),
    ("at noon", "noon", "2019-10-15T12:00", "2019-10-15T12:00", "2019-10-15T13:00"),
    (
        "at three o'clock in the afternoon",
        "three o'clock in the afternoon",
        "2019-10-15T15:00",
        "2019-10-15T15:00",
        "2019-10-15T16:00",
    ),
    (
        "at 6:30 a.m. local time on Saturday",
        "6:30 a.m. local time on Saturday",
        "2019-10-12T06:30",
        "2019-10-12T06:30",
        "2019-10-12T06:31",
    ),
    ("at 12:30 a.m.", "12:30 a.m.", "2019-10-15T00:30", "2019-10-15T00:30", "2019-10-15T00:31"),
    (
        "at dawn on Friday",
        "dawn on Friday",
        "2019-10-11TMO",
        "2019-10-11T04:00",
        "2019-10-11T08:00",
    ),
    (
        "on Friday morning",
        "Friday morning",
        "2019-10-11TMO",
        "2019-10-11T06:00",
        "2019-10-11T12:00",
    ),
    ("last night", "last night", "2019-10-14TNI", "2019-10-14T20:00", "2019-10-15T06:00"),
    ("tonight", "tonight", "2019-10-15TNI", "2019-10-15T20:00", "2019-10-16T06:00"),
    (
        "midnight on Monday",
        "midnight on Monday",
        "2019-10-14T24:00",
        "2019-10-15",
        "2019-10-15T01:00",
    ),
    (
        "Saturday, 23 February, 2019 - 06:45",
        "Saturday, 23 February, 2019 - 06:45",
        "2019-02-23T06:45",
        "2019-02-23T06:45",
        "2019-02-23T06:46",
    ),
    (
        "2024-12-27T10:30:00Z",
        "2024-12-27T10:30:00Z",
        "2024-12-27T10:30",
        "2024-12-27T10:30",
        "2024-12-27T10:31",
    ),
    (
        "10 p.m. Wednesday",
        "10 p.m. Wednesday",
        "2019-10-09T22:00",
        "2019-10-09T22:00",
        "2019-10-09T23:00",
    ),
]


@pytest.mark.parametrize(("text", "surface", "value", "start", "end"), TIMES)
def test_a_time_of_day_lies_within_the_day_it_is_told_with(text, surface, value, start, end):
    assert read(text) == [(surface, "TIME", value, start, end)]


LENGTHS = [
    ("for two weeks", "two weeks", "P2W"),
    ("a two-week siege", "two-week", "P2W"),
    ("a 24-hour curfew", "24-hour", "PT24H"),
    ("a five year low", "five year", "P5Y"),
    ("a three-year period", "a three-year period", "P3Y"),
    ("after 14 years of war", "14 years", "P14Y"),
    ("for two and a half years", "two and a half years", "P2Y6M"),
    ("for 2 1/2 years", "2 1/2 years", "P2Y6M"),
    ("for half an hour", "half an hour", "PT30M"),
    ("for an hour and a half", "an hour and a half", "PT1H30M"),
    ("a minute and a half", "a minute and a half", "PT1M30S"),
    ("for two hundred and ten days", "two hundred and ten days", "P210D"),
    ("for a couple of years", "a couple of years", "P2Y"),
    ("for a few days", "a few days", "PXD"),
    ("for several months", "several months", "PXM"),
    ("held for years", "years", "PXY"),
    ("In recent months", "recent months", "PXM"),
    ("more than four hours", "more than four hours", "PT4H"),
    ("at least 30 days", "at least 30 days", "P30D"),
    ("two decades", "two decades", "P20Y"),
    ("a day-long visit", "day-long", "P1D"),
    ("their decades-long feud", "decades-long", "PXE"),
    ("2.5 hrs", "2.5 hrs", "PT2H30M"),
    ("16days", "16days", "P16D"),
    ("one month and no more", "one month", "P1M"),
    ("for half a century", "half a century", "P50Y"),
    ("a quarter-century low", "quarter-century", "P25Y"),
    ("for a century and a half", "a century and a half", "P150Y"),
    ("for 6 years and 1 day", "6 years and 1 day", "P6Y1D"),
    ("for 6 years, 3 weeks and 6 days", "6 years, 3 weeks and 6 days", "P6Y3W6D"),
    ("for an hour and 20 minutes", "an hour and 20 minutes", "PT1H20M"),
    ("for two days and five hours", "two days and five hours", "P2DT5H"),
]


@pytest.mark.parametrize(("text", "surface", "value"), LENGTHS)
def test_a_duration_has_a_length_and_no_date(text, surface, value):
    assert read(text) == [(surface, "DURATION", value, "", "")]


TOWARD = [
    ("in the past six months", "the past six months", "P6M", "2019-04-15", "2019-10-16"),
    ("over the last two years", "the last two years", "P2Y", "2017-10-15", "2019-10-16"),
    ("in the next three weeks", "the next three weeks", "P3W", "2019-10-15", "2019-11-06"),
]


@pytest.mark.parametrize(("text", "surface", "value", "start", "end"), TOWARD)
def test_a_duration_that_touches_the_telling_covers_its_days(text, surface, value, start, end):
    assert read(text) == [(surface, "DURATION", value, start, end)]
    assert read(text, None) == [(surface, "DURATION", value, "", "")]


SETS = [
    ("every Friday", "every Friday", "XXXX-WXX-5"),
    ("on Fridays", "Fridays", "XXXX-WXX-5"),
    ("on Tuesday nights", "Tuesday nights", "XXXX-WXX-2TNI"),
    ("each July", "each July", "XXXX-07"),
    ("every two weeks", "every two weeks", "P2W"),
    ("every other day", "every other day", "P2D"),
    ("every day", "every day", "P1D"),
    ("almost daily attacks", "daily", "P1D"),
    ("annually", "annually", "P1Y"),
    ("twice a week", "a week", "P1W"),
    ("on weekends", "weekends", "XXXX-WE"),
]


@pytest.mark.parametrize(("text", "surface", "value"), SETS)
def test_what_happens_again_and_again_is_a_set_and_undated(text, surface, value):
    assert read(text) == [(surface, "SET", value, "", "")]


VAGUE = [
    ("It is now safe.", "now", "PRESENT_REF"),
    ("They are currently held.", "currently", "PRESENT_REF"),
    ("It was recently sent.", "recently", "PAST_REF"),
    ("as of late.", "as of late", "PAST_REF"),
    ("In the future, they will.", "the future", "FUTURE_REF"),
    ("as it did in the past.", "the past", "PAST_REF"),
    ("in 44 BC", "44 BC", "BC0044"),
    ("In the year 44 B.C. he fell.", "the year 44 B.C.", "BC0044"),
]


@pytest.mark.parametrize(("text", "surface", "value"), VAGUE)
def test_a_vague_reference_has_a_value_and_no_date(text, surface, value):
    assert read(text) == [(surface, "DATE", value, "", "")]


FEASTS = [
    ("on Christmas Day", "Christmas Day", "2019-12-25"),
    ("on Easter Sunday 2016", "Easter Sunday 2016", "2016-03-27"),
    ("on Thanksgiving Day", "Thanksgiving Day", "2019-11-28"),
    ("on Good Friday 2024", "Good Friday 2024", "2024-03-29"),
    ("on New Year's Eve", "New Year's Eve", "2019-12-31"),
    ("on Eid al-Fitr 2024", "Eid al-Fitr 2024", "2024-04-10"),
    ("on the 27th of Ramadan 1440 AH", "the 27th of Ramadan 1440 AH", "2019-06-01"),
    ("on Nowruz 2019", "Nowruz 2019", "2019-03-21"),
    ("on Memorial Day 2019", "Memorial Day 2019", "2019-05-27"),
    ("since 9/11", "9/11", "2001-09-11"),
    ("on D-Day", "D-Day", "1944-06-06"),
    ("on Orthodox Easter 2019", "Orthodox Easter 2019", "2019-04-28"),
    ("at Passover 2019", "Passover 2019", "2019-04-20"),
    ("on Yom Kippur 1973", "Yom Kippur 1973", "1973-10-06"),
    ("at Rosh Hashanah 2023", "Rosh Hashanah 2023", "2023-09-16"),
    ("on Eid al-Adha 2019", "Eid al-Adha 2019", "2019-08-11"),
    ("on Armistice Day 1918", "Armistice Day 1918", "1918-11-11"),
]


@pytest.mark.parametrize(("text", "surface", "value"), FEASTS)
def test_a_holiday_is_its_day(text, surface, value):
    ((found, kind, day, start, end),) = read(text)
    assert (found, kind, day, start) == (surface, "DATE", value, value)
    assert datetime.fromisoformat(end) - datetime.fromisoformat(start) == timedelta(days=1)


def test_a_month_of_the_islamic_calendar_covers_its_days():
    assert read("during Ramadan 2019") == [
        dated("Ramadan 2019", "2019-05", "2019-05-06", "2019-06-05")
    ]


NOTHING = [
    "They may come.",
    "You MAY go.",
    "It may 12 times over.",
    "Turkey's Peace Spring operation",
    "the Arab Spring and the Prague Spring",
    "We told them that we know.",
    "the 7th Baghdad International Dialogue Conference",
    "2,000 Iraqis and 9,000 members",
    "2000 troops, 1500 fighters",
    "call +964 770 123 4567",
    "call 555-2014 or 1-800-2019",
    "They march on Mosul; the march began.",
    "August Wilson and April Ryan spoke.",
    "the second attack; Second, he said",
    "UN Resolution 1973",
    "Flight 1998 from Room 2010",
    "it costs $2,010 or $1990",
    "the Sun reported that he sat down",
    "Jan Kavan said",
    "the 37-year-old man, six years old",
    "three-quarters of its food",
    "the rise and fall of prices",
    "a score of 3-2",
    "at 2088 Philip Street",
    "the Daily News",
    "the Black September group and Bloody Sunday",
    "the first half of the match",
    "good morning to all",
    "24/7",
    "COVID-19 and Su-24 and F-16",
    "http://example.org/2019/10/15/monday",
    "@monday2019 #friday",
    "$5 a year",
    "version 2019.1.2.3",
    "a force of 2000 fighters came",
    "the first Monday of each month",
    "more than 2000 people and up to 1500 soldiers",
    "around 1800 civilians, nearly 2000 Iraqi troops, at least 1990 men",
    "an army of 2000 well-armed men and 1600 Yazidi women",
    "between 1500 and 2000 militants",
    "as many as 2000 of them, a total of 2019 votes",
    "a 2000-strong force, 2000ft up, at 2000 metres",
    "the October Revolution, the Six-Day War, the Seven Years' War, the Easter Rising",
    "the player of the year in Twelfth Night on the Morning Report",
    "Operation Spring is to spring up",
    "Dell and Sun, Mar del Plata, Jan said",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_time_is_none(text):
    assert read(text) == []


RANGES = [
    ("between 2004 and 2018", ["2004", "2018"], "2004-01-01", "2019-01-01"),
    ("from 2014 until 2017", ["2014", "2017"], "2014-01-01", "2018-01-01"),
    ("2014-2017", ["2014", "2017"], "2014-01-01", "2018-01-01"),
    ("in 1989-90", ["1989", "1990"], "1989-01-01", "1991-01-01"),
    ("on 23-24 May 2016", ["2016-05-23", "2016-05-24"], "2016-05-23", "2016-05-25"),
    ("on May 23-24, 2016", ["2016-05-23", "2016-05-24"], "2016-05-23", "2016-05-25"),
    ("from 15 to 20 November", ["2019-11-15", "2019-11-20"], "2019-11-15", "2019-11-21"),
    (
        "15 November – 3 December 2015",
        ["2015-11-15", "2015-12-03"],
        "2015-11-15",
        "2015-12-04",
    ),
    (
        "15 November – 3 January 2015",
        ["2014-11-15", "2015-01-03"],
        "2014-11-15",
        "2015-01-04",
    ),
    ("between March and June 2014", ["2014-03", "2014-06"], "2014-03-01", "2014-07-01"),
    ("Oct. 2016–July 2017", ["2016-10", "2017-07"], "2016-10-01", "2017-08-01"),
    ("from Monday to Thursday", ["2019-10-14", "2019-10-17"], "2019-10-14", "2019-10-18"),
]


@pytest.mark.parametrize(("text", "values", "start", "end"), RANGES)
def test_both_ends_of_a_stretch_cover_all_of_it(text, values, start, end):
    found = read(text)
    assert [value for _, _, value, _, _ in found] == values
    assert {(first, last) for _, _, _, first, last in found} == {(start, end)}
    assert {each.when.precision for each in read_timexes(text, published(TUESDAY))} == {"range"}


def test_two_dates_side_by_side_are_no_stretch():
    assert read("in 2004 and 2018") == [
        dated("2004", "2004", "2004-01-01", "2005-01-01"),
        dated("2018", "2018", "2018-01-01", "2019-01-01"),
    ]


def test_a_sentence_break_parts_dates():
    assert [text for text, *_ in read("It fell in May. 10 p.m. was late.")] == ["May", "10 p.m."]


def test_offsets_point_at_the_words():
    text = "Häfen — قصف — on Friday, Oct. 11, 2019 and «yesterday»"
    for each in read_timexes(text, published(TUESDAY)):
        assert text[each.span.start : each.span.end] == each.text


PRECISIONS = [
    ("on May 5, 2016", "day", "explicit"),
    ("in May 2016", "month", "explicit"),
    ("in 2016", "year", "explicit"),
    ("in the 1980s", "decade", "explicit"),
    ("in the 19th century", "century", "explicit"),
    ("in summer 2016", "season", "explicit"),
    ("Q3 2016", "quarter", "explicit"),
    ("yesterday", "day", "relative"),
    ("last week", "week", "relative"),
    ("on Friday", "day", "relative"),
    ("in December", "month", "relative"),
    ("at 7:15 p.m.", "minute", "relative"),
    ("at 7 p.m.", "hour", "relative"),
    ("over the weekend", "range", "relative"),
    ("now", "none", "none"),
]


@pytest.mark.parametrize(("text", "precision", "basis"), PRECISIONS)
def test_a_span_says_how_exactly_and_from_what_it_is_known(text, precision, basis):
    (timex,) = read_timexes(text, published(TUESDAY))
    assert (timex.when.precision, timex.when.basis) == (precision, basis)


POSTS = [
    ("Have a nice day! @friend", "day", "P1D"),
    ("those were the days :)", "days", "PXD"),
    ("crazy week lol", "week", "P1W"),
    ("my future looks bright #hope", "future", "FUTURE_REF"),
    ("see u tmrw", "tmrw", "2019-10-16"),
    ("Dinner at 830pm!", "830pm", "2019-10-15T20:30"),
    ("c u this sat!", "this sat", "2019-10-19"),
    ("Cant wait for 2nite, tonite!", "tonite", "2019-10-15TNI"),
]


@pytest.mark.parametrize(("text", "surface", "value"), POSTS)
def test_a_post_speaks_of_time_in_its_own_way(text, surface, value):
    assert (surface, value) in [(each[0], each[2]) for each in read(text)]


@pytest.mark.parametrize(
    "text",
    ["It was the day of the attack.", "The future king left.", "They came on a rainy market day."],
)
def test_news_does_not_speak_like_a_post(text):
    assert read(text) == []


@pytest.mark.parametrize("unit", ["minute", "hour"])
def test_a_unit_finer_than_the_day_of_the_report_is_read_without_a_fault(unit):
    day = TimeSpan(
        start=datetime(2020, 5, 4), end=datetime(2020, 5, 5), precision="day", basis="explicit"
    )
    found = read_timexes(f"This last {unit} of the game was the best.", day)
    assert [timex.text for timex in found] == [f"This last {unit}"]
