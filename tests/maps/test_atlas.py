"""An atlas counts a whole dataset by cell and time, and keeps every event within reach."""

import base64
import gzip
import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import numpy as np
import pyogrio
import pytest
from pmtiles.reader import MemorySource, Reader, all_tiles

from geo.errors import FormatError
from geo.mention import MENTION
from geo.timespan import UNDATED, TimeSpan
from maps.atlas import make_atlas
from maps.atlas.grid import CLOSEST
from maps.page import PageOptions

MANY = 600


def span(start, days=1):
    return TimeSpan(
        start=start, end=start + timedelta(days=days), precision="day", basis="explicit"
    )


@pytest.fixture(scope="module")
def records(make_record):
    """Many events at two towns, and one of each kind that is counted in a way of its own."""
    mosul, qaim = make_record("x", at="Mosul"), make_record("x", at="Al-Qaim", type="CONSULT")
    first = datetime(2014, 1, 1)
    many = [
        replace(
            (mosul, qaim)[number % 3 == 0], id=f"m{number}",
            when=span(first + timedelta(days=number % 900)),
        )
        for number in range(MANY)
    ]  # fmt: skip
    two = replace(mosul, id="two", places=(*mosul.places, *qaim.places), when=span(first))
    return (
        *many,
        two,
        make_record("year", at="Mosul", when=span(datetime(2015, 1, 1), 365)),
        make_record("undated", at="Mosul", when=UNDATED),
        make_record("desert", at="Homs Desert", when=span(first), type="AID", factuality="denied"),
        make_record("iraq", at="Iraq", when=span(first)),
        make_record("nowhere", at=None, when=span(first), quote="Gunmen fired. </script>"),
        make_record("named", at="Hasakah", when=span(first), type=MENTION, label="Named"),
    )


@pytest.fixture(scope="module")
def atlas(tmp_path_factory, records, write_dataset, few_places):
    folder = tmp_path_factory.mktemp("atlas")
    target = folder / "atlas.html"
    made = make_atlas(
        write_dataset(folder / "data", records), target, few_places, PageOptions(title="<Two>")
    )
    return made, target, target.with_suffix(".pmtiles")


@pytest.fixture(scope="module")
def head(atlas):
    page = atlas[1].read_text(encoding="utf-8")
    found = re.search(r'id="dateline-atlas" data-version="\d+">([^<]*)<', page)
    return json.loads(gzip.decompress(base64.b64decode(found[1])))


def read_events(atlas, head):
    """All events of the archive, in the order of rows."""
    data, told = atlas[2].read_bytes(), head["archive"]
    count = -(-(MANY + 6 + 1) // told["rowsPerBlock"])
    starts = np.frombuffer(data, "<u8", count + 1, told["directory"]).tolist()
    events = []
    for start, end in pairwise(starts):
        block = json.loads(gzip.decompress(data[told["events"] + start : told["events"] + end]))
        events += [dict(zip(block, row, strict=True)) for row in zip(*block.values(), strict=True)]
    return events


def test_it_says_what_it_holds(atlas, head):
    made, target, archive = atlas
    assert (made.events, made.undated, made.places) == (MANY + 6, 1, 4)
    assert (head["events"], head["undated"]) == (MANY + 6, 1)
    assert made.archive == archive
    assert head["archive"]["name"] == "atlas.pmtiles"
    assert head["archive"]["bytes"] == archive.stat().st_size
    assert "&lt;Two&gt;" in target.read_text(encoding="utf-8")
    assert made.summary().startswith("606 events (1 undated) at 4 places; 0.")


def test_the_page_may_ask_its_own_server_and_nobody_else(atlas):
    rules = re.search(r'Policy" content="([^"]*)"', atlas[1].read_text(encoding="utf-8"))[1]
    assert "default-src &#x27;none&#x27;" in rules or "default-src 'none'" in rules
    assert "connect-src 'self';" in rules
    assert "unsafe" not in rules


@pytest.mark.parametrize("zoom", [0, 3, 7, CLOSEST])
def test_every_zoom_counts_every_event_that_has_a_place(atlas, zoom):
    cells = pyogrio.read_dataframe(atlas[2], layer="cells", ZOOM_LEVEL=str(zoom))
    assert cells["events"].sum() == MANY + 5
    families = cells[["violence", "talks", "movement"]].fillna(0).sum()
    assert families.to_dict() == {"violence": 404.0, "talks": 200.0, "movement": 1.0}


def test_cells_of_every_zoom_are_stretches_of_rows(atlas, head):
    events = read_events(atlas, head)
    for zoom in (2, CLOSEST):
        cells = pyogrio.read_dataframe(atlas[2], layer="cells", ZOOM_LEVEL=str(zoom))
        for row, count, places in zip(cells["row"], cells["events"], cells["places"], strict=True):
            named = {event["place"] for event in events[int(row) : int(row + count)]}
            assert len(named) == places
    assert len(events) == MANY + 7


def test_a_cell_lists_events_of_one_bin_by_time_and_then_the_others(atlas, head):
    events = [event for event in read_events(atlas, head) if event["place"] == "Mosul"]
    sure = [event for event in events if event["first"] == event["last"] and event["start"]]
    assert events[: len(sure)] == sure
    assert [event["start"] for event in sure] == sorted(event["start"] for event in sure)
    assert [event["id"] for event in events[len(sure) :]] == ["year", "undated"]


def test_dots_stand_where_things_happened(atlas):
    cells = pyogrio.read_dataframe(atlas[2], layer="cells", ZOOM_LEVEL=str(CLOSEST))
    mosul = cells[cells["name"] == "Mosul"].to_crs("EPSG:4326").geometry.iloc[0]
    assert (mosul.x, mosul.y) == pytest.approx((43.12, 36.34), abs=0.001)
    assert cells[cells["name"] == "Mosul"]["arabic"].tolist() == ["الموصل"]


def test_what_is_known_to_an_area_alone_is_told_apart(atlas, head):
    cells = pyogrio.read_dataframe(atlas[2], layer="cells", ZOOM_LEVEL=str(CLOSEST))
    assert dict(zip(cells["name"], cells["area"], strict=True))["Homs Desert"] == 1
    (country,) = head["countries"]
    assert (country["code"], country["events"]) == ("IQ", 1)
    assert head["nowhere"]["events"] == 1
    events = read_events(atlas, head)
    assert events[country["row"]]["id"] == "iraq"
    assert events[head["nowhere"]["row"]]["quote"] == "Gunmen fired. </script>"


def test_events_of_several_places_count_once_in_all_and_once_at_each(atlas, head):
    events = read_events(atlas, head)
    assert len(events) == head["events"] + 1
    assert sum(event["id"] == "two" for event in events) == 2


def test_a_kind_tells_family_stance_and_whether_an_area_alone_is_known(atlas, head):
    families, stances = head["families"], head["stances"]
    for event in read_events(atlas, head):
        stance, family = divmod(event["kind"] >> 1, len(families))
        assert stances[stance] == event["stance"]
        assert (
            families[family]
            == {"ASSAULT": "violence", "CONSULT": "talks", "AID": "movement"}[event["type"]]
        )
        assert bool(event["kind"] & 1) == (event["placeKind"] in {"desert", "country"})


def test_an_event_tells_where_it_was_and_in_which_words(atlas, head):
    rows = read_events(atlas, head)
    events = {event["id"]: event for event in rows}
    desert = events["desert"]
    assert (desert["lon"], desert["lat"], desert["placeId"]) == (38.5, 34.4, "test:Homs Desert")
    assert (desert["placeRole"], desert["placeText"]) == ("location", "Homs Desert")
    assert events["nowhere"]["lon"] is None
    assert {event["placeNumber"] for event in rows} == {0, 1, 2}


def test_an_event_tells_its_sentence_and_its_source(atlas, head):
    event = next(event for event in read_events(atlas, head) if event["id"] == "m1")
    quote = event["quote"]
    assert quote[slice(*event["mark"])] == "Mosul"
    assert quote[slice(*event["trigger"])] == "opened fire"
    assert event["source"] == "https://news.example/report-1"
    assert event["start"] == (datetime(2014, 1, 2) - datetime(1970, 1, 1)) // timedelta(minutes=1)


def test_the_index_finds_a_place_by_each_of_its_words(atlas, head):
    data = atlas[2].read_bytes()
    ((first, start, length),) = head["names"]
    entries = json.loads(gzip.decompress(data[start : start + length]))
    keys = [entry[0] for entry in entries]
    assert keys == sorted(keys, key=lambda key: key.encode("utf-16-be"))
    assert keys[0] == first
    assert {"al qaim", "qaim", "mosul", "الموصل"} <= set(keys)
    assert next(entry for entry in entries if entry[0] == "qaim")[1] == "Al-Qaim"


def test_the_archive_is_one_that_other_programs_read(atlas):
    source = MemorySource(atlas[2].read_bytes())
    header, metadata = Reader(source).header(), Reader(source).metadata()
    assert (header["min_zoom"], header["max_zoom"], header["clustered"]) == (0, CLOSEST, True)
    assert header["tile_data_offset"] + header["tile_data_length"] == atlas[2].stat().st_size
    assert metadata["vector_layers"][0]["id"] == "cells"
    assert len(list(all_tiles(source))) == header["addressed_tiles_count"]


def test_what_is_packed_names_one_system_on_every_python(atlas):
    data = atlas[2].read_bytes()
    header = Reader(MemorySource(data)).header()
    for start in (header["root_offset"], header["metadata_offset"]):
        assert data[start : start + 3] == b"\x1f\x8b\x08"
        assert data[start + 9] == 3


def test_the_same_dataset_gives_the_same_bytes(atlas, records, write_dataset, few_places, tmp_path):
    target = tmp_path / "atlas.html"
    make_atlas(
        write_dataset(tmp_path / "data", records), target, few_places, PageOptions(title="<Two>")
    )
    assert target.read_bytes() == atlas[1].read_bytes()
    assert target.with_suffix(".pmtiles").read_bytes() == atlas[2].read_bytes()
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"atlas.html", "atlas.pmtiles", "data"}


@pytest.mark.parametrize("at", ["Iraq", None])
def test_what_no_map_can_show_is_refused(make_record, write_dataset, few_places, tmp_path, at):
    data = write_dataset(tmp_path / "data", [make_record("a", at=at)])
    with pytest.raises(FormatError, match="known to countries alone"):
        make_atlas(data, tmp_path / "atlas.html", few_places, PageOptions())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


def test_a_dataset_of_mentions_alone_holds_no_events(
    make_record, write_dataset, few_places, tmp_path
):
    data = write_dataset(tmp_path / "data", [make_record("a", type=MENTION)])
    with pytest.raises(FormatError, match="holds no events"):
        make_atlas(data, tmp_path / "atlas.html", few_places, PageOptions())
