"""Show that hostile and odd texts cost what their length costs: each at 1x, 10x and 100x.

    python -P benchmarks/hostile.py [--store FOLDER] [--largest 100]

Printed are processor seconds for finding and resolving all toponyms, and the growth of cost per
code point from the smallest to the largest; about 1 is linear. Fails where it exceeds 3.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parent.parent
# The check-out comes first; this folder holds a file that would stand for the package.
sys.path[0] = str(ROOT)

from gazetteer import Gazetteer  # noqa: E402 - as above
from geo.toponyms import find_toponyms  # noqa: E402 - as above

SIZES: Final = (1, 10, 100)
MOST: Final = 3.0
"""Growth of the cost per code point that passes as linear: small texts fit into caches."""
LEAST: Final = 0.005
"""Seconds: what is quicker is counted so, for clocks and warm-up blur it."""
NAMES: Final = (
    "Springfield", "Paris", "San Jose", "Tripoli", "Alexandria", "Mosul", "Washington", "Cordoba",
    "Homs", "Victoria", "Georgetown", "Santiago", "Aleppo", "Kirkuk", "Richmond", "Columbus",
)  # fmt: skip


def many_names(times: int) -> str:
    """Five hundred place names, many of many places."""
    return " ".join(f"They left {NAMES[i % len(NAMES)]}." for i in range(500 * times))


def different_names(times: int) -> str:
    """Hundreds of names that no gazetteer has."""
    return ", ".join(f"the town of Zq{_letters(i)}ra" for i in range(100 * times))


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def planes(times: int) -> str:
    """Code points of every plane, lone surrogates among them."""
    step = max(1, 1_114_112 // (10_000 * times))
    return "".join(chr(code) for code in range(0, 1_114_112, step))


TEXTS: Final[dict[str, Callable[[int], str]]] = {
    "one letter": lambda times: "a" * 100_000 * times,
    "one capital": lambda times: "A" * 100_000 * times,
    "commas": lambda times: "," * 10_000 * times,
    "capitals and blanks": lambda times: "A " * 5_000 * times,
    "brackets": lambda times: "(" * 10_000 * times,
    "apostrophes": lambda times: "a'" * 5_000 * times,
    "line breaks": lambda times: "\n" * 10_000 * times,
    "every plane": planes,
    "place names": many_names,
    "unknown names": different_names,
    "one list": lambda times: ", ".join(NAMES * 20 * times),
    "one sentence": lambda times: "Mosul and " * 500 * times,
}


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    parser.add_argument("--largest", type=int, choices=SIZES, default=SIZES[-1])
    options = parser.parse_args()
    sizes = [size for size in SIZES if size <= options.largest]
    print("text                 " + "".join(f"{f'{size}x':>10}" for size in sizes) + "  growth")
    worst = 0.0
    with Gazetteer.default(folder=options.store, progress=True) as gazetteer:
        find_toponyms("They left Mosul.", gazetteer)
        for name, make in TEXTS.items():
            texts = [make(size) for size in sizes]
            spent = [_seconds(text, gazetteer) for text in texts]
            each = [
                max(seconds, LEAST) / len(text) for seconds, text in zip(spent, texts, strict=True)
            ]
            growth = each[-1] / each[0]
            worst = max(worst, growth)
            cells = "".join(f"{seconds:10.3f}" for seconds in spent)
            print(f"{name:<21}{cells}  {growth:6.2f}", flush=True)
    return int(worst > MOST)


def _seconds(text: str, gazetteer: Gazetteer) -> float:
    start = time.process_time()
    find_toponyms(text, gazetteer)
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
