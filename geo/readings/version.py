"""What marks a line of readings as ours, and which version of the format it is."""

from typing import Final

FORMAT: Final = "dateline-readings"
VERSION: Final = 2
"""Raised when a field changes its meaning or goes; a new field does not raise it.

2: `denied` is what somebody denies, `negated` what is told not to have happened; places may be near
or the target of an event, or only its topic. Files of version 1 are read all the same.
"""
