"""What stands before and after a name: prepositions, titles, kinds of places, other names."""

from collections.abc import Iterator
from typing import Final

from geo.toponyms.candidates import Match
from geo.toponyms.lists import ListName, words_in
from geo.toponyms.scene import Scene

_PARTIES: Final = frozenset({"r", "d", "i"})
_OWNED: Final = "s"
_ANDS: Final = frozenset({"and", "or"})
_SMALL_AFTER: Final[tuple[tuple[ListName, str], ...]] = (
    ("speech", "before speech"),
    ("grounds", "before ground"),
    ("people", "before people"),
)
"""Lists of small words after a name, and the cues that they give."""


def left_cues(scene: Scene, match: Match) -> Iterator[str]:
    """Names of the cues before the match."""
    index = match.first - 1
    gap = scene.tokens.gaps[match.first]
    if index < 0 or gap == "stop":
        return
    if gap == "blank":
        yield from _left_words(scene, match, index)
    elif gap == "hyphen":
        yield from _left_hyphen(scene, index)
    elif gap == "comma":
        yield "after place and comma" if _is_place(scene, index) else "after comma"
    elif gap == "open":
        yield _in_bracket(scene, match, index)
    elif gap == "apostrophe":
        yield "after apostrophe"
    elif gap == "dot" and scene.word(index) in scene.lexicon.titles:
        yield "after title"


def right_cues(scene: Scene, match: Match) -> Iterator[str]:
    """Names of the cues after the match."""
    index = match.last + 1
    gap = scene.tokens.gaps[index]
    if gap == "blank":
        yield from _right_words(scene, match, index)
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
    if word in words_in("directions"):
        yield "after direction"
        index -= 1
        word = scene.word(index)
    if word in {"the", "a", "an"}:
        yield "after article"
        word = scene.word(index - 1)
        if word in words_in("locatives"):
            yield "after locative and article"
        return
    yield from _left_word(scene, match, index, word)


def _left_word(scene: Scene, match: Match, index: int, word: str) -> Iterator[str]:
    if word in words_in("locatives"):
        yield "after locative"
    elif word in words_in("weak"):
        yield f"after {word}" if word in {"of", "from", "to", "at"} else "after weak preposition"
        if word == "of":
            yield from _called(scene, match, index - 1)
    elif word in words_in("listing"):
        yield "listed after place" if _is_place(scene, index - 1) else "after and"
    elif word == _OWNED and scene.tokens.gaps[index] == "apostrophe":
        yield "of a place" if _is_place(scene, index - 1) else "of another"
    elif word in scene.lexicon.kinds_before and not scene.is_capital(index):
        yield "after kind"
    elif scene.is_capital(index):
        yield from _left_capital(scene, match, index, word)


def _called(scene: Scene, match: Match, index: int) -> Iterator[str]:
    """`the town of Hit`: what else would it be."""
    if scene.word(index) in scene.lexicon.kinds_before:
        yield "after kind of"
        if not scene.is_capital(index) and scene.is_capital(match.first):
            yield "called a place"


def _left_capital(scene: Scene, match: Match, index: int, word: str) -> Iterator[str]:
    if scene.layout.style[match.first] != "plain":
        yield "after capital in headline"
    elif word in scene.lexicon.titles:
        yield "after title"
    elif word in scene.lexicon.given:
        yield "after given name"
    elif _is_place(scene, index):
        yield "after place"
    elif word in words_in("calendar"):
        yield "after day"
    elif word in scene.lexicon.words:
        opens = scene.layout.opening[index]
        yield "after opening word" if opens else "after common capital"
    else:
        yield "after capital"
        if scene.keys[match.first] in words_in("articles"):
            yield "article after capital"


def _in_bracket(scene: Scene, match: Match, index: int) -> str:
    """`Sari Kani (Ras al-Ain)` names one place twice."""
    if not _is_place(scene, index):
        return "after bracket"
    before = {place.id for place in scene.covering[index].places}
    same = any(place.id in before for place in match.places)
    return "second name in brackets" if same else "in brackets after place"


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


def _right_words(scene: Scene, match: Match, index: int) -> Iterator[str]:
    word = scene.word(index)
    if scene.is_capital(index):
        yield _right_capital(scene, index, word)
    elif word in _ANDS:
        yield "before and"
        if _is_place(scene, index + 1):
            yield "listed before place"
    else:
        cue = _right_small(scene, match, index)
        if cue is not None:
            yield cue


def _right_small(scene: Scene, match: Match, index: int) -> str | None:
    word = scene.word(index)
    region = scene.covering.get(index + 1) if word == "in" else None
    if region is not None and region.first == index + 1 and _contains(region, match):
        return "before in and its region"
    if _is_kind(scene, scene.past_qualifiers(index)):
        return "before kind"
    if word[:1].isdigit():
        return "before number"
    return next((cue for name, cue in _SMALL_AFTER if word in words_in(name)), None)


def _is_kind(scene: Scene, index: int) -> bool:
    word = scene.word(index)
    return word in scene.lexicon.kinds_after and word not in words_in("grounds")


def _right_capital(scene: Scene, index: int, word: str) -> str:
    if scene.layout.style[index] != "plain":
        return "before capital in headline"
    uses = _uses_of_capital(scene, index, word)
    return next((cue for cue, holds in uses if holds), "before capital")


def _uses_of_capital(scene: Scene, index: int, word: str) -> tuple[tuple[str, bool], ...]:
    """What a capitalised word after the name may be, weightiest first."""
    lexicon = scene.lexicon
    return (
        ("before street", word in words_in("streets")),
        ("before kind with capital", word in lexicon.kinds_after),
        ("before office", word in lexicon.heads),
        ("before title", word in lexicon.titles),
        ("before day", word in words_in("calendar")),
        ("in organisation", index in scene.organisations),
        ("before person", index in scene.people.at),
        ("before common capital", word in lexicon.words),
        ("before place", _is_place(scene, index)),
    )


def _right_hyphen(scene: Scene, index: int) -> Iterator[str]:
    word = scene.word(index)
    if word in words_in("compounds"):
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
