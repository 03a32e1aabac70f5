r"""Texts with their frequent words in one or two bytes, so that gzip has less to pack.

gzip knows only the last 32 kB: a name that comes back a hundred sentences later costs it letters
again. A list of words that all texts of a page share does not forget. It is what Skibiński,
Grabowski and Deorowicz call a word-replacing transform (Software: Practice and Experience 35,
2005), with the page's own words instead of a dictionary of English.

A text is JSON in ASCII: it has no use for bytes below 32 or above 127. Bytes 0 to 31 and 128 to 191
are words 0 to 95; bytes from 192 on are, with the byte behind them, words 96 and up; all others are
themselves. Words are JSON as well: what is no ASCII is `\uXXXX` in them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

_TOKEN: Final = re.compile(r" ?(?:[A-Za-z]++|\\u[0-9a-f]{4})++|[^A-Za-z \\]++|[ \\].?")
"""A word with the blank before it, or what stands between words; a text is nothing but these."""
_LETTER: Final = re.compile(r"\\u[0-9a-f]{4}")
_CODES: Final = [
    *(chr(byte) for byte in chain(range(0x20), range(0x80, 0xC0))),
    *(chr(first) + chr(second) for first in range(0xC0, 0x100) for second in range(0x100)),
]
_LONGEST: Final = 2
"""Bytes of a code."""
_SAMPLED: Final = 16_000_000
"""Letters from which the words are chosen; of more texts, every second, third … counts."""
_LEAST_GAIN: Final = 3
"""How often a word must save what it costs in the list: gzip alone would save most of it too."""


class Shorthand:
    """The words of some texts, and the texts written with them."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Choose the words.

        Args:
            texts: JSON in ASCII.
        """
        self._texts = texts
        # Of very many texts some tell as well which words come back.
        step = 1 + sum(map(len, texts)) // _SAMPLED
        counts: Counter[str] = Counter()
        for text in texts[::step]:
            counts.update(_TOKEN.findall(text))
        self.words = _chosen({token: times * step for token, times in counts.items()})
        """By number, at most 16,480 of them."""

    def written(self) -> Iterator[bytes]:
        """The texts in shorthand, in order."""
        codes = dict(zip(self.words, _CODES, strict=False))

        table = _Written(codes)
        for text in self._texts:
            yield "".join(map(table.__getitem__, _TOKEN.findall(text))).encode("latin-1")


class _Written(dict[str, str]):
    """What stands for each word: its code, else itself."""

    def __init__(self, codes: dict[str, str]) -> None:
        super().__init__(codes)
        self._codes = codes

    def __missing__(self, token: str) -> str:
        if "\\" not in token:
            return token
        return _LETTER.sub(lambda match: self._codes.get(match[0], match[0]), token)


def _chosen(counts: dict[str, int]) -> list[str]:
    """The words that are worth it, the most frequent first."""
    for token in [token for token in counts if "\\" in token]:
        # Letters that are no ASCII spell the words that are not chosen.
        for letter in _LETTER.findall(token):
            counts[letter] = counts.get(letter, 0) + counts[token]
    worthy = [
        token
        for token, times in counts.items()
        if times * (len(token) - _LONGEST) > _LEAST_GAIN * (len(token) + 1)
    ]
    return sorted(worthy, key=counts.__getitem__, reverse=True)[: len(_CODES)]
