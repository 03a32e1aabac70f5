"""Place names in text: mentions, the places they mean, and what they do in their sentences."""

from geo.toponyms.find import find_toponyms

__all__ = ["find_toponyms"]
