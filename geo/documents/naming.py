"""Ids for reports: the one given, else one from the path; never the same twice."""

from collections import Counter

from geo.documents.intake import Draft
from geo.reading import Document


class Register:
    """Hands out ids in the order in which reports come in."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: Counter[str] = Counter()

    def enter(self, draft: Draft) -> Document:
        """Make a document of a draft; an id that is taken gets `-2`, `-3` … at its end."""
        return Document(
            id=self._free(draft.id or draft.name),
            title=" ".join(draft.title.split()),
            text=draft.text,
            source=draft.source or draft.path,
            published=draft.published,
        )

    def _free(self, wish: str) -> str:
        free = wish
        while free in self._taken:
            # The count starts where it last stopped, so that a million equal ids stay cheap.
            self._last[wish] += 1
            free = f"{wish}-{self._last[wish] + 1}"
        self._taken.add(free)
        return free
