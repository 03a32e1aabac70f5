"""Skeletons one consonant apart, and how alike names are whose consonants do not pair off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.spelling.misspelling import likeness, one_off

SOUNDS = st.text("abdeiklmnrstxSGOE@", max_size=20)


@pytest.mark.parametrize(
    ("skeleton", "other", "is_near"),
    [
        ("krbl", "krbdl", True),
        ("krbl", "kbl", True),
        ("krbl", "krml", True),
        ("krbl", "krbl", False),
        ("krbl", "rkbl", False),
        ("krbl", "kb", False),
    ],
)
def test_skeletons_are_near_with_one_consonant_more_less_or_other(skeleton, other, is_near):
    assert (other in one_off(skeleton)) is is_near


@pytest.mark.parametrize(
    ("sound", "near", "far"),
    [
        ("karbala", "karbla", "karbta"),
        ("karbala", "'krbla", "'krbta"),
        ("sinjar", "sindjar", "simbar"),
    ],
)
def test_a_vowel_weighs_less_than_a_consonant(sound, near, far):
    assert 1 > likeness(sound, near) > likeness(sound, far) > 0


@given(SOUNDS, SOUNDS)
def test_likeness_is_symmetric_and_one_for_the_same(sound, other):
    assert likeness(sound, other) == pytest.approx(likeness(other, sound))
    assert likeness(sound, other) <= 1
    assert not sound or likeness(sound, sound) == 1
