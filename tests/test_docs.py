"""What the documentation says is true: its code runs, its lists are complete, its site is whole."""

import re
import runpy
import shlex
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import click
import pytest
import yaml
from click.testing import CliRunner

import gazetteer
import geo
import maps
from gazetteer.place import KINDS
from geo.reading import EventPlaceRole, Factuality, PublishedBasis, TimexType, ToponymRole
from maps.cli import main

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
BLOCK = re.compile(
    r"(?:<!-- (?P<mark>before|not run):(?P<note>.*?)-->\n+)?"
    r"^(?P<fence>`{3,})(?P<language>[^\n`]*)\n(?P<code>.*?)^(?P=fence)$",
    flags=re.DOTALL | re.MULTILINE,
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

FEW = (
    "2014-06-11-mosul-falls.txt", "2014-06-23-rawah-and-the-border.txt", "three-short-items.jsonl",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Block:
    """A block of code on a page."""

    page: Path
    language: str
    code: str
    mark: str
    """`before`: the note is code that makes what the block starts from; `not run`: why not."""
    note: str

    def lines(self) -> list[list[str]]:
        """The words of each command of a shell block."""
        whole = self.code.replace("\\\n", " ").splitlines()
        return [words for line in whole if (words := shlex.split(line, comments=True))]


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            page=page, language=found["language"], code=found["code"], mark=found["mark"] or "",
            note=(found["note"] or "").strip(),
        )
        for found in BLOCK.finditer(text)
    ]  # fmt: skip


@pytest.fixture
def desk(tmp_path, monkeypatch, default_gazetteer, default_folder) -> Path:
    """A folder with all that lies in `examples`, as the reader of a page has it before them."""
    assert default_gazetteer.named("Rawah")
    caches = tmp_path / "caches"
    caches.mkdir()
    (caches / "dateline").symlink_to(default_folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(caches))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for path in (ROOT / "examples").iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def leave_few(reports: Path) -> None:
    """Some of the reports instead of all: enough where no page counts them."""
    reports.unlink()
    reports.mkdir()
    for name in FEW:
        (reports / name).symlink_to(ROOT / "examples" / "reports" / name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_code_of_a_page_runs_from_top_to_bottom(page, desk):
    if page.stem != "tutorial":
        leave_few(desk / "reports")
    said: list[str] = []
    names: dict[str, object] = {}
    for block in blocks(page):
        if block.mark == "before":
            exec(compile(block.note, str(page), "exec"), names)  # noqa: S102 (our own page)
        if block.language == "text" and block.code.startswith("dateline: "):
            assert set(block.code.splitlines()) <= set(said)
        if block.mark != "not run":
            said += run(block, names)


def run(block: Block, names: dict[str, object]) -> list[str]:
    """Run a block; what `dateline` says to it. Where a page shows what it says, it says so."""
    if block.language == "python":
        exec(compile(block.code, str(block.page), "exec"), names)  # noqa: S102 (our own page)
    return (
        [line for words in block.lines() for line in ask(words)] if block.language == "sh" else []
    )


def ask(words: list[str]) -> list[str]:
    if words[0] != "dateline":
        check_others(words)
        return []
    done = CliRunner().invoke(main, words[1:])
    assert done.exit_code == 0, (words, done.output, done.exception)
    return done.output.splitlines()


def check_others(words: list[str]) -> None:
    """Commands of other programs are not run; what they name must be there."""
    if words[0] == "make":
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        assert re.search(rf"^{words[1]}:.*## ", makefile, flags=re.MULTILINE), words
    elif words[:2] == ["pip", "install"]:
        extras = re.findall(r"\[([\w,]+)\]", " ".join(words))
        asked = {extra for each in extras for extra in each.split(",")}
        assert asked <= set(PROJECT["optional-dependencies"]), words
    else:
        assert words[0] == "python", f"{words}: mark the block as not run, with a reason"
        assert (ROOT / next(word for word in words if word.endswith(".py"))).exists(), words


SHELL = [
    pytest.param(words, id=f"{page.stem}: {' '.join(words)}")
    for page in PAGES
    for block in blocks(page)
    if block.language == "sh"
    for words in block.lines()
    if words[0] == "dateline"
]


@pytest.mark.parametrize("words", SHELL)
def test_every_option_that_is_shown_exists(words):
    command: click.Command = main
    rest = words[1:]
    while isinstance(command, click.Group) and rest:
        command = command.commands[rest.pop(0)]
    known = {name for param in command.params for name in param.opts}
    assert {word.split("=")[0] for word in rest if word.startswith("--")} <= known


def test_what_is_not_run_says_why():
    reasons = [b.note for page in PAGES for b in blocks(page) if b.mark == "not run"]
    assert all(len(reason.split()) >= 3 for reason in reasons)


def test_the_reference_of_commands_says_what_help_says():
    written = runpy.run_path(str(DOCS / "write_commands.py"))["page"]()
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == written, "run `make docs`"


@pytest.mark.parametrize("package", [gazetteer, geo, maps], ids=lambda package: package.__name__)
def test_every_public_name_is_in_the_reference_of_python(package):
    page = (DOCS / "python.md").read_text(encoding="utf-8")
    assert [name for name in package.__all__ if f"`{name}" not in page] == []


CODES = {
    "kind": KINDS,
    "factuality": get_args(Factuality),
    "place_role": get_args(EventPlaceRole),
    "role": get_args(ToponymRole),
    "published_basis": get_args(PublishedBasis),
    "timex": get_args(TimexType),
    "type": {
        line.split("\t")[1]
        for line in (ROOT / "geo" / "events" / "data" / "codes.tsv").read_text().splitlines()
        if line and not line.startswith("#")
    },
}


@pytest.mark.parametrize("name", CODES)
def test_every_code_is_explained(name):
    page = (DOCS / "codes.md").read_text(encoding="utf-8")
    assert [code for code in sorted(CODES[name]) if f"`{code}`" not in page] == []


def test_every_source_of_places_is_credited():
    table = (ROOT / "gazetteer" / "data" / "README.md").read_text(encoding="utf-8")
    rows = table.partition("## Sources")[2].partition("\n## ")[0].splitlines()
    sources = [row.split("|")[1].strip() for row in rows if row.startswith("| ")][1:]
    page = (DOCS / "data-sources.md").read_text(encoding="utf-8")
    assert len(sources) > 10
    assert [name for name in sources if re.split(r"[ ,(]", name)[0] not in page] == []


def test_every_source_that_files_and_pages_credit_is_explained(default_gazetteer):
    page = (DOCS / "data-sources.md").read_text(encoding="utf-8")
    assert [line for line in default_gazetteer.credits() if line not in page] == []


def test_the_citation_is_of_this_version_and_licence():
    told = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(told)
    assert (told["version"], told["license"]) == (PROJECT["version"], PROJECT["license"])
    assert [author["name"] for author in told["authors"]] == [a["name"] for a in PROJECT["authors"]]


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """The built site; a warning is an error."""
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", folder],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_the_site_builds_without_a_warning_and_has_every_page(site):
    built = {page.stem for page in site.glob("*.html")}
    assert built >= {page.stem for page in PAGES} - {"README"}


def test_the_site_brings_all_that_it_shows(site):
    brought = re.compile(r'<(?:script|img|iframe|link)\b[^>]*?(?:src|href)="([^"]+)"')
    for page in site.glob("*.html"):
        for address in brought.findall(page.read_text(encoding="utf-8")):
            assert "//" not in address, (page.name, address)
    for sheet in site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert re.findall(r"(?:@import|url\()\s*[\"']?https?:", text) == []


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index", "tutorial", "commands"])
def test_the_site_asks_no_host_for_anything(site, browser, name):
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.clock.install()
    page.goto((site / f"{name}.html").as_uri())
    page.clock.run_for(60_000)
    page.close()
    assert asked
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_the_pages_stand_in_the_order_of_the_table_of_contents():
    """Each page once; mkdocs itself warns of one that is missing."""
    told = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    pages = re.findall(r"'(\S+\.md)'", str(told))
    assert len(pages) == len(set(pages)) == len(PAGES) - 1
