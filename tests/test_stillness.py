"""No test sleeps or asks a clock on the wall: it waits for what it means, and counts work."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(
    path
    for path in (*ROOT.glob("tests/**/*.py"), *ROOT.glob("maps/static/test/*.js"))
    if path != Path(__file__)
)
TIMED = re.compile(
    r"wait_for_timeout|networkidle|setTimeout\(|performance\.now\(|Date\.now\("
    r"|\bsleep\(|\bperf_counter|\bmonotonic\(|\btime\.time\("
)


WAITED = ROOT / "tests/maps/opened.py"
"""Whose `until` waits for promises too: they pass for true elsewhere."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_test_sleeps_or_times_what_others_slow_down(file):
    assert TIMED.findall(file.read_text(encoding="utf-8")) == []


def test_a_promise_is_waited_for_and_does_not_pass_for_true():
    asking = [file for file in FILES if "wait_for_function" in file.read_text(encoding="utf-8")]
    assert asking == [WAITED]
