"""What the README says is true: its example runs, its commands exist, its files are there."""

import re
import tomllib
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from maps.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_draws_a_page_in_at_most_fifteen_lines(default_folder, tmp_path, monkeypatch):
    (example,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    assert len([line for line in example.splitlines() if line.strip()]) <= 15
    default = Gazetteer.default
    monkeypatch.setattr(Gazetteer, "default", lambda: default(folder=default_folder))
    reports = ROOT / "examples" / "reports"
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "reports").symlink_to(reports)
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 (our own README)
    page = (tmp_path / "week.html").read_text(encoding="utf-8")
    assert "The week in places" in page


def test_every_command_is_shown():
    for name in main.commands:
        assert f"dateline {name}" in README, name


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        name = re.split(r"[<>=~!\[]", requirement)[0]
        assert f"| {name} |" in README, name


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"(?:docs|gazetteer|geo|maps|examples)/[\w./-]*\w", README)))
)
def test_every_file_it_names_is_there(path):
    assert (ROOT / path).exists()
