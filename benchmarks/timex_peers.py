"""Other readers of time expressions, as `benchmarks/timex.py` runs them beside ours.

Each gives back what it found as TIMEX3 would write it. Where a peer says less than a value needs,
the reading that is kindest to it is made: dateparser's dates are cut to the unit that its own
parser names, of timexy's first days of months those without a day in the text become months, of
several resolutions of Recognizers-Text the last one not after the day of publication counts.
Install them with `uv sync --group peers`, or into an environment of their own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from typing import Any, Final

_LONG: Final = 8000
"""Characters; longer texts are given line by line, since some peers take quadratic time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """An expression, found or annotated."""

    start: int
    end: int
    value: str


Reader = Callable[[str, datetime | None], Iterator[Mark]]
"""From a text and its day of publication, where known, to what it finds."""

_Peer = Callable[[str, datetime], Iterator[Mark]]

_SOME_DAY: Final = datetime(2000, 1, 1)
"""For peers that must have a day where none is known."""


def peers() -> dict[str, Reader]:
    """The peers that are installed, ready to read."""
    known = {
        "dateparser": ("dateparser", _dateparser),
        "timexy": ("timexy", _timexy),
        "Recognizers-Text": ("recognizers_date_time", _recognizers),
    }
    return {name: _by_line(make()) for name, (module, make) in known.items() if find_spec(module)}


def _by_line(read: _Peer) -> Reader:
    def lines(text: str, told: datetime | None) -> Iterator[Mark]:
        at = 0
        for line in text.splitlines(keepends=True) if len(text) > _LONG else [text]:
            for mark in read(line, told or _SOME_DAY) if line.strip() else ():
                yield Mark(start=at + mark.start, end=at + mark.end, value=mark.value)
            at += len(line)

    return lines


def _dateparser() -> _Peer:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - only where it is installed
    from dateparser.search import search_dates  # noqa: PLC0415 - as above

    forms = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "time": "%Y-%m-%dT%H:%M"}

    def read(text: str, told: datetime) -> Iterator[Mark]:
        settings = {"RELATIVE_BASE": told, "PREFER_DATES_FROM": "past"}
        parser = DateDataParser(
            languages=["en"], settings={**settings, "RETURN_TIME_AS_PERIOD": True}
        )
        at = 0
        for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            parsed = parser.get_date_data(words)
            day = parsed.date_obj or moment
            value = day.strftime(forms.get(parsed.period, "%Y-%m-%d"))
            yield Mark(start=start, end=at, value=value)

    return read


def _timexy() -> _Peer:
    import spacy  # noqa: PLC0415 - only where it is installed
    import timexy  # noqa: F401, PLC0415 - registers its part with spaCy

    nlp = spacy.blank("en")
    settings = {"kb_id_type": "timex3", "label": "timexy", "overwrite": False}
    nlp.add_pipe("timexy", config=settings)

    def read(text: str, told: datetime) -> Iterator[Mark]:
        del told  # timexy knows no day of publication
        for found in nlp(text).ents:
            match = re.search(r'value="([^"]*)"', found.kb_id_)
            value = "" if match is None else match[1]
            has_day = re.search(r"\b\d{1,2}\b", found.text)
            if value.endswith("-01T00:00:00") and not has_day:
                value = value[: len("2019-10")]
            yield Mark(start=found.start_char, end=found.end_char, value=value)

    return read


def _recognizers() -> _Peer:
    from recognizers_date_time import (  # noqa: PLC0415 - only where it is installed
        Culture,
        DateTimeRecognizer,
    )

    model = DateTimeRecognizer(Culture.English).get_datetime_model()

    def read(text: str, told: datetime) -> Iterator[Mark]:
        for found in model.parse(text, told):
            values = (found.resolution or {}).get("values") or ()
            if values:
                value = _resolved(values, told)
                yield Mark(start=found.start, end=found.end + 1, value=value)

    return read


def _resolved(values: list[dict[str, Any]], told: datetime) -> str:
    """The TIMEX3 value of a resolution of Recognizers-Text."""
    timex = str(values[0].get("timex", ""))
    stretch = re.fullmatch(r"\(.*,(P[^,)]+)\)", timex)
    if stretch:
        return stretch[1]
    if re.match(r"\d{4}|P|.*_REF$", timex) or values[0].get("type") == "set":
        return timex
    starts = [str(each.get("value") or each.get("start") or "") for each in values]
    past = [start for start in starts if start[:10] <= told.strftime("%Y-%m-%d")]
    start = past[-1] if past else starts[0]
    if re.fullmatch(r"XXXX-\d\d", timex):
        return start[: len("2019-10")]
    date, t, clock = timex.partition("T")
    return f"{start[:10] if date else told.strftime('%Y-%m-%d')}T{clock}" if t else start
