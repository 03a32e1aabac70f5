"""What tells that something happened: the entries of `data/triggers.tsv`, ready to be looked up."""

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from geo.events.inflection import plural, verb_forms
from geo.events.tables import rows
from geo.events.words import classes, verb_table

GAP: Final = frozenset({"~"})
"""Stands for up to four words inside a phrase."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """Words of which one must, or none may, stand by a trigger."""

    before: frozenset[str]
    """Right before it."""
    after: frozenset[str]
    """Right after it."""
    near: frozenset[str]
    """In its clause."""
    place: bool
    """A place name in its clause counts as well."""
    object: bool
    """So does one right behind it."""
    subject: bool
    """So does one that is its subject."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line of the table."""

    pattern: tuple[frozenset[str], ...]
    """For each word its forms; `GAP` between words that may stand apart."""
    pos: str
    """V verb, N noun, J adjective or participle, X fixed words."""
    type: str
    label: str
    frame: str
    """Letters as explained at the head of the table."""
    needs: Condition | None
    bars: Condition | None

    @property
    def is_open(self) -> bool:
        """Whether other words may stand between those of the entry."""
        return GAP in self.pattern


@functools.cache
def lexicon() -> Mapping[str, tuple[Entry, ...]]:
    """All entries by each form of their first word: long ones, then conditional ones first."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for words, pos, type_, _quad, label, frame, needs, bars in rows("triggers.tsv", 8):
        entry = Entry(
            pattern=_pattern(words.split(), pos),
            pos=pos,
            type=type_,
            label=label,
            frame=frame,
            needs=_condition(needs),
            bars=_condition(bars),
        )
        for form in entry.pattern[0]:
            found[form].append(entry)
    return {
        form: tuple(sorted(entries, key=lambda e: (-len(e.pattern), e.needs is None)))
        for form, entries in found.items()
    }


def _pattern(words: list[str], pos: str) -> tuple[frozenset[str], ...]:
    forms = [GAP if word == "~" else frozenset({word}) for word in words]
    if pos == "V":
        forms[0] = frozenset(verb_forms(words[0], *verb_table().get(words[0], ("", ""))))
    elif pos == "N":
        forms[-1] = frozenset({words[-1], plural(words[-1])})
    return tuple(forms)


def _condition(cell: str) -> Condition | None:
    if not cell:
        return None
    before: set[str] = set()
    after: set[str] = set()
    near: set[str] = set()
    for item in cell.split(","):
        target = before if item[0] == "<" else after if item[0] == ">" else near
        name = item.lstrip("<>")
        target |= classes().get(name[1:], frozenset()) if name[0] == "@" else {name}
    return Condition(
        before=frozenset(before),
        after=frozenset(after),
        near=frozenset(near),
        place="@place" in cell.split(","),
        object=">@place" in cell.split(","),
        subject="<@place" in cell.split(","),
    )
