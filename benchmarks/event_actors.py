"""Measure how often who acts in an event, and whom it befalls, is told as people marked it.

    python -P benchmarks/event_actors.py FOLDER [--store FOLDER] [--errors N]

FOLDER holds `rams_dev.jsonl` and `wikievents_dev.jsonl`: texts whose `events` have a `trigger` and
`participants` with a `role` (`start`, `end`: code points, end exclusive). Counted are participants
in the sentence of a trigger that one of our events overlaps, under roles that say who does it
(attacker, killer, …) or whom it befalls (victim, target, …): right is one that overlaps an actor of
ours in that role, swapped one in the other. Pronouns, of which people marked many, count as well
and cannot be found: we name nobody by "he".
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gazetteer import Gazetteer  # noqa: E402 - the check-out comes first
from geo.pipeline import read  # noqa: E402 - as above
from geo.reading import Document, Event  # noqa: E402 - as above

Row = dict[str, Any]

CORPORA = ("rams_dev", "wikievents_dev")
ROLES = {
    "actor": {
        "attacker", "killer", "injurer", "destroyer", "damagerdestroyer", "damager", "jailer",
        "demonstrator", "communicator", "judgecourt", "deporter", "kidnapper", "perpetrator",
    },
    "recipient": {
        "victim", "target", "detainee", "artifact", "defendant", "hostage", "recipient",
    },
}  # fmt: skip


def main() -> int:
    """Print the figures."""
    options = _options()
    told: Counter[tuple[str, str]] = Counter()
    errors = options.errors
    with Gazetteer.default(folder=options.store) as gazetteer:
        for row in _rows(options.folder):
            for want, verdict, line in _judged(row, gazetteer):
                told[want, verdict] += 1
                if verdict != "right" and errors > 0:
                    errors -= 1
                    print(f"{verdict} {want}: {line}")
    for want in ROLES:
        number = sum(count for (role, _), count in told.items() if role == want)
        right, swapped = (100 * told[want, v] / max(1, number) for v in ("right", "swapped"))
        print(f"{want}s ({number}): right {right:.1f} %, swapped {swapped:.1f} %")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Who did it, to whom.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--store", type=Path, default=None)
    parser.add_argument("--errors", type=int, default=0)
    return parser.parse_args()


def _rows(folder: Path) -> Iterator[Row]:
    for name in CORPORA:
        path = folder / f"{name}.jsonl"
        if not path.exists():
            sys.exit(f"{path} is absent: FOLDER must hold the marked corpora of events.")
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if any(event["participants"] for event in row["events"]):
                yield row


def _judged(row: Row, gazetteer: Gazetteer) -> Iterator[tuple[str, str, str]]:
    """Role, verdict and what stands there for each participant that counts."""
    document = Document(id="x", title="", text=row["text"], source="")
    events = read(document, gazetteer).events
    for key in row["events"]:
        ours = next((event for event in events if _overlaps(event, key["trigger"])), None)
        if ours is None:
            continue
        for part in key["participants"]:
            role = part["role"].lower().rpartition("_")[2]
            want = next((name for name, roles in ROLES.items() if role in roles), None)
            if want is not None and ours.sentence.start <= part["start"] < ours.sentence.end:
                line = row["text"][ours.sentence.start : ours.sentence.end].replace("\n", " ")
                yield want, _verdict(ours, part, want), f"{part['text']} | {line[:200]}"


def _overlaps(event: Event, trigger: Row) -> bool:
    return bool(event.trigger.start < trigger["end"] and trigger["start"] < event.trigger.end)


def _verdict(event: Event, part: Row, want: str) -> str:
    over = {
        actor.role
        for actor in event.actors
        if actor.span.start < part["end"] and part["start"] < actor.span.end
    }
    return "right" if want in over else "swapped" if over else "missed"


if __name__ == "__main__":
    sys.exit(main())
