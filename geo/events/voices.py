"""Who speaks through a document: speakers resolved over sentences, for attribution."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo.events.sentence import Sentence
from geo.events.speech import Saying
from geo.reading import Attribution, Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """Who tells the parts of a sentence; none where the report itself does."""

    clauses: tuple[Attribution | None, ...]
    """Of each clause."""
    sayings: tuple[Attribution | None, ...]
    """Of each saying, who says it."""


_PERSONS: Final = frozenset({"he", "she", "him", "her", "i"})
_GROUPS: Final = frozenset({"it", "they", "them", "we"})


class Voices:
    """The speakers met so far, so that "he said" and a quotation that runs on find theirs."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._person: Span | None = None
        self._group: Span | None = None
        self._last: Span | None = None
        self._full: dict[str, Span] = {}

    def heard(self, sentence: Sentence) -> tuple[Span | None, ...]:
        """Resolve the speaker of each saying of a sentence and remember them."""
        return tuple(self._resolved(sentence, saying) for saying in sentence.said)

    def _resolved(self, sentence: Sentence, saying: Saying) -> Span | None:
        if saying.speaker is None:
            return None
        words = sentence.parse.tokens.lower[saying.speaker.start : saying.speaker.end]
        span = sentence.parse.tokens.at(*saying.speaker)
        if len(words) == 1 and words[0] in _PERSONS | _GROUPS | {"who", "which", "that"}:
            person = words[0] in _PERSONS
            found = (self._person if person else self._group) or self._last or span
        else:
            found = self._named(words, span) if saying.named else span
            self._remember(found, saying)
        self._last = found or self._last
        return found

    def _named(self, words: Sequence[str], span: Span) -> Span:
        """The fullest form in which a person was named so far: Shatri is Hamid al-Shatri."""
        key = words[-1].removeprefix("al-")
        if len(words) > 1:
            self._full.setdefault(key, span)
            return span
        return self._full.get(key, span)

    def _remember(self, span: Span, saying: Saying) -> None:
        text = self._text[span.start : span.end].split()
        if saying.named and len(text) > 1:
            self._person = span
        elif text[-1:] and text[-1].endswith("s"):
            self._group = span
        else:
            self._person = self._person if saying.named else span
            self._group = span

    @property
    def last(self) -> Span | None:
        """Who spoke last."""
        return self._last


class Tellings:
    """Who tells what in each sentence of a document; worked out for those that are asked for."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._sentences = sentences
        self._heard: list[tuple[Span | None, ...]] = []
        self._lasts: list[Span | None] = []
        voices = Voices(text)
        for sentence in sentences:
            self._heard.append(voices.heard(sentence))
            self._lasts.append(voices.last)

    def of(self, n: int) -> Telling:
        """Who tells the parts of one sentence."""
        default = _quoted(self._sentences, self._heard, self._lasts, n)
        return _told(self._text, self._sentences[n], self._heard[n], default)


def _told(
    text: str, sentence: Sentence, speakers: Sequence[Span | None], default: Span | None
) -> Telling:
    if not sentence.said:
        whole = _attribution(text, default)
        return Telling(clauses=(whole,) * len(sentence.parse.clauses), sayings=())
    by_clause: list[Span | None] = [default] * len(sentence.parse.clauses)
    order = sorted(
        zip(sentence.said, speakers, strict=True), key=lambda pair: -len(pair[0].content)
    )
    for saying, speaker in order:
        for n in saying.content:
            by_clause[n] = speaker or by_clause[n]
    return Telling(
        clauses=tuple(_attribution(text, span) for span in by_clause),
        sayings=tuple(_attribution(text, span) for span in speakers),
    )


def _attribution(text: str, span: Span | None) -> Attribution | None:
    return None if span is None else Attribution(span=span, text=text[span.start : span.end])


def _quoted(
    sentences: Sequence[Sentence],
    heard: Sequence[Sequence[Span | None]],
    lasts: Sequence[Span | None],
    n: int,
) -> Span | None:
    """Who says a sentence that is all quotation or part of a signed post."""
    this = sentences[n]
    if this.passage.signed is not None:
        return this.passage.signed
    opens = this.passage.quoted or this.parse.tags.startswith("Q")
    if not opens or any(0 in saying.content for saying in this.said):
        return None
    for m in range(n + 1, min(n + 5, len(sentences))):
        if sentences[m].passage.paragraph != this.passage.paragraph:
            break
        for saying, speaker in zip(sentences[m].said, heard[m], strict=True):
            if 0 in saying.content and speaker is not None:
                return speaker
    return lasts[n - 1] if n > 0 else None
