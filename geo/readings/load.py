"""Readings from JSON, each field looked at."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, get_args

from gazetteer import Candidate, Kind, Place, Reason
from geo.errors import FormatError
from geo.fields import Fields
from geo.reading import (
    Actor,
    ActorRole,
    Amendment,
    Attribution,
    Document,
    Event,
    EventPlace,
    EventPlaceRole,
    Factuality,
    PublishedBasis,
    Quantity,
    Reading,
    Span,
    Timex,
    TimexType,
    Toponym,
    ToponymRole,
)
from geo.readings.version import FORMAT, VERSION

_REMEDY: Final = "Write the file anew with `dateline read`, or mend this field."
_MANY: Final = 1 << 53


def load_readings(path: Path | str) -> tuple[Reading, ...]:
    """Read a file that `dateline read` wrote.

    What `dump_reading` keeps comes back as it was; places have no other names and no extent.

    Raises:
        FormatError: The file is broken, foreign or of a newer version. The message names the file,
            the line and the field.
        OSError: The file cannot be opened.
    """
    with Path(path).open("rb") as lines:
        return tuple(parse_readings(lines, str(path)))


def parse_readings(lines: Iterable[bytes], name: str) -> Iterator[Reading]:
    """Read lines that `dump_reading` wrote; blank ones are passed over.

    Args:
        lines: JSON in UTF-8.
        name: What to call the file in messages.

    Raises:
        FormatError: As for `load_readings`.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _reading(Fields.parse(line, f"{name}:{number}", _REMEDY))


def _reading(fields: Fields) -> Reading:
    _check_version(fields)
    document = _document(fields)
    length = len(document.text)
    published = fields.inside_or_none("published")
    toponyms = tuple(_toponym(each, length) for each in fields.each("toponyms"))
    timexes = tuple(_timex(each, length) for each in fields.each("timexes"))
    return Reading(
        document=document,
        published=None if published is None else published.timespan(),
        published_basis=_published_basis(fields),
        published_evidence=_published_evidence(fields, length),
        toponyms=toponyms,
        timexes=timexes,
        events=tuple(
            _event(each, length, len(toponyms), len(timexes)) for each in fields.each("events")
        ),
    )


def _published_basis(fields: Fields) -> PublishedBasis | None:
    """From what the date is known; none in files that were written before that was told."""
    if fields.values.get("published_basis") is None:
        return None
    return fields.choice("published_basis", get_args(PublishedBasis))


def _published_evidence(fields: Fields, length: int) -> tuple[Span, ...]:
    if "published_evidence" not in fields.values:
        return ()
    return tuple(each.span(length) for each in fields.each("published_evidence"))


def _document(fields: Fields) -> Document:
    return Document(
        id=fields.text("id"),
        title=fields.text("title"),
        text=fields.text("text"),
        source=fields.text("source"),
        published=fields.text_or_none("published_text"),
        outlet=fields.text("outlet") if "outlet" in fields.values else "",
        author=fields.text("author") if "author" in fields.values else "",
    )


def _check_version(fields: Fields) -> None:
    if fields.values.get("format") != FORMAT:
        raise FormatError(
            f"{fields.place}: is no reading (its `format` is not {FORMAT}). Name a file that "
            "`dateline read` wrote."
        )
    if fields.whole("version", 1, _MANY) > VERSION:
        raise FormatError(
            f"{fields.place}: was written by a newer Dateline (version {fields.values['version']}, "
            f"this one reads {VERSION}). Update Dateline, or write the file anew."
        )


def _toponym(fields: Fields, length: int) -> Toponym:
    return Toponym(
        span=fields.span(length),
        text=fields.text("text"),
        role=fields.choice("role", get_args(ToponymRole)),
        place=None if fields.text_or_none("place_id") is None else _place(fields),
        score=fields.number("score", 0, 1),
        reasons=_reasons(fields),
        alternatives=tuple(
            Candidate(place=_place(each), score=each.number("score"), reasons=_reasons(each))
            for each in fields.each("alternatives")
        ),
        corrected=_corrected(fields),
    )


def _corrected(fields: Fields) -> Amendment | None:
    """What a person said of a place; none in files that were written before that was told."""
    if fields.values.get("corrected") is None:
        return None
    return fields.inside("corrected").amendment()


def _place(fields: Fields) -> Place:
    return Place(
        id=fields.text("place_id"),
        name=fields.text("name"),
        kind=fields.choice("kind", get_args(Kind)),
        feature_class=fields.text("feature_class"),
        feature_code=fields.text("feature_code"),
        country=fields.text_or_none("country"),
        admin1=fields.text_or_none("admin1"),
        population=fields.whole("population", 0, _MANY),
        lon=fields.number("lon", -180, 180),
        lat=fields.number("lat", -90, 90),
        source=fields.text("place_source"),
    )


def _reasons(fields: Fields) -> tuple[Reason, ...]:
    return tuple(
        Reason(name=each.text("name"), weight=each.number("weight"), detail=each.text("detail"))
        for each in fields.each("reasons")
    )


def _timex(fields: Fields, length: int) -> Timex:
    return Timex(
        span=fields.span(length),
        text=fields.text("text"),
        type=fields.choice("type", get_args(TimexType)),
        value=fields.text("value"),
        when=fields.inside("when").timespan(),
    )


def _event(fields: Fields, length: int, toponyms: int, timexes: int) -> Event:
    attribution = fields.inside_or_none("attribution")
    has_timex = fields.values.get("timex") is not None
    return Event(
        id=fields.text("id"),
        type=fields.text("type"),
        label=fields.text("label"),
        sentence=fields.inside("sentence").span(length),
        trigger=fields.inside("trigger").span(length),
        places=tuple(
            EventPlace(
                toponym=each.whole("toponym", 0, toponyms - 1),
                role=each.choice("role", get_args(EventPlaceRole)),
            )
            for each in fields.each("places")
        ),
        actors=tuple(_actor(each, length) for each in fields.each("actors")),
        when=fields.inside("when").timespan(),
        timex=fields.whole("timex", 0, timexes - 1) if has_timex else None,
        quantities=tuple(_quantity(each, length) for each in fields.each("quantities")),
        factuality=fields.choice("factuality", get_args(Factuality)),
        attribution=None if attribution is None else _attribution(attribution, length),
        mode=fields.text("mode") if "mode" in fields.values else "",
        acled=fields.text_or_none("acled") if "acled" in fields.values else None,
        corrected=tuple(each.amendment() for each in fields.each("corrected"))
        if "corrected" in fields.values
        else (),
    )


def _actor(fields: Fields, length: int) -> Actor:
    return Actor(
        span=fields.span(length),
        text=fields.text("text"),
        role=fields.choice("role", get_args(ActorRole)),
        id=fields.text("actor_id") if "actor_id" in fields.values else "",
        name=fields.text("name") if "name" in fields.values else "",
    )


def _quantity(fields: Fields, length: int) -> Quantity:
    return Quantity(
        span=fields.span(length),
        text=fields.text("text"),
        low=fields.number("low"),
        high=fields.number_or_none("high"),
        unit=fields.text("unit"),
        best=fields.number_or_none("best") if "best" in fields.values else None,
    )


def _attribution(fields: Fields, length: int) -> Attribution:
    return Attribution(span=fields.span(length), text=fields.text("text"))
