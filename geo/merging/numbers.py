"""How the quantities of two events stand to each other: only what counts the same is compared."""

from collections.abc import Callable, Iterable
from typing import Final, Literal, NamedTuple

from geo.merging.wording import stem
from geo.record import Amount

HowMany = Literal["equal", "compatible", "different", "unknown"]
"""One number in both; ranges that overlap; not the same number; nothing counted in both."""

_PERSONS: Final = frozenset(
    map(
        stem,
        ("people", "persons", "members", "militants", "fighters", "terrorists", "extremists",
         "elements", "gunmen", "men", "individuals", "insurgents", "jihadists", "affiliates",
         "suspects"),
    )
)  # fmt: skip
"""Units told by one word or the other: members of a group, its fighters, its militants."""


class Counted(NamedTuple):
    """A number, ready to be compared."""

    low: float
    best: float | None
    high: float
    head: str
    """The stem of the last word of its unit; one for all kinds of members."""
    unit: str


class Numbers(NamedTuple):
    """The closest that the quantities of two events come."""

    how: HowMany
    size: float
    """The number, roughly: that four and four are the same proves little, 9,000 and 9,000 much."""
    words: str
    """Both numbers with their units, for a reader."""


UNKNOWN: Final = Numbers("unknown", 0.0, "")


def counted(amounts: Iterable[Amount]) -> tuple[Counted, ...]:
    """Amounts that say what they count."""
    return tuple(
        Counted(
            amount.low,
            amount.best,
            float("inf") if amount.high is None else amount.high,
            _head(amount.unit),
            amount.unit,
        )
        for amount in amounts
        if amount.unit.strip()
    )


def agreement(
    one: tuple[Counted, ...], other: tuple[Counted, ...], may_be: Callable[[str, str], bool]
) -> Numbers:
    """Compare quantities; a number that is equal in both outweighs one that differs.

    Args:
        one: Of an event.
        other: Of another.
        may_be: Whether two units may count the same people.
    """
    met = [
        Numbers(_between(a, b), a.best or a.low, _words(a, b))
        for a in one
        for b in other
        if a.head == b.head and may_be(a.unit, b.unit)
    ]
    order = {"equal": 0, "different": 1, "compatible": 2}
    return min(met, key=lambda each: (order[each.how], -each.size, each.words), default=UNKNOWN)


def ratio(one: tuple[Counted, ...], other: tuple[Counted, ...]) -> float:
    """How far the numbers of one unit lie apart at most: 2 for twice as many, 1 where none do."""
    return max(
        (
            max(a.best, b.best) / max(1.0, min(a.best, b.best))
            for a in one
            for b in other
            if a.head == b.head and a.best is not None and b.best is not None
        ),
        default=1.0,
    )


def _head(unit: str) -> str:
    words = unit.split()
    last = stem(words[-1])
    return "member" if last in _PERSONS else last


def _between(one: Counted, other: Counted) -> HowMany:
    if one.best is not None and other.best is not None:
        return "equal" if one.best == other.best else "different"
    if one.low > other.high or other.low > one.high:
        return "different"
    return "equal" if (one.low, one.high) == (other.low, other.high) else "compatible"


def _words(one: Counted, other: Counted) -> str:
    first, second = f"{_figure(one)} {one.unit}", f"{_figure(other)} {other.unit}"
    return first if first == second else " or ".join(sorted((first, second)))


def _figure(count: Counted) -> str:
    if count.best is not None:
        return f"{count.best:,.0f}"
    if count.high == float("inf"):
        return f"at least {count.low:,.0f}"
    return f"{count.low:,.0f} to {count.high:,.0f}"
