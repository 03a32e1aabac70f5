"""Where a report lies: at a web address, or in a file."""

from typing import Final
from urllib.parse import urlsplit

WEB: Final = ("http://", "https://")
"""How the addresses of the web begin."""


def host_of(source: str) -> str:
    """The host of a web address without `www.`; empty where it has none, or is none."""
    if not source.startswith(WEB):
        return ""
    try:
        host = urlsplit(source).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def file_of(source: str) -> str:
    """The name of a file, without the folders that it lies in; an address stays as it is."""
    return source if source.startswith(WEB) else source.replace("\\", "/").rpartition("/")[2]
