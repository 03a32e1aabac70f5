"""Half-open stretches of time, with how exactly they are known and from what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

Precision = Literal[
    "minute", "hour", "day", "week", "month", "quarter", "season", "year", "decade", "century",
    "range", "none",
]  # fmt: skip
"""The unit that the text gave; `range` where it gave two ends; `none` where it gave nothing."""

Basis = Literal["explicit", "relative", "document", "inferred", "none"]
"""From what a span is known: a date in words or figures; a word counted from another date
("on Friday", "last month"); only the document's own date; of a document, only what its text tells
of the present; nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeSpan:
    """From `start`, included, to `end`, not included.

    Times are the publisher's wall time and carry no zone: a day is the publisher's day, for
    readers in every zone, and no conversion can shift it. An end that is not known is none.
    """

    start: datetime | None
    """First moment inside; none where the beginning is open or unknown."""
    end: datetime | None
    """First moment outside; none where the end is open or unknown."""
    precision: Precision
    basis: Basis

    def __post_init__(self) -> None:
        """Refuse zones (they would shift days) and spans that hold nothing."""
        for moment in (self.start, self.end):
            if moment is not None and moment.tzinfo is not None:
                raise ValueError(f"a span holds wall time without a zone, not {moment.isoformat()}")
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"a span must start before it ends: {self.start} … {self.end}")

    @property
    def is_dated(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.end is not None

    def overlaps(self, other: "TimeSpan") -> bool:
        """Whether the two share a moment; open ends reach on, neighbours do not overlap."""
        starts_in_time = self.start is None or other.end is None or self.start < other.end
        return starts_in_time and (
            other.start is None or self.end is None or other.start < self.end
        )


UNDATED: Final = TimeSpan(start=None, end=None, precision="none", basis="none")
"""The span of what has no date and says so."""
