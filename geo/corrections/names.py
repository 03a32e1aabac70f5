"""Correct the names of a reading: which place each means, or that it is none."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gazetteer import Place, fold
from geo.corrections.correction import Correction, Means, Rule
from geo.corrections.words import amendment, person, place_words
from geo.reading import Span, Toponym
from geo.record import RecordPlace

Numbered = tuple[int, Correction]
"""A correction with its number in the whole list: the later one holds."""


class Rules:
    """Rules by the name that they speak of."""

    def __init__(self, corrections: Sequence[Correction]) -> None:
        self._by_name: dict[str, list[Numbered]] = {}
        for number, correction in enumerate(corrections):
            if correction.rule is not None:
                key = fold(correction.rule.text)
                self._by_name.setdefault(key, []).append((number, correction))

    def of(self, text: str, place: Place | RecordPlace | None) -> Numbered | None:
        """The last rule that speaks of a name that was put there; none where none does."""
        if not self._by_name:
            return None
        for number, correction in reversed(self._by_name.get(fold(text), ())):
            if correction.rule is not None and _fits(correction.rule, place):
                return number, correction
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """The corrected names."""

    toponyms: tuple[Toponym, ...]
    """In the order of the text."""
    moved: Mapping[int, int]
    """From the number of an old name to that of the new one; without those that are gone."""
    rules: frozenset[int]
    """Numbers of the rules that spoke."""


def mend_names(
    old: Sequence[Toponym], wanted: Mapping[Span, Correction], rules: Rules, text: str
) -> Names:
    """Give each name the place that a person chose.

    Args:
        old: The names of a reading.
        wanted: What was said of single stretches, none over another; it holds before rules.
        rules: What was said of names wherever they stand.
        text: The report.
    """
    kept: list[tuple[Toponym, list[int]]] = []
    spoke: set[int] = set()
    takers: dict[Span, list[int]] = {span: [] for span in wanted}
    before = {toponym.span: toponym for toponym in old}
    spans = sorted(wanted, key=lambda span: span.start)
    for index, toponym in enumerate(old):
        taker = toponym.span if toponym.span in wanted else _over(toponym.span, spans)
        if taker is not None:
            takers[taker].append(index)
            continue
        rule = rules.of(toponym.text, toponym.place)
        if rule is not None:
            spoke.add(rule[0])
        mended = toponym if rule is None else mend_name(toponym, rule[1])
        if mended is not None:
            kept.append((mended, [index]))
    for span, correction in wanted.items():
        mended = mend_name(before.get(span) or _unread(span, text), correction)
        if mended is not None:
            kept.append((mended, takers[span]))
    kept.sort(key=lambda pair: (pair[0].span.start, pair[0].span.end))
    moved = {index: new for new, (_, indices) in enumerate(kept) for index in indices}
    return Names(toponyms=tuple(name for name, _ in kept), moved=moved, rules=frozenset(spoke))


def mend_name(toponym: Toponym, correction: Correction) -> Toponym | None:
    """The name with the place that a person chose; none if it is that of no place."""
    change = correction.change
    if not isinstance(change, Means):
        return None
    old = toponym.place
    is_same = old is not None and old.id == change.place.id
    earlier = toponym.corrected.was if is_same and toponym.corrected else ""
    return replace(
        toponym,
        place=old if is_same and _alike(old, change.place) else change.place,
        score=1.0,
        reasons=(person(correction),),
        corrected=amendment(correction, "place", earlier if is_same else place_words(old)),
    )


def without_overlaps(wanted: Sequence[tuple[Span, Correction]]) -> dict[Span, Correction]:
    """Of stretches that overlap the last; each with the last that was said of it."""
    latest = dict(wanted)
    order = {span: number for number, (span, _) in enumerate(wanted)}
    kept: list[Span] = []
    for span in sorted(latest, key=lambda span: span.start):
        if kept and kept[-1].overlaps(span):
            if order[kept[-1]] > order[span]:
                continue
            kept.pop()
        kept.append(span)
    return {span: latest[span] for span in kept}


def _alike(old: Place | None, new: Place) -> bool:
    """Whether the gazetteer's place still lies where the person saw it."""
    return old is not None and (round(old.lon, 4), round(old.lat, 4)) == (
        round(new.lon, 4),
        round(new.lat, 4),
    )


def _fits(rule: Rule, place: Place | RecordPlace | None) -> bool:
    if rule.country is not None and (place is None or place.country != rule.country):
        return False
    return rule.admin1 is None or (
        place is not None and place.admin1 is not None and fold(place.admin1) == fold(rule.admin1)
    )


def _over(span: Span, spans: Sequence[Span]) -> Span | None:
    """The first of some stretches, in order and apart, that shares a code point with another."""
    at = bisect_left(spans, span.start, key=lambda other: other.start)
    return next((other for other in _around(at, spans) if other.overlaps(span)), None)


def _around(at: int, spans: Sequence[Span]) -> Iterator[Span]:
    yield from spans[max(0, at - 1) : at + 1]


def _unread(span: Span, text: str) -> Toponym:
    """A name that the machine does not take for one."""
    return Toponym(
        span=span, text=text[span.start : span.end], role="location", place=None, score=0.0
    )
