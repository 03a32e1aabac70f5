"""Static maps: what they show, that nothing covers anything, and that bytes are steady."""

import itertools
import re
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from geo.errors import FormatError
from geo.timespan import UNDATED, TimeSpan
from maps.basemap import Bounds
from maps.figure.draw import draw_figure
from maps.figure.key import make_key
from maps.figure.labels import Anchor, arrange, spread
from maps.figure.moments import stretch, tell
from maps.figure.options import FIGURES, FigureOptions, figure_form
from maps.figure.paper import fit, measure, wrap
from maps.figure.spots import gather
from maps.figure.window import Rectangle, Window
from tests.maps.conftest import FewPlaces, day

FRAME = (0.0, 0.0, 100.0, 80.0)


def spanning(start, end, precision="range"):
    start = None if start is None else day(*start).start
    end = None if end is None else day(*end).start
    return TimeSpan(start=start, end=end, precision=precision, basis="explicit")


@pytest.fixture(scope="session")
def events(make_record):
    return [
        make_record("r1", "Hasakah", when=day(2019, 10, 15)),
        make_record("r2", "Mosul", when=day(2014, 6, 10)),
        make_record("r3", "Homs Desert", when=UNDATED, type="PROTEST", factuality="claimed"),
        make_record("r4", None),
        make_record("m1", "Al-Qaim", type="MENTION"),
    ]


@pytest.mark.parametrize("suffix", FIGURES)
def test_the_same_events_give_the_same_bytes(suffix, events):
    once = draw_figure(events, FewPlaces(), suffix)
    assert draw_figure(events, FewPlaces(), suffix) == once


def test_a_png_has_the_width_that_was_asked_for_in_print(events):
    options = FigureOptions(width=127, height=101.6)
    data = draw_figure(events, FewPlaces(), ".png", options)
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (1500, 1200)


def test_a_pdf_holds_its_fonts_and_no_date(events):
    data = draw_figure(events, FewPlaces(), ".pdf", FigureOptions(title="Raids"))
    assert b"/FontFile2" in data
    assert b"CreationDate" not in data


def test_an_svg_needs_no_font_and_runs_nothing(events):
    title = "<script>alert(1)</script> $x^2$ \U0001f5fa"
    data = draw_figure(events, FewPlaces(), ".svg", FigureOptions(title=title)).decode()
    assert "<text" not in data
    assert "<script" not in data
    assert "<dc:date>" not in data


def test_no_events_give_a_map_of_the_world():
    assert draw_figure([], FewPlaces(), ".png").startswith(b"\x89PNG")


@pytest.mark.parametrize("point", [(44.0, 33.0), (179.99, -17.0), (0.0, 89.9), (10.0, -90.0)])
def test_a_single_place_has_a_map_wherever_it_lies(make_record, point):
    event = make_record("r")
    lon, lat = point
    moved = replace(event, places=(replace(event.places[0], lon=lon, lat=lat),))
    assert draw_figure([moved], FewPlaces(), ".png").startswith(b"\x89PNG")


def test_what_is_only_named_is_left_out_and_what_has_no_place_is_counted(events):
    scene = gather(events)
    assert [spot.place.name for spot in scene.spots] == ["Mosul", "Hasakah", "Homs Desert"]
    assert (scene.unplaced, scene.outside) == (1, 0)


def test_the_key_tells_each_event_where_there_is_room_and_each_place_where_not(events, make_record):
    scene = gather([*events, make_record("r5", "Mosul", when=day(2015))])
    wide = make_key(scene.spots, 10)
    assert [row[0] for row in wide.rows] == ["1", "", "2", "3"]
    assert wide.rows[1][1] == "1 Jan 2015"
    narrow = make_key(scene.spots, 3)
    assert [row[0] for row in narrow.rows] == ["1", "2", "3"]
    assert narrow.rows[0][1] == "Jun 2014 – Jan 2015"
    assert narrow.rows[0][3].startswith("2 events: ")
    assert make_key(scene.spots, 2).spots == 2


@pytest.mark.parametrize(
    ("span", "told"),
    [
        (day(2019, 10, 15), "15 Oct 2019"),
        (UNDATED, "undated"),
        (spanning((2014,), (2015,), "year"), "2014"),
        (spanning((2014, 5), (2014, 6), "month"), "May 2014"),
        (spanning((2014, 5, 3), (2014, 5, 6)), "3–5 May 2014"),
        (spanning((2014, 5, 3), (2014, 6, 6)), "3 May – 5 Jun 2014"),
        (spanning((2014,), None), "since 1 Jan 2014"),
        (spanning(None, (2014,)), "until 31 Dec 2013"),
    ],
)
def test_dates_are_told_short(span, told):
    assert tell(span) == told


def test_a_stretch_of_undated_events_is_empty(make_record):
    assert stretch([make_record("r", when=UNDATED)]) == ""


def test_labels_cover_neither_each_other_nor_symbols():
    rng = np.random.default_rng(7)
    anchors = [
        Anchor(x=x, y=y, reach=1.5, width=4, height=2.6)
        for x, y in (rng.random((40, 2)) * (90, 70) + 5).tolist()
    ]
    labels = arrange(anchors, FRAME, [(0, 0, 30, 6)])
    boxes = [(label.x - 2, label.y - 1.3, label.x + 2, label.y + 1.3) for label in labels if label]
    assert len(boxes) == 40
    discs = [(a.x - a.reach, a.y - a.reach, a.x + a.reach, a.y + a.reach) for a in anchors]
    for one, other in [
        *itertools.combinations(boxes, 2),
        *itertools.product(boxes, [*discs, (0, 0, 30, 6)]),
    ]:
        apart = one[0] >= other[2] or one[2] <= other[0] or one[1] >= other[3] or one[3] <= other[1]
        assert apart


def test_symbols_at_one_spot_stand_side_by_side():
    middles = spread([(50, 40, 3)] * 6, FRAME)
    assert middles[0] == (50, 40)
    for (x, y), (to_x, to_y) in itertools.combinations(middles, 2):
        assert np.hypot(x - to_x, y - to_y) > 6


def test_a_full_map_leaves_symbols_where_they_belong():
    assert spread([(5, 5, 5)] * 3, (0, 0, 10, 10)) == [(5, 5)] * 3


@pytest.mark.parametrize(
    ("bounds", "metres"),
    [
        (Bounds(west=40, south=33, east=42, north=34), 186_000),
        (Bounds(west=40, south=0, east=42, north=1), 222_600),
        (Bounds(west=10, south=80, east=12, north=81), 36_860),
    ],
)
def test_a_scale_is_true_in_the_middle_wherever_that_is(bounds, metres):
    window = Window(bounds, Rectangle(left=5, bottom=5, width=160, height=100))
    lat = (bounds.south + bounds.north) / 2
    west, east = window.place(np.array([(bounds.west, lat), (bounds.east, lat)]))
    across = float(np.hypot(*(east - west))) * window.metres_per_millimetre
    assert across == pytest.approx(metres, rel=0.02)


def test_the_map_of_the_world_shows_both_its_ends():
    window = Window(
        Bounds(west=-170, south=-50, east=170, north=70),
        Rectangle(left=0, bottom=0, width=180, height=100),
    )
    seen = window.shown
    assert seen.west < -150
    assert seen.east > 150


def test_text_is_cut_to_its_column():
    words = "Fighters attacked a checkpoint near Rawah on Monday"
    short = fit(words, 6.2, 30)
    assert re.fullmatch(r"Fighters .*…", short)
    assert measure(short, 6.2) <= 30
    assert fit("Rawah", 6.2, 30) == "Rawah"
    assert all(measure(line, 6.2) <= 30 for line in wrap(words, 6.2, 30))
    assert " ".join(wrap(words, 6.2, 30)) == words


def test_a_figure_of_another_kind_is_told_with_those_there_are():
    with pytest.raises(FormatError, match=r"f\.gif: no figure .* \.png, \.svg, \.pdf"):
        figure_form(Path("f.gif"))
