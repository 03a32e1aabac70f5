"""Ids for reports: the one given, else one from the path; never the same twice."""

import re
from collections import Counter
from typing import Final

from geo.documents.intake import Draft
from geo.reading import Document

_LONGEST: Final = 300
"""Letters of the name of an outlet, or of those of authors."""


class Register:
    """Hands out ids in the order in which reports come in."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: Counter[str] = Counter()

    def enter(self, draft: Draft) -> Document:
        """Make a document of a draft; an id that is taken gets `-2`, `-3` … at its end."""
        return Document(
            id=self._free(_mended(draft.id or draft.name)),
            title=_mended(" ".join(draft.title.split())),
            text=_mended(draft.text),
            source=_mended(draft.source or draft.path),
            published=None if draft.published is None else _mended(draft.published),
            outlet=_mended(" ".join(draft.outlet.split())[:_LONGEST]),
            author=_mended(" ".join(draft.author.split())[:_LONGEST]),
        )

    def _free(self, wish: str) -> str:
        free = wish
        while free in self._taken:
            # The count starts where it last stopped, so that a million equal ids stay cheap.
            self._last[wish] += 1
            free = f"{wish}-{self._last[wish] + 1}"
        self._taken.add(free)
        return free


def _mended(text: str) -> str:
    r"""The text with halves of surrogate pairs as U+FFFD: no UTF-8 can hold them.

    They come from `\ud800` in JSON and from file names in odd encodings.
    """
    return _HALVES.sub("\ufffd", text)


_HALVES: Final = re.compile("[\ud800-\udfff]")
