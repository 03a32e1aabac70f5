"""From a document to its reading: the one place where the steps are put in order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gazetteer import Gazetteer
from geo.actors import Actors
from geo.dates import date_document, read_timexes
from geo.events import read_events
from geo.reading import Actor, Document, Reading
from geo.toponyms import find_toponyms
from geo.toponyms.frontiers import join_borders


def geoparse(
    documents: Iterable[Document], gazetteer: Gazetteer, actors: Actors | None = None
) -> Iterator[Reading]:
    """Read documents one by one, as they come.

    Each is read by itself: their order and number do not change a reading.

    Args:
        documents: The texts, with what is known of them.
        gazetteer: The places that a name may mean.
        actors: Who is known to act; none is Dateline's own table (`Actors(gazetteer)`).
    """
    known = Actors(gazetteer) if actors is None else actors
    for document in documents:
        yield read(document, gazetteer, known)


def read(document: Document, gazetteer: Gazetteer, actors: Actors | None = None) -> Reading:
    """Understand one document: when it appeared, which places and dates it names, what happened.

    Args:
        document: The text, with what is known of it.
        gazetteer: The places that a name may mean.
        actors: As for `geoparse`.
    """
    known = Actors(gazetteer) if actors is None else actors
    dated = date_document(document)
    published = None if dated is None else dated.span
    found = find_toponyms(document.text, gazetteer, source=document.source)
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
            replace(event, actors=tuple(_named(actor, known) for actor in event.actors))
            for event in read_events(document, published, toponyms, timexes)
        ),
    )


def _named(actor: Actor, known: Actors) -> Actor:
    meant = known.normalise(actor.text)
    return actor if meant is None else replace(actor, id=meant.id, name=meant.name)
