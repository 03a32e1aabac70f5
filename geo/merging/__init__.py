"""The same event told several times, in one report or in many: found, explained, taken apart.

Works on records alone: merging comes after reading, and loses nothing of it.
"""

from geo.merging.merge import merge, separate
from geo.merging.ties import Ties

__all__ = ["Ties", "merge", "separate"]
