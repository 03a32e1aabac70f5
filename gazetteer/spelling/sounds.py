"""The sounds of a name: its words without articles, read letter by letter and joined."""

import functools
import re
from typing import Final

from gazetteer.folding import fold
from gazetteer.spelling.letters import ARABIC, MARKED, arabic, latin, undoubled
from gazetteer.spelling.words import head, set_apart, without_articles

UNVOWELLED: Final = "'"
"""First sign of sounds out of Arabic script, in which short vowels are not written."""

_LONGEST: Final = 60
"""Code points of a key; what is longer is no name of a place."""
_LATIN: Final = re.compile(r"[a-z0-9жг ]+")
_ARABIC: Final = re.compile(f"[{''.join(map(chr, ARABIC))} ]+")
_ARABIC_ARTICLE: Final = "ال"
_STEM: Final = 2
"""Letters that an article leaves at least."""
_FUSED: Final = re.compile(r"^(?:[ae]l(?=[^aeiouEOl]..)|[ae](?=([dDnrsStTzjC])\1.))")
_POSSESSIVE: Final = re.compile(r"(?<=\w\w\w)['’][sS]\b")
"""`Mosul's Old City`; `Ra's al-Ain` has none."""
_CARRIER: Final = re.compile(r"\bئ")
"""It bears the vowel that begins a Kurdish word, as ayn does in Arabic."""
_REMEMBERED: Final = 1 << 15


def spelled(name: str) -> str:
    """As `fold`, but that marks which are sounds of their own are kept: a key to read aloud."""
    if "'" in name or "’" in name:
        name = _POSSESSIVE.sub("", name)
    if name.isascii():
        return fold(name)
    return fold(_CARRIER.sub("ع", name.lower().translate(MARKED)))


@functools.lru_cache(_REMEMBERED)
def sounds(key: str) -> tuple[str, ...]:
    """The ways in which a name may sound.

    Args:
        key: What `spelled` made of a name, or a part of it.

    Returns:
        None for what is neither in Latin nor in Arabic script; else one, or two where the name may
        begin with an article that was written onto it (`Alhol`, `Deir Ezzor`).
    """
    if not 0 < len(key) <= _LONGEST:
        return ()
    if _LATIN.fullmatch(key):
        return _latin(key.split(" "))
    if _ARABIC.fullmatch(key):
        return (UNVOWELLED + _arabic(key.split(" ")),)
    return ()


def _arabic(words: list[str]) -> str:
    bare, apart = set_apart([_bare(word) for word in words])
    last = len(bare) - 1
    read = [
        (at < last and head(word, is_last=False)) or arabic(word) for at, word in enumerate(bare)
    ]
    return "".join(read) + apart


def _latin(words: list[str]) -> tuple[str, ...]:
    words, apart = set_apart(without_articles(words))
    last = len(words) - 1
    read = [head(word, is_last=at == last) or latin(word) for at, word in enumerate(words)]
    whole = undoubled("".join(read) + apart)
    bare = undoubled("".join(_FUSED.sub("", sound) for sound in read) + apart)
    return (whole,) if bare == whole else (whole, bare)


def _bare(word: str) -> str:
    if word.startswith(_ARABIC_ARTICLE) and len(word) >= len(_ARABIC_ARTICLE) + _STEM:
        return word.removeprefix(_ARABIC_ARTICLE)
    return word
