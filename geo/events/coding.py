"""Read the events of a document."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from geo.events.actors import actors
from geo.events.acts import acts
from geo.events.anaphora import bordering, capitals, in_capitals, taken_up
from geo.events.codes import code_of
from geo.events.dating import Moment, by_document
from geo.events.factuality import factuality
from geo.events.narrative import Narrative
from geo.events.passages import passages
from geo.events.places import places
from geo.events.quantities import Count, counts, quantity
from geo.events.retelling import dates_itself, retold
from geo.events.sentence import Sentence, analysed
from geo.events.setting import Told, settled
from geo.events.sites import asides, scenes, spots
from geo.events.stances import stances
from geo.events.triggers import Trigger, triggers
from geo.events.voices import Telling, Tellings
from geo.events.words import word_class
from geo.reading import Attribution, Document, Event, EventPlace, Quantity, Timex, Toponym
from geo.sentences import sentences
from geo.timespan import TimeSpan

_REPORTED: Final = frozenset({"announce", "report", "confirm", "reveal", "note", "acknowledge"})
_DEFINITE: Final = frozenset({"the", "this", "these", "those", "that", "such", "its", "their"})
_CAMPAIGN: Final = frozenset(
    {"attack", "offensive", "military operation", "military campaign", "incursion", "invasion",
     "war", "fighting"}
)  # fmt: skip
"""Labels that may name one and the same act of war."""
_TALKS: Final = frozenset(
    {"meeting", "discussion", "negotiations", "consultation", "conversation", "phone call"}
)
"""Labels that may name one and the same talk."""
_FLIGHTS: Final = frozenset({"flight", "displacement"})
"""Labels of moves away from where the story goes on."""
_HEAD: Final = 4
"""Passages of a report among which the line that says where it was written stands."""
_HARMED: Final = 400
"""How far the act may be told from those that it killed or hurt, as `_gap` counts."""
_BACK: Final = 3
"""Events before the number of those killed or hurt that are looked at."""
_HALT: Final = 2
"""Clauses that a semicolon counts for."""
_WIDE: Final = 100
"""Tokens that a clause border counts for when a number looks for its event."""


def read_events(
    document: Document,
    published: TimeSpan | None,
    toponyms: tuple[Toponym, ...],
    timexes: tuple[Timex, ...],
) -> tuple[Event, ...]:
    """Code what a document tells to have happened, to happen or to be feared, planned, denied.

    One event for each clause and trigger of the lexicon; captions, teasers, comment policies and
    sentences repeated word for word tell none. Time is linear in the text.

    Args:
        document: The report.
        published: Its date; none where nothing gives one.
        toponyms: Its place names, in order, as `geo.toponyms` finds them.
        timexes: Its time expressions, in order, as `geo.dates` reads them.

    Returns:
        In the order of the text. `places` and `timex` are indices into the arguments.
    """
    found = told(document, published, toponyms, timexes)
    return settled(found._replace(events=retold(found.events, toponyms, timexes)), toponyms)


def told(
    document: Document,
    published: TimeSpan | None,
    toponyms: tuple[Toponym, ...],
    timexes: tuple[Timex, ...],
) -> Told:
    """Code a document as `read_events` does, before acts get the places of their story."""
    chosen = passages(document.text, sentences(document.text))
    analysis = tuple(analysed(document.text, chosen, toponyms, timexes))
    coder = _Coder(document, by_document(published), toponyms, timexes)
    tellings = Tellings(document.text, analysis)
    coded = [
        (event, sentence.passage.paragraph)
        for n, sentence in enumerate(analysis)
        for event in coder.code(sentence, partial(tellings.of, n))
    ]
    refuges = {
        link.toponym
        for event, _ in coded
        if event.label in _FLIGHTS
        for link in event.places
        if link.role == "destination"
    }
    return Told(
        events=[event for event, _ in coded],
        paragraphs=[paragraph for _, paragraph in coded],
        heads=[n for sentence in analysis[:_HEAD] for n in sentence.sites.heads],
        ground=[n for sentence in analysis for n in spots(sentence.sites) if n not in refuges],
        scenes=[n for sentence in analysis for n in scenes(sentence.sites)],
        asides={n for sentence in analysis for n in asides(sentence.sites)},
    )


class _Coder:
    """Codes one document, sentence by sentence."""

    def __init__(
        self,
        document: Document,
        default: Moment,
        toponyms: Sequence[Toponym],
        timexes: Sequence[Timex],
    ) -> None:
        self.document = document
        self.toponyms = toponyms
        self.capitals = capitals(toponyms)
        self.recent: list[int] = []
        self.border: tuple[int, ...] = ()
        self.told: set[tuple[str, str]] = set()
        """Types and families of what has been told so far."""
        self.timexes = timexes
        self.narrative = Narrative(default, timexes)

    def code(self, sentence: Sentence, telling: Callable[[], Telling]) -> Iterator[Event]:
        found = triggers(sentence.parse, sentence.place_tokens)
        self.border = bordering(sentence.sites, self.toponyms) or self.border
        if found:
            yield from self._events(sentence, telling(), found)
        self.recent[:0] = self._located(sentence)[::-1]
        del self.recent[20:]

    def _events(
        self, sentence: Sentence, telling: Telling, found: tuple[Trigger, ...]
    ) -> Iterator[Event]:
        numbers = _numbers(sentence, found)
        stance = stances(sentence.parse, sentence.said)
        coded = [
            (trigger, self._event(sentence, trigger, telling, (stance, numbers[n], found)))
            for n, trigger in enumerate(found)
        ]
        for trigger, event in acts(sentence.parse, coded):
            if not self._is_reminder(sentence, trigger, event):
                self.told.add((event.type, _family(event)))
                yield event

    def _is_reminder(self, sentence: Sentence, trigger: Trigger, event: Event) -> bool:
        """Whether a noun only takes up what was told before: "the operation", "this visit"."""
        own = event.places or event.quantities or dates_itself(event, self.timexes)
        if own or not trigger.is_noun or (event.type, _family(event)) not in self.told:
            return False
        start = sentence.parse.back_over(trigger.start, "NJEUO")
        return start > 0 and sentence.parse.tokens.lower[start - 1] in _DEFINITE

    def _event(
        self,
        sentence: Sentence,
        trigger: Trigger,
        telling: Telling,
        extra: tuple[tuple[str, ...], list[Count], tuple[Trigger, ...]],
    ) -> Event:
        parse, text = sentence.parse, self.document.text
        told = _teller(sentence, trigger, telling)
        clause = parse.owner[trigger.start]
        reported = told is not None or any(clause in saying.content for saying in sentence.said)
        span = parse.tokens.at(trigger.start, trigger.end)
        when = self.narrative.moment(sentence, trigger)
        where = self._places(sentence, trigger, extra[2])
        code = code_of(trigger.entry.type, trigger.entry.label)
        return Event(
            id=f"{self.document.id}#{span.start}",
            type=trigger.entry.type,
            label=trigger.entry.label,
            sentence=sentence.passage.span,
            trigger=span,
            places=where,
            actors=actors(
                parse,
                trigger,
                sentence.subjects,
                sentence.tokens_of({link.toponym for link in where}),
                sentence.tokens_of(self._located(sentence)),
                text,
            ),
            when=when.when,
            timex=when.timex,
            quantities=_quantities(sentence, extra[1], text),
            factuality=factuality(parse, trigger, extra[0], reported=reported),
            attribution=told,
            mode=code.mode,
            acled=code.acled,
        )

    def _located(self, sentence: Sentence) -> list[int]:
        """Toponyms of a sentence that are places in it, not governments or peoples."""
        return [n for n in sentence.toponyms if self.toponyms[n].role == "location"]

    def _places(
        self, sentence: Sentence, trigger: Trigger, others: tuple[Trigger, ...]
    ) -> tuple[EventPlace, ...]:
        told = places(trigger, others, sentence.sites, self.toponyms)
        found = in_capitals(told, self.toponyms, self.capitals, self.document.text)
        if found or "v" in trigger.entry.frame:
            return found
        inside = self._located(sentence)[::-1]
        return taken_up(
            sentence.parse, trigger, self.toponyms, [*inside, *self.recent], self.border
        )


def _family(event: Event) -> str:
    if event.label in _TALKS:
        return "talks"
    return "campaign" if event.label in _CAMPAIGN else event.label


def _teller(sentence: Sentence, trigger: Trigger, telling: Telling) -> Attribution | None:
    """Who tells an event: the clause's speaker, or who "announced the withdrawal"."""
    n = sentence.parse.owner[trigger.start]
    clause = sentence.parse.clauses[n]
    if trigger.is_noun and clause.has_verb and clause.verb < trigger.start:
        for saying, speaker in zip(sentence.said, telling.sayings, strict=True):
            if saying.clause == n and saying.verb in _REPORTED:
                return speaker
    return telling.clauses[n]


def _numbers(sentence: Sentence, found: Sequence[Trigger]) -> list[list[Count]]:
    """Each number of a sentence given to the event nearest to it."""
    given: list[list[Count]] = [[] for _ in found]
    starts = [trigger.start for trigger in found]
    for count in counts(sentence.parse):
        behind = bisect_left(starts, count.start)
        harm = _is_harm(sentence, count)
        near = [*range(max(0, behind - (_BACK if harm else 1)), min(len(found), behind + 1))]
        if harm:
            near = [n for n in near if _may_harm(sentence, count, found[n])]
        if not near:
            continue
        gap, best = min((_gap(sentence, count, found[n]), n) for n in near)
        if gap < (_HARMED if harm else 2 * _WIDE):
            given[best].append(count)
    return given


def _is_harm(sentence: Sentence, count: Count) -> bool:
    """Whether a number counts whom an act told elsewhere in the sentence killed or hurt."""
    parse = sentence.parse
    verb = parse.clause_at(count.start).verb
    return verb >= 0 and parse.tokens.lower[verb] in word_class("harmed")


def _may_harm(sentence: Sentence, count: Count, trigger: Trigger) -> bool:
    """Whether an event is an attack, or its verb says itself whom it harmed."""
    owner = sentence.parse.owner
    same = owner[trigger.start] == owner[count.start]
    return trigger.entry.type == "ASSAULT" or (same and not trigger.is_noun)


def _gap(sentence: Sentence, count: Count, trigger: Trigger) -> int:
    """How far a number stands from an event, in tokens and, above all, clauses."""
    parse = sentence.parse
    apart = abs(parse.owner[trigger.start] - parse.owner[count.start])
    apart += _HALT * parse.is_apart(trigger.start, count.start)
    # "raided the village, killing ten, and abducted five": what hangs belongs to what is before it.
    hangs = parse.clause_at(count.start).link in ("ing", "participle")
    apart += hangs and trigger.start > count.start
    return _WIDE * apart + min(abs(trigger.start - count.end), abs(count.start - trigger.end))


def _quantities(sentence: Sentence, given: list[Count], text: str) -> tuple[Quantity, ...]:
    return tuple(quantity(sentence.parse, count, text) for count in given)
