"""Systems that are measured side by side: ours, ours on marked spans, and what pip installs."""

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

from places.corpus import Text
from places.lessons import Given
from places.scorer import Answer

from gazetteer import Gazetteer
from geo.reading import Span, Toponym
from geo.toponyms import find_toponyms

System = Callable[[Text], list[Answer]]


def systems(gazetteer: Gazetteer) -> dict[str, System | None]:
    """Systems by name, none for those that are not installed."""
    return {
        "dateline": lambda text: answers(find_toponyms(text.text, gazetteer, source=text.source)),
        "  no address": lambda text: answers(find_toponyms(text.text, gazetteer)),
        "  marked spans": lambda text: answers(
            find_toponyms(text.text, gazetteer, source=text.source, finder=spans_of(text))
        ),
        "flashgeotext": _flashgeotext(gazetteer) if find_spec("flashgeotext") else None,
        "geotext": _geotext(gazetteer) if find_spec("geotext") else None,
    }


def spans_of(text: Text) -> Given:
    """A finder that knows what was marked."""
    return Given(spans=[marked.span for marked in text.toponyms])


def answers(toponyms: tuple[Toponym, ...]) -> list[Answer]:
    """What we found, as the scorer takes it."""
    return [
        Answer(
            span=toponym.span,
            point=None if toponym.place is None else (toponym.place.lon, toponym.place.lat),
            score=toponym.score,
            id="" if toponym.place is None else toponym.place.id,
            role=toponym.role,
        )
        for toponym in toponyms
    ]


def _flashgeotext(gazetteer: Gazetteer) -> System:
    from flashgeotext.geotext import GeoText  # noqa: PLC0415 - only where installed
    from loguru import logger  # noqa: PLC0415 - as above

    logger.disable("flashgeotext")
    finder: Any = GeoText()

    def run(text: Text) -> list[Answer]:
        found = finder.extract(text.text, span_info=True)
        return [
            Answer(span=Span(start=start, end=end), point=_point(gazetteer, name, kind))
            for kind in ("cities", "countries")
            for name, facts in found[kind].items()
            for start, end in facts["span_info"]
        ]

    return run


def _geotext(gazetteer: Gazetteer) -> System:
    from geotext import GeoText  # noqa: PLC0415 - only where installed

    def run(text: Text) -> list[Answer]:
        found = GeoText(text.text)
        named = [("cities", name) for name in found.cities]
        named += [("countries", name) for name in found.countries]
        return list(_placed(gazetteer, text.text, named))

    return run


def _placed(gazetteer: Gazetteer, text: str, named: list[tuple[str, str]]) -> Iterator[Answer]:
    """It tells no spans: the n-th time that it names a name is its n-th occurrence."""
    after: dict[str, int] = {}
    for kind, name in named:
        start = text.find(name, after.get(name, 0))
        if start >= 0:
            after[name] = start + len(name)
            span = Span(start=start, end=start + len(name))
            yield Answer(span=span, point=_point(gazetteer, name, kind))


def _point(gazetteer: Gazetteer, name: str, kind: str) -> tuple[float, float] | None:
    """The peers tell no points: the largest place of the name, a country where they say so."""
    places = gazetteer.named(name)
    countries = [place for place in places if place.kind == "country"]
    pool = countries if kind == "countries" and countries else places
    if not pool:
        return None
    largest = max(pool, key=lambda place: place.population)
    return largest.lon, largest.lat
