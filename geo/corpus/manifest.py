"""What a run was made of: its input, its settings, its parts, and whether it came to its end."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from gazetteer.atomic import draft
from geo.corpus.parts import Part
from geo.corpus.settings import Settings
from geo.errors import CorpusError
from geo.jsontext import json_line

FORMAT: Final = "dateline-corpus"
VERSION: Final = 1
"""Raised when a field changes its meaning or goes; a new field does not raise it."""
_NAME: Final = "manifest.jsonl"


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """A run that came to its end."""

    dataset: str
    """Digest of all parts and settings: the same means that there is nothing to do."""
    totals: dict[str, int]
    """What it counted, by name."""
    merge: bool
    """Whether events that are one are one in it."""
    leftovers: tuple[str, ...] = ()
    """Corrections that changed nothing, with the reason."""


def dataset_digest(keys: Iterable[str]) -> str:
    """Digest of a dataset that is made of these parts, whatever their order."""
    found = hashlib.sha256()
    for key in sorted(keys):
        found.update(key.encode())
    return found.hexdigest()[:32]


def read_manifest(folder: Path) -> Manifest | None:
    """What the last finished run in a folder was made of; none where there is none.

    Raises:
        CorpusError: The folder holds a dataset of a newer version, or what is no manifest.
    """
    path = folder / _NAME
    try:
        with path.open(encoding="utf-8") as file:
            head = json.loads(file.readline())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise CorpusError(
            f"{path}: cannot be read ({error}). Remove it, or write elsewhere."
        ) from error
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise CorpusError(f"{path}: is no manifest of Dateline. Write to another folder.")
    if head["version"] > VERSION:
        raise CorpusError(
            f"{path}: was written by a newer Dateline (version {head['version']}, this one reads"
            f" {VERSION}). Update Dateline, or write to another folder."
        )
    return Manifest(
        dataset=head["dataset"],
        totals=head["totals"],
        merge=head["merge"],
        leftovers=tuple(head.get("leftovers", ())),
    )


def remove_manifest(folder: Path) -> None:
    """Say no longer what a folder holds, before that is changed."""
    (folder / _NAME).unlink(missing_ok=True)


def write_manifest(
    folder: Path, manifest: Manifest, settings: Settings, parts: Iterable[tuple[str, Part]]
) -> None:
    """Write what a run was made of: a line for the run, then one for each part with its key.

    Raises:
        WriteError: It cannot be written.
    """
    with draft(folder / _NAME) as path, path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(json_line(_head(manifest, settings)) + "\n")
        for key, part in parts:
            pieces = [asdict(piece) for piece in part.pieces]
            file.write(json_line({"part": key, "pieces": pieces}) + "\n")


def _head(manifest: Manifest, settings: Settings) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "dateline": version("dateline"),
        "gazetteer": settings.store,
        "code": settings.code,
        "settings": settings.digest,
        "together": settings.together,
        "merge": manifest.merge,
        "report_bytes": settings.limits.report_bytes,
        "dataset": manifest.dataset,
        "totals": manifest.totals,
        "leftovers": manifest.leftovers,
    }
