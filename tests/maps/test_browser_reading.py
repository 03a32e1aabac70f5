"""In a real browser every event can be found, opened and traced to its source."""

import re
from datetime import datetime, timedelta

import pytest

from geo.timespan import TimeSpan

pytestmark = pytest.mark.browser


def card(opened):
    return opened.page.locator("aside")


def click_the_only_place(opened):
    """Click in the middle of the map that its buttons leave free."""
    box = opened.page.locator(".folium-map").bounding_box()
    opened.page.mouse.click(box["x"] + box["width"] / 2 - 22, box["y"] + box["height"] / 2)
    opened.settle()


def rows(opened):
    opened.settle()
    return [text.split("\n")[0] for text in opened.page.locator(".event-row").all_inner_texts()]


def test_a_card_tells_all_that_was_understood(open_page, make_record):
    year = TimeSpan(
        start=datetime(2016, 1, 1), end=datetime(2017, 1, 1), precision="year", basis="relative"
    )
    record = make_record(
        "x", at="Homs Desert", when=year, date_text="last year", factuality="claimed",
        attribution="the ministry", actors=("gunmen",), recipients=("a patrol",),
        quantities=("about 30 soldiers",),
    )  # fmt: skip
    opened = open_page([record])
    assert opened.call("select", "x") is True
    opened.settle()
    text = card(opened).inner_text()
    for part in (
        "Armed attack", "Claimed by the ministry", "Gunmen opened fire in Homs Desert",
        "Notes from the border", "news.example, 16 October 2019", "Known only to the desert",
        "2016", "written “last year”", "Known to the year", "Counted from the date of the report",
        "gunmen", "a patrol", "about 30 soldiers",
    ):  # fmt: skip
        assert part.casefold() in text.casefold()
    assert opened.page.locator("mark.trigger").inner_text() == "opened fire"
    assert opened.page.locator("mark.place").inner_text() == "Homs Desert"


def test_the_codes_stand_in_the_details_only(open_page, sample):
    opened = open_page(sample)
    opened.call("select", "f")
    opened.settle()
    assert "ASSAULT" not in card(opened).inner_text()
    opened.page.get_by_text("Details", exact=True).click()
    assert "ASSAULT" in card(opened).inner_text()


def test_an_unknown_event_is_not_selected(open_page, sample):
    opened = open_page(sample)
    assert opened.call("select", "nobody") is False
    assert card(opened).is_hidden()


def test_a_hidden_event_says_that_it_is_hidden(open_page, sample):
    opened = open_page(sample)
    opened.call("setRange", "2014-01-01", "2015-01-01")
    opened.call("select", "f")
    opened.settle()
    assert "Hidden at present" in card(opened).inner_text()


def test_escape_closes_the_card_and_gives_the_focus_back(open_page, sample):
    opened = open_page(sample)
    opened.page.locator(".event-row").first.click()
    opened.settle()
    assert card(opened).is_visible()
    opened.page.keyboard.press("Escape")
    opened.settle()
    assert card(opened).is_hidden()
    assert opened.page.evaluate("document.activeElement.className") == "event-row"


def test_a_click_on_a_symbol_opens_it(open_page, make_record):
    opened = open_page([make_record("x", at="Mosul")])
    click_the_only_place(opened)
    assert "Mosul" in card(opened).inner_text()


def test_events_of_one_place_open_together(open_page, make_record):
    opened = open_page([make_record(str(n), at="Mosul", label=f"attack {n}") for n in range(12)])
    click_the_only_place(opened)
    assert "12 events" in card(opened).inner_text()
    opened.page.get_by_role("button", name="attack 3").first.click()
    opened.settle()
    assert "of 12" in card(opened).inner_text()
    opened.page.get_by_role("button", name="‹ Mosul").click()
    opened.settle()
    assert "12 events" in card(opened).inner_text()


def test_the_list_holds_the_events_in_time_then_undated_then_nowhere(open_page, sample):
    opened = open_page(sample, viewport={"width": 1400, "height": 2400})
    headings = opened.page.locator(".list-heading").all_inner_texts()
    assert headings[0] == "June 2014"
    assert headings[-2:] == ["Without a date", "Without a place"]
    assert len(rows(opened)) == len(sample)


def test_the_list_follows_the_map(open_page, sample):
    opened = open_page(sample, viewport={"width": 1400, "height": 2400})
    opened.call("select", "a")
    for _ in range(6):
        opened.page.get_by_role("button", name="Zoom in").click()
    in_view = len(rows(opened))
    assert in_view < len(sample)
    assert opened.page.get_by_text("outside the map’s view").is_visible()
    opened.page.get_by_label("Only what the map shows").uncheck()
    assert len(rows(opened)) == len(sample)
    assert opened.shown() == len(sample)


def test_a_bar_tells_the_shares_of_the_kinds_that_are_shown(open_page, sample):
    opened = open_page(sample)
    bar = opened.page.get_by_role("img", name="Shares of kinds")
    assert "Violence 27 %" in bar.get_attribute("aria-label")
    opened.call("setRange", "2014-06-10", "2014-06-11")
    opened.settle()
    assert bar.get_attribute("aria-label") == (
        "Shares of kinds, Violence 33 %, Detention 33 %, Statements 33 %"
    )
    violence = bar.locator("[data-family=violence]").bounding_box()["width"]
    assert violence == pytest.approx(bar.bounding_box()["width"] / 3, abs=2)


def test_the_counts_add_up(open_page, sample):
    opened = open_page(sample)
    opened.call("setRange", "2014-01-01", "2015-01-01")
    opened.page.locator(".chip", has_text="Violence").click()
    opened.page.get_by_role("switch").uncheck()
    opened.settle()
    line = opened.page.locator(".panel .counts").inner_text()
    shown, total = map(int, re.findall(r"(\d+) of (\d+) events", line)[0])
    hidden = sum(int(n) for n in re.findall(r"(\d+) (?:outside|hidden|undated hidden)", line))
    assert (shown + hidden, total) == (11, 11)
    assert opened.call("count") == {"total": 11, "shown": shown, "undated": 2}


def test_chips_switch_families_off_and_on(open_page, sample):
    opened = open_page(sample)
    chip = opened.page.locator(".chip", has_text="Talks")
    assert chip.get_attribute("aria-pressed") == "true"
    chip.click()
    opened.settle()
    assert chip.get_attribute("aria-pressed") == "false"
    assert opened.shown() == 10
    chip.click()
    assert opened.shown() == 11


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("mosul", 2),
        ("MINISTRY", 1),
        ("fire desert", 1),
        ("border", 11),
        ("zanzibar", 0),
        ("  ", 11),
    ],
)
def test_search_finds_words_of_sentences_places_and_sources(open_page, sample, query, found):
    opened = open_page(sample, held=True)
    opened.page.get_by_role("searchbox").fill(query)
    opened.later(1000)
    assert opened.shown() == found


def test_an_empty_answer_says_what_to_do(open_page, sample):
    opened = open_page(sample)
    opened.page.get_by_role("searchbox").fill("zanzibar")
    opened.page.get_by_role("button", name="Reset dates, filters and search").first.click()
    opened.settle()
    assert opened.shown() == 11


def test_what_was_just_typed_does_not_come_back_after_a_reset(open_page, sample):
    opened = open_page(sample, held=True)
    box = opened.page.get_by_role("searchbox")
    box.press_sequentially("zanzibar")
    opened.page.get_by_role("button", name="Reset", exact=True).click()
    opened.later(1000)
    assert box.input_value() == ""
    assert opened.shown() == 11


def test_an_empty_page_says_so(open_page):
    opened = open_page([])
    assert opened.call("count") == {"total": 0, "shown": 0, "undated": 0}
    assert opened.page.get_by_text("No events.").is_visible()
    assert opened.errors == []


def test_the_list_is_walked_by_arrows(open_page, sample):
    opened = open_page(sample)
    opened.page.locator(".event-row").first.focus()
    opened.page.keyboard.press("ArrowDown")
    opened.settle()
    assert "deployment" in opened.page.evaluate("document.activeElement.innerText").casefold()
    opened.page.keyboard.press("End")
    opened.settle()
    assert "state of affairs" in opened.page.evaluate("document.activeElement.innerText").casefold()
    opened.page.keyboard.press("Enter")
    opened.settle()
    assert "State of affairs" in card(opened).inner_text()


def test_tab_reaches_every_control(open_page, sample):
    opened = open_page(sample)
    opened.call("select", "f")
    opened.settle()
    visible = opened.page.evaluate(
        """() => [...document.querySelectorAll('button, input, select, a, summary, [tabindex]')]
            .filter(e => e.tabIndex >= 0 && !e.disabled)
            .filter(e => e.checkVisibility({visibilityProperty: true}))
            .map((e, i) => { e.dataset.stop = i; return i; }).length"""
    )
    reached = set()
    for _ in range(visible + 2):
        opened.page.keyboard.press("Tab")
        stop = opened.page.evaluate("document.activeElement?.dataset.stop ?? null")
        outline = opened.page.evaluate(
            """() => { const e = document.activeElement;
                const styles = [getComputedStyle(e), getComputedStyle(e, '::after')];
                return styles.some(s => s.outlineStyle !== 'none' && s.outlineWidth !== '0px'); }"""
        )
        if stop is not None:
            reached.add(int(stop))
            assert outline, opened.page.evaluate("document.activeElement.outerHTML")
    assert visible > 20
    assert reached == set(range(visible))


def test_every_control_has_a_name(open_page, sample):
    opened = open_page(sample)
    opened.call("select", "f")
    opened.settle()
    nameless = opened.page.evaluate(
        """() => {
            const tags = 'button, input, select, a, summary, [role=slider], [role=img]';
            const named = e => e.getAttribute('aria-label') || e.textContent
                || e.closest('label')?.textContent;
            return [...document.querySelectorAll(tags)].filter(e => !named(e))
                .map(e => e.outerHTML);
        }"""
    )
    assert nameless == []


def test_counts_are_announced(open_page, sample):
    opened = open_page(sample, held=True)
    opened.call("setRange", "2014-01-01", "2015-01-01")
    opened.later(1000)
    assert opened.page.get_by_role("status").inner_text() == (
        "4 of 11 events shown, 2 of them undated, 7 outside these dates"
    )


def test_the_interface_cannot_be_changed(open_page, sample):
    opened = open_page(sample)
    assert opened.page.evaluate(
        """() => {
            try { window.dateline = 1; } catch {}
            try { dateline.count = () => 1; } catch {}
            return typeof dateline.count() === 'object' && Object.isFrozen(dateline);
        }"""
    )


def test_thousands_of_events_are_drawn_with_less_than_a_second_of_work(open_page, make_record):
    start = datetime(2014, 1, 1)
    many = [
        make_record(
            f"{n}", at=("Mosul", "Hasakah", "Al-Qaim")[n % 3],
            when=TimeSpan(start=start + timedelta(days=n), end=start + timedelta(days=n + 1),
                          precision="day", basis="explicit"),
        )
        for n in range(3000)
    ]  # fmt: skip
    opened = open_page(many)

    def show_a_year():
        opened.call("setRange", "2015-01-01", "2016-01-01")
        opened.settle()

    assert opened.processor_time(show_a_year) < 1
    assert opened.page.locator(".event-row").count() < 40
    assert opened.shown() == 365
