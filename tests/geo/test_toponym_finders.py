"""Recognisers from outside: any object with `find` decides which spans are place names."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest

from gazetteer import Gazetteer
from geo.pipeline import geoparse, read
from geo.reading import Document, Span
from geo.toponyms import find_toponyms
from geo.toponyms.spacy_finder import SpacyFinder


@dataclass(frozen=True)
class Words:
    """A finder that takes every occurrence of some words for a place name."""

    words: tuple[str, ...]

    def find(self, text: str) -> Iterable[Span]:
        for word in self.words:
            start = text.find(word)
            while start >= 0:
                yield Span(start=start, end=start + len(word))
                start = text.find(word, start + 1)


@pytest.fixture(scope="module")
def world(make_place):
    places = [
        make_place("Northland", kind="country", country="NO", lon=10.0, lat=60.0),
        make_place("Kelberg", country="NO", lon=11.0, lat=61.0, population=20_000),
        make_place("Vornheim", country="NO", lon=11.2, lat=61.1, population=9_000),
        make_place("Oak County", kind="admin2", country="NO", lon=11.3, lat=61.2),
    ]
    with Gazetteer.of(places) as gazetteer:
        yield gazetteer


def test_only_what_the_finder_finds_is_a_toponym(world):
    text = "Trucks left Kelberg for Vornheim."
    assert [t.text for t in find_toponyms(text, world, finder=Words(("Vornheim",)))] == ["Vornheim"]


def test_what_it_finds_is_resolved_with_a_role(world):
    text = "Trucks left Kelberg for Vornheim."
    (toponym,) = find_toponyms(text, world, finder=Words(("Kelberg",)))
    assert (toponym.place.name, toponym.role, toponym.span) == (
        "Kelberg", "location", Span(start=12, end=19),
    )  # fmt: skip
    assert 0 < toponym.score <= 1


def test_what_the_gazetteer_lacks_stays_in_the_output_unresolved(world):
    (toponym,) = find_toponyms("They met in Zzyzxqua.", world, finder=Words(("Zzyzxqua",)))
    assert (toponym.text, toponym.place, toponym.score) == ("Zzyzxqua", None, 0.0)


@pytest.mark.parametrize(
    ("text", "span", "place"),
    [
        ("They prayed in Kelberg Cathedral in Northland.", "Kelberg Cathedral", "Kelberg"),
        ("Oak, in Northland, is large.", "Oak", "Oak County"),
        ("They left northern Northland.", "northern Northland", "Northland"),
    ],
)
def test_a_span_means_the_place_that_its_name_holds_or_shortens(world, text, span, place):
    others = tuple(word for word in ("Kelberg", "Vornheim", "Northland") if word not in span)
    found = {t.text: t for t in find_toponyms(text, world, finder=Words((span, *others)))}
    toponym = next(t for name, t in found.items() if name in span and name not in others)
    assert place in {
        toponym.place and toponym.place.name,
        *(candidate.place.name for candidate in toponym.alternatives),
    }


def test_an_unknown_name_means_the_place_near_the_others_that_sounds_like_it(default_gazetteer):
    text = "Buses from Amman and Karak stopped in Qatraneh, Jordan."
    finder = Words(("Amman", "Karak", "Qatraneh", "Jordan"))
    found = {t.text: t for t in find_toponyms(text, default_gazetteer, finder=finder)}
    assert found["Qatraneh"].place.country == "JO"
    assert "sounds like" in " ".join(reason.detail for reason in found["Qatraneh"].reasons)


def test_a_short_form_counts_wherever_the_finder_finds_it(default_gazetteer: Gazetteer):
    text = "Mills in BC are closing."
    (toponym,) = find_toponyms(text, default_gazetteer, finder=Words(("BC",)))
    assert "British Columbia" in {
        toponym.place and toponym.place.name,
        *(candidate.place.name for candidate in toponym.alternatives),
    }


def test_of_spans_that_overlap_one_counts(world):
    finder = Words(("Kelberg", "Kelberg town", "berg"))
    assert len(find_toponyms("Fire in Kelberg town.", world, finder=finder)) == 1


@pytest.mark.parametrize("span", [(0, 0), (5, 5), (3, 4), (900, 950), (0, 10_000)])
def test_odd_spans_cost_nothing(world, span):
    @dataclass(frozen=True)
    class Odd:
        def find(self, text: str) -> Iterable[Span]:
            del text
            return (Span(start=span[0], end=span[1]),)

    assert len(find_toponyms("In a Kelberg street.", world, finder=Odd())) <= 1


def test_the_pipeline_hands_the_finder_on(world):
    document = Document(id="a", title="", text="Kelberg and Vornheim.", source="a.txt")
    finder = Words(("Kelberg",))
    assert len(read(document, world, finder=finder).toponyms) == 1
    (reading,) = geoparse([document], world, finder=finder, together=True)
    assert len(reading.toponyms) == 1


@dataclass(frozen=True)
class Entity:
    """As spaCy's spans are."""

    label_: str
    start_char: int
    end_char: int


@dataclass(frozen=True)
class Doc:
    """As spaCy's documents are."""

    ents: tuple[Entity, ...]


@dataclass
class Pipeline:
    """A pipeline in the shape of spaCy's: finds words by a table of labels."""

    labels: dict[str, str]
    asked: list[str] = field(default_factory=list)

    def __call__(self, text: str) -> Doc:
        self.asked.append(text)
        return Doc(
            ents=tuple(
                Entity(
                    label_=label, start_char=text.index(word), end_char=text.index(word) + len(word)
                )
                for word, label in self.labels.items()
                if word in text
            )
        )


def test_a_spacy_pipeline_finds_places_and_leaves_out_the_rest(world):
    labels = {"the Northland": "GPE", "Kelberg's": "GPE", "Vornheim": "PERSON"}
    text = "Mr Vornheim left the Northland for Kelberg's streets."
    found = find_toponyms(text, world, finder=SpacyFinder(Pipeline(labels)))
    assert [(t.text, t.place.name) for t in found] == [
        ("Northland", "Northland"),
        ("Kelberg", "Kelberg"),
    ]


def test_the_labels_of_a_pipeline_of_ones_own_can_be_told(world):
    finder = SpacyFinder(Pipeline({"Kelberg": "TOWN"}), labels={"TOWN"})
    assert [t.text for t in find_toponyms("Fire in Kelberg.", world, finder=finder)] == ["Kelberg"]
