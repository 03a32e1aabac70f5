"""The wheel alone, in an empty environment, draws the sample map."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.wheel


def run(*command, **options):
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built from the sdist, as an installer would: what is not shipped is not there."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_what_the_page_is_made_of_and_nothing_else(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in ("leaflet.js", "page.js", "page.css", "countries-10m.json"):
        assert f"maps/built/{name}" in names
    for package in ("gazetteer", "geo", "maps"):
        assert f"{package}/py.typed" in names
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {
        "gazetteer",
        "geo",
        "maps",
    }
    assert not any(name.startswith("maps/static") for name in names)


def test_the_wheel_draws_the_sample_map_in_an_empty_environment(wheel, tmp_path):
    venv.create(tmp_path / "venv", with_pip=True)
    tools = tmp_path / "venv" / "bin"
    run(tools / "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    page = tmp_path / "map.html"
    store = ("--cache", tmp_path / "cache")
    run(tools / "dateline", *store, "map", ROOT / "examples/reports", "-o", page, cwd=tmp_path)
    assert "Content-Security-Policy" in page.read_text(encoding="utf-8")
    # What needs an extra says which, in one line.
    for command in (["export", "-o", "e.xlsx"], ["figure"], ["read", "-o", "dataset/"]):
        words = [tools / "dateline", *store, *command, ROOT / "examples/reports"]
        done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert done.returncode == 1
        (line,) = done.stderr.splitlines()
        assert 'run: pip install "dateline[' in line
