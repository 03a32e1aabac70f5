"""Ask a store for places."""

import math
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from gazetteer.associates import associated
from gazetteer.bearers import heard, written
from gazetteer.borders import around
from gazetteer.build import write_store
from gazetteer.containment import Containment
from gazetteer.distance import Box, boxes_around, distance_km
from gazetteer.errors import QueryError
from gazetteer.memory import Memory
from gazetteer.nation_code import country_code
from gazetteer.opening import open_store
from gazetteer.place import Candidate, Place
from gazetteer.qualifiers import qualified
from gazetteer.queries import Queries
from gazetteer.ranking import rank
from gazetteer.slips import misspelt
from gazetteer.spelling.gates import Expectation

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

_LONGEST: Final = 200
"""Code points: what is longer is no name, and not worth remembering."""
_THE: Final = "the "
"""Off where nothing is called so: `the Levant`, but `The Hague`."""


class Gazetteer:
    """Places by name, by id and by position, out of one store.

    Read-only. Answers are frozen values, and the same question has the same answer. A context
    manager: leaving it gives the file free.
    """

    def __init__(self, queries: Queries) -> None:
        """Ask through `queries`; `default`, `open` and `of` are the ways to make a gazetteer."""
        self._queries = queries
        self._memory = Memory(queries)
        self._containment = Containment(queries)

    @classmethod
    def default(cls, *, folder: Path | None = None, progress: bool = False) -> Self:
        """Open the built-in store; build it first where this version has none yet.

        Args:
            folder: Where the store lies; none is Dateline's folder in the user's cache.
            progress: Whether to draw a bar while building, if standard error is a terminal.

        Raises:
            WriteError: The folder is missing, full or not writable.
            SourceError: The installation's own tables are broken.
        """
        from gazetteer.default import default_store  # noqa: PLC0415 (other stores do without)

        path, connection = default_store(folder, progress=progress)
        return cls(Queries(connection, str(path)))

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open the store in a file.

        Raises:
            StoreError: The file is missing, truncated, foreign, or of another version.
        """
        return cls(Queries(open_store(Path(path)), str(path)))

    @classmethod
    def of(cls, places: Iterable[Place]) -> Self:
        """A gazetteer of these places, in memory.

        Raises:
            SourceError: An id comes twice, or a place holds what cannot be stored.
        """
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            write_store(places, connection)
        except BaseException:
            connection.close()
            raise
        return cls(Queries(connection, "the gazetteer in memory"))

    def named(self, name: str) -> tuple[Place, ...]:
        """Every place of which a name or variant folds to the same key, likeliest first.

        Made to be asked for every stretch of a text: answers are remembered, and minor places
        (`gazetteer.minor`) count only where no other has the name. Extents are not loaded.
        """
        return () if len(name) > _LONGEST else self._memory.named(name)

    def may_open(self, words: str) -> bool:
        """Whether a name may begin with these words: if not, `named` finds nothing that does.

        One question, remembered, in place of one for every stretch of a text that begins so.
        """
        return len(words) <= _LONGEST and self._memory.may_open(words)

    def find(
        self,
        name: str,
        *,
        country: str | None = None,
        limit: int = 10,
        context: Collection[str] = (),
    ) -> tuple[Candidate, ...]:
        """The places that a bare name may mean, best first, each with its reasons.

        All spellings are pooled: letter by letter; marks, case and signs aside; articles and
        blanks aside; with or without the word for the kind (`Homs province`); by their sounds, so
        that any romanisation of an Arabic, Kurdish or Turkish name finds it, in Arabic script too;
        with a word for where the place lies (`Salkhad Suwayda`). Where a country is asked for and
        none of this finds anything in it, one consonant may be wrong.

        Args:
            name: In any script.
            country: Only places of this country, ISO 3166-1 alpha-2, in any case.
            limit: How many at most.
            context: Codes of countries that are known to matter, of which places weigh more, and
                those of their neighbours a little; a name need sound less alike there.

        Returns:
            Candidates; none if no place has the name. Extents are not loaded.

        Raises:
            QueryError: A country is no code, or the limit is below 1.
        """
        code = None if country is None else country_code(country)
        if limit < 1:
            raise QueryError(f"a limit of {limit} asks for nothing. Ask for 1 or more.")
        if len(name) > _LONGEST:
            return ()
        nearby = around({country_code(other) for other in context})
        expected = Expectation(asked=code, countries=nearby.countries)
        bearers = (
            *written(self._queries, name, code),
            *heard(self._queries, name, expected),
            *qualified(self._queries, name),
            *associated(self._queries, name, expected),
        )
        pool = [bearer for bearer in bearers if code in {None, bearer.place.country}]
        if not pool and name[: len(_THE)].lower() == _THE:
            return self.find(name[len(_THE) :], country=code, limit=limit, context=context)
        if code is not None and not pool:
            pool = [*misspelt(self._queries, name, code)]
        return rank(name, pool, nearby)[:limit]

    def written(self, name: str) -> tuple[Place, ...]:
        """Every place with a name written so: marks, articles, blanks and kinds' words aside.

        Cheaper than `find`, since nothing is heard or ranked; each place once, by id.
        """
        if len(name) > _LONGEST:
            return ()
        found = {bearer.place.id: bearer.place for bearer in written(self._queries, name)}
        return tuple(found[id_] for id_ in sorted(found))

    def near(self, lon: float, lat: float, km: float) -> tuple[Place, ...]:
        """Places whose point lies within `km` kilometres, nearest first.

        Args:
            lon: Degrees east, WGS 84, -180 to 180.
            lat: Degrees north, WGS 84, -90 to 90.
            km: Radius, 0 or more.

        Returns:
            Places by distance, then by id. What covers ground counts by the point that stands
            for it. Extents are not loaded.

        Raises:
            QueryError: The point is not on the globe, or the radius is negative or no number.
        """
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):  # noqa: PLR2004 (the globe)
            raise QueryError(f"lon {lon}, lat {lat} is no point on the globe; lon comes first.")
        if not (km >= 0 and math.isfinite(km)):
            raise QueryError(f"{km} km is no radius. Give kilometres from 0 on.")
        found = [
            (distance_km(lon, lat, place.lon, place.lat), place.id, place)
            for box in boxes_around(lon, lat, km)
            for place in self._queries.within(box)
        ]
        return tuple(place for far, _, place in sorted(found, key=lambda f: f[:2]) if far <= km)

    def get(self, id: str) -> Place | None:  # noqa: A002 (as the field of a place is called)
        """The place with this id, with its extent if one is known; none if there is no such id.

        The id that an added source gave it serves too.
        """
        return self._memory.placed(id)

    def __contains__(self, id: object) -> bool:  # noqa: A002 (as for `get`)
        """Whether there is a place with this id, that of an added source aside."""
        return isinstance(id, str) and self._queries.holds(id)

    def holding(self, ids: Sequence[str]) -> frozenset[str]:
        """Those of some ids of which there is a place, that of an added source aside."""
        return self._queries.holding(ids)

    def strangers(self) -> tuple[Place, ...]:
        """The places that have no GeoNames id, without their extents."""
        return tuple(self._queries.strangers())

    def tellings(self, id: str) -> tuple[Place, ...]:  # noqa: A002 (as for `get`)
        """A place as each of its sources tells it, the most believed first; none if unknown."""
        from gazetteer.additions.tellings import tellings  # noqa: PLC0415 (rarely asked)

        return tellings(self._queries, id)

    def within(self, geometry: "BaseGeometry") -> tuple[Place, ...]:
        """Places whose point lies in a geometry or on its edge, weightiest first.

        Args:
            geometry: Of shapely, in degrees, WGS 84, lon before lat.

        Raises:
            QueryError: It is empty, invalid, or not on the globe.
        """
        return self._containment.within(geometry)

    def towns(
        self, west: float, south: float, east: float, north: float, *, most: int
    ) -> tuple[Place, ...]:
        """The most populous capitals, cities and towns of a box, the largest first.

        Args:
            west: Degrees, WGS 84, like the next three; the box does not cross the antimeridian.
            south: As above.
            east: As above.
            north: As above.
            most: How many at most.
        """
        box = Box(west=west, south=south, east=east, north=north)
        return tuple(self._queries.towns(box, most))

    def inside(self, place: Place) -> tuple[Place, ...]:
        """The places in a country, division or area, weightiest first.

        By the rows' country and division where they tell, else by the area's outline; none where
        neither is known, as of a town.
        """
        return self._containment.inside(place)

    def parents(self, place: Place) -> tuple[Place, ...]:
        """What holds a place, the closest first: areas around it, its division, its country."""
        return self._containment.parents(place)

    def to_geodataframe(self, places: Iterable[Place] | None = None) -> "GeoDataFrame":
        """Places as a GeoDataFrame in EPSG:4326, one row each (`gazetteer.frames`).

        Args:
            places: Answers of this gazetteer; none is everything in it, which takes seconds.
        """
        from gazetteer.frames import to_frame  # noqa: PLC0415 (slow to import; only tables need it)

        return to_frame(self._queries.everything() if places is None else places)

    def country(self, code: str) -> Place | None:
        """The country with this ISO 3166-1 alpha-2 code, without its extent; none if unknown.

        Raises:
            QueryError: What was given is no code.
        """
        return self._queries.nation(country_code(code))

    @property
    def origin(self) -> str:
        """The path of the store, or words for one in memory."""
        return self._queries.origin

    def counts(self) -> dict[str, int]:
        """How many places it holds of each kind, the most frequent first; it takes a moment."""
        return self._queries.counts()

    def credits(self) -> tuple[str, ...]:
        """Lines that name the sources and their licences, to be shown where places are."""
        return self._queries.credits()

    def close(self) -> None:
        """Give the file free. What was answered stays valid; asking again is an error."""
        self._memory.clear()
        self._containment = Containment(self._queries)
        self._queries.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
