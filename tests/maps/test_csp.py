"""The policy allows what was put in, and nothing else."""

import base64
import gzip
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.page import blocks
from maps.page.csp import policy
from maps.page.packing import pack_json


def parts(text):
    return {rule.split(" ")[0]: rule.split(" ")[1:] for rule in text.split("; ")}


def test_nothing_is_allowed_by_default():
    rules = parts(policy([], []))
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == rules["style-src"] == ["'none'"]
    assert rules["base-uri"] == rules["form-action"] == ["'none'"]


def test_a_text_is_allowed_by_the_hash_of_its_utf8():
    digest = base64.b64encode(hashlib.sha256("let x = 'é';".encode()).digest()).decode()
    assert parts(policy(["let x = 'é';"], []))["script-src"] == [f"'sha256-{digest}'"]


def test_equal_texts_are_named_once():
    assert len(parts(policy(["a", "b", "a"], []))["script-src"]) == 2


@pytest.mark.parametrize("word", ["unsafe-inline", "unsafe-eval", "*", "http:"])
def test_no_loophole_stands_in_the_policy(word):
    assert word not in policy(["a"], ["b"])


def test_tiles_open_the_policy_for_pictures_of_their_hosts_only():
    rules = parts(policy([], [], ("https://tile.example",)))
    assert rules["img-src"] == ["data:", "blob:", "https://tile.example"]
    assert rules["default-src"] == ["'none'"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("'</script>'", "'\\x3c/script>'"),
        ("'</SCRIPT >'", "'\\x3c/SCRIPT >'"),
        ("'<!--'", "'\\x3c!--'"),
        ("a\0b", "a\ufffdb"),
        ("'\ud800'", "'?'"),
        ("a < b", "a < b"),
    ],
)
def test_program_text_stands_as_the_browser_will_read_it(text, expected):
    assert blocks.script(text) == expected


def test_style_text_cannot_end_its_block():
    assert "</style" not in blocks.style("a::after { content: '</style>' }")


@given(st.text())
def test_data_can_be_read_back_and_never_ends_their_block(text):
    block = pack_json("x", {"text": text})
    assert json.loads(gzip.decompress(base64.b64decode(block.text))) == {"text": text}
    assert not set(block.text) & set("<>&\"'")
    block.html().encode("ascii")


@given(st.text())
def test_words_never_become_markup(text):
    written = blocks.words(text)
    assert not set(written) & set("<>\"'\0")
    written.encode("utf-8")
