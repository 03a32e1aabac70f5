"""What stands in a brief, before anything is said of how it looks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from geo.mention import MENTION
from geo.record import Record
from maps.basemap import CREDIT
from maps.brief.counts import Group, uncertainty
from maps.brief.method import method
from maps.brief.options import BriefOptions
from maps.figure.draw import draw_keyed
from maps.figure.key import HEADS, Entry, outlet
from maps.figure.moments import tell
from maps.figure.options import FigureOptions
from maps.gist import gist_of
from maps.page.outlines import Places

Row = tuple[str, str, str, str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Background:
    """What is known of how the events came about."""

    reports: int
    """How many were read."""
    unread: tuple[str, ...] = ()
    """What could not be read, with the reason."""
    unresolved: Mapping[str, int] = field(default_factory=dict)
    """Names of places that nobody knows, with how often they stand in the reports."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A report that tells some of the events."""

    title: str
    outlet: str
    address: str
    """Where it is on the web, or the path of its file."""
    published: str
    """When it appeared; empty where nobody knows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Brief:
    """Everything a brief says, as texts without any markup."""

    title: str
    gist: str
    """What the figure shows, in words."""
    picture: bytes
    """The figure."""
    rows: tuple[Row, ...]
    """The key, its head first; the last column has numbers of sources."""
    sources: tuple[Source, ...]
    """Numbered from 1."""
    method: tuple[str, ...]
    """Paragraphs."""
    uncertainty: tuple[Group, ...]
    credits: tuple[str, ...]


def make_brief(
    records: Iterable[Record],
    background: Background,
    gazetteer: Places,
    picture: str,
    options: BriefOptions,
) -> Brief:
    """Put a brief together; the same events give the same brief.

    Args:
        records: Places that are only named are left out.
        background: How they came about.
        gazetteer: Asked for outlines of areas and for credits.
        picture: Suffix of the format of the figure.
        options: Title and number of maps.
    """
    events = [record for record in records if record.type != MENTION]
    plain = FigureOptions(panels=options.panels, has_key=False)
    drawn = draw_keyed(events, gazetteer, picture, plain)
    reports = _reports(events)
    numbers = {name: number for number, name in enumerate(reports, 1)}
    shown = {entry.event.id for entry in drawn.entries}
    beyond = [event for event in events if event.id not in shown]
    entries = (*drawn.entries, *map(_off_the_map, sorted(beyond, key=_moment)))
    return Brief(
        title=options.title,
        gist=gist_of(events).words(),
        picture=drawn.picture,
        rows=(HEADS, *(_row(entry, numbers) for entry in entries)),
        sources=tuple(map(_source, reports.values())),
        method=method(events, background),
        uncertainty=uncertainty(events),
        credits=tuple(dict.fromkeys((CREDIT, *gazetteer.credits()))),
    )


def _reports(events: Iterable[Record]) -> dict[str, Record]:
    """A telling of each report, by the date of the report."""
    found: dict[str, Record] = {}
    for event in events:
        for telling in event.tellings or (event,):
            found.setdefault(telling.document, telling)
    return dict(sorted(found.items(), key=lambda item: (_published(item[1]), item[0])))


def _published(record: Record) -> tuple[bool, datetime]:
    known = None if record.published is None else record.published.start
    return (known is None, known or _NEVER)


def _moment(event: Record) -> tuple[bool, datetime, str]:
    known = event.when.start or event.when.end
    return (known is None, known or _NEVER, event.id)


_NEVER = datetime(1, 1, 1)


def _source(record: Record) -> Source:
    name = record.outlet or outlet(record.source)
    return Source(
        title=record.title or name,
        outlet=name,
        address=record.source,
        published="" if record.published is None else tell(record.published),
    )


def _off_the_map(event: Record) -> Entry:
    names = ", ".join(dict.fromkeys(place.name for place in event.places))
    return Entry(number=0, place=f"{names} (not on the map)" if names else "no place", event=event)


def _row(entry: Entry, numbers: Mapping[str, int]) -> Row:
    event = entry.event
    cited = sorted({numbers[telling.document] for telling in event.tellings or (event,)})
    number = str(entry.number or "")
    return (number, tell(event.when), entry.place, _what(event), ", ".join(map(str, cited)))


def _what(event: Record) -> str:
    """What happened, how the report stands to it, and the sentence that says so."""
    by = f" by {event.attribution}" if event.attribution and event.factuality == "claimed" else ""
    stance = "" if event.factuality == "asserted" else f" ({event.factuality}{by})"
    differs = f" [Tellings differ: {'; '.join(event.differences)}]" if event.differences else ""
    return f"{event.label}{stance}: {event.quote}{differs}"
