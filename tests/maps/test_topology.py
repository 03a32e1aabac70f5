"""Two squares side by side, in TopoJSON: what is shared, what is not."""

import json

import pytest
import shapely

from maps.basemap.topology import Topology

TWO_SQUARES = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [40, 30]},
    "arcs": [
        [[2, 0], [0, 2]],  # the common side, upwards
        [[2, 2], [-2, 0], [0, -2], [2, 0]],  # the rest of the western square
        [[2, 0], [2, 0], [0, 2], [-2, 0]],  # the rest of the eastern square
        [[9, 9], [0, 0]],  # an islet that quantising has flattened
    ],
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "1", "properties": {"name": "West"}, "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "2", "arcs": [[[2, -1]], [[3]]]},
                {"type": None},
            ],
        },
        "rivers": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "LineString", "arcs": [0, 1]},
                {"type": "MultiLineString", "arcs": [[0], [2]]},
            ],
        },
    },
}


@pytest.fixture
def topology() -> Topology:
    return Topology(json.dumps(TWO_SQUARES))


def test_shapes_come_with_id_and_name_and_without_flattened_islets(topology):
    west, east = topology.features("countries")
    assert (west.id, west.name) == ("1", "West")
    assert shapely.equals(west.geometry, shapely.box(40, 30, 41, 31))
    assert shapely.equals(east.geometry, shapely.box(41, 30, 42, 31))


def test_lines_join_their_arcs_without_repeating_the_joint(topology):
    whole, parts = topology.features("rivers")
    assert shapely.get_num_coordinates(whole.geometry) == 5
    assert shapely.get_num_geometries(parts.geometry) == 2


def test_borders_are_what_two_shapes_share(topology):
    edges = topology.edges("countries")
    assert shapely.length(edges.shared) == 1
    assert shapely.length(edges.outer) == 6
