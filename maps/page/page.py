"""Draw a page: records in, one self-contained HTML file out."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gazetteer.atomic import write_text
from gazetteer.collector import uncollected
from geo.record import Record
from maps.assets import asset
from maps.basemap import Bounds, base_map, compact
from maps.page import blocks
from maps.page.archive import opened, pictures
from maps.page.csp import policy
from maps.page.options import PageOptions
from maps.page.outlines import Places
from maps.page.packing import Block, pack, pack_headed, pack_json
from maps.page.payload import Payload, payload
from maps.page.tiles import Tiles, archive_path, online

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
            TilesError: The archive of `PageOptions.tiles` has gone meanwhile.
        """
        from maps.page.frame import frame  # noqa: PLC0415 (folium is slow to import)

        parts = frame(self.folium_map)
        home = self._data.head["page"]["home"]
        bounds = None if home is None else Bounds(**dict(zip(_SIDES, home, strict=True)))
        with uncollected():
            base = pack_json("dateline-base", compact(base_map(bounds)))
            data = [base, *_carried(self._options), *pack(self._data)]
            return _compose(parts, data, self._options)

    def _repr_html_(self) -> str:
        """The page in a frame of its own, as notebooks show it: it needs no network there either.

        The frame may run the page's own program, save what a reader downloads, and open the links
        of sources in another window; it reaches nothing of the notebook (HTML, 4.8.5, `sandbox`).
        """
        return (
            f'<iframe srcdoc="{html.escape(self.html(), quote=True)}" '
            f'title="{blocks.words(self._options.title)}" '
            'sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox" '
            f'style="width: 100%; height: {_FRAME_HEIGHT}px; border: 0"></iframe>'
        )

    def save(self, path: Path | str) -> None:
        """Write the page to `path`, whole or not at all.

        Raises:
            WriteError: The file cannot be written; an old one is as it was.
        """
        write_text(Path(path), self.html())


_FRAME_HEIGHT: Final = 640
_SIDES: Final = ("west", "south", "east", "north")


def draw(
    records: Iterable[Record], gazetteer: Places, options: PageOptions | None = None
) -> EventMap:
    """Make the page of some events.

    Args:
        records: The events; none gives a page that says so.
        gazetteer: Gives the outlines of areas, and whom to name as sources.
        options: Title, tiles, credits and language.

    Raises:
        TilesError: `PageOptions.tiles` is no address, provider or archive of tiles.

    Example:
        >>> draw(records(reading), gazetteer).save("map.html")  # doctest: +SKIP
    """
    from maps.page.frame import PageMap  # noqa: PLC0415 (folium is slow to import)

    chosen = _credited(PageOptions() if options is None else options)
    with uncollected():
        return EventMap(PageMap(chosen), payload(records, gazetteer, chosen), chosen)


def _credited(options: PageOptions) -> PageOptions:
    """The options with whom the tiles' owner wants named, where nobody else was said."""
    tiles, path = online(options), archive_path(options)
    if tiles is not None:
        return replace(options, attribution=tiles.attribution)
    if path is not None:
        return replace(options, attribution=options.attribution or opened(path).attribution)
    return options


def _carried(options: PageOptions) -> list[Block]:
    """The block of the pictures that a page carries, if it does."""
    path = archive_path(options)
    archive = None if path is None else opened(path)
    if archive is None or archive.picture is None:
        return []
    return [pack_headed("dateline-tiles", *pictures(archive))]


def _compose(parts: Frame, data: list[Block], options: PageOptions) -> str:
    styles = [blocks.style(blocks.unlinked(text)) for text in (*parts.styles, asset("page.css"))]
    programs = (parts.leaflet, *parts.scripts, asset("page.js"), parts.start)
    scripts = [blocks.script(text) for text in programs]
    tiles = online(options)
    rules = policy(scripts, styles, () if tiles is None else tiles.hosts)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{blocks.words(options.lang)}">',
            "<head>",
            *blocks.head(options.title, rules),
            *(f"<style>{text}</style>" for text in styles),
            "</head>",
            f'<body data-map="{blocks.words(parts.name)}">',
            f"<noscript>This map needs JavaScript. {_asks(tiles)}</noscript>",
            parts.body,
            *(block.html() for block in data),
            *(f"<script>{text}</script>" for text in scripts),
            "</body>",
            "</html>",
            "",
        ]
    )


def _asks(tiles: Tiles | None) -> str:
    if tiles is None:
        return "It makes no request to any server."
    return blocks.words(f"It fetches its background from {', '.join(tiles.hosts)}.")
