"""Check that every regular expression of the page's scripts takes time in proportion to its text.

    pip install regexploit
    python -P benchmarks/page_patterns.py [--all]

Needs node and what `npm ci` puts into `maps/static`. The expressions are judged as those in Python
are (`patterns.py`): by regexploit, and by the clock with texts made against each, of 2,000, 20,000
and 200,000 code points. Printed are those whose cost per code point grows by more than twice from
one size to the next; fails if there are any, and where one is put together when the page runs.
"""

import argparse
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import warnings
from itertools import pairwise
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from patterns import MOST, TAILS, Found, ambiguous, hostile  # noqa: E402 - the check-out first

SOURCES: Final = ROOT / "maps" / "static" / "src"
SCRIPT: Final = Path(__file__).with_suffix(".mjs")
SIZES: Final = (2_000, 20_000, 200_000)
LEAST: Final = 2.0
"""Milliseconds: what is quicker is counted so, for clocks blur it."""
CLASSES: Final = {r"\p{L}": "a-zé", r"\p{N}": "0-9", r"\p{M}": "\u0301", "[^]": r"[\s\S]"}
"""What Python writes otherwise; nearly the same is enough to make texts of."""


def listed() -> list[tuple[str, str, str]]:
    """Where each expression stands, its source and flags; no source where the page makes it."""
    return [tuple(json.loads(line)) for line in _node(["list", str(SOURCES)], "")]


def _node(words: list[str], given: str) -> list[str]:
    whole = ["node", str(SCRIPT), *words]
    told = subprocess.run(whole, input=given, capture_output=True, text=True, check=False)
    if told.returncode:
        sys.exit(told.stderr)
    return told.stdout.splitlines()


def translated(source: str, flags: str) -> re.Pattern[str]:
    """The expression as Python's, or nearly."""
    for theirs, ours in CLASSES.items():
        source = source.replace(theirs, ours)
    known = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}
    return re.compile(source, sum((known.get(flag, re.NOFLAG) for flag in flags), re.NOFLAG))


def growth(source: str, flags: str, pattern: re.Pattern[str]) -> tuple[float, str]:
    """How much the cost per code point grows in the worst case met, and with what text."""
    against = [(before, body, tail) for before, body in hostile(pattern) for tail in TAILS]
    worst = (0.0, "")
    for small, large in pairwise(SIZES):
        lines = [
            json.dumps([source, flags, *(b + body * (n // len(body)) + t for n in (small, large))])
            for b, body, t in against
        ]
        for (before, body, tail), line in zip(
            against, _node(["measure"], "\n".join(lines)), strict=True
        ):
            shorter, longer = (max(spent, LEAST) for spent in json.loads(line))
            rate = longer / shorter * small / large
            told = f"{before[:40]!r} + {body!r} × n + {tail!r}, {longer:.0f} ms"
            worst = max(worst, (rate, told))
        if worst[0] > MOST:
            break
    return worst


def main() -> int:
    """Print what is not linear."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--all", action="store_true", help="print every expression")
    told = options.parse_args()
    warnings.simplefilter("ignore")
    if shutil.which("node") is None:
        print("node is not installed")
        return 1
    has_tool = importlib.util.find_spec("regexploit") is not None
    if not has_tool:
        print("regexploit is not installed; measured only (pip install regexploit)")
    wrong, every = 0, listed()
    for place, source, flags in every:
        pattern = translated(source, flags)
        rate, text = growth(source, flags, pattern)
        found = Found(pattern=pattern, module=place, methods=())
        said = "is made by the page" if not source else ambiguous(found) if has_tool else ""
        is_wrong = rate > MOST or bool(said)
        wrong += is_wrong
        if is_wrong or told.all:
            print(f"{place}: {source[:70]!r}\n  {rate:.1f} {text} {said}", flush=True)
    print(f"{len(every)} expressions, {wrong} not linear")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
