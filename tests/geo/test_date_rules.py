"""Whatever words a rule of the grammar may meet, it reads them or leaves them, and never fails."""

from collections import defaultdict
from datetime import datetime, timedelta
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dates import read_timexes
from geo.dates.grammar import grammar
from geo.dates.words import CONTINUED, lexicon
from geo.timespan import TimeSpan

SHAPED = {
    "ZERO": ["0"], "N12": ["1", "7", "03"], "N24": ["13", "24"], "N31": ["25", "31"],
    "N99": ["56", "99"], "YEAR": ["1996", "2024"], "BIG": ["587", "40000"], "DECIMAL": ["2.5"],
    "FRACTION": ["½", "1/2"], "CLOCK": ["10:30", "24:00"], "SLASHED": ["12/27/2024", "31.12.19"],
    "TWODAYS": ["14/15"], "SPLITYEAR": ["2014/15", "1999/2000"], "HUGE": ["99999999999"],
    "DOT": ["."], "STOP": [". "], "COMMA": [","], "COLON": [":"], "HYPHEN": ["-"],
    "DASH": ["–"], "APOS": ["’"], "SLASH": ["/"], "PLUS": ["+"], "PAREN": ["("],
    "MONEY": ["$"], "PERCENT": ["%"], "BREAK": ["\n\n"],
}  # fmt: skip
DAY = TimeSpan(
    start=datetime(2024, 2, 29), end=datetime(2024, 3, 1), precision="day", basis="explicit"
)
EDGES = [
    TimeSpan(start=day, end=day + timedelta(days=1), precision="day", basis="explicit")
    for day in (datetime(1, 1, 2), datetime(9999, 12, 30))
]


def forms():
    """Words and phrases of each class, by the letter of the class."""
    table = resources.files("geo.dates").joinpath("data/words.tsv").read_text("utf-8")
    found = defaultdict(list, {lexicon().letters[name]: some for name, some in SHAPED.items()})
    for line in table.splitlines():
        if line and not line.startswith("#"):
            name, _, told = line.split("\t")
            found[lexicon().letters[name]].extend(told.split("|"))
    return dict(found)


FORMS = forms()
PATTERNS = sorted(
    {pattern.pattern for rules in grammar().rules.values() for pattern, _ in rules},
)


@st.composite
def said(draw, pattern):
    """What a pattern matches, in words, with something before and behind."""
    letters = draw(st.from_regex(pattern, fullmatch=True)).replace(CONTINUED, "")
    words = [draw(st.sampled_from(FORMS[letter])) for letter in letters]
    between = draw(st.lists(st.sampled_from([" ", " ", ""]), min_size=len(words) + 1))
    around = st.sampled_from(["", "in ", "May ", "since the ", "the year ", ".", ",", " ago", "s"])
    body = "".join(word + gap for word, gap in zip(words, between, strict=False))
    return draw(around) + body + draw(around)


def test_every_class_of_a_pattern_has_words():
    assert set(FORMS) == set(lexicon().names)


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=40)
@given(data=st.data())
def test_what_a_rule_may_meet_is_read_or_left(pattern, data):
    text = data.draw(said(pattern))
    for published in (None, DAY, *EDGES):
        for each in read_timexes(text, published):
            assert text[each.span.start : each.span.end] == each.text
            assert each.value
