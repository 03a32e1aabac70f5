"""Places of a project: a file beside its reports, which whoever reads them reads with them.

They are kept apart from what a user added for everything: each project has a folder of its own
within that of the store, with all that was added there and its own places behind, and a store.
"""

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from gazetteer.additions.importing import Manner, add_to
from gazetteer.additions.register import (
    Addition,
    additions_folder,
    read_register,
    write_register,
)
from gazetteer.atomic import make_folder
from gazetteer.sources.complaints import Complaints
from gazetteer.sources.layouts import Described
from gazetteer.sources.recognise import name_of, read_sources, recognise
from gazetteer.store import Gazetteer

_FOLDER: Final = "projects"
_DIGITS: Final = 12


def project_folder(
    paths: Sequence[Path], *, folder: Path | None = None, progress: bool = False
) -> Path:
    """The folder for `Gazetteer.default` that has the places of a project.

    They are told anew whenever this is asked; the store is built anew only where they changed.

    Args:
        paths: Files of places, as `add_files` takes them; they win over what is built in.
        folder: The folder of the store, if the user chose one.
        progress: Whether to draw bars, if standard error is a terminal.

    Raises:
        SourceError: A file cannot be read, or holds no place.
        WriteError: The folder cannot be written to.
    """
    with Gazetteer.default(folder=folder, progress=progress) as known:
        own = Path(known.origin).parent / _FOLDER / _key(paths)
        _share(read_register(additions_folder(folder)), additions_folder(folder), own, paths)
        add_to(known, paths, Manner(folder=own, progress=progress, wins=True))
    return own


def unread(paths: Sequence[Path]) -> Complaints:
    """What of the files of a project cannot be read.

    Raises:
        SourceError: A file cannot be read at all.
    """
    complaints = Complaints()
    for _ in read_sources(recognise(paths), Described(name=name_of(paths)), complaints):
        pass
    return complaints


def _key(paths: Sequence[Path]) -> str:
    told = "\n".join(str(path.absolute()) for path in paths)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _share(additions: tuple[Addition, ...], source: Path, own: Path, paths: Sequence[Path]) -> None:
    """Give a project what the user added for everything, in its order."""
    target = additions_folder(own)
    make_folder(target, "the project's places")
    held = {addition.name: addition for addition in read_register(target)}
    name = name_of(paths)
    shared = [addition for addition in additions if addition.name != name]
    for addition in shared:
        if held.get(addition.name) != addition:
            shutil.copyfile(source / addition.file, target / addition.file)
    # What the project told before stays until it is told anew, so that nobody reads without it.
    kept = [*shared, *(addition for addition in held.values() if addition.name == name)]
    if kept != list(held.values()):
        write_register(target, kept)
