"""What was corrected, in words that stay with the answer."""

from gazetteer import Place, Reason
from geo.corrections.correction import Correction
from geo.jsontext import moments
from geo.reading import Amended, Amendment
from geo.timespan import TimeSpan


def amendment(correction: Correction, what: Amended, was: str = "") -> Amendment:
    """The note that a correction leaves on what it changed."""
    return Amendment(what=what, was=was, by=correction.by, at=correction.at, note=correction.note)


def person(correction: Correction) -> Reason:
    """The reason for a place that a person chose."""
    who = f" by {correction.by}" if correction.by else ""
    when = f" on {correction.at}" if correction.at else ""
    why = f": {correction.note}" if correction.note else ""
    return Reason(name="person", weight=1.0, detail=f"chosen{who}{when}{why}")


def place_words(place: Place | None) -> str:
    """A place with what tells it from its namesakes; empty for none."""
    if place is None:
        return ""
    return ", ".join(part for part in (place.name, place.admin1, place.country) if part)


def date_words(when: TimeSpan) -> str:
    """A span with its ends, the last one excluded; empty where undated."""
    if not when.is_dated:
        return ""
    start, end = moments(when)
    return f"{start or '…'} to {end or '…'}"
