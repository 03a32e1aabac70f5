"""Whatever the bytes of a file of places, it gives places or one error that says why not."""

import io
import json
import zipfile
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer import Place
from gazetteer.errors import SourceError
from gazetteer.sources.complaints import Complaints
from gazetteer.sources.layouts import Described
from gazetteer.sources.recognise import read_sources, recognise

DUMP: Final = (
    "99\tRawah\tRawah\tراوة\t34.48\t41.91\tP\tPPL\tIQ\t\t01\t\t\t\t20000\t\t60\tAsia\t2020\n"
)
TABLE: Final = "name,lon,lat,kind,country,names\nRawah,41.91,34.48,town,IQ,راوة; Rawa\n"
FEATURE: Final = {
    "type": "Feature",
    "properties": {"name": "Rawah", "kind": "town"},
    "geometry": {"type": "Point", "coordinates": [41.91, 34.48]},
}


def packed(text):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("IQ.txt", text)
    return buffer.getvalue()


GOOD: Final = {
    ".csv": TABLE.encode(),
    ".tsv": TABLE.replace(",", "\t").encode(),
    ".txt": DUMP.encode() * 3,
    ".zip": packed(DUMP * 3),
    ".geojson": json.dumps({"type": "FeatureCollection", "features": [FEATURE] * 2}).encode(),
}


def read(path, data):
    path.write_bytes(data)
    found, reason = [], ""
    try:
        found = list(read_sources(recognise([path]), Described(name="places"), Complaints()))
    except SourceError as error:
        reason = str(error)
    assert path.name in reason or not reason
    for place in found:
        assert isinstance(place, Place)
        assert place.name
        assert -180 <= place.lon <= 180
        assert -90 <= place.lat <= 90


@pytest.mark.parametrize("suffix", GOOD)
@settings(
    max_examples=25, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_damaged_file_of_places_gives_places_or_one_error(tmp_path, suffix, data):
    whole = GOOD[suffix]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(whole)))
        end = start + data.draw(st.integers(0, 40))
        change = data.draw(st.binary(max_size=6) | st.just(whole[start:end] * 3))
        whole = whole[:start] + change + whole[end:]
    read(tmp_path / f"places{suffix}", whole)
