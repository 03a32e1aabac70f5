"""Measure finding and resolving toponyms on corpora with marked place names.

    python -P benchmarks/toponyms.py FOLDER [--store FOLDER]

FOLDER holds `*.jsonl`, one document a line: `id`, `text`, `toponyms` with `start`, `end` (code
points, end exclusive) and, where known, `lon` and `lat`. Printed per corpus: precision, recall and
F1 of exact spans; the same end to end, where a toponym is right if it overlaps the marked one and
its place is at most 161 km away; that, or the place has the marked GeoNames id (countries have no
agreed point); documents a second.
"""

import argparse
import json
import math
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gazetteer import Gazetteer
from geo.reading import Toponym
from geo.toponyms import find_toponyms

RIGHT_KM = 161.0
EARTH_KM = 6371.009

Gold = dict[str, Any]


def main() -> int:
    """Run over every corpus of the folder and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the corpora lie")
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    options = parser.parse_args()
    corpora = sorted(options.folder.glob("*.jsonl"))
    if not corpora:
        print(f"No corpora (*.jsonl) in {options.folder}: nothing was measured.", file=sys.stderr)
        return 1
    print(f"{'corpus':<10} docs  exact P     R    F1   e2e P     R    F1  or id P  R    F1  docs/s")
    with Gazetteer.default(folder=options.store, progress=True) as gazetteer:
        for path in corpora:
            print(measure(path, gazetteer))
    return 0


def measure(path: Path, gazetteer: Gazetteer) -> str:
    """One line of the table."""
    documents = list(read(path))
    begin = time.perf_counter()
    readings = [find_toponyms(document["text"], gazetteer) for document in documents]
    seconds = time.perf_counter() - begin
    total: Counter[str] = Counter()
    for document, toponyms in zip(documents, readings, strict=True):
        total += count(document["toponyms"], toponyms)
    exact = rates(total["exact"], total["predicted"], total["gold"])
    whole = rates(total["right"], total["decided"], total["placed"])
    same = rates(total["same"], total["decided"], total["placed"])
    return (
        f"{path.stem:<10} {len(documents):4d}   {exact}   {whole}   {same}"
        f"  {len(documents) / seconds:6.0f}"
    )


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a corpus."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def count(gold: Sequence[Gold], toponyms: Sequence[Toponym]) -> Counter[str]:
    """What one document adds to the sums."""
    spans = {(toponym["start"], toponym["end"]) for toponym in gold}
    total = Counter(
        gold=len(gold),
        predicted=len(toponyms),
        exact=sum((t.span.start, t.span.end) in spans for t in toponyms),
        placed=sum(toponym.get("lat") is not None for toponym in gold),
        decided=sum(toponym.place is not None for toponym in toponyms),
    )
    for marked, toponym in pairs(gold, toponyms):
        if toponym.place is None:
            continue
        if marked.get("lat") is None:
            total["decided"] -= 1
            continue
        total["found"] += 1
        near = distance_km(marked, toponym) <= RIGHT_KM
        total["right"] += near
        total["same"] += near or toponym.place.id == f"geonames:{marked.get('geonameid')}"
    return total


def pairs(gold: Sequence[Gold], toponyms: Sequence[Toponym]) -> Iterator[tuple[Gold, Toponym]]:
    """Marked and found toponyms one to one, those that overlap most first."""
    near = [
        (-overlap / union, i, j)
        for i, marked in enumerate(gold)
        for j, toponym in enumerate(toponyms)
        if (
            overlap := min(marked["end"], toponym.span.end)
            - max(marked["start"], toponym.span.start)
        )
        > 0
        and (
            union := max(marked["end"], toponym.span.end) - min(marked["start"], toponym.span.start)
        )
    ]
    left, right = set(range(len(gold))), set(range(len(toponyms)))
    for _, i, j in sorted(near):
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            yield gold[i], toponyms[j]


def distance_km(marked: Gold, toponym: Toponym) -> float:
    """Great-circle distance between a marked toponym and the place that was found for it."""
    place = toponym.place
    if place is None:
        return math.inf
    lat, other = math.radians(marked["lat"]), math.radians(place.lat)
    half = math.radians(place.lon - marked["lon"]) / 2
    haversine = (
        math.sin((other - lat) / 2) ** 2 + math.cos(lat) * math.cos(other) * math.sin(half) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(haversine)))


def rates(right: int, answered: int, wanted: int) -> str:
    """Precision, recall and F1 in per cent."""
    precision, recall = right / max(1, answered), right / max(1, wanted)
    both = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"{100 * precision:5.1f} {100 * recall:5.1f} {100 * both:5.1f}"


if __name__ == "__main__":
    sys.exit(main())
