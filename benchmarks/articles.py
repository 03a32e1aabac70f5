"""Compare what Dateline reads in five published reports with what a careful coder takes from them.

    python benchmarks/articles.py FOLDER [--store FOLDER] [--check]

FOLDER holds the reports, one text file each; they are no part of the project. The coder's rows are
in benchmarks/articles/expectations.tsv, whose head explains the columns. A row is found when an
event's trigger lies on its anchor. Recall counts the rows that must be found; precision counts the
events that lie on any row; each aspect is the share of rows found whose place, date … is right.
Pairs of rows that are one event are scored after merging. Every miss is printed; `--check` fails
below the floors.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from coding.rows import ASPECTS, Match, Row, rows  # noqa: E402 - the check-out comes first

from gazetteer import Gazetteer  # noqa: E402 - as above
from geo.documents import read_documents  # noqa: E402 - as above
from geo.merging import merge  # noqa: E402 - as above
from geo.pipeline import geoparse  # noqa: E402 - as above
from geo.reading import Reading, Span  # noqa: E402 - as above
from geo.record import Record, records  # noqa: E402 - as above
from geo.timespan import TimeSpan  # noqa: E402 - as above

FLOORS: Final = {
    "recall": 0.93, "precision": 0.90, "type": 0.97, "place": 0.95, "when": 0.88, "stance": 0.97,
    "speaker": 0.95, "merges right": 0.93, "merges found": 0.50,
}  # fmt: skip
"""What is asked of every figure; below it something was broken."""


@dataclass(kw_only=True, slots=True)
class Score:
    """What came of all reports."""

    matches: list[Match] = field(default_factory=list)
    missed: list[Row] = field(default_factory=list)
    forbidden: list[tuple[Row, Record]] = field(default_factory=list)
    surplus: list[Record] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Recall, precision and the share of right answers for each aspect."""
        must = [match for match in self.matches if match.row.rank == "must"]
        shares = {
            aspect: sum(match.is_right(aspect) for match in must) / max(1, len(must))
            for aspect in ASPECTS
        }
        recall = len(must) / max(1, len(must) + len(self.missed))
        return {
            "recall": recall,
            "precision": len(self.matches) / max(1, len(self.records)),
            **shares,
        }


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
    total.records += told.values()
    total.missed += [row for row in wanted if row.rank == "must" and row.anchor not in taken]
    total.surplus += [told[event.id] for event in reading.events if event.id not in taken]


def _fit(match: Match, span: Span) -> tuple[bool, int]:
    trigger = match.event.trigger
    shared = min(span.end, trigger.end) - max(span.start, trigger.start)
    return match.is_right("type"), shared


@dataclass(frozen=True, kw_only=True, slots=True)
class Merging:
    """Which pairs of events on rows were merged, and which should have been."""

    records: dict[str, Record]
    """All events, by their ids."""
    left: int
    """Events after merging."""
    wanted: int
    """Events that a coder has where ours lie on rows."""
    one: set[tuple[str, str]]
    """Pairs that are one event."""
    joined: set[tuple[str, str]]
    """Pairs that were merged."""

    def figures(self) -> dict[str, float]:
        """The share of merged pairs that are right, and of right pairs that were merged."""
        right = len(self.one & self.joined)
        return {
            "merges right": right / max(1, len(self.joined)),
            "merges found": right / max(1, len(self.one)),
        }


def merging(total: Score, gazetteer: Gazetteer) -> Merging:
    """Merge the events of all reports, and compare the pairs with the rows."""
    merged = merge(total.records, gazetteer)
    group = {t.id: record.id for record in merged for t in record.tellings or (record,)}
    key = {
        match.record.id: match.row.same if match.row.same != "-" else match.record.id
        for match in total.matches
    }
    pairs = list(combinations(sorted(key), 2))
    return Merging(
        records={record.id: record for record in total.records},
        left=len(merged),
        wanted=len(set(key.values())),
        one={pair for pair in pairs if key[pair[0]] == key[pair[1]]},
        joined={pair for pair in pairs if group[pair[0]] == group[pair[1]]},
    )


def report_merging(found: Merging) -> None:
    """Print how many events are left after merging, and which pairs are wrong or missed."""
    right = found.one & found.joined
    print(
        f"\nMerging: {len(found.records)} events become {found.left}; a coder has {found.wanted}."
    )
    print(f"{len(right)} of {len(found.joined)} merged pairs are right, of {len(found.one)}.")
    for name, pairs in (("Wrongly merged", found.joined - right), ("Missed", found.one - right)):
        print(f"{name}:")
        for pair in sorted(pairs):
            told = [found.records[id_] for id_ in pair]
            print("  " + " | ".join(f"{each.document[:3]} {_words(each)}" for each in told))


def report(total: Score) -> None:
    """Print the figures and every miss."""
    must = sum(match.row.rank == "must" for match in total.matches)
    print(f"{len(rows())} rows; {must} found, {len(total.missed)} missed, of those that must be")
    print(f"{len(total.records)} events, {len(total.surplus)} on no row\n")
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
        print(f"  {record.document[:3]} {record.type} {_words(record)}")


def _words(record: Record) -> str:
    words = " ".join(record.quote[record.trigger.start : record.trigger.end].split())
    return f"{record.label} {words!r}"


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
        joined = merging(total, gazetteer)
    report(total)
    report_merging(joined)
    figures = {**total.figures(), **joined.figures()}
    low = [name for name, floor in FLOORS.items() if figures[name] < floor]
    if options.check and low:
        print(f"\nBelow the floor: {', '.join(low)}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
