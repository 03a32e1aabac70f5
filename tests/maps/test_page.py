"""A page is one file, the same every time, and carries text as text."""

import re
from html.parser import HTMLParser

import folium
import pytest
from folium.plugins import HeatMap

from gazetteer import WriteError
from maps.page import OfflineError, PageOptions, draw

HOSTILE = (
    "</title></script><script>alert(1)</script>{{ 7 * 7 }}${alert(2)}`<img src=x onerror=alert(3)>"
)


class Tags(HTMLParser):
    """Collects the tags of a page, and the texts of its blocks."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.texts = {}
        self._open = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open = dict(attrs).get("id", tag)

    def handle_data(self, data):
        self.texts[self._open] = self.texts.get(self._open, "") + data


@pytest.fixture(scope="module")
def page(sample, few_places):
    return draw(sample, few_places, PageOptions(title="Notes")).html()


def test_the_same_events_give_the_same_bytes(page, sample, few_places):
    assert draw(tuple(reversed(sample)), few_places, PageOptions(title="Notes")).html() == page


def test_a_map_written_twice_is_the_same_twice(sample, few_places):
    event_map = draw(sample, few_places)
    folium.CircleMarker((34.4, 41.0), radius=4, tooltip="a bridge").add_to(event_map.folium_map)
    assert event_map.html() == event_map.html()


def test_users_layers_give_the_same_bytes_too(sample, few_places):
    def with_layers():
        event_map = draw(sample, few_places)
        group = folium.FeatureGroup(name="bridges").add_to(event_map.folium_map)
        folium.Marker((34.4, 41.0), popup="a bridge", icon=folium.Icon("red")).add_to(group)
        folium.GeoJson({"type": "Point", "coordinates": [41, 34]}).add_to(event_map.folium_map)
        folium.LayerControl().add_to(event_map.folium_map)
        return event_map.html()

    assert with_layers() == with_layers()


def test_no_tag_refers_to_anything_outside(page):
    references = [
        value
        for _, attributes in Tags(page).tags
        for name, value in attributes.items()
        if name in {"src", "href", "action", "data", "srcset", "poster", "background"}
    ]
    assert references == ["data:,"]


def test_no_tag_carries_a_handler_or_a_style(page):
    names = {name for _, attributes in Tags(page).tags for name in attributes}
    assert not {name for name in names if name.startswith("on") or name == "style"}


def test_no_style_asks_for_a_picture_from_elsewhere(page):
    links = re.findall(r"url\(([^)]*)\)", page[: page.index("</head>")])
    assert not [link for link in links if not link.strip("'\"").startswith(("data:", "#"))]


def test_the_policy_comes_before_everything_it_rules(page):
    order = [tag for tag, _ in Tags(page).tags]
    metas = [attributes.get("http-equiv") for tag, attributes in Tags(page).tags if tag == "meta"]
    assert "Content-Security-Policy" in metas[:2]
    assert order.index("meta") < order.index("style") < order.index("script")


def test_hostile_text_adds_no_tag(page, make_record, few_places, read_block):
    records = [
        make_record(
            "x", quote=f"Hasakah {HOSTILE}", title=HOSTILE, label=HOSTILE, attribution=HOSTILE,
            actors=(HOSTILE,), source=f"javascript:{HOSTILE}", document=HOSTILE, type=HOSTILE,
        )
    ]  # fmt: skip
    options = PageOptions(title=HOSTILE, lang=HOSTILE, credits=(HOSTILE,), attribution=HOSTILE)
    hostile_page = draw(records, few_places, options).html()
    hostile = Tags(hostile_page)
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in Tags(page).tags]
    assert hostile.texts["title"].strip() == HOSTILE
    assert HOSTILE in read_block(hostile_page, "documents-0")["title"]


def test_a_page_is_small(page):
    assert len(page.encode()) < 1_500_000


def test_a_layer_that_needs_the_network_is_refused_by_name(sample, few_places):
    event_map = draw(sample, few_places)
    HeatMap([(34.4, 41.0)]).add_to(event_map.folium_map)
    with pytest.raises(OfflineError, match=r"leaflet.*heat.*offline"):
        event_map.html()


def test_a_link_that_a_user_adds_stays_with_that_map(few_places):
    mine = draw([], few_places)
    mine.folium_map.add_js_link("extra", "https://example.com/extra.js")
    with pytest.raises(OfflineError, match=r"example\.com/extra\.js"):
        mine.html()
    assert "https://example.com" not in str(folium.Map.default_js)
    assert draw([], few_places).html().startswith("<!DOCTYPE html>")


def test_tiles_are_asked_for_only_when_told(sample, few_places):
    address = "https://tile.example/{z}/{x}/{y}.png"
    options = PageOptions(tiles=address, attribution="© <b>Tile</b> people")
    with_tiles = draw(sample, few_places, options).html()
    assert "img-src data: blob: https://tile.example;" in with_tiles
    assert address in with_tiles
    assert "tile.example" not in draw(sample, few_places).html()


def test_a_page_is_saved_whole_or_not_at_all(tmp_path, few_places):
    draw([], few_places).save(tmp_path / "map.html")
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]
    with pytest.raises(WriteError, match="nowhere"):
        draw([], few_places).save(tmp_path / "nowhere" / "map.html")
