"""Documents and all that is understood of them: the values of this package.

Offsets count Unicode code points of `Document.text`, end exclusive; `text[start:end]` is what
the value speaks of.
"""

from dataclasses import dataclass
from typing import Literal

from gazetteer import Candidate, Place, Reason
from geo.timespan import TimeSpan

ToponymRole = Literal["location", "government", "organisation", "demonym"]
"""What a place name does in its sentence: names a spot; stands for those who rule there; is part
of the name of an organisation, meeting or office; is an adjective of origin."""

PublishedBasis = Literal["metadata", "header", "dateline", "address", "inferred"]
"""From what the date of a document is known: what was given with it; a line above its text; the
line with place and date that opens it; its web address; only what the text tells of."""

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
"""As in TimeML TIMEX3."""

EventPlaceRole = Literal["location", "near", "target", "origin", "destination", "topic"]
"""Where it happened; near which place it did; against what it went; from where; to where; what it
only speaks of, so that nothing happened there."""

ActorRole = Literal["actor", "recipient"]
"""Who did it; to whom."""

Factuality = Literal[
    "asserted", "claimed", "disputed", "denied", "negated", "feared", "planned", "demanded",
    "hypothetical",
]  # fmt: skip
"""How the text stands to the event: told as fact by the text itself; told as fact by a speaker
whom it names; told by one and contested by another; denied by somebody; told not to have happened;
feared or warned of; announced or intended; asked for; only supposed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A stretch of a document's text."""

    start: int
    """First code point inside, from 0."""
    end: int
    """First code point outside."""

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One report, as it was given."""

    id: str
    """Unique within a run."""
    title: str
    """In the report's own words; empty where it has none."""
    text: str
    """The whole text, title and header lines included, untouched."""
    source: str
    """Its web address where known, else its path as given."""
    published: str | None = None
    """The publication date as the metadata write it, else none."""
    outlet: str = ""
    """Who published it, as it says itself or is told of it; empty where nobody does."""
    author: str = ""
    """Who wrote it, as it says itself: several with semicolons between; empty where it does not."""


Amended = Literal["place", "date", "type", "factuality", "where", "same", "apart"]
"""What a person decided: which place a name means; when, of what type, how surely told, at which
places an event is; that tellings are one event, or that they are not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Amendment:
    """What a person decided instead of the machine, or confirmed (`geo.corrections`)."""

    what: Amended
    was: str = ""
    """What the machine had, in words; empty where the person confirmed it, or it had nothing."""
    by: str = ""
    """Who; empty where the correction does not say."""
    at: str = ""
    """When, as the correction says it (ISO 8601); empty where it does not."""
    note: str = ""
    """Why, in the person's words; may be empty."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Toponym:
    """A place name in the text, with the place it means where one was found."""

    span: Span
    text: str
    role: ToponymRole
    place: Place | None
    """None where the gazetteer has no such place or none that fits."""
    score: float
    """0 to 1: how sure the choice is; 0 where unresolved."""
    reasons: tuple[Reason, ...] = ()
    """Why this place, weightiest first."""
    alternatives: tuple[Candidate, ...] = ()
    """The next best places, best first, at most three."""
    corrected: Amendment | None = None
    """What a person said of the place; none where nobody did. A place that a person put on the map
    for an event has an empty span and text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Timex:
    """A time expression in the text."""

    span: Span
    text: str
    type: TimexType
    value: str
    """As in TimeML TIMEX3: `2019-10-15`, `2024-12`, `P6M`, `PRESENT_REF` …"""
    when: TimeSpan
    """What it covers: of a range the whole, on both its ends; of a duration that touches the
    telling ("the past six months") the stretch; undated for other durations, sets and vague
    references."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EventPlace:
    """A place of an event."""

    toponym: int
    """Index into the reading's `toponyms`."""
    role: EventPlaceRole


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Who did it, or to whom it was done, in the words of the text."""

    span: Span
    text: str
    role: ActorRole
    id: str = ""
    """Of `geo.actors`: the same for all names of one actor; empty where nobody known is meant."""
    name: str = ""
    """To show; empty as `id` is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """How many of what: `about 9,000 IS members`."""

    span: Span
    text: str
    low: float
    """The least the text allows."""
    high: float | None
    """The most the text allows; none for "at least", "more than"."""
    unit: str
    """What is counted, in the words of the text (`IS members`)."""
    best: float | None = None
    """The number that the text names; none where it names none ("dozens"), or two ends."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Attribution:
    """Who says so."""

    span: Span
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Something that happens, happened, or is said to."""

    id: str
    """Stable: document id and the trigger's offset."""
    type: str
    """A PLOVER event type (ASSAULT, MOBILIZE, CONSULT …)."""
    label: str
    """The type in plain words, with what the trigger adds (`troop deployment`)."""
    sentence: Span
    trigger: Span
    places: tuple[EventPlace, ...]
    """Empty where the text puts it nowhere: the event is listed, not pinned."""
    actors: tuple[Actor, ...]
    when: TimeSpan
    timex: int | None
    """Index into the reading's `timexes` of the expression that dates it, else none."""
    quantities: tuple[Quantity, ...]
    factuality: Factuality
    attribution: Attribution | None
    mode: str = ""
    """How it was done, or what it is where PLOVER has no word for it (`aerial`, `abduct`,
    `displacement`); empty where the type says all."""
    acled: str | None = None
    """Event type and sub-event type of ACLED (`Battles: Armed clash`); none where none fits."""
    corrected: tuple[Amendment, ...] = ()
    """What a person said of the event; empty where nobody did."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """All that was understood of one document."""

    document: Document
    published: TimeSpan | None
    """The document's own date; none where nothing gives one."""
    published_basis: PublishedBasis | None = None
    """From what that date is known; none where there is none."""
    published_evidence: tuple[Span, ...] = ()
    """What in the text says so, in its order; empty where nothing in it does."""
    toponyms: tuple[Toponym, ...]
    """In the order of the text, never overlapping."""
    timexes: tuple[Timex, ...]
    """In the order of the text, never overlapping."""
    events: tuple[Event, ...]
    """In the order of the text."""
