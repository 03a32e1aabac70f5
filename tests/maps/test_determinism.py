"""The same reports give the same bytes: under any seed of hashes, whatever order files come in."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXTS = {
    "b.txt": "Gunmen attacked a checkpoint near Rawah in Anbar on 3 March 2021, police said.",
    "a.md": "# Talks\n\nUS and Iraqi officials met in Baghdad on Monday, 1 March 2021.",
    "c.txt": "Two people were killed when a bomb went off in Mosul on 3 March 2021.",
}
FORMS = (
    "map.html", "readings.jsonl", "events.geojson", "events.geojsonl", "events.gpkg", "events.fgb",
    "events.parquet", "events.kml", "events.csv", "events.xlsx", "events.pmtiles", "figure.png",
    "figure.svg", "figure.pdf", "review.html", "review.csv",
)  # fmt: skip
DRAWN = ("map.html", "figure.svg")
LINES = ("readings.jsonl", "events.geojsonl", "events.csv")
COMMANDS = {"map": "map", "readings": "read", "events": "export", "figure": "figure"}
ALL = """
import json, sys
from maps.cli import main
for words in json.load(sys.stdin):
    try:
        main(words, prog_name="dateline")
    except SystemExit as end:
        if end.code:
            sys.exit(f"{words}: exit code {end.code}")
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory, default_gazetteer, default_folder):
    """What every command writes, in processes with different seeds of hashes."""
    assert default_gazetteer.named("Rawah")

    def run(seed, names, inputs, forms=FORMS):
        home = tmp_path_factory.mktemp(f"seed-{seed}")
        # The order in which files are made is the order in which most systems list them.
        for name in names:
            (home / "reports").mkdir(exist_ok=True)
            (home / "reports" / name).write_text(TEXTS[name], encoding="utf-8")
        words = [
            ["--cache", str(default_folder), COMMANDS.get(form.partition(".")[0], "review"),
             *inputs, "-o", str(home / form)]
            for form in forms
        ]  # fmt: skip
        subprocess.run(
            [sys.executable, "-c", ALL],
            input=json.dumps(words), capture_output=True, text=True, cwd=home, check=True,
            env={
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": str(ROOT),
                "HOME": str(home),
                "PATH": os.defpath,
                # Neither the zone nor the language of a machine shall be seen.
                "TZ": "Asia/Baghdad" if seed == "1" else "America/New_York",
                "LC_ALL": "C.UTF-8" if seed == "1" else "C",
            },
        )  # fmt: skip
        return {form: (home / form).read_bytes() for form in forms}

    files = [f"reports/{name}" for name in sorted(TEXTS, reverse=True)]
    return {
        "once": run("1", sorted(TEXTS), ["reports"]),
        "again": run("4242", sorted(TEXTS, reverse=True), ["reports"]),
        "reordered": run("77", sorted(TEXTS), files, (*DRAWN, *LINES)),
    }


def digest(data):
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("form", FORMS)
def test_another_seed_zone_and_order_of_a_folder_give_the_same_bytes(written, form):
    assert digest(written["again"][form]) == digest(written["once"][form])


@pytest.mark.parametrize("form", DRAWN)
def test_pages_and_figures_are_the_same_whatever_order_files_are_named_in(written, form):
    assert digest(written["reordered"][form]) == digest(written["once"][form])


@pytest.mark.parametrize("form", LINES)
def test_lines_stand_in_the_order_in_which_files_are_named_and_are_the_same(written, form):
    ordered, reordered = (written[name][form].splitlines() for name in ("once", "reordered"))
    assert len(ordered) == len(reordered)
    assert ordered != reordered
    assert sorted(ordered) == sorted(reordered)
