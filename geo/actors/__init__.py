"""Who acts: names in the words of a text to actors with ids, by a table that users can extend."""

from geo.actors.actor import ActorName, Kinship
from geo.actors.names import RELATIVES, Actors
from geo.actors.table import read_actors

__all__ = ["RELATIVES", "ActorName", "Actors", "Kinship", "read_actors"]
