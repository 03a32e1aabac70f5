"""In a real browser a page asks for nothing, and text from reports stays text."""

import re

import folium
import pytest

from geo.reading import Span
from geo.timespan import UNDATED
from maps.page import PageOptions, draw

pytestmark = pytest.mark.browser

RAN = "window.ran = (window.ran || 0) + 1"
HOSTILE = (
    f"<script>{RAN}</script>",
    f"</script><script>{RAN}</script>",
    f"</title><script>{RAN}</script>",
    f"<img src=x onerror='{RAN}'>",
    f"<svg onload='{RAN}'>",
    f"<iframe srcdoc='<script>parent.{RAN}</script>'>",
    f"javascript:{RAN}",
    f"data:text/html,<script>{RAN}</script>",
    f"${{{RAN}}}",
    f"`+({RAN})+`",
    f"{{{{ {RAN} }}}}",
    f"';{RAN};'",
    f'";{RAN};"',
    f"\\';{RAN};//",
    f"<!-- {RAN} --><script>",
    f"]]><script>{RAN}</script>",
    f"&lt;script&gt;{RAN}&lt;/script&gt;",
    "\u202egnp.exe\u202c and \u2066isolated\u2069",
    "\u2028line\u2029paragraph",
    "NUL \0 and bell \a",
    "a lone surrogate \ud83d here",
    "العربية داخل النص",
)


def test_a_page_asks_for_nothing_and_complains_of_nothing(open_page, sample):
    opened = open_page(sample)
    opened.call("setRange", "2014-01-01", "2015-01-01")
    opened.call("select", "a")
    opened.page.get_by_role("button", name="Show all places").click()
    opened.settle()
    assert opened.requests == []
    assert opened.errors == []


def test_the_policy_stands_and_has_no_loophole(open_page, sample):
    policy = open_page(sample).page.evaluate(
        "document.querySelector('meta[http-equiv=\"Content-Security-Policy\"]').content"
    )
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_what_slips_into_the_page_does_not_run(open_page, sample):
    opened = open_page(sample)
    opened.page.evaluate(
        """ran => {
            const script = document.createElement('script');
            script.textContent = ran;
            document.body.append(script);
            document.body.insertAdjacentHTML('beforeend', `<img src="data:," onerror="${ran}">`);
        }""",
        RAN,
    )
    opened.page.wait_for_timeout(100)
    assert opened.page.evaluate("window.ran") is None
    assert len(opened.errors) == 2


@pytest.fixture(scope="module")
def hostile_records(make_record):
    return [
        make_record(
            f"{number} {text}", quote=f"{text} in Hasakah", trigger=Span(start=0, end=len(text)),
            type=text, label=text, title=text, source=text, attribution=text, document=text,
            date_text=text, actors=(text,), recipients=(text,), quantities=(text,),
            factuality="claimed", **({"when": UNDATED} if number % 2 else {}),
        )
        for number, text in enumerate(HOSTILE)
    ]  # fmt: skip


def test_hostile_text_runs_nothing_wherever_it_stands(open_page, hostile_records):
    title = "".join(HOSTILE)
    opened = open_page(hostile_records, PageOptions(title=title, credits=HOSTILE))
    page = opened.page
    for record in hostile_records:
        opened.call("select", record.id)
        opened.settle()
    page.get_by_text("Sources", exact=True).click()
    page.get_by_role("searchbox").fill(HOSTILE[0])
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
    assert opened.requests == []
    assert opened.errors == []


def test_hostile_text_is_shown_as_it_stands(open_page, hostile_records):
    opened = open_page(hostile_records)
    for number, text in enumerate(HOSTILE[:17]):
        opened.call("select", f"{number} {text}")
        opened.settle()
        assert opened.page.locator("blockquote").inner_text() == f"{text} in Hasakah"
    assert opened.page.locator("aside img, aside script, aside iframe").count() == 0


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("https://news.example/a?b=1#c", "https://news.example/a?b=1#c"),
        ("http://news.example/", "http://news.example/"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("reports/one.txt", None),
        ("//news.example/", None),
    ],
)
def test_only_addresses_of_the_web_become_links(open_page, make_record, source, link):
    opened = open_page([make_record("x", source=source)])
    opened.call("select", "x")
    opened.settle()
    links = opened.page.locator(".citation a")
    assert [links.nth(n).get_attribute("href") for n in range(links.count())] == [link][
        : bool(link)
    ]
    if link:
        assert links.get_attribute("rel") == "noopener noreferrer"


def test_a_users_folium_layers_work_without_the_network(open_page, sample, few_places, tmp_path):
    event_map = draw(sample, few_places)
    red = folium.Icon(color="red", icon="info-sign")
    folium.Marker((34.4, 41.0), popup="the old bridge", icon=red).add_to(event_map.folium_map)
    folium.Marker((36.4, 43.0), tooltip="the dam").add_to(event_map.folium_map)
    folium.GeoJson(
        {"type": "LineString", "coordinates": [[40, 35], [42, 36]]},
        style_function=lambda _: {"color": "#880000"},
    ).add_to(event_map.folium_map)
    folium.LayerControl().add_to(event_map.folium_map)
    file = tmp_path / "layers.html"
    event_map.save(file)
    opened = open_page.file(file)
    opened.page.locator(".leaflet-marker-icon").first.click()
    assert opened.page.locator(".leaflet-popup-content").inner_text() == "the old bridge"
    assert opened.call("count")["total"] == len(sample)
    assert opened.requests == []
    assert opened.errors == []


def test_tiles_are_asked_of_their_host_and_of_no_other(open_page, sample):
    options = PageOptions(
        tiles="http://127.0.0.1:9/{z}/{x}/{y}.png", attribution="<b>Tile</b> people"
    )
    opened = open_page(sample, options)
    opened.page.wait_for_timeout(300)
    assert opened.requests
    assert all(re.match(r"http://127\.0\.0\.1:9/\d+/", request) for request in opened.requests)
    attribution = opened.page.locator(".leaflet-control-attribution").inner_text()
    assert attribution == "<b>Tile</b> people"
    opened.page.get_by_text("Sources", exact=True).click()
    assert opened.page.get_by_text("fetched from a server").is_visible()


def test_a_page_works_in_a_sandboxed_frame(open_page, sample, few_places, tmp_path):
    draw(sample, few_places).save(tmp_path / "inner.html")
    outer = tmp_path / "outer.html"
    outer.write_text(
        "<!DOCTYPE html><script>window.dateline = {ready: Promise.resolve()}</script>"
        '<iframe sandbox="allow-scripts" src="inner.html" width="600" height="400"></iframe>',
        encoding="utf-8",
    )
    opened = open_page.file(outer)
    frame = opened.page.frames[1]
    frame.evaluate("() => dateline.ready")
    assert frame.evaluate("() => dateline.count().total") == len(sample)
    assert [request for request in opened.requests if not request.endswith("/inner.html")] == []
