"""Compose the base map of a page: fine around the data, coarse elsewhere.

The window around the data is drawn from Natural Earth 1:10m (1:50m where it is wide), the rest of
the world from 1:110m, so that a page stays small and a border crossing still lies on its border.
Areas are for filling only: they are cut at the window, so outlines come as lines of their own.
"""

import functools
import json
from dataclasses import dataclass
from importlib import resources
from itertools import chain
from types import MappingProxyType
from typing import Any, Final

import msgspec
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer.sources.nations import country_code
from maps.assets import asset
from maps.basemap.topology import Box, Edges, Feature, Topology, walked

CREDIT: Final = "Base map: Natural Earth"

_WORLD: Final = (-180.0, -90.0, 180.0, 90.0)
_LEAST_MARGIN: Final = 3.0
_MARGIN_SHARE: Final = 0.5
_STEPS_ACROSS: Final = 4000
"""Lines are simplified to this many steps across the window: finer than a screen shows at once."""
_WIDE: Final = 40.0
"""Degrees across from which 1:50m is fine enough."""
_LEAST_LABEL_SHARE: Final = 0.02
_SHORTENED: Final = MappingProxyType(
    {
        "070": "BA", "090": "SB", "178": "CG", "226": "GQ", "238": "FK", "260": "TF",
        "728": "SS", "732": "EH",
    }
)  # fmt: skip
"""ISO 3166-1 numbers of countries whose names Natural Earth shortens, and their alpha-2 codes."""
_CONTESTED: Final = frozenset(
    {
        "Cyprus U.N. Buffer Zone", "Kosovo", "N. Cyprus", "Palestine", "Siachen Glacier",
        "Somaliland", "W. Sahara",
    }
)  # fmt: skip
"""What Natural Earth calls indeterminate or disputed: not all states accept its borders."""
_WATERS: Final = "waters-50m.json"
_DECIMALS: Final = 3
"""A thousandth of a degree is about 100 m: less than a pixel at any zoom of the page."""
_LARGE_LAKE: Final = 1.0
"""Square degrees."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """A box in degrees, WGS 84, that does not cross the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    def window(self) -> "Bounds":
        """The box with a margin to pan in, inside the world."""
        across = max(_LEAST_MARGIN, (self.east - self.west) * _MARGIN_SHARE)
        along = max(_LEAST_MARGIN, (self.north - self.south) * _MARGIN_SHARE)
        west, south, east, north = _WORLD
        return Bounds(
            west=max(west, self.west - across),
            south=max(south, self.south - along),
            east=min(east, self.east + across),
            north=min(north, self.north + along),
        )

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        return (self.west, self.south, self.east, self.north)


def base_map(bounds: Bounds | None) -> dict[str, Any]:
    """The base map as GeoJSON geometries, coordinates rounded to what its detail deserves.

    Args:
        bounds: What the page shows at first; none for a world map without a fine window.

    Returns:
        `land`, `lakes` (MultiPolygon, to fill); `coast`, `borders`, `disputed` (borders that not
        all states accept), `admin1`, `rivers` (MultiLineString, to stroke); `labels`, a list of
        `name` (in English), `code` (ISO 3166-1 alpha-2, empty without one), `lon`, `lat` and `size`
        (square root of the area in square degrees: what may be dropped first).

    Raises:
        AssetError: The files that the build hook brings are missing.
    """
    window = None if bounds is None else bounds.window()
    coarse = _countries("countries-110m.json")
    fine = None if window is None else _countries(_fitting(window), window.box)
    return {
        "land": _round(_patched(coarse, fine, window)),
        "coast": _round(_outline(coarse.edges.outer, fine and fine.edges.outer, window)),
        "borders": _round(_outline(coarse.edges.shared, fine and fine.edges.shared, window)),
        "disputed": _round(_outline(coarse.edges.contested, fine and fine.edges.contested, window)),
        "admin1": _round(_clipped(_admin1(), window)),
        "rivers": _round(_clipped(_rivers(), window)),
        "lakes": _round(_lakes(window)),
        "labels": _labels(coarse, bounds),
    }


def _fitting(window: Bounds) -> str:
    wide = window.east - window.west > _WIDE
    return "countries-50m.json" if wide else "countries-10m.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Countries:
    """The countries of the world at one scale."""

    features: tuple[Feature, ...]
    edges: Edges


def _countries(name: str, near: Box | None = None) -> _Countries:
    topology = _topology(name)
    return _Countries(
        features=tuple(topology.features("countries", near)),
        edges=topology.edges("countries", near, _CONTESTED),
    )


@functools.cache
def _topology(name: str) -> Topology:
    return Topology(asset(name))


def _patched(coarse: _Countries, fine: _Countries | None, window: Bounds | None) -> BaseGeometry:
    areas = [feature.geometry for feature in coarse.features]
    if fine is None or window is None:
        return _polygons(areas)
    box = shapely.box(*window.box)
    outside = [_outside(area, box) for area in areas]
    inside = [
        shapely.simplify(shapely.clip_by_rect(feature.geometry, *window.box), _tolerance(window))
        for feature in fine.features
    ]
    return _polygons([*outside, *inside])


def _outside(area: BaseGeometry, box: BaseGeometry) -> BaseGeometry:
    """What of an area lies outside; making one valid is dear and most need no cutting."""
    if not shapely.intersects(shapely.envelope(area), box):
        return area
    return shapely.difference(shapely.make_valid(area), box)


def _outline(far: BaseGeometry, near: BaseGeometry | None, window: Bounds | None) -> BaseGeometry:
    if near is None or window is None:
        return far
    beyond = shapely.difference(far, shapely.box(*window.box))
    return _lines([beyond, _clipped(near, window)])


def _clipped(lines: BaseGeometry, window: Bounds | None) -> BaseGeometry:
    if window is None:
        return shapely.MultiLineString()
    inside = shapely.clip_by_rect(lines, *window.box)
    # Watching that no line meets another takes most of the time, and nobody sees it.
    plain = shapely.simplify(inside, _tolerance(window), preserve_topology=False)
    # On the open sea nothing is left, and that is of no kind.
    return _lines([plain])


def _tolerance(window: Bounds) -> float:
    return (window.east - window.west) / _STEPS_ACROSS


@functools.cache
def _rivers() -> BaseGeometry:
    return _lines([feature.geometry for feature in _topology(_WATERS).features("rivers")])


def _lakes(window: Bounds | None) -> BaseGeometry:
    """Lakes of the window, and those that a map of the world shows."""
    shapes = [feature.geometry for feature in _topology(_WATERS).features("lakes")]
    return _polygons(
        [
            shape
            for shape in shapes
            if shapely.area(shape) > _LARGE_LAKE
            or (window is not None and shapely.intersects(shape, shapely.box(*window.box)))
        ]
    )


@functools.cache
def _admin1() -> BaseGeometry:
    file = resources.files("maps") / "basemap" / "admin1.json"
    document = msgspec.json.decode(file.read_bytes())
    lines = document["lines"]
    lengths = [len(line) // 2 for line in lines]
    points, _ = walked(chain.from_iterable(lines), lengths)
    numbers = np.repeat(np.arange(len(lines)), lengths)
    return shapely.multilinestrings(
        shapely.linestrings(points / document["steps"], indices=numbers)
    )


def _labels(countries: _Countries, bounds: Bounds | None) -> list[dict[str, Any]]:
    labels = []
    for feature in countries.features:
        shape = _shown(shapely.make_valid(feature.geometry), bounds)
        largest = max(shapely.get_parts(shape), key=shapely.area)
        centre = shapely.get_point(shapely.maximum_inscribed_circle(largest, 0.1), 0)
        labels.append(
            {
                "name": feature.name,
                "code": _code(feature),
                "lon": round(float(shapely.get_x(centre)), 2),
                "lat": round(float(shapely.get_y(centre)), 2),
                "size": round(float(shapely.area(shape)) ** 0.5, 1),
            }
        )
    return sorted(labels, key=lambda label: (-label["size"], label["name"]))


def _code(country: Feature) -> str:
    try:
        return _SHORTENED.get(country.id) or country_code(country.name) or ""
    except ValueError:
        return ""


def _shown(shape: BaseGeometry, bounds: Bounds | None) -> BaseGeometry:
    """The part of a country that the page opens on, where that is a good part, else all of it."""
    if bounds is None:
        return shape
    part = shapely.intersection(shape, shapely.box(*bounds.window().box))
    share = shapely.area(part) / shapely.area(shape)
    return part if share > _LEAST_LABEL_SHARE else shape


def _polygons(shapes: list[BaseGeometry]) -> BaseGeometry:
    # One by one, since neighbours in one shape would be invalid; islets that collapse go.
    sound = shapely.make_valid(_parts(shapes, "Polygon"))
    snapped = shapely.set_precision(sound, 10**-_DECIMALS)
    return shapely.multipolygons(_parts(list(snapped), "Polygon"))


def _lines(shapes: list[BaseGeometry]) -> BaseGeometry:
    return shapely.MultiLineString(_parts(shapes, "LineString"))


def _parts(shapes: list[BaseGeometry], kind: str) -> list[BaseGeometry]:
    # Cutting leaves points and collections behind; only shapes of the layer's own kind are drawn.
    flat = shapely.get_parts(shapely.get_parts(shapes))
    return [part for part in flat if part.geom_type == kind and not part.is_empty]


def _round(geometry: BaseGeometry) -> dict[str, Any]:
    rounded = shapely.transform(geometry, lambda points: np.round(points, _DECIMALS))
    document: dict[str, Any] = json.loads(
        shapely.to_geojson(shapely.remove_repeated_points(rounded))
    )
    return document
