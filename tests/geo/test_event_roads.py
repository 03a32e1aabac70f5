"""What happens on a road happens at neither of the towns that it is called by."""

import pytest

from geo import Document, geoparse, records


def placed(text, gazetteer):
    document = Document(id="d", title="", text=text, source="", published="2024-05-14")
    (reading,) = geoparse([document], gazetteer)
    return {(place.name, place.role) for record in records(reading) for place in record.places}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Clashes broke out along the Aleppo-Damascus highway near Saraqib.",
         {("Saraqib", "near")}),
        ("Gunmen ambushed a bus on the Baghdad-Mosul road north of Samarra.",
         {("Samarra", "near")}),
        ("A bomb killed three soldiers on the Damascus road outside Suwayda.",
         {("Suwayda", "near")}),
        ("Three people were shot dead on the road linking Goma and Rutshuru, near Kibumba.",
         {("Kibumba", "near")}),
        ("Fighting closed the Aleppo-Damascus highway for hours.",
         {("Aleppo", "near"), ("Damascus", "near")}),
        ("Gunmen killed three men on the Mosul-Kirkuk road, in northern Iraq.",
         {("Mosul", "near"), ("Kirkuk", "near")}),
        ("Troops advanced on the road to Mosul and seized Bartella.",
         {("Mosul", "destination"), ("Bartella", "location")}),
        ("Clashes broke out in Aleppo and Damascus.",
         {("Aleppo", "location"), ("Damascus", "location")}),
    ],
)  # fmt: skip
def test_what_happens_on_a_road_is_put_where_on_it_the_text_says(default_gazetteer, text, places):
    assert placed(text, default_gazetteer) == places
