"""Which column of a foreign table holds what, and how a row of it becomes a place."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from gazetteer.errors import QueryError
from gazetteer.folding import fold
from gazetteer.place import KINDS, Kind, Place
from gazetteer.sources.features import kind_of, usual_feature
from gazetteer.sources.nations import country_code
from gazetteer.sources.vetting import degrees, vet, whole

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

COLUMNS: Final[MappingProxyType[str, tuple[str, ...]]] = MappingProxyType(
    {
        "id": ("id", "place_id", "fid", "pcode", "code"),
        "name": ("name", "name_en", "name:en", "title", "place", "label", "toponym", "asciiname"),
        "names": ("names", "alternatenames", "alternate_names", "aliases", "variants", "alt_name",
                  "name_ar", "name:ar", "name_ku", "name:ku", "name_tr", "name:tr", "name_fr"),
        "kind": ("kind", "type", "place_type", "category"),
        "feature_class": ("feature_class", "fclass"),
        "feature_code": ("feature_code", "fcode"),
        "country": ("country", "country_code", "countrycode", "iso2", "iso_a2", "cc"),
        "admin1": ("admin1", "governorate", "province", "adm1_en", "admin1_name"),
        "population": ("population", "pop"),
        "lon": ("lon", "longitude", "lng", "long", "x", "center_lon"),
        "lat": ("lat", "latitude", "y", "center_lat"),
        "wkt": ("wkt", "geometry", "geom", "the_geom"),
    }
)  # fmt: skip
"""Our fields, and the column names that are taken for them where the user names none."""

_SEVERAL: Final = re.compile(r"[|;\n]")
_BLANK: Final = frozenset({"", "nan", "none", "null", "<na>", "n/a", "-"})

Cells = Mapping[str, object]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """What a user says of a table, where its columns do not speak for themselves."""

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Our field → columns of the table; several for `names` only."""
    values: Mapping[str, str] = field(default_factory=dict)
    """Our field → what every row has that tells nothing else."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fields:
    """Where a table has our fields."""

    columns: Mapping[str, tuple[str, ...]]
    """Our field → columns of the table, as the table writes them."""
    values: Mapping[str, str]
    """Our field → what holds where a row tells nothing."""
    source: str
    """What `Place.source` says."""
    prefix: str
    """The register of the ids: `prefix:key`."""
    curated: bool = False
    """Whether each row was chosen by hand."""

    def place(self, cells: Cells, shape: "BaseGeometry | None" = None) -> Place:
        """The place that a row tells of.

        Args:
            cells: Column → value.
            shape: In degrees, WGS 84; none where `lon` and `lat` tell the point.

        Raises:
            ValueError: The row has no name or no point, or a value makes no sense.
        """
        if shape is None and (text := self._cell(cells, "wkt")):
            shape = _from_wkt(text)
        lon, lat, extent = self._point(cells) if shape is None else _spread(shape)
        name = self._cell(cells, "name")
        if not name:
            raise ValueError("has no name")
        kind, feature_class, feature_code = self._kind(cells, is_areal=extent is not None)
        return vet(
            Place(
                id=f"{self.prefix}:{self._key(cells, name, lon, lat)}",
                name=name,
                names=tuple(self._names(cells)),
                kind=kind,
                feature_class=feature_class,
                feature_code=feature_code,
                country=country_code(self._cell(cells, "country")),
                admin1=self._cell(cells, "admin1") or None,
                population=whole(
                    self._cell(cells, "population").removesuffix(".0").replace(",", ""),
                    "population",
                ),
                lon=lon,
                lat=lat,
                geometry=extent,
                source=self.source,
                curated=self.curated,
            )
        )

    def _cell(self, cells: Cells, ours: str) -> str:
        for column in self.columns.get(ours, ()):
            text = _text(cells.get(column))
            if text:
                return text
        return self.values.get(ours, "")

    def _names(self, cells: Cells) -> Iterable[str]:
        for column in (*self.columns.get("names", ()), *self.columns.get("name", ())[1:]):
            yield from _SEVERAL.split(_text(cells.get(column)))

    def _point(self, cells: Cells) -> tuple[float, float, None]:
        lon, lat = self._cell(cells, "lon"), self._cell(cells, "lat")
        if not lon or not lat:
            raise ValueError("has no point: neither a geometry, nor lon and lat")
        return degrees(lon, "longitude", 180), degrees(lat, "latitude", 90), None

    def _kind(self, cells: Cells, *, is_areal: bool) -> tuple[Kind, str, str]:
        told = self._cell(cells, "kind")
        feature_class = self._cell(cells, "feature_class")
        feature_code = self._cell(cells, "feature_code")
        if told.casefold() in KINDS:
            kind = cast("Kind", told.casefold())
            feature = (feature_class, feature_code)
            return kind, *(feature if all(feature) else usual_feature(kind))
        if "." in told and not feature_code:
            feature_class, _, feature_code = told.partition(".")
        found = kind_of(feature_class, feature_code, 0)
        if found is not None:
            return found, feature_class, feature_code
        # An empty class says that the table does not tell: another source may.
        return ("region" if is_areal else "site"), "", ""

    def _key(self, cells: Cells, name: str, lon: float, lat: float) -> str:
        told = re.sub(r"\s+", "-", self._cell(cells, "id"))
        if told:
            return told[:80]
        # Of what the row says, so that it is the same when rows before it come or go.
        spot = f"{fold(name)} {lon:.4f} {lat:.4f}"
        return hashlib.sha256(spot.encode(errors="replace")).hexdigest()[:16]


def choose(columns: Iterable[str], wishes: Wishes) -> dict[str, tuple[str, ...]]:
    """Our fields → columns of a table: as wished, else by their usual names.

    Raises:
        QueryError: A wish names a field that we have not, or a column that the table has not.
    """
    there = list(columns)
    chosen = {
        ours: found
        for ours, usual in COLUMNS.items()
        if (found := tuple(c for name in usual for c in there if c.casefold() == name))
    }
    for ours, wanted in wishes.columns.items():
        _check_field(ours)
        missing = [column for column in wanted if column not in there]
        if missing:
            raise QueryError(f"no column is called {missing[0]!r}. There are: {', '.join(there)}.")
        chosen[ours] = wanted
    for ours in wishes.values:
        _check_field(ours)
    return chosen


def _check_field(ours: str) -> None:
    if ours not in COLUMNS:
        raise QueryError(f"{ours!r} is no field of a place. There are: {', '.join(COLUMNS)}.")


def _text(value: object) -> str:
    text = "" if value is None else str(value).strip()
    return "" if text.casefold() in _BLANK else text


def _from_wkt(text: str) -> "BaseGeometry":
    import shapely  # noqa: PLC0415 (most tables have lon and lat)

    try:
        return shapely.from_wkt(text)
    except shapely.errors.ShapelyError as error:
        raise ValueError(f"its geometry is no well-known text ({error})") from error


def _spread(shape: "BaseGeometry") -> "tuple[float, float, BaseGeometry | None]":
    from gazetteer.sources.shapes import spread  # noqa: PLC0415 (as above)

    return spread(shape)
