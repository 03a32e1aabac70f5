"""Common English words and their inflected forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.english import english_words, is_english


@pytest.mark.parametrize("word", ["after", "common", "governments", "surging", "bakeries"])
def test_common_words_are_known_with_their_endings(word):
    assert is_english(word)


@pytest.mark.parametrize(
    "name", ["hums", "hims", "hasakah", "sinjar", "raqqa", "", "الرقة", "Common"]
)
def test_names_are_no_words(name):
    assert not is_english(name)


@given(st.text(max_size=40))
def test_any_text_is_a_word_or_not(text):
    assert is_english(text) or text not in english_words()
