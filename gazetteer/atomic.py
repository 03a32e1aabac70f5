"""Write files whole or not at all.

A draft lies beside its target, so that the last step is one rename within one file system. A
process that is killed leaves its draft; `sweep` removes it.
"""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from gazetteer.errors import DatelineError, WriteError

_SUFFIX: Final = ".draft"
_OLD: Final = 24 * 3600
"""Seconds for which nobody has written to a draft that nobody will finish."""


@contextlib.contextmanager
def draft(target: Path) -> Iterator[Path]:
    """Give a path to write to; rename it to `target` when the block ends well.

    Args:
        target: Where the file shall stand. Its folder must exist; an old file is replaced.

    Yields:
        The path of an empty file in the same folder.

    Raises:
        WriteError: The folder is missing, full or not writable. The target is as it was.
    """
    with drafts(target) as (path,):
        yield path


@contextlib.contextmanager
def drafts(*targets: Path) -> Iterator[tuple[Path, ...]]:
    """As `draft`, for files that belong together.

    They are renamed one right after the other, in this order, once all are safe on disk. A process
    that is killed in between leaves the first ones new: the last must know the others by a digest.

    Args:
        targets: Where the files shall stand.

    Yields:
        The paths of empty files, in the same order.

    Raises:
        WriteError: As for `draft`.
    """
    paths: dict[Path, Path] = {}
    now = targets[0]
    try:
        for now in targets:
            paths[now] = _begin(now)
        yield tuple(paths.values())
        for now in targets:
            _settle(paths[now])
        for now in targets:
            paths[now].replace(now)
    except DatelineError:
        raise
    except OSError as error:
        raise _refusal(now, error) from error
    finally:
        for path in paths.values():
            # Where even that is refused, the reason why nothing was written is what matters.
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def make_folder(folder: Path, purpose: str) -> None:
    """Make a folder, and those above it, where it is not there yet.

    Args:
        folder: The folder.
        purpose: What it is for, for the message.

    Raises:
        WriteError: It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(
            f"{folder}: the folder for {purpose} cannot be made ({error.strerror or error})."
            " Make room, or choose another folder."
        ) from error


def write_text(target: Path, text: str) -> None:
    """Write `text` to `target` as UTF-8 with plain newlines, whole or not at all.

    Raises:
        WriteError: As for `draft`.
    """
    with draft(target) as path:
        path.write_text(text, encoding="utf-8", newline="\n")


def sweep(target: Path) -> None:
    """Remove what killed processes left of a file a day or longer before it was written.

    That is drafts, and folders that are named as drafts are.

    Args:
        target: A file that has just been written. Its folder is looked through, so this is for
            what users ask for, not for thousands of files in one folder.
    """
    ours = re.compile(rf"\.{re.escape(target.name)}\.[a-z0-9_]{{8}}{re.escape(_SUFFIX)}")
    with contextlib.suppress(OSError), os.scandir(target.parent) as there:
        # The age is told by the folder's own clock: ours may be set back.
        newest = target.stat().st_mtime
        for entry in there:
            # Another process may remove the same draft.
            with contextlib.suppress(OSError):
                if ours.fullmatch(entry.name) and newest - _touched(entry) > _OLD:
                    _remove(entry)


def _touched(entry: "os.DirEntry[str]") -> float:
    """When anything was last written to a draft."""
    path = Path(entry.path)
    inside = path.rglob("*") if entry.is_dir(follow_symlinks=False) else ()
    return max(float(each.lstat().st_mtime) for each in (path, *inside))


def _remove(entry: "os.DirEntry[str]") -> None:
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path)
    else:
        Path(entry.path).unlink()


def _begin(target: Path) -> Path:
    handle, name = tempfile.mkstemp(_SUFFIX, f".{target.name}.", target.parent)
    os.close(handle)
    return Path(name)


def _settle(path: Path) -> None:
    """Make a draft ready to be renamed."""
    # A rename may reach the disk before what it names: after a power cut the file would be empty.
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    # mkstemp makes files private; a finished one gets what the user's umask allows.
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def _refusal(target: Path, error: OSError) -> WriteError:
    reason = error.strerror or str(error)
    return WriteError(
        f"{target}: cannot be written ({reason}). Choose another place with -o, or make room."
    )
