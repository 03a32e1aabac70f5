"""What a format is: a name, what writes it, and what must be installed for that."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from geo.extras import require
from geo.record import Record

Dump = TypeVar("Dump", bound=Callable[..., bytes])


@dataclass(frozen=True, kw_only=True, slots=True)
class Form(Generic[Dump]):
    """A format in which something can be written."""

    name: str
    """To show."""
    dump: Dump
    """Give the bytes of a file; of the same things the same bytes."""
    library: str = ""
    """What must be installed besides Dateline itself; empty where nothing must."""
    fits: Callable[[Record], bool] | None = None
    """Which events it holds, where the rules of others leave some out; none where it holds all."""

    def check(self) -> None:
        """Make sure that files can be written, before there is anything to write.

        Raises:
            MissingExtraError: A library is missing; the message says how to install it.
        """
        if self.library:
            require(self.library, f"{self.name} files")
