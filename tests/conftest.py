"""What tests of every package share."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from gazetteer import Gazetteer, Place

_ARTICLES = "test_articles.py"
BROWSER_ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Five published reports are no part of the project; who has them names their folder."""
    parser.addoption("--articles", type=Path, help="folder of the five reports, for their floors")


def pytest_report_header(config: pytest.Config) -> str:
    """Say whether the five reports are looked at."""
    folder = config.getoption("--articles")
    return f"articles: {folder or 'none; --articles FOLDER compares five reports with a coder'}"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out the test of the five reports where they are not."""
    is_left_out = collection_path.name == _ARTICLES and config.getoption("--articles") is None
    return True if is_left_out else None


_STORE: Final = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Name the folder of the default store: one for all workers of a run, gone at its end."""
    if (told := getattr(config, "workerinput", None)) is not None:
        config.stash[_STORE] = Path(told["default_folder"])
        return
    folder = tempfile.TemporaryDirectory(prefix="dateline-tests-")
    config.add_cleanup(folder.cleanup)
    config.stash[_STORE] = Path(folder.name)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of pytest-xdist where the store lies."""
    node.workerinput["default_folder"] = str(node.config.stash[_STORE])


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their column: archives hold the moment at which they were made."""
    return argname if isinstance(val, bytes) else None


# Machines that run tests are shared: a slow example is no bug.
settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")


@pytest.fixture(scope="session")
def make_place() -> Callable[..., Place]:
    """Make a place of what matters to a test; the rest is filled in."""

    def make(name: str, **fields: Any) -> Place:
        plain = {
            "id": f"test:{name.casefold().replace(' ', '-')}",
            "kind": "town",
            "feature_class": "P",
            "feature_code": "PPL",
            "country": "IQ",
            "lon": 41.0,
            "lat": 34.0,
            "source": "test",
        }
        return Place(name=name, **{**plain, **fields})

    return make


@pytest.fixture(scope="session")
def default_folder(pytestconfig: pytest.Config) -> Path:
    """The folder in which the default store lies while tests run; at first it is empty."""
    return pytestconfig.stash[_STORE]


@pytest.fixture(scope="session")
def default_gazetteer(default_folder: Path) -> Iterator[Gazetteer]:
    """The real default store, built once for the whole run; it takes seconds.

    The first worker that asks builds it, the others wait for its lock.
    """
    with Gazetteer.default(folder=default_folder) as gazetteer:
        yield gazetteer


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=list(BROWSER_ARGUMENTS)
        )
        yield chromium
        chromium.close()
