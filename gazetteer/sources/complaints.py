"""What an importer could not read: told line by line, while the good lines count."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_KEPT: Final = 1_000
"""Complaints kept in words; the rest is only counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Complaint:
    """One line, feature or file that could not be read."""

    where: str
    """The file, with the member of an archive after a slash."""
    number: int | None
    """Of the line or feature, from 1, the header included; none where the whole file is meant."""
    unit: str = "line"
    """What is counted: lines, features, rows."""
    reason: str
    """What was wrong, in words."""

    def __str__(self) -> str:
        spot = self.where if self.number is None else f"{self.where}, {self.unit} {self.number}"
        return f"{spot}: {self.reason}"


class Complaints:
    """Collects what an importer could not read, and counts what it left out on purpose."""

    def __init__(self) -> None:
        """Start with none."""
        self._kept: list[Complaint] = []
        self._count = 0
        self._left_out = 0

    def add(self, where: str, number: int | None, reason: object, *, unit: str = "line") -> None:
        """Complain of a line."""
        self._count += 1
        if len(self._kept) < _KEPT:
            self._kept.append(
                Complaint(where=where, number=number, unit=unit, reason=str(reason).strip(" ."))
            )

    def leave_out(self) -> None:
        """Count a good line that is no place for us: a road, a hotel, what is superseded."""
        self._left_out += 1

    @property
    def left_out(self) -> int:
        """Good lines that are no places for us."""
        return self._left_out

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Complaint]:
        """The complaints in the order in which they came; the first thousand."""
        return iter(self._kept)
