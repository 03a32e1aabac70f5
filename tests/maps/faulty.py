"""Run `dateline` under faults: killed or refused at its nth step on disk, on a disk that is full.

A process that has done the work once forks for each fault, so that hundreds of them take seconds.
It is told on standard input, in JSON: `words` for the command line, the `folder` whose steps count,
and the names of `old` files there. It answers on standard output: a line for an undisturbed run,
then one for each fault.
"""

import errno
import hashlib
import json
import os
import resource
import shutil
import signal
import sys
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gazetteer import Place
from gazetteer.build import build_store
from gazetteer.cache import open_cached
from maps.cli import main

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "sqlite3.connect"}
REFUSED = {"open", "os.rename", "os.mkdir", "sqlite3.connect"}
"""What a full disk refuses; it still removes."""


class Fault:
    """An audit hook (PEP 578) that counts steps on disk, and acts at the nth."""

    def __init__(self, told: dict[str, Any], folder: str) -> None:
        self.told = told
        self.folder = folder
        self.steps = 0

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.is_step(event, arguments):
            return
        self.steps += 1
        at = self.told.get("at")
        if at is None or self.steps < at:
            return
        if self.told["kind"] == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if event in REFUSED or self.told["kind"] == "denied":
            number = errno.EACCES if self.told["kind"] == "denied" else errno.ENOSPC
            raise OSError(number, os.strerror(number), str(arguments[0]))

    def is_step(self, event: str, arguments: tuple[Any, ...]) -> bool:
        if event != "open" and event not in STEPS:
            return False
        if not isinstance(arguments[0], str | bytes | os.PathLike):
            return False
        # What lies deeper is in a folder of drafts, which the process has for itself.
        if str(Path(os.fsdecode(arguments[0])).parent) != self.folder:
            return False
        return event != "open" or bool((arguments[2] or 0) & WRITING)


def places() -> Any:
    for number in range(1, 3_000):
        yield Place(
            id=f"geonames:{number}", name=f"Place {number}", kind="town", feature_class="P",
            feature_code="PPL", country="IQ", lon=41.0, lat=34.0, source="test",
        )  # fmt: skip


def do(words: list[str]) -> None:
    """A command of `dateline`; or the build of a small store into a folder."""
    if words[0] == "build":
        open_cached(Path(words[1]), "0123456789abcdef", lambda path: build_store(places(), path))
        return
    try:
        main(words, prog_name="dateline")
    except SystemExit as end:
        if end.code:
            raise


def suffer(words: list[str], folder: str, told: dict[str, Any]) -> dict[str, Any]:
    """Do it in a process of its own, under one fault."""
    # Through pipes: the limit of a file's size is for the files of the command alone.
    (hear, say), (count, tell) = os.pipe(), os.pipe()
    process = os.fork()
    if process == 0:
        os.dup2(say, 1)
        os.dup2(say, 2)
        try:
            _child(words, Fault(told, folder), tell)
        finally:
            os._exit(71)
    os.close(say)
    os.close(tell)
    with os.fdopen(hear) as said, os.fdopen(count) as counted:
        answer = {"kind": told["kind"], "said": said.read(), "steps": int(counted.read() or 0)}
    answer["status"] = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return answer


def _child(words: list[str], fault: Fault, tell: int) -> None:
    if fault.told["kind"] == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (fault.told["at"], fault.told["at"]))
    elif fault.told["kind"] == "clock":
        time.time = lambda: 0.0
        time.time_ns = lambda: 0
    sys.addaudithook(fault)
    status = 0
    try:
        do(words)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 (as the interpreter does)
        sys.excepthook(*sys.exc_info())
        status = 70
    sys.stdout.flush()
    sys.stderr.flush()
    os.write(tell, str(fault.steps).encode())
    os._exit(status)


def state(folder: Path) -> dict[str, str]:
    """What lies in a folder: a digest of each file, by its name."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in sorted(folder.iterdir())
        if path.suffix != ".lock"
    }


def lay_out(folder: Path, old: list[str]) -> None:
    """Empty a folder, but for what an earlier run may have written."""
    shutil.rmtree(folder)
    folder.mkdir()
    for name in old:
        (folder / name).write_bytes(b"old")


def faults(steps: int) -> Iterator[dict[str, Any]]:
    """All that is tried: at each step, and at one more than there are."""
    for kind in ("kill", "full", "denied"):
        yield from ({"kind": kind, "at": step} for step in range(1, steps + 2))
    yield from ({"kind": "limit", "at": size} for size in (0, 100))
    yield {"kind": "clock"}


def answers(task: dict[str, Any]) -> Iterator[dict[str, Any]]:
    words, folder = task["words"], Path(task["folder"])
    do(words)
    lay_out(folder, task["old"])
    whole = suffer(words, task["folder"], {"kind": "none"})
    yield {**whole, "found": state(folder)}
    for fault in faults(whole["steps"]):
        lay_out(folder, task["old"])
        answer = suffer(words, task["folder"], fault)
        answer["found"] = state(folder)
        if fault["kind"] == "kill":
            answer["next"] = suffer(words, task["folder"], {"kind": "none"})["status"]
            answer["then"] = state(folder)
        yield answer


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    lines = os.dup(1)
    os.dup2(2, 1)
    with os.fdopen(lines, "w") as told:
        for each in answers(json.load(sys.stdin)):
            told.write(json.dumps(each) + "\n")
