"""The border of two countries as one place: `the Iraqi–Syrian border`.

Both countries are named, but what is told happens on the line between them, which the gazetteer
knows as a place of its own. Where only one is named (`the Syrian border`), nothing is joined.
"""

import re
from collections.abc import Sequence
from typing import Final

from gazetteer import Candidate, Gazetteer, Place, Reason
from geo.reading import Span, Toponym

_KIND: Final = "border:"
"""What the ids of borders begin with."""
_LINE: Final = r"(?:borders?|frontiers?)(?![\w-])"

_HYPHEN: Final = re.compile(r"\s?[-‐‑–—−/]\s?")
_AND: Final = re.compile(r",? and (?:the )?")
_WITH: Final = re.compile(rf"(?:['’]s?)? (?:[a-z]+ )?{_LINE} with (?:the )?")
_AFTER: Final = re.compile(
    rf" (?:[a-z]+ )?{_LINE}"
    r"(?! (?:agents?|agreement|checkpoints?|control|crossings?|dispute|forces?|gates?|guards?"
    r"|patrols?|police|posts?|security|talks|towns?|villages?))"
)
"""Behind the second country. `Border guards` are people, a `border crossing` is a place itself."""
_BEFORE: Final = re.compile(rf"(?<!\w){_LINE} between (?:the )?\Z")
"""Before the first country."""
_REACH: Final = 40
"""Code points that are looked at on either side, and between the two at most."""


def join_borders(
    text: str, toponyms: Sequence[Toponym], gazetteer: Gazetteer
) -> tuple[Toponym, ...]:
    """Put two neighbouring countries whose border the text names together.

    Args:
        text: The document's.
        toponyms: In the order of the text, never overlapping.
        gazetteer: Where the border is looked up.

    Returns:
        Toponyms likewise: for each such border one with the border as its place and the two
        countries as its alternatives, in the place of theirs.
    """
    joined: list[Toponym] = []
    for toponym in toponyms:
        border = _border(text, joined[-1], toponym, gazetteer) if joined else None
        if border is None:
            joined.append(toponym)
        else:
            joined[-1] = border
    return tuple(joined)


def _border(text: str, left: Toponym, right: Toponym, gazetteer: Gazetteer) -> Toponym | None:
    if left.place is None or right.place is None:
        return None
    span = _span(text, left.span, right.span)
    place = None if span is None else _known(left.place, right.place, gazetteer)
    if span is None or place is None:
        return None
    detail = f"where {left.place.name} and {right.place.name} meet"
    return Toponym(
        span=span,
        text=text[span.start : span.end],
        role="location",
        place=place,
        score=min(left.score, right.score),
        reasons=(Reason(name="border", weight=1.0, detail=detail),),
        alternatives=tuple(
            Candidate(place=side.place, score=0.0, reasons=side.reasons)
            for side in (left, right)
            if side.place is not None
        ),
    )


def _span(text: str, left: Span, right: Span) -> Span | None:
    """What names the border; none if nothing does."""
    if right.start - left.end > _REACH:
        return None
    between = text[left.end : right.start]
    if _WITH.fullmatch(between):
        return Span(start=left.start, end=right.end)
    if _HYPHEN.fullmatch(between):
        after = _AFTER.match(text, right.end, right.end + _REACH)
        return None if after is None else Span(start=left.start, end=after.end())
    if _AND.fullmatch(between):
        before = _BEFORE.search(text, max(0, left.start - _REACH), left.start)
        return None if before is None else Span(start=before.start(), end=right.end)
    return None


def _known(one: Place, two: Place, gazetteer: Gazetteer) -> Place | None:
    found = gazetteer.named(f"{one.name}-{two.name} border")
    return next((place for place in found if place.id.startswith(_KIND)), None)
