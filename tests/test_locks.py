"""What is installed is pinned: both locks are whole, and fit what asks for them."""

import json
import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
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
    """Each package that pip is told to install: its versions, one or one for each Python."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", "")
    entries = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    found = {}
    for entry in entries:
        pinned = re.match(r"(\S+)==(\S+) .*--hash=sha256:[0-9a-f]{64}", entry)
        assert pinned, f"not pinned by version and hash: {entry}"
        found.setdefault(canonicalize_name(pinned[1]), []).append(pinned[2])
    return found


@pytest.mark.parametrize("asked", ASKED)
def test_the_lock_of_python_holds_versions_that_the_project_allows(locked, asked):
    requirement = Requirement(asked)
    for version in locked[canonicalize_name(requirement.name)]:
        assert version in requirement.specifier


def needs(name, extras):
    """What the installed version of a package needs, if that is a version of the lock."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return "", []
    more = [Requirement(line) for line in found.requires or ()]
    return found.version, [
        one
        for one in more
        if one.marker is None or any(one.marker.evaluate({"extra": each}) for each in extras)
    ]


def test_the_lock_of_python_holds_all_that_these_need_in_turn(locked):
    waiting, seen = [Requirement(asked) for asked in ASKED], set()
    while waiting:
        requirement = waiting.pop()
        name, extras = canonicalize_name(requirement.name), requirement.extras or {""}
        assert name in locked
        if not {(name, extra) for extra in extras} <= seen:
            seen |= {(name, extra) for extra in extras}
            version, more = needs(name, extras)
            waiting += more if version in locked[name] else []


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
