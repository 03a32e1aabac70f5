"""What marks a file of events as ours, and which version of the format it is."""

from typing import Final

FORMAT: Final = "dateline-events"
VERSION: Final = 1
"""Raised when a property changes its meaning or goes; a new one does not raise it."""
