"""Draw the page of an atlas: one HTML file that asks nothing but the archive beside it."""

from typing import Any, Final

from maps.assets import asset
from maps.basemap import Bounds, base_map, compact
from maps.page import blocks
from maps.page.csp import policy
from maps.page.packing import pack_json

_SIDES: Final = ("west", "south", "east", "north")


def atlas_page(head: dict[str, Any]) -> str:
    """The page of an atlas (`maps.atlas.payload`). The same head gives the same text.

    Raises:
        AssetError: Dateline was installed without its browser files.
    """
    bounds = Bounds(**dict(zip(_SIDES, head["page"]["home"], strict=True)))
    packed = (
        pack_json("dateline-base", compact(base_map(bounds))),
        pack_json("dateline-atlas", head),
    )
    styles = [blocks.style(blocks.unlinked(asset(name))) for name in ("leaflet.css", "atlas.css")]
    scripts = [blocks.script(asset(name)) for name in ("leaflet.js", "atlas.js")]
    rules = policy(scripts, styles, connects=("'self'",))
    asks = blocks.words(f"It makes no request but to the file {head['archive']['name']} beside it.")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{blocks.words(head["page"]["lang"])}">',
            "<head>",
            *blocks.head(head["page"]["title"], rules),
            *(f"<style>{text}</style>" for text in styles),
            "</head>",
            "<body>",
            f"<noscript>This map needs JavaScript. {asks}</noscript>",
            *(block.html() for block in packed),
            *(f"<script>{text}</script>" for text in scripts),
            "</body>",
            "</html>",
            "",
        ]
    )
