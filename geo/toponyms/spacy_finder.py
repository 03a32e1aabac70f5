"""Let a spaCy pipeline that you have installed decide which spans are place names.

    import spacy
    from geo import read
    from geo.toponyms.spacy_finder import SpacyFinder

    finder = SpacyFinder(spacy.load("en_core_web_sm"))
    reading = read(document, gazetteer, finder=finder)

Dateline itself needs no spaCy: `pip install dateline[spacy]` brings it, without a model. Any object
with such a `find` can stand in its place.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Final

from geo.reading import Span

PLACES: Final = frozenset({"GPE", "LOC", "FAC", "NORP"})
"""Labels of OntoNotes, which spaCy's English models have, for what may be a place: states and
towns, other ground, buildings, and peoples, which the resolver takes for their country."""

_ARTICLES: Final = ("the ", "The ", "THE ")


class SpacyFinder:
    """Finds what a spaCy pipeline labels as places."""

    def __init__(self, pipeline: Callable[[str], Any], labels: Collection[str] = PLACES) -> None:
        """Ask a pipeline.

        Args:
            pipeline: As `spacy.load` gives it, or anything that makes of a text a document whose
                `ents` have `label_`, `start_char` and `end_char` in code points.
            labels: Which entities are places.
        """
        self._pipeline = pipeline
        self._labels = frozenset(labels)

    def find(self, text: str) -> Iterable[Span]:
        """The spans of the places, without the articles before and the `'s` behind them."""
        return tuple(self._spans(text))

    def _spans(self, text: str) -> Iterator[Span]:
        for entity in self._pipeline(text).ents:
            if entity.label_ not in self._labels:
                continue
            start, end = entity.start_char, entity.end_char
            if text.startswith(_ARTICLES, start):
                start += len(_ARTICLES[0])
            if text.endswith(("'s", "’s"), start, end):
                end -= len("'s")
            if start < end:
                yield Span(start=start, end=end)
