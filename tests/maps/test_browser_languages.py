"""In a real browser the page speaks English, Arabic and French, and a reader chooses."""

import re
from dataclasses import replace

import pytest

from geo.reading import Span
from maps.page import PageOptions

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("lang", "side", "play", "day"),
    [
        ("en", "ltr", "Play", "10 June 2014"),
        ("fr", "ltr", "Lecture", "10 juin 2014"),
        ("ar", "rtl", "تشغيل", "10 حزيران 2014"),
    ],
)
def test_the_page_speaks_the_language_it_was_drawn_in(open_page, sample, lang, side, play, day):
    opened = open_page(sample, PageOptions(lang=lang))
    root = opened.page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == (lang, side)
    assert opened.page.get_by_role("button", name=play).is_visible()
    slider = opened.page.get_by_role("slider").first
    assert slider.get_attribute("aria-valuetext") == day
    assert opened.call("address") == ""


def test_a_reader_changes_the_language_and_keeps_all_else(open_page, sample):
    opened = open_page(sample, address="#time=2014-01-01..2015-01-01&event=b")
    page = opened.page
    page.locator(".menu-opener").click()
    page.locator(".menu").get_by_role("button", name="العربية").click()
    opened.settle()
    assert page.evaluate("document.activeElement.lang") == "ar"
    assert opened.shown() == 4
    assert "31 كانون الأول 2014" in page.locator("aside").inner_text()
    assert page.title() == page.locator("h1").inner_text() == "أحداث على خريطة"
    panel = page.locator(".panel").bounding_box()
    assert panel["x"] + panel["width"] == pytest.approx(1400, abs=1)
    assert opened.written_address().endswith("lang=ar")
    page.locator(".menu").get_by_role("button", name="English").click()
    opened.settle()
    assert page.locator("html").get_attribute("dir") == "ltr"
    assert page.get_by_role("button", name="Play").count() == 1
    assert opened.errors == []


def test_dates_are_typed_in_the_language_of_the_page(open_page, sample):
    opened = open_page(sample, PageOptions(lang="ar"))
    first = opened.page.locator("input.date").first
    first.fill("٣١ كانون الأول ٢٠١٤")
    first.press("Enter")
    opened.settle()
    assert opened.shown() == 10
    assert first.input_value() == "31 كانون الأول 2014"


@pytest.mark.parametrize("lang", ["en", "ar", "fr"])
def test_no_word_is_missing_in_any_language(open_page, sample, lang):
    opened = open_page(sample, address=f"#lang={lang}&event=d")
    text = opened.page.locator("body").inner_text()
    assert "undefined" not in text
    assert "NaN" not in text


SEEN = """() => {
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element.closest('script, style, noscript, code, [lang]:not([lang=ar])'))
      words.push(walker.currentNode.data);
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext'])
    for (const element of document.querySelectorAll(`[${name}]`))
      if (!element.closest('code, [lang]:not([lang=ar], html)'))
        words.push(element.getAttribute(name));
  return words;
}"""
FOREIGN = re.compile("[A-Za-zÀ-ÿ]{2,}")
QUOTE = "أطلق مسلحون النار في المدينة، بحسب مسؤولين."


@pytest.fixture
def arabic_records(sample):
    """The sample as Arabic reports tell it: what is left in Latin letters is the page's own."""
    told = {
        "quote": QUOTE,
        "title": "تقرير من الحدود",
        "source": "تقرير",
        "document": "تقرير",
        "date_text": "",
        "attribution": "",
        "trigger": Span(start=0, end=4),
    }
    return tuple(
        replace(
            record,
            **told,
            places=tuple(replace(place, text="المكان", mark=None) for place in record.places),
            differences=("when: 2019-10-15 to 2019-10-16 | …", "how sure: claimed | denied"),
        )
        for record in sample
    )


def test_no_english_word_is_left_in_the_arabic_page(open_page, arabic_records):
    labels = ["mass killing", "troop deployment", "meeting", "capture of territory"]
    records = [
        replace(record, label=labels[number % 4]) for number, record in enumerate(arabic_records)
    ]
    first, *rest = records
    records = [replace(first, tellings=(first, replace(first, id="z", document="آخر"))), *rest]
    opened = open_page(records, PageOptions(lang="ar"))
    page = opened.page
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.locator(".menu-opener").click()
    opened.settle()
    seen = page.evaluate(SEEN)
    for name in "abcdefghijk":
        opened.call("select", name)
        opened.settle()
        page.locator("aside details").evaluate_all(
            "all => all.forEach(one => { one.open = true; })"
        )
        seen += page.evaluate(SEEN)
    found = {word for text in seen for word in FOREIGN.findall(text)}
    assert found - {"GeoJSON", "CSV"} == set()
    assert any("الموصل" in text for text in seen)


def test_places_and_events_are_called_as_the_language_calls_them(open_page, sample):
    opened = open_page(sample, PageOptions(lang="ar"))
    opened.call("select", "e")
    opened.settle()
    card = opened.page.locator("aside")
    where = card.locator("dd").first
    assert where.locator("b").inner_text() == "الموصل"
    assert where.locator(".other-names").inner_text() == "Mosul · مووسڵ"
    opened.call("language", "fr")
    opened.settle()
    assert card.locator("h2").inner_text().casefold() == "fuite"
    assert where.locator("b").inner_text() == "Mosul"
    assert where.locator(".other-names").inner_text() == "الموصل · مووسڵ"


def test_a_search_finds_places_by_their_arabic_names(open_page, sample):
    opened = open_page(sample, address="#find=الموصل")
    assert opened.shown() == 2


def test_the_map_calls_places_and_countries_by_their_arabic_names(open_page, sample):
    opened = open_page(sample)
    # Farther off the names of both countries have room.
    opened.page.get_by_role("button", name="Zoom out").click()
    opened.settle()
    assert {"الموصل", "الحسكة", "العراق", "سوريا"} <= drawn_texts(opened)


def test_towns_are_written_on_the_base_map(open_page, sample):
    assert "دير الزور" in drawn_texts(open_page(sample))


def test_a_browser_without_canvases_off_the_page_writes_the_same(open_page, sample):
    opened = open_page(sample)
    # The page has made its first names: what follows is as in a browser that never had them.
    opened.page.evaluate("() => { delete OffscreenCanvas.prototype.transferToImageBitmap; }")
    assert "دير الزور" in drawn_texts(opened)
    assert opened.errors == []


def drawn_texts(opened):
    """What is written on canvases when the page turns Arabic."""
    opened.page.evaluate(
        """() => {
        window.said = [];
        for (const kind of [OffscreenCanvasRenderingContext2D, CanvasRenderingContext2D]) {
          const write = kind.prototype.fillText;
          kind.prototype.fillText = function (text, ...rest) {
            said.push(text);
            return write.call(this, text, ...rest);
          };
        }
        }"""
    )
    opened.call("language", "ar")
    opened.settle()
    return set(opened.page.evaluate("said"))
