"""What stands before and after a name: prepositions, titles, kinds of places, other names."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from geo.toponyms.candidates import Match
from geo.toponyms.lexicon import CALENDAR, DIRECTIONS, STREETS
from geo.toponyms.scene import Scene

_LOCATIVES: Final = frozenset(
    "in near across outside inside throughout into toward towards around beyond via onto within"
    " amid surrounding bordering entering leaving left visited visiting visit".split()
)
_WEAK: Final = frozenset("of from to for at on by with between against over about through".split())
_LISTING: Final = frozenset("and or but versus vs".split())
_PEOPLE: Final = frozenset(
    "resident residents native natives man woman men women boy girl teen couple family officials"
    " official police authorities firefighters voters people citizens students lawmakers natives"
    " troops forces soldiers officer officers schools teenager driver mother father".split()
)
_GROUNDS: Final = frozenset(
    "area areas region border borders city town village district province county state suburb"
    " neighborhood neighbourhood campus office home mayor governor airport side downtown streets"
    " coast valley market port museum embassy government army parliament president leader".split()
)
_SPEECH: Final = frozenset(
    "said says told tells added adds asked explained noted recalled wrote testified replied joked"
    " laughed smiled was is has had who".split()
)
_COMPOUNDS: Final = frozenset(
    "based born area backed led bound wide registered controlled occupied held style trained bred"
    " administered allied sponsored funded made run type educated flagged owned".split()
)
_PARTIES: Final = frozenset({"r", "d", "i"})
_OWNED: Final = "s"


def left_cues(scene: Scene, match: Match) -> Iterator[str]:
    """Names of the cues before the match."""
    index = match.first - 1
    gap = scene.tokens.gaps[match.first]
    if index < 0 or gap == "stop":
        return
    if gap in {"blank", "line"}:
        yield from _left_words(scene, match, index)
    elif gap == "hyphen":
        yield from _left_hyphen(scene, index)
    elif gap == "comma":
        yield "after place and comma" if _is_place(scene, index) else "after comma"
    elif gap == "open":
        yield "in brackets after place" if _is_place(scene, index) else "after bracket"
    elif gap == "apostrophe":
        yield "after apostrophe"
    elif gap == "dot" and scene.word(index) in scene.lexicon.titles:
        yield "after title"


def right_cues(scene: Scene, match: Match) -> Iterator[str]:
    """Names of the cues after the match."""
    index = match.last + 1
    gap = scene.tokens.gaps[index]
    if gap in {"blank", "line"}:
        yield from _right_words(scene, index)
    elif gap == "hyphen":
        yield from _right_hyphen(scene, index)
    elif gap == "apostrophe" and scene.word(index) == _OWNED:
        yield "with possessive"
    elif gap == "comma":
        yield from _right_comma(scene, match, index)
    elif gap == "open" and scene.layout.opening[match.first]:
        yield "before bracket in opening"
    if gap == "sign" and scene.layout.opening[match.first]:
        yield "before dash in opening"


def _left_words(scene: Scene, match: Match, index: int) -> Iterator[str]:
    word = scene.word(index)
    if word in DIRECTIONS:
        yield "after direction"
        index -= 1
        word = scene.word(index)
    if word in {"the", "a", "an"}:
        yield "after article"
        word = scene.word(index - 1)
        if word in _LOCATIVES:
            yield "after locative and article"
        return
    yield from _left_word(scene, match, index, word)


def _left_word(scene: Scene, match: Match, index: int, word: str) -> Iterator[str]:
    if word in _LOCATIVES:
        yield "after locative"
    elif word in _WEAK:
        yield f"after {word}" if word in {"of", "from", "to", "at"} else "after weak preposition"
        if word == "of" and scene.word(index - 1) in scene.lexicon.kinds_before:
            yield "after kind of"
    elif word in _LISTING:
        yield "listed after place" if _is_place(scene, index - 1) else "after and"
    elif word == _OWNED and scene.tokens.gaps[index] == "apostrophe":
        yield "of a place" if _is_place(scene, index - 1) else "of another"
    elif word in scene.lexicon.kinds_before and not scene.is_capital(index):
        yield "after kind"
    elif scene.is_capital(index):
        yield from _left_capital(scene, match, index, word)


def _left_capital(scene: Scene, match: Match, index: int, word: str) -> Iterator[str]:
    if scene.layout.style[match.first] != "plain":
        yield "after capital in headline"
    elif word in scene.lexicon.titles:
        yield "after title"
    elif word in scene.lexicon.given:
        yield "after given name"
    elif _is_place(scene, index):
        yield "after place"
    elif word in CALENDAR:
        yield "after day"
    elif word in scene.lexicon.words:
        opens = scene.layout.opening[index]
        yield "after opening word" if opens else "after common capital"
    else:
        yield "after capital"


def _left_hyphen(scene: Scene, index: int) -> Iterator[str]:
    word = scene.word(index)
    if word in _PARTIES:
        yield "after party"
    elif _is_place(scene, index):
        yield "joined to place"
    elif scene.is_capital(index):
        yield "joined to capital"
    else:
        yield "joined to prefix"


_AFTER: Final = MappingProxyType(
    {
        **dict.fromkeys(_SPEECH, "before speech"),
        **dict.fromkeys(_GROUNDS, "before ground"),
        **dict.fromkeys(_PEOPLE, "before people"),
        "and": "before and",
        "or": "before and",
    }
)


def _right_words(scene: Scene, index: int) -> Iterator[str]:
    word = scene.word(index)
    if scene.is_capital(index):
        yield from _right_capital(scene, index, word)
    elif word in _AFTER:
        yield _AFTER[word]
        if word in {"and", "or"} and _is_place(scene, index + 1):
            yield "listed before place"
    elif word in scene.lexicon.kinds_after:
        yield "before kind"
    elif word[:1].isdigit():
        yield "before number"


def _right_capital(scene: Scene, index: int, word: str) -> Iterator[str]:
    if scene.layout.style[index] != "plain":
        yield "before capital in headline"
    elif word in STREETS:
        yield "before street"
    elif word in scene.lexicon.kinds_after:
        yield "before kind with capital"
    elif word in scene.lexicon.heads:
        yield "before office"
    elif word in scene.lexicon.titles:
        yield "before title"
    elif word in CALENDAR:
        yield "before day"
    elif index in scene.organised:
        yield "in organisation"
    elif index in scene.people.at:
        yield "before person"
    elif word in scene.lexicon.words:
        yield "before common capital"
    elif _is_place(scene, index):
        yield "before place"
    else:
        yield "before capital"


def _right_hyphen(scene: Scene, index: int) -> Iterator[str]:
    word = scene.word(index)
    if word in _COMPOUNDS:
        yield "before compound"
    elif _is_place(scene, index):
        yield "joined to place"
    elif scene.is_capital(index):
        yield "joined to capital"
    else:
        yield "before suffix"


def _right_comma(scene: Scene, match: Match, index: int) -> Iterator[str]:
    if scene.word(index)[:1].isdigit():
        yield "before age"
        return
    after = scene.covering.get(index)
    if after is None or after.first != index:
        yield "before comma"
    elif _contains(after, match):
        yield "before its region"
    else:
        yield "before place and comma"


def _contains(region: Match, match: Match) -> bool:
    """Whether a bearer of one name lies in a country or division of the other name."""
    countries = {place.country for place in region.places if place.kind == "country"}
    divisions = {
        (place.country, place.name) for place in region.places if place.kind in {"admin1", "admin2"}
    }
    return any(
        place.country in countries or (place.country, place.admin1) in divisions
        for place in match.places
        if place.kind != "country"
    )


def _is_place(scene: Scene, index: int) -> bool:
    """Whether a name that may be a place covers the word, and no person's name does."""
    match = scene.covering.get(index)
    if match is None:
        return False
    person = scene.people.at.get(index)
    return not (person is not None and person.sure) and (
        match.form != "name" or scene.keys[index] not in scene.lexicon.words
    )
