"""From a document to its reading: the one place where the steps are put in order."""

from collections.abc import Iterable, Iterator

from gazetteer import Gazetteer
from geo.dates import date_document, read_timexes
from geo.events import read_events
from geo.reading import Document, Reading
from geo.toponyms import Finder, Others, find_toponyms, gather_reports


def geoparse(
    documents: Iterable[Document],
    gazetteer: Gazetteer,
    *,
    together: bool = False,
    finder: Finder | None = None,
) -> Iterator[Reading]:
    """Read documents one by one, as they come.

    Each is read by itself: their order and number do not change a reading.

    Args:
        documents: The reports.
        gazetteer: The places that a name may mean.
        together: Let reports tell of each other's places: a village that one of them explains is
            known in all. Then a reading depends on which reports there are, though not on their
            order; all are held in memory, and it takes nearly twice as long.
        finder: Decides which spans are place names (see docs/toponyms.md); none is our own.
    """
    if not together:
        for document in documents:
            yield read(document, gazetteer, finder=finder)
        return
    every = tuple(documents)
    texts = ((document.text, document.source) for document in every)
    reports = gather_reports(texts, gazetteer, finder=finder)
    for number, document in enumerate(every):
        others = Others(reports=reports, report=number)
        yield read(document, gazetteer, finder=finder, others=others)


def read(
    document: Document,
    gazetteer: Gazetteer,
    *,
    finder: Finder | None = None,
    others: Others | None = None,
) -> Reading:
    """Understand one document: when it appeared, which places and dates it names, what happened.

    Args:
        document: The text, with what is known of it.
        gazetteer: The places that a name may mean.
        finder: Decides which spans are place names; none is our own recogniser.
        others: What other reports say of the places; none where it is read by itself.
    """
    published = date_document(document)
    toponyms = find_toponyms(
        document.text, gazetteer, source=document.source, finder=finder, others=others
    )
    timexes = read_timexes(document.text, published)
    return Reading(
        document=document,
        published=published,
        toponyms=toponyms,
        timexes=timexes,
        events=read_events(document, published, toponyms, timexes),
    )
