"""Places that a user added to the built-in ones: whole countries, tables, own lists.

Each addition is one file of its own, and a line in a register; the store that `Gazetteer.default`
opens is built of the built-in places and of all additions. So an addition can be taken back, and
nothing that it told is lost or mixed up: `Gazetteer.tellings` gives each source's words.
"""

from gazetteer.additions.change import Outcome, add, remove
from gazetteer.additions.register import Addition, additions_folder, read_register

__all__ = ["Addition", "Outcome", "add", "additions_folder", "read_register", "remove"]
