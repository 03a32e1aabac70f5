"""Which labels of events may tell one and the same event."""

import functools
from collections import defaultdict
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType


def concepts(label: str) -> frozenset[str]:
    """What an event of a label may be told as; the label itself where it stands in no concept."""
    return _table().get(label, frozenset({label}))


@functools.cache
def _table() -> Mapping[str, frozenset[str]]:
    text = (resources.files("geo.merging") / "data" / "concepts.tsv").read_text(encoding="utf-8")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in text.splitlines():
        if not line.startswith("#"):
            concept, labels = line.split("\t")
            for label in labels.split("|"):
                found[label].add(concept)
    return MappingProxyType({label: frozenset(names) for label, names in found.items()})
