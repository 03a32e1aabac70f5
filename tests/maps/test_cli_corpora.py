"""`dateline read` into a folder: real processes, really killed."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).parent / "dateline"
TEXT = (
    "Gunmen attacked an army checkpoint near Rawah in Anbar province on Monday, police said. "
    "Some {n} families left the al-Hol camp in Hasakah province on 3 March 2021, the UN said. "
)
# A finder that ends the process at one report, as a fault of a library or of memory would; and
# once the worker whose child it is, as a machine without memory would.
DEADLY = """
import sys
sys.path.insert(0, "")
import os, signal, sys
from pathlib import Path
from gazetteer import Gazetteer
from geo import Limits
from geo.corpus import Corpus, Hands, make_settings, read_corpus

class Deadly:
    def __init__(self, once):
        self.once = once

    def find(self, text):
        if "POISON" in text:
            spec = sys.modules["__main__"].__spec__
            if spec is not None and spec.name == "geo.corpus.alone" and not self.once.exists():
                self.once.touch()
                os.kill(os.getppid(), signal.SIGKILL)
            os.kill(os.getpid(), signal.SIGKILL)
        return ()

if __name__ == "__main__":
    corpus, output, cache = sys.argv[1:]
    with Gazetteer.default(folder=Path(cache)) as gazetteer:
        settings = make_settings(
            gazetteer, limits=Limits(), cache=Path(cache), finder=Deadly(Path(output + ".once"))
        )
    outcome = read_corpus(
        Corpus(
            names=(corpus,), output=Path(output), settings=settings, hands=Hands(workers=1),
            part_bytes=1000,
        )
    )
    print(outcome.totals["reports"], [problem.path for problem in outcome.aside])
"""

# Without workers there is nobody else in the process, and nothing to wait for.
IDLE = """
import gc, sys
from pathlib import Path
from distributed import Scheduler
from geo.corpus import Hands
from geo.corpus.crew import Crew

def schedulers():
    return sum(type(each) is Scheduler for each in gc.get_objects())

with Crew(Hands(workers=0), Path(sys.argv[1])):
    before = schedulers()
gc.collect()
print(before, schedulers())
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "news.jsonl"
    lines = [
        json.dumps({"id": f"n{n}", "text": TEXT.format(n=n) * 4, "published": "2021-03-05"})
        for n in range(150)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def read(default_gazetteer, default_folder):
    """Run `dateline read` in a process of its own; wait for it unless told otherwise."""
    assert default_gazetteer.named("Rawah")

    def start(*arguments, wait=True):
        words = [COMMAND, "--cache", default_folder, "read", *arguments]
        process = subprocess.Popen(
            [str(word) for word in words],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        if not wait:
            return process
        said = process.communicate(timeout=300)[1]
        return process.returncode, said

    return start


@pytest.fixture(scope="module")
def whole(read, corpus, tmp_path_factory):
    """The dataset of a run that nothing disturbed."""
    folder = tmp_path_factory.mktemp("whole")
    code, said = read(corpus, "-o", folder, "--workers", 2, "--part-mb", 0.01)
    assert code == 0, said
    assert said.startswith("dateline: 150 reports, ")
    return folder


def parquet_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.parquet")}


def has_ended(process):
    """Whether a process ends within a moment, which leaves the machine to it."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=0.02)
    return process.returncode is not None


def kill_when(process, condition):
    """Kill a process and all that it started, once a condition holds."""
    while not condition() and not has_ended(process):
        pass
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def test_a_run_that_was_killed_goes_on_and_ends_as_one_that_was_not(read, corpus, whole, tmp_path):
    cut = tmp_path / "cut"
    process = read(corpus, "-o", cut, "--part-mb", 0.01, "--workers", 1, wait=False)
    kill_when(process, lambda: len(list(cut.glob("parts/*/*"))) > 2)
    assert not (cut / "events").exists()
    # Once more, while what was read is being put together.
    process = read(corpus, "-o", cut, "--part-mb", 0.01, "--workers", 1, wait=False)
    kill_when(process, lambda: any(cut.glob("work/*/dataset/events/*")))
    code, said = read(corpus, "-o", cut, "--workers", 1, "--part-mb", 0.01)
    assert code == 0, said
    assert "were there" in said
    assert parquet_of(cut) == parquet_of(whole)


def test_a_report_that_ends_its_process_is_set_aside_after_it_failed_alone(
    default_gazetteer, default_folder, tmp_path
):
    assert default_gazetteer.named("Rawah")
    lines = [json.dumps({"id": f"n{n}", "text": f"Report {n} from Rawah."}) for n in range(12)]
    lines[5] = json.dumps({"id": "deadly", "text": "POISON in Rawah."})
    corpus, script = tmp_path / "news.jsonl", tmp_path / "deadly.py"
    corpus.write_text("\n".join(lines), encoding="utf-8")
    script.write_text(DEADLY, encoding="utf-8")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, str(script), str(corpus), str(tmp_path / "out"), str(default_folder)],
        capture_output=True, text=True, check=False, timeout=300,
        cwd=root,
    )  # fmt: skip
    assert done.stdout == f"11 ['{corpus}']\n", done.stderr
    assert (tmp_path / "out.once").exists()


def test_a_scheduler_is_gone_when_its_workers_are_sent_home(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", IDLE, str(tmp_path)],
        capture_output=True, text=True, check=False, timeout=300,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.stdout == "1 0\n", done.stderr


def test_a_dataset_can_be_drawn_and_exported(read, dateline, corpus, tmp_path):
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(corpus.read_text().splitlines()[:6]), encoding="utf-8")
    code, said = read(few, "-o", f"{tmp_path}/out/")
    assert code == 0, said
    assert dateline("export", few, "-o", tmp_path / "one.geojson").exit_code == 0
    result = dateline("export", tmp_path / "out", "-o", tmp_path / "other.geojson")
    assert result.exit_code == 0, result.output
    one, other = (
        json.loads((tmp_path / name).read_text()) for name in ("one.geojson", "other.geojson")
    )
    key = lambda feature: feature["id"]  # noqa: E731 - said twice
    assert sorted(one["features"], key=key) == sorted(other["features"], key=key)


class Cluster:
    """A scheduler of Dask and its workers: processes, each the head of a group."""

    def __init__(self, folder):
        self.card = folder / "scheduler.json"
        self.scratch = folder / "scratch"
        self.started = []
        self.scheduler = self.start("scheduler", "--host", "127.0.0.1", "--port", "0")
        self.worker = self.start_worker()

    def start(self, *words):
        dask = COMMAND.with_name("dask")
        told = ["--scheduler-file", self.card, "--no-dashboard"]
        process = subprocess.Popen(
            [str(word) for word in (dask, *words, *told)],
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        self.started.append(process)
        return process

    def start_worker(self):
        return self.start("worker", "--nthreads", "1", "--local-directory", self.scratch)

    @property
    def address(self):
        while not self.card.exists():
            assert not has_ended(self.scheduler)
        return json.loads(self.card.read_text())["address"]

    def stop(self):
        for process in reversed(self.started):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def clusters(tmp_path_factory):
    """Start clusters, which end with the test."""
    started = []

    def start():
        started.append(Cluster(tmp_path_factory.mktemp("cluster")))
        return started[-1]

    yield start
    for each in started:
        each.stop()


def test_the_workers_of_a_cluster_give_the_same(read, clusters, corpus, tmp_path):
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(corpus.read_text().splitlines()[:10]), encoding="utf-8")
    address = clusters().address
    code, said = read(few, "-o", tmp_path / "far", "--scheduler", address, "--part-mb", 0.01)
    assert (code, said.partition(",")[0]) == (0, "dateline: 10 reports"), said
    code, said = read(few, "-o", tmp_path / "near", "--workers", 1)
    assert code == 0, said
    assert parquet_of(tmp_path / "far") == parquet_of(tmp_path / "near")


def test_without_its_scheduler_a_run_ends_with_a_line_and_goes_on_with_another(
    read, clusters, corpus, whole, tmp_path
):
    cut = tmp_path / "cut"
    first = clusters()
    words = (corpus, "-o", cut, "--part-mb", 0.01, "--scheduler")
    process = read(*words, first.address, wait=False)
    kill_when(first.scheduler, lambda: any(cut.glob("parts/*/*")))
    said = process.communicate(timeout=300)[1]
    assert process.returncode == 1, said
    assert said.startswith("dateline: the scheduler or its connection was lost (")
    assert said.endswith("What is done stays: run the same command again.\n")
    assert said.count("\n") == 1
    assert not (cut / "events").exists()
    second = clusters()
    code, said = read(*words, second.address)
    assert code == 0, said
    assert "were there" in said
    assert parquet_of(cut) == parquet_of(whole)


def test_when_a_worker_of_a_cluster_dies_another_does_what_it_left(
    read, clusters, corpus, whole, tmp_path
):
    cut = tmp_path / "cut"
    cluster = clusters()
    words = ("--part-mb", 0.01, "--scheduler", cluster.address)
    process = read(corpus, "-o", cut, *words, wait=False)
    kill_when(cluster.worker, lambda: any(cut.glob("parts/*/*")))
    cluster.start_worker()
    said = process.communicate(timeout=300)[1]
    assert process.returncode == 0, said
    assert said.startswith("dateline: 150 reports, ")
    assert parquet_of(cut) == parquet_of(whole)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "-o", "out/"], "a folder is written from files, not from standard input"),
        (["in.jsonl", "-o", "in.jsonl", "--workers", "2"], "several workers write a folder"),
        (["in.jsonl", "-o", "out.jsonl", "--merge"], "--merge needs a folder to write"),
    ],
)
def test_what_makes_no_sense_is_refused_before_any_work(
    dateline, tmp_path, monkeypatch, arguments, said
):
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text('{"text": "Rawah"}', encoding="utf-8")
    result = dateline("read", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl"]
