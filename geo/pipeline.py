"""From a document to its reading: the one place where the steps are put in order."""

from collections.abc import Iterable, Iterator

from gazetteer import Gazetteer
from geo.dates import date_document, read_timexes
from geo.events import read_events
from geo.reading import Document, Reading
from geo.toponyms import find_toponyms


def geoparse(documents: Iterable[Document], gazetteer: Gazetteer) -> Iterator[Reading]:
    """Read documents one by one, as they come.

    Each is read by itself: their order and number do not change a reading.
    """
    for document in documents:
        yield read(document, gazetteer)


def read(document: Document, gazetteer: Gazetteer) -> Reading:
    """Understand one document: when it appeared, which places and dates it names, what happened.

    Args:
        document: The text, with what is known of it.
        gazetteer: The places that a name may mean.
    """
    published = date_document(document)
    toponyms = find_toponyms(document.text, gazetteer, source=document.source)
    timexes = read_timexes(document.text, published)
    return Reading(
        document=document,
        published=published,
        toponyms=toponyms,
        timexes=timexes,
        events=read_events(document, published, toponyms, timexes),
    )
