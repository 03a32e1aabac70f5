"""More places that a name may mean than those that bear it.

`Suffolk` for Suffolk County, `Quebec` for Quebec Province; for `Manila Cathedral`, which no
gazetteer has, Manila; for `Qatraneh` near Jordanian places Al Qatranah, which sounds so.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from gazetteer import Place
from gazetteer.minor import is_minor
from geo.toponyms.candidates import match_at
from geo.toponyms.company import FAR_MORE
from geo.toponyms.lexicon import key
from geo.toponyms.lists import words_in
from geo.toponyms.mentions import Mention
from geo.toponyms.register import VARIANTS, Register
from geo.toponyms.scene import Scene

_DIVISIONS: Final = ("{} County", "{} Parish", "{} Province", "{} Governorate", "Province of {}")
"""Whole names of divisions that news often calls by what stands for `{}`."""
_TOWNS: Final = frozenset({"capital", "city", "town"})
"""Kinds that a bare name means rather than the division of the same name around them."""
_LONGEST: Final = 6
"""Words: a longer name is not looked into."""
_MAIN: Final = 0.2
"""Share of the names that are of a country, from which on unknown names are listened for there."""
_FEWEST: Final = 2
"""Names that a country needs for that."""
_ALIKE: Final = 0.45
"""Score of `Gazetteer.find` from which on a place is heard in a name."""
_HEARD: Final = 30
"""Unknown names of a document that are listened to: each costs a millisecond."""


def widen(scene: Scene, register: Register, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The same mentions with all places that they may mean, those that bear the name first."""
    widener = _Widener(scene, register, mentions)
    return tuple(widener.widened(mention) for mention in mentions)


class _Widener:
    """Looks each name of a document up but once."""

    def __init__(self, scene: Scene, register: Register, mentions: Sequence[Mention]) -> None:
        self._scene = scene
        self._register = register
        self._countries = _main_countries(mentions)
        self._known: dict[str, tuple[Place, ...]] = {}
        self._heard = 0

    def widened(self, mention: Mention) -> Mention:
        """The mention with all its places."""
        if mention.match.form not in {"name", "unknown"}:
            return mention
        name = self._scene.tokens.slice(mention.match.first, mention.match.last)
        if name not in self._known:
            self._known[name] = self._more(mention, name)
        ids = {place.id for place in mention.places}
        more = tuple(place for place in self._known[name] if place.id not in ids)
        if self._is_water(mention):
            more = tuple(place for place in more if place.kind != "admin1")
        return replace(mention, places=(*mention.places, *more)) if more else mention

    def _is_water(self, mention: Mention) -> bool:
        """Whether it is `the Red Sea`, `the White Nile`: the divisions go without an article."""
        article = self._scene.word(mention.match.first - 1) == "the"
        return article and any(place.kind == "water" for place in mention.places[:1])

    def _more(self, mention: Mention, name: str) -> tuple[Place, ...]:
        towns = [place for place in mention.places if place.kind in _TOWNS]
        places = (
            *(place for place in _divisions(self._register, name) if not _is_around(place, towns)),
            *_variants(self._register, name),
        )
        if places or mention.places:
            return places
        return self._minor(name) or self._listen(name) or self._inner(mention)

    def _minor(self, name: str) -> tuple[Place, ...]:
        """Streams, hills and parishes of the name, which nobody asked for before."""
        return tuple(place for place in self._register.bearers(name) if is_minor(place))

    def _listen(self, name: str) -> tuple[Place, ...]:
        """Places in the document's countries whose names sound so."""
        if not self._countries or self._heard == _HEARD:
            return ()
        self._heard += 1
        found = self._register.gazetteer.find(name, context=self._countries)
        return tuple(
            candidate.place
            for candidate in found
            if candidate.place.country in self._countries and candidate.score >= _ALIKE
        )

    def _inner(self, mention: Mention) -> tuple[Place, ...]:
        """Places of the longest name within a longer one, the first of equals."""
        first, last = mention.match.first, mention.match.last
        if last - first >= _LONGEST:
            return ()
        for size in range(last - first, 0, -1):
            for begin in range(first, last - size + 2):
                is_torn = self._is_tied(begin, first) or self._is_tied(begin + size, last + 1)
                if is_torn or (size == 1 and self._is_common(begin)):
                    continue
                match = match_at(self._scene.tokens, self._register, begin, begin + size - 1)
                if match is not None and match.places:
                    return match.places
        return ()

    def _is_tied(self, index: int, edge: int) -> bool:
        """Whether a hyphen inside the name stands before a word: `Wyryki-Wola` is not Wola."""
        if index == edge or self._scene.word(index - 1) in words_in("articles"):
            return False
        return self._scene.tokens.gaps[index] == "hyphen"

    def _is_common(self, index: int) -> bool:
        word = self._scene.word(index)
        return word in self._scene.lexicon.words or word in words_in("articles")


def _main_countries(mentions: Sequence[Mention]) -> frozenset[str]:
    """The countries in which the likeliest places of the names lie."""
    first = [mention.places[0].country for mention in mentions if mention.places]
    counts = Counter(country for country in first if country is not None)
    least = max(_FEWEST, _MAIN * len(first))
    return frozenset(country for country, count in counts.items() if count >= least)


def _is_around(division: Place, towns: Sequence[Place]) -> bool:
    """Whether it lies around a town of its name that is not small beside it."""
    return any(
        town.admin1 == division.name and division.population < FAR_MORE * town.population
        for town in towns
    )


def _divisions(register: Register, name: str) -> Iterator[Place]:
    for pattern in _DIVISIONS:
        for place in register.gazetteer.named(pattern.format(name)):
            if place.kind in {"admin1", "admin2"}:
                yield place


def _variants(register: Register, name: str) -> Iterator[Place]:
    """Places of the name with its first word short or in full: `Mt. Pleasant`."""
    head, _, rest = name.partition(" ")
    if rest:
        for variant in VARIANTS.get(key(head.rstrip(".")), ()):
            yield from register.gazetteer.named(f"{variant} {rest}")
