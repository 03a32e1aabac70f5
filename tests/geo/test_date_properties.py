"""What holds of any text: order, offsets, spans, repetition, and time that stays linear."""

import time
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dates import date_document, read_timexes
from geo.reading import Document
from geo.timespan import TimeSpan

PIECES = [
    *("the", "a", "last", "next", "past", "this", "of", "in", "on", "at", "between", "and", "to"),
    *("from", "until", "by", "for", "early", "late", "mid-", "about", "may", "May", "march"),
    *("second", "Monday", "Sat", "sun", "Friday", "January", "Dec.", "2014", "1999", "12", "31"),
    *("7:15", "2,000", "12/27/2024", "p.m.", "am", "GMT", "week", "weeks", "year", "years", "ago"),
    *("later", "earlier", "before", "day", "days", "quarter", "third", "1st", "20th", "century"),
    *("1980s", "'80s", "two", "hundred", "half", "several", "noon", "night", "morning", "now"),
    *("yesterday", "today", "recently", "every", "daily", "Ramadan", "Eid", "al-Fitr", "Christmas"),
    *("BC", "AD", "-", "–", ",", ".", ";", "(", ")", "'", "s", "$", "%", "+", "/", "\n", "\n\n"),
    *("said", "will", "FY", "Q3", "decade", "weekend", "fortnight", "AH", "9/11", "00:00"),
    *("24:00", "0645", "99999999999", "½", "٣"),
]

words = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
glued = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
texts = st.one_of(words, glued, st.text(max_size=200))
days = st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30)).map(
    lambda moment: datetime(moment.year, moment.month, moment.day)
)
published = st.none() | days.map(
    lambda day: TimeSpan(start=day, end=day + timedelta(days=1), precision="day", basis="explicit")
)


@given(texts, published)
def test_expressions_stand_in_order_and_never_overlap(text, told):
    timexes = read_timexes(text, told)
    ends = [0, *(each.span.end for each in timexes)]
    assert all(
        end <= each.span.start < each.span.end for end, each in zip(ends, timexes, strict=False)
    )


@given(texts, published)
def test_offsets_give_back_the_words(text, told):
    for each in read_timexes(text, told):
        assert text[each.span.start : each.span.end] == each.text
        assert each.text.strip() == each.text


@given(texts, published)
def test_values_are_written_and_types_known(text, told):
    for each in read_timexes(text, told):
        assert each.value
        assert not any(letter.isspace() for letter in each.value)
        assert each.type in {"DATE", "TIME", "DURATION", "SET"}


@given(texts)
def test_without_a_date_of_publication_today_is_never_known(text):
    for each in read_timexes(text, None):
        if each.text.lower() in {"today", "yesterday", "now", "daily"}:
            assert not each.when.is_dated


@given(texts, published)
def test_an_undated_span_has_no_precision_and_a_dated_one_has(text, told):
    for each in read_timexes(text, told):
        assert (each.when.precision == "none") == (not each.when.is_dated)


@given(texts, published)
def test_reading_twice_reads_the_same(text, told):
    assert read_timexes(text, told) == read_timexes(text, told)


@given(words)
def test_an_expression_read_alone_is_an_expression(text):
    for each in read_timexes(text, None):
        if each.when.basis == "explicit" and each.when.precision == "day":
            assert each.value[:10] in {again.value[:10] for again in read_timexes(each.text, None)}


@given(texts, st.none() | texts)
@settings(max_examples=200)
def test_any_document_has_a_day_month_year_or_no_date(text, stated):
    found = date_document(Document(id="1", title="", text=text, source="x", published=stated))
    if found is None:
        return
    assert found.span.precision in {"day", "month", "year", "range"}
    assert found.span.basis == ("inferred" if found.basis == "inferred" else "explicit")
    assert all(text[span.start : span.end].strip() for span in found.evidence)


HOSTILE = [
    "1" * 200_000,
    "1," * 100_000,
    "1." * 100_000,
    "12-" * 60_000,
    "12:30" * 40_000,
    "2019 " * 4_000,
    "the " * 50_000,
    "a " * 100_000,
    "two hundred and " * 12_000,
    "the last two hundred and fifty " * 6_000,
    "early in the end of " * 10_000,
    "a." * 100_000,
    "-" * 200_000,
    "\n" * 200_000,
    "\n " * 100_000,
    "x" * 200_000,
    "٣" * 200_000,
    "\ud800\x00<script>\u202e" * 20_000,
    "'" * 200_000,
    "(" * 200_000,
    "@" * 200_000,
    "http://" * 30_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_hostile_text_is_read_in_reasonable_time(text):
    begun = time.process_time()
    read_timexes(text, None)
    date_document(Document(id="1", title="", text=text, source="x", published=text))
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "end", [":", "-", "/", ".", ",", "(", "'", "–", " to", " and", " the", " of"]
)
@pytest.mark.parametrize("date", ["2012", "3 March 2012", "12:30", "Friday", "two weeks", "May"])
def test_a_text_may_break_off_behind_a_date(date, end):
    for timex in read_timexes(f"In {date}{end}", None):
        assert timex.span.end <= len(f"In {date}{end}")


def test_a_long_line_is_read_in_time_that_grows_with_its_length():
    def seconds(times):
        begun = time.process_time()
        read_timexes("He said on Friday that 20 men had left in May 2014. " * times, None)
        return time.process_time() - begun

    seconds(100)
    assert seconds(8_000) < 30 * max(seconds(1_000), 0.01)


def test_what_stands_far_into_a_long_line_is_found():
    text = "word " * 50_000 + "on 5 May 2016 " + "word " * 50_000
    (timex,) = read_timexes(text, None)
    assert (timex.text, timex.span.start) == ("5 May 2016", 250_003)


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, October 15, 2019, " * 20_000,
        "— A (@a) October 15, 2019\n" * 20_000,
        "Published: " * 50_000,
        "yesterday (14 October 2019) " * 20_000,
        "Comments\n" * 50_000,
    ],
    ids=["days", "posts", "labels", "yesterdays", "comments"],
)
def test_a_hostile_document_is_dated_in_reasonable_time(text):
    begun = time.process_time()
    date_document(Document(id="1", title="", text=text, source="x"))
    assert time.process_time() - begun < 5
