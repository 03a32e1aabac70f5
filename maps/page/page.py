"""Draw a page: records in, one self-contained HTML file out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gazetteer.atomic import write_text
from geo.record import Record
from maps.assets import asset
from maps.basemap import Bounds, base_map, compact
from maps.collector import uncollected
from maps.page import blocks
from maps.page.csp import policy
from maps.page.options import PageOptions
from maps.page.outlines import Places
from maps.page.packing import Block, pack, pack_json
from maps.page.payload import Payload, payload

if TYPE_CHECKING:
    import folium

    from maps.page.frame import Frame


class EventMap:
    """A page about to be written.

    `folium_map` is an ordinary `folium.Map`: layers added to it before `html` or `save` lie under
    the events. Text that goes into such a layer is folium's to escape, and folium does not:
    pass no news text as a popup or tooltip.
    """

    def __init__(self, folium_map: folium.Map, data: Payload, options: PageOptions) -> None:
        self.folium_map = folium_map
        self._data = data
        self._options = options

    def html(self) -> str:
        """The page. The same records and layers give the same text, to the byte.

        Raises:
            OfflineError: A layer asks for a file that only the network has.
            AssetError: Dateline was installed without its browser files.
            TilesError: `PageOptions.tiles` is no address of tiles.
        """
        from maps.page.frame import frame  # noqa: PLC0415 (folium is slow to import)

        parts = frame(self.folium_map)
        home = self._data.head["page"]["home"]
        bounds = None if home is None else Bounds(**dict(zip(_SIDES, home, strict=True)))
        with uncollected():
            base = pack_json("dateline-base", compact(base_map(bounds)))
            return _compose(parts, [base, *pack(self._data)], self._options)

    def save(self, path: Path | str) -> None:
        """Write the page to `path`, whole or not at all.

        Raises:
            WriteError: The file cannot be written; an old one is as it was.
        """
        write_text(Path(path), self.html())


_SIDES: Final = ("west", "south", "east", "north")


def draw(
    records: Iterable[Record], gazetteer: Places, options: PageOptions | None = None
) -> EventMap:
    """Make the page of some events.

    Args:
        records: The events; none gives a page that says so.
        gazetteer: Gives the outlines of areas, and whom to name as sources.
        options: Title, tiles, credits and language.

    Example:
        >>> draw(records(reading), gazetteer).save("map.html")  # doctest: +SKIP
    """
    from maps.page.frame import PageMap  # noqa: PLC0415 (folium is slow to import)

    chosen = PageOptions() if options is None else options
    with uncollected():
        return EventMap(PageMap(chosen), payload(records, gazetteer, chosen), chosen)


def _compose(parts: Frame, data: list[Block], options: PageOptions) -> str:
    styles = [blocks.style(blocks.unlinked(text)) for text in (*parts.styles, asset("page.css"))]
    programs = (parts.leaflet, *parts.scripts, asset("page.js"), parts.start)
    scripts = [blocks.script(text) for text in programs]
    rules = policy(scripts, styles, options.tiles)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{blocks.words(options.lang)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{rules}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="referrer" content="no-referrer">',
            '<link rel="icon" href="data:,">',
            f"<title>{blocks.words(options.title)}</title>",
            *(f"<style>{text}</style>" for text in styles),
            "</head>",
            f'<body data-map="{blocks.words(parts.name)}">',
            "<noscript>This map needs JavaScript. It makes no request to any server.</noscript>",
            parts.body,
            *(block.html() for block in data),
            *(f"<script>{text}</script>" for text in scripts),
            "</body>",
            "</html>",
            "",
        ]
    )
