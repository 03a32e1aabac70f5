"""Libraries that are installed only where what needs them is wanted."""

from importlib.util import find_spec
from typing import Final

from geo.errors import MissingExtraError

EXTRAS: Final = {
    "distributed": "dask",
    "docx": "office",
    "feedparser": "feeds",
    "lxml": "office",
    "matplotlib": "figure",
    "openpyxl": "excel",
    "pypdf": "pdf",
    "pmtiles": "tiles",
    "pyarrow": "parquet",
    "striprtf": "office",
    "trafilatura": "html",
    "warcio": "warc",
    "zstandard": "zstd",
}
"""Importable names, and the extra of `dateline` that brings each (pyproject.toml)."""


def require(library: str, purpose: str) -> None:
    """Make sure that a library of an extra is there, before work is done that needs it.

    Args:
        library: A key of `EXTRAS`.
        purpose: What needs it, to begin a sentence: "Excel files".

    Raises:
        MissingExtraError: It is not installed; the message has the command that installs it.
    """
    if find_spec(library) is None:
        raise MissingExtraError(
            f"{purpose} need {library}, which is not installed; "
            f'run: pip install "dateline[{EXTRAS[library]}]"'
        )
