"""Places that a user adds: the words for what was asked, and for what came of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gazetteer import Gazetteer, QueryError
from gazetteer.additions import Outcome, additions_folder, read_register
from gazetteer.additions import remove as take_back
from gazetteer.additions.importing import Manner, add_countries, add_files
from gazetteer.sources.fields import Wishes

_CODE: Final = re.compile(r"[A-Za-z]{2}")
_LISTED: Final = 20
"""Bad lines that are told one by one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What `dateline gazetteer add` was asked for."""

    what: tuple[str, ...]
    """Files and codes of countries."""
    publisher: str
    """Where the files of countries are."""
    columns: tuple[str, ...]
    """`field=column`, as typed."""
    values: tuple[str, ...]
    """`field=value`, as typed."""


def add_places(wanted: Wanted, *, name: str | None, cache: Path | None) -> tuple[Outcome, ...]:
    """Add what was asked for, and build the store that has it.

    Raises:
        DatelineError: It could not be fetched, read or written.
    """
    manner = Manner(
        folder=cache,
        progress=True,
        name=name,
        wishes=Wishes(
            columns={k: tuple(v.split(",")) for k, v in _pairs(wanted.columns)},
            values=dict(_pairs(wanted.values)),
        ),
    )
    codes = [word for word in wanted.what if _CODE.fullmatch(word) and not Path(word).exists()]
    paths = [Path(word) for word in wanted.what if word not in codes]
    outcomes: list[Outcome] = []
    if codes:
        outcomes += add_countries(codes, manner, publisher=wanted.publisher)
    if paths:
        outcomes.append(add_files(paths, manner))
    Gazetteer.default(folder=cache, progress=True).close()
    return tuple(outcomes)


def remove_places(name: str, *, cache: Path | None) -> str:
    """Take an addition back; say what went.

    Raises:
        QueryError: There is none of that name.
    """
    gone = take_back(name, folder=cache)
    return f"{gone.name}: {gone.places:,} places taken back"


def told_of(outcomes: Iterable[Outcome]) -> list[str]:
    """What came of adding, line by line."""
    lines = []
    for outcome in outcomes:
        addition = outcome.addition
        left_out = outcome.complaints.left_out
        lines.append(
            f"{addition.name}: {addition.places:,} places, {addition.united:,} of them known before"
            + (f"; {left_out:,} rows left out that are no places for news" if left_out else "")
        )
        lines += _complaints(outcome)
    return lines


def describe_additions(cache: Path | None) -> list[str]:
    """The additions, one a line."""
    return [
        # Names of files may hold what steers a terminal: repr writes it as escapes.
        f"  {a.name}: {a.places:,} places from {repr(a.origin)[1:-1]}"
        + (" (believed before the built-in ones)" if a.wins else "")
        for a in read_register(additions_folder(cache))
    ]


def _complaints(outcome: Outcome) -> list[str]:
    count = len(outcome.complaints)
    if not count:
        return []
    told = [f"  {complaint}" for complaint in outcome.complaints][:_LISTED]
    more = [f"  … and {count - len(told):,} more"] if count > len(told) else []
    return [f"not read, {count:,} in all:", *told, *more]


def _pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    pairs = []
    for word in words:
        field, sign, rest = word.partition("=")
        if not (field and sign and rest):
            raise QueryError(f"{word!r} is not written like field=column. Write it so.")
        pairs.append((field, rest))
    return pairs
