"""How the events of a brief were found, and what that means for who reads it."""

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from geo.record import Record

if TYPE_CHECKING:
    from maps.brief.content import Background

_CARE: Final = "A program makes mistakes that no person would. Look up in the source what matters."
_NAMES: Final = 15
"""Unresolved names that are told one by one."""
_FILES: Final = 20


def method(events: Sequence[Record], background: "Background") -> tuple[str, ...]:
    """Paragraphs: how it was made, what the figure can and cannot say, who has checked it."""
    made = (
        f"Dateline {version('dateline')} read {_count(background.reports, 'report')} on one "
        "machine, without any network or language model. It looks up names of places in a "
        "gazetteer and chooses among places of one name by the other places of the report; it "
        "reads dates with a grammar, against the date of the report; it takes a clause with a "
        "word for an event as an event and codes its type as PLOVER does. Events that several "
        "passages tell are one."
    )
    limits = (
        "The map shows what reports say, which is not all that happened: what no report tells is "
        "missing, and places that are reported more look busier. A filled symbol is told as fact "
        "by at least one report, an outlined one is claimed, denied, feared, planned, demanded or "
        "supposed. A hatched area, and the symbol in its middle, stand for ground within which "
        "nobody says where it was. The number of a place is its number in the table."
    )
    paragraphs = [made, limits, f"{_CARE} {_checked(events)}"]
    if background.unresolved:
        paragraphs.append(_unresolved(background.unresolved))
    if background.unread:
        paragraphs.append(_unread(background.unread))
    return tuple(paragraphs)


def _checked(events: Sequence[Record]) -> str:
    checked = sum(bool(event.corrected) for event in events)
    if not checked:
        return "No person has checked these events."
    return f"A person has corrected or confirmed {checked:,} of {_count(len(events), 'event')}."


def _unresolved(names: Mapping[str, int]) -> str:
    ranked = sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = [f"{name} ({count})" if count > 1 else name for name, count in ranked[:_NAMES]]
    more = f" and {len(ranked) - _NAMES:,} more" if len(ranked) > _NAMES else ""
    return (
        f"{_count(len(ranked), 'name')} of places could not be put on a map, and events that "
        f"only they locate have no place: {', '.join(shown)}{more}."
    )


def _unread(problems: Sequence[str]) -> str:
    more = f"; and {len(problems) - _FILES:,} more" if len(problems) > _FILES else ""
    return f"Not read, or not wholly: {'; '.join(problems[:_FILES])}{more}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
