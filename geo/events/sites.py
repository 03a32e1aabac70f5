"""The place names of one sentence that may be places of its events."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo.events.clauses import Parse
from geo.events.dateline import dateline_end
from geo.events.neighbours import launched, other_time, rows, tells_of
from geo.events.placing import Candidate, Scene, governor
from geo.events.roads import road_ends
from geo.events.tokens import Tokens
from geo.events.words import word_class
from geo.reading import Toponym

_BESIDE: Final = 4
"""Tokens behind a demonym in which the word for a place must be ("Syrian desert regions")."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sites:
    """The place names of one sentence that may be places of events."""

    scene: Scene
    candidates: tuple[Candidate, ...]
    indices: tuple[int, ...]
    """For each candidate its index among the document's toponyms."""
    firm: tuple[bool, ...]
    """For each whether it names a spot by itself, not a government or a people."""
    rows: tuple[int, ...]
    """For each the first of the row of names that it belongs to, itself where it stands alone."""
    other_times: tuple[int, ...]
    """For each the token with which words about another time begin that it stands in, else -1."""
    roads: tuple[bool, ...]
    """For each whether a road is called by it, so that what happens there happens elsewhere."""
    heads: tuple[int, ...]
    """Toponyms that only say where the report was written."""

    @property
    def is_told(self) -> bool:
        """Whether one names a spot of the time that the sentence tells of."""
        return any(
            firm and start < 0 for firm, start in zip(self.firm, self.other_times, strict=True)
        )


def sites(scene: Scene, toponyms: Sequence[Toponym], inside: range) -> Sites:
    """Choose the toponyms of a sentence at which something can happen.

    Args:
        scene: The sentence.
        toponyms: All of the document.
        inside: Indices of those in the sentence.
    """
    found: list[tuple[Candidate, int, bool]] = []
    head = dateline_end(scene.parse)
    heads: list[int] = []
    for n in inside:
        candidate = _located(scene.parse, toponyms[n])
        if candidate is not None and candidate.start < head:
            heads.append(n)
        elif candidate is not None and toponyms[n].role != "organisation":
            if found and _is_told_before(scene.parse, candidate, found[-2:], toponyms):
                continue
            firm = _is_firm(scene.parse, toponyms[n], candidate)
            # "Syrian territory" competes as Syria does.
            role = "location" if firm else candidate.role
            found.append((candidate._replace(role=role), n, firm))
    named = tuple(candidate for candidate, _, _ in found)
    tied = rows(scene.parse, named)
    return Sites(
        scene=scene,
        candidates=named,
        indices=tuple(n for _, n, _ in found),
        firm=tuple(firm for _, _, firm in found),
        rows=tied,
        other_times=tuple(other_time(scene.parse, named[n]) for n in tied),
        roads=road_ends(scene.parse, named),
        heads=tuple(n for n in heads if toponyms[n].place is not None),
    )


def _is_told_before(
    parse: Parse,
    this: Candidate,
    before: Sequence[tuple[Candidate, int, bool]],
    toponyms: Sequence[Toponym],
) -> bool:
    """Whether a place that is known stands before a name, which only tells of it."""
    last, n, _ = before[-1]
    if toponyms[n].place is None or not tells_of(parse, this, last):
        return False
    return not road_ends(parse, [candidate for candidate, _, _ in before])[-1]


def spots(found: Sites) -> tuple[int, ...]:
    """The toponyms of a sentence that name ground by themselves, not whose somebody is."""
    parse = found.scene.parse
    aside = asides(found)
    cells = zip(found.indices, found.candidates, found.firm, strict=True)
    return tuple(
        n
        for n, this, firm in cells
        if firm
        and n not in aside
        and launched(parse, this) < 0
        and not (this.country and describes(parse, this))
    )


def asides(found: Sites) -> tuple[int, ...]:
    """Those that stand in words about another time than that of the sentence."""
    if not found.is_told:
        return ()
    cells = zip(found.indices, found.other_times, strict=True)
    return tuple(n for n, start in cells if start >= 0)


def scenes(found: Sites) -> tuple[int, ...]:
    """Those of the spots of a sentence that a preposition of place governs: "in X"."""
    parse, joints = found.scene.parse, word_class("location")
    cells = zip(found.indices, found.candidates, found.firm, strict=True)
    return tuple(n for n, this, firm in cells if firm and governor(parse, this) in joints)


def _located(parse: Parse, toponym: Toponym) -> Candidate | None:
    """The tokens of a toponym, none where it covers none of the sentence."""
    starts = parse.tokens.starts
    start = max(0, bisect_right(starts, toponym.span.start) - 1)
    end = bisect_left(starts, toponym.span.end)
    if start >= end or _is_part(parse.tokens, end - 1, toponym.span.end):
        return None
    country = toponym.place is not None and toponym.place.kind == "country"
    return Candidate(start, end, toponym.role, country)


def _is_part(tokens: Tokens, token: int, end: int) -> bool:
    """Whether a name only begins a word that describes: "US-occupied", "Kurdish-led"."""
    rest = tokens.words[token][end - tokens.starts[token] :]
    return rest[:1] in ("-", "–") and rest[1:2].islower()


def _is_firm(parse: Parse, toponym: Toponym, candidate: Candidate) -> bool:
    """Whether a toponym can be where something happens, by its role and the words around it."""
    if toponym.role == "government":
        return governor(parse, candidate) in word_class("location")
    if toponym.role == "demonym":
        return _is_territory(parse, candidate)
    return True


def _is_territory(parse: Parse, candidate: Candidate) -> bool:
    """Whether an adjective of origin stands by a word for a place: "Syrian desert regions"."""
    for k in range(candidate.end, min(candidate.end + _BESIDE, len(parse.tags))):
        word = parse.tokens.lower[k]
        if word in word_class("somewhere"):
            return True
        if word not in word_class("describing"):
            return False
    return False


def describes(parse: Parse, candidate: Candidate) -> bool:
    """Whether a name only says whose somebody is: "the murder of two U.S. missionaries"."""
    behind = parse.tags[candidate.end : candidate.end + 1]
    return behind in ("N", "J", "E") and parse.tokens.lower[candidate.end] not in (
        word_class("territory") | word_class("somewhere")
    )
