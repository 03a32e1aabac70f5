"""Which events are ever compared: those of one family of kinds, in one country, in one month."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from geo.corpus.partitions import month_of
from geo.merging.concepts import families
from geo.record import Record


def block_of(record: Record) -> tuple[str, str, str]:
    """The block of an event: its family of kinds; its country, with its month; its day and spot."""
    country = next((place.country for place in record.places if place.country), "")
    spot = next((place.place_id for place in record.places), "")
    moment = record.when.start or record.when.end
    day = "" if moment is None else moment.date().isoformat()
    return family_of(record.label), f"{country} {month_of(record.when)}", f"{day} {spot}"


def blocks_of(counts: Mapping[str, int], most: int) -> tuple[tuple[str, ...], ...]:
    """Put blocks together as long as they are small: into one, by family, or by country.

    Args:
        counts: Events of each key: kind of line, family, country with month.
        most: Events that are compared at once.
    """
    return tuple(_joined(sorted(counts), counts, most, 1))


def _joined(
    keys: Sequence[str], counts: Mapping[str, int], most: int, depth: int
) -> Iterator[tuple[str, ...]]:
    if not keys:
        return
    if len(keys) == 1 or sum(counts[key] for key in keys) <= most:
        yield tuple(keys)
        return
    for _, group in groupby(keys, key=lambda key: re.split(r"[\t ]", key)[: depth + 1]):
        yield from _joined(list(group), counts, most, depth + 1)


def family_of(label: str) -> str:
    """What stands for all labels that may, over others, be told of one event."""
    return _families().get(label, label)


@functools.cache
def _families() -> Mapping[str, str]:
    return MappingProxyType(dict(families()))
