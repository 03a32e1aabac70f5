"""Sentences: where they end, where they do not, and what stands alone."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.sentences import sentences


def parts(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n \t ", []),
        ("Shells fell on Mosul. Two died.", ["Shells fell on Mosul.", "Two died."]),
        ("Gen. Ali met Mr. Brown. They left.", ["Gen. Ali met Mr. Brown.", "They left."]),
        ("U.S. President Lee spoke. He left.", ["U.S. President Lee spoke.", "He left."]),
        ("They flew to the U.S. The talks failed.", ["They flew to the U.S.", "The talks failed."]),
        ("At 6 a.m. Sunday shells fell.", ["At 6 a.m. Sunday shells fell."]),
        ("It began at 6 a.m. Troops came later.", ["It began at 6 a.m.", "Troops came later."]),
        ("Brigade No. 5 fled. Was it so? No. It stayed.",
         ["Brigade No. 5 fled.", "Was it so?", "No.", "It stayed."]),
        ("It cost 3.5 million. Fine!", ["It cost 3.5 million.", "Fine!"]),
        ("J. R. Karim of Plan B. The end.", ["J. R. Karim of Plan B.", "The end."]),
        ("It began on Oct. 9 and went on.", ["It began on Oct. 9 and went on."]),
        ("After years of war. Thousands fled.", ["After years of war.", "Thousands fled."]),
        ("They wait ... for rain. Then ... Nothing.",
         ["They wait ... for rain.", "Then ...", "Nothing."]),
        ("He left it to us.We stayed there.", ["He left it to us.", "We stayed there."]),
        ("See www.example.org for more.", ["See www.example.org for more."]),
    ],
)  # fmt: skip
def test_a_sentence_ends_at_its_mark_and_not_at_an_abbreviation(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We are here. We stay,” he said. Then he left.",
         ["“We are here.", "We stay,” he said.", "Then he left."]),
        ("“We stay.” He left.", ["“We stay.”", "He left."]),
        ('"Why?" he asked. "No idea."', ['"Why?" he asked.', '"No idea."']),
        ("He left (again.) Nobody cared.", ["He left (again.)", "Nobody cared."]),
        ("هل وصلوا؟ نعم. انتهى", ["هل وصلوا؟", "نعم.", "انتهى"]),
        ("وہ آئے۔ پھر گئے۔", ["وہ آئے۔", "پھر گئے۔"]),
        ("他来了。他走了。", ["他来了。", "他走了。"]),
    ],
)  # fmt: skip
def test_quotes_and_other_scripts_end_as_they_should(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Army moves north\nThe army moved north on Monday.",
         ["Army moves north", "The army moved north on Monday."]),
        ("Army moves to the north of the country as the winter nears\n" + "The army moved. " * 9,
         ["Army moves to the north of the country as the winter nears", *["The army moved."] * 9]),
        ("First half\n\nsecond half", ["First half", "second half"]),
        ("First\r\n \r\nsecond", ["First", "second"]),
        ("ERBIL, Kurdistan Region – Troops came.", ["ERBIL, Kurdistan Region –", "Troops came."]),
        ("BAGHDAD (Agency) -- Troops came.", ["BAGHDAD (Agency) --", "Troops came."]),
        ("Mosul (Agency) - Troops came.", ["Mosul (Agency) -", "Troops came."]),
        ("Demands:\n• free the men\n• open the road",
         ["Demands:", "free the men", "open the road"]),
        ("- one thing\n- another", ["one thing", "another"]),
        ("Title\n-\nBody text.", ["Title", "Body text."]),
        ("A guard stands at the gate, May 1, 2019. Photo: A. Ali / Agency\nTroops came back.",
         ["A guard stands at the gate, May 1, 2019.", "Photo: A. Ali / Agency",
          "Troops came back."]),
    ],
)  # fmt: skip
def test_headlines_datelines_bullets_and_captions_stand_alone(text, expected):
    assert parts(text) == expected


def test_hard_wrapped_lines_are_joined():
    text = (
        "The army said on Monday that it had moved three battalions to the hills\n"
        "above the town, where fighters had been seen since the end of the month.\n"
        "Residents of two villages left their homes and went to stay with kin in\n"
        "the valley.\n"
        "\n"
        "The road is shut."
    )
    assert [part.replace("\n", " ")[-33:] for part in parts(text)] == [
        " seen since the end of the month.",
        "t to stay with kin in the valley.",
        "The road is shut.",
    ]


@given(st.text(st.sampled_from('aZ é.!?…؟"”’()•-–\n\r 1،ا\x00\ud800')) | st.text())
def test_spans_are_ordered_trimmed_and_lose_no_letter(text):
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(part and part == part.strip() for part in parts(text))
    kept = sum(character.isalpha() for part in parts(text) for character in part)
    bullets = sum(character.isalpha() for character in text) - kept
    assert bullets <= text.count("(") + text.count(")")


@given(st.lists(st.text("abcXY .!?'\"1-", min_size=1), min_size=2))
def test_no_sentence_crosses_a_blank_line(paragraphs):
    text = "\n\n".join(paragraphs)
    assert all("\n\n" not in part for part in parts(text))


@pytest.mark.parametrize("unit", [".", "a", "a. ", '."', "\n", "A.A", " ", "AA ", "(", "aa.Aa"])
def test_time_is_linear_on_hostile_text(unit):
    begin = time.process_time()
    spans = sentences(unit * (400_000 // len(unit)))
    assert time.process_time() - begin < 20
    assert all(span.end - span.start <= 4000 for span in spans)
