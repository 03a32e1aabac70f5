"""The words that keep an event from being told as a fact: `data/cues.tsv`."""

import functools
from collections.abc import Mapping
from types import MappingProxyType

from geo.events.tables import rows


@functools.cache
def cues(place: str) -> Mapping[str, str]:
    """What each cue that stands in a certain place makes of an event.

    Args:
        place: `verb`, `noun`, `before`, `modal`, `adverb` or `open`, as the table explains.

    Returns:
        From the cue, in small letters, to its effect.
    """
    return MappingProxyType(
        {
            word: effect
            for kind, effect, words in rows("cues.tsv", 3)
            if kind == place
            for word in words.split()
        }
    )
