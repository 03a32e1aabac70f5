"""A page of Dateline inside another page: a frame, and in words what its map shows."""

from maps.embed.carried import Carried, carried
from maps.embed.snippet import Frame, file_address, snippet

__all__ = ["Carried", "Frame", "carried", "file_address", "snippet"]
