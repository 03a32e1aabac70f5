"""Two countries and their border in a text: one place, the ground along it."""

import pytest

from gazetteer import Gazetteer
from geo import Document, geoparse
from geo.reading import Toponym
from geo.toponyms import find_toponyms
from geo.toponyms.frontiers import join_borders

JOINED = [
    ("Clashes erupted on the Iraq–Syria border.", "Iraq–Syria border", "border:iq-sy"),
    ("Clashes erupted on the Iraqi-Syrian border.", "Iraqi-Syrian border", "border:iq-sy"),
    ("Clashes erupted on the Syrian / Iraqi border.", "Syrian / Iraqi border", "border:iq-sy"),
    ("They slipped across the border between Iraq and Syria.", "border between Iraq and Syria",
     "border:iq-sy"),
    ("Tanks stood on Turkey’s southern border with Syria.", "Turkey’s southern border with Syria",
     "border:sy-tr"),
    ("Tanks stood on the Turkish frontier with Iraq.", "Turkish frontier with Iraq",
     "border:iq-tr"),
    ("Rockets flew over the Israel-Lebanon border.", "Israel-Lebanon border", "border:il-lb"),
    ("Trucks queue at the Egypt-Gaza border.", "Egypt-Gaza border", "border:eg-gaza"),
    ("She reached the US-Mexico border.", "US-Mexico border", "border:mx-us"),
]  # fmt: skip


def toponyms_in(text: str, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    return join_borders(text, find_toponyms(text, gazetteer), gazetteer)


@pytest.mark.parametrize(("text", "surface", "place"), JOINED)
def test_a_border_of_two_countries_is_one_place(default_gazetteer: Gazetteer, text, surface, place):
    (toponym,) = toponyms_in(text, default_gazetteer)
    assert toponym.text == surface == text[toponym.span.start : toponym.span.end]
    assert toponym.place is not None
    assert (toponym.place.id, toponym.role) == (place, "location")
    assert len(toponym.alternatives) == 2


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Iraq and Syria share a border.", ["Iraq", "Syria"]),
        ("Iraqi-Syrian border guards met.", ["Iraqi", "Syrian"]),
        ("The Syrian border is long.", ["Syrian"]),
        ("Iraq–Syria talks began.", ["Iraq", "Syria"]),
        ("The border between Iraq and Brazil is a joke.", ["Iraq", "Brazil"]),
    ],
)
def test_what_is_no_border_of_two_neighbours_is_left_alone(
    default_gazetteer: Gazetteer, text, surfaces
):
    assert [toponym.text for toponym in toponyms_in(text, default_gazetteer)] == surfaces


def test_an_event_on_a_border_happened_there_not_in_two_countries(default_gazetteer: Gazetteer):
    document = Document(
        id="d", title="", text="Four soldiers were killed on the Iraqi–Syrian border on Monday.",
        source="d", published="2019-10-15",
    )  # fmt: skip
    (reading,) = geoparse([document], default_gazetteer)
    spots = [
        reading.toponyms[where.toponym].place for event in reading.events for where in event.places
    ]
    assert [place and place.id for place in spots] == ["border:iq-sy"]
