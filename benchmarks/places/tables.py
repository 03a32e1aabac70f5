"""The tables that the benchmark of toponyms prints."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from places.corpus import Marked, Text
from places.earth import RIGHT_KM
from places.runs import Run
from places.scorer import (
    Answer,
    Tally,
    accuracy,
    area_under_curve,
    error_km,
    middle_and_mean,
    rates,
)

_CLASSES: Final = {
    "A": "country, division", "P": "populated place", "H": "water", "T": "mountain, island",
    "L": "region, park", "S": "building, facility", "R": "road, street", "V": "forest",
    "U": "undersea",
}  # fmt: skip


def summary(runs: dict[str, list[Run]]) -> str:
    """Recognition, resolution and both, for each corpus and system."""
    head = (
        "corpus  system            exact P     R    F1  overlap F1 |"
        " found    acc  median   mean   AUC | all acc   AUC |  e2e P     R    F1"
    )
    corpora = list(dict.fromkeys(run.corpus for found in runs.values() for run in found))
    lines = [
        f"{run.corpus:<7} {name:<16}{_figures(run.tally)}"
        for corpus in corpora
        for name, found in runs.items()
        for run in found
        if run.corpus == corpus
    ]
    return "\n".join(["", head, *lines])


def _figures(tally: Tally) -> str:
    exact = _per_cent(rates(tally.exact, tally.answered, tally.marked))
    overlap = rates(tally.overlapping, tally.answered, tally.marked)[2]
    errors, every = tally.errors, tally.all_errors
    median, mean = middle_and_mean(errors)
    return (
        f"   {exact}  {100 * overlap:10.1f} | {len(errors):5d}  {100 * accuracy(errors):5.1f}"
        f" {median:7.1f} {mean:6.0f} {area_under_curve(errors):5.3f} |"
        f"   {100 * accuracy(every):5.1f} {area_under_curve(every):5.3f} |"
        f"  {_per_cent(tally.end_to_end())}"
    )


def _per_cent(shares: Iterable[float]) -> str:
    return " ".join(f"{100 * share:5.1f}" for share in shares)


def seen_and_unseen(runs: Sequence[Run]) -> str:
    """Marked names by whether a document of another fold has them marked, too."""
    lines = ["", "corpus  names     marked   found   right at 161 km (of those with a point)"]
    for run in runs:
        folds: dict[str, set[int]] = defaultdict(set)
        for text in run.texts:
            for marked in text.toponyms:
                folds[_name(text, marked)].add(text.fold)

        def group(text: Text, marked: Marked, known: dict[str, set[int]] = folds) -> str:
            return "seen" if known[_name(text, marked)] - {text.fold} else "unseen"

        lines += _recall(run, group)
    return "\n".join(lines)


def _name(text: Text, marked: Marked) -> str:
    return text.text[marked.span.start : marked.span.end].casefold()


def by_kind(runs: Sequence[Run]) -> str:
    """Marked toponyms by what the corpus calls them: roles in GeoWebNews, kinds in TUD."""
    lines = ["", "corpus  as marked               marked   found   right at 161 km"]
    for run in runs:
        if any(marked.kind for text in run.texts for marked in text.toponyms):
            lines += _recall(run, lambda _, marked: marked.kind or "-", 22)
    return "\n".join(lines)


def by_role(runs: Sequence[Run]) -> str:
    """What GeoWebNews calls a toponym (in rows) against the role that we gave it."""
    lines = ["", "as marked by GeoWebNews  " + "".join(f"{role:>14}" for role in _ROLES)]
    for run in runs:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for _, marked, answer in run.pairs():
            if marked is not None and answer is not None and run.corpus == "gwn":
                counts[marked.kind or "-"][answer.role] += 1
        for kind, found in sorted(counts.items(), key=lambda item: -item[1].total()):
            cells = "".join(f"{100 * found[role] / found.total():13.1f}%" for role in _ROLES)
            lines.append(f"{kind:<20}{found.total():5d}{cells}")
    return "\n".join(lines)


_ROLES: Final = ("location", "government", "organisation", "demonym")


def by_class(runs: Sequence[Run]) -> str:
    """Marked toponyms by GeoNames feature class, where the corpus has codes."""
    lines = ["", "corpus  feature class           marked   found   right at 161 km"]
    for run in runs:
        if any(marked.code for text in run.texts for marked in text.toponyms):
            lines += _recall(run, lambda _, marked: _class_of(marked.code), 22)
    return "\n".join(lines)


def _class_of(code: str) -> str:
    letter = next((letter for letter, codes in _CODES.items() if code.startswith(codes)), "")
    return _CLASSES.get(letter, "no code" if not code else "other")


_CODES: Final = {
    "A": ("ADM", "PCL", "TERR", "ZN"), "P": ("PPL", "STLMT"),
    "H": ("STM", "LK", "SEA", "OCN", "RSV", "BAY", "CHN", "GULF", "STRT", "HBR", "SPNG", "LGN"),
    "T": ("MT", "ISL", "VAL", "CAPE", "HLL", "PEN", "DSRT", "PLN", "BCH", "CST", "PK", "RDGE"),
    "L": ("RGN", "AREA", "PRK", "CONT", "RES", "LCTY", "MILB", "FLD"),
    "S": ("AIR", "BLDG", "CH", "CMP", "DAM", "FRM", "HSP", "HTL", "MALL", "MUS", "SCH", "STDM",
          "UNIV", "BDG", "PS", "TOWR", "REST", "CTR", "THTR", "PAL", "CSTL", "RSTN", "STNM"),
    "R": ("RD", "ST", "RR", "TNL"), "V": ("FRST",),
}  # fmt: skip
"""How feature codes begin, by class; corpora give the code only."""


def _recall(run: Run, group: Callable[[Text, Marked], str], width: int = 8) -> list[str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text, marked, answer in run.pairs():
        if marked is not None:
            counts[group(text, marked)].update(_outcome(marked, answer))
    return [
        f"{run.corpus:<7} {name:<{width}} {n['marked']:8d}   {100 * n['found'] / n['marked']:5.1f}"
        f"   {100 * n['right'] / max(1, n['placed']):5.1f}"
        for name, n in sorted(counts.items(), key=lambda item: (-item[1]["marked"], item[0]))
    ]


def _outcome(marked: Marked, answer: Answer | None) -> Counter[str]:
    km = None if answer is None else error_km(marked, answer)
    return Counter(
        marked=1,
        found=answer is not None,
        placed=marked.point is not None,
        right=km is not None and km <= RIGHT_KM,
    )
