"""Words that tell what kind of place a name names: `Homs province`, `Mount Sinjar`, `al-Hol camp`.

They work on folded keys (`gazetteer.folding.fold`). Off the name, they leave the core that other
spellings share; kept beside it, they are evidence of the kind.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gazetteer.folding import fold
from gazetteer.place import Kind
from gazetteer.spelling.sounds import spelled

_POPULATED: Final[frozenset[Kind]] = frozenset({"capital", "city", "town", "village"})

_TRAILING: Final[dict[str, frozenset[Kind]]] = {
    "governorate governorates province provinces prefecture oblast krai vilayet wilayat ili ostan"
    " provinz":
        frozenset({"admin1"}),
    "countryside": frozenset({"admin1", "region"}),
    "state": frozenset({"admin1", "country"}),
    "region regions area areas strip corridor": frozenset({"region", "admin1"}),
    "district": frozenset({"admin2", "neighbourhood"}),
    "county raion rayon ilçesi canton": frozenset({"admin2"}),
    # Third-level divisions are known by their seats.
    "subdistrict": _POPULATED | {"admin2"},
    "municipality": _POPULATED | {"admin2"},
    "city": frozenset({"capital", "city", "town"}),
    "town": _POPULATED,
    "village hamlet köyü": frozenset({"village", "town"}),
    "neighbourhood neighborhood quarter suburb mahallesi": frozenset({"neighbourhood"}),
    "camp camps kampı": frozenset({"camp", "base"}),
    "crossing crossings checkpoint gate post terminal kapısı": frozenset({"crossing"}),
    "prison jail penitentiary": frozenset({"prison"}),
    "facility centre center": frozenset({"prison", "site", "camp"}),
    "castle citadel fortress fort kalesi": _POPULATED | {"site", "base"},
    "airport airfield airstrip havaalanı havalimanı": frozenset({"airport", "base"}),
    "airbase base garrison barracks outpost": frozenset({"base", "airport"}),
    "dam barrage barajı": frozenset({"dam"}),
    "field fields oilfield oilfields refinery": frozenset({"field", "site"}),
    "plant station": frozenset({"field", "site", "dam"}),
    "desert deserts badia badiya steppe": frozenset({"desert", "region"}),
    "mountain mountains mount mt hill hills heights range ridge dağı dağları":
        frozenset({"mountain", "region"}),
    "river lake sea reservoir canal waterway nehri gölü çayı": frozenset({"water"}),
    "marsh marshes marshland marshlands": frozenset({"region", "water"}),
    "valley plain plains basin plateau peninsula island islands": frozenset({"region", "water"}),
    "country": frozenset({"country"}),
}  # fmt: skip
"""Words after a name (`Homs province`), and before it with `of` (`city of Mosul`)."""

_LEADING: Final[dict[str, frozenset[Kind]]] = {
    "mount mt jabal jebel jabel djebel gebel ciyaye chiyaye جبل جبال چیای": frozenset({"mountain"}),
    "wadi oued وادي": frozenset({"water"}),
    "lake river nahr buhayrat buheirat bahr sabkhat lac gola çemê نهر بحيره": frozenset({"water"}),
    "sadd saddat سد سده": frozenset({"dam"}),
    "muhafazat muhafazah mohafazat parêzgeha محافظه پارێزگای": frozenset({"admin1"}),
    "rif reef ريف": frozenset({"admin1", "region"}),
    "qada qadha mintaqat navçeya قضاء منطقه": frozenset({"admin2"}),
    "nahiyat nahiyet nahiya nahia ناحيه": _POPULATED | {"admin2"},
    "madinat medinat bajarê مدينه": _POPULATED,
    "qaryat gundê قريه": frozenset({"village", "town"}),
    "camp": frozenset({"camp", "base"}),
    "fob": frozenset({"base"}),
    "mukhayyam mukhayam kampa مخيم": frozenset({"camp"}),
    "matar balafirgeha مطار قاعده": frozenset({"airport", "base"}),
    "معسكر": frozenset({"camp", "base"}),
    "sijn سجن": frozenset({"prison"}),
    "mabar معبر": frozenset({"crossing"}),
    "haql حقل": frozenset({"field"}),
    "badiyat badiat sahra باديه صحراء": frozenset({"desert"}),
    "sahl sahel deşta سهل": frozenset({"region"}),
    "hay hayy dahiyat masakin masaken حي ضاحيه مساكن": frozenset({"neighbourhood", "village"}),
    "qalat qalaat قلعه": _POPULATED | {"site", "base"},
}
"""Words before a name, without `of`."""

_BEFORE_OF: Final[dict[str, frozenset[Kind]]] = {
    "republic kingdom sultanate emirate": frozenset({"country"}),
    "gouvernorat": frozenset({"admin1"}),
    "gulf bay strait straits": frozenset({"water"}),
    "port": _POPULATED,
}
"""Words that take `of` and do not follow a name."""

_QUALIFIERS: Final = frozenset(
    {
        "refugee", "refugees", "displacement", "displaced", "idp", "idps", "detention", "border",
        "air", "military", "oil", "gas", "international", "mountain", "river", "central",
        "power", "pumping", "army", "sinir",
        *"123456789",
    }
)  # fmt: skip
"""Words between a name and the word for its kind: `al-Hol refugee camp`, `Kabarto 1 camp`."""

_ENDINGS: Final = frozenset(
    fold(word)
    for word in ("الدولي", "الجوية", "العسكري", "العسكرية", "النفطي", "الحدودي", "المركزي")
)
"""As `_QUALIFIERS`, at the end of a name in Arabic script: `مطار دمشق الدولي`."""

_OF: Final = frozenset({"of", "de"})
_THE: Final = frozenset({"the"})


def _by_word(*tables: dict[str, frozenset[Kind]]) -> MappingProxyType[str, frozenset[Kind]]:
    return MappingProxyType(
        {
            form: kinds
            for table in tables
            for words, kinds in table.items()
            for word in words.split()
            for form in (fold(word), spelled(word))
        }
    )


_AFTER = _by_word(_TRAILING)
_AHEAD = _by_word(_LEADING)
_AHEAD_OF = _by_word(_TRAILING, _LEADING, _BEFORE_OF)


def unnoted(name: str) -> str:
    """A name without what in brackets tells it from its namesakes: `Dora (Baghdad)`."""
    return name.partition(" (")[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Peeled:
    """A name without the word for its kind."""

    core: str
    """The folded name that is left."""
    kinds: frozenset[Kind]
    """The kinds that the word stands for."""


def peel(key: str) -> Peeled | None:
    """Take the word for its kind off a name.

    Args:
        key: A name as `fold` leaves it.

    Returns:
        The core and the kinds, or none if the name has no such word or nothing else.
    """
    words = key.split(" ")
    if len(words) > 1 and words[0] in _THE:
        words = words[1:]
    is_plain = words[0] not in _AHEAD_OF and words[-1] not in _AFTER
    if is_plain or len(words) < 2:  # noqa: PLR2004 (a core and a word)
        return None
    return _peel_of(words) or _peel_after(words) or _peel_ahead(words)


def _peel_of(words: list[str]) -> Peeled | None:
    if words[1] not in _OF or words[0] not in _AHEAD_OF:
        return None
    core = words[3:] if words[2:3] == ["the"] else words[2:]
    return _peeled(core, _AHEAD_OF[words[0]])


def _peel_ahead(words: list[str]) -> Peeled | None:
    if words[0] not in _AHEAD:
        return None
    core = words[1:-1] if words[-1] in _ENDINGS else words[1:]
    return _peeled(core, _AHEAD[words[0]])


def _peel_after(words: list[str]) -> Peeled | None:
    kinds = _AFTER.get(words[-1])
    if kinds is None:
        return None
    core = words[:-1]
    while len(core) > 1 and core[-1] in _QUALIFIERS:
        core = core[:-1]
    return _peeled(core, kinds)


def _peeled(core: list[str], kinds: frozenset[Kind]) -> Peeled | None:
    return Peeled(core=" ".join(core), kinds=kinds) if core else None
