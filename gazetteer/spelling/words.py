"""The words of a name before they are sounded: articles, and heads that many names share."""

import re
from types import MappingProxyType
from typing import Final

from gazetteer.folding import fold
from gazetteer.spelling.letters import MARKED, latin

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
        }.items()
        for spelled in spellings.split()
    }
)  # fmt: skip
"""Words that begin names, however they are spelt, and what they are sounded as."""

_MODIFIERS: Final = {
    "nord": (
        "north northern kuzey",
        "bakur bakurê shamali shamaliya shamaliyah shimali shimaliya shimaliyah شمالي شمالية",
    ),
    "sud": (
        "south southern güney",
        "başûr başûrê janubi janubiya janubiyah junubi junubiyah cenubi جنوبي جنوبية",
    ),
    "lest": (
        "east eastern doğu",
        "rojhilatê sharqi sharqiya sharqiyah sharqiyeh charqi charqiye şerqi شرقي شرقية",
    ),
    "bond": (
        "west western batı",
        "rojavayê gharbi gharbiya gharbiyah gharbiyeh gharbiye xerbi غربي غربية",
    ),
    "subr": (
        "upper yukarı",
        "jorîn fawqani fawqaniyah fawqaniya fouqani foqani foqa ulya فوقاني فوقانية عليا سەروو",
    ),
    "bas": (
        "lower aşağı",
        "jêrîn tahtani tahtaniyah tahtaniya tahta sufla soufla تحتاني تحتانية سفلى خواروو",
    ),
    "gros": (
        "great greater big large büyük",
        "mezin kabir kabirah kabira kebir kebira kebireh gawra gewre كبير كبيرة گەورە",
    ),
    "min": (
        "little small lesser küçük",
        "biçûk bichuk saghir saghirah saghira saghireh sghir sghira صغير صغيرة بچووک بچوك",
    ),
    "nof": (
        "new yeni",
        "nû nwe jadid jadida jadidah jadideh jdid jdide jdideh jedid jedida جديد جديدة نوێ",
    ),
    "kidm": (
        "old ancient eski",
        "kevn kon qadim qadima qadimah qadimeh kadim atiq atiqa atiqah قديم قديمة عتيق عتيقة كۆن",
    ),
    "midl": (
        "middle central orta",
        "navîn awsat wusta wasta wustani wastani أوسط وسطى وسطاني ناوەڕاست",
    ),
}
"""Words that part a place from its namesakes, in the languages of the theatre, those that may go
before the name and those that follow it, by one sound for all: `Eastern Ghouta`, `al-Ghouta
al-Sharqiya`."""


def _spelt(words: str) -> tuple[str, ...]:
    return tuple(fold(word.translate(MARKED)) for word in words.split())


_FIRST: Final = MappingProxyType(
    {word: sound for sound, (ahead, _) in _MODIFIERS.items() for word in _spelt(ahead)}
)
_LATER: Final = MappingProxyType(
    {word: sound for sound, words in _MODIFIERS.items() for word in _spelt(" ".join(words))}
)
_COMPASS: Final = MappingProxyType(
    {
        f"{one}{other}{end}": (one, other)
        for one in ("north", "south")
        for other in ("east", "west")
        for end in ("", "ern")
    }
)
"""Points between: they are written in one word or two."""
_LANDS: Final = MappingProxyType(
    {
        word: land
        for land, words in {
            "iraq": "iraqi", "syria": "syrian", "turkey": "turkish turkiye", "iran": "iranian",
            "jordan": "jordanian", "lebanon": "lebanese", "israel": "israeli", "kuwait": "kuwaiti",
            "palestine": "palestinian", "kurdistan": "kurdish", "egypt": "egyptian",
        }.items()
        for word in (land, *words.split())
    }
)  # fmt: skip
_SORT_WORDS: Final = (
    "area basin border camp coast countryside crossing desert dam field height hill lake marsh"
    " marshland mountain plain plateau region river steppe valley"
)
_SORTS: Final = MappingProxyType(
    {word: sort for sort in _SORT_WORDS.split() for word in (sort, f"{sort}s")}
    | {"marshes": "marsh"}
)
"""Words of English names whose order is free: `desert of Anbar`, `Syrian-Iraqi border`."""
_FILLERS: Final = frozenset({"of", "the", "city", "town", "quarter", "في", "مدينه"})
"""Words that join them to the name: `Old City of Mosul`, `Old Mosul`."""

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


_FREE: Final = MappingProxyType(_LANDS | _SORTS)
_APART: Final = frozenset({*_LATER, *_COMPASS, *_FREE})


def set_apart(words: list[str]) -> tuple[list[str], str]:
    """The words of a name, those whose order is free last, and the sounds of its modifiers.

    A name of nothing but modifiers keeps them.
    """
    if len(words) == 1 or _APART.isdisjoint(words):
        return words, ""
    parts = [part for word in words for part in _COMPASS.get(word, (word,))]
    read = [_FIRST.get(parts[0]), *map(_LATER.get, parts[1:])]
    left = [
        part
        for part, sound in zip(parts, read, strict=True)
        if sound is None and part not in _FILLERS
    ]
    kept = [part for part in left if part not in _FREE]
    free = sorted(_FREE[part] for part in left if part in _FREE)
    return ([*kept, *free], "".join(sorted(set(filter(None, read))))) if left else (words, "")


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
