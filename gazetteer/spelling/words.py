"""The words of a name before they are sounded: articles, and heads that many names share."""

import re
from types import MappingProxyType
from typing import Final

from gazetteer.spelling.letters import latin

_SUN: Final = ("d", "dh", "n", "r", "s", "sh", "t", "th", "z", "ch", "j")
_ARTICLES: Final = MappingProxyType(
    {f"{vowel}l": "" for vowel in "aeiu"}
    | {"l": ""}
    | {f"{vowel}{sun}": sun for vowel in "aeiu" for sun in _SUN}
)
"""The Arabic article, and the sun letter that must follow where it took its sound."""

_HEADS: Final = MappingProxyType(
    {
        spelled: sound
        for sound, spellings in {
            "bu": "abu abou abo abi abul abil abol aboul albu albou albo bu bou bo ebu ebo"
            " ابو أبو أبي ابي بو",
            "tal": "tal tall tel tell til till til tol tulul tilol",
            "dEr": "deir dayr dair der deyr dier dir",
            "En": "ain ayn ein en aain eyn ayin aein 3ain",
            "ras": "ras raas res",
            "um": "um umm om omm oum oumm im imm em",
            "bEt": "beit bayt bait bet beyt",
            "kafr": "kafr kafar kfar kafer kefr kefer kfer",
            "xirbaP": "khirbat khirbet kherbet kharbat khurbat khirba khirbah kherba xirbat xerba"
            " xirbe khirbit",
            "qalaP": "qalat qalaat kalat kalaat qala qalah qalet kalet qal",
            "SEx": "sheikh shaykh shaikh sheik shekh cheikh chaykh seikh shikh sekh",
            "mahmad": "muhammad mohammed mohammad muhammed mohamed mohamad muhamad mehmed mihemed",
            "abd": "abd abdul abdel abdal abdoul abdu",
            "bir": "bir beer",
            "nurT": "north northern",
            "suT": "south southern",
            "est": "east eastern",
            "west": "west western",
        }.items()
        for spelled in spellings.split()
    }
)  # fmt: skip
"""Words that begin names, however they are spelt, and what they are sounded as."""

_FUSED_ABU: Final = re.compile(r"^(?:ab[ou]ul?|abul?|albu)(?=[^aeioul]..)")
_LAST_CONSTRUCT: Final = re.compile(r"(?<=iy[ae])t$|(?<=iyy[ae])t$")
_CONSTRUCT: Final = re.compile(r"(?<=..[aei])t$")


def without_articles(words: list[str]) -> list[str]:
    """The words of a name but for its articles; what ends a name is none."""
    return [
        word
        for word, after in zip(words, [*words[1:], ""], strict=True)
        if not (after and after.startswith(_ARTICLES.get(word, "-")))
    ]


def head(word: str, *, is_last: bool) -> str | None:
    """What a word sounds like where it heads a name, or none: then it sounds as it is spelt.

    Args:
        word: Folded.
        is_last: Whether no word follows, so that it is the name itself.
    """
    if is_last:
        if _LAST_CONSTRUCT.search(word):
            return latin(word[:-1]) + "P"
        fused = _FUSED_ABU.match(word)
        return None if fused is None else "bu" + latin(word[fused.end() :])
    known = _HEADS.get(word)
    if known is None and _CONSTRUCT.search(word):
        return latin(word[:-1]) + "P"
    return known
