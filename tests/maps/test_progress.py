"""How far a long work is: a bar on a terminal, nothing in a pipe."""

import io
import sys

import pytest

from geo.documents import Manner
from maps.inputs import take_in


class Terminal(io.StringIO):
    """Standard error of who sits before it."""

    def isatty(self):
        return True


@pytest.mark.parametrize(("stream", "is_shown"), [(Terminal, True), (io.StringIO, False)])
def test_opening_files_shows_rate_and_time_left_on_a_terminal_alone(
    tmp_path, monkeypatch, stream, is_shown
):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("Two soldiers were killed near Rawah.")
    said = stream()
    monkeypatch.setattr(sys, "stderr", said)
    inputs = take_in([tmp_path], Manner())
    assert len(inputs.documents) == 3
    assert ("files/s" in said.getvalue()) is is_shown
    assert ("/3 [" in said.getvalue()) is is_shown
