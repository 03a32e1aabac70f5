"""Static maps: what they show, that nothing covers anything, and that bytes are steady."""

import itertools
import re
import struct
from dataclasses import replace
from pathlib import Path

import docx
import numpy as np
import pytest
import shapely

from geo.errors import FormatError
from geo.timespan import UNDATED, TimeSpan
from maps.basemap import Bounds
from maps.figure.areas import gather_areas
from maps.figure.caption import make_foot
from maps.figure.draw import draw_figure, draw_keyed
from maps.figure.furniture import legend
from maps.figure.ground import lay_ground, name_countries
from maps.figure.key import make_key, table
from maps.figure.keyfile import dump_key, key_form
from maps.figure.labels import Anchor, arrange, spread
from maps.figure.moments import stretch, tell
from maps.figure.options import FIGURES, FigureOptions, figure_form
from maps.figure.paper import Paper, fit, measure, wrap
from maps.figure.plan import make_plan
from maps.figure.spans import equal_spans
from maps.figure.spots import gather
from maps.figure.towns import name_towns
from maps.figure.window import Rectangle, Window
from tests.maps.conftest import FewPlaces, day

SMALL = FigureOptions(width=90)
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


@pytest.fixture(scope="module")
def drawn(events):
    """A figure of each format."""
    return {suffix: draw_figure(events, FewPlaces(), suffix, SMALL) for suffix in FIGURES}


@pytest.mark.parametrize("suffix", FIGURES)
def test_the_same_events_give_the_same_bytes(suffix, events, drawn):
    assert draw_figure(events, FewPlaces(), suffix, SMALL) == drawn[suffix]


def test_a_png_has_the_width_that_was_asked_for_in_print(events):
    options = FigureOptions(width=101.6, height=76.2)
    data = draw_figure(events, FewPlaces(), ".png", options)
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (1200, 900)


def test_a_pdf_holds_its_fonts_and_no_date(drawn):
    assert b"/FontFile2" in drawn[".pdf"]
    assert b"CreationDate" not in drawn[".pdf"]


def test_an_svg_needs_no_font_and_runs_nothing(events):
    title = "<script>alert(1)</script> $x^2$ \U0001f5fa"
    data = draw_figure(events, FewPlaces(), ".svg", FigureOptions(title=title)).decode()
    assert "<text" not in data
    assert "<script" not in data
    assert "<dc:date>" not in data


def test_no_events_give_a_map_of_the_world():
    assert draw_figure([], FewPlaces(), ".png", SMALL).startswith(b"\x89PNG")


@pytest.mark.parametrize("point", [(44.0, 33.0), (179.99, -17.0), (0.0, 89.9), (10.0, -90.0)])
def test_a_single_place_has_a_map_wherever_it_lies(make_record, point):
    event = make_record("r")
    lon, lat = point
    moved = replace(event, places=(replace(event.places[0], lon=lon, lat=lat),))
    assert draw_figure([moved], FewPlaces(), ".png", SMALL).startswith(b"\x89PNG")


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


def test_a_row_of_the_key_has_two_lines_where_there_is_room(events):
    scene = gather(events)
    wide, narrow = make_key(scene.spots, 10, 60.0), make_key(scene.spots, 3, 60.0)
    assert [max(map(len, cells)) for cells in wide.lines] == [2, 2, 2]
    assert [max(map(len, cells)) for cells in narrow.lines] == [1, 1, 1]
    assert narrow.height < wide.height <= 11 * 3.5


def test_what_a_point_only_stands_for_is_hatched_or_ringed(events, make_record):
    syria = replace(make_record("s").places[0], place_id="test:Syria", kind="country")
    scene = gather([*events, replace(make_record("s"), places=(syria,))])
    areas = gather_areas(scene, FewPlaces())
    assert {spot.place.name: areas.is_open(spot.place) for spot in scene.spots} == {
        "Mosul": False, "Hasakah": False, "Homs Desert": False, syria.name: True,
    }  # fmt: skip
    said = [sign.words.partition(":")[0] for sign in legend(scene, areas)]
    assert {"hatched", "ringed"} <= set(said)
    assert "shaded" not in said


def around_syria():
    bounds = Bounds(west=36, south=33, east=43, north=37)
    return Window(bounds, Rectangle(left=0, bottom=0, width=160, height=100))


def test_towns_are_named_where_that_covers_nothing():
    window, paper = around_syria(), Paper(160, 100)
    name_towns(paper, window, FewPlaces(), [(0, 0, 160, 100)])
    assert [text.get_text() for text in paper.axes.texts] == []
    name_towns(paper, window, FewPlaces(), [])
    assert [text.get_text() for text in paper.axes.texts] == ["Deir ez-Zor"]


def test_the_name_of_a_country_that_has_no_room_goes_to_no_neighbour():
    window, paper = around_syria(), Paper(160, 100)
    label = {"name": "Syria", "lon": 39.5, "lat": 35.0}
    x, y = window.place(np.array([(39.5, 35.0)]))[0].tolist()
    taken = [(x - 1, y - 1, x + 1, y + 1)]
    name_countries(paper, window, [label | {"size": 0.7}], taken)
    assert [text.get_text() for text in paper.axes.texts] == []
    name_countries(paper, window, [label | {"size": 4.0}], taken)
    assert [text.get_text() for text in paper.axes.texts] == ["SYRIA"]


def test_all_sources_and_notes_are_named_however_narrow_the_figure_is(events):
    scene = gather(events)
    sources = [f"Source number {number}, CC BY 4.0" for number in range(20)]
    foot = make_foot(scene, make_plan(scene, FigureOptions(width=80)), sources, 80)
    assert " ".join(foot.sources) == " · ".join(sources)
    assert " ".join(foot.notes) == "Events not shown: 1 without a place."
    assert foot.height > 2 * len(foot.sources)


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


def at(make_record, number, lon, lat, **fields):
    event = make_record(f"r{number}", **fields)
    place = replace(event.places[0], lon=lon, lat=lat, place_id=f"p{number}", kind="town")
    return replace(event, places=(place,))


def test_neighbours_over_the_antimeridian_are_neighbours_on_the_map(make_record):
    scene = gather([at(make_record, n, lon, 65) for n, lon in enumerate((178, -179, -176))])
    assert len(scene.spots) == 3
    assert (scene.bounds.west, scene.bounds.east) == (178, 184)
    window = Window(scene.bounds, Rectangle(left=0, bottom=0, width=100, height=80))
    x = window.place(np.array([(178, 65), (-179, 65), (-176, 65)]))[:, 0]
    assert x[0] < x[1] < x[2]
    assert window.shown.west < 178
    assert 184 < window.shown.east < 200


def test_places_all_round_the_world_are_not_moved(make_record):
    points = [(n, lon, 0) for n, lon in enumerate((-170, -60, 0, 100, 170))]
    bounds = gather([at(make_record, *point) for point in points]).bounds
    assert (bounds.west, bounds.east) == (-170, 170)


def test_what_lies_beyond_the_antimeridian_is_land_where_there_is_land():
    bounds = Bounds(west=176, south=62, east=186, north=67)
    ground = lay_ground(Window(bounds, Rectangle(left=0, bottom=0, width=100, height=80)))
    land = shapely.union_all(ground.layers["land"])
    places = ground.window.place(np.array([(177.0, 66.0), (-174.0, 65.3), (-179.0, 63.5)]))
    west, east, sea = shapely.points(places)
    assert land.contains(west)
    assert land.contains(east)
    assert not land.contains(sea)


def test_a_map_with_a_pole_shows_all_meridians():
    window = Window(
        Bounds(west=0, south=85, east=20, north=90),
        Rectangle(left=0, bottom=0, width=100, height=100),
    )
    assert window.shown.north == 90
    assert window.shown.east - window.shown.west == 360


def dated(make_record, *days):
    return [make_record(f"r{n}", when=day(*when)) for n, when in enumerate(days)]


@pytest.mark.parametrize(
    ("first", "last", "count", "labels"),
    [
        ((2014, 6, 1), (2019, 5, 1), 3, ["2014–2015", "2016–2017", "2018–2019"]),
        ((2014, 6, 1), (2014, 8, 1), 3, ["Jun 2014", "Jul 2014", "Aug 2014"]),
        ((2014, 11, 1), (2015, 2, 1), 2, ["Nov – Dec 2014", "Jan – Feb 2015"]),
        ((2014, 6, 1), (2014, 6, 4), 2, ["1–2 Jun 2014", "3–4 Jun 2014"]),
        ((2014, 6, 1), (2014, 6, 2), 9, ["1 Jun 2014", "2 Jun 2014"]),
        ((9999, 1, 1), (9999, 12, 30), 5, None),
    ],
)
def test_time_is_shared_out_in_the_largest_units_that_fit(make_record, first, last, count, labels):
    spans = equal_spans(dated(make_record, first, last), count)
    assert labels is None or [span.label for span in spans] == labels
    for one, other in itertools.pairwise(spans):
        assert one.end == other.start
    assert spans[0].holds(day(*first))
    assert spans[-1].holds(day(*last))


def test_what_may_be_of_several_spans_is_shown_in_each_and_said(make_record):
    events = [
        *dated(make_record, (2014, 1, 1), (2015, 12, 1)),
        make_record("year", when=spanning((2014, 7), (2015, 7))),
        make_record("since", when=spanning((2015,), None)),
        make_record("never", when=UNDATED),
    ]
    plan = make_plan(gather(events), FigureOptions(panels=2))
    shown = [[e.id for _, spot in panel.spots for e in spot.events] for panel in plan.panels]
    assert shown == [["r0", "year"], ["year", "since", "r1"]]
    assert (plan.repeated, plan.undated) == (1, 1)
    frames = [panel.frame for panel in plan.panels]
    assert frames[0].width == frames[1].width
    assert frames[0].height == frames[1].height


@pytest.mark.parametrize("count", [2, 3, 5, 12, 24])
@pytest.mark.parametrize("height", [None, 120.0])
def test_small_maps_stand_apart_and_on_the_paper(make_record, count, height):
    events = dated(make_record, (1990, 1, 1), (2013, 12, 30))
    plan = make_plan(gather(events), FigureOptions(panels=count, height=height))
    boxes = [panel.frame.box for panel in plan.panels]
    assert len(boxes) == count
    assert all(shapely.box(0, 20, 180, plan.height).contains(box) for box in boxes)
    assert not any(one.intersects(other) for one, other in itertools.combinations(boxes, 2))


def test_small_multiples_are_drawn_the_same_each_time(events, drawn):
    options = FigureOptions(panels=3, width=90)
    once = draw_figure(events, FewPlaces(), ".svg", options)
    assert draw_figure(events, FewPlaces(), ".svg", options) == once
    assert once != drawn[".svg"]


def test_a_figure_may_leave_its_key_to_a_table(events):
    plain = draw_keyed(events, FewPlaces(), ".svg", FigureOptions(has_key=False))
    rows = table(plain.entries)
    assert [row[:3] for row in rows] == [
        ("No.", "Date", "Place"),
        ("1", "10 Jun 2014", "Mosul"),
        ("2", "15 Oct 2019", "Hasakah"),
        ("3", "undated", "Homs Desert"),
    ]


RISKY = [("No.", "What"), ("1", '=1+1 & 50% of_{} $x$ \\ [a] "b" \u202e\x00')]


def test_a_key_in_tex_is_text():
    lines = dump_key(RISKY, ".tex").decode().splitlines()
    expected = (
        r"1 & =1+1 \& 50\% of\_\{\} \$x\$ \textbackslash{} {[}a{]} \char34{}b\char34{} "
        "\ufffd\ufffd \\\\"
    )
    assert expected in lines


def test_a_key_in_csv_has_no_formula():
    cells = dump_key([("What",), ("=1+1",)], ".csv").decode().splitlines()
    assert cells == ["What", "'=1+1"]


def test_a_key_in_word_is_one_table_with_a_head_on_every_page(tmp_path):
    rows = [("No.", "Date", "Place", "What", "Source"), ("1", "2014", "Rawah", "raid\x00", "d")]
    path = tmp_path / "key.docx"
    path.write_bytes(dump_key(rows, ".docx"))
    (found,) = docx.Document(path).tables
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        list(rows[0]), ["1", "2014", "Rawah", "raid\ufffd", "d"],
    ]  # fmt: skip
    assert "tblHeader" in found.rows[0]._tr.xml  # noqa: SLF001 - python-docx offers no other way
    assert dump_key(rows, ".docx") == path.read_bytes()


def test_a_key_of_another_kind_is_told_with_those_there_are():
    with pytest.raises(FormatError, match=r"k\.rtf: no key .* \.csv, \.tex, \.docx"):
        key_form(Path("k.rtf"))


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
