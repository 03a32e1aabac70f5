"""Fields of a JSON object on its way in: each is asked for by type, and refused by name and place.

What comes from a file is a stranger. Whoever reads one asks for `fields.text("title")` and gets
text, or an error that says which file, line and field is wrong, and what to do.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar, get_args

from geo.errors import FormatError
from geo.reading import Amended, Amendment, Span
from geo.timespan import Basis, Precision, TimeSpan

_MOST: Final = sys.float_info.max
_SHOWN: Final = 60
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)?")

Choice = TypeVar("Choice")
Kept = TypeVar("Kept")


@dataclass(frozen=True, kw_only=True, slots=True)
class Fields:
    """An object of a file."""

    values: dict[str, Any]
    place: str
    """The file, and the line where there are lines: `readings.jsonl:3`."""
    path: str = ""
    """The way from the top to this object, with a dot at its end: `toponyms[2].`"""
    remedy: str
    """What to do when something is wrong."""

    @classmethod
    def parse(cls, text: str | bytes, place: str, remedy: str) -> "Fields":
        """Read JSON that must be an object.

        Raises:
            FormatError: It is no JSON, or no object.
        """
        try:
            values = json.loads(text)
        except json.JSONDecodeError as error:
            spot = f"{error.msg} at line {error.lineno}, column {error.colno}"
            raise FormatError(f"{place}: is not JSON ({spot}). {remedy}") from error
        except (ValueError, RecursionError) as error:
            raise FormatError(
                f"{place}: is not JSON that can be read ({error}). {remedy}"
            ) from error
        if not isinstance(values, dict):
            raise FormatError(f"{place}: is no JSON object. {remedy}")
        return cls(values=values, place=place, remedy=remedy)

    def text(self, key: str) -> str:
        """A text, which may be empty."""
        return self._typed(key, str, "text")

    def text_or_none(self, key: str) -> str | None:
        """A text or null."""
        return None if self._value(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        values = self._typed(key, list, "a list")
        if not all(isinstance(value, str) for value in values):
            raise self.wrong(key, "a list of texts")
        return tuple(values)

    def numbers(self, key: str) -> tuple[float, ...]:
        """A list of numbers."""
        values = self._typed(key, list, "a list")
        if not all(_is_number(value, -_MOST, _MOST) for value in values):
            raise self.wrong(key, "a list of numbers")
        return tuple(float(value) for value in values)

    def number(self, key: str, low: float = -_MOST, high: float = _MOST) -> float:
        """A number from `low` to `high`, both included."""
        value = self._value(key)
        if not _is_number(value, low, high):
            raise self.wrong(key, f"a number from {low:g} to {high:g}")
        return float(value)

    def number_or_none(self, key: str) -> float | None:
        """A number or null."""
        return None if self._value(key) is None else self.number(key)

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.wrong(key, f"a whole number from {low} to {high}")
        return value

    def choice(self, key: str, choices: tuple[Choice, ...]) -> Choice:
        """One of a few words."""
        value = self._value(key)
        if value not in choices:
            raise self.wrong(key, "one of " + ", ".join(map(str, choices)))
        return choices[choices.index(value)]

    def inside(self, key: str) -> "Fields":
        """An object within this one."""
        return self._at(self._typed(key, dict, "an object"), f"{key}.")

    def inside_or_none(self, key: str) -> "Fields | None":
        """An object within this one, or null."""
        return None if self._value(key) is None else self.inside(key)

    def each(self, key: str) -> Iterator["Fields"]:
        """The objects of a list."""
        for index, value in enumerate(self._typed(key, list, "a list")):
            if not isinstance(value, dict):
                raise self.wrong(f"{key}[{index}]", "an object")
            yield self._at(value, f"{key}[{index}].")

    def span(self, length: int, start: str = "start", end: str = "end") -> Span:
        """A stretch of a text of `length` code points, from the fields of those names."""
        first = self.whole(start, 0, length)
        return Span(start=first, end=self.whole(end, first, length))

    def timespan(self, prefix: str = "") -> TimeSpan:
        """A stretch of time, from the fields `start`, `end`, `precision` and `basis`."""
        start = self._moment(f"{prefix}start")
        end = self._moment(f"{prefix}end")
        if start is not None and end is not None and start >= end:
            raise self.wrong(f"{prefix}end", f"after {prefix}start")
        return TimeSpan(
            start=start,
            end=end,
            precision=self.choice(f"{prefix}precision", get_args(Precision)),
            basis=self.choice(f"{prefix}basis", get_args(Basis)),
        )

    def amendment(self) -> Amendment:
        """What a person decided, as `geo.jsontext.amendment_json` writes it."""
        return Amendment(
            what=self.choice("what", get_args(Amended)),
            was=self.text("was"),
            by=self.text("by"),
            at=self.text("at"),
            note=self.text("note"),
        )

    def wrong(self, key: str, wanted: str) -> FormatError:
        """The error that says what a field should be and is not."""
        names = key.partition("[")[0]
        found = repr(self.values[names]) if names in self.values else "missing"
        found = found if len(found) <= _SHOWN else f"{found[:_SHOWN]}…"
        return FormatError(
            f"{self.place}: `{self.path}{key}` must be {wanted}, and is {found}. {self.remedy}"
        )

    def _moment(self, key: str) -> datetime | None:
        text = self.text_or_none(key)
        if text is None:
            return None
        try:
            return moment(text)
        except ValueError:
            raise self.wrong(key, "a date such as 2019-10-15 or 2019-10-15T06:45") from None

    def _value(self, key: str) -> Any:  # noqa: ANN401 - what JSON holds is anything
        if key not in self.values:
            raise self.wrong(key, "there")
        return self.values[key]

    def _typed(self, key: str, wanted: type[Kept], name: str) -> Kept:
        value = self._value(key)
        if not isinstance(value, wanted):
            raise self.wrong(key, name)
        return value

    def _at(self, values: dict[str, Any], step: str) -> "Fields":
        return Fields(values=values, place=self.place, path=self.path + step, remedy=self.remedy)


def moment(text: str) -> datetime:
    """A day or a moment of it, as `geo.jsontext` writes them.

    Raises:
        ValueError: It is written otherwise, or there is no such day.
    """
    if not _MOMENT.fullmatch(text):
        raise ValueError(text)
    return datetime.fromisoformat(text)


def _is_number(value: object, low: float, high: float) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return low <= value <= high
