"""Take names out of what records quote, so that a sentence does not tell what a map leaves open."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from re import compile as pattern
from typing import Final

from geo.reading import Amendment, Span
from geo.record import Record, RecordPlace

WITHHELD: Final = "[…]"
"""What stands where a name was."""

_WORD: Final = pattern(r"\w+")


class Names:
    """Names that shall not be told."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names, in any script; one in small letters is a word (`the camp`), and stays."""
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for name in sorted({_bare(name) for name in names}, key=lambda n: (-len(n), n)):
            word = _WORD.match(name)
            if word is not None and _is_name(name):
                self._by_word[word.group().lower()].append(name.lower())

    def spans(self, text: str) -> list[Span]:
        """Where names stand in a text as whole words, the longest at each spot."""
        found: list[Span] = []
        for word in _WORD.finditer(text):
            if not found or found[-1].end <= word.start():
                found += self._at(word.start(), word.group(), text)
        return found

    def without(self, text: str) -> str:
        """The text without them."""
        return _Cut(text, self.spans(text)).text

    def _at(self, start: int, word: str, text: str) -> list[Span]:
        for name in self._by_word.get(word.lower(), ()):
            end = start + len(name)
            stretch = text[start:end]
            if stretch.lower() == name and _is_name(stretch) and not text[end : end + 1].isalnum():
                return [Span(start=start, end=end)]
        return []


def withhold(record: Record, names: Names) -> Record:
    """A record that tells none of the names, in no telling.

    Ids and the address of the report stay: without them nothing could be checked. What marks one of
    the record's own places stays too (`Hasakah province`, where the town is withheld).
    """
    kept = [place.mark for place in record.places if place.mark is not None]
    spans = names.spans(record.quote)
    cut = _Cut(record.quote, [s for s in spans if not any(mark.covers(s) for mark in kept)])
    return replace(
        record,
        quote=cut.text,
        trigger=cut.moved(record.trigger),
        places=tuple(_marked(place, cut) for place in record.places),
        title=names.without(record.title),
        attribution=names.without(record.attribution),
        actors=_each(record.actors, names),
        actor_names=_each(record.actor_names, names),
        recipients=_each(record.recipients, names),
        recipient_names=_each(record.recipient_names, names),
        quantities=_each(record.quantities, names),
        amounts=tuple(replace(a, unit=names.without(a.unit)) for a in record.amounts),
        reasons=_each(record.reasons, names),
        differences=_each(record.differences, names),
        related=tuple(replace(r, why=names.without(r.why)) for r in record.related),
        corrected=tuple(_amended(a, names) for a in record.corrected),
        tellings=tuple(withhold(telling, names) for telling in record.tellings),
    )


class _Cut:
    """A text from which stretches were taken, and where the rest of it stands now."""

    def __init__(self, text: str, spans: list[Span]) -> None:
        self._spans = spans
        ends = [0, *(span.end for span in spans)]
        starts = [*(span.start for span in spans), len(text)]
        self.text = WITHHELD.join(text[a:b] for a, b in zip(ends, starts, strict=True))

    def moved(self, span: Span) -> Span:
        return Span(start=self._moved(span.start, at_end=False), end=self._moved(span.end))

    def _moved(self, at: int, *, at_end: bool = True) -> int:
        """A stretch that begins or ends inside of one that was taken covers its sign."""
        shift = 0
        for span in self._spans:
            if span.end <= at:
                shift += len(WITHHELD) - (span.end - span.start)
            elif span.start < at:
                return span.start + shift + (len(WITHHELD) if at_end else 0)
        return at + shift


def _marked(place: RecordPlace, cut: _Cut) -> RecordPlace:
    return place if place.mark is None else replace(place, mark=cut.moved(place.mark))


def _amended(amendment: Amendment, names: Names) -> Amendment:
    return replace(amendment, was=names.without(amendment.was), note=names.without(amendment.note))


def _each(texts: tuple[str, ...], names: Names) -> tuple[str, ...]:
    return tuple(names.without(text) for text in texts)


def _bare(name: str) -> str:
    """A name from its first letter on."""
    word = _WORD.search(name)
    return "" if word is None else name[word.start() :]


def _is_name(text: str) -> bool:
    return not text.isascii() or text != text.lower()
