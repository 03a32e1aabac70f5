"""The places of a project, which are read with its reports."""

from collections.abc import Sequence
from pathlib import Path

from gazetteer import Gazetteer
from gazetteer.additions.project import project_folder, unread
from geo.documents import Problem


def open_gazetteer(cache: Path | None, places: Sequence[Path] = ()) -> Gazetteer:
    """Open the gazetteer, with the places of a project where files of them are named.

    On first use it is built, with a bar on a terminal.

    Raises:
        SourceError: A file of places cannot be read, or holds none.
    """
    return Gazetteer.default(folder=store_folder(cache, places), progress=True)


def store_folder(cache: Path | None, places: Sequence[Path]) -> Path | None:
    """The folder of the store that has the places of a project; `cache` where there are none."""
    return project_folder(places, folder=cache, progress=True) if places else cache


def unread_places(places: Sequence[Path]) -> tuple[Problem, ...]:
    """What of the files of places cannot be read."""
    if not places:
        return ()
    return tuple(
        Problem(
            path=one.where,
            line=one.number if one.unit == "line" else None,
            reason=one.reason if one.unit == "line" else f"{one.unit} {one.number}: {one.reason}",
        )
        for one in unread(places)
    )
