"""Events as a table with geometry."""

import geopandas
from hypothesis import given, settings

from geo import dump_records, to_frame
from geo.geojson import COLUMNS
from tests.geo.strategies import record_lists


def test_no_events_give_an_empty_table_with_all_columns():
    frame = to_frame([])
    assert len(frame) == 0
    assert list(frame.columns) == [*COLUMNS, "geometry"]
    assert frame.crs == "EPSG:4326"
    assert str(frame["date_start"].dtype) == "datetime64[us]"


@settings(max_examples=20)
@given(record_lists())
def test_a_row_is_an_event_at_a_place(found):
    frame = to_frame(found)
    places = [place for record in found for place in record.places or [None]]
    assert len(frame) == len(places)
    assert frame.dtypes.astype(str).to_dict() == to_frame([]).dtypes.astype(str).to_dict()
    for (_, row), place in zip(frame.iterrows(), places, strict=True):
        assert (row.geometry is None) == (place is None)
        assert place is None or (row.geometry.x, row.geometry.y) == (place.lon, place.lat)


@settings(max_examples=20)
@given(record_lists())
def test_dates_are_wall_time_without_a_zone(found):
    frame = to_frame(found)
    starts = [record.when.start for record in found for _ in record.places or [None]]
    assert frame["date_start"].dt.tz is None
    for value, start in zip(frame["date_start"], starts, strict=True):
        assert (value != value) if start is None else value.to_pydatetime() == start  # noqa: PLR0124 - NaT


@settings(max_examples=20)
@given(record_lists())
def test_geopandas_reads_the_file_to_the_same_rows(tmp_path_factory, found):
    path = tmp_path_factory.mktemp("frames") / "events.geojson"
    path.write_text(dump_records(found), encoding="utf-8")
    frame = to_frame(found)
    read = geopandas.read_file(path) if len(frame) else frame
    assert len(read) == len(frame)
    assert set(frame.columns) <= set(read.columns)
