"""What the resolver learns from: the places of marked names, their signs, and which is right."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from places.corpus import Marked, Text
from places.earth import RIGHT_KM, great_circle_km

from gazetteer import Gazetteer
from geo.reading import Span
from geo.toponyms.find import Findings, notice
from geo.toponyms.learned import Learned
from geo.toponyms.reports import Others, Reports
from geo.toponyms.resolve import Scale, sure_choices
from geo.toponyms.scoring import Question, Sign, nowhere_signs

_CLOSE_KM = 30.0
"""Nearer than this a place is taken for the marked one, if none has its id."""


_WIDE = {"water", "region", "desert", "mountain", "country"}
"""Kinds of which points are far apart though the place is the same: rivers, seas."""
_WIDE_KM = 1500.0
"""How far apart such points may be."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """A finder that knows the spans beforehand."""

    spans: Sequence[Span]

    def find(self, text: str) -> Iterable[Span]:
        """The spans it was given."""
        del text
        return self.spans


@dataclass(frozen=True, kw_only=True, slots=True)
class Pupil:
    """A document whose marked names are resolved."""

    text: Text
    findings: Findings
    marks: Sequence[Sequence[Marked]]
    """What was marked, for each name of the task: only what has a point."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """A name with the signs of its places."""

    fold: int
    corpus: str
    signs: Sequence[Sequence[Sign]]
    """For each place."""
    none: Sequence[Sign]
    """For "none of them"."""
    right: Sequence[bool]
    """Whether it is the marked one; none is, where the gazetteer lacks it."""
    near: Sequence[bool]
    """Whether it counts as right: at most 161 km away, or of the marked id."""
    count: int
    """How often the name is marked so."""


def pupils(texts: Iterable[Text], gazetteer: Gazetteer, *, addressed: bool) -> Iterator[Pupil]:
    """Documents with the marked names found; `addressed` says whether their address is known."""
    for text in texts:
        spans = [marked.span for marked in text.toponyms]
        source = text.source if addressed else ""
        findings = notice(text.text, gazetteer, source=source, finder=Given(spans=spans))
        yield Pupil(text=text, findings=findings, marks=_marks(text, findings))


def of_one_outlet(found: Iterable[Pupil]) -> list[list[Pupil]]:
    """Documents that have others from the same outlet, by outlet."""
    groups: dict[str, list[Pupil]] = defaultdict(list)
    for pupil in found:
        host = pupil.text.source.split("/")[2:3]
        if host:
            groups[host[0]].append(pupil)
    return [group for group in groups.values() if len(group) > 1]


def together(group: Sequence[Pupil], model: Learned) -> list[Pupil]:
    """The same documents, each knowing what the others are sure of."""
    reports = Reports(sure_choices(pupil.findings.task, model) for pupil in group)
    return [
        replace(
            pupil,
            findings=replace(
                pupil.findings,
                task=replace(pupil.findings.task, others=Others(reports=reports, report=number)),
            ),
        )
        for number, pupil in enumerate(group)
    ]


def _marks(text: Text, findings: Findings) -> list[list[Marked]]:
    placed = [marked for marked in text.toponyms if marked.point is not None]
    found = []
    for name in findings.task.names:
        matches = [findings.mentions[mention].match for mention in name.mentions]
        found.append(
            [
                marked
                for match in matches
                for marked in placed
                if marked.span.start < match.end and match.start < marked.span.end
            ]
        )
    return found


def lessons(pupil: Pupil, weights: Mapping[str, float], rounds: int) -> Iterator[Lesson]:
    """The names of a document, the others guessed by these weights."""
    scale = Scale(pupil.findings.task, weights)
    evidence = scale.gather(rounds)
    for question, marks in zip(scale.questions, pupil.marks, strict=True):
        places = question.name.places
        signs = [list(scale.signs(place, question, evidence)) for place in places] if marks else []
        meant = Counter((marked.point, marked.id) for marked in marks)
        for (point, id_), count in meant.items():
            if point is None:
                continue
            far = [great_circle_km((place.lon, place.lat), point) for place in places]
            yield Lesson(
                fold=pupil.text.fold,
                corpus=pupil.text.corpus,
                signs=signs,
                none=list(nowhere_signs(question, evidence)),
                right=_right(question, id_, far),
                near=[
                    km <= RIGHT_KM or place.id == id_ for place, km in zip(places, far, strict=True)
                ],
                count=count,
            )


def _right(question: Question, id_: str, far: Sequence[float]) -> list[bool]:
    """The marked place among those of a name: by its id, else the near ones, else a wide one."""
    places = question.name.places
    wide = [place.kind in _WIDE and km <= _WIDE_KM and question.names[place.id] == question.key
            for place, km in zip(places, far, strict=True)]  # fmt: skip
    ways = (
        [place.id == id_ for place in places],
        [km <= _CLOSE_KM for km in far],
        [km <= RIGHT_KM for km in far],
        wide,
    )
    return next((way for way in ways if any(way)), wide)


def chances(lesson: Lesson, weights: Mapping[str, float]) -> list[float]:
    """The probability of each place of a name."""
    totals = [
        sum(weights.get(key, 0.0) * strength for key, strength in signs)
        for signs in (*lesson.signs, lesson.none)
    ]
    top = max(totals)
    odds = [math.exp(total - top) for total in totals]
    whole = math.fsum(odds)
    return [odd / whole for odd in odds[:-1]]
