"""What people decided, read from their files and applied on the way."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gazetteer import Gazetteer
from geo.corrections import Correction, Mender, load_corrections, located
from geo.merging import Ties
from geo.reading import Reading
from geo.record import Record


class Decisions:
    """The corrections of some files, and what became of them."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Read the files.

        Raises:
            FormatError: A file holds no correction.
        """
        loaded = [load_corrections(path) for path in paths]
        self.corrections: tuple[Correction, ...] = tuple(
            correction for each in loaded for correction in each.corrections
        )
        self.problems = tuple(problem for each in loaded for problem in each.problems)
        self._mender = Mender(self.corrections)

    def locate(self, gazetteer: Gazetteer) -> None:
        """Say of places that people put on the map in which country they lie, before any use."""
        self.corrections = located(self.corrections, gazetteer)
        self._mender = Mender(self.corrections)

    def applied(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings with what was decided of them, one by one."""
        return map(self._mender.mend, readings) if self.corrections else iter(readings)

    def applied_to_events(self, found: Sequence[Record]) -> list[Record]:
        """Events without their reports, with what was decided of them."""
        if not self.corrections:
            return list(found)
        mended = map(self._mender.mend_record, found)
        return [record for record in mended if record is not None]

    def ties(self) -> Ties:
        """Which events of the readings so far were joined, and which were kept apart."""
        return self._mender.ties()

    def leftovers(self) -> tuple[str, ...]:
        """What could not be read, and what found nothing in the readings so far, in words."""
        return (*self.problems, *map(str, self._mender.leftovers()))
