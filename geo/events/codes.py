"""What a label adds to its type in other codings: the mode of PLOVER, the types of ACLED."""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from geo.events.tables import rows


class Code(NamedTuple):
    """Mode and ACLED type of an event."""

    mode: str
    """Empty where the type says all."""
    acled: str | None
    """Event type, colon, sub-event type; none where none fits."""


_NONE: Final = Code("", None)


def code_of(type_: str, label: str) -> Code:
    """The codes of a type and label of the lexicon."""
    return _codes().get((type_, label), _NONE)


@functools.cache
def _codes() -> Mapping[tuple[str, str], Code]:
    return MappingProxyType(
        {
            (type_, label): Code(mode, acled or None)
            for label, type_, mode, acled in rows("codes.tsv", 4)
        }
    )
