"""Fuzz whatever reads what others wrote, guided by the code that each input reaches.

    pip install atheris
    python -P benchmarks/fuzz.py [TARGET ...] [--runs 1000000] [--seconds 600] [--corpus build/fuzz]

Each target runs in a process of its own, until it has done its executions or its time is up. What
counts as a fault: an exception that is no `DatelineError`, an input that takes 10 seconds of the
processor, 2 GB of memory. Inputs that reached new code are kept in a folder for each target and
begin the next run; an input that is a fault is kept beside them, and the command

    python -P benchmarks/fuzz.py TARGET --input FILE

runs it alone. Printed are executions, those of all runs on this corpus, what it holds, and faults.
"""

import argparse
import contextlib
import gc
import importlib.util
import json
import logging
import re
import subprocess
import sys
import time
import warnings
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
# The check-out comes first; with -P this folder, which has a gazetteer.py too, does not count.
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from fuzzing.seeds import LONGEST, sow  # noqa: E402 - as above
from fuzzing.targets import TARGETS  # noqa: E402 - as above

WORDS: Final = ROOT / "benchmarks" / "fuzzing" / "words"
"""Words of which inputs are put together, by target, as libFuzzer takes them."""
PACKAGES: Final = ("gazetteer", "geo", "maps")
SLOW: Final = 10.0
"""Seconds of the processor that no input may take; those of the clock tell of other work too."""
SHORT: Final = {
    "dates": 96, "toponyms": 64, "pipeline": 160, "stores": 32, "importers": 256, "text": 256,
    "json": 512, "sheets": 1024, "mail": 1024, "feeds": 1024, "html": 1024, "archives": 2048,
    "crawls": 1024,
}  # fmt: skip
"""Bytes of an input where a fault shows in few, and each costs time: executions count more."""
GUIDES: Final = {
    "dates": ("geo.dates",),
    "toponyms": ("geo.toponyms",),
    "pipeline": ("geo.pipeline", "geo.events", "geo.merging", "geo.actors", "geo.record"),
    "stores": ("gazetteer",),
    "importers": ("gazetteer",),
}
"""Modules whose branches guide a target: following a branch costs as much as taking it. Readers are
guided by all, and by what they compare too; for the others words of their own stand for that."""


def fuzz(name: str, options: argparse.Namespace) -> None:
    """Fuzz one target; does not come back."""
    import atheris  # noqa: PLC0415 (only who fuzzes needs it)
    from atheris.import_hook import HookManager  # noqa: PLC0415 (as above)

    guides = GUIDES.get(name, PACKAGES)
    blind = {module for module in _modules() if not f"{module}.".startswith(_roots(guides))}
    with HookManager(
        set(PACKAGES), blind, enable_loader_override=False, trace_dataflow=name not in GUIDES
    ):
        target = TARGETS[name]()
    from gazetteer.errors import DatelineError  # noqa: PLC0415 (under instrumentation)

    folder = options.corpus / name
    folder.mkdir(parents=True, exist_ok=True)
    sow(name, folder)

    def run(data: bytes) -> None:
        start = time.process_time()
        with contextlib.suppress(DatelineError):
            target(data)
        if (spent := time.process_time() - start) > SLOW:
            raise TimeoutError(f"{len(data)} bytes took {spent:.0f} s")

    if options.input:
        run(options.input.read_bytes())
        return
    longest = SHORT.get(name, LONGEST * 4)
    words = [
        f"-runs={options.runs}", f"-max_total_time={options.seconds}", f"-max_len={longest}",
        "-timeout=300", "-rss_limit_mb=2048", "-print_final_stats=1",
        f"-artifact_prefix={options.corpus}/fault-{name}-", str(folder),
    ]  # fmt: skip
    if (known := WORDS / f"{name}.dict").exists():
        words.append(f"-dict={known}")
    # What is imported when it is first needed is no cost of the input that needs it.
    for seed in sorted(folder.glob("seed-*")):
        with contextlib.suppress(DatelineError):
            target(seed.read_bytes())
    atheris.Setup([sys.argv[0], *words], run)
    # What was imported stays: to look through it again and again took a tenth of the time.
    gc.freeze()
    atheris.Fuzz()


def _roots(guides: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{guide}." for guide in guides)


def _modules() -> list[str]:
    paths = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    told = (path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for path in paths)
    return [name.removesuffix(".__init__") for name in told]


def main() -> int:
    """Fuzz each target in a process of its own, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--corpus", type=Path, default=ROOT / "build" / "fuzz")
    parser.add_argument("--input", type=Path, help="one input, to run alone")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed; run: pip install atheris")
        return 1
    names = options.targets or list(TARGETS)
    if unknown := set(names) - TARGETS.keys():
        parser.error(f"no target is called {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    warnings.simplefilter("ignore")
    logging.disable()
    if options.here or options.input:
        fuzz(names[0], options)
        return 0
    faults = [_outcome(name, options) for name in names]
    return int(any(faults))


def _outcome(name: str, options: argparse.Namespace) -> bool:
    words = [sys.executable, "-P", __file__, name, "--here", f"--runs={options.runs}"]
    words += [f"--seconds={options.seconds}", f"--corpus={options.corpus}"]
    told = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False)
    said = told.stderr + told.stdout
    # Its last line says how many; a run that ends with a fault has only what it said on the way.
    counted = re.findall(r"^(?:#|stat::number_of_executed_units:\s*)(\d+)", said, re.MULTILINE)
    executions = int(counted[-1]) if counted else 0
    every = _summed(options.corpus / "executions.json", name, executions)
    kept = len([*(options.corpus / name).glob("*")])
    is_fault = told.returncode != 0
    print(
        f"{name:12} {executions:10,} executions {every:11,} in all {kept:7,} kept"
        f"  {'FAULT' if is_fault else ''}"
    )
    if is_fault:
        print(said[-3000:])
    sys.stdout.flush()
    return is_fault


def _summed(path: Path, name: str, executions: int) -> int:
    """Executions of all runs on a corpus."""
    sums: dict[str, int] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    sums[name] = sums.get(name, 0) + executions
    path.write_text(json.dumps(sums, indent=1), encoding="utf-8")
    return sums[name]


if __name__ == "__main__":
    sys.exit(main())
