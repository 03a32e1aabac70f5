"""Answers that are kept, as texts ask for the same names again and again."""

import functools
from typing import Final

from gazetteer.folding import fold
from gazetteer.minor import is_minor
from gazetteer.place import Place
from gazetteer.queries import Queries
from gazetteer.ranking import prominence

_REMEMBERED: Final = 1 << 16
"""Names whose answer is kept."""
_HELD: Final = 1 << 10
"""Places asked for by id that are kept: their extents may be large."""


class Memory:
    """Looks names up, each but once as long as there is room."""

    def __init__(self, queries: Queries) -> None:
        """Ask through `queries`."""
        # Methods would make circles, in which a gazetteer that nobody needs stays for long.
        self.named = functools.lru_cache(_REMEMBERED)(functools.partial(_named, queries))
        self.may_open = functools.lru_cache(_REMEMBERED)(functools.partial(_may_open, queries))
        self.placed = functools.lru_cache(_HELD)(functools.partial(_placed, queries))

    def clear(self) -> None:
        """Forget all."""
        self.named.cache_clear()
        self.may_open.cache_clear()
        self.placed.cache_clear()


def _named(queries: Queries, name: str) -> tuple[Place, ...]:
    """The places that bear a name, likeliest first; minor ones only where no other does."""
    key = fold(name)
    borne = queries.folded(key) if key else []
    places = [place for place in borne if not is_minor(place)] or borne
    if len(places) <= 1:
        return tuple(places)
    return tuple(sorted(places, key=lambda place: (-prominence(place), place.id)))


def _may_open(queries: Queries, words: str) -> bool:
    """Whether a name may begin with these words."""
    key = fold(words)
    # In other scripts, what follows may change the letters before it (UAX #15).
    return not key.isascii() or queries.is_opening(key)


def _placed(queries: Queries, place_id: str) -> Place | None:
    """The place with an id, or with one that an added source gave it."""
    return queries.place(place_id) or queries.place(queries.note(f"same:{place_id}") or "")
