r"""Texts with their frequent words in one or two bytes, so that gzip has less to pack.

gzip knows only the last 32 kB: a name that comes back a hundred sentences later costs it letters
again. A list of words that all texts of a page share does not forget. It is what Skibiński,
Grabowski and Deorowicz call a word-replacing transform (Software: Practice and Experience 35,
2005), with the page's own words instead of a dictionary of English.

A text is JSON in one line. What often stands between words becomes a word of its own, so that
words stand alone: `","` (from one cell to the next), then within cells `, `, then `. ` become a
newline, a carriage return and a tabulator, none of which JSON has, with a blank on both sides. A
word then is what stands between two blanks, and is written with one blank before it, the first one
too.

In shorthand bytes 0 to 31 and 128 to 191 are words 0 to 95; bytes from 192 on are, with the byte
behind them, words 96 and up; all others are themselves. Letters that are no ASCII are `\uXXXX`, in
the list of words as well; frequent ones are words, without a blank.
"""

import json
import re
from collections import Counter
from itertools import chain
from typing import Final

_BLANK: Final = " "
_CELLS: Final = '","'
_NEXT: Final = "\n"
_COMMA: Final = "\r"
_STOP: Final = "\t"
_SIGNS: Final = (_NEXT, _COMMA, _STOP)
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]")
_CODES: Final = [
    *(chr(byte) for byte in chain(range(0x20), range(0x80, 0xC0))),
    *(chr(first) + chr(second) for first in range(0xC0, 0x100) for second in range(0x100)),
]
_LONGEST: Final = 2
"""Bytes of a code."""
_SAMPLED: Final = 4_000_000
"""Letters from which the words are chosen; of more texts, every second, third … counts."""
_LEAST_GAIN: Final = 3
"""How often a word must save what it costs in the list: gzip alone would save most of it too."""
_LONGEST_WORD: Final = 60
"""Letters. What is longer is no word: columns of numbers have no blanks."""


class Shorthand:
    """The words of some texts, chosen to write these and others with."""

    def __init__(self, texts: list[str]) -> None:
        """Choose the words.

        Args:
            texts: JSON in one line.
        """
        # Of very many texts some tell as well which words come back.
        step = 1 + sum(map(len, texts)) // _SAMPLED
        counts: Counter[str] = Counter()
        for text in texts[::step]:
            counts.update(chain.from_iterable(map(_words, text.split(_CELLS))))
        chosen = _chosen({word: times * step for word, times in counts.items()})
        self.words = [*map(_spelled, _SIGNS), *chosen]
        """By number, each as it is read: with its blank, in ASCII; at most 16,480 of them."""
        self._codes = _Codes(dict(zip(self.words, _CODES, strict=False)))

    def written(self, text: str) -> bytes:
        """A text in shorthand."""
        code = self._codes.__getitem__
        # Cell by cell: the words of a whole text at once would not stay in a processor's cache.
        cells = ["".join(map(code, _words(cell))) for cell in text.split(_CELLS)]
        return code(_NEXT).join(cells).encode("latin-1")


class _Codes(dict[str, str]):
    """What stands for each word: its code, else itself."""

    def __init__(self, codes: dict[str, str]) -> None:
        super().__init__()
        self._codes = codes

    def __missing__(self, word: str) -> str:
        spelled = _spelled(word)
        code = self._codes.get(spelled)
        if code is None and not word.isascii():
            code = _BLANK + _FOREIGN.sub(self._letter, word)
        self[word] = found = spelled if code is None else code
        return found

    def _letter(self, match: re.Match[str]) -> str:
        letter = _escaped(match[0])
        return self._codes.get(letter, letter)


def _words(cell: str) -> list[str]:
    return cell.replace(", ", f" {_COMMA} ").replace(". ", f" {_STOP} ").split(_BLANK)


def _spelled(word: str) -> str:
    """A word as it is read."""
    if word.isascii():
        return _BLANK + word
    return _BLANK + _FOREIGN.sub(lambda match: _escaped(match[0]), word)


def _escaped(letter: str) -> str:
    return json.dumps(letter)[1:-1]


def _chosen(counts: dict[str, int]) -> list[str]:
    """The words and letters that are worth it, as they are read, the most frequent first."""
    found: Counter[str] = Counter()
    for word, times in counts.items():
        if word not in _SIGNS and len(word) <= _LONGEST_WORD:
            found[_spelled(word)] = times
        if not word.isascii():
            # Letters that are no ASCII spell the words that are not chosen.
            for letter in _FOREIGN.findall(word):
                found[_escaped(letter)] += times
    worthy = [
        word
        for word, times in found.items()
        if times * (len(word) - _LONGEST) > _LEAST_GAIN * (len(word) + 1)
    ]
    return sorted(worthy, key=found.__getitem__, reverse=True)[: len(_CODES) - len(_SIGNS)]
