"""States and their parts: `Iraqi troops`, `the Syrian government`, `Baghdad`.

Nothing is listed: the gazetteer has the names, demonyms, short forms and capitals of states, and
`data/heads.tsv` the words that tell which part of one is meant.
"""

import functools
from typing import Final, NamedTuple

from gazetteer import Gazetteer
from geo.actors.actor import ActorName
from geo.actors.table import sectors
from geo.actors.words import Word

SECTORS: Final = {
    "": ("state", "{}"),
    "forces": ("state forces", "Armed forces of {}"),
    "police": ("police", "Security forces of {}"),
    "government": ("government", "Government of {}"),
    "rebels": ("rebels", "Rebels in {}"),
    "people": ("people", "People of {}"),
}
"""Parts of a state by what stands behind the colon of their ids: kind, and form of the name."""

_REMEMBERED: Final = 1 << 14
"""Names whose states are kept."""
_LONGEST: Final = 5
"""Words of a state's name at most."""
_JOINTS: Final = frozenset(
    {"of", "in", "from", "at", "for", "on", "with", "who", "and", "or", "to", "by", "near", "under"}
)
_PLAIN: Final = frozenset({"the", "a", "neighbouring", "neighboring", "its", "new", "both", "own"})
_BOUND: Final = frozenset({"anti", "pro", "non", "ex"})


class _Mention(NamedTuple):
    """A state in a phrase; bounds count words, end exclusive."""

    start: int
    end: int
    country: str
    form: str
    """`name`, `demonym` or `capital`."""


class States:
    """The states of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        # Of this object, yet without it: a cache of the class would keep every gazetteer alive.
        self._lookup = functools.lru_cache(_REMEMBERED)(functools.partial(_lookup, gazetteer))
        self._heads = {word: sector for sector, of in reversed(sectors()) for word in of}

    def named(self, id_: str) -> ActorName | None:
        """The state, or the part of one, with an id; none if it is none."""
        code, _, sector = id_.partition(":")
        if len(code) != 2 or sector not in SECTORS or not (code.isascii() and code.isupper()):  # noqa: PLR2004 (alpha-2)
            return None
        country = self._gazetteer.country(code)
        if country is None:
            return None
        kind, form = SECTORS[sector]
        return ActorName(
            id=id_,
            name=form.format(country.name),
            kind=kind,
            country=code,
            parents=(code,) if sector else (),
        )

    def actor(self, found: tuple[Word, ...]) -> ActorName | None:
        """The state, or the part of one, that a phrase means; none where it means neither."""
        mention = self._mention(found)
        if mention is None:
            return None
        sector = self._sector(found, mention)
        return None if sector is None else self.named(f"{mention.country}:{sector}".rstrip(":"))

    def demonym(self, word: Word) -> str | None:
        """The code of the state whose people or things a word names; none if it is none."""
        return None if word.ties else self._lookup(word.text)[1]

    def _mention(self, found: tuple[Word, ...]) -> _Mention | None:
        for start, word in enumerate(found):
            if word.text[:1].islower() or (word.joined and found[start - 1].key in _BOUND):
                continue
            for end in range(min(len(found), start + _LONGEST), start, -1):
                country, demonym, capital = self._lookup(
                    " ".join(each.text for each in found[start:end])
                )
                if country is None and demonym is None and capital is None:
                    continue
                if found[end - 1].ties:
                    # "Turkish-backed", "US-led": whose side, not who.
                    break
                form = "name" if country else "demonym" if demonym else "capital"
                return _Mention(start, end, country or demonym or capital or "", form)
        return None

    def _sector(self, found: tuple[Word, ...], mention: _Mention) -> str | None:
        for first, last in _segments(found):
            heads = [k for k in range(first, last) if not mention.start <= k < mention.end]
            for k in reversed(heads):
                pair = f"{found[k - 1].key} {found[k].key}" if k > first else ""
                sector = self._heads.get(pair) or self._heads.get(found[k].key)
                if sector is not None:
                    return sector
        return _bare(found, mention)


def _lookup(gazetteer: Gazetteer, name: str) -> tuple[str | None, str | None, str | None]:
    """Codes of the state of a name, of a demonym, of a capital."""
    from gazetteer.sources.tables import abbreviations, capitals, demonyms  # noqa: PLC0415 (reads tables when called)

    places = gazetteer.named(name)
    states = {place.id: place.country for place in places if place.kind == "country"}
    ids = demonyms().get(name.casefold(), ())
    demonym = next((states[id_] for id_ in ids if id_ in states), None)
    if demonym is not None:
        return None, demonym, None
    for short in (name, f"{name}."):
        for id_ in abbreviations().get(short, ()):
            place = gazetteer.get(id_)
            if place is not None and place.kind == "country":
                return place.country, None, None
    country = next(iter(states.values()), None)
    first = places[0] if places else None
    is_capital = first is not None and capitals().get(first.country or "") == first.id
    return country, None, first.country if first is not None and is_capital else None


def _segments(found: tuple[Word, ...]) -> list[tuple[int, int]]:
    """A phrase cut at its prepositions: what says who stands in the first part that has a head."""
    cuts = [k for k, word in enumerate(found) if word.key in _JOINTS]
    return list(zip([0, *(k + 1 for k in cuts)], [*cuts, len(found)], strict=True))


def _bare(found: tuple[Word, ...], mention: _Mention) -> str | None:
    """What a state means without a head: the state itself, or its people."""
    rest = [
        word
        for k, word in enumerate(found)
        if not mention.start <= k < mention.end and word.key not in _PLAIN | _JOINTS
    ]
    if mention.form == "demonym":
        plural = found[mention.end - 1].key.endswith(("s", "men"))
        if plural and all(word.text[:1].islower() or word.text[:1].isdigit() for word in rest):
            return "people"
        return None if rest else ""
    return "" if not rest else None
