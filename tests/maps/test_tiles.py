"""Tiles come from a host by its address or its name, or out of an archive that the page carries."""

import re
import struct
import zlib

import pytest
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from geo.formats.layers import dump_pmtiles
from maps.page import PageOptions, TilesError, draw
from maps.page.tiles import online

ORANGE = (255, 128, 0)


def policy_of(page):
    return re.search(r"img-src ([^;]*);", page)[1]


def png(colour):
    """A picture of 256 by 256 equal pixels."""

    def chunk(kind, data):
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 256, 256, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes(colour) * 256) * 256
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    """An archive of the whole world at zooms 0 to 2, all in orange."""
    path = tmp_path_factory.mktemp("tiles") / "orange.pmtiles"
    header = {
        "tile_type": TileType.PNG, "tile_compression": Compression.NONE,
        "internal_compression": Compression.GZIP, "min_zoom": 0, "max_zoom": 2,
        "min_lon_e7": -1800000000, "min_lat_e7": -850000000, "max_lon_e7": 1800000000,
        "max_lat_e7": 850000000, "center_zoom": 0, "center_lon_e7": 0, "center_lat_e7": 0,
    }  # fmt: skip
    with path.open("wb") as file:
        writer = Writer(file)
        for zoom in range(3):
            for number in range(4**zoom):
                column, row = number % 2**zoom, number // 2**zoom
                writer.write_tile(zxy_to_tileid(zoom, column, row), png(ORANGE))
        writer.finalize(header, {"attribution": 'Painted by <a href="x">Hand &amp; Sons</a>'})
    return path


@pytest.fixture(scope="module")
def shapes(tmp_path_factory, sample):
    """An archive of shapes, as `dateline export` writes it."""
    path = tmp_path_factory.mktemp("tiles") / "events.pmtiles"
    path.write_bytes(dump_pmtiles(sample))
    return path


@pytest.mark.parametrize(
    ("tiles", "hosts", "credit"),
    [
        ("https://tile.example/{z}/{x}/{y}.png", ["https://tile.example"], "tile.example"),
        ("http://localhost:8080/{z}/{x}/{y}", ["http://localhost:8080"], "localhost:8080"),
        (
            "https://{s}.tile.example/{z}/{x}/{y}.png",
            ["https://a.tile.example", "https://b.tile.example", "https://c.tile.example"],
            "tile.example",
        ),
        (
            "OpenStreetMap.Mapnik", ["https://tile.openstreetmap.org"],
            "© OpenStreetMap contributors",
        ),
        (
            "opentopomap", [f"https://{letter}.tile.opentopomap.org" for letter in "abc"],
            "Map data: © OpenStreetMap contributors, SRTM",
        ),
    ],
)  # fmt: skip
def test_tiles_are_known_by_address_or_name_with_just_their_hosts(tiles, hosts, credit):
    found = online(PageOptions(tiles=tiles))
    assert list(found.hosts) == hosts
    assert found.attribution.startswith(credit)


@pytest.mark.parametrize(
    ("tiles", "words"),
    [
        ("", "looks like https://host"),
        ("tiles", "no tile address, file or provider"),
        ("OpenStretMap.Mapnik", r"Near it are OpenStreetMap\.Mapnik"),
        ("javascript:alert(1)", "no tile address"),
        ("https://", "no tile address"),
        ("https://tile.example/{z}/{x}.png", "no tile address"),
        ("https://a;script-src *", "no tile address"),
        ("https://a b/{z}/{x}/{y}", "no tile address"),
        ("https://a'b/{z}/{x}/{y}", "no tile address"),
        ("Jawg.Streets", "wants a key of your own"),
        ("Esri.ArcticImagery", "is in EPSG:5936"),
        ("Stadia.AlidadeSatellite", "key|out of order"),
        ("missing.pmtiles", "No such file"),
    ],
)
def test_what_gives_no_tiles_is_refused_by_name(tiles, words, few_places):
    with pytest.raises(TilesError, match=words):
        draw([], few_places, PageOptions(tiles=tiles))


def test_a_provider_is_asked_by_name_and_named_as_it_wants(sample, few_places):
    page = draw(sample, few_places, PageOptions(tiles="OpenStreetMap.Mapnik")).html()
    assert policy_of(page) == "data: blob: https://tile.openstreetmap.org"
    assert "https://tile.openstreetmap.org/{z}/{x}/{y}.png" in page
    assert "OpenStreetMap contributors" in page
    assert "fetches its background from https://tile.openstreetmap.org." in page


@pytest.mark.parametrize("content", [b"", b"PMTiles", b"PMTiles\x03" + bytes(200), b"\0" * 400])
def test_a_broken_archive_is_refused_with_its_path(content, tmp_path, few_places):
    path = tmp_path / "broken.pmtiles"
    path.write_bytes(content)
    with pytest.raises(TilesError, match=r"broken\.pmtiles"):
        draw([], few_places, PageOptions(tiles=str(path))).html()


def test_an_archive_cut_short_is_refused(pictures, tmp_path, few_places):
    path = tmp_path / "short.pmtiles"
    path.write_bytes(pictures.read_bytes()[:150])
    with pytest.raises(TilesError, match=r"short\.pmtiles"):
        draw([], few_places, PageOptions(tiles=str(path))).html()


def test_the_command_line_takes_names_and_archives(pictures, dateline, tmp_path):
    report = tmp_path / "raid.txt"
    report.write_text(
        "Gunmen attacked a checkpoint in Rawah, Iraq on 5 May 2020.", encoding="utf-8"
    )
    page = tmp_path / "map.html"
    assert dateline("map", report, "-o", page, "--tiles", pictures).exit_code == 0
    assert policy_of(page.read_text(encoding="utf-8")) == "data: blob:"
    refused = dateline("map", report, "-o", page, "--tiles", "Jawg.Streets")
    assert refused.exit_code == 2
    assert "wants a key of your own" in refused.output


@pytest.mark.browser
def test_a_page_carries_the_pictures_of_an_archive_and_asks_nobody(open_page, sample, pictures):
    opened = open_page(sample, PageOptions(tiles=str(pictures)))
    opened.until(
        "() => { const tiles = [...document.querySelectorAll('.leaflet-tile-pane img')];"
        "return tiles.length > 0 && tiles.every(tile => tile.naturalWidth === 256); }"
    )
    credit = opened.page.locator(".leaflet-control-attribution").inner_text()
    assert credit == "Painted by Hand & Sons"
    assert opened.requests == []
    assert opened.errors == []


@pytest.mark.browser
def test_a_page_draws_the_shapes_of_an_archive_and_asks_nobody(open_page, sample, shapes):
    opened = open_page(sample, PageOptions(tiles=str(shapes)))
    assert opened.page.locator(".leaflet-overlay-pane path").count() > 0
    assert opened.requests == []
    assert opened.errors == []
