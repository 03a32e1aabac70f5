"""Give a GeoPackage its looks in QGIS: colours as on the page, and when each event was.

QGIS reads the table `layer_styles` of a GeoPackage and shows a layer in the style that is marked as
its default; that is how its own "Save style in database" works. The style is QGIS's XML (QML).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Final
from xml.etree import ElementTree as ET

from geo.formats.layers import LAYER
from maps.page.families import COLOURS, Family, types_of

_WRITTEN: Final = "1970-01-01T00:00:00.000Z"
"""What the style says of when it was written, so that the same events give the same bytes."""
_MADE_FOR: Final = "3.22.0-Białowieża"
"""The version of QGIS whose form the style has; later ones read it."""
_SHAPES: Final[dict[Family, str]] = {
    "violence": "circle", "coercion": "square", "mobilisation": "triangle", "movement": "diamond",
    "talks": "hexagon", "statements": "circle", "protest": "cross_fill", "other": "circle",
    "named": "circle",
}  # fmt: skip
"""As on the page, as far as QGIS has them."""
_SIZES: Final[dict[Family, float]] = {"other": 2.0, "named": 1.4, "statements": 3.4}
_SIZE: Final = 2.8
"""Millimetres across a symbol."""
_FIELDS_MODE: Final = 2
"""QgsVectorLayerTemporalProperties: the time of a feature is between two of its fields."""
_END_EXCLUDED: Final = 0
_TABLE: Final = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
  f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
  styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
  owner TEXT(30), ui TEXT(30), update_time DATETIME
)"""


def styled(geopackage: bytes) -> bytes:
    """The GeoPackage of events with the style of its layer in it; the same gives the same bytes."""
    # In memory: no file is left behind by a kill, and no disk can run full.
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(geopackage)
        with database:
            database.execute(_TABLE)
            database.execute(
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,"
                " f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description,"
                " owner, ui, update_time) VALUES ('', '', ?, 'geom', 'Dateline', ?, '', 1,"
                " 'Colours by kind of event, outlines for what is not told as fact', '', NULL, ?)",
                (LAYER, layer_style(), _WRITTEN),
            )
            database.execute(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, description,"
                " last_change) VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?)",
                (_WRITTEN,),
            )
        return database.serialize()


def layer_style() -> str:
    """The style of a layer of events, as QML."""
    root = ET.Element("qgis", version=_MADE_FOR, styleCategories="AllStyleCategories")
    ET.SubElement(
        root, "temporal", enabled="1", mode=str(_FIELDS_MODE), limitMode=str(_END_EXCLUDED),
        startField="date_start", endField="date_end", startExpression="", endExpression="",
        durationField="", durationUnit="days", fixedDuration="0", accumulate="0",
    )  # fmt: skip
    renderer = ET.SubElement(
        root, "renderer-v2", type="RuleRenderer", symbollevels="1", enableorderby="0",
        forceraster="0",
    )  # fmt: skip
    rules = ET.SubElement(renderer, "rules", key="{dateline}")
    symbols = ET.SubElement(renderer, "symbols")
    for number, (family, is_sure) in enumerate(_looks()):
        ET.SubElement(
            rules, "rule", key=f"{{{family}-{number}}}", symbol=str(number),
            label=family if is_sure else f"{family}, not told as fact",
            filter=_condition(family, is_sure=is_sure),
        )  # fmt: skip
        _symbol(symbols, str(number), family, is_sure=is_sure)
    ET.SubElement(root, "previewExpression").text = '"label" || \', \' || "place_name"'
    for tag, value in (("blendMode", "0"), ("featureBlendMode", "0"), ("layerOpacity", "1")):
        ET.SubElement(root, tag).text = value
    ET.SubElement(root, "layerGeometryType").text = "0"
    ET.indent(root)
    doctype = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
    return f"{doctype}\n{ET.tostring(root, encoding='unicode')}\n"


def _looks() -> Iterator[tuple[Family, bool]]:
    """From what lies beneath, places that are only named, to what lies above, violence."""
    yield "named", True
    for family in reversed([name for name in COLOURS if name != "named"]):
        yield family, False
        yield family, True


def _condition(family: Family, *, is_sure: bool) -> str:
    """Which features look so, as an expression of QGIS."""
    if family == "other":
        known = [name for other in COLOURS for name in types_of(other)]
        kind = f'"type" NOT IN ({_quoted(known)})'
    else:
        kind = f'"type" IN ({_quoted(types_of(family))})'
    if family == "named":
        return kind
    return f"{kind} AND \"factuality\" {'=' if is_sure else '<>'} 'asserted'"


def _quoted(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def _symbol(symbols: ET.Element, name: str, family: Family, *, is_sure: bool) -> None:
    symbol = ET.SubElement(
        symbols, "symbol", type="marker", name=name, alpha="1", clip_to_extent="1",
        force_rhr="0",
    )  # fmt: skip
    layer = ET.SubElement(
        symbol, "layer", {"class": "SimpleMarker", "enabled": "1", "locked": "0", "pass": name}
    )
    colour = _rgba(COLOURS[family])
    is_filled = is_sure and family != "named"
    told = {
        "name": _SHAPES[family],
        "color": colour if is_filled else _rgba("#ffffff"),
        "outline_color": _rgba("#ffffff") if is_filled else colour,
        "outline_style": "solid",
        "outline_width": "0.2" if is_filled else "0.6",
        "outline_width_unit": "MM",
        "size": str(_SIZES.get(family, _SIZE)),
        "size_unit": "MM",
        "scale_method": "diameter",
        "angle": "0",
        "offset": "0,0",
        "offset_unit": "MM",
        "horizontal_anchor_point": "1",
        "vertical_anchor_point": "1",
    }
    options = ET.SubElement(layer, "Option", type="Map")
    for key, value in told.items():
        ET.SubElement(options, "Option", type="QString", name=key, value=value)
        # Versions before 3.26 read these instead.
        ET.SubElement(layer, "prop", k=key, v=value)


def _rgba(colour: str) -> str:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"{red},{green},{blue},255"
