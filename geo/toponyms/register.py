"""The gazetteer as a text sees it: names, words for people, short forms."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from gazetteer import Gazetteer, Place
from gazetteer.sources.tables import abbreviations, demonyms
from geo.toponyms.lexicon import Lexicon, When, key

Form = Literal["name", "demonym", "abbreviation", "unknown"]
"""A name as the gazetteer has it; a word for people or things of a place; a short form; a name that
the gazetteer lacks."""

GENERAL: Final = "GeoNames"
"""The source of the world's places. What has another was added because news speaks of it, and its
spellings were chosen, not gathered."""

VARIANTS: Final = MappingProxyType(
    {
        "st": ("saint",), "ste": ("sainte",), "saint": ("st",), "ft": ("fort",), "fort": ("ft",),
        "mt": ("mount",), "mount": ("mt",), "pt": ("point", "port"), "n": ("north",),
        "s": ("south",), "e": ("east",), "w": ("west",),
    }
)  # fmt: skip
"""First words of names that are written short or in full."""


_SHORT: Final = 8
"""Letters and dots: no abbreviation is longer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Short:
    """What an abbreviation stands for."""

    places: tuple[Place, ...]
    when: When


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """The gazetteer together with the words that stand for its places."""

    gazetteer: Gazetteer
    lexicon: Lexicon

    def bearers(self, name: str) -> tuple[Place, ...]:
        """Places of a name, its first word short or in full."""
        found = self.gazetteer.named(name)
        head, _, rest = name.partition(" ")
        if found or not rest:
            return found
        for variant in VARIANTS.get(key(head).rstrip("."), ()):
            found = self.gazetteer.named(f"{variant} {rest}")
            if found:
                break
        return found

    def demonym(self, word: str) -> tuple[Place, ...]:
        """Places whose people or things a word names: Iraq for `Iraqis`."""
        ids = demonyms().get(word.casefold(), ())
        if not ids:
            return ()
        known = {place.id: place for place in self.gazetteer.named(word)}
        return tuple(known[id_] for id_ in ids if id_ in known)

    def short(self, word: str) -> Short | None:
        """Places of an abbreviation as written, a last dot aside; none if it is none."""
        form = word.removesuffix(".")
        own = self.lexicon.abbreviations.get(form)
        if own is not None:
            places = tuple(
                place
                for place in self.gazetteer.named(own.name)
                if own.country == place.country and place.kind not in {"village", "town"}
            )
            return Short(places=places, when=own.when) if places else None
        return self._tabled(form)

    def _tabled(self, form: str) -> Short | None:
        if len(form) > _SHORT:
            return None
        table = abbreviations()
        ids = table.get(form) or table.get(f"{form}.")
        if ids is None:
            return None
        places = tuple(place for id_ in ids if (place := self.gazetteer.get(id_)) is not None)
        if not places:
            return None
        return Short(places=places, when=self._when(form, places[0]))

    def _when(self, form: str, place: Place) -> When:
        """Where a form of the tables counts: short forms of states need their surroundings."""
        if "." in form or place.kind != "admin1":
            return "always"
        word, lexicon = key(form), self.lexicon
        known = word in lexicon.words or word in lexicon.given or word in lexicon.surnames
        return "after" if known or form.isupper() else "dotted"
