"""What a user may choose about a page."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class PageOptions:
    """The choices behind one page; the default page makes no request at all."""

    title: str = "Events on a map"
    """Stands over the list and in the window's title; any text, shown as text."""
    tiles: str | None = None
    """A tile address such as `https://tile.example/{z}/{x}/{y}.png`, or the name of a provider that
    xyzservices knows (`OpenStreetMap.Mapnik`): the page asks that host, and says so. Or the path of
    an archive (`.pmtiles`), which the page carries whole. None keeps to the built-in base map."""
    attribution: str = ""
    """Whom the tiles' owner wants named, as plain text; where it is empty, whom the provider or the
    archive names, else the host."""
    credits: tuple[str, ...] = ()
    """Further sources to name, one line each; the gazetteer's and the base map's come by
    themselves."""
    lang: str = "en"
    """Language of the page's own words, BCP 47; those without a translation are English."""
    embed_origin: str | None = None
    """The one web origin, such as `https://news.example`, whose pages may drive this page by
    `postMessage` when they show it in a frame (docs/embedding.md); none lets nobody."""
    texts: Literal["whole", "none"] = "whole"
    """Whether the page carries what reports say. `none` leaves out sentences, titles, sources and
    ids: a page of a million events is then as small as one of a hundred thousand with them."""
