"""One sentence of a document, fully analysed: what the coding of events works on."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geo.events.clauses import Parse, parse
from geo.events.dating import Dates
from geo.events.passages import Passage
from geo.events.phrases import Phrase
from geo.events.placing import Scene
from geo.events.sites import Sites, sites
from geo.events.speech import Saying, sayings, told_by
from geo.events.subjects import subjects
from geo.events.tagging import tag
from geo.events.tokens import Tokens, tokens
from geo.reading import Span, Timex, Toponym

_JOINTS: Final = frozenset({"since", "until", "till", "before", "after"})
"""Words that join a clause, or a day."""
_DATING: Final = frozenset({"in", "of", "on"})
"""Words that tie a date to the noun before it."""
_NIGHTS: Final = frozenset({"overnight", "the night", "night"})
_INTO: Final = _DATING | {"between", "from", "into", "the", ","}
"""Words that tie a date to the night before it."""
_TIMED = "NEUDJ"
"""Tags that a word of a time expression loses, so that it is no subject and no number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A passage with all that its words tell."""

    passage: Passage
    parse: Parse
    subjects: tuple[Phrase | None, ...]
    """Of each clause."""
    said: tuple[Saying, ...]
    sites: Sites
    dates: Dates
    place_tokens: frozenset[int]
    """Tokens of all place names."""
    toponyms: tuple[int, ...]
    """Indices of its toponyms among the document's."""

    def tokens_of(self, wanted: Collection[int]) -> frozenset[int]:
        """The tokens of some toponyms, by their indices among the document's."""
        return frozenset(
            token
            for n, candidate in zip(self.sites.indices, self.sites.candidates, strict=True)
            if n in wanted
            for token in range(candidate.start, candidate.end)
        )


def analysed(
    text: str,
    chosen: Sequence[Passage],
    toponyms: Sequence[Toponym],
    timexes: Sequence[Timex],
) -> Iterator[Sentence]:
    """Analyse the passages of a document, in order.

    Args:
        text: The document.
        chosen: Its passages.
        toponyms: Its place names, in order.
        timexes: Its time expressions, in order.
    """
    cut = [tokens(text, passage.span) for passage in chosen]
    names = _names(cut)
    first_toponym = first_timex = 0
    for passage, words in zip(chosen, cut, strict=True):
        first_toponym, end_toponym = _inside(toponyms, first_toponym, passage.span)
        first_timex, end_timex = _inside(timexes, first_timex, passage.span)
        if words.words:
            yield _analysed(
                (passage, words, names),
                (toponyms, range(first_toponym, end_toponym)),
                (timexes, range(first_timex, end_timex)),
            )
        first_toponym, first_timex = end_toponym, end_timex


def _inside(found: Sequence[Toponym | Timex], first: int, span: Span) -> tuple[int, int]:
    """The slice of annotations that lie in a sentence, searched from an index on."""
    while first < len(found) and found[first].span.start < span.start:
        first += 1
    end = first
    while end < len(found) and found[end].span.end <= span.end:
        end += 1
    return first, end


def _names(cut: Sequence[Tokens]) -> frozenset[str]:
    """Words that the document writes with a capital where none is due."""
    found: set[str] = set()
    for words in cut:
        if not words.titled:
            found.update(
                word
                for before, word in zip(words.words, words.words[1:], strict=False)
                if word[0].isupper() and (before[0].islower() or before == ",")
            )
    return frozenset(found)


def _analysed(
    cut: tuple[Passage, Tokens, Collection[str]],
    named: tuple[Sequence[Toponym], range],
    timed: tuple[Sequence[Timex], range],
) -> Sentence:
    passage, words, names = cut
    toponyms, inside = named
    covered = _covered(words, [toponyms[n].span for n in inside])
    tags = _timed(words, tag(words, names, covered), [timed[0][n] for n in timed[1]])
    parsed = parse(words, tags)
    whose = subjects(parsed)
    said = sayings(parsed, whose)
    return Sentence(
        passage=passage,
        parse=parsed,
        subjects=whose,
        said=said,
        sites=sites(Scene(parsed, told_by(parsed, said)), toponyms, inside),
        dates=_dates(parsed, *timed),
        place_tokens=covered,
        toponyms=tuple(inside),
    )


def _covered(words: Tokens, spans: Sequence[Span]) -> frozenset[int]:
    found: set[int] = set()
    for span in spans:
        found.update(
            range(bisect_right(words.ends, span.start), bisect_left(words.starts, span.end))
        )
    return frozenset(found)


def _timed(words: Tokens, tags: str, timexes: Sequence[Timex]) -> str:
    if not timexes:
        return tags
    letters = list(tags)
    for k in _covered(words, [timex.span for timex in timexes]):
        if letters[k] in _TIMED:
            letters[k] = "t"
            if k and letters[k - 1] == "S" and words.lower[k - 1] in _JOINTS:
                # "killed since Monday": a day is no clause.
                letters[k - 1] = "P"
    return "".join(letters)


def _is_bare_night(words: Tokens, timexes: Sequence[Timex], n: int) -> bool:
    """Whether an expression is a night that the next one dates: "overnight between 8 and 9 May"."""
    if n + 1 == len(timexes) or timexes[n].text.lower() not in _NIGHTS:
        return False
    low = bisect_left(words.starts, timexes[n].span.end)
    high = bisect_left(words.starts, timexes[n + 1].span.start)
    return timexes[n + 1].when.is_dated and _INTO.issuperset(words.lower[low:high])


def _dates(parsed: Parse, timexes: Sequence[Timex], inside: range) -> Dates:
    starts: list[int] = []
    indices: list[int] = []
    for n in inside:
        counts = timexes[n].when.is_dated and timexes[n].type != "SET"
        if counts and not _is_bare_night(parsed.tokens, timexes, n):
            candidate = _first_token(parsed.tokens, timexes[n].span)
            if candidate is not None:
                starts.append(candidate)
                indices.append(n)
    since = tuple(_since(parsed, start) for start in starts)
    return Dates(tokens=tuple(starts), indices=tuple(indices), since=since)


def _since(parsed: Parse, start: int) -> int:
    """The "since" of a date: "since May", "since the coup in May"; -1 where there is none."""
    lower = parsed.tokens.lower
    if start and lower[start - 1] in _DATING:
        start = parsed.back_over(start - 1, "DNJEUO")
    return start - 1 if start and lower[start - 1] == "since" else -1


def _first_token(words: Tokens, span: Span) -> int | None:
    return min(_covered(words, [span]), default=None)
