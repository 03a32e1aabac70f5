"""Which labels of events may tell one and the same event."""

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import resources
from types import MappingProxyType


def concepts(label: str) -> frozenset[str]:
    """What an event of a label may be told as; the label itself where it stands in no concept."""
    return _table().get(label, frozenset({label}))


@functools.cache
def lasting() -> frozenset[str]:
    """Concepts of what goes on for some time."""
    return frozenset(concept for concept, _, mark in _lines() if mark == "lasts")


@functools.cache
def single() -> frozenset[str]:
    """Concepts of what befalls the same ones but once."""
    return frozenset(concept for concept, _, mark in _lines() if mark == "once")


def families() -> Mapping[str, str]:
    """For each label of a concept the first, by the alphabet, of all that concepts tie it to.

    Events of two families are never one.
    """
    tied: dict[str, frozenset[str]] = {}
    for _, labels, _ in _lines():
        names = frozenset(labels.split("|"))
        whole = names.union(*(tied.get(name, names) for name in names))
        tied.update(dict.fromkeys(whole, whole))
    return MappingProxyType({label: min(whole) for label, whole in tied.items()})


@functools.cache
def _table() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for concept, labels, _ in _lines():
        for label in labels.split("|"):
            found[label].add(concept)
    return MappingProxyType({label: frozenset(names) for label, names in found.items()})


def _lines() -> Iterator[tuple[str, str, str]]:
    text = (resources.files("geo.merging") / "data" / "concepts.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            concept, labels, mark = [*line.split("\t"), ""][:3]
            yield concept, labels, mark
