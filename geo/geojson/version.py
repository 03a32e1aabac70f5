"""What marks a file of events as ours, and which version of the format it is."""

from typing import Final

FORMAT: Final = "dateline-events"
VERSION: Final = 2
"""Raised when a property changes its meaning or goes; a new one does not raise it.

2: `denied` is what somebody denies, `negated` what is told not to have happened; places may be near
or the target of an event. Files of version 1 are read all the same.
"""
