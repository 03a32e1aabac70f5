"""Read reports, wherever they lie, and say what could not be read."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from geo.documents.intake import Draft, Intake, Limits, Manner, Problem, Stream
from geo.documents.kinds import is_read, nothing_there, read_parcel, unread
from geo.documents.naming import Register
from geo.documents.parcel import Parcel
from geo.documents.paths import Found, find_files
from geo.documents.sniffing import suffix_within
from geo.errors import DocumentError

Named = Found | Problem | Stream
"""A file that was found, one that is none, or what lies in no file."""
Watch = Callable[[Sequence[Named]], Iterator[Named]]

_SHOWN: Final = 3


def read_documents(
    sources: Iterable[Path | str | Stream],
    *,
    limits: Limits | None = None,
    fields: Mapping[str, tuple[str, ...]] | None = None,
    watch: Watch = iter,
) -> Intake:
    r"""Read every report in files, folders, archives and streams.

    Folders are searched to the bottom, in the order of names; hidden files are left out. Which
    files hold one report and which hold many, `geo.documents.kinds` tells. Plain texts are kept as
    decoded, `\r\n` included, since offsets refer to them; only halves of surrogate pairs become
    U+FFFD. Of other files the text is what their reader makes of them, and offsets refer to that.

    Args:
        sources: In the order in which their reports shall stand.
        limits: How much is taken in; the defaults of `Limits` where none are given.
        fields: Which fields of JSON hold what, as in `Manner.fields`.
        watch: Gives the files one by one, and may show how far that is.

    Returns:
        The reports, and what could not be read with the reason.

    Raises:
        DocumentError: Not one report could be read.
    """
    wanted = [source if isinstance(source, Stream) else Path(source) for source in sources]
    manner = Manner(limits=limits or Limits(), fields=fields or {})
    intake = _sorted_out(_read_all(watch(list(_named(wanted))), manner))
    if not intake.documents:
        raise DocumentError(_nothing(wanted, intake.problems))
    return intake


def _sorted_out(items: Iterable[Draft | Problem]) -> Intake:
    register = Register()
    documents = []
    problems = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            documents.append(register.enter(item))
    return Intake(documents=tuple(documents), problems=tuple(problems))


def _named(sources: Iterable[Path | Stream]) -> Iterator[Named]:
    for source in sources:
        if isinstance(source, Stream):
            yield source
        else:
            yield from find_files(source)


def _read_all(named: Iterable[Named], manner: Manner) -> Iterator[Draft | Problem]:
    for each in named:
        if isinstance(each, Stream):
            yield from _read_stream(each, manner)
        elif isinstance(each, Problem):
            yield each
        else:
            yield from _read_file(each, manner)


def _read_stream(stream: Stream, manner: Manner) -> Iterator[Draft | Problem]:
    parcel = Parcel(
        handle=io.BytesIO(stream.data),
        path=stream.name,
        name=stream.name,
        suffix=suffix_within(stream.data),
    )
    yield from read_parcel(parcel, manner)


def _read_file(found: Found, manner: Manner) -> Iterator[Draft | Problem]:
    path = str(found.path)
    suffix = found.path.suffix.lower()
    if not is_read(suffix):
        yield Problem(path=path, reason=unread(suffix))
        return
    try:
        with found.path.open("rb") as handle:
            parcel = Parcel(handle=handle, path=path, name=found.name, suffix=suffix)
            yield from read_parcel(parcel, manner)
    except OSError as error:
        yield Problem(path=path, reason=f"cannot be read ({error.strerror or error})")


def _nothing(sources: list[Path | Stream], problems: tuple[Problem, ...]) -> str:
    if not problems:
        where = ", ".join(map(str, sources)) or "no path was given"
        return f"{where}: {nothing_there()}"
    told = "; ".join(map(str, problems[:_SHOWN]))
    more = len(problems) - _SHOWN
    return f"nothing could be read: {told}" + (f"; and {more} more" if more > 0 else "")
