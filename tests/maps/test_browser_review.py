"""In a real browser a person reviews reports; what the page saves goes to the map."""

import json

import pytest

pytestmark = pytest.mark.browser

RAID = """Raid near Rawah

15 October 2019

Gunmen attacked an army checkpoint near Rawah in Anbar province on Monday, police said.
Protesters marched in Baghdad on Tuesday.
"""
AGAIN = """Gunmen strike again

17 October 2019

Gunmen attacked an army checkpoint near Rawah on Monday. <script>alert(1)</script> <b>x</b>
The United States deployed troops in Georgia.
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    (folder / "raid.txt").write_text(RAID, encoding="utf-8")
    (folder / "again.txt").write_text(AGAIN, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def drawn_reviews():
    """Pages by the arguments they were drawn with: the same one is drawn once."""
    return {}


@pytest.fixture
def review(dateline, reports, drawn_reviews, open_page, tmp_path):
    """Open the review page of the reports."""

    def open_review(*arguments, **settings):
        file = tmp_path / "review.html"
        if arguments not in drawn_reviews:
            assert dateline("review", reports, "-o", file, *arguments).exit_code == 0
            drawn_reviews[arguments] = file.read_bytes()
        file.write_bytes(drawn_reviews[arguments])
        opened = open_page.file(file, **settings)
        opener = opened.page.locator(".list-opener")
        if opener.is_visible():
            opener.click()
        opened.page.locator(".filter select").nth(1).select_option("101")
        return opened

    return open_review


def look_at(opened, kind: str, text: str) -> None:
    opened.page.locator(".filter select").first.select_option(kind)
    opened.page.get_by_role("searchbox").fill(text)
    opened.page.locator(".review-row").first.click()


def lines(opened) -> list[dict]:
    return [json.loads(line) for line in opened.page.evaluate("dateline.corrections()")]


def saved(opened, path):
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="Save corrections").click()
    assert download.value.suggested_filename == "corrections.jsonl"
    download.value.save_as(path)
    return path


def decide_all(opened) -> None:
    """Put Rawah elsewhere in all reports, and give the march another date, type and certainty."""
    page = opened.page
    page.get_by_role("textbox", name="Your name").fill("Anna")
    look_at(opened, "name", "Rawah")
    assert "Rawah" in page.locator(".review-title").inner_text()
    page.get_by_role("button", name="Put on the map").click()
    page.get_by_role("textbox", name="Latitude, longitude").fill("35.1, 40.5")
    page.get_by_role("textbox", name="Name of the place").fill("Rawa of Syria")
    page.get_by_role("button", name="Put it there").click()
    page.get_by_label("means this in all reports").check()
    look_at(opened, "event", "marched")
    page.get_by_label("First day").fill("5 Oct 2019")
    page.get_by_label("First day").press("Tab")
    page.get_by_label("Type", exact=True).select_option("ASSAULT")
    page.get_by_label("How sure the report is").select_option("denied")
    assert "5 Oct 2019" in page.locator(".review-row[aria-current]").inner_text()


def test_what_a_person_decides_is_on_the_map(review, dateline, reports, open_page, tmp_path):
    opened = review()
    decide_all(opened)
    file = saved(opened, tmp_path / "corrections.jsonl")
    assert opened.errors == []
    assert opened.requests == []
    told = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [(one["change"], one["by"]) for one in told] == [
        ("place", "Anna"), ("date", "Anna"), ("type", "Anna"), ("factuality", "Anna"),
    ]  # fmt: skip
    assert told[0]["rule"]["text"] == "Rawah"
    drawn = tmp_path / "map.html"
    result = dateline("map", reports, "-o", drawn, "--corrections", file)
    assert "4 corrections, all applied" in result.stderr
    shown = open_page.file(drawn)
    assert "Rawa of Syria" in shown.page.locator(".list").inner_text()
    assert "5 Oct 2019" in shown.page.locator(".list").inner_text()
    shown.page.locator(".event-row", has_text="Rawa of Syria").first.click()
    shown.settle()
    card = shown.page.locator(".card").inner_text()
    assert "Corrected" in card
    assert "Anna" in card
    assert shown.errors == []


def test_a_click_on_the_map_places_a_name(review):
    opened = review()
    look_at(opened, "name", "Baghdad")
    opened.page.keyboard.press("p")
    assert opened.page.locator(".map-hint").is_visible()
    box = opened.page.locator(".review-map").bounding_box()
    opened.page.mouse.click(box["x"] + box["width"] / 2 + 60, box["y"] + box["height"] / 2 + 60)
    (line,) = lines(opened)
    assert line["change"] == "place"
    assert line["place"]["lon"] == pytest.approx(44.9, abs=0.6)
    assert line["place"]["lat"] == pytest.approx(32.8, abs=0.6)
    assert opened.page.locator(".map-hint").is_hidden()


def test_all_is_done_with_the_keyboard_and_undone(review):
    opened = review()
    page = opened.page
    look_at(opened, "name", "Georgia")
    page.locator(".review-detail").focus()
    page.keyboard.press("2")
    first = lines(opened)[0]["place"]["place_id"]
    page.keyboard.press("x")
    assert [line["change"] for line in lines(opened)] == ["not a place"]
    page.keyboard.press("u")
    assert lines(opened)[0]["place"]["place_id"] == first
    page.keyboard.press("Control+z")
    assert lines(opened) == []


def test_progress_counts_what_was_seen_and_enter_goes_on(review):
    opened = review()
    page = opened.page
    page.locator(".filter select").first.select_option("name")
    total = page.locator(".review-row").count()
    assert f"1 of {total} seen" in page.locator(".review-progress").inner_text()
    page.locator(".review-detail").focus()
    for _ in range(2):
        page.keyboard.press("Enter")
    text = page.locator(".review-progress").inner_text()
    assert f"3 of {total} seen · 2 decided · not saved yet" in text
    assert {line["change"] for line in lines(opened)} == {"place"}


def test_what_holds_in_all_reports_is_decided_once(review):
    opened = review()
    page = opened.page
    look_at(opened, "name", "Rawah")
    page.locator(".review-detail").focus()
    page.keyboard.press("x")
    page.get_by_label("is not a place in any report").check()
    decided = page.locator(".review-row.decided")
    assert decided.count() == 2
    assert "2 decided" in page.locator(".review-progress").inner_text()
    assert len(lines(opened)) == 1
    decided.last.click()
    assert "is not a place in any report" in page.locator(".review-detail").inner_text()
    page.locator(".review-row").first.click()
    page.locator(".review-detail").focus()
    page.keyboard.press("Enter")
    assert "decided" not in page.locator(".review-row[aria-current]").get_attribute("class")


def test_events_are_joined_and_split(review, dateline, reports, tmp_path):
    opened = review()
    page = opened.page
    look_at(opened, "event", "attacked")
    page.locator(".tellings summary").click()
    tellings = page.locator(".telling").count() + 1
    page.get_by_role("button", name="Not this event").last.click()
    split = lines(opened)
    assert [(line["change"], len(line["targets"])) for line in split] == [
        ("apart", 2) for _ in range(tellings - 1)
    ]
    file = saved(opened, tmp_path / "corrections.jsonl")
    events = tmp_path / "e.geojson"
    dateline("export", reports, "-o", events, "--corrections", file)
    features = json.loads(events.read_text(encoding="utf-8"))["features"]
    told = [{one["event_id"] for one in f["properties"]["tellings"]} for f in features]
    assert any("raid#41" in ids for ids in told)
    assert not any({"raid#0", "raid#41"} <= ids for ids in told)
    opened.page.locator('[data-key="join"]').select_option(index=1)
    assert lines(opened)[-1]["change"] == "same"


def test_what_was_corrected_before_is_kept_and_shown(review, tmp_path):
    first = review()
    look_at(first, "name", "Baghdad")
    first.page.get_by_role("button", name="Not a place").click()
    look_at(first, "name", "Rawah")
    first.page.get_by_role("button", name="Right as it is").click()
    file = saved(first, tmp_path / "corrections.jsonl")
    again = review("--corrections", file)
    assert [line["change"] for line in lines(again)] == ["not a place", "place"]
    assert again.page.locator(".review-row.decided").count() >= 1
    again.page.locator(".review-row.decided").last.click()
    assert "Corrected before" in again.page.locator(".review-detail").inner_text()


def test_leaving_with_unsaved_work_asks_first(review, tmp_path):
    opened = review()
    look_at(opened, "name", "Baghdad")
    opened.page.get_by_role("button", name="Not a place").click()
    with opened.page.expect_event("dialog") as asked:
        opened.page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    saved(opened, tmp_path / "c.jsonl")
    assert "not saved" not in opened.page.locator(".review-progress").inner_text()


@pytest.mark.parametrize(
    ("lang", "side", "words"),
    [("en", "ltr", "Not a place"), ("fr", "ltr", "Pas un lieu"), ("ar", "rtl", "ليس مكانًا")],
)
def test_the_page_speaks_three_languages(review, lang, side, words):
    opened = review("--lang", lang)
    root = opened.page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == (lang, side)
    opened.page.locator(".filter select").first.select_option("name")
    opened.page.locator(".review-row").first.click()
    assert opened.page.get_by_role("button", name=words, exact=True).is_visible()
    text = opened.page.locator("body").inner_text()
    assert "undefined" not in text
    assert "NaN" not in text


def test_hostile_text_is_text(review):
    opened = review("--title", "<img src=x onerror=alert(1)>")
    look_at(opened, "event", "attacked")
    assert opened.page.locator("h1").inner_text() == "<img src=x onerror=alert(1)>"
    assert opened.page.locator("script[src], img, b:not(.spot b)").count() == 0
    assert opened.errors == []


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_nothing_lies_beyond_the_screen(review, size):
    width, height = size
    opened = review(viewport={"width": width, "height": height})
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".review-row").first.click()
    actions = page.locator(".review-actions").bounding_box()
    assert actions["y"] + actions["height"] <= height
    for button in page.locator(".review-actions button").all():
        box = button.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WIDE = {"viewport": {"width": 1400, "height": 900}}


@pytest.mark.parametrize(
    ("scheme", "screen", "lang"),
    [("light", WIDE, "en"), ("dark", WIDE, "ar"), ("light", PHONE, "fr"), ("dark", PHONE, "en")],
)
def test_axe_finds_no_violation(review, violations, scheme, screen, lang):
    opened = review("--lang", lang, color_scheme=scheme, **screen)
    page = opened.page
    if page.locator(".list-closer").is_visible():
        assert violations(page) == []
    for kind, key in (("name", "p"), ("event", "x")):
        if page.locator(".list-opener").is_visible():
            page.locator(".list-opener").click()
        page.locator(".filter select").first.select_option(kind)
        page.keyboard.press("Escape")
        page.locator(".review-detail").focus()
        page.keyboard.press(key)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert violations(page) == []
