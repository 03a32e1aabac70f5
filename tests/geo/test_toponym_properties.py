"""What holds for every text, however odd."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer
from geo.toponyms import find_toponyms

WORDS = st.sampled_from(
    [
        "Homs", "HOMS", "homs", "Al-Qaim", "al-", "Al", "U.S.", "Syrian", "Iraq’s", "Deir ez-Zor",
        "in", "of", "the", "and", "between", "President", "Gen.", "Abu", "Ministry", "of", "camp",
        "province", "desert", "River", "said", "(", ")", ",", ".", "—", "-", "'s", "\n", "\n\n",
        "\t", "2014", "St.", "Xyz", "٪", "حمص", "Ḥimş", "e\u0301", "\u202e", "\x00", "\ud800", "_",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
)


@given(text=TEXTS)
def test_every_text_has_an_answer_whose_offsets_are_right(default_gazetteer: Gazetteer, text):
    toponyms = find_toponyms(text, default_gazetteer)
    spans = [toponym.span for toponym in toponyms]
    assert all(text[t.span.start : t.span.end] == t.text != "" for t in toponyms)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(0 <= toponym.score <= 1 for toponym in toponyms)
    assert all((t.place is None) == (t.score == 0) for t in toponyms)
    assert all(len(toponym.alternatives) <= 3 for toponym in toponyms)


@given(text=TEXTS)
def test_the_same_text_has_the_same_answer(default_gazetteer: Gazetteer, text):
    assert find_toponyms(text, default_gazetteer) == find_toponyms(text, default_gazetteer)


@pytest.mark.parametrize(
    ("unit", "named"),
    [
        ("a", 0), ("A", 0), ("A.", 0), (",", 0), ("\n", 0), ("President ", 0), ("the ", 0),
        ("Jo al al al ", 0), ("\x00", 0), ("\ud800", 0), ("They fled from Homs. ", 1),
        ("<script>Iraq</script>, ", 1), ("\u202eThey fled from Homs\u202c. ", 1),
    ],
)  # fmt: skip
def test_a_long_line_of_anything_is_read_to_its_end(default_gazetteer: Gazetteer, unit, named):
    count = 60_000 // len(unit)
    assert len(find_toponyms(unit * count, default_gazetteer)) == named * count


@pytest.mark.parametrize("text", ["", " ", "\n", ".", "’", "🗺️"])
def test_a_text_without_words_has_no_place_names(default_gazetteer: Gazetteer, text):
    assert find_toponyms(text, default_gazetteer) == ()
