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

_MODIFIERS: Final = MappingProxyType(
    {
        fold(word.translate(MARKED)): sound
        for sound, words in {
            "nord": "north northern kuzey bakur bakurê shamali shamaliya shamaliyah shimali"
            " shimaliya shimaliyah شمالي شمالية",
            "sud": "south southern güney başûr başûrê janubi janubiya janubiyah junubi"
            " junubiyah cenubi جنوبي جنوبية",
            "lest": "east eastern doğu rojhilatê sharqi sharqiya sharqiyah sharqiyeh charqi"
            " charqiye şerqi شرقي شرقية",
            "bond": "west western batı rojavayê gharbi gharbiya gharbiyah gharbiyeh gharbiye"
            " xerbi غربي غربية",
            "subr": "upper yukarı jorîn fawqani fawqaniyah fawqaniya fauqani fouqani foqani"
            " foqaniyah foqa foqani ulya olya فوقاني فوقانية فوقا عليا سەروو ژوروو",
            "bas": "lower aşağı jêrîn tahtani tahtaniyah tahtaniya tahta sufla soufla sifla"
            " تحتاني تحتانية تحتا سفلى خواروو ژێروو",
            "gros": "great greater big large büyük mezin kabir kabirah kabira kebir kebira kebireh"
            " gawra gewre gawra كبير كبيرة گەورە",
            "min": "little small lesser küçük biçûk saghir saghirah saghira sghir sghira saghireh"
            " bichuk صغير صغيرة بچووک بچوك",
            "nof": "new yeni nû nwe jadid jadida jadidah jadideh jdid jdide jdideh jedid jedida"
            " جديد جديدة نوێ",
            "kidm": "old ancient eski kevn kon qadim qadima qadimah qadimeh kadim atiq atiqa atiqah"
            " قديم قديمة عتيق عتيقة كۆن",
            "midl": "middle central orta navîn awsat wusta wasta wustani wastani أوسط وسطى وسطاني"
            " ناوەڕاست",
        }.items()
        for word in words.split()
    }
)  # fmt: skip
"""Words that part a place from its namesakes, in all languages of the theatre, and one sound for
each, whatever the language: `Eastern Ghouta`, `al-Ghouta al-Sharqiya`."""

_FIRST: Final = frozenset(
    fold(word.translate(MARKED))
    for word in (
        "north northern south southern east eastern west western upper lower great greater big"
        " large little small lesser new old ancient middle central kuzey güney doğu batı yukarı"
        " aşağı büyük küçük yeni eski orta"
    ).split()
)
"""Those of them that go before a name; Arabic and Kurdish ones follow it."""
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


def set_apart(words: list[str]) -> tuple[list[str], str]:
    """The words of a name but for those that part it from namesakes, and the sounds of these.

    What nothing else is left of keeps them.
    """
    if len(words) == 1 or _MODIFIERS.keys().isdisjoint(words):
        return words, ""
    found = set()
    kept = []
    for at, word in enumerate(words):
        sound = _MODIFIERS.get(word)
        if sound is None or (at == 0 and word not in _FIRST):
            kept.append(word)
        else:
            found.add(sound)
    kept = [word for word in kept if word not in _FILLERS] if found else kept
    return (kept, "".join(sorted(found))) if kept else (words, "")


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
