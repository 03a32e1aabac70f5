"""In a real browser the page speaks English, Arabic and French, and a reader chooses."""

import pytest

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
    panel = page.locator(".panel").bounding_box()
    assert panel["x"] + panel["width"] == pytest.approx(1400, abs=1)
    page.wait_for_timeout(400)
    assert page.evaluate("location.hash").endswith("lang=ar")
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
