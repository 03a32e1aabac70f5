"""folium's time plugins, with what they load from other hosts taken from npm instead."""

import html
import re
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from pages.events import FIRST, TYPES, Events

COLOURS = ("#d1401a", "#80522a", "#bd7d00", "#1279b8", "#00866a", "#cf4a8a")
_LINK = re.compile(r'<(?:script|link)[^>]*?(?:src|href)="(https?://[^"]+)"[^>]*?(?:/>|></script>)')
_FILES = {
    "leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet.css": "leaflet/dist/leaflet.css",
    "jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
    "jquery.min.js": "jquery/dist/jquery.min.js",
    "jquery-ui.min.js": "jquery-ui-dist/jquery-ui.min.js",
    "bootstrap.bundle.min.js": "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "leaflet.awesome-markers.js": "leaflet.awesome-markers/dist/leaflet.awesome-markers.js",
    "leaflet.awesome-markers.css": "leaflet.awesome-markers/dist/leaflet.awesome-markers.css",
    "iso8601.min.js": "iso8601-js-period/iso8601.js",
    "leaflet.timedimension.min.js": "leaflet-timedimension/dist/leaflet.timedimension.min.js",
    "leaflet.timedimension.control.css": (
        "leaflet-timedimension/dist/leaflet.timedimension.control.css"
    ),
    "leaflet.timeline.min.js": "leaflet.timeline/dist/leaflet.timeline.js",
    "moment.min.js": "moment/min/moment.min.js",
}
"""What is not here are fonts and the looks of buttons, which no figure depends on."""


def assets(folder: Path) -> Path:
    """Install the plugins' files into a folder; the address they come from is npm's own affair.

    Raises:
        SystemExit: npm is missing or failed.
    """
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is needed to fetch what folium's plugins load. Install Node.js.")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(Path(__file__).with_name("package.json"), folder)
    if not (folder / "node_modules").is_dir():
        command = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(command, cwd=folder, check=True)
    return folder / "node_modules"


def local(text: str) -> str:
    """The page with its links leading to files beside it."""

    def replaced(match: re.Match[str]) -> str:
        file = _FILES.get(match[1].rpartition("/")[2])
        return "" if file is None else match[0].replace(match[1], f"/node_modules/{file}")

    return _LINK.sub(replaced, text)


def timestamped(events: Events) -> str:
    """TimestampedGeoJson, cumulative by month, on canvas: its fastest form."""
    import folium  # noqa: PLC0415 - as slow for us as for anyone
    from folium.plugins import TimestampedGeoJson  # noqa: PLC0415 - as above

    features = [
        _feature(lon, lat, {
            "time": _iso(day), "popup": html.escape(text), "icon": "circle",
            "iconstyle": {"radius": 4, "stroke": False, "fillColor": COLOURS[kind],
                          "fillOpacity": 0.8},
        })
        for lon, lat, day, kind, text in _rows(events)
    ]  # fmt: skip
    page = _map(folium)
    TimestampedGeoJson(
        {"type": "FeatureCollection", "features": features}, period="P1M", duration=None,
        auto_play=False, add_last_point=False, loop=False,
    ).add_to(page)  # fmt: skip
    return local(page.get_root().render())


def timeline(events: Events) -> str:
    """Timeline with its slider, each event lasting to the end."""
    import folium  # noqa: PLC0415 - as above
    from folium.plugins import Timeline, TimelineSlider  # noqa: PLC0415 - as above
    from folium.utilities import JsCode  # noqa: PLC0415 - as above

    features = [
        _feature(lon, lat, {
            "start": _iso(day), "end": "2027-01-01", "popup": html.escape(text),
            "colour": COLOURS[kind], "type": TYPES[kind],
        })
        for lon, lat, day, kind, text in _rows(events)
    ]  # fmt: skip
    page = _map(folium)
    points = JsCode(
        "(feature, at) => L.circleMarker(at, {radius: 4, stroke: false, fillOpacity: 0.8,"
        " fillColor: feature.properties.colour}).bindPopup(feature.properties.popup)"
    )
    layer = Timeline(
        {"type": "FeatureCollection", "features": features},
        get_interval=JsCode(
            "f => ({start: +new Date(f.properties.start), end: +new Date(f.properties.end)})"
        ),
        point_to_layer=points,
    ).add_to(page)
    slider = TimelineSlider(auto_play=False, show_ticks=False, steps=144)
    slider.add_timelines(layer).add_to(page)
    return local(page.get_root().render())


def _map(folium: object) -> object:
    return folium.Map(location=(33.7, 42), zoom_start=6, tiles=None, prefer_canvas=True)  # type: ignore[attr-defined]


def _rows(events: Events) -> zip:
    return zip(events.lon, events.lat, events.day, events.kind, events.text, strict=True)


def _feature(lon: float, lat: float, properties: dict[str, object]) -> dict[str, object]:
    geometry = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _iso(day: int) -> str:
    return (FIRST + timedelta(days=day)).date().isoformat()
