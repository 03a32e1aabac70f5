"""Years, decades and centuries: `2014`, `2004-2018`, `the 1980s`, `the 20th century`, `44 BC`."""

from typing import Final

from geo.dates.cues import cue
from geo.dates.found import Built, Found, Rule
from geo.dates.period import MONTHS, OLDEST_BC, Unit, before_christ
from geo.dates.rules.figures import has_counted, is_code, is_round, is_year
from geo.dates.sense import Calendar, Sense, Vague

_NEWEST: Final = 2060
_LAST_CENTURY: Final = 3000
_OLDEST_SPOKEN: Final = 1700
_OURS: Final = 2000
"""From here on `the 2000s` are ten years; `the 1900s` are a hundred."""

_THIRTIES: Final = 30
"""`the 30s` are the oldest decade of the last century that goes by two digits."""

_TWO: Final = 2
"""Of `two thousand`, which is a number as well as a year."""


def _year(found: Found) -> Built:
    if not is_year(found, found.number("year")):
        return None
    return Sense(base=Calendar(unit="year", year=found.number("year")))


def _years(found: Found) -> Built:
    """`2004-2018`, `1989-90`, `between 2004 and 2018`: two years."""
    first = found.number("year")
    second = _later(first, found.number("until"), found.tokens.words[found.at("until")])
    if is_round(first) and is_round(found.number("until")) and has_counted(found):
        return ()
    if second is None:
        return None
    if found.kind("join") in {"TO", "AND"} and not is_year(found, first):
        return None
    if found.kind("join") == "HYPHEN" and is_code(found):
        return None
    if found.kind("join") == "SLASH" and second != first + 1:
        return None
    return (
        found.phrase(found.start, found.behind("year"), _of(first)),
        found.phrase(found.at("until"), found.end, _of(second)),
    )


def _later(first: int, figure: int, word: str) -> int | None:
    """The second year of a range, where two digits may stand for four."""
    second = figure if len(word) == len("2018") else first // 100 * 100 + figure
    is_short = len(word) == len("90")
    return second if first < second < first + (30 if is_short else 300) else None


def _of(year: int) -> Sense:
    return Sense(base=Calendar(unit="year", year=year))


def _short_fiscal(found: Found) -> Built:
    """`FY09`."""
    is_glued = found.tokens.is_glued(found.at("year"))
    return _of(2000 + found.number("year")) if is_glued else None


def _named_year(found: Found) -> Built:
    """`the year 2014`, `fiscal 1989`, `FY2019`, `the year two thousand`."""
    year = found.year("year")
    if year is None or (found.has("unit") and found.text("unit") != "year"):
        return None
    return _of(year)


def _spoken_year(found: Found) -> Built:
    """`nineteen ninety-six`: only as such, for it may be a number."""
    year = found.year("year")
    if (
        year is None
        or not _OLDEST_SPOKEN < year < _NEWEST
        or found.tokens.kind(found.end) == "UNITS"
    ):
        return None
    is_thousand = found.number("year") == _TWO
    return _of(year) if not is_thousand or found.before() in cue("before-year") else None


def _decade(found: Found) -> Built:
    """`1980s`, `the '80s`: a figure with an s behind it."""
    figure = found.number("year")
    if figure % 10 or not found.tokens.is_glued(found.behind("year")):
        return None
    if found.has("mark") and not _is_after(found, _BEFORE_DECADE):
        return None
    if found.kind("year") != "YEAR":
        if not (found.has("short") or _is_after(found, _BEFORE_SHORT)):
            return None
        figure += 1900 if figure >= _THIRTIES else 2000
    if figure % 100 == 0 and figure < _OURS:
        return Sense(base=Calendar(unit="century", year=figure))
    return Sense(base=Calendar(unit="decade", year=figure))


_BEFORE_DECADE: Final = frozenset({"the", "early", "late", "mid", "-"})
_BEFORE_SHORT: Final = _BEFORE_DECADE - {"the"}


def _is_after(found: Found, words: frozenset[str]) -> bool:
    """Whether it stands behind one of the words, or carries on another decade: `1950s and 60s`."""
    if found.tokens.word(found.start) == "the" and "the" in words:
        return True
    tokens, at = found.tokens, found.start
    goes_on = tokens.kind(at - 1) in {"AND", "TO", "HYPHEN", "DASH"} and tokens.kind(at - 2) == "ES"
    return goes_on or found.before() in words


def _short_year(found: Found) -> Built:
    """`in '44`: a year of two figures behind its apostrophe."""
    figure = found.number("year")
    is_glued = found.tokens.is_glued(found.at("year"))
    if not is_glued or found.before() not in cue("before-short"):
        return None
    return _of(figure + (1900 if figure >= _THIRTIES else 2000))


def _tens(found: Found) -> Built:
    """`the nineties`, `nineteen eighties`."""
    base = 100 * found.number("base") if found.has("base") else 1900
    if base not in {1800, 1900, 2000} or (
        found.number("tens") < _THIRTIES and not found.has("base")
    ):
        return None
    return Sense(base=Calendar(unit="decade", year=base + found.number("tens")))


def _century(found: Found) -> Built:
    """`the 20th century`: the years 1900 to 1999, as people count."""
    if found.text("unit") not in {"century", "millennium"}:
        return None
    unit: Unit = "century" if found.text("unit") == "century" else "millennium"
    return _nth(found.number("nth"), unit, is_before=_is_before(found))


def _is_before(found: Found) -> bool:
    return found.has("era") and found.number("era") < 0


def _nth(number: int, unit: Unit, *, is_before: bool) -> Sense | None:
    """The 5th century is 400 to 499, as people count, and before Christ 499 to 400."""
    size = MONTHS[unit] // 12
    if is_before:
        year = number * size - 1
        sense = Sense(base=Calendar(unit=unit, year=before_christ(year), is_bc=True))
        return sense if 0 < year <= OLDEST_BC else None
    if not 1 <= number * size <= _LAST_CENTURY:
        return None
    return Sense(base=Calendar(unit=unit, year=max((number - 1) * size, 1)))


def _both_centuries(found: Found) -> Built:
    """`the 8th and 9th centuries`, `the third or second century BC`: two of them."""
    if found.text("unit") != "century":
        return None
    is_before = _is_before(found)
    one = _nth(found.number("nth"), "century", is_before=is_before)
    two = _nth(found.number("until"), "century", is_before=is_before)
    if one is None or two is None:
        return None
    return (
        found.phrase(found.start, found.behind("nth"), one),
        found.phrase(found.at("until"), found.end, two),
    )


def _era(found: Found) -> Built:
    """`44 BC`, `AD 70`, `70 AD`."""
    year = found.number("year")
    if found.number("era") < 0:
        return _before_christ(year)
    return _of(year) if year else None


def _before_christ(year: int) -> Sense:
    if 0 < year <= OLDEST_BC:
        return Sense(base=Calendar(unit="year", year=before_christ(year), is_bc=True))
    return Sense(base=Vague(value=f"BC{year:04d}"))


def _eras(found: Found) -> Built:
    """`264-241 BC`, `from 480 to 479 BC`, `between 14 and 37 AD`: two years of one era."""
    first, second = found.number("year"), found.number("until")
    is_before = found.number("era") < 0
    if not (0 < second < first if is_before else 0 < first < second):
        return None
    one, two = (_before_christ(year) if is_before else _of(year) for year in (first, second))
    return (
        found.phrase(found.start, found.behind("year"), one),
        found.phrase(found.at("until"), found.end, two),
    )


_ANY: Final = "N12|N24|N31|N99|BIG|YEAR"
_ERAYEAR: Final = f"(?P<year>{_ANY})"

RULES: Final = (
    Rule(pattern="(?P<year>YEAR)", build=_year),
    Rule(
        pattern="(?P<year>YEAR) (?P<join>JOIN|TO|UNTIL|AND|SLASH)"
        "(?P<until>YEAR|ZERO|N12|N24|N31|N99)",
        build=_years,
    ),
    Rule(
        pattern="(?: FISCAL (?P<unit>UNIT)?|(?P<mark>FISCALMARK)) HYPHEN? (?P<year>YEAR)",
        build=_named_year,
    ),
    Rule(pattern="FISCALMARK (?P<year>N12|N24|N31)", build=_short_fiscal),
    Rule(pattern="THE? (?P<unit>UNIT) OF? (?P<year>ANNO)", build=_named_year),
    Rule(pattern="THE? (?P<year>YEAR) FISCAL (?P<unit>UNIT)", build=_named_year),
    Rule(pattern="(?P<year>SPOKEN)", build=_spoken_year),
    Rule(
        pattern="THE? (?P<short>APOS)? (?P<year>YEAR|N31|N99|N12|N24)(?P<mark>APOS)? (?P<es>ES)",
        build=_decade,
    ),
    Rule(pattern="APOS (?P<year>ZERO|N12|N24|N31|N99)", build=_short_year),
    Rule(pattern="(?P<year>SPLITYEAR)", build=_year),
    Rule(pattern="THE (?P<base>NUMWORD)? HYPHEN? (?P<tens>TENS)", build=_tens),
    Rule(
        pattern="THE? (?P<nth>DAYNUM ORDSUFFIX|ANYORD) HYPHEN? (?P<unit>UNIT) (?P<era>ERA)?",
        build=_century,
    ),
    Rule(
        pattern="THE? (?P<nth>DAYNUM ORDSUFFIX|ANYORD) (?:THROUGH|OR) THE?"
        "(?P<until>DAYNUM ORDSUFFIX|ANYORD) HYPHEN? (?P<unit>UNITS|UNIT) (?P<era>ERA)?",
        build=_both_centuries,
    ),
    Rule(pattern=_ERAYEAR + "(?P<era>ERA)", build=_era),
    Rule(pattern=_ERAYEAR + f"THROUGH (?P<until>{_ANY}) (?P<era>ERA)", build=_eras),
    Rule(pattern="(?P<era>ERA)" + _ERAYEAR, build=_era),
)
