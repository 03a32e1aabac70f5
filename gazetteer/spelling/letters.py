"""The letters of one word, read into sounds: Latin and Arabic script into one alphabet.

A sound is one character. Vowels are `a e i o u`, `E` (ai, ay, ei) and `O` (au, aw, ow). The
consonants are themselves, but for

`S` sh, `C` ch, `x` kh, `G` gh, `T` th, `D` dh, `Y` y at the start;
`c` c, `Z` c before e and i, `J` g before e and i: what they are depends on the language;
`ж` the s with a cedilla: Turkish and Kurdish sh, but the Arabic sad of some romanisations;
`г` the g with a breve, which Turkish hardly sounds;
`@` a vowel at the start that Arabic script leaves open;
`W` a w that may be no more than the end of a vowel, `P` a t that is heard in a construct only.

Romanisations are those of BGN/PCGN (1956, 2007), DIN 31635, French maps, the Hawar alphabet of
Kurdish, Turkish, and of newspapers.
"""

import re
from typing import Final

VOWELS: Final = "aeiouEO@"

MARKED: Final = str.maketrans(
    {
        "ş": "ж", "ș": "ж", "š": "sh", "ŝ": "sh", "ç": "ch", "č": "ch", "ğ": "г", "ǧ": "j",
        "ġ": "gh", "ḡ": "gh", "ḫ": "kh", "ẖ": "kh", "ḏ": "dh", "ḍ": "dh", "ḑ": "dh", "ẓ": "dh",
        "ṯ": "th", "ž": "zh", "ǰ": "j",
        # The short vowel that Kurdish writes and Arabic does not.
        "ە": "",
    }
)  # fmt: skip
"""Small letters whose marks are sounds; `gazetteer.folding.fold` lays the other marks aside."""

_DIGRAPHS: Final = (
    ("tch", "C"), ("sch", "S"), ("kh", "x"), ("gh", "G"), ("sh", "S"), ("ch", "C"), ("th", "T"),
    ("dh", "D"), ("zh", "j"), ("dj", "j"), ("ph", "f"), ("ck", "k"),
)  # fmt: skip
_SOFT: Final = re.compile(r"([cg])(?=[eiy])")
_SOFTENED: Final = {"c": "Z", "g": "J"}
_WEAK: Final = re.compile(r"(?<=[ou])w(?=[aeiouy])|(?<=ou)(?=[aei])|(?<=[^aeiou]u)(?=[aei])")
_FRENCH_W: Final = re.compile(r"(?<=[aei])ou(?=[aei])")
_SILENT: Final = re.compile(r"w(?![aeiouy])")
_INITIAL_Y: Final = re.compile(r"^y(?=[aeiou])")
_VOWELS: Final = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("ei", "E"), ("ey", "E"), ("ai", "E"),
    ("ay", "E"), ("ae", "E"), ("au", "O"), ("ao", "O"), ("y", "i"), ("Ei", "E"), ("Ou", "O"),
)  # fmt: skip
_DOUBLED: Final = re.compile(r"(.)\1+")
_FINAL_H: Final = re.compile(r"(?<=[aeiouEO])h$")

ARABIC: Final = str.maketrans(
    {
        "ا": "a", "آ": "a", "أ": "a", "إ": "a", "ٱ": "a", "ێ": "i", "ۆ": "W", "ى": "i",
        "ي": "i", "ی": "i", "ئ": "i", "و": "W", "ؤ": "W", "ۇ": "u", "ب": "b", "پ": "p", "ت": "t",
        "ط": "t", "ث": "T", "ج": "j", "چ": "C", "ح": "h", "ه": "h", "ھ": "h", "ة": "h", "خ": "x",
        "د": "d", "ذ": "D", "ض": "D", "ظ": "D", "ر": "r", "ڕ": "r", "ز": "z", "ژ": "j", "س": "s",
        "ص": "s", "ش": "S", "غ": "G", "ف": "f", "ڤ": "v", "ق": "q", "ك": "k", "ک": "k", "ڪ": "k",
        "گ": "g", "ل": "l", "ڵ": "l", "م": "m", "ن": "n", "ع": "", "ء": "", "ـ": "",
    }
)  # fmt: skip
_HEARD_FIRST: Final = {"و": "w", "ي": "Y", "ی": "Y"}
"""What letters are at the start of a word, where that differs."""
_OPEN_FIRST: Final = re.compile("^(?:ا(?![وي])|ع(?![اي]))")
_AYN_FIRST: Final = re.compile("^ع(?=ي)")
_FINAL_TA: Final = re.compile(r"(?<=.)[he]$")


def latin(word: str) -> str:
    """The sounds of one word in Latin script, doubled sounds as written.

    Args:
        word: Folded, marked letters in the place of `MARKED` spared.
    """
    for letters, sound in _DIGRAPHS:
        if letters in word:
            word = word.replace(letters, sound)
    if "c" in word or "g" in word:
        word = _SOFT.sub(lambda found: _SOFTENED[found[1]], word)
    if "w" in word or "u" in word:
        word = _SILENT.sub("u", _WEAK.sub("W", _FRENCH_W.sub("w", word)))
    word = _INITIAL_Y.sub("Y", word)
    for letters, sound in _VOWELS:
        if letters in word:
            word = word.replace(letters, sound)
    return _FINAL_H.sub("", word)


def arabic(word: str) -> str:
    """The sounds of one word in Arabic script; short vowels are not written in it."""
    first = _HEARD_FIRST.get(word[:1])
    if first is None:
        sounds = _AYN_FIRST.sub("a", _OPEN_FIRST.sub("@", word)).translate(ARABIC)
    else:
        sounds = first + word[1:].translate(ARABIC)
    return _FINAL_TA.sub("", sounds)


def undoubled(sounds: str) -> str:
    """Each run of one sound as one: `Muthanna` is `Muthana`."""
    return _DOUBLED.sub(r"\1", sounds)
