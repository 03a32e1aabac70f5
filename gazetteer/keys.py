"""The keys under which a place is filed by how its names are written."""

from collections.abc import Iterator

from gazetteer.folding import fold, squash_key
from gazetteer.generics import peel, unnoted
from gazetteer.place import Place
from gazetteer.schema import FOLDED, PEELED, SQUASHED


def keys(place: Place) -> Iterator[tuple[str, int]]:
    """The keys under which a place is found, each with its tier."""
    names = (place.name, *place.names)
    folded = {fold(name) for name in names} - {""}
    wide = {squash_key(fold(unnoted(name))) for name in names if "(" in name} - {""}
    for key in folded:
        yield key, FOLDED
        if " " in key or not key.isascii():
            wide.add(squash_key(key))
            peeled = peel(key)
            if peeled is not None and place.kind in peeled.kinds:
                yield squash_key(peeled.core), PEELED
    for key in wide - folded:
        yield key, SQUASHED
