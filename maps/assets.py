"""The page's third-party files and bundled browser code, as the build hook left them."""

from importlib import resources

from gazetteer.errors import DatelineError


class AssetError(DatelineError, FileNotFoundError):
    """A file that the page is made of is not installed."""


def asset(name: str) -> str:
    """The text of a built file, for example `leaflet.js`.

    Raises:
        AssetError: The file is missing: the package was not built by its build hook.
    """
    file = resources.files("maps") / "built" / name
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise AssetError(
            f"maps/built/{name}: not installed. Run `pip install .` in Dateline's folder, "
            "or install its wheel."
        ) from error
