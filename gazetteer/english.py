"""Common words of English, which no likeness of sound makes a place: `after`, `target`."""

import functools
from importlib.resources import files
from types import MappingProxyType
from typing import Final

_STEM: Final = 4
"""Letters that an ending leaves at least: `hums` may be Homs."""
_ENDINGS: Final = MappingProxyType(
    {
        "s": ("",), "ed": ("", "e"), "ing": ("", "e"), "er": ("", "e"), "ers": ("", "e"),
        "ly": ("",), "ies": ("y",), "ied": ("y",), "xes": ("x",), "ches": ("ch",), "shes": ("sh",),
        "sses": ("ss",),
    }
)  # fmt: skip
"""Endings of inflected forms, and what stands in their place in the word itself."""


@functools.cache
def english_words() -> frozenset[str]:
    """The words of `data/words.txt`, small letters, without most of their inflected forms."""
    text = (files("gazetteer") / "data" / "words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def is_english(key: str) -> bool:
    """Whether a folded name is a common word of English or an inflected form of one."""
    words = english_words()
    return key in words or any(
        key.endswith(ending)
        and len(key) >= len(ending) + _STEM
        and key[: -len(ending)] + lost in words
        for ending, losses in _ENDINGS.items()
        for lost in losses
    )
