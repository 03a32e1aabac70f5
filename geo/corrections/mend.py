"""Apply corrections to readings, one by one as they come, and tell what became of each."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from geo.addresses import file_of
from geo.corrections.anchor import CHANGED, MISPLACED, find_again, find_exactly
from geo.corrections.correction import Apart, Correction, Means, NoEvent, NoPlace, Same, Target
from geo.corrections.digest import digest
from geo.corrections.happenings import Triggers, mend_events
from geo.corrections.names import Names, Rules, mend_names, without_overlaps
from geo.corrections.told import is_name_change, mend_place, mend_told, names, tells
from geo.corrections.words import amendment
from geo.merging import Ties
from geo.reading import Amended, EventPlace, Reading, Span
from geo.record import Record

_ABSENT: Final = "its report is not among those that were read"
_UNTOLD: Final = "nothing is told to happen there any more"
_ALONE: Final = "fewer than two of its events are among those that were read"
_UNNAMED: Final = "no name is written so, or none was put there"


@dataclass(frozen=True, kw_only=True, slots=True)
class Leftover:
    """A correction that changed nothing."""

    correction: Correction
    reason: str
    """In words."""

    def __str__(self) -> str:
        """In one line, as for a terminal."""
        spot = f"{self.correction.spot}: " if self.correction.spot else ""
        return f"{spot}{self.correction.label}: {self.reason}"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Anchored:
    """A target of a correction, found in the report."""

    number: int
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """What became of corrections in some readings; each is told by its number, from 0."""

    used: Sequence[int] = ()
    """Which changed something, or confirmed it."""
    reasons: Sequence[tuple[int, str]] = ()
    """Why others did not, where that is known."""
    tied: Sequence[tuple[int, Sequence[str]]] = ()
    """Which events those name that say what is one, and what is not: ids."""


class Mender:
    """Holds corrections, and remembers which of them found what they speak of."""

    def __init__(self, corrections: Sequence[Correction]) -> None:
        """Take corrections; of two that speak of one thing the later holds."""
        self._corrections = tuple(corrections)
        self._rules = Rules(self._corrections)
        self._by_document: dict[str, list[tuple[int, Target]]] = {}
        self._by_source: dict[str, list[tuple[int, Target]]] = {}
        self._used: set[int] = set()
        self._reasons: dict[int, str] = {}
        self._tied: dict[int, list[str]] = {}
        self._unmet: set[int] = set()
        for number, correction in enumerate(self._corrections):
            for target in correction.targets:
                self._by_document.setdefault(target.document, []).append((number, target))
                if target.source:
                    # The same folder is called otherwise from elsewhere: files go by their names.
                    name = file_of(target.source)
                    self._by_source.setdefault(name, []).append((number, target))

    def mend(self, reading: Reading) -> Reading:
        """The reading with all that was said of it; itself where nothing was."""
        found = list(self._anchored(reading))
        renamed = self._renamed(reading, found)
        triggers = Triggers(renamed.events)
        wanted: dict[str, list[Correction]] = {}
        for anchored in found:
            correction = self._corrections[anchored.number]
            if isinstance(correction.change, Means | NoPlace):
                continue
            event = triggers.at(anchored.span)
            if event is None and not isinstance(correction.change, NoEvent):
                self._reasons[anchored.number] = _UNTOLD
                continue
            if event is not None and isinstance(correction.change, Same | Apart):
                self._tied.setdefault(anchored.number, []).append(event.id)
                continue
            if event is not None:
                wanted.setdefault(event.id, []).append(correction)
            self._used.add(anchored.number)
        return mend_events(renamed, wanted) if wanted else renamed

    def mend_record(self, record: Record) -> Record | None:
        """An event without its report, with all that was said of it; none if it is no event."""
        said = self._by_source.get(file_of(record.source), ())
        after = self._with_places(record, said)
        for number, target in said:
            correction = self._corrections[number]
            if after is None or is_name_change(correction) or not tells(record, target):
                continue
            if isinstance(correction.change, Same | Apart):
                self._tied.setdefault(number, []).append(record.id)
                continue
            self._used.add(number)
            after = mend_told(after, correction)
        return after

    def _with_places(self, record: Record, said: Sequence[tuple[int, Target]]) -> Record | None:
        after: Record | None = record
        # From the last on, so that numbers stay where a place goes.
        for index in reversed(range(len(record.places))):
            place = record.places[index]
            own = [
                (number, self._corrections[number])
                for number, target in said
                if is_name_change(self._corrections[number]) and names(record, place, target)
            ]
            last = own[-1] if own else self._rules.of(place.text, place)
            if last is not None and after is not None:
                self._used |= {last[0], *(number for number, _ in own)}
                after = mend_place(after, index, last[1])
        return after

    def ties(self) -> Ties:
        """Which events are one and which are not, of all readings so far."""
        ties = Ties()
        for number in sorted(self._tied):
            correction, ids = self._corrections[number], self._tied[number]
            what: Amended = "same" if isinstance(correction.change, Same) else "apart"
            if len(set(ids)) > 1:
                ties.add(ids, amendment(correction, what))
        return ties

    def marks(self) -> Marks:
        """What became of the corrections so far, to be told to another that holds the same."""
        return Marks(
            used=tuple(sorted(self._used)),
            reasons=tuple(sorted(self._reasons.items())),
            tied=tuple(sorted((number, tuple(ids)) for number, ids in self._tied.items())),
        )

    def heed(self, marks: Marks) -> None:
        """Take in what became of the corrections where others applied them."""
        self._used |= set(marks.used)
        for number, reason in marks.reasons:
            self._reasons.setdefault(number, reason)
        for number, ids in marks.tied:
            self._tied.setdefault(number, []).extend(ids)

    def heed_merging(self, met: Collection[tuple[str, str]], why: str) -> None:
        """Learn which pairs of events were compared, ids in order; and why no others were."""
        known = set(met)
        for number, ids in self._tied.items():
            if known.isdisjoint(combinations(sorted(set(ids)), 2)):
                self._unmet.add(number)
                self._reasons.setdefault(number, why)

    @property
    def count(self) -> int:
        """How many corrections there are."""
        return len(self._corrections)

    def leftovers(self) -> tuple[Leftover, ...]:
        """The corrections that found nothing in any reading so far, and why."""
        return tuple(self._left())

    def _left(self) -> Iterator[Leftover]:
        for number, correction in enumerate(self._corrections):
            is_tied = len(set(self._tied.get(number, ()))) > 1 and number not in self._unmet
            if number in self._used or is_tied:
                continue
            otherwise = _ABSENT if correction.rule is None else _UNNAMED
            if number in self._tied:
                otherwise = _ALONE
            reason = self._reasons.get(number, otherwise)
            yield Leftover(correction=correction, reason=reason)

    def _anchored(self, reading: Reading) -> Iterator[_Anchored]:
        """What speaks of this report, in the order of the corrections."""
        text = reading.document.text
        # Most collections have no correction for most of their reports.
        own = digest(text) if self._by_document else ""
        exact = ((n, t, True) for n, t in self._by_document.get(own, ()))
        again = (
            (n, t, False)
            for n, t in self._by_source.get(file_of(reading.document.source), ())
            if t.document != own
        )
        for number, target, is_exact in sorted((*exact, *again), key=lambda each: each[0]):
            span = find_exactly(text, target) if is_exact else find_again(text, target)
            if span is None:
                self._reasons.setdefault(number, MISPLACED if is_exact else CHANGED)
            else:
                yield _Anchored(number=number, span=span)

    def _renamed(self, reading: Reading, found: Sequence[_Anchored]) -> Reading:
        wanted = []
        for anchored in found:
            correction = self._corrections[anchored.number]
            if isinstance(correction.change, Means | NoPlace):
                wanted.append((anchored.span, correction))
                self._used.add(anchored.number)
        names = mend_names(
            reading.toponyms, without_overlaps(wanted), self._rules, reading.document.text
        )
        self._used |= names.rules
        return _relinked(reading, names) if wanted or names.rules else reading


def _relinked(reading: Reading, names: Names) -> Reading:
    """The reading with corrected names, its events at them."""
    return replace(
        reading,
        toponyms=names.toponyms,
        events=tuple(
            replace(
                event,
                places=tuple(
                    dict.fromkeys(
                        EventPlace(toponym=names.moved[link.toponym], role=link.role)
                        for link in event.places
                        if link.toponym in names.moved
                    )
                ),
            )
            for event in reading.events
        ),
    )
