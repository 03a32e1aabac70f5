"""Archives of tiles (PMTiles, version 3) that a page carries in itself and asks nobody for."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gazetteer.sources.drivers import only
from geo.extras import require
from maps.page.errors import TilesError

_PICTURES: Final = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
_MOST_BYTES: Final = 32_000_000
_MOST_TILES: Final = 100_000
_CLOSEST_SHAPES: Final = 8
_DIGITS: Final = 4
_TILES: Final = frozenset({"MVT", "PMTiles"})
"""What GDAL may take an archive for."""
_TAG: Final = re.compile(r"<[^<>]*>")

Address = tuple[int, int, int]
"""Zoom, column and row of a tile."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Archive:
    """What an archive holds: pictures or shapes."""

    path: Path
    attribution: str
    """Whom it says to name, as plain text; empty where it does not say."""
    picture: str | None
    """The media type of its pictures; none where it holds shapes."""
    zooms: tuple[int, int]
    """The widest and the closest tiles it has."""


def opened(path: Path) -> Archive:
    """Look at an archive.

    Raises:
        TilesError: It cannot be read, or holds neither pictures nor shapes.
        MissingExtraError: The library that reads archives is not installed.
    """
    require("pmtiles", "Archives of tiles")
    from pmtiles.reader import MemorySource, Reader  # noqa: PLC0415 - an extra brings it

    reader = Reader(MemorySource(_bytes(path)))
    try:
        header, metadata = reader.header(), reader.metadata()
    except Exception as error:
        raise TilesError(f"{path}: is no archive of tiles, PMTiles of version 3.") from error
    kind = header["tile_type"].name
    if kind != "MVT" and kind not in _PICTURES:
        raise TilesError(
            f"{path}: holds tiles of type {kind}; PNG, JPEG, WebP or MVT can be drawn."
        )
    said = metadata.get("attribution") if isinstance(metadata, dict) else None
    return Archive(
        path=path,
        attribution=html.unescape(_TAG.sub("", said)) if isinstance(said, str) else "",
        picture=_PICTURES.get(kind),
        zooms=(header["min_zoom"], header["max_zoom"]),
    )


def pictures(archive: Archive) -> tuple[dict[str, Any], bytes]:
    """All pictures of an archive.

    Returns:
        `type`, `zooms`, and `tiles`: offset and length of each by `zoom/column/row`; and the bytes
        that these tell of, in which equal pictures stand once.

    Raises:
        TilesError: They are too large for a page, or the archive is broken.
    """
    places: dict[bytes, tuple[int, int]] = {}
    tiles: dict[str, tuple[int, int]] = {}
    size = 0
    for (zoom, column, row), data in _tiles(archive.path):
        if data not in places:
            places[data] = (size, len(data))
            size += len(data)
        tiles[f"{zoom}/{column}/{row}"] = places[data]
        if size > _MOST_BYTES or len(tiles) > _MOST_TILES:
            raise _too_large(archive.path)
    return {"type": archive.picture, "zooms": archive.zooms, "tiles": tiles}, b"".join(places)


def shapes(archive: Archive) -> str:
    """The shapes of an archive at the closest zoom that a page has a use for.

    Returns:
        GeoJSON with geometries only: a map under events shows where, and the archive's own words
        would need an interpreter of styles.

    Raises:
        TilesError: They are too large for a page, or the archive is broken.
    """
    import pyogrio  # noqa: PLC0415 - slow to import
    import shapely  # noqa: PLC0415 - as above

    zoom = str(min(archive.zooms[1], _CLOSEST_SHAPES))
    found = []
    try:
        with only(_TILES):
            for layer, _ in pyogrio.list_layers(archive.path):
                frame = pyogrio.read_dataframe(
                    archive.path, layer=layer, columns=[], ZOOM_LEVEL=zoom
                )
                found.extend(frame.geometry.dropna().to_crs("EPSG:4326"))
    except Exception as error:
        raise TilesError(f"{archive.path}: is a broken archive of tiles.") from error
    rounded = shapely.transform(
        shapely.GeometryCollection(found), lambda points: points.round(_DIGITS)
    )
    text = str(shapely.to_geojson(rounded))
    if len(text) > _MOST_BYTES:
        raise _too_large(archive.path)
    return text


def _too_large(path: Path) -> TilesError:
    return TilesError(
        f"{path}: is too large for a page, which can carry {_MOST_BYTES // 10**6} MB of tiles. "
        "Cut out what you show: pmtiles extract --bbox=… --maxzoom=…"
    )


def _tiles(path: Path) -> Iterator[tuple[Address, bytes]]:
    from pmtiles.reader import MemorySource, all_tiles  # noqa: PLC0415 - an extra brings it

    try:
        yield from all_tiles(MemorySource(_bytes(path)))
    except TilesError:
        raise
    except Exception as error:
        raise TilesError(f"{path}: is a broken archive of tiles.") from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TilesError(f"{path}: {error.strerror or error}.") from error
