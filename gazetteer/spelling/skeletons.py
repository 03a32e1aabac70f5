"""Keys of sounds: consonants alone, and consonants with the classes of their vowels."""

from itertools import product
from types import MappingProxyType
from typing import Final

from gazetteer.spelling.letters import VOWELS, undoubled
from gazetteer.spelling.sounds import UNVOWELLED

CLASSES: Final = MappingProxyType(
    {letter: (letter,) for letter in "bdfghjklmnrstwxyzSC0123456789"}
    | {
        "p": ("b",), "v": ("w",), "Y": ("y",), "G": ("g",), "q": ("k", "g"), "W": ("w", ""),
        "T": ("t", "s", "z"), "D": ("d", "z"), "C": ("S", "j"), "c": ("k", "j"), "Z": ("j", "s"),
        "J": ("g", "j"), "P": ("", "t"), "ж": ("s", "S"), "г": ("g", ""),
    }
)  # fmt: skip
"""The consonants that each sound may be."""

ROUGH: Final = "*"
"""First sign of keys in which consonants of one sort are one."""
_ROUGHLY: Final = str.maketrans(
    {"g": "k", "x": "k", "h": "k", "z": "s", "S": "s", "j": "s", "d": "t", "w": "", "y": ""}
)
_MOST: Final = 8
"""Keys of one name; a name of more ambiguous sounds has their first meanings only."""
_VOWEL_CLASSES: Final = str.maketrans(
    {"e": "a", "@": "a", "E": "i", "o": "u", "O": "u", "W": "", "P": ""}
)


def skeletons(sound: str) -> tuple[str, ...]:
    """The consonants of a name, in each way in which its sounds may be meant.

    A vowel at the start is kept as `A`. Names whose skeletons meet are likely one name.

    Args:
        sound: One of `gazetteer.spelling.sounds.sounds`.

    Returns:
        One to eight keys, sorted; none without a consonant.
    """
    sound = sound.removeprefix(UNVOWELLED)
    start = "A" if sound and sound[0] in VOWELS else ""
    options = [CLASSES[letter] for letter in sound if letter not in VOWELS]
    ways = 1
    for at, option in enumerate(options):
        ways *= len(option)
        if ways > _MOST:
            ways //= len(option)
            options[at] = option[:1]
    found = {"".join(way).replace("nb", "mb") for way in product(*options)}
    keys = {start + key for key in found if key}
    rough = {ROUGH + key.translate(_ROUGHLY) for key in keys}
    return (*sorted(keys), *sorted(rough - {ROUGH}))


def vowel_class(sound: str) -> str:
    """The sounds of a name with its vowels by three classes: `a e`, `i E`, `o u O`."""
    return undoubled(sound.translate(_VOWEL_CLASSES))
