"""Tiles that a page fetches: whose they are, which hosts it asks, how close they go."""

import difflib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from maps.page.errors import TilesError
from maps.page.options import PageOptions

if TYPE_CHECKING:
    from xyzservices import TileProvider

_ADDRESS: Final = re.compile(r"https?://[\w.{}:\[\]-]+/\S*")
_ARCHIVE: Final = ".pmtiles"
_SUBDOMAINS: Final = "abc"
_FLAT: Final = "EPSG:3857"
_CLOSEST: Final = 18
_WANTED: Final = (
    "An address looks like https://host/{z}/{x}/{y}.png; names are those of xyzservices, such as "
    "OpenStreetMap.Mapnik; an archive is a file that ends in .pmtiles"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tiles:
    """Pictures that a page fetches while it is looked at."""

    address: str
    """With `{z}`, `{x}`, `{y}`, and `{s}` where there are several hosts."""
    attribution: str
    """Whom to name, as plain text."""
    subdomains: str = _SUBDOMAINS
    """What stands for `{s}`, a letter each."""
    zooms: tuple[int, int] = (0, _CLOSEST)
    """The widest and the closest pictures there are."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """Scheme and host of every address, and nothing more."""
        parts = urlsplit(self.address)
        names = [parts.netloc.replace("{s}", letter) for letter in self.subdomains]
        return tuple(dict.fromkeys(f"{parts.scheme}://{name}" for name in names))


def archive_path(options: PageOptions) -> Path | None:
    """The archive of tiles that a page shall carry, if it shall."""
    wanted = options.tiles or ""
    return Path(wanted) if wanted.lower().endswith(_ARCHIVE) and "://" not in wanted else None


def online(options: PageOptions) -> Tiles | None:
    """The tiles that a page shall fetch; none where it asks nobody.

    Raises:
        TilesError: What was given is neither an address, nor a provider that gives tiles of the
            Web Mercator map to everybody.
    """
    if options.tiles is None or archive_path(options) is not None:
        return None
    wanted = options.tiles
    if "/" not in wanted and ":" not in wanted:
        return _provided(wanted, options.attribution)
    host = urlsplit(wanted).netloc if _ADDRESS.fullmatch(wanted) else ""
    if not host or not all(part in wanted for part in ("{z}", "{x}", "{y}")):
        raise TilesError(f"tiles: {wanted!r} is no tile address. {_WANTED}.")
    return Tiles(address=wanted, attribution=options.attribution or host.replace("{s}.", ""))


def _provided(name: str, attribution: str) -> Tiles:
    """The tiles of a provider that xyzservices knows by name."""
    from xyzservices import providers  # noqa: PLC0415 - reads a table of a megabyte

    try:
        provider = providers.query_name(name)
    except ValueError as error:
        near = difflib.get_close_matches(name, providers.flatten(), n=3, cutoff=0.5)
        hint = f" Near it are {', '.join(near)}." if near else ""
        raise TilesError(
            f"tiles: {name!r} is no tile address, file or provider.{hint} {_WANTED}."
        ) from error
    _check(provider)
    address = provider.build_url(scale_factor="", fill_subdomain=False)
    if not _ADDRESS.fullmatch(address) or not all(s in address for s in ("{z}", "{x}", "{y}")):
        raise TilesError(f"tiles: {provider.name} gives tiles in a way of its own. {_WANTED}.")
    return Tiles(
        address=address,
        attribution=attribution or provider.attribution.replace("(C)", "©"),
        subdomains="".join(provider.get("subdomains", _SUBDOMAINS)),
        zooms=(provider.get("min_zoom", 0), provider.get("max_zoom", _CLOSEST)),
    )


def _check(provider: "TileProvider") -> None:
    """Refuse what would show nothing.

    Raises:
        TilesError: The provider wants a key, is out of order, or draws another projection.
    """
    if provider.requires_token():
        raise TilesError(
            f"tiles: {provider.name} wants a key of your own. Give its address with your key in it "
            f"instead of its name: {provider.url}"
        )
    if provider.get("crs", _FLAT) != _FLAT:
        raise TilesError(f"tiles: {provider.name} is in {provider.crs}; maps here are in {_FLAT}.")
    if provider.get("status") == "broken":
        raise TilesError(f"tiles: xyzservices tells that {provider.name} is out of order.")
