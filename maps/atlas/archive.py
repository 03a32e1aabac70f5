"""The archive of an atlas: PMTiles (version 3), and in it blocks that no tile is made of.

Vector tiles are GDAL's work. It writes a layer at each of its zooms as it is, and cannot append to
an archive; here each zoom has cells of its own. So each is written by itself, and all are put into
one archive. Blocks lie in the section of the tiles, behind them: readers that do not know of them
never come there. The page is told where they are.
"""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any, Final

from geo.extras import require
from maps.atlas.cells import LAYER, Zoom, features, schema
from maps.basemap import Bounds

_TILE_BYTES: Final = 50_000_000
_TILE_FEATURES: Final = 10_000_000
"""GDAL drops features from tiles of more than 500 kB or 200,000 features by default."""
_E7: Final = 10_000_000
_CHUNK: Final = 1 << 20
_SYSTEM: Final = 9
"""The byte of a gzip file that names the system: Python 3.13 writes another than those before."""


class Archive:
    """An archive that is being written."""

    def __init__(self, work: Path) -> None:
        """Begin an empty archive.

        Args:
            work: A folder of our own.

        Raises:
            MissingExtraError: The library that writes archives is not installed.
        """
        require("pmtiles", "Archives of tiles")
        from pmtiles.writer import Writer  # noqa: PLC0415 - an extra brings it

        self._work = work
        self._writer = Writer(None)
        # Ours, and on the disk that the archive goes to: the library's own is elsewhere.
        self._writer.tile_f.close()
        self._writer.tile_f = (work / "tiles").open("w+b")
        self._digest = hashlib.sha256()

    def add_zooms(self, zooms: Iterable[Zoom]) -> None:
        """Write the tiles of zooms that come in any order."""
        from pmtiles.reader import MmapSource, all_tiles  # noqa: PLC0415 - an extra brings it
        from pmtiles.tile import zxy_to_tileid  # noqa: PLC0415 - as above

        numbers = []
        for zoom in zooms:
            _write_zoom(zoom, self._of(zoom.number))
            numbers.append(zoom.number)
        # Tiles are numbered from the widest zoom on, and are read fastest in their order.
        for number in sorted(numbers):
            with self._of(number).open("rb") as file:
                for address, data in all_tiles(MmapSource(file)):
                    self._digest.update(data)
                    self._writer.write_tile(zxy_to_tileid(*address), data)
            self._of(number).unlink()

    def add_block(self, data: bytes) -> int:
        """Write bytes behind all that is there; where they begin, from the first tile."""
        start = self._writer.offset
        self._digest.update(data)
        self._writer.tile_f.write(data)
        self._writer.offset += len(data)
        return int(start)

    def add_file(self, path: Path) -> int:
        """Write what is in a file behind all that is there; where that begins."""
        start = int(self._writer.offset)
        with path.open("rb") as file:
            while data := file.read(_CHUNK):
                self.add_block(data)
        path.unlink()
        return start

    def close(self) -> None:
        """Let go of what was written, whether it was put together or not."""
        self._writer.tile_f.close()

    @property
    def digest(self) -> str:
        """Of all that was written: what a page knows its archive by."""
        return self._digest.hexdigest()[:32]

    def finish(self, target: Path, bounds: Bounds, about: dict[str, Any]) -> int:
        """Put the archive together.

        Args:
            target: An empty file.
            bounds: The ground that it covers.
            about: Its metadata.

        Returns:
            At which byte the first tile begins.
        """
        from pmtiles.reader import Reader  # noqa: PLC0415 - an extra brings it
        from pmtiles.tile import Compression, TileType  # noqa: PLC0415 - as above

        west, south, east, north = (round(side * _E7) for side in bounds.box)
        head = {
            "tile_type": TileType.MVT, "tile_compression": Compression.GZIP,
            "min_lon_e7": west, "min_lat_e7": south, "max_lon_e7": east, "max_lat_e7": north,
            "center_zoom": 0, "center_lon_e7": (west + east) // 2,
            "center_lat_e7": (south + north) // 2,
        }  # fmt: skip
        with target.open("w+b") as file:
            self._writer.f = file
            self._writer.finalize(head, about)
            header = Reader(_source(file)).header()
            _say_unix(file, header)
        return int(header["tile_data_offset"])

    def _of(self, zoom: int) -> Path:
        return self._work / f"{zoom}.pmtiles"


def _source(file: IO[bytes]) -> Callable[[int, int], bytes]:
    def read(offset: int, length: int) -> bytes:
        file.seek(offset)
        return file.read(length)

    return read


def _say_unix(file: IO[bytes], header: dict[str, int]) -> None:
    """Have directories and metadata name one system (RFC 1952), whatever this Python calls ours."""
    from pmtiles.tile import deserialize_directory  # noqa: PLC0415 - an extra brings it

    read = _source(file)
    root = deserialize_directory(read(header["root_offset"], header["root_length"]))
    leaves = [header["leaf_directory_offset"] + e.offset for e in root if e.run_length == 0]
    for start in (header["root_offset"], header["metadata_offset"], *leaves):
        file.seek(start + _SYSTEM)
        file.write(b"\x03")


def _write_zoom(zoom: Zoom, path: Path) -> None:
    """Have GDAL write the tiles of one zoom."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and only datasets need it
    from pyogrio.raw import write_arrow  # noqa: PLC0415 - as above

    write_arrow(
        pa.RecordBatchReader.from_batches(schema(), features(zoom)),
        path,
        driver="PMTiles",
        layer=LAYER,
        geometry_type="Point",
        geometry_name="geometry",
        crs="EPSG:4326",
        NAME=LAYER,
        MINZOOM=str(zoom.number),
        MAXZOOM=str(zoom.number),
        # A cell stands in one tile only, and no tile leaves one out.
        BUFFER="0",
        MAX_SIZE=str(_TILE_BYTES),
        MAX_FEATURES=str(_TILE_FEATURES),
    )
