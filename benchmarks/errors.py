"""List what is wrong in found and resolved toponyms, by kind of error, with the text around.

    python -P benchmarks/errors.py FOLDER [--store FOLDER] [--only CORPUS ...] [--show N]
                                   [--kind KIND]

{format}

Kinds: `missed` was marked and not found; `false` was found and not marked; `edges` overlaps what
was marked, but ends elsewhere; `unresolved` has a point and was given no place; `no candidate` went
wrong because no place that the name may mean is within 161 km, `far point` is the marked place,
whose point lies elsewhere, and `wrong place` is another though the right one was known. A table of
counts comes first, then of each kind the commonest, an example each.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The check-out comes first.
sys.path.insert(0, str(ROOT / "benchmarks"))
sys.path.insert(0, str(ROOT))

from places.corpus import FORMAT, Marked, Text, corpora  # noqa: E402 - as above
from places.earth import RIGHT_KM, great_circle_km  # noqa: E402 - as above
from places.scorer import match  # noqa: E402 - as above
from places.systems import answers  # noqa: E402 - as above

from gazetteer import Gazetteer, Place  # noqa: E402 - as above
from geo.reading import Span, Toponym  # noqa: E402 - as above
from geo.toponyms import find_toponyms  # noqa: E402 - as above

AROUND = 50
"""Code points shown on either side."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Error:
    """Something that went wrong."""

    kind: str
    corpus: str
    what: str
    """The same for errors that are alike."""
    around: str
    """The text, with the name in brackets."""


def main() -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").format(format=FORMAT))
    parser.add_argument("folder", type=Path, help="where the corpora lie")
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    parser.add_argument("--only", nargs="+", default=(), help="names of corpora")
    parser.add_argument("--show", type=int, default=15, help="how many of each kind")
    parser.add_argument("--kind", help="show only this kind")
    options = parser.parse_args()
    found = corpora(options.folder, options.only)
    with Gazetteer.default(folder=options.store, progress=True) as gazetteer:
        errors = [
            error
            for texts in found.values()
            for text in texts
            for error in _errors(text, gazetteer)
        ]
    print(_counts(errors, list(found)))
    print(_examples(errors, options.show, options.kind))
    return 0


def _errors(text: Text, gazetteer: Gazetteer) -> Iterator[Error]:
    toponyms = find_toponyms(text.text, gazetteer, source=text.source)
    pairs = match(text.toponyms, answers(toponyms))
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, marked in enumerate(text.toponyms):
        if i not in left:
            yield _error("missed", text, marked.span, _words(text, marked.span))
    for j, toponym in enumerate(toponyms):
        if j not in right:
            yield _error("false", text, toponym.span, toponym.text)
    for i, j in pairs:
        marked, toponym = text.toponyms[i], toponyms[j]
        if marked.span != toponym.span:
            edges = f"{toponym.text} for {_words(text, marked.span)}"
            yield _error("edges", text, marked.span, edges)
        kind = _wrong(marked, toponym)
        if kind is not None:
            meant = f"{toponym.text}: {_place(toponym.place)} ({toponym.score:.2f})"
            yield _error(kind, text, marked.span, meant)


def _wrong(marked: Marked, toponym: Toponym) -> str | None:
    """What is wrong with the place, if anything is."""
    if marked.point is None:
        return None
    known = [candidate.place for candidate in toponym.alternatives]
    if toponym.place is None:
        return "unresolved" if any(_near(p, marked) for p in known) else "no candidate"
    if _near(toponym.place, marked):
        return None
    if toponym.place.id == marked.id:
        return "far point"
    return "wrong place" if any(_near(p, marked) for p in known) else "no candidate"


def _near(place: Place, marked: Marked) -> bool:
    return (
        marked.point is not None
        and great_circle_km(marked.point, (place.lon, place.lat)) <= RIGHT_KM
    )


def _place(place: Place | None) -> str:
    if place is None:
        return "nothing"
    return ", ".join(part for part in (place.name, place.admin1, place.country) if part)


def _words(text: Text, span: Span) -> str:
    return text.text[span.start : span.end]


def _error(kind: str, text: Text, span: Span, what: str) -> Error:
    before = text.text[max(0, span.start - AROUND) : span.start]
    after = text.text[span.end : span.end + AROUND]
    around = " ".join(f"{before}[{_words(text, span)}]{after}".split())
    return Error(kind=kind, corpus=text.corpus, what=what, around=around)


def _counts(errors: list[Error], names: list[str]) -> str:
    counts = Counter((error.kind, error.corpus) for error in errors)
    kinds = Counter(error.kind for error in errors)
    lines = ["kind          " + "".join(f"{name:>9}" for name in names) + "      all"]
    for kind, total in kinds.most_common():
        cells = "".join(f"{counts[kind, name]:9d}" for name in names)
        lines.append(f"{kind:<14}{cells}{total:9d}")
    return "\n".join(lines)


def _examples(errors: list[Error], shown: int, only: str | None) -> str:
    alike: dict[str, dict[str, list[Error]]] = defaultdict(lambda: defaultdict(list))
    for error in errors:
        if only in {None, error.kind}:
            alike[error.kind][error.what].append(error)
    lines = []
    for kind, groups in alike.items():
        lines += ["", f"{kind}: {len(groups)} different"]
        commonest = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
        for what, group in commonest[:shown]:
            lines.append(f"  {len(group):3d} {what}   | {group[0].corpus}: {group[0].around}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
