"""Words and people: what is no place and is taken for one by how it sounds."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gazetteer import Gazetteer
from gazetteer.bearers import written

WORDS = 20_000
PEOPLE = 5_000
ROOT = Path(__file__).resolve().parent.parent.parent
LISTS = ROOT / "geo" / "toponyms" / "data"
WORD = re.compile(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])")


def measure(gazetteer: Gazetteer, folder: Path) -> None:
    """Print the shares that only the wide tiers take for a place."""
    lists = [(f"commonest words in {folder}", words(folder)), ("people", people())]
    print(f"{'list':<44}  items  known    written so  taken by sound  likest")
    for label, items in lists:
        if not items:
            print(f"{label}: no *.jsonl with texts there, nothing was measured.")
            continue
        for context in ((), ("IQ", "SY")):
            show(gazetteer, label, items, context)


def show(gazetteer: Gazetteer, label: str, items: Sequence[str], context: tuple[str, ...]) -> None:
    """Print one line."""
    queries = gazetteer._queries  # noqa: SLF001 (which tier answers is what is measured)
    total: Counter[str] = Counter()
    taken: list[str] = []
    for item in items:
        if any(True for _ in written(queries, item)):
            total["written"] += 1
        elif found := gazetteer.find(item, context=context, limit=1):
            total["heard"] += 1
            taken.append(f"{item}={found[0].place.name}")
    print(
        f"{label:<44} {len(items):6d}  {'IQ SY' if context else '-':<7}"
        f"{100 * total['written'] / len(items):10.2f} % {100 * total['heard'] / len(items):13.2f} %"
        f"  {' '.join(taken[:3])}"
    )


def words(folder: Path) -> list[str]:
    """The commonest words of the texts under a folder that are written small."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.jsonl")):
        for text in texts(path):
            counts.update(WORD.findall(text))
    return [word for word, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:WORDS]]


def texts(path: Path) -> Iterator[str]:
    """The `text` of each line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line) if line.strip() else {}
            if isinstance(document, dict) and isinstance(document.get("text"), str):
                yield document["text"]


def people() -> list[str]:
    """Given names and surnames, put together by chance, the same each time."""
    given, surnames = (listed(LISTS / name) for name in ("given_names.txt", "surnames.txt"))
    chance = random.Random(5)  # noqa: S311 (a sample, not a secret)
    return [f"{chance.choice(given)} {chance.choice(surnames)}".title() for _ in range(PEOPLE)]


def listed(path: Path) -> list[str]:
    """The words of a list; lines that start with # are comments."""
    lines: Iterable[str] = path.read_text(encoding="utf-8").splitlines()
    return sorted({word for line in lines if not line.startswith("#") for word in line.split()})
