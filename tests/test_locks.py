"""What is installed is pinned: both locks are whole, and fit what asks for them."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
ASKED = sorted(
    {*PROJECT["dependencies"], *(each for extra in EXTRAS.values() for each in extra)}
    - set(EXTRAS["all"])
)
PAGE = ROOT / "maps" / "static"


@pytest.fixture(scope="module")
def locked():
    """Version and number of hashes of each package that pip is told to install."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", "")
    entries = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    found = {}
    for entry in entries:
        pinned = re.match(r"(\S+)==([^\s;]+)", entry)
        assert pinned, f"not pinned: {entry}"
        found[canonicalize_name(pinned[1])] = (pinned[2], entry.count("--hash=sha256:"))
    return found


@pytest.mark.parametrize("asked", ASKED)
def test_the_lock_of_python_holds_a_version_that_the_project_allows(locked, asked):
    requirement = Requirement(asked)
    version, _ = locked[canonicalize_name(requirement.name)]
    assert version in requirement.specifier


def test_every_package_of_the_lock_of_python_has_hashes(locked):
    assert [name for name, (_, hashes) in locked.items() if hashes == 0] == []


def test_the_project_asks_for_itself_under_all_extras_that_are_small():
    (own,) = EXTRAS["all"]
    assert Requirement(own).extras == set(EXTRAS) - {"all", "dask", "spacy"}


def test_every_package_of_the_page_is_pinned_by_version_and_hash():
    asked = json.loads((PAGE / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((PAGE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    own = lock.pop("")
    for group in ("dependencies", "devDependencies"):
        assert own[group] == asked[group]
        for name, version in asked[group].items():
            assert lock[f"node_modules/{name}"]["version"] == version
    assert [
        name for name, each in lock.items() if not each["integrity"].startswith("sha512-")
    ] == []
