"""Place names in text: mentions, the places they mean, and what they do in their sentences."""

from geo.toponyms.find import find_toponyms
from geo.toponyms.policy import Policy

__all__ = ["Policy", "find_toponyms"]
