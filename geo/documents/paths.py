"""Which files are meant: files as given, folders with all that is below them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo.documents.intake import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A file to read."""

    path: Path
    name: str
    """The path below the folder that was given, without suffix, with `/` between the parts."""


def find_files(path: Path) -> Iterator[Found | Problem]:
    """List the files meant by a path: itself, or what is below it where it is a folder.

    Within a folder, names are sorted so that every machine gives the same order; what is hidden
    (a name that starts with a dot) is left out; links to folders are not followed, since they may
    lead round in a circle.
    """
    if path.is_dir():
        yield from _below(path)
    else:
        yield _checked(path, path.stem)


def _below(folder: Path) -> Iterator[Found | Problem]:
    refused: list[OSError] = []
    for parent, names, files in os.walk(folder, onerror=refused.append):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                path = Path(parent, name)
                yield _checked(path, path.relative_to(folder).with_suffix("").as_posix())
        for error in refused:
            yield Problem(path=str(error.filename), reason=_said(error))
        refused.clear()


def _checked(path: Path, name: str) -> Found | Problem:
    try:
        # stat names the true reason (missing, forbidden, a loop of links), is_file hides it.
        path.stat()
    except (OSError, ValueError) as error:
        return Problem(path=str(path), reason=_said(error))
    if not path.is_file():
        return Problem(path=str(path), reason="is no regular file; pipe it in and give `-` instead")
    return Found(path=path, name=name)


def _said(error: OSError | ValueError) -> str:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be opened ({said})"
