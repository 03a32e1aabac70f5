"""What a time expression means before it is known what it is counted from.

The grammar makes these values; `anchor` turns them into periods of the calendar.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from geo.dates.period import Unit

Lean = Literal["last", "this", "next", "coming", "past", "previous", "following", "that", "same"]
"""The word that says which of many: `last December`, `this Friday`, `the following Monday`."""

Origin = Literal["speech", "story", "scene", "present"]
"""From where is counted: from when it is told (`two days ago`); from the date that the text told
last (`two days later`); from the one in news and the other in narratives (`the year`), and the same
of what news says of its own time (`this week`, `next year`)."""

Edge = Literal["early", "mid", "late", "so far", "from now on"]
"""Which part of a period is meant (`late 2017`, `earlier this week`)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shift:
    """So many units from an origin: `last year`, `two weeks ago`, `the next day`."""

    unit: Unit
    amount: int
    origin: Origin = "speech"
    is_fallback: bool = False
    """Whether it may be counted from the moment of telling where the text told no date before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """A date in words and figures, perhaps without its year."""

    unit: Unit
    year: int | Shift | None = None
    part: int | None = None
    """The month, or which quarter, half or season of the year; from 1."""
    day: int | None = None
    lean: Lean | None = None
    weekday: int | None = None
    """The weekday that the text gives with the day, from 1, Monday."""
    is_bc: bool = False
    """Whether the year is one before Christ, written as `period` keeps it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Weekday:
    """A day of the week."""

    number: int
    """From 1, Monday."""
    lean: Lean | None = None
    week: Shift | None = None
    """The week where the text names it (`Tuesday last week`)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Feast:
    """A holiday, by the name that the lexicon gives it."""

    name: str
    year: int | Shift | None = None
    lean: Lean | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Hijri:
    """A month, or a day, of the Islamic calendar."""

    month: int
    day: int | None = None
    year: int | None = None
    """The year of the Hijra, or none."""
    common_year: int | Shift | None = None
    """The year of the common era in which it begins, where the text gives that."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Length:
    """How long: `two weeks`, `several months`, `the past six months`."""

    amount: Fraction | None
    """None where the text is vague."""
    unit: Unit
    toward: Literal["past", "next"] | None = None
    """Whether it ends or begins when the text is told."""
    more: tuple["Length", ...] = ()
    """What a finer unit adds: `6 years and 1 day`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Repeat:
    """How often: `every Friday`, `twice a week`."""

    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Vague:
    """A reference without a date: `now`, `recently`, `the future`; or a fixed old one (`44 BC`)."""

    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """The like stretch so many units before what the text spoke of: `a year earlier`."""

    unit: Unit
    amount: int
    of: Unit | None = None
    """The unit of the stretch where it is named (`the year-earlier quarter`)."""
    year: int | None = None
    """Its year where the text gives that (`the 1988 quarter`)."""
    origin: Origin = "speech"


Base = (
    Calendar | Weekday | Shift | Feast | Hijri | Length | Repeat | Vague | Comparison
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Sense:
    """The whole meaning: a base, and a time of day within it."""

    base: Base | None
    """None where only a time of day is given."""
    clock: str | None = None
    """As TIMEX3 writes it behind the date: `T17:00`, `TMO`."""
    edge: Edge | None = None
    is_generic: bool = False
    """Whether it names no time of its own (`at night`), so that nothing is dated by it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """A time expression in a stretch of tokens."""

    start: int
    """Index of its first token."""
    end: int
    """Index behind its last token."""
    sense: Sense
    is_range: bool = False
    """Whether it is the first end of a stretch whose other end is the next phrase."""
    is_shared: bool = False
    """Whether `and` or `or` joins it to the next phrase, so that a year behind that is for both."""
