"""Readings and records of any shape, for properties."""

from datetime import datetime, timedelta
from typing import get_args

from hypothesis import strategies as st

from gazetteer import Candidate, Kind, Place, Reason
from geo import Document, Event, Reading, Record, RecordPlace, Span, TimeSpan, Timex, Toponym
from geo.reading import (
    Actor,
    ActorRole,
    Amended,
    Amendment,
    Attribution,
    EventPlace,
    EventPlaceRole,
    Factuality,
    PublishedBasis,
    Quantity,
    TimexType,
    ToponymRole,
)
from geo.record import Amount, Relation
from geo.timespan import Basis, Precision

# Half surrogate pairs, line separators of Unicode and controls are texts too.
texts = st.text(
    st.one_of(st.characters(exclude_categories=()), st.sampled_from('\u2028\u0085\ud800\x00<&"\\'))
)


def one_of(words):
    return st.sampled_from(get_args(words))


def rounded(low, high, digits):
    scale = 10**digits
    return st.integers(low * scale, high * scale).map(lambda number: number / scale)


@st.composite
def spans(draw, length):
    start = draw(st.integers(0, length))
    return Span(start=start, end=draw(st.integers(start, length)))


@st.composite
def timespans(draw):
    moments = st.datetimes(datetime(1, 1, 1), datetime(9000, 1, 1))
    whole_days = st.booleans()
    start = draw(st.none() | moments)
    end = draw(st.none() | st.timedeltas(timedelta(days=1), timedelta(days=9999)))
    end = None if end is None else (start or datetime(2019, 10, 15)) + end
    if draw(whole_days):
        start = start and datetime.combine(start.date(), start.min.time())
        end = end and datetime.combine(end.date() + timedelta(days=1), end.min.time())
    return TimeSpan(
        start=start, end=end, precision=draw(one_of(Precision)), basis=draw(one_of(Basis))
    )


reasons = st.lists(
    st.builds(Reason, name=texts, weight=rounded(-9, 9, 4), detail=texts), max_size=2
).map(tuple)

places = st.builds(
    Place,
    id=texts,
    name=texts,
    names=st.just(()),
    kind=one_of(Kind),
    feature_class=texts,
    feature_code=texts,
    country=st.none() | texts,
    admin1=st.none() | texts,
    population=st.integers(0, 10**10),
    lon=rounded(-180, 180, 6),
    lat=rounded(-90, 90, 6),
    geometry=st.none(),
    source=texts,
)


amendments = st.builds(Amendment, what=one_of(Amended), was=texts, by=texts, at=texts, note=texts)


def toponyms(length):
    return st.builds(
        Toponym,
        span=spans(length),
        text=texts,
        role=one_of(ToponymRole),
        place=st.none() | places,
        score=rounded(0, 1, 4),
        reasons=reasons,
        alternatives=st.lists(
            st.builds(Candidate, place=places, score=rounded(0, 1, 4), reasons=reasons), max_size=1
        ).map(tuple),
        corrected=st.none() | amendments,
    )


def timexes(length):
    return st.builds(
        Timex,
        span=spans(length),
        text=texts,
        type=one_of(TimexType),
        value=texts,
        when=timespans(),
    )


def quantities(length):
    numbers = st.floats(allow_nan=False, allow_infinity=False)
    return st.builds(
        Quantity,
        span=spans(length),
        text=texts,
        low=numbers,
        best=st.none() | numbers,
        high=st.none() | numbers,
        unit=texts,
    )


def indices(count):
    return st.nothing() if count == 0 else st.integers(0, count - 1)


def events(length, toponym_count, timex_count):
    return st.builds(
        Event,
        id=texts,
        type=texts,
        label=texts,
        sentence=spans(length),
        trigger=spans(length),
        places=st.lists(
            st.builds(EventPlace, toponym=indices(toponym_count), role=one_of(EventPlaceRole)),
            max_size=2,
        ).map(tuple),
        actors=st.lists(
            st.builds(
                Actor, span=spans(length), text=texts, role=one_of(ActorRole), id=texts, name=texts
            ),
            max_size=2,
        ).map(tuple),
        when=timespans(),
        timex=st.none() | indices(timex_count),
        quantities=st.lists(quantities(length), max_size=2).map(tuple),
        factuality=one_of(Factuality),
        attribution=st.none() | st.builds(Attribution, span=spans(length), text=texts),
        mode=texts,
        acled=st.none() | texts,
        corrected=st.lists(amendments, max_size=1).map(tuple),
    )


@st.composite
def readings(draw):
    text = draw(texts)
    found = tuple(draw(st.lists(toponyms(len(text)), max_size=2)))
    dates = tuple(draw(st.lists(timexes(len(text)), max_size=2)))
    return Reading(
        document=Document(
            id=draw(texts),
            title=draw(texts),
            text=text,
            source=draw(texts),
            published=draw(st.none() | texts),
            outlet=draw(texts),
            author=draw(texts),
        ),
        published=draw(st.none() | timespans()),
        published_basis=draw(st.none() | one_of(PublishedBasis)),
        published_evidence=tuple(draw(st.lists(spans(len(text)), max_size=2))),
        toponyms=found,
        timexes=dates,
        events=tuple(draw(st.lists(events(len(text), len(found), len(dates)), max_size=2))),
    )


def record_places(length):
    return st.builds(
        RecordPlace,
        place_id=texts,
        name=texts,
        kind=one_of(Kind),
        country=st.none() | texts,
        admin1=st.none() | texts,
        lon=rounded(-180, 180, 6),
        lat=rounded(-90, 90, 6),
        role=one_of(EventPlaceRole),
        text=texts,
        mark=st.none() | spans(length),
        score=rounded(0, 1, 4),
    )


def amounts():
    numbers = st.floats(allow_nan=False, allow_infinity=False)
    ends = st.none() | numbers
    return st.builds(Amount, low=numbers, best=ends, high=ends, unit=texts)


@st.composite
def records(draw, *, merged=True):
    quote = draw(texts)
    told = st.lists(records(merged=False), max_size=2, unique_by=lambda record: record.id)
    lists = st.lists(texts, max_size=3).map(tuple)
    return Record(
        id=draw(texts),
        type=draw(texts),
        label=draw(texts),
        factuality=draw(one_of(Factuality)),
        quote=quote,
        trigger=draw(spans(len(quote))),
        places=tuple(draw(st.lists(record_places(len(quote)), max_size=3))),
        when=draw(timespans()),
        date_text=draw(texts),
        actors=draw(lists),
        recipients=draw(lists),
        quantities=draw(lists),
        attribution=draw(texts),
        document=draw(texts),
        title=draw(texts),
        source=draw(texts),
        published=draw(st.none() | timespans()),
        outlet=draw(texts),
        author=draw(texts),
        mode=draw(texts),
        acled=draw(st.none() | texts),
        amounts=tuple(draw(st.lists(amounts(), max_size=2))),
        actor_ids=draw(lists),
        actor_names=draw(lists),
        recipient_ids=draw(lists),
        recipient_names=draw(lists),
        tellings=tuple(draw(told)) if merged else (),
        reasons=draw(lists) if merged else (),
        differences=draw(lists) if merged else (),
        related=tuple(
            draw(st.lists(st.builds(Relation, id=texts, why=texts), max_size=2)) if merged else ()
        ),
        corrected=tuple(draw(st.lists(amendments, max_size=1))),
    )


def record_lists():
    """Records whose ids differ."""
    return st.lists(records(), max_size=4, unique_by=lambda record: record.id)
