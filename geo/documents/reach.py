"""How far containers are followed: how deep, and how much may come out of one in all."""

from dataclasses import dataclass, replace

from geo.documents.intake import Limits
from geo.documents.parcel import Parcel
from geo.errors import DocumentError


@dataclass(slots=True)
class _Left:
    """What may still come out of the outermost container; counts down."""

    size: int
    members: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """Where the reader stands in containers that lie in one another."""

    limits: Limits
    depth: int
    """How many containers it is in."""
    left: _Left
    """Shared by all of them."""

    @classmethod
    def of(cls, limits: Limits) -> "Reach":
        """The reach of what lies in no container."""
        left = _Left(size=limits.unpacked_bytes, members=limits.members)
        return cls(limits=limits, depth=0, left=left)

    def into(self, parcel: Parcel) -> "Reach":
        """The reach of what came out of a container.

        Raises:
            DocumentError: It lies too deep, is one too many, or holds too much: whatever else is
                in the container is left out. The message has no file name.
        """
        if self.depth >= self.limits.depth:
            raise DocumentError(
                f"holds more than {self.limits.depth} containers in one another; what lies deeper "
                "was left out (--limit depth=…)"
            )
        self.left.members -= 1
        if self.left.members < 0:
            raise DocumentError(
                f"holds more than {self.limits.members:,} files; the rest was left out "
                "(--limit members=…)"
            )
        self.left.size -= parcel.size
        if self.left.size < 0:
            raise DocumentError(
                f"unpacks to more than {self.limits.unpacked_bytes / 1e6:g} MB; the rest was left "
                "out (--limit unpacked-mb=…)"
            )
        return replace(self, depth=self.depth + 1)
