"""The folium side of a page: a map that asks for nothing, and what it and its layers render to.

This is the one module that knows folium and branca. folium writes links to files on other hosts,
random names and one large script; here the links give way to built files, the names become steady,
and the parts come out one by one, so that the page can say by hash what may run.
"""

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink
from folium.template import Template

from maps.assets import AssetError, asset
from maps.page.archive import Archive, opened, shapes
from maps.page.errors import OfflineError
from maps.page.options import PageOptions
from maps.page.tiles import archive_path, online

_RANDOM: Final = re.compile("[0-9a-f]{32}")
_MAX_ZOOM: Final = 14
_SHAPE_STYLE: Final = {"color": "#7c8793", "weight": 1, "opacity": 0.7, "fillOpacity": 0.12}


class PageMap(folium.Map):
    """A folium map without tiles, buttons and links of its own; the page brings its own looks."""

    _template = Template("""
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }}></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map(
                {{ this.get_name()|tojson }},
                {center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}}
            );
        {% endmacro %}
    """)

    def __init__(self, options: PageOptions) -> None:
        """Make an empty map; tiles come as an ordinary folium layer when they are asked for."""
        super().__init__(
            location=(0, 0), tiles=None, zoom_start=2, zoom_control=False, max_zoom=_MAX_ZOOM,
            min_zoom=2, zoom_snap=0.25, zoom_delta=0.5, wheel_px_per_zoom_level=120,
            world_copy_jump=False,
        )  # fmt: skip
        # folium's own lists belong to all maps; what a user adds to this one stays with it.
        self.default_js = [("leaflet", "leaflet.js")]
        self.default_css = [("leaflet_css", "leaflet.css")]
        tiles = online(options)
        if tiles is not None:
            folium.TileLayer(
                tiles=tiles.address, subdomains=tiles.subdomains, control=False,
                max_native_zoom=min(tiles.zooms[1], _MAX_ZOOM), max_zoom=_MAX_ZOOM,
                # folium hands the line to the browser as HTML.
                attr=html.escape(tiles.attribution),
            ).add_to(self)  # fmt: skip
        path = archive_path(options)
        if path is not None:
            self._lay(opened(path))

    def _lay(self, archive: Archive) -> None:
        """Draw the shapes of an archive; pictures are laid by the page's own program."""
        if archive.picture is None:
            folium.GeoJson(
                shapes(archive), control=False, marker=folium.CircleMarker(radius=1.5),
                style_function=lambda _: _SHAPE_STYLE,
            ).add_to(self)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """A rendered map and its layers, in parts."""

    name: str
    """The browser's variable that holds the Leaflet map; its element has the same id."""
    styles: tuple[str, ...]
    """Style texts, in order: Leaflet's, then those of the layers."""
    scripts: tuple[str, ...]
    """Program texts that layers need, in order, after Leaflet's own."""
    leaflet: str
    """Leaflet's program text."""
    body: str
    """Elements, the map's own first."""
    start: str
    """The program that makes the map and its layers."""


def frame(page_map: folium.Map) -> Frame:
    """Render a map with everything that was added to it. Twice gives the same twice.

    Raises:
        OfflineError: A layer asks for a file that only the network has.
        TypeError: The map was put into something that is no page.
    """
    figure = page_map.get_root()
    if not isinstance(figure, Figure):
        raise TypeError(f"a map is drawn from its own figure, not from {type(figure).__name__}")
    figure.render()
    head = _Head()
    for child in _children(figure.header):
        if isinstance(child, JavascriptLink):
            head.scripts.append(_built(child.url))
        elif isinstance(child, CssLink):
            head.styles.append(_built(child.url))
        else:
            head.feed(child.render())
    leaflet, *scripts = head.scripts
    steady = _Names(figure)
    return Frame(
        name=steady(page_map.get_name()),
        styles=tuple(steady(text) for text in head.styles),
        scripts=tuple(steady(text) for text in scripts),
        leaflet=leaflet,
        body=steady(figure.html.render()),
        start=steady(figure.script.render()),
    )


class _Names:
    """Replaces folium's random names by numbers, in the order in which texts mention them."""

    def __init__(self, figure: Figure) -> None:
        self._random = set(_ids(figure))
        self._numbers: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        return _RANDOM.sub(self._steady, text)

    def _steady(self, match: re.Match[str]) -> str:
        name = match[0]
        if name not in self._random:
            return name
        return self._numbers.setdefault(name, str(len(self._numbers) + 1))


def _ids(element: Element) -> list[str]:
    parts = [getattr(element, name, None) for name in ("header", "html", "script")]
    below = [*_children(element), *(part for part in parts if isinstance(part, Element))]
    return [element._id, *(name for child in below for name in _ids(child))]  # noqa: SLF001 (branca offers no other way to its ids)


def _children(element: Element) -> list[Element]:
    return list(element._children.values())  # noqa: SLF001 (as above)


def _built(link: str) -> str:
    try:
        return asset(link)
    except AssetError as error:
        if "/" not in link:
            raise
        raise OfflineError(
            f"a layer of the map needs {link}, which an offline page cannot carry. Leave the "
            "layer out, or use one that needs Leaflet only (GeoJson, Marker, CircleMarker, "
            "PolyLine, Polygon, ImageOverlay with data …)."
        ) from error


class _Head(HTMLParser):
    """Takes program and style texts out of what layers put into the head of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self._inside: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "script" and "src" in given:
            self.scripts.append(_built(given["src"]))
        elif tag == "link" and "stylesheet" in given.get("rel", ""):
            self.styles.append(_built(given.get("href", "")))
        elif tag in {"script", "style"}:
            self._inside = self.scripts if tag == "script" else self.styles
            self._inside.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside is not None:
            self._inside[-1] += data
