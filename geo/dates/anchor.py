"""Which period of the calendar an expression means, given where and how it is told.

News looks back: without a sign, a weekday is the last one, today included; a month or a day
without its year is the nearest, the past one unless it is much farther off. Verbs and words such
as `will` and `next` turn it round (`tense`).
"""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date
from typing import Final

from geo.dates.feasts import feast, hijri, hijri_day_in, is_single
from geo.dates.period import Period, Unit, add_months, holding
from geo.dates.scene import Scene, inside, is_coarser, within
from geo.dates.sense import Base, Calendar, Comparison, Feast, Hijri, Lean, Shift, Weekday
from geo.dates.tense import Outlook

_TIMES: Final = 3
"""Without a sign the coming one is meant where the past one is more than this many times as far."""

_FAR: Final = 240
_YEAR: Final = 290
_NEAR: Final = 60
"""Against its sign a date is meant that lies nearer than this many days, where the other one lies
farther than that many: of stretches of months, the shorter; of days and months, a year."""

_BACK: Final = frozenset({"last", "past"})
_ON: Final = frozenset({"next", "coming"})


def anchor(base: Base | None, scene: Scene, way: Outlook | None) -> Period | None:
    """Find the period that a date means; none where nothing anchors it, or it is no date."""
    if isinstance(base, Calendar):
        return _calendar(base, scene, way)
    if isinstance(base, Weekday):
        return _weekday(base, scene, way)
    if isinstance(base, Shift):
        return _shift(base, scene)
    if isinstance(base, Feast):
        return _feast(base, scene, way)
    if isinstance(base, Hijri):
        return _hijri(base, scene, way)
    return _comparison(base, scene) if isinstance(base, Comparison) else None


def _shift(base: Shift, scene: Scene) -> Period | None:
    origin = within(base.unit, scene.told)
    if base.origin == "story" or (base.origin != "speech" and scene.is_narrative):
        story = within(base.unit, scene.story)
        origin = origin if scene.story is None and base.is_fallback else None
        origin = story or origin
    return None if origin is None else origin.shifted(base.amount)


def _calendar(base: Calendar, scene: Scene, way: Outlook | None) -> Period | None:
    if base.unit == "weekend":
        return _weekend(scene, way)
    if base.unit == "week":
        return within("week", _calendar(replace(base, unit="day"), scene, way))
    if base.part is None and base.day is not None:
        return _day_of_month(base.day, scene, way)
    year = _year(base.year, scene)
    if year is not None or base.year is not None:
        return None if year is None else _made(base, year)
    agreed = None
    if base.weekday is not None:
        agreed = _chosen(lambda each: _agreeing(base, each), base.lean, scene, way)
    return agreed or _chosen(lambda each: _made(base, each), base.lean, scene, way)


def _day_of_month(day: int, scene: Scene, way: Outlook | None) -> Period | None:
    """`the 14th`: of the month of the story in narratives, else the last or the coming one."""
    origin = scene.story if scene.is_narrative or scene.is_recalling else scene.told
    if origin is None or is_coarser(origin, "month"):
        return None
    days = []
    for months in (0, -1, 1):
        with contextlib.suppress(ValueError):
            month = add_months(origin.first.replace(day=1), months)
            days.append(Period(unit="day", first=month.replace(day=day)))
    if origin is scene.story:
        return days[0] if days else None
    return _by_way(sorted(days, key=lambda each: each.first), origin, way)


def _year(year: int | Shift | None, scene: Scene) -> int | None:
    if isinstance(year, Shift):
        period = _shift(year, scene)
        return None if period is None else period.first.year
    return year


def _made(base: Calendar, year: int) -> Period | None:
    """The calendar's part of a year; none where it has no such day."""
    part = base.part or 1
    month = {"quarter": 3 * part - 2, "half": 6 * part - 5, "season": 3 * part}.get(base.unit, part)
    try:
        first = date(year, month, base.day or 1)
        return Period(unit=base.unit, first=first, is_bc=base.is_bc)
    except ValueError:
        return None


def _agreeing(base: Calendar, year: int) -> Period | None:
    """A day of a year in which it falls on the weekday that the text gives."""
    period = _made(base, year)
    return period if period is not None and period.first.isoweekday() == base.weekday else None


def _chosen(
    make: Callable[[int], Period | None], lean: Lean | None, scene: Scene, way: Outlook | None
) -> Period | None:
    """Choose the year of what comes once in each."""
    is_recalled = scene.is_recalling and lean is None and way != "future"
    if lean in {"previous", "following", "that", "same"} or scene.is_narrative or is_recalled:
        return _in_story(make, lean, scene)
    if scene.told is None:
        return None
    years = range(scene.told.first.year - 1, scene.told.first.year + 2)
    periods = [period for year in years if (period := _make_in(make, year)) is not None]
    if not periods:
        return None
    if is_coarser(scene.told, periods[0].unit):
        return inside(periods, scene.told) if lean is None and way != "future" else None
    if lean is None:
        return _by_way(periods, scene.told, way)
    return _by_lean(periods, scene.told, lean)


def _by_lean(periods: Sequence[Period], told: Period, lean: Lean) -> Period | None:
    """The one before the present one, the next one, or the one of this year."""
    if lean in _BACK:
        now = holding(periods[0].unit, told.first)
        before = _latest(periods, lambda each: now is None or each.first < now.first)
        return _not_just_over(before, now)
    if lean in _ON:
        return next((each for each in periods if each.first > told.first), None)
    return next((each for each in periods if each.first.year == told.first.year), None)


def _not_just_over(period: Period | None, now: Period | None) -> Period | None:
    """`last February`, said in March, is not what one calls last month."""
    if period is None or now is None or period.unit != "month" or now.first.year == 1:
        return period
    is_just_over = period.shifted(1) == now and period.first.year == now.first.year
    return period.shifted(-_YEAR_OF_MONTHS) if is_just_over else period


_YEAR_OF_MONTHS: Final = 12


def _make_in(make: Callable[[int], Period | None], year: int) -> Period | None:
    return make(year) if MINYEAR <= year <= MAXYEAR else None


def _latest(periods: Sequence[Period], fits: Callable[[Period], bool]) -> Period | None:
    return next((each for each in reversed(periods) if fits(each)), None)


def _by_way(periods: Sequence[Period], told: Period, way: Outlook | None) -> Period | None:
    """The last one begun or the first one not over, as the clause looks, else the nearer one."""
    past = _latest(periods, lambda each: each.first <= told.first)
    coming = next((each for each in periods if _is_open(each, told)), None)
    if past is None or coming is None or past == coming:
        return past or coming
    over = past.after()
    back = max((told.start - over).days, 0) if over is not None else 0
    ahead = (coming.first - told.first).days
    if way == "past":
        return coming if back > _FAR and ahead < _NEAR else past
    if way == "future":
        far = _FAR if coming.unit in {"quarter", "season"} else _YEAR
        return past if ahead > far and back < _NEAR else coming
    return coming if ahead * _TIMES < back else past


def _is_open(period: Period, told: Period) -> bool:
    after = period.after()
    return after is None or after > told.start


def _in_story(
    make: Callable[[int], Period | None], lean: Lean | None, scene: Scene
) -> Period | None:
    """Choose the year by the date that the text told last."""
    if scene.story is None:
        return None
    period = _following(make, lean, scene.story)
    return None if period is None else replace(period, is_bc=scene.story.is_bc)


def _following(
    make: Callable[[int], Period | None], lean: Lean | None, told: Period
) -> Period | None:
    story = told.first
    same = _make_in(make, story.year)
    if same is None:
        return _make_in(make, story.year + 1) or _make_in(make, story.year - 1)
    if same.unit == told.unit == "year":
        return same
    if lean in {"following", "next", "coming"} and same.first <= story:
        return _make_in(make, story.year + 1)
    if lean in {"previous", "last", "past"} and same.first >= story:
        return _make_in(make, story.year - 1)
    turns = told.unit != "year" and story.month - same.first.month >= _TURN
    return _make_in(make, story.year + 1) if turns and lean is None else same


_TURN: Final = 8
"""From `November` to `January`, and such, the story goes on into the next year."""


def _weekday(base: Weekday, scene: Scene, way: Outlook | None) -> Period | None:
    if base.week is not None:
        week = _shift(base.week, scene)
        return None if week is None else _day(week.first, base.number - 1)
    origin = scene.told
    if base.lean in {"previous", "following", "that", "same"} or scene.is_narrative:
        origin = scene.story or (None if scene.is_narrative else origin)
    if origin is None or origin.unit != "day":
        return None
    back = (origin.first.isoweekday() - base.number) % 7
    ahead = (7 - back) % 7
    if base.lean in {"last", "past", "previous"}:
        return _day(origin.first, -(back or 7))
    if base.lean in {"next", "coming", "following"}:
        return _day(origin.first, ahead or 7)
    is_coming = scene.is_narrative or (base.lean == "this" and way != "past") or way == "future"
    return _day(origin.first, ahead if is_coming else -back)


def _day(first: date, days: int) -> Period | None:
    return Period(unit="day", first=first).shifted(days)


def _weekend(scene: Scene, way: Outlook | None) -> Period | None:
    if scene.is_narrative:
        return within("weekend", scene.story)
    now = within("weekend", scene.told)
    if now is None or scene.told is None:
        return None
    has_begun = now.first <= scene.told.first
    return now if has_begun or way == "future" else now.shifted(-1)


def _feast(base: Feast, scene: Scene, way: Outlook | None) -> Period | None:
    def make(year: int) -> Period | None:
        try:
            day = feast(base.name, year)
        except (OverflowError, ValueError):
            return None
        return None if day is None else Period(unit="day", first=day)

    if is_single(base.name):
        return make(1)
    year = _year(base.year, scene)
    if year is not None or base.year is not None:
        return None if year is None else make(year)
    return _chosen(make, base.lean, scene, way)


def _hijri(base: Hijri, scene: Scene, way: Outlook | None) -> Period | None:
    """A month of the Islamic calendar, or a day of it."""
    unit: Unit = "day" if base.day else "moon"

    def make(year: int) -> Period | None:
        try:
            return Period(unit=unit, first=hijri_day_in(year, base.month, base.day or 1))
        except (OverflowError, ValueError):
            return None

    if base.year is not None:
        try:
            return Period(unit=unit, first=hijri(base.year, base.month, base.day or 1))
        except (OverflowError, ValueError):
            return None
    year = _year(base.common_year, scene)
    return _chosen(make, None, scene, way) if year is None else make(year)


def _comparison(base: Comparison, scene: Scene) -> Period | None:
    """`a year earlier`: of the quarter spoken of, else of the year."""
    quarter = scene.quarter
    if quarter is None and base.of == "quarter":
        now = within("quarter", scene.told)
        quarter = None if now is None else now.shifted(-1)
    if quarter is not None:
        years = base.amount if base.year is None else base.year - quarter.first.year
        return quarter.shifted(4 * years)
    if base.year is not None:
        return Period(unit="year", first=date(base.year, 1, 1))
    return _shift(
        Shift(unit=base.unit, amount=base.amount, origin=base.origin, is_fallback=True), scene
    )
