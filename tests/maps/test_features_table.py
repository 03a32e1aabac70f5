"""The table of what the page does names tests that exist."""

import re
from pathlib import Path

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "docs" / "page-features.md"


def test_every_row_names_a_test_that_exists():
    missing = []
    rows = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 30
    for row in rows:
        file = ""
        for name in re.findall(r"`([^`]+)`", row.split("|")[2]):
            if name.startswith("--"):
                continue
            named, _, test = name.partition("::")
            file = named or file
            path = HERE.parents[1] / file if "/" in file else HERE / file
            if not path.is_file() or (test and f"def {test}(" not in path.read_text("utf-8")):
                missing.append(name)
    assert missing == []
