"""Quarters, halves and seasons: `the third quarter`, `Q3 2019`, `the first half of 1990`."""

from dataclasses import replace
from typing import Final

from geo.dates.cues import cue
from geo.dates.found import Built, Found, Rule
from geo.dates.period import Unit
from geo.dates.sense import Calendar, Comparison, Lean, Sense, Shift

LEANS: Final[dict[str, Lean]] = {
    "LAST": "last", "PAST": "past", "PREVIOUS": "previous", "NEXT": "next", "COMING": "coming",
    "FOLLOWING": "following", "THIS": "this", "CURRENT": "this", "THAT": "that", "SAME": "same",
}  # fmt: skip

_QUARTERS: Final = 4
_OF_YEAR: Final = "(?: (?:OF|IN)? THE? FISCAL? (?P<year>YEAR))?"


def _quarter(found: Found) -> Built:
    if found.text("unit") != "quarter":
        return None
    number = found.number("nth")
    if not 1 <= number <= _QUARTERS:
        return None
    sense = Sense(base=Calendar(unit="quarter", year=found.year("year"), part=number))
    if found.has("hyphen") and found.tokens.kind(found.start) == "THE" and not found.has("year"):
        return (found.phrase(found.start + 1, found.end, sense),)
    return sense


def _both_quarters(found: Found) -> Built:
    """`the second and fourth quarters of 2008`: two of them."""
    if found.text("unit") != "quarter":
        return None
    one, two = found.number("nth"), found.number("until")
    if not (1 <= one <= _QUARTERS and 1 <= two <= _QUARTERS):
        return None
    base = Calendar(unit="quarter", year=found.year("year"), part=one)
    return (
        found.phrase(found.start, found.behind("nth"), Sense(base=base)),
        found.phrase(found.at("until"), found.end, Sense(base=replace(base, part=two))),
    )


def _short_quarter(found: Found) -> Built:
    """`Q3`, `Q3 2019`."""
    number = found.number("nth")
    if not (1 <= number <= _QUARTERS and found.tokens.is_glued(found.at("nth"))):
        return None
    return Sense(base=Calendar(unit="quarter", year=found.year("year"), part=number))


def _short_half(found: Found) -> Built:
    """`H1 2010`."""
    return _half(found) if found.tokens.is_glued(found.at("nth")) else None


def _half(found: Found) -> Built:
    number = {"LAST": 2, "CLOSING": 2}.get(found.kind("nth")) or found.number("nth")
    if number not in {1, 2}:
        return None
    return Sense(base=Calendar(unit="half", year=found.year("year"), part=number))


def _half_of_year(found: Found) -> Built:
    """`the first half of last year`; but a match has halves too."""
    is_year = found.after() == "of" and "year" in {found.after(2), found.after(3)}
    return _half(found) if is_year else None


def _year_quarter(found: Found) -> Built:
    """`the 1988 quarter`, `the 1988 period`: the stretch spoken of, in that year."""
    if found.has("unit") and found.text("unit") != "quarter":
        return None
    return Sense(base=Comparison(unit="year", amount=0, of="quarter", year=found.year("year")))


def _bare_quarter(found: Found) -> Built:
    """`the quarter`, `the latest period`: the one spoken of, or the last that is over."""
    if found.has("unit") and found.text("unit") != "quarter":
        return None
    return Sense(base=Comparison(unit="year", amount=0, of="quarter"))


def _year_ago(found: Found) -> Built:
    """`year-earlier`, `the year-ago quarter`, `the year-earlier third quarter`."""
    if found.text("unit") != "year":
        return None
    if found.has("nth"):
        year = Shift(unit="year", amount=-1)
        return Sense(base=Calendar(unit="quarter", year=year, part=found.number("nth")))
    of: Unit | None = "quarter" if found.has("of") and found.text("of") == "quarter" else None
    return Sense(base=Comparison(unit="year", amount=-1, of=of))


def _season(found: Found) -> Built:
    if found.has("year"):
        return Sense(base=Calendar(unit="season", year=found.year("year"), part=_part(found)))
    if (
        _is_named(found)
        or found.is_happening()
        or (found.kind("season") == "FALL" and not _is_fall(found))
    ):
        return None
    return Sense(base=Calendar(unit="season", part=_part(found)))


def _part(found: Found) -> int:
    return found.number("season")


def _is_named(found: Found) -> bool:
    """Whether it is part of a name (`Peace Spring`, `Spring Shield`) or a verb."""
    tokens, at = found.tokens, found.at("season")
    if tokens.word(at - 1) == "operation":
        return True
    if tokens.word(at - 1) == "to" and tokens.word(at + 1) in cue("springs"):
        return True
    if not tokens.words[at].istitle():
        return False
    before = tokens.is_capital(at - 1) and not tokens.kind(at - 1)
    behind = tokens.is_capital(at + 1) and not tokens.kind(at + 1)
    return before or behind


def _is_fall(found: Found) -> bool:
    """`fall` is a season only behind words that ask for one."""
    return (
        found.tokens.word(found.start) == "the"
        and found.before() in {"in", "during", "by"}
        and (found.after() != "of")
    )


def _leaning_season(found: Found) -> Built:
    """`last spring`, `this past summer`, `next fall`."""
    lean = LEANS.get(found.kind("way") if found.has("way") else found.kind("lean"))
    if _is_named(found):
        return None
    return Sense(base=Calendar(unit="season", part=_part(found), lean=lean))


RULES: Final = (
    Rule(
        pattern="THE? (?: FISCAL HYPHEN?)? (?P<nth>ANYORD|DAYNUM ORDSUFFIX)"
        "(?P<hyphen>HYPHEN)? FISCAL? (?P<unit>UNIT)" + _OF_YEAR,
        build=_quarter,
    ),
    Rule(
        pattern="THE? (?P<nth>ANYORD) (?:THROUGH|OR) THE? (?P<until>ANYORD) (?P<unit>UNITS|UNIT)"
        + _OF_YEAR,
        build=_both_quarters,
    ),
    Rule(
        pattern="THE? (?P<year>YEAR) FISCAL? (?P<nth>ANYORD) HYPHEN? (?P<unit>UNIT)",
        build=_quarter,
    ),
    Rule(
        pattern="QUARTERMARK (?P<nth>N12) COMMA? OF? FISCALMARK? (?P<year>YEAR)?",
        build=_short_quarter,
    ),
    Rule(pattern="HALFMARK (?P<nth>N12) COMMA? OF? FISCALMARK? (?P<year>YEAR)", build=_short_half),
    Rule(
        pattern="THE? (?P<nth>ANYORD|LAST|CLOSING) HYPHEN? HALF OF THE? (?P<year>YEAR)", build=_half
    ),
    Rule(pattern="THE? (?P<nth>ANYORD|LAST|CLOSING) HYPHEN? HALF", build=_half_of_year),
    Rule(pattern="THE (?P<year>YEAR) FISCAL? (?: (?P<unit>UNIT)|SPELL)", build=_year_quarter),
    Rule(
        pattern="THE (?: LATEST|SAME|FULL)? (?P<unit>UNIT)",
        build=_bare_quarter,
    ),
    Rule(pattern="THE (?:LATEST|SAME) SPELL", build=_bare_quarter),
    Rule(
        pattern="THE? (?P<unit>UNIT) HYPHEN (?:AGO|EARLIER) (?P<nth>ANYORD)?"
        "HYPHEN? (?P<of>UNIT|SPELL)?",
        build=_year_ago,
    ),
    Rule(
        pattern="THE? (?P<season>ANYSEASON) (?: (?:OF|IN|COMMA)? (?P<year>TWOYEARS|ANNO))?",
        build=_season,
    ),
    Rule(
        pattern="THE? (?P<lean>LEANING|THAT|SAME) (?P<way>PAST|COMING)? (?P<season>ANYSEASON)",
        build=_leaning_season,
    ),
)
