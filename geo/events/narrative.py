"""Where a paragraph's story stands in time, from sentence to sentence.

What a dated clause in the past tells moves the story there, and undated deeds in the past stay with
it (H. Reichenbach, Elements of Symbolic Logic, 1947; B. Partee, Nominal and Temporal Anaphora,
1984). The past perfect, "since …", plans and subordinate clauses look away from the story and leave
it where it stands; words about it are of the day of the report.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from geo.events.dating import Moment, is_loose, is_past, is_turned_back, moment, sets_scene
from geo.events.sentence import Sentence
from geo.events.triggers import Trigger
from geo.reading import Timex
from geo.timespan import UNDATED

_DEEDS: Final = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "SANCTION"})
_FRESH: Final = timedelta(days=7)
"""Words about a deed not longer ago than this are of the day of the report."""


class Narrative:
    """The date that earlier sentences of a paragraph leave to later ones."""

    def __init__(self, default: Moment, timexes: Sequence[Timex]) -> None:
        """Begin a document.

        Args:
            default: Its own date.
            timexes: Its time expressions.
        """
        self._default = default
        self._timexes = timexes
        self._paragraph = -1
        self._story: Moment | None = None
        self._told = -1
        """Where the sentence begins whose main clause dated the story."""
        self._is_deed = False
        """Whether a deed dated it, not words or a meeting."""

    def moment(self, sentence: Sentence, trigger: Trigger) -> Moment:
        """Tell when an event happened, and go on from there; to be asked in the order of the text.

        Args:
            sentence: The sentence that tells it.
            trigger: What tells it.
        """
        parse = sentence.parse
        if self._paragraph != sentence.passage.paragraph:
            self._paragraph, self._story = sentence.passage.paragraph, None
        found = moment(
            parse, trigger, sentence.said, sentence.dates, self._timexes, self._default.when.end
        )
        if found is not None:
            if self._goes_on(sentence, trigger, found):
                self._story, self._is_deed = found, trigger.entry.type in _DEEDS
            return found
        if is_loose(parse, trigger):
            return Moment(when=UNDATED, timex=None)
        story = self._story
        if story is None or not is_past(parse, parse.clause_at(trigger.start)):
            return self._default
        return self._default if self._is_comment(trigger, story) else story

    def _goes_on(self, sentence: Sentence, trigger: Trigger, found: Moment) -> bool:
        """Whether the story stands at the date of an event from there on."""
        parse, start = sentence.parse, sentence.passage.span.start
        clause = parse.clause_at(trigger.start)
        if not sets_scene(parse, trigger) or self._is_ahead(found):
            return False
        if found.since:
            return False
        if self._story is None:
            self._told = start
            return True
        if clause.link == "when":
            return self._told != start
        n = parse.owner[trigger.start]
        if is_turned_back(parse, clause) and not any(n in said.content for said in sentence.said):
            return False
        self._told = start
        return True

    def _is_ahead(self, found: Moment) -> bool:
        begin, end = found.when.start, self._default.when.end
        return begin is not None and end is not None and begin >= end

    def _is_comment(self, trigger: Trigger, story: Moment) -> bool:
        """Whether an event is words about what the story has just told."""
        begin, end = story.when.start, self._default.when.end
        if not self._is_deed or "v" not in trigger.entry.frame or begin is None or end is None:
            return False
        return end - begin <= _FRESH
