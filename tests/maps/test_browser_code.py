"""The browser code's own tests pass, in node's test runner."""

import shutil
import subprocess
from pathlib import Path

STATIC = Path(__file__).parents[2] / "maps" / "static"


def test_the_units_of_the_browser_code_keep_their_promises():
    node = shutil.which("node")
    assert node is not None, "install Node.js 20 or newer to test the browser code"
    files = sorted(str(path) for path in (STATIC / "test").glob("*.test.js"))
    done = subprocess.run([node, "--test", *files], capture_output=True, text=True, check=False)
    assert files
    assert done.returncode == 0, done.stdout + done.stderr
