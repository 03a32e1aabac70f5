"""Shapes that cross 180 degrees are cut there, and nothing is lost."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from maps.basemap.antimeridian import cut_line, cut_polygon


def ring(*points):
    return np.array([*points, points[0]], dtype=float)


@pytest.mark.parametrize(
    ("outer", "holes", "area", "bounds"),
    [
        (ring((10, 0), (20, 0), (20, 10), (10, 10)), [], 100, (10, 0, 20, 10)),
        (ring((175, 0), (-175, 0), (-175, 10), (175, 10)), [], 100, (-180, 0, 180, 10)),
        (
            ring((170, 0), (-170, 0), (-170, 10), (170, 10)),
            [ring((179, 4), (-179, 4), (-179, 6), (179, 6))],
            196,
            (-180, 0, 180, 10),
        ),
        (ring((-120, -70), (0, -70), (120, -70)), [], 7200, (-180, -90, 180, -70)),
        (
            ring((-120, -90), (0, -90), (120, -90)),
            [ring((-120, -70), (0, -70), (120, -70))],
            7200,
            (-180, -90, 180, -70),
        ),
    ],
)
def test_a_polygon_keeps_its_area_and_stays_on_the_map(outer, holes, area, bounds):
    shape = cut_polygon(outer, holes)
    assert shapely.is_valid(shape)
    assert shapely.area(shape) == pytest.approx(area)
    assert shapely.bounds(shape) == pytest.approx(bounds)


@given(st.floats(-180, 180), st.floats(1, 60), st.floats(-80, 70))
def test_a_line_keeps_its_length_wherever_it_starts(lon, length, lat):
    end = (lon + length + 180) % 360 - 180
    line = cut_line(np.array([[lon, lat], [end, lat]]))
    west, _, east, _ = shapely.bounds(line)
    assert shapely.length(line) == pytest.approx(length)
    assert west >= -180
    assert east <= 180
