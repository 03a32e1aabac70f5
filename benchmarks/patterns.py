"""Check that every regular expression of Dateline takes time in proportion to the text it meets.

    pip install regexploit
    python -P benchmarks/patterns.py [--all]

Patterns are those that the three packages compile, at import and while the sample reports are
mapped and exported. Each is judged twice: by regexploit, which looks for ambiguous repeats, and by
the clock, with texts made against it: whatever it repeats, many times, behind what leads there and
before what makes it fail, and the same with what hostile texts are made of in general. It is used
the way its module uses it (`search`, `match`, ...). Printed are patterns whose cost per code point
grows by more than twice from 2,000 code points to 16,000; fails if there are any.
"""

import argparse
import ast
import functools
import importlib
import pkgutil
import re
import sys
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
# The check-out comes first; with -P this folder, which has a gazetteer.py too, does not count.
sys.path.insert(0, str(ROOT))

PACKAGES: Final = ("gazetteer", "geo", "maps")
SIZES: Final = (2_000, 16_000)
"""Code points of the texts."""
MOST: Final = 2.0
"""Growth of the cost per code point that passes as linear."""
LEAST: Final = 0.01
"""Seconds: what is quicker is counted so, for clocks blur it."""
TAILS: Final = ("\0", "\n", "")
PUMPS: Final = (
    "a", "A", "1", " ", "\n", "\t", ",", ".", "-", "'", '"', "(", "/", "#", "=", "<", "*", "ا",
    "é", "a ", "A ", "Aa ", "aA", "1 ", "1,", "12:", "a.", "A.", ". ", ", ", "\n\n", " \n", "a-",
    "A-", "a'", "(a", "a, ", "the ", "of the ", "and ", "Al-", "3 March ", "on ", "http://", "&#",
)  # fmt: skip
BOUNDED: Final = {
    "gazetteer.sources.tables": "the lines of Dateline's own tables, matched as a whole",
    "geo.events.clauses": "the tags of one sentence, which is cut after 2,000 characters",
    "geo.events.passages": "a line of at most 60 letters, a sentence of 300, the end of one",
    "geo.events.phrases": "as those of clauses",
}
"""Modules whose texts are short whatever a report holds, and why: they are not measured."""
METHODS: Final = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """One pattern, and how it is used."""

    pattern: re.Pattern[str]
    module: str
    """Which compiled it."""
    methods: tuple[str, ...]
    """Of the pattern, which the packages call; all that look anywhere if none is known."""


def patterns() -> list[Found]:
    """Every pattern of text that the packages compile."""
    compiled: dict[tuple[str, int], str] = {}
    real = re._compile  # type: ignore[attr-defined]  # noqa: SLF001 (all functions of `re` go there)

    def watched(pattern: str, flags: int) -> re.Pattern[Any]:
        made: re.Pattern[Any] = real(pattern, flags)
        name = _asking(sys._getframe(1))  # noqa: SLF001 (there is no other way to ask)
        if name.partition(".")[0] in PACKAGES and isinstance(made.pattern, str):
            compiled.setdefault((made.pattern, made.flags), name)
        return made

    re._compile = watched  # type: ignore[attr-defined]  # noqa: SLF001 (as above)
    try:
        _use_all()
    finally:
        re._compile = real  # type: ignore[attr-defined]  # noqa: SLF001 (as above)
    called = _called()
    return [
        Found(pattern=made, module=name, methods=called.get((made.pattern, made.flags), ()))
        for (text, flags), name in compiled.items()
        for made in [re.compile(text, flags)]
    ]


def _asking(frame: FrameType | None) -> str:
    while frame is not None and frame.f_globals.get("__name__", "") in {"re", "functools"}:
        frame = frame.f_back
    return "" if frame is None else str(frame.f_globals.get("__name__", ""))


def _use_all() -> None:
    """Import every module, and do what compiles the patterns that are made when needed."""
    for package in PACKAGES:
        for module in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            if not module.name.startswith("maps.static"):
                importlib.import_module(module.name)
    from maps.cli import main  # noqa: PLC0415 (under watch)

    with tempfile.TemporaryDirectory() as folder:
        for words in (["map"], ["export"]):
            output = {"map": "map.html", "export": "events.csv"}[words[0]]
            whole = [*words, str(ROOT / "examples" / "reports"), "-o", f"{folder}/{output}"]
            main(whole, standalone_mode=False)


def _called() -> dict[tuple[str, int], tuple[str, ...]]:
    """Which methods are called of patterns that have a name in a module."""
    called: dict[tuple[str, int], set[str]] = defaultdict(set)
    for module in [module for name, module in sys.modules.items() if _is_ours(name)]:
        used = _used(Path(str(module.__file__)))
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                called[value.pattern, value.flags] |= used[name]
    return {key: tuple(sorted(methods)) for key, methods in called.items() if methods}


def _used(path: Path) -> dict[str, set[str]]:
    """What a module calls of which of its names."""
    used: dict[str, set[str]] = defaultdict(set)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            used[getattr(node.value, "id", "")].add(node.attr)
    return used


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] in PACKAGES


def hostile(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What leads to each repeat of a pattern, and what it repeats."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    for before, body in dict.fromkeys(_repeats(list(tree), "")):
        if body:
            yield before, body
    for pump in PUMPS:
        yield "", pump


def _repeats(nodes: list[Any], before: str) -> Iterator[tuple[str, str]]:
    for kind, told in nodes:
        if kind in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
            body = list(told[2])
            yield from ((before, _sample(body, choice)) for choice in range(3))
            # What precedes may itself be repeated, as when two repeats meet.
            yield "", before + _sample(body, 0)
        for inner in _inside(kind, told):
            yield from _repeats(inner, before)
        before += _sample([(kind, told)], 0)
    yield "", before


def _inside(kind: object, told: Any) -> list[list[Any]]:  # noqa: ANN401 (of the standard library)
    if kind is codes.BRANCH:
        return [list(branch) for branch in told[1]]
    if kind in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
        return [list(told[2])]
    if kind is codes.SUBPATTERN:
        return [list(told[3])]
    return [list(told)] if kind is codes.ATOMIC_GROUP else []


def _sample(nodes: list[Any], choice: int) -> str:
    """A text that the nodes match, or nearly."""
    return "".join(_one(kind, told, choice) for kind, told in nodes)


def _one(kind: object, told: Any, choice: int) -> str:  # noqa: ANN401 (as above)
    if kind is codes.LITERAL:
        return chr(told)
    if kind is codes.IN:
        return _of_set(told, choice)
    if kind in {codes.NOT_LITERAL, codes.ANY}:
        return "aB "[choice % 3]
    if kind is codes.BRANCH:
        return _sample(list(told[1][choice % len(told[1])]), choice)
    least = max(1, told[0]) if kind in {codes.MAX_REPEAT, codes.MIN_REPEAT} else 1
    return "".join(_sample(inner, choice) for inner in _inside(kind, told)) * min(least, 9)


@functools.cache
def _candidates() -> str:
    ascii_ones = "".join(chr(code) for code in range(32, 127))
    return "aA1 .,-'\n\t" + ascii_ones + "é’“—ا٣。中\u0301"


def _of_set(told: list[Any], choice: int) -> str:
    whole = parser.SubPattern(parser.State(), [(codes.IN, told)])
    tried = re._compiler.compile(whole)  # type: ignore[attr-defined]  # noqa: SLF001 (from a tree)
    fitting = [mark for mark in _candidates() if tried.fullmatch(mark)]
    if not fitting:
        return chr(told[0][1]) if told[0][0] is codes.LITERAL else ""
    return fitting[choice * 7 % len(fitting)]


def _seconds(pattern: re.Pattern[str], method: str, text: str) -> float:
    start = time.process_time()
    if method in {"sub", "subn"}:
        pattern.sub("", text)
    elif method == "finditer":
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, method)(text)
    return time.process_time() - start


def growth(found: Found) -> tuple[float, str]:
    """How much the cost per code point grows in the worst case met, and with what text."""
    worst = (0.0, "")
    for before, body in hostile(found.pattern):
        if worst[0] > MOST:
            break
        for tail in TAILS:
            for method in found.methods or ("search",):
                small, large = (before + body * (size // len(body)) + tail for size in SIZES)
                longer = _seconds(found.pattern, method, large)
                # The longer text alone tells nearly always that it is quick.
                if longer > LEAST * MOST:
                    shorter = max(_seconds(found.pattern, method, small), LEAST / 16)
                    rate = longer / shorter * SIZES[0] / SIZES[1]
                    told = f"{method}: {before[:40]!r} + {body!r} × n + {tail!r}, {longer:.3f} s"
                    worst = max(worst, (rate, told))
    return worst


def ambiguous(found: Found) -> str:
    """What regexploit finds: how many repeats take the same, at worst."""
    from regexploit.ast.sre import SreOpParser  # noqa: PLC0415 (only who measures needs it)
    from regexploit.redos import find  # noqa: PLC0415 (as above)

    # It knows Python up to 3.10: what gives nothing back is read as if it did.
    SreOpParser.from_POSSESSIVE_REPEAT = SreOpParser.from_MAX_REPEAT
    SreOpParser.from_ATOMIC_GROUP = SreOpParser.sequence_or_singleton
    tree = SreOpParser().parse_sre(found.pattern.pattern, found.pattern.flags)
    risks = sorted(
        (risk for risk in find(tree) if risk.starriness > 1), key=attrgetter("starriness")
    )
    return f"{risks[-1].starriness} repeats of {risks[-1].repeated_character}" if risks else ""


def main() -> int:
    """Print what is not linear."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--all", action="store_true", help="print every pattern")
    told = options.parse_args()
    warnings.simplefilter("ignore")
    has_tool = importlib.util.find_spec("regexploit") is not None
    if not has_tool:
        print("regexploit is not installed; measured only (pip install regexploit)")
    wrong = 0
    every = patterns()
    for found in every:
        rate, text = growth(found) if found.module not in BOUNDED else (0.0, "")
        said = ambiguous(found) if has_tool else ""
        is_wrong = rate > MOST or bool(said)
        wrong += is_wrong
        if is_wrong or told.all:
            print(
                f"{found.module}: {found.pattern.pattern[:70]!r}\n  {rate:.1f} {text} {said}",
                flush=True,
            )
    print(f"{len(every)} patterns, {wrong} not linear")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
