"""In a real browser the page works in frames, and pages it was made for drive it, no others."""

import html
import re
from pathlib import Path

import folium
import pytest
from playwright.sync_api import Route

from maps.embed import Frame, snippet
from maps.page import PageOptions, draw
from maps.page.errors import OriginError
from tests.maps.opened import framed

pytestmark = pytest.mark.browser

HOME = "https://news.example"
EXAMPLE = Path(__file__).parents[2] / "docs/embedding.md"


def example():
    """The whole example that the documentation gives."""
    pages = re.findall(r"```html\n(<!DOCTYPE html>.*?)```", EXAMPLE.read_text("utf-8"), re.DOTALL)
    assert len(pages) == 1
    return pages[0]


@pytest.fixture
def served(browser, sample, few_places):
    """Open files as pages of some origin; no server is asked, the browser gets them from here."""
    contexts = []

    def serve(outer, options, origin=HOME):
        context = browser.new_context(viewport={"width": 1100, "height": 700})
        contexts.append(context)
        pages = {
            f"{origin}/article.html": outer,
            f"{origin}/map.html": draw(sample, few_places, options).html(),
        }
        asked = []

        def answer(route: Route) -> None:
            address = route.request.url.split("#")[0]
            asked.append(address)
            if address in pages:
                route.fulfill(body=pages[address], content_type="text/html; charset=utf-8")
            else:
                route.abort()

        context.route("**/*", answer)
        page = context.new_page()
        page.goto(f"{origin}/article.html")
        framed(page)
        return page, asked

    yield serve
    for context in contexts:
        context.close()


SANDBOXES = ['sandbox="allow-scripts"', ""]


@pytest.mark.parametrize("sandbox", SANDBOXES)
def test_the_documented_example_drives_the_page(served, sandbox):
    outer = example().replace('sandbox="allow-scripts"', sandbox)
    page, asked = served(outer, PageOptions(embed_origin=HOME))
    page.get_by_text("11 of 11 events").wait_for()
    page.get_by_role("button", name="June 2014").click()
    page.get_by_text("3 of 11 events").wait_for()
    assert set(asked) <= {f"{HOME}/article.html", f"{HOME}/map.html", f"{HOME}/favicon.ico"}


JUNE = {"dateline": "call", "id": 1, "name": "setRange", "arguments": ["2014-06-01", "2014-07-01"]}
SAY = """([call, elsewhere]) => new Promise(done => {
    const answered = [];
    addEventListener('message', ({ data }) => {
        if (data === 'echo') done(answered);
        else answered.push(data.id);
    });
    const box = document.body.appendChild(document.createElement(elsewhere ? 'iframe' : 'div'));
    const script = document.createElement('script');
    script.textContent = `for (const said of [${JSON.stringify(call)}, 'last'])
        top.frames[0].postMessage(said, '*')`;
    (elsewhere ? box.contentDocument.body : box).append(script);
})"""


def is_answered(page, *, elsewhere=False):
    """Call the framed page, from the page around it or from a window elsewhere; does it answer?

    Messages of a window arrive in the order in which it sent them: the echo of one more comes after
    any answer.
    """
    framed(page).evaluate(
        "() => addEventListener('message', ({ data }) => "
        "data === 'last' && parent.postMessage('echo', '*'))"
    )
    return JUNE["id"] in page.evaluate(SAY, [JUNE, elsewhere])


def test_the_page_around_is_answered(served):
    page, _ = served(example(), PageOptions(embed_origin=HOME))
    assert is_answered(page)
    assert framed(page).evaluate("dateline.count().shown") == 3


@pytest.mark.parametrize(
    ("allowed", "origin"),
    [
        (None, HOME),
        ("https://other.example", HOME),
        (HOME, "https://news.example.evil.example"),
        (HOME, "http://news.example"),
    ],
)
def test_pages_of_other_origins_are_not_answered(served, allowed, origin):
    page, _ = served(example(), PageOptions(embed_origin=allowed), origin)
    page.get_by_role("button", name="June 2014").click()
    assert not is_answered(page)
    assert page.locator("#shown").inner_text() == ""
    assert framed(page).evaluate("dateline.count().shown") == 11


def test_windows_that_are_not_around_the_page_are_not_answered(served):
    page, _ = served(example(), PageOptions(embed_origin=HOME))
    assert not is_answered(page, elsewhere=True)
    assert framed(page).evaluate("dateline.count().shown") == 11


CALLS = [
    ({"name": "count"}, {"value": {"total": 11, "shown": 11, "undated": 2}}),
    ({"name": "range"}, {"value": ["2014-06-10", "2021-06-01"]}),
    ({"name": "select", "arguments": ["a"]}, {"value": True}),
    ({"name": "language", "arguments": ["fr"]}, {"value": True}),
    ({"name": "language", "arguments": ["xx"]}, {"value": False}),
    ({"name": "open", "arguments": ["find=mosul"]}, {}),
    ({"name": "constructor"}, {"error": "no such call: constructor"}),
    ({"name": "__proto__"}, {"error": "no such call: __proto__"}),
    ({"name": "ready"}, {"error": "no such call: ready"}),
]


@pytest.mark.parametrize(("call", "answer"), CALLS)
def test_calls_are_answered_with_a_value_or_an_error(served, call, answer):
    page, _ = served(example(), PageOptions(embed_origin=HOME))
    got = page.evaluate(
        """call => new Promise(done => {
            addEventListener('message', e => e.data.id === 7 && done(e.data));
            frames[0].postMessage({dateline: 'call', id: 7, ...call}, '*'); })""",
        call,
    )
    assert {key: value for key, value in got.items() if value is not None} == {
        "dateline": "answer",
        "id": 7,
        **answer,
    }


def test_a_wrong_call_is_answered_with_what_was_wrong(served):
    page, _ = served(example(), PageOptions(embed_origin=HOME))
    said = page.evaluate("call('setRange', 'soon', 'later').catch(error => error.message)")
    assert "two ISO dates" in said


@pytest.mark.parametrize(
    "origin", ["*", "null", "news.example", f"{HOME}/", f"{HOME}/a", "file://"]
)
def test_what_is_no_origin_is_refused(sample, few_places, origin):
    with pytest.raises(OriginError, match=r"like https://news\.example"):
        draw(sample, few_places, PageOptions(embed_origin=origin))


FRAMES = {
    "a sandboxed frame": '<iframe sandbox="allow-scripts" src="inner.html#find=mosul"></iframe>',
    "a frame": '<iframe src="inner.html#find=mosul"></iframe>',
    "a notebook cell": '<iframe srcdoc="{page}"></iframe>',
    "a sandboxed notebook cell": '<iframe sandbox="allow-scripts" srcdoc="{page}"></iframe>',
}


@pytest.mark.parametrize("kind", FRAMES)
def test_the_page_works_in_any_frame_and_asks_for_nothing(
    open_page, sample, few_places, tmp_path, kind
):
    inner = draw(sample, few_places).html()
    (tmp_path / "inner.html").write_text(inner, encoding="utf-8")
    outer = tmp_path / "outer.html"
    body = FRAMES[kind].replace("{page}", html.escape(inner))
    outer.write_text(
        "<!DOCTYPE html><style>iframe { width: 600px; height: 400px }</style>"
        f"<script>window.dateline = {{ready: Promise.resolve()}}</script>{body}",
        encoding="utf-8",
    )
    opened = open_page.file(outer, held=True)
    frame = framed(opened.page)
    if "notebook" not in kind:
        assert frame.evaluate("() => dateline.count().shown") == 2
    frame.evaluate("() => dateline.setRange('2014-01-01', '2015-01-01')")
    frame.evaluate("() => dateline.select('a')")
    # The page draws what has changed, and tries to write its address.
    opened.later(1000)
    assert frame.locator("aside").is_visible()
    frame.locator("aside").get_by_role("button", name="Close").click()
    frame.locator(".menu-opener").click()
    frame.locator(".menu").get_by_role("button", name="العربية").click()
    assert frame.evaluate("document.documentElement.dir") == "rtl"
    assert [one for one in opened.requests if not one.split("#")[0].endswith("/inner.html")] == []
    assert opened.errors == []


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


@pytest.mark.parametrize("address", ["map.html", ""])
def test_a_printed_snippet_shows_the_map_and_describes_it(served, sample, few_places, address):
    page = draw(sample, few_places, PageOptions()).html()
    article, _ = served(snippet(page, "map.html", Frame(address=address)), PageOptions())
    assert framed(article).evaluate("() => dateline.count().total") == 11
    assert article.locator("iframe").evaluate("it => it.clientWidth") > 1000
    described = article.locator("iframe").evaluate(
        "it => document.getElementById(it.getAttribute('aria-describedby')).textContent"
    )
    assert described.startswith("Map of ")
    article.get_by_text("What the map shows").click()
    assert article.get_by_text("Map of ").is_visible()
