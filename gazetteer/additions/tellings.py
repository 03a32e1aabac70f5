"""What each source told of a place that several know."""

from gazetteer.additions.lines import parse_lines
from gazetteer.additions.merging import SAME, TOLD
from gazetteer.errors import StoreError
from gazetteer.place import Place
from gazetteer.queries import Queries


def tellings(queries: Queries, place_id: str) -> tuple[Place, ...]:
    """The place as each of its sources tells it, the most believed first; none if unknown.

    Args:
        queries: To a store.
        place_id: The store's, or that of one of the sources.

    Raises:
        StoreError: What the store notes cannot be read.
    """
    identity = queries.note(SAME + place_id) or place_id
    noted = queries.note(TOLD + identity)
    if noted is None:
        place = queries.place(identity)
        return () if place is None else (place,)
    try:
        return parse_lines(noted)
    except ValueError as error:
        raise StoreError(
            f"{queries.origin}: is broken ({error}). Remove the file, and build the store anew."
        ) from error
