"""From a document to its reading: the one place where the steps are put in order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gazetteer import Gazetteer
from geo.actors import Actors
from geo.dates import date_document, read_timexes
from geo.events import read_events
from geo.reading import Actor, Document, Event, Reading
from geo.toponyms import Finder, Others, find_toponyms, gather_reports
from geo.toponyms.frontiers import join_borders


def geoparse(
    documents: Iterable[Document],
    gazetteer: Gazetteer,
    actors: Actors | None = None,
    *,
    together: bool = False,
    finder: Finder | None = None,
) -> Iterator[Reading]:
    """Read documents one by one, as they come.

    Each is read by itself: their order and number do not change a reading.

    Args:
        documents: The texts, with what is known of them.
        gazetteer: The places that a name may mean.
        actors: Who is known to act; none is Dateline's own table (`Actors(gazetteer)`).
        together: Let reports tell of each other's places: a village that one of them explains is
            known in all. Then a reading depends on which reports there are, though not on their
            order; all are held in memory, and it takes nearly twice as long.
        finder: Decides which spans are place names (docs/toponyms.md); none is our own recogniser.
    """
    known = Actors(gazetteer) if actors is None else actors
    if not together:
        for document in documents:
            yield read(document, gazetteer, known, finder=finder)
        return
    every = tuple(documents)
    texts = ((document.text, document.source) for document in every)
    reports = gather_reports(texts, gazetteer, finder=finder)
    for number, document in enumerate(every):
        others = Others(reports=reports, report=number)
        yield read(document, gazetteer, known, finder=finder, others=others)


def read(
    document: Document,
    gazetteer: Gazetteer,
    actors: Actors | None = None,
    *,
    finder: Finder | None = None,
    others: Others | None = None,
) -> Reading:
    """Understand one document: when it appeared, which places and dates it names, what happened.

    Args:
        document: The text, with what is known of it.
        gazetteer: The places that a name may mean.
        actors: As for `geoparse`.
        finder: As for `geoparse`.
        others: What other reports say of the places; none where it is read by itself.
    """
    known = Actors(gazetteer) if actors is None else actors
    dated = date_document(document)
    published = None if dated is None else dated.span
    found = find_toponyms(
        document.text, gazetteer, source=document.source, finder=finder, others=others
    )
    toponyms = join_borders(document.text, found, gazetteer)
    timexes = read_timexes(document.text, published)
    return Reading(
        document=document,
        published=published,
        published_basis=None if dated is None else dated.basis,
        published_evidence=() if dated is None else dated.evidence,
        toponyms=toponyms,
        timexes=timexes,
        events=tuple(
            _with_names(event, known)
            for event in read_events(document, published, toponyms, timexes)
        ),
    )


def _with_names(event: Event, known: Actors) -> Event:
    actors = tuple(_named(actor, known) for actor in event.actors)
    return event if actors == event.actors else replace(event, actors=actors)


def _named(actor: Actor, known: Actors) -> Actor:
    meant = known.normalise(actor.text)
    return actor if meant is None else replace(actor, id=meant.id, name=meant.name)
