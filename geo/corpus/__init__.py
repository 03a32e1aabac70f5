"""Many reports at once: in parts, on many processes or machines, into a dataset on disk.

Above the pipeline: what one report means is decided there, and does not depend on how many there
are. What is here cuts the work, does it, sorts what comes of it and writes it (docs/scale.md).
"""

from geo.corpus.crew import Hands
from geo.corpus.load import MOST_ROWS, load_dataset
from geo.corpus.manifest import read_manifest
from geo.corpus.read import Corpus, Outcome, read_corpus
from geo.corpus.scan import count_rows, dataset_root, scan
from geo.corpus.settings import Settings, make_settings, memory_for

__all__ = [
    "MOST_ROWS",
    "Corpus",
    "Hands",
    "Outcome",
    "Settings",
    "count_rows",
    "dataset_root",
    "load_dataset",
    "make_settings",
    "memory_for",
    "read_corpus",
    "read_manifest",
    "scan",
]
