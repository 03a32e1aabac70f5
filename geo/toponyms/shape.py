"""What a name says by itself: whether it looks like the name of a place that news would mean."""

from collections.abc import Iterator
from typing import Final

from gazetteer import Place, fold
from geo.toponyms.candidates import Match
from geo.toponyms.lists import words_in
from geo.toponyms.register import GENERAL
from geo.toponyms.scene import Scene

_METROPOLIS: Final = 1_000_000
_CITY: Final = 100_000
_TOWN: Final = 15_000
"""Inhabitants from which a populated place is called so here."""
_SHORT: Final = 3
"""Letters."""
_SMALL: Final = frozenset({"the", "a", "an", "in", "of", "and"})


def shape_cues(scene: Scene, match: Match) -> Iterator[str]:
    """Names of the cues that the match itself gives; `weights.py` says how much each counts."""
    if match.form != "name":
        yield f"is {match.form}"
    else:
        yield standing(match)
        yield from _spelling(scene, match)
    yield from _setting(scene, match)
    first = match.first
    if match.size > 1 and scene.keys[first] in words_in("articles"):
        first += 1
    if first == match.last:
        yield from _single_word(scene, match)
    else:
        yield from _many_words(scene, match, first)


def standing(match: Match) -> str:
    """How big the likeliest bearer of a name is, as a cue; of an unknown name, that it is one."""
    if not match.places:
        return "is unknown"
    place = match.places[0]
    if place.kind in {"country", "capital", "admin1"}:
        return f"is {place.kind}"
    if place.kind in {"city", "town", "village"}:
        for least, name in ((_METROPOLIS, "metropolis"), (_CITY, "city"), (_TOWN, "town")):
            if place.population >= least:
                return f"is {name}"
        # Uncounted, but chosen by hand as a town.
        return "is village" if place.population or place.kind == "village" else "is town"
    return "is admin2" if place.kind == "admin2" else "is other"


def _spelling(scene: Scene, match: Match) -> Iterator[str]:
    text = scene.tokens.slice(match.first, match.last)
    if _has_case(text) and not any(_is_own(place, text) for place in match.places):
        yield "is only a variant"


def _has_case(text: str) -> bool:
    """Whether the script has small letters: in others, no name in our gazetteer is the first."""
    return text.lower() != text.upper()


def _is_own(place: Place, text: str) -> bool:
    """Whether the text is the place's own name, marks and case aside, or was chosen as its name."""
    name = place.name
    return (
        place.source != GENERAL
        or place.curated
        or name.casefold() == text.casefold()
        or (not name.isascii() and _linked(name) == _linked(text))
    )


def _linked(name: str) -> str:
    """The name folded, the Persian link written in one way: Mazar-i-Sharif, Mazār-e Sharīf."""
    return fold(name).replace(" i ", " e ")


def _setting(scene: Scene, match: Match) -> Iterator[str]:
    style = scene.layout.style[match.first]
    if style != "plain":
        yield f"in {style} line"
    if scene.layout.opening[match.first]:
        yield "opens sentence"


def _single_word(scene: Scene, match: Match) -> Iterator[str]:
    """Cues of one word, an article before it aside: `al-Hol`."""
    word, lexicon = scene.keys[match.last], scene.lexicon
    if match.form not in {"name", "unknown"}:
        return
    if word in lexicon.words and not _is_country(match):
        yield from _common_word(scene, match)
    if word in lexicon.given:
        yield "given name"
    if word in lexicon.surnames:
        yield "family name"
    yield from _other_use(scene, word)
    if len(word) <= _SHORT:
        yield "short"
    if scene.tokens.words[match.last].isupper() and scene.layout.style[match.first] == "plain":
        yield "in capitals"


def _common_word(scene: Scene, match: Match) -> Iterator[str]:
    yield "common word"
    if scene.layout.opening[match.first]:
        yield "common word opens"
    if scene.layout.style[match.first] != "plain":
        yield "common word in headline"


def _other_use(scene: Scene, word: str) -> Iterator[str]:
    lexicon = scene.lexicon
    if word in lexicon.heads or word in lexicon.titles:
        yield "word of offices"
    if any(word in words_in(name) for name in ("calendar", "directions", "streets")):
        yield "calendar or direction"
    if word in lexicon.kinds_after or word in lexicon.kinds_before:
        yield "kind alone"


def _is_country(match: Match) -> bool:
    """Turkey is a country first."""
    return bool(match.places) and match.places[0].kind == "country"


def _many_words(scene: Scene, match: Match, first: int) -> Iterator[str]:
    words = [scene.keys[i] for i in range(first, match.last + 1)]
    lexicon = scene.lexicon
    common = all(word in lexicon.words for word in words)
    yield "two words" if len(words) == 2 else "many words"  # noqa: PLR2004 (two)
    if common:
        yield "common words"
    if words[0] in lexicon.given:
        yield "given name first"
        if words[-1] in lexicon.given or words[-1] in lexicon.surnames:
            yield "like a person"
    if words[0] in lexicon.titles:
        yield "title first"
    if words[0] in _SMALL:
        yield "small word first"
    yield from _last_word(scene, words[-1], common=common)


def _last_word(scene: Scene, word: str, *, common: bool) -> Iterator[str]:
    if word in scene.lexicon.heads:
        yield "common office" if common else "office last"
    if word in scene.lexicon.kinds_after:
        yield "kind last"
    if word in words_in("streets"):
        yield "street last"
