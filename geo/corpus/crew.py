"""Workers, on this machine or on a cluster: the only door to Dask (Rocklin 2015, SciPy).

Jobs are functions of one argument that write files and give back little. Only as many are handed
out as keep all workers busy, so that a list of a million jobs is never held by the scheduler.
"""

import contextlib
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, Self, TypeVar

from gazetteer.errors import DatelineError
from geo.errors import CorpusError
from geo.extras import require

if TYPE_CHECKING:
    from distributed import Client, LocalCluster

_AHEAD: Final = 3
"""Jobs that are handed out for each worker."""
_TRIES: Final = 3
"""Turns of a job that is done alone: what ends its worker then is no report, but the machine."""
_PATIENCE: Final = 60
"""Seconds in which a cluster must show a worker."""
_QUIET: Final[dict[str, object]] = {
    # Nothing is held between jobs that could be spilt, and a worker that pauses never ends.
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": 0.95,
    "distributed.scheduler.allowed-failures": 0,
    "distributed.worker.profile.enabled": False,
    # What goes wrong is told once, in our own words.
    "logging": dict.fromkeys(
        ("distributed", "distributed.client", "distributed.core", "distributed.nanny"), "critical"
    ),
    "distributed.admin.system-monitor.disk": False,
    # Dask serves pages, whether they are asked for or not: here they say nothing.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
}

Given = TypeVar("Given")


@dataclass(frozen=True, kw_only=True, slots=True)
class Hands:
    """Who shall do the work."""

    workers: int = 1
    """Processes on this machine, where no scheduler is named."""
    scheduler: str = ""
    """The address of a Dask scheduler whose workers see the output folder and the input."""
    memory: int = 1_500_000_000
    """Bytes that a process on this machine may take; one that takes more is ended."""


class Workers(Protocol):
    """Whoever does jobs."""

    def each(
        self,
        work: Callable[[Given], Any],
        jobs: Iterable[Given],
        alone: Callable[[Given], Any] | None = None,
    ) -> Iterator[tuple[Given, Any]]:
        """As `Crew.each`."""
        ...


class Crew:
    """Workers that wait for jobs; a context manager, which sends them home."""

    def __init__(self, hands: Hands, scratch: Path) -> None:
        """Call workers together.

        Args:
            hands: Who they are.
            scratch: Folder for what Dask itself writes.

        Raises:
            MissingExtraError: Dask is not installed.
            CorpusError: The scheduler does not answer, or has no workers; or none can be started
                on this machine.
        """
        require("distributed", "several workers")
        _configure(scratch)
        self._cluster: LocalCluster | None = None
        if hands.scheduler:
            self._client = _joined(hands.scheduler)
        else:
            self._cluster = _local(hands, scratch)
            self._client = self._cluster.get_client()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(OSError, TimeoutError):
            self._client.close()
            if self._cluster is not None:
                self._cluster.close()
        _forget()

    def each(
        self,
        work: Callable[[Given], Any],
        jobs: Iterable[Given],
        alone: Callable[[Given], Any] | None = None,
    ) -> Iterator[tuple[Given, Any]]:
        """Do jobs in any order, and give each with what came of it as soon as it is done.

        Args:
            work: Done by a worker; what it raises ends the run.
            jobs: Taken one by one, as workers get free.
            alone: Done in place of `work` for a job whose worker died.

        Raises:
            CorpusError: A worker died, and again each time with `alone`; or the scheduler went
                away.
        """
        try:
            yield from self._each(work, jobs, alone)
        except DatelineError:
            raise
        except _losses() as error:
            raise CorpusError(
                f"the scheduler or its connection was lost ({error}). What is done stays: run the"
                " same command again."
            ) from error

    def _each(
        self,
        work: Callable[[Given], Any],
        jobs: Iterable[Given],
        alone: Callable[[Given], Any] | None,
    ) -> Iterator[tuple[Given, Any]]:
        waiting = iter(jobs)
        pool = _Pool(self._client, alone)
        pool.hand_out(work, islice(waiting, _AHEAD * self._workers()))
        for done in pool.results():
            yield done
            pool.hand_out(work, islice(waiting, 1))

    def _workers(self) -> int:
        return max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))


class _Pool(Generic[Given]):
    """Jobs that are handed out and not done yet."""

    def __init__(self, client: "Client", alone: Callable[[Given], Any] | None) -> None:
        from distributed import as_completed  # noqa: PLC0415 - slow to import

        self._client = client
        self._alone = alone
        self._futures = as_completed(loop=client.loop)
        self._given: dict[str, Given] = {}
        self._turns: dict[str, int] = {}

    def hand_out(self, work: Callable[[Given], Any], jobs: Iterable[Given]) -> None:
        """Give jobs to workers."""
        for job in jobs:
            self._submit(work, job)

    def results(self) -> Iterator[tuple[Given, Any]]:
        """Jobs as they are done; until then more may be handed out."""
        from distributed.scheduler import KilledWorker  # noqa: PLC0415 - slow to import

        for future in self._futures:
            job = self._given.pop(future.key)
            try:
                result = future.result()
            except KilledWorker as error:
                self._try_alone(future.key, job, error)
            else:
                yield job, result

    def _submit(self, work: Callable[[Given], Any], job: Given) -> str:
        future = self._client.submit(work, job, pure=False)
        self._given[future.key] = job
        self._futures.add(future)
        return str(future.key)

    def _try_alone(self, key: str, job: Given, error: Exception) -> None:
        turns = self._turns.pop(key, 0)
        if self._alone is None or turns == _TRIES:
            raise CorpusError(
                f"workers died at one piece of work, {turns + 1} in turn: {error}"
            ) from error
        self._turns[self._submit(self._alone, job)] = turns + 1


def _losses() -> tuple[type[Exception], ...]:
    """What Dask raises when its scheduler goes away, whatever was being said to it."""
    from distributed import client  # noqa: PLC0415 - slow to import

    # Releases of 2025 had no class for a client that is closed.
    closed = getattr(client, "ClosedClientError", client.CancelledError)
    return OSError, TimeoutError, client.CancelledError, closed


def _configure(scratch: Path) -> None:
    """Tell Dask how to behave; how it logs, it asks only when it is imported."""
    import dask  # noqa: PLC0415 - slow to import

    # Else what the client writes goes into the system's temporary folder, and stays there.
    dask.config.set({**_QUIET, "temporary-directory": str(scratch)})


def _forget() -> None:
    """Let go of schedulers that have ended: in Dask, a cache without bounds keeps them alive."""
    from distributed import core  # noqa: PLC0415 - slow to import

    clear = getattr(getattr(core, "_expects_comm", None), "cache_clear", None)
    if clear is not None:
        clear()


def _local(hands: Hands, scratch: Path) -> "LocalCluster":
    from distributed import LocalCluster  # noqa: PLC0415 - slow to import

    try:
        return LocalCluster(
            n_workers=hands.workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            worker_dashboard_address="127.0.0.1:0",
            memory_limit=hands.memory,
            local_directory=str(scratch),
            silence_logs=logging.CRITICAL,
        )
    except (OSError, RuntimeError) as error:
        raise CorpusError(
            f"no worker can be started ({error}). Workers speak to each other on 127.0.0.1: have"
            " that network there, or read into a file instead of a folder."
        ) from error


def _joined(address: str) -> "Client":
    from distributed import Client  # noqa: PLC0415 - slow to import

    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        raise CorpusError(
            f"{address}: no scheduler with workers answers there ({error}). Start `dask scheduler`"
            " and `dask worker`, or use --workers."
        ) from error
    return client
