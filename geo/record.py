"""Events on their own, with everything a reader needs beside them: what files and pages hold.

A reading points into its document; a record carries what it needs in itself, so that it can leave
the document behind. Offsets count code points of `Record.quote`.
"""

from dataclasses import dataclass, replace

from gazetteer.place import Kind, Place
from geo.addresses import file_of, host_of
from geo.reading import (
    Actor,
    Amendment,
    Event,
    EventPlace,
    EventPlaceRole,
    Factuality,
    Quantity,
    Reading,
    Span,
)
from geo.timespan import TimeSpan


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordPlace:
    """A place of a recorded event."""

    place_id: str
    name: str
    kind: Kind
    country: str | None
    """ISO 3166-1 alpha-2, or none."""
    admin1: str | None
    lon: float
    lat: float
    role: EventPlaceRole
    text: str
    """As the report writes it."""
    mark: Span | None
    """Where the quote names it; none where another sentence does."""
    score: float
    """0 to 1: how sure the choice of the place is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """How many of what, as numbers."""

    low: float
    """The least the text allows."""
    best: float | None
    """The number that the text names; none where it names none, or two ends."""
    high: float | None
    """The most the text allows; none for "at least"."""
    unit: str
    """What is counted, in the words of the text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Relation:
    """A link to an event that is not the same, but has to do with it."""

    id: str
    """Of the other event."""
    why: str
    """In words: what they share, and what keeps them apart."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One event with its quote, places, date and source."""

    id: str
    type: str
    label: str
    factuality: Factuality
    quote: str
    """The sentence that tells it, as the report has it."""
    trigger: Span
    places: tuple[RecordPlace, ...]
    """Empty where the report puts it nowhere; what it only speaks of is none."""
    when: TimeSpan
    date_text: str
    """The date as the report writes it; empty where it comes from the document or from nowhere."""
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    quantities: tuple[str, ...]
    attribution: str
    """Who says so; empty where the report itself does."""
    document: str
    """The id of the report."""
    title: str
    source: str
    """Web address or path of the report."""
    published: TimeSpan | None
    outlet: str = ""
    """Who published it; empty where the report does not say (see `publisher`)."""
    author: str = ""
    """Who wrote it, several with semicolons between; empty where the report does not say."""
    mode: str = ""
    """How it was done, or what it is where PLOVER has no word for it; empty where neither."""
    acled: str | None = None
    """Event type and sub-event type of ACLED, with a colon between; none where none fits."""
    amounts: tuple[Amount, ...] = ()
    """The quantities as numbers, in the same order."""
    actor_ids: tuple[str, ...] = ()
    """Ids of `geo.actors`, in the order of `actors`; empty texts where nobody known is meant."""
    actor_names: tuple[str, ...] = ()
    """Names to show, as `actor_ids`."""
    recipient_ids: tuple[str, ...] = ()
    """As `actor_ids`, of `recipients`."""
    recipient_names: tuple[str, ...] = ()
    """As `actor_names`, of `recipients`."""
    tellings: tuple["Record", ...] = ()
    """What was merged into this event (`geo.merging`), as each passage tells it, the one that
    stands for all first; empty where one passage alone tells it."""
    reasons: tuple[str, ...] = ()
    """Why the tellings are one event, in words."""
    differences: tuple[str, ...] = ()
    """Where the tellings differ, in words."""
    related: tuple[Relation, ...] = ()
    """Events that have to do with it and are not the same."""
    corrected: tuple[Amendment, ...] = ()
    """What a person decided of it and of its places; empty where nobody did."""

    @property
    def publisher(self) -> str:
        """Who published it: the outlet, else the host of its address, else the name of its file."""
        return self.outlet or host_of(self.source) or file_of(self.source)


def records(reading: Reading) -> tuple[Record, ...]:
    """The events of a reading as records, in the order of the text."""
    return tuple(_record(reading, event) for event in reading.events)


def _record(reading: Reading, event: Event) -> Record:
    document = reading.document
    return Record(
        id=event.id,
        type=event.type,
        label=event.label,
        factuality=event.factuality,
        quote=document.text[event.sentence.start : event.sentence.end],
        trigger=_shift(event.trigger, event.sentence),
        places=tuple(
            found
            for link in event.places
            if link.role != "topic"
            and (found := recorded_place(reading, event.sentence, link)) is not None
        ),
        when=event.when,
        date_text="" if event.timex is None else reading.timexes[event.timex].text,
        actors=_texts(event.actors, "actor"),
        recipients=_texts(event.actors, "recipient"),
        quantities=tuple(_one_line(quantity) for quantity in event.quantities),
        amounts=tuple(_amount(quantity) for quantity in event.quantities),
        actor_ids=tuple(actor.id for actor in event.actors if actor.role == "actor"),
        actor_names=tuple(actor.name for actor in event.actors if actor.role == "actor"),
        recipient_ids=tuple(actor.id for actor in event.actors if actor.role == "recipient"),
        recipient_names=tuple(actor.name for actor in event.actors if actor.role == "recipient"),
        attribution="" if event.attribution is None else event.attribution.text,
        document=document.id,
        title=document.title,
        source=document.source,
        published=reading.published,
        outlet=document.outlet,
        author=document.author,
        mode=event.mode,
        acled=event.acled,
        corrected=corrections_of(reading, event.places, event.corrected),
    )


def corrections_of(
    reading: Reading, places: tuple[EventPlace, ...], own: tuple[Amendment, ...] = ()
) -> tuple[Amendment, ...]:
    """What a person decided of something and of its places, each once."""
    named = (reading.toponyms[link.toponym] for link in places if link.role != "topic")
    of_places = (name.corrected for name in named if name.corrected is not None)
    return tuple(dict.fromkeys((*own, *of_places)))


def recorded_place(reading: Reading, sentence: Span, link: EventPlace) -> RecordPlace | None:
    """A place as a record of a sentence holds it; none where the name was not resolved."""
    toponym = reading.toponyms[link.toponym]
    if toponym.place is None:
        return None
    is_inside = sentence.covers(toponym.span) and toponym.text
    return replace(
        place_as_told(toponym.place, link.role, toponym.text, toponym.score),
        mark=_shift(toponym.span, sentence) if is_inside else None,
    )


def place_as_told(
    place: Place, role: EventPlaceRole, text: str = "", score: float = 1.0
) -> RecordPlace:
    """A place as a record holds it, where the quote does not name it."""
    return RecordPlace(
        place_id=place.id,
        name=place.name,
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        lon=place.lon,
        lat=place.lat,
        role=role,
        text=text,
        mark=None,
        score=score,
    )


def _shift(span: Span, sentence: Span) -> Span:
    return Span(start=span.start - sentence.start, end=span.end - sentence.start)


def _texts(actors: tuple[Actor, ...], role: str) -> tuple[str, ...]:
    return tuple(" ".join(actor.text.split()) for actor in actors if actor.role == role)


def _amount(quantity: Quantity) -> Amount:
    return Amount(
        low=quantity.low,
        best=quantity.best,
        high=quantity.high,
        unit=" ".join(quantity.unit.split()),
    )


def _one_line(quantity: Quantity) -> str:
    return " ".join(quantity.text.split())
