"""Where a paragraph's story stands in time, from sentence to sentence.

What a dated clause in the past tells moves the story there, and undated deeds in the past stay with
it (H. Reichenbach, Elements of Symbolic Logic, 1947; B. Partee, Nominal and Temporal Anaphora,
1984). The past perfect, "since …", plans and subordinate clauses look away from the story and leave
it where it stands; words about it are of the day of the report.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final, NamedTuple

from geo.events.dating import Moment, is_loose, is_past, is_turned_back, moment, sets_scene
from geo.events.sentence import Sentence
from geo.events.triggers import Trigger
from geo.reading import Timex
from geo.timespan import UNDATED

_DEEDS: Final = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "SANCTION"})
_FRESH: Final = timedelta(days=7)
"""Words about a deed not longer ago than this are of the day of the report."""


_NEXT: Final = 2
"""Paragraphs, of those that tell deeds or are told between two, over which a day is kept."""


class _Stand(NamedTuple):
    """Where the story stands."""

    moment: Moment
    is_deed: bool
    """Whether a deed dated it, not words or a meeting."""


class Narrative:
    """The date that earlier sentences leave to later ones."""

    def __init__(self, default: Moment, timexes: Sequence[Timex]) -> None:
        """Begin a document.

        Args:
            default: Its own date.
            timexes: Its time expressions.
        """
        self._default = default
        self._timexes = timexes
        self._paragraph = -1
        self._main: _Stand | None = None
        self._here: _Stand | None = None
        """In this paragraph: where the main story stands, or what it looks back on."""
        self._is_inherited = False
        """Whether that is as the paragraph before left it."""
        self._told = -1
        """Where the sentence begins whose main clause dated the story."""

    def moment(self, sentence: Sentence, trigger: Trigger) -> Moment:
        """Tell when an event happened, and go on from there; to be asked in the order of the text.

        Args:
            sentence: The sentence that tells it.
            trigger: What tells it.
        """
        parse = sentence.parse
        self._turn_to(sentence.passage.paragraph)
        found = moment(
            parse, trigger, sentence.said, sentence.dates, self._timexes, self._default.when.end
        )
        if found is not None:
            if not found.since and not self._is_ahead(found) and sets_scene(parse, trigger):
                self._stand(sentence, trigger, found)
            return found
        if is_loose(parse, trigger):
            return Moment(when=UNDATED, timex=None)
        here = self._here
        if here is None or not is_past(parse, parse.clause_at(trigger.start)):
            return self._default
        is_comment = here.is_deed and "v" in trigger.entry.frame and self._is_news(here)
        return self._default if is_comment else here.moment

    def _turn_to(self, paragraph: int) -> None:
        """The next paragraph goes on from a day of the news; the story of old days ends."""
        if paragraph == self._paragraph:
            return
        if paragraph - self._paragraph > _NEXT or not self._is_news(self._main):
            self._main = None
        self._paragraph, self._here, self._is_inherited = paragraph, self._main, True

    def _stand(self, sentence: Sentence, trigger: Trigger, found: Moment) -> None:
        """Let the story stand at the date of an event, where that is none of its background."""
        parse, start = sentence.parse, sentence.passage.span.start
        n = parse.owner[trigger.start]
        if self._here is not None and parse.clauses[n].link == "when" and self._told == start:
            return
        stand = _Stand(_whole_day(found), trigger.entry.type in _DEEDS)
        told = any(n in said.content for said in sentence.said)
        if told or not is_turned_back(parse, parse.clauses[n]):
            self._main, self._here, self._told = stand, stand, start
        elif self._here is None or self._is_inherited:
            # A paragraph that begins "They had seized the city in May" tells of that May.
            self._here = stand
        self._is_inherited = False

    def _is_ahead(self, found: Moment) -> bool:
        begin, end = found.when.start, self._default.when.end
        return begin is not None and end is not None and begin >= end

    def _is_news(self, stand: _Stand | None) -> bool:
        """Whether the story stands at a day shortly before that of the report."""
        if stand is None or stand.moment.when.precision != "day":
            return False
        begin, end = stand.moment.when.start, self._default.when.end
        return begin is not None and end is not None and end - begin <= _FRESH


def _whole_day(found: Moment) -> Moment:
    """The day of an hour: what is told later was hardly in the same one."""
    if found.when.precision not in ("hour", "minute") or found.when.start is None:
        return found
    start = found.when.start.replace(hour=0, minute=0)
    when = replace(found.when, start=start, end=start + timedelta(days=1), precision="day")
    return replace(found, when=when)
