"""Measure how well events that are one are found to be one.

    python benchmarks/merging.py FOLDER [--store FOLDER] [--topics N]

FOLDER holds `ecbplus.jsonl`, the ECB+ corpus (Cybulska and Vossen 2014), one report a line:
`topic`, `text`, `selected_sentences`, `sentences` and `events` with `trigger` and `coref`. Scored
are the mentions of the selected sentences, over all topics at once, with B-cubed (Bagga and Baldwin
1998), MUC (Vilain 1995), CEAF-e (Luo 2005) and their mean, the CoNLL F1. "Gold mentions" are all
that the corpus marks; "own events" only those that Dateline reads as events. Baselines: every
mention for itself; the same stem within a topic, for which the baseline is told the topic, we are
not.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gazetteer import Gazetteer  # noqa: E402 - the check-out comes first
from geo.merging import merge  # noqa: E402 - as above
from geo.merging.wording import stem  # noqa: E402 - as above
from geo.pipeline import geoparse  # noqa: E402 - as above
from geo.reading import Document, Reading, Span  # noqa: E402 - as above
from geo.record import Record, records  # noqa: E402 - as above
from geo.timespan import UNDATED  # noqa: E402 - as above

Groups = Mapping[str, Hashable]
"""The group of each mention."""


class Mention(NamedTuple):
    """An event word that the corpus marks."""

    key: str
    topic: str
    stem: str
    group: str
    own: bool
    """Whether Dateline reads it as an event."""
    record: Record


class Rates(NamedTuple):
    """Precision and recall."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def main() -> int:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where ecbplus.jsonl lies")
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    parser.add_argument("--topics", type=int, default=0, help="only the first topics")
    options = parser.parse_args()
    path = options.folder / "ecbplus.jsonl"
    if not path.is_file():
        print(f"{path} is not there: give the folder that holds ecbplus.jsonl")
        return 2
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    chosen = sorted({line["topic"] for line in lines}, key=int)[: options.topics or None]
    lines = [line for line in lines if line["topic"] in chosen]
    with Gazetteer.default(folder=options.store) as gazetteer:
        found, others = mentions(lines, gazetteer)
        own = [mention for mention in found if mention.own]
        for name, part in (("gold mentions", found), ("own events", own)):
            start = process_time()
            together = [*(mention.record for mention in part), *others]
            ours = grouped(part, merge(together, gazetteer))
            spent = process_time() - start
            print(f"\n{len(part)} {name} in {len(lines)} reports; merged in {spent:.1f} s")
            report(part, ours)
    return 0


def mentions(
    lines: Sequence[dict[str, Any]], gazetteer: Gazetteer
) -> tuple[list[Mention], list[Record]]:
    """The marked mentions of selected sentences, each with the record that Dateline has for it.

    Beside them the records of all other events, which are merged as well and not scored.
    """
    documents = [
        Document(id=line["id"], title="", text=line["text"], source=line["id"]) for line in lines
    ]
    readings = list(geoparse(documents, gazetteer))
    found = [
        mention
        for line, reading in zip(lines, readings, strict=True)
        for mention in _of_report(line, reading)
    ]
    used = {mention.record.id for mention in found}
    others = [r for reading in readings for r in records(reading) if r.id not in used]
    return found, others


def _of_report(line: dict[str, Any], reading: Reading) -> Iterable[Mention]:
    told = list(zip(reading.events, records(reading), strict=True))
    used: set[str] = set()
    spans = {number: (start, end) for number, start, end in line["sentences"]}
    for event in line["events"]:
        if event["sent"] not in line["selected_sentences"]:
            continue
        span = Span(start=event["trigger"]["start"], end=event["trigger"]["end"])
        record = next((r for e, r in told if e.trigger.overlaps(span) and r.id not in used), None)
        used.add("" if record is None else record.id)
        first = (event["coref"], f"{line['topic']} {event['coref']}")
        yield Mention(
            key=f"{line['id']}#{event['id']}",
            topic=line["topic"],
            stem=stem(event["trigger"]["text"].split()[-1]),
            group=first[1] if first[0] else event["id"],
            own=record is not None,
            record=record or _bare(reading.document, span, spans[event["sent"]]),
        )


def _bare(document: Document, span: Span, sentence: tuple[int, int]) -> Record:
    """A record of a word that Dateline does not take for an event."""
    start, end = sentence
    word = document.text[span.start : span.end]
    return Record(
        id=f"{document.id}#{span.start}-{span.end}",
        type="",
        label=stem(word.split()[-1]),
        factuality="asserted",
        quote=document.text[start : max(end, span.end)],
        trigger=Span(start=span.start - start, end=span.end - start),
        places=(),
        when=UNDATED,
        date_text="",
        actors=(),
        recipients=(),
        quantities=(),
        attribution="",
        document=document.id,
        title="",
        source=document.id,
        published=None,
    )


def grouped(found: Sequence[Mention], merged: Iterable[Record]) -> dict[str, str]:
    """The group of each mention by what was merged."""
    group = {telling.id: record.id for record in merged for telling in record.tellings or (record,)}
    return {mention.key: group[mention.record.id] for mention in found}


def report(found: Sequence[Mention], ours: Groups) -> None:
    """Print our figures beside the baselines."""
    gold = {mention.key: mention.group for mention in found}
    print("| | B3 P | B3 R | B3 F1 | MUC F1 | CEAF-e F1 | CoNLL F1 | pairs P | pairs R |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, groups in (
        ("every mention for itself", {mention.key: mention.key for mention in found}),
        ("same stem in a topic", {m.key: (m.topic, m.stem) for m in found}),
        ("Dateline", ours),
    ):
        cubed, muc, entity = b_cubed(gold, groups), links(gold, groups), ceaf(gold, groups)
        paired = pairs(gold, groups)
        mean = (cubed.f1 + muc.f1 + entity.f1) / 3
        figures = (*cubed, cubed.f1, muc.f1, entity.f1, mean, *paired)
        print(f"| {name} | " + " | ".join(f"{100 * figure:.1f}" for figure in figures) + " |")


def _sets(groups: Groups) -> dict[Hashable, set[str]]:
    found: defaultdict[Hashable, set[str]] = defaultdict(set)
    for key, group in groups.items():
        found[group].add(key)
    return found


def _both(measure: Callable[[Groups, Groups], float], gold: Groups, ours: Groups) -> Rates:
    return Rates(precision=measure(ours, gold), recall=measure(gold, ours))


def b_cubed(gold: Groups, ours: Groups) -> Rates:
    """Bagga and Baldwin (1998)."""

    def share(one: Groups, other: Groups) -> float:
        total = sum(
            sum(n * n for n in Counter(other[key] for key in members).values()) / len(members)
            for members in _sets(one).values()
        )
        return total / len(one)

    return _both(share, gold, ours)


def links(gold: Groups, ours: Groups) -> Rates:
    """MUC (Vilain 1995)."""

    def share(one: Groups, other: Groups) -> float:
        sets = _sets(one).values()
        kept = sum(len(members) - len({other[key] for key in members}) for members in sets)
        return kept / max(1, sum(len(members) - 1 for members in sets))

    return _both(share, gold, ours)


def pairs(gold: Groups, ours: Groups) -> Rates:
    """Pairs of mentions in one group."""

    def share(one: Groups, other: Groups) -> float:
        sets = _sets(one).values()
        kept = sum(
            n * (n - 1) for members in sets for n in Counter(other[k] for k in members).values()
        )
        return kept / max(1, sum(len(members) * (len(members) - 1) for members in sets))

    return _both(share, gold, ours)


def ceaf(gold: Groups, ours: Groups) -> Rates:
    """CEAF-e (Luo 2005): groups are matched one to one, here the likest first."""
    one, other = _sets(gold), _sets(ours)
    met = Counter((gold[key], ours[key]) for key in gold)
    scored = sorted(
        (
            (2 * n / (len(one[a]) + len(other[b])), str(a), str(b), a, b)
            for (a, b), n in met.items()
        ),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    used_gold: set[Hashable] = set()
    used_ours: set[Hashable] = set()
    total = 0.0
    for worth, _, _, a, b in scored:
        if a not in used_gold and b not in used_ours:
            used_gold.add(a)
            used_ours.add(b)
            total += worth
    return Rates(precision=total / len(other), recall=total / len(one))


if __name__ == "__main__":
    sys.exit(main())
