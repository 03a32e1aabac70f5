"""Whether a map is drawn as an atlas: a dataset of more events than one page should hold."""

from pathlib import Path

from geo.corpus import count_rows, dataset_root
from geo.errors import FormatError
from maps.atlas import SUFFIX, Made, make_atlas
from maps.delivery import STDOUT
from maps.journey import Request
from maps.page import PageOptions


def draw_atlas(request: Request, options: PageOptions, rows: int) -> Made | None:
    """Draw a dataset as an atlas, where it is all that was named and large enough.

    Args:
        request: What to draw, and where to; the archive is written beside the page.
        options: Title and language.
        rows: From how many rows on a dataset becomes an atlas.

    Returns:
        What the atlas holds; none where one page is to hold everything.

    Raises:
        FormatError: Something was asked for that an atlas cannot do, or the dataset is broken.
        MissingExtraError: A library that the archive needs is not installed.
        WriteError: A file cannot be written.
    """
    folder = _dataset(request)
    if folder is None or count_rows(folder) < rows:
        return None
    _check(folder, request, options)
    with request.gazetteer() as gazetteer:
        return make_atlas(folder, request.output, gazetteer, options)


def _dataset(request: Request) -> Path | None:
    (first, *more) = request.sources
    if more or not isinstance(first, Path) or dataset_root(first) is None:
        return None
    return first


def _check(folder: Path, request: Request, options: PageOptions) -> None:
    """Refuse what would silently be left undone."""
    asked = {
        "--corrections": request.corrections,
        "--coarsen": request.coarsen,
        "--tiles": options.tiles,
        "--embed-origin": options.embed_origin,
    }
    wrong = [name for name, value in asked.items() if value]
    if wrong:
        raise FormatError(
            f"{folder}: is so large that it becomes an atlas, a page with an archive beside it,"
            f" which knows no {' and no '.join(wrong)}. Leave that out; or name some of its"
            f" partitions, as {folder}/events/month=2019-10."
        )
    if request.output == STDOUT or request.output.suffix.lower() == SUFFIX:
        raise FormatError(
            f"{folder}: becomes an atlas, a page with an archive beside it. Name the page with -o,"
            " as -o atlas.html."
        )
