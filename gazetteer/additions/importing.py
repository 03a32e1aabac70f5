"""Add files of places, or whole countries, to what is known."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from gazetteer.additions.change import Intent, Outcome, add
from gazetteer.download import PUBLISHER, fetch_country
from gazetteer.errors import QueryError
from gazetteer.sources.complaints import Complaints
from gazetteer.sources.fields import Wishes
from gazetteer.sources.geonames_dump import CREDIT
from gazetteer.sources.layouts import Described
from gazetteer.sources.recognise import credit_of, name_of, read_sources, recognise
from gazetteer.store import Gazetteer

Item = TypeVar("Item")


class Bar(Protocol):
    """The part of a progress bar that is used."""

    total: int | None

    def update(self, n: int = 1) -> object:
        """Count more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Manner:
    """How to add, whatever it is."""

    folder: Path | None = None
    """The folder of the store; none is Dateline's own."""
    progress: bool = False
    """Whether to draw bars, if standard error is a terminal."""
    name: str | None = None
    """What to call the addition; none takes the name of the first file."""
    wishes: Wishes = field(default_factory=Wishes)
    """Which columns of a table hold what."""
    wins: bool | None = None
    """Whether the places win over what is built in; none: a user's own do, others' do not."""


def add_files(paths: Sequence[Path], manner: Manner) -> Outcome:
    """Add the places in files, all of them as one addition.

    A user's own tables win over what is built in; dumps of GeoNames, bundles of Who's On First and
    OCHA's divisions add what is missing.

    Args:
        paths: Files, or folders of Who's On First.
        manner: How to.

    Raises:
        SourceError: A file cannot be read, or holds no place.
        QueryError: A wish, or the name, makes no sense.
        WriteError: The folder cannot be written to.
    """
    with _known(manner) as known:
        return add_to(known, paths, manner)


def add_to(known: Gazetteer, paths: Sequence[Path], manner: Manner) -> Outcome:
    """Add the places in files to what is known, as `add_files` does.

    Args:
        known: What is known so far.
        paths: Files, or folders of Who's On First.
        manner: How to; places go into its folder.

    Raises:
        SourceError: A file cannot be read, or holds no place.
        QueryError: A wish, or the name, makes no sense.
        WriteError: The folder cannot be written to.
    """
    sources = recognise(paths)
    name = manner.name or name_of(paths)
    credit = credit_of(sources)
    complaints = Complaints()
    intent = Intent(
        name=name,
        origin=", ".join(path.name for path in paths),
        credit=credit,
        wins=not credit if manner.wins is None else manner.wins,
    )
    described = Described(name=name, wishes=manner.wishes)
    places = read_sources(sources, described, complaints)
    watched = _watched(places, f"Reading {intent.origin}", manner)
    return add(intent, watched, complaints, known=known, folder=manner.folder)


def add_countries(
    codes: Sequence[str], manner: Manner, *, publisher: str = PUBLISHER
) -> tuple[Outcome, ...]:
    """Fetch GeoNames' files of countries, and add each as an addition of its own.

    Nothing is added unless all could be fetched.

    Args:
        codes: ISO 3166-1 alpha-2, in any case.
        manner: How to.
        publisher: The address of the folder with GeoNames' files.

    Raises:
        QueryError: A code is that of no country; no connection was opened.
        DownloadError: A file could not be fetched.
        SourceError: A file holds no place.
        WriteError: The folder cannot be written to.
    """
    # Asked once for all: to build the store anew after each would take longer than to read them.
    with _known(manner) as known:
        wanted = list(dict.fromkeys(_country(code, known) for code in codes))
        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            fetched = [_fetch(code, Path(folder), publisher, manner) for code in wanted]
            return tuple(_add_dump(path, publisher, known, manner) for path in fetched)


def _add_dump(path: Path, publisher: str, known: Gazetteer, manner: Manner) -> Outcome:
    complaints = Complaints()
    intent = Intent(
        name=f"geonames-{path.stem.lower()}",
        origin=f"{publisher.rstrip('/')}/{path.name}",
        credit=CREDIT,
    )
    places = read_sources(recognise([path]), Described(name=intent.name), complaints)
    watched = _watched(places, f"Reading {path.name}", manner)
    return add(intent, watched, complaints, known=known, folder=manner.folder)


def _known(manner: Manner) -> Gazetteer:
    return Gazetteer.default(folder=manner.folder, progress=manner.progress)


def _country(code: str, known: Gazetteer) -> str:
    country = known.country(code)
    if country is None:
        raise QueryError(f"{code!r} is the code of no country. Give ISO 3166-1 codes: IQ, SY.")
    return country.country or code.upper()


def _fetch(code: str, folder: Path, publisher: str, manner: Manner) -> Path:
    with _bar(f"Fetching {code}.zip", "B", manner) as bar:

        def watch(came: int, promised: int | None) -> None:
            bar.total = promised
            bar.update(came)

        return fetch_country(code, folder, publisher=publisher, watch=watch)


def _watched(items: Iterable[Item], words: str, manner: Manner) -> Iterator[Item]:
    with _bar(words, " places", manner) as bar:
        for item in items:
            yield item
            bar.update()


@contextmanager
def _bar(words: str, unit: str, manner: Manner) -> Iterator[Bar]:
    from tqdm import tqdm  # noqa: PLC0415 (only where something is added)

    # None: tqdm itself looks whether standard error is a terminal.
    hidden = None if manner.progress else True
    with tqdm(desc=words, unit=unit, unit_scale=unit == "B", disable=hidden) as bar:
        yield bar
