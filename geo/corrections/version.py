"""What marks a line of corrections as ours, and which version of the format it is."""

from typing import Final

FORMAT: Final = "dateline-corrections"
VERSION: Final = 1
"""Raised when a field changes its meaning or goes; a new field does not raise it."""
