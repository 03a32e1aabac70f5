"""The five published reports, where their folder is named: `pytest --articles FOLDER`."""

import pytest

from benchmarks.articles import FLOORS, merging, score
from geo.documents import read_documents
from geo.pipeline import geoparse


@pytest.fixture(scope="module")
def total(request, default_gazetteer):
    """What Dateline reads in the reports, beside the rows."""
    folder = request.config.getoption("--articles")
    if folder is None:
        pytest.fail("the five reports are no part of the project: name them, --articles FOLDER")
    return score(geoparse(read_documents([folder]).documents, default_gazetteer))


@pytest.fixture(scope="module")
def figures(total, default_gazetteer):
    """Every figure of benchmarks/articles.py."""
    return {**total.figures(), **merging(total, default_gazetteer).figures()}


@pytest.mark.parametrize("figure", FLOORS)
def test_no_figure_falls_below_its_floor(figures, figure):
    assert figures[figure] >= FLOORS[figure]


def test_no_event_is_read_where_none_is_told(total):
    assert total.forbidden == []
