"""Show that hostile and odd texts cost what their length costs: each at 1x, 10x and 100x.

    python -P benchmarks/hostile.py [--store FOLDER] [--largest 100] [--only TEXT ...]

Printed are processor seconds of each part of reading: place names found and resolved, dates of the
document and in it, events; and the growth of cost per code point from the smallest to the largest;
about 1 is linear. Fails where it exceeds 3.
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
from geo.dates import date_document, read_timexes  # noqa: E402 - as above
from geo.events import read_events  # noqa: E402 - as above
from geo.reading import Document  # noqa: E402 - as above
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


def capitals(times: int) -> str:
    """Acts in capitals that are only called so, told again and again."""
    told = (
        "A bomb killed ten people in Iraq's capital. The blast in Mosul hurt twenty, police said."
    )
    return f"Baghdad is calm.\n{told}\n" * 50 * times


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
    "blank lines": lambda times: "a \n \n" * 5_000 * times,
    "dates": lambda times: "On 3 May 2019 and last Monday, " * 200 * times,
    "numbers": lambda times: "1,234.5-6/7 " * 2_000 * times,
    "acts": lambda times: "killed and attacked troops who said they " * 100 * times,
    "quotations": lambda times: "“He said that “they fled on Monday. " * 100 * times,
    "acts in capitals": capitals,
}


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    parser.add_argument("--largest", type=int, choices=SIZES, default=SIZES[-1])
    parser.add_argument("--only", nargs="+", choices=TEXTS, default=(), metavar="TEXT")
    options = parser.parse_args()
    sizes = [size for size in SIZES if size <= options.largest]
    print(f"{'text':<21}{'part':<8}" + "".join(f"{f'{size}x':>10}" for size in sizes) + "  growth")
    worst = 0.0
    with Gazetteer.default(folder=options.store, progress=True) as gazetteer:
        _spent("On 3 May 2019 troops left Mosul.", gazetteer)
        for name in options.only or TEXTS:
            texts = [TEXTS[name](size) for size in sizes]
            spent = [_spent(text, gazetteer) for text in texts]
            for part in spent[0]:
                seconds = [each[part] for each in spent]
                worst = max(worst, growth := _growth(texts, seconds))
                cells = "".join(f"{each:10.3f}" for each in seconds)
                print(f"{name:<21}{part:<8}{cells}  {growth:6.2f}", flush=True)
    return int(worst > MOST)


def _growth(texts: list[str], seconds: list[float]) -> float:
    """Of the cost per code point, from the smallest text to the largest."""
    each = [max(spent, LEAST) / len(text) for spent, text in zip(seconds, texts, strict=True)]
    return each[-1] / each[0]


def _spent(text: str, gazetteer: Gazetteer) -> dict[str, float]:
    """Processor seconds of each part."""
    document = Document(id="hostile", title="", text=text, source="")
    start = time.process_time()
    names = find_toponyms(text, gazetteer)
    named = time.process_time()
    date = date_document(document)
    published = None if date is None else date.span
    timexes = read_timexes(text, published)
    dated = time.process_time()
    read_events(document, published, names, timexes)
    told = time.process_time()
    return {"names": named - start, "dates": dated - named, "events": told - dated}


if __name__ == "__main__":
    sys.exit(main())
