"""The example notebook runs, and its map works in the output of a cell without any network."""

import json
import subprocess
import sys
from pathlib import Path

import folium
import pytest
from shapely import Point

from geo import to_frame
from maps import draw
from tests.maps.opened import framed, rest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
RUN = """
import os, sys, tempfile

source, folder, work = sys.argv[1:]
os.environ.update(XDG_CACHE_HOME=work, JUPYTER_RUNTIME_DIR=work, IPYTHONDIR=work)
os.environ["PYTHONPATH"] = os.getcwd()
import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

notebook = nbformat.read(source, as_version=4)
with tempfile.TemporaryDirectory() as sockets:
    # Files instead of ports: nothing here opens a connection.
    manager = AsyncKernelManager(transport="ipc", ip=f"{sockets}/kernel")
    place = {"metadata": {"path": folder}}
    NotebookClient(notebook, km=manager, timeout=300, resources=place).execute()
nbformat.write(notebook, f"{work}/executed.ipynb")
"""
# What a notebook does with the HTML of an output: no script in it runs, but that of its frames.
CELL = """html => {
    const output = document.createElement('div');
    output.innerHTML = html;
    document.body.append(output);
}"""


PAINTED = """pane => {
    const canvas = document.querySelector(`.leaflet-dateline-${pane}-pane canvas`);
    const { width, height } = canvas;
    const pixels = new Uint32Array(
        canvas.getContext('2d').getImageData(0, 0, width, height).data.buffer);
    return pixels.reduce((count, pixel, at) => count + (at > 0 && pixel !== pixels[at - 1]), 0);
}"""


@pytest.fixture(scope="module")
def executed(default_gazetteer, default_folder, tmp_path_factory):
    """The example notebook with its outputs, run by Jupyter as its users run it."""
    assert default_gazetteer.named("Rawah")
    work = tmp_path_factory.mktemp("notebook")
    (work / "dateline").symlink_to(default_folder)
    notebook = EXAMPLES / "from-reports-to-a-map.ipynb"
    done = subprocess.run(
        [sys.executable, "-c", RUN, notebook, EXAMPLES, work],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    cells = json.loads((work / "executed.ipynb").read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def html_of(cell):
    return "".join(cell["outputs"][-1]["data"]["text/html"])


def test_the_example_has_a_table_and_a_map(executed):
    assert "<table" in html_of(executed[1])
    assert html_of(executed[2]).startswith("<iframe srcdoc=")


@pytest.mark.browser
def test_the_map_of_the_example_works_in_the_output_of_a_cell(executed, browser):
    context = browser.new_context(viewport={"width": 1100, "height": 800})
    page = context.new_page()
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.evaluate(CELL, html_of(executed[2]))
    frame = page.frame_locator("iframe")
    frame.locator(".leaflet-overlay-pane path").first.wait_for()
    inside = framed(page)
    count = inside.evaluate("() => dateline.count()")
    inside.evaluate("() => dateline.setRange('2014-01-01', '2015-01-01')")
    fewer = inside.evaluate("() => dateline.count()")
    assert count["total"] == fewer["total"] > fewer["shown"] > 0
    rest(inside)
    assert frame.locator(".leaflet-overlay-pane path").count() == 2
    for pane in ("base", "events"):
        assert inside.evaluate(PAINTED, pane) > 100
    assert [url for url in asked if not url.startswith(("data:", "blob:", "about:"))] == []
    assert errors == []
    context.close()


def test_a_frame_holds_the_page_whole_and_nothing_of_it_gets_out(make_record, few_places):
    page = draw([make_record("a", quote='"></iframe><script>alert(1)</script>')], few_places)
    shown = page._repr_html_()
    assert shown.count("<") == 2
    assert 'sandbox="allow-scripts ' in shown
    assert "allow-same-origin" not in shown


def test_events_are_a_table_whose_layer_goes_on_the_map(sample, few_places):
    table = to_frame(sample)
    assert set(table.geometry.dropna().geom_type) == {"Point"}
    assert table.crs == "EPSG:4326"
    page = draw(sample, few_places)
    folium.GeoJson(table.loc[table.geometry.notna(), ["geometry"]]).add_to(page.folium_map)
    folium.Circle((36.34, 43.12), radius=5_000).add_to(page.folium_map)
    assert str(Point(43.12, 36.34).x) in page.html()
