"""Read a part in a process of its own, so that a report that ends it ends nothing else.

A child reads the reports one by one and says which one it begins. Where it dies, that report is the
one that failed alone: it is set aside, and another child reads the rest.
"""

import io
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import IO, Any

from geo.corpus.settings import memory_for
from geo.errors import CorpusError

Work = Callable[..., object]


def do_alone(work: Work, job: Any) -> None:  # noqa: ANN401 - what the work takes
    """Do a piece of work on a part that has ended a worker.

    Args:
        work: Takes a job, the numbers of reports to leave out, and whom to tell of each report.
        job: What it takes.

    Raises:
        CorpusError: A child cannot do its work, whatever the report.
    """
    import cloudpickle  # noqa: PLC0415 - comes with distributed, which only such runs need

    skipped: set[int] = set()
    while True:
        task = cloudpickle.dumps((work, job, frozenset(skipped)))
        child = subprocess.run(
            [sys.executable, "-m", "geo.corpus.alone"], input=task, capture_output=True, check=False
        )
        if child.returncode == 0:
            return
        begun = child.stdout.split()
        if child.returncode > 0 or not begun or int(begun[-1]) in skipped:
            said = child.stderr.decode(errors="replace").strip().splitlines()
            raise CorpusError(
                f"a part cannot be read ({said[-1] if said else child.returncode}). Mend that, and"
                " run the same command again."
            )
        skipped.add(int(begun[-1]))


def main(task: IO[bytes], said: IO[str]) -> None:
    """Do the work that stands in `task`; say the number of each report before it is read."""

    def tell(number: int) -> None:
        said.write(f"{number}\n")
        said.flush()

    # It comes from our own parent, through a pipe.
    work, job, skipped = pickle.loads(task.read())  # noqa: S301
    _bound(memory_for(job.settings.limits))
    work(job, skipped=skipped, starts=tell)


def _bound(memory: int) -> None:
    """Let a report that wants more memory fail by itself, where the system can hold it to that."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


if __name__ == "__main__":
    main(io.BytesIO(sys.stdin.buffer.read()), sys.stdout)
