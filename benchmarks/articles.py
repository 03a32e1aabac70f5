"""Compare what Dateline reads in five published reports with what a careful coder takes from them.

    python benchmarks/articles.py FOLDER [--store FOLDER] [--check]

FOLDER holds the reports, one text file each; they are no part of the project. The coder's rows are
benchmarks/articles/expectations.tsv, whose head explains the columns. A row is found when an event's
trigger lies on its anchor. Recall counts the rows that must be found; precision counts the events
that lie on any row; each aspect is the share of rows found whose place, date … is right. Same-event
pairs are scored after merging. Every miss is printed. `--check` fails below the floors.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gazetteer import Gazetteer  # noqa: E402 - the check-out comes first
from geo.documents import read_documents  # noqa: E402 - as above
from geo.pipeline import geoparse  # noqa: E402 - as above
from geo.reading import Event, Reading, Span  # noqa: E402 - as above
from geo.record import Record, records  # noqa: E402 - as above
from geo.timespan import TimeSpan  # noqa: E402 - as above

TABLE: Final = Path(__file__).resolve().parent / "articles" / "expectations.tsv"
ASPECTS: Final = ("type", "place", "when", "stance", "speaker")
FLOORS: Final = {"recall": 0.85, "precision": 0.70, "type": 0.75, "place": 0.80, "when": 0.80,
                 "stance": 0.90}  # fmt: skip
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of the table; the columns are explained at its head."""

    report: str
    anchor: str
    rank: str
    type: str
    place: str
    where: str
    when: str
    stance: str
    speaker: str
    same: str
    what: str

    def span(self, text: str) -> Span | None:
        """Where the anchor lies in a report; none if it is not there."""
        words, _, number = self.anchor.partition("#")
        start = -1
        for _ in range(int(number or 1)):
            start = text.find(words, start + 1)
        return None if start < 0 else Span(start=start, end=start + len(words))


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A row, and the event that was found on it."""

    row: Row
    event: Event
    record: Record

    def is_right(self, aspect: str) -> bool:
        """Whether one aspect of the event is as the coder has it."""
        return _CHECKS[aspect](self)


@dataclass(kw_only=True, slots=True)
class Score:
    """What came of all reports."""

    matches: list[Match] = field(default_factory=list)
    missed: list[Row] = field(default_factory=list)
    forbidden: list[tuple[Row, Record]] = field(default_factory=list)
    surplus: list[Record] = field(default_factory=list)
    events: int = 0

    def figures(self) -> dict[str, float]:
        """Recall, precision and the share of right answers for each aspect."""
        must = [match for match in self.matches if match.row.rank == "must"]
        shares = {
            aspect: sum(match.is_right(aspect) for match in must) / max(1, len(must))
            for aspect in ASPECTS
        }
        recall = len(must) / max(1, len(must) + len(self.missed))
        return {"recall": recall, "precision": len(self.matches) / max(1, self.events), **shares}


def rows() -> tuple[Row, ...]:
    """The coder's table."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    names = lines[0].split("\t")
    return tuple(Row(**dict(zip(names, line.split("\t"), strict=True))) for line in lines[1:])


def score(readings: Iterable[Reading]) -> Score:
    """Compare readings of the reports with the table."""
    total = Score()
    for reading in readings:
        wanted = [row for row in rows() if reading.document.id.startswith(row.report)]
        _compare(reading, wanted, total)
    return total


def _compare(reading: Reading, wanted: Sequence[Row], total: Score) -> None:
    told = dict(zip((event.id for event in reading.events), records(reading), strict=True))
    pairs = []
    for n, row in enumerate(wanted):
        span = row.span(reading.document.text)
        if span is None:
            raise SystemExit(f"{reading.document.id}: {row.anchor!r} is not there; other reports?")
        for event in reading.events:
            if event.trigger.overlaps(span):
                match = Match(row=row, event=event, record=told[event.id])
                pairs.append((_fit(match, span), -n, event.id, match))
    taken: set[str] = set()
    for _, _, _, match in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
        if match.row.anchor not in taken and match.event.id not in taken:
            taken |= {match.row.anchor, match.event.id}
            if match.row.rank == "never":
                total.forbidden.append((match.row, match.record))
            else:
                total.matches.append(match)
    total.events += len(reading.events)
    total.missed += [row for row in wanted if row.rank == "must" and row.anchor not in taken]
    total.surplus += [told[event.id] for event in reading.events if event.id not in taken]


def _fit(match: Match, span: Span) -> tuple[bool, int]:
    trigger = match.event.trigger
    shared = min(span.end, trigger.end) - max(span.start, trigger.start)
    return match.is_right("type"), shared


def _type(match: Match) -> bool:
    wanted = match.row.type.casefold().split("|")
    record = match.record
    own = (record.type.casefold(), record.label.casefold(), str(getattr(record, "category", "")))
    return any(fnmatchcase(name, pattern) for pattern in wanted for name in own)


def _place(match: Match) -> bool:
    wanted = match.row.place.casefold().split("|")
    names = [place.name.casefold() for place in match.record.places]
    if not names:
        return "-" in wanted
    return all(any(fnmatchcase(name, pattern) for pattern in wanted) for name in names)


def _stance(match: Match) -> bool:
    return match.record.factuality in match.row.stance.split("|")


def _speaker(match: Match) -> bool:
    wanted, said = match.row.speaker.casefold(), match.record.attribution.casefold()
    if not said:
        return wanted.startswith(("~", "-"))
    return wanted == "-" or any(word in said for word in wanted.lstrip("~").split("|"))


def _when(match: Match) -> bool:
    return any(_agrees(match.record.when, wish) for wish in match.row.when.split("|"))


def _agrees(when: TimeSpan, wish: str) -> bool:
    if wish in ("*", "none"):
        return wish == "*" or not when.is_dated
    word, _, rest = wish.rpartition(" ")
    start, end = _bounds(rest)
    first, last = when.start or datetime.min, when.end or datetime.max  # noqa: DTZ901 - no zones
    if word == "in":
        return start <= first and last <= end
    if word == "by":
        return when.is_dated and first < end and (last <= end or when.start is not None)
    if word == "from":
        return when.start is not None and start <= first
    return (_midnight(first), _midnight(last)) == (start, end)


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _bounds(text: str) -> tuple[datetime, datetime]:
    """First moment and end of `2014`, `2024-12`, `2019-10-15`, `2004/2018`."""
    first, _, last = text.partition("/")
    return _unit(first)[0], _unit(last or first)[1]


def _unit(text: str) -> tuple[datetime, datetime]:
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    start = datetime(*[*numbers, 1, 1][:3])
    if len(numbers) == 3:  # noqa: PLR2004 - year, month, day
        return start, start + _DAY
    if len(numbers) == 1:
        return start, datetime(start.year + 1, 1, 1)
    return start, datetime(start.year + start.month // 12, start.month % 12 + 1, 1)


_CHECKS: Final = {
    "type": _type,
    "place": _place,
    "when": _when,
    "stance": _stance,
    "speaker": _speaker,
}


def report(total: Score) -> None:
    """Print the figures and every miss."""
    must = sum(match.row.rank == "must" for match in total.matches)
    print(f"{len(rows())} rows; {must} found, {len(total.missed)} missed, of those that must be")
    print(f"{total.events} events, {len(total.surplus)} on no row\n")
    print("| aspect | share |\n|---|---|")
    for name, share in total.figures().items():
        print(f"| {name} | {100 * share:.1f} |")
    print("\nMissed:")
    for row in total.missed:
        print(f"  {row.report} {row.anchor!r}: {row.what}")
    print("\nEvents where there is none:")
    for row, record in total.forbidden:
        print(f"  {row.report} {row.anchor!r} as {record.type} {record.label}")
    for aspect in ASPECTS:
        print(f"\nWrong {aspect}:")
        for match in total.matches:
            if not match.is_right(aspect):
                print(f"  {_told(match, aspect)}")
    print("\nOn no row:")
    for record in total.surplus:
        words = " ".join(record.quote[record.trigger.start - 0 : record.trigger.end].split())
        print(f"  {record.document[:3]} {record.type} {record.label}: {words!r}")


def _told(match: Match, aspect: str) -> str:
    record, row = match.record, match.row
    said = {
        "type": f"{record.type} {record.label}",
        "place": ", ".join(place.name for place in record.places) or "nowhere",
        "when": _span(record.when),
        "stance": record.factuality,
        "speaker": record.attribution or "nobody",
    }
    rank = "" if row.rank == "must" else f" ({row.rank})"
    return f"{row.report} {row.anchor!r}{rank}: {said[aspect]}; not {getattr(row, aspect)}"


def _span(when: TimeSpan) -> str:
    ends = ["" if end is None else end.isoformat()[:10] for end in (when.start, when.end)]
    return f"{ends[0]}…{ends[1]} ({when.precision})" if when.is_dated else "undated"


def main() -> int:
    """Print the comparison; fail below the floors if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the reports lie")
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    parser.add_argument("--check", action="store_true", help="fail below the floors")
    options = parser.parse_args()
    if not options.folder.is_dir():
        print(f"{options.folder} is not there: give the folder that holds the five reports")
        return 2
    with Gazetteer.default(folder=options.store) as gazetteer:
        total = score(geoparse(read_documents([options.folder]).documents, gazetteer))
    report(total)
    low = [name for name, floor in FLOORS.items() if total.figures()[name] < floor]
    if options.check and low:
        print(f"\nBelow the floor: {', '.join(low)}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
