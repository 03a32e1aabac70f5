"""The register of additions: which there are, in which order, and where they came from."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from gazetteer.atomic import write_text
from gazetteer.errors import QueryError, SourceError

FILE: Final = "register.json"
_FORMAT: Final = "dateline-additions"
_VERSION: Final = 1
SUFFIX: Final = ".jsonl.gz"
"""Of an addition's file."""
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Addition:
    """A set of places that was added in one go."""

    name: str
    """What it is called: small letters, digits, dots, hyphens; unique."""
    origin: str
    """Where it came from: file names, or an address."""
    credit: str
    """The line that names the source and its licence; empty where the user owes none."""
    wins: bool
    """Whether its facts are believed more than the built-in ones: a user's own places."""
    places: int
    """How many it holds."""
    united: int
    """How many of them were known before."""
    complaints: int
    """Lines that could not be read."""
    digest: str
    """SHA-256 of its file, in hexadecimal."""

    @property
    def file(self) -> str:
        """The name of its file in the folder."""
        return f"{self.name}{SUFFIX}"


def additions_folder(folder: Path | None) -> Path:
    """Where additions lie.

    Args:
        folder: The folder of the store, if the user chose one; none is Dateline's folder among
            the user's data – not the cache, which may be emptied at any time.
    """
    if folder is not None:
        return folder / "additions"
    from platformdirs import user_data_path  # noqa: PLC0415 (only where no folder is given)

    return user_data_path("dateline", appauthor=False) / "additions"


def read_register(folder: Path) -> tuple[Addition, ...]:
    """The additions in a folder, oldest first; none where there is no register.

    Raises:
        SourceError: The register is broken, or of a newer Dateline.
    """
    path = folder / FILE
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(path, error) from error
    try:
        return _parse(json.loads(text), path)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        if isinstance(error, SourceError):
            raise
        raise _broken(path, error) from error


def write_register(folder: Path, additions: Iterable[Addition]) -> None:
    """Write the register of a folder, whole or not at all.

    Raises:
        WriteError: It cannot be written.
    """
    listed = [asdict(addition) for addition in additions]
    content = {"format": _FORMAT, "version": _VERSION, "additions": listed}
    write_text(folder / FILE, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def digest_of(additions: Iterable[Addition]) -> str:
    """A digest of what the additions hold and of their order; empty where there is none."""
    parts = [f"{a.name} {a.digest} {a.wins} {a.credit}" for a in additions]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest() if parts else ""


def check_name(name: str) -> str:
    """The name, if an addition may be called so.

    Raises:
        QueryError: It may not.
    """
    if not _NAME.fullmatch(name):
        raise QueryError(
            f"{name!r} is no name for an addition. Take small letters, digits, dots and hyphens."
        )
    return name


def _parse(content: Any, path: Path) -> tuple[Addition, ...]:  # noqa: ANN401 (JSON)
    if content["format"] != _FORMAT:
        raise ValueError("it is something else")
    if content["version"] > _VERSION:
        raise SourceError(f"{path}: was written by a newer Dateline. Update Dateline.")
    additions = tuple(Addition(**row) for row in content["additions"])
    for addition in additions:
        # Its name becomes that of a file.
        if not _NAME.fullmatch(addition.name) or not _DIGEST.fullmatch(addition.digest):
            raise ValueError(f"{addition.name!r} is no addition")
    return additions


def _broken(path: Path, why: object) -> SourceError:
    return SourceError(
        f"{path}: is no register of additions, or a broken one ({why}). Remove the file, and add"
        " your places anew."
    )
