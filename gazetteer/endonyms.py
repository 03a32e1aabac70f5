"""What a place is called where it lies: its name in Arabic and in Kurdish, out of its spellings.

A gazetteer's spellings do not say their language. Letters tell: Arabic is written with its own
twenty-eight and their hamzas, Sorani Kurdish with vowels and consonants that Arabic does not have,
Persian, Urdu and Uyghur with others. Where a language has several spellings, the one to show is
that which sounds as the shown name does, says its kind if that does, and keeps to the spelling of
careful writers.
"""

from dataclasses import dataclass
from typing import Final

from gazetteer.folding import fold
from gazetteer.generics import peel, unnoted
from gazetteer.place import Place
from gazetteer.spelling import similarity, sounds
from gazetteer.spelling.sounds import spelled

_ARABIC: Final = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي -()")
_KURDISH: Final = frozenset("ئابپتجچحخدرڕزژسشعغفڤقکكگلڵمنهھەوۆیيێ -()")
_ONLY_KURDISH: Final = frozenset("ەێۆڕڵ")
_ARTICLE: Final = "ال"
_CARELESS: Final = ("ه", "ى")
"""Ends of words that stand for a feminine ending or a long vowel in hurried writing."""
_HAMZAS: Final = frozenset("أإؤئ")

_LIKE: Final = 4
"""Steps in which likeness counts: within one, careful spelling counts for more than vowels."""

_Rank = tuple[bool, int, int, int, int, int, float, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Endonyms:
    """Names of a place in the languages of the region; empty where the gazetteer has none."""

    arabic: str
    """In Arabic."""
    kurdish: str
    """In Sorani Kurdish, in Arabic script."""


def endonyms(place: Place) -> Endonyms:
    """The names of a place in Arabic and Kurdish, as far as it has such spellings."""
    arabic = [name for name in place.names if _ARABIC.issuperset(name)]
    kurdish = [
        name
        for name in place.names
        if _KURDISH.issuperset(name) and not _ONLY_KURDISH.isdisjoint(name)
    ]
    return Endonyms(arabic=_best(arabic, place.name), kurdish=_best(kurdish, place.name))


def _best(names: list[str], shown: str) -> str:
    if len(names) <= 1:
        return "".join(names)
    return min(names, key=lambda name: _rank(name, unnoted(shown)))


def _rank(name: str, shown: str) -> _Rank:
    """What speaks against a name, weightiest first."""
    peeled, wanted = peel(fold(name)), peel(fold(shown))
    heard = name if peeled is None else peeled.core
    meant = shown if wanted is None else wanted.core
    alike = max(
        (similarity(one, two) for one in sounds(spelled(meant)) for two in sounds(spelled(heard))),
        default=0.0,
    )
    words = name.split()
    careless = sum(word.endswith(_CARELESS) for word in words)
    return (
        (peeled is None) != (wanted is None),
        -round(alike * _LIKE),
        careless,
        -sum(letter in _HAMZAS for letter in name),
        -sum(word.startswith(_ARTICLE) for word in words),
        abs(len(words) - len(shown.split())),
        -alike,
        name,
    )
