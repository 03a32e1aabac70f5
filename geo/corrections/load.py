"""Corrections from JSON Lines, each field looked at.

A person's work is not lost for one bad line: what cannot be read is told, and the rest counts.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, get_args

from gazetteer import Kind, Place
from geo.corrections.correction import (
    Apart,
    Change,
    Correction,
    Means,
    NoEvent,
    NoPlace,
    Rule,
    Same,
    Spot,
    Stance,
    Target,
    Type,
    When,
    Where,
)
from geo.corrections.sheet import is_sheet, parse_sheet
from geo.corrections.version import FORMAT, VERSION
from geo.errors import FormatError
from geo.fields import Fields
from geo.reading import EventPlaceRole, Factuality
from geo.timespan import UNDATED
from geo.whole import read_whole

_REMEDY: Final = "Mend the line, or leave it out."
_DIGEST: Final = re.compile("[0-9a-f]{64}")
_MANY: Final = 1 << 53
_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, kw_only=True, slots=True)
class Loaded:
    """What a file of corrections holds."""

    corrections: tuple[Correction, ...]
    """In the order of the file: of two that speak of one thing the later holds."""
    problems: tuple[str, ...]
    """What could not be read, with file, line and reason."""


def load_corrections(path: Path | str) -> Loaded:
    """Read a file of corrections: JSON Lines, or a table that `dateline review` wrote, filled in.

    Raises:
        FormatError: Nothing in the file is a correction.
        OSError: The file cannot be opened, or is larger than 200 MB.
    """
    return parse_corrections(read_whole(Path(path)), str(path))


def parse_corrections(data: bytes, name: str) -> Loaded:
    """Read corrections in UTF-8.

    Args:
        data: JSON Lines or CSV; told apart by how it begins.
        name: What to call the file in messages.

    Raises:
        FormatError: As for `load_corrections`.
    """
    plain = data.removeprefix(_BOM)
    found = tuple(parse_sheet(plain, name) if is_sheet(plain) else _lines(plain, name))
    loaded = Loaded(
        corrections=tuple(one for one in found if isinstance(one, Correction)),
        problems=tuple(str(one) for one in found if isinstance(one, FormatError)),
    )
    if loaded.problems and not loaded.corrections:
        more = len(loaded.problems) - 1
        raise FormatError(loaded.problems[0] + (f" ({more} more lines like it)" if more else ""))
    return loaded


def _lines(data: bytes, name: str) -> Iterable[Correction | FormatError]:
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            try:
                yield read_correction(Fields.parse(line, f"{name}:{number}", _REMEDY))
            except FormatError as error:
                yield error


def read_correction(fields: Fields) -> Correction:
    """Read one line.

    Raises:
        FormatError: A field is missing or wrong.
    """
    _check_version(fields)
    change = _change(fields)
    rule = fields.inside_or_none("rule") if "rule" in fields.values else None
    if rule is not None and not isinstance(change, Means | NoPlace):
        raise fields.wrong("change", "place or not a place, in a rule")
    targets = () if rule is not None else tuple(_target(each) for each in fields.each("targets"))
    least = 2 if isinstance(change, Same | Apart) else 1
    if rule is None and len(targets) < least:
        raise fields.wrong("targets", f"a list of at least {least}")
    return Correction(
        change=change,
        targets=targets,
        rule=None if rule is None else _rule(rule),
        by=_text(fields, "by"),
        at=_text(fields, "at"),
        note=_text(fields, "note"),
        spot=fields.place,
    )


def _check_version(fields: Fields) -> None:
    if fields.values.get("format") != FORMAT:
        raise FormatError(
            f"{fields.place}: is no correction (its `format` is not {FORMAT}). Name a file that "
            "the page of `dateline review` saved."
        )
    if fields.whole("version", 1, _MANY) > VERSION:
        raise FormatError(
            f"{fields.place}: was written by a newer Dateline (version {fields.values['version']}, "
            f"this one reads {VERSION}). Update Dateline."
        )


def _target(fields: Fields) -> Target:
    document = fields.text("document")
    if not _DIGEST.fullmatch(document):
        raise fields.wrong("document", "the SHA-256 of a report's text, 64 digits")
    start = fields.whole("start", 0, _MANY)
    return Target(
        document=document,
        start=start,
        end=fields.whole("end", start, _MANY),
        text=fields.text("text"),
        quote=_text(fields, "quote"),
        offset=fields.whole("offset", 0, _MANY) if "offset" in fields.values else 0,
        source=_text(fields, "source"),
        title=_text(fields, "title"),
    )


def _rule(fields: Fields) -> Rule:
    if not fields.text("text").strip():
        raise fields.wrong("text", "a name")
    return Rule(
        text=fields.text("text"), country=_maybe(fields, "country"), admin1=_maybe(fields, "admin1")
    )


def _change(fields: Fields) -> Change:
    return _CHANGES[fields.choice("change", tuple(_CHANGES))](fields)


def _place(fields: Fields) -> Place:
    """A place: only name and position must be there, for those who write by hand."""
    lon, lat = fields.number("lon", -180, 180), fields.number("lat", -90, 90)
    return Place(
        id=_text(fields, "place_id") or f"corrections:{lat:.5f},{lon:.5f}",
        name=fields.text("name"),
        kind=fields.choice("kind", get_args(Kind)) if "kind" in fields.values else "site",
        feature_class=_text(fields, "feature_class"),
        feature_code=_text(fields, "feature_code"),
        country=_maybe(fields, "country"),
        admin1=_maybe(fields, "admin1"),
        population=fields.whole("population", 0, _MANY) if "population" in fields.values else 0,
        lon=lon,
        lat=lat,
        source=_text(fields, "place_source") or "corrections",
    )


def _spot(fields: Fields) -> Spot:
    role: EventPlaceRole = "location"
    if "role" in fields.values:
        role = fields.choice("role", get_args(EventPlaceRole))
    return Spot(place=_place(fields), role=role)


def _when(fields: Fields) -> When:
    told = fields.inside_or_none("when")
    return When(when=UNDATED if told is None else told.timespan())


def _type(fields: Fields) -> Type:
    type_ = fields.text("type")
    return Type(type=type_, label=_text(fields, "label") or type_.lower())


def _stance(fields: Fields) -> Stance:
    return Stance(factuality=fields.choice("factuality", get_args(Factuality)))


_CHANGES: Final[Mapping[str, Callable[[Fields], Change]]] = MappingProxyType(
    {
        "place": lambda fields: Means(place=_place(fields.inside("place"))),
        "not a place": lambda _: NoPlace(),
        "where": lambda fields: Where(spots=tuple(_spot(each) for each in fields.each("places"))),
        "date": _when,
        "type": _type,
        "factuality": _stance,
        "not an event": lambda _: NoEvent(),
        "same": lambda _: Same(),
        "apart": lambda _: Apart(),
    }
)
"""How each kind of change is read."""


def _text(fields: Fields, key: str) -> str:
    return fields.text(key) if key in fields.values else ""


def _maybe(fields: Fields, key: str) -> str | None:
    return fields.text_or_none(key) if key in fields.values else None
