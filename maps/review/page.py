"""Draw the review page: one self-contained HTML file, under the rules of the map page."""

from typing import Any, Final

from maps.assets import asset
from maps.basemap import Bounds, base_map, compact
from maps.page import blocks
from maps.page.csp import policy
from maps.page.packing import pack_json


def review_page(data: dict[str, Any]) -> str:
    """The page of some decisions (`maps.review.payload`). The same data give the same text.

    Raises:
        AssetError: Dateline was installed without its browser files.
    """
    home = data["page"]["home"]
    bounds = None if home is None else Bounds(**dict(zip(_SIDES, home, strict=True)))
    packed = (
        pack_json("dateline-base", compact(base_map(bounds))),
        pack_json("dateline-review", data),
    )
    styles = [blocks.style(blocks.unlinked(asset(name))) for name in ("leaflet.css", "review.css")]
    scripts = [blocks.script(asset(name)) for name in ("leaflet.js", "review.js")]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{blocks.words(data["page"]["lang"])}">',
            "<head>",
            *blocks.head(data["page"]["title"] or _TITLE, policy(scripts, styles)),
            *(f"<style>{text}</style>" for text in styles),
            "</head>",
            "<body>",
            "<noscript>This page needs JavaScript. It makes no request to any server.</noscript>",
            *(block.html() for block in packed),
            *(f"<script>{text}</script>" for text in scripts),
            "</body>",
            "</html>",
            "",
        ]
    )


_TITLE: Final = "Review before publishing"
_SIDES: Final = ("west", "south", "east", "north")
