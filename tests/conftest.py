"""What tests of every package share."""

import shutil
from collections.abc import Iterator

import pytest

from gazetteer import Gazetteer


@pytest.fixture(scope="session")
def default_gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """The real default store, built once for the whole run; it takes seconds."""
    folder = tmp_path_factory.mktemp("default-gazetteer")
    with Gazetteer.default(folder=folder) as gazetteer:
        yield gazetteer
    # pytest keeps the folders of three runs; the store is too large for that.
    shutil.rmtree(folder)
