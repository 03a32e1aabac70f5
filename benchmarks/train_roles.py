"""Learn when the name of a country or city means its government, and write it to its table.

    python -P benchmarks/train_roles.py FOLDER [--store FOLDER] [--check] [--folds]

{format}

Learned from the names that a corpus calls `Literal` or `Metonymic` (GeoWebNews does), in
documents of every fold: logistic regression by Newton's method, weights rounded. The same corpora
and gazetteer make the same bytes. `--check` writes nothing, and fails if the table would change.
`--folds` only prints how many metonymic names are called a government in each fifth of the
documents, by rules alone and with what was learned from the others.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The check-out comes first.
sys.path.insert(0, str(ROOT / "benchmarks"))
sys.path.insert(0, str(ROOT))

from finder.cueing import regress  # noqa: E402 - as above
from places.corpus import FORMAT, Text, corpora  # noqa: E402 - as above

from gazetteer import Gazetteer  # noqa: E402 - as above
from geo.toponyms.lexicon import lexicon  # noqa: E402 - as above
from geo.toponyms.perceive import perceive  # noqa: E402 - as above
from geo.toponyms.register import Register  # noqa: E402 - as above
from geo.toponyms.role_signs import role_signs  # noqa: E402 - as above
from geo.toponyms.roles import RULED, TABLE, is_likely, is_told, suffers  # noqa: E402 - as above
from geo.toponyms.spans import mentions_at  # noqa: E402 - as above

PATH = ROOT / "geo" / "toponyms" / "data" / TABLE
KINDS = {"Metonymic": True, "Literal": False, "Literal_Modifier": False}
FOLDS = 5
OFTEN = 3
"""Signs that occur less often tell nothing."""
LEAST = 0.05
"""Weights nearer to nought are left out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """A marked name."""

    fold: int
    signs: tuple[str, ...]
    told: bool
    """Whether rules alone call it a government."""
    suffers: bool
    """Whether they rule it out."""
    right: bool
    """Whether it is marked as one."""


def main() -> int:
    """Learn, then write, compare or measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").format(format=FORMAT))
    parser.add_argument("folder", type=Path, help="where the corpora lie")
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    parser.add_argument("--check", action="store_true", help="only compare")
    parser.add_argument("--folds", action="store_true", help="only measure")
    options = parser.parse_args()
    texts = [text for found in corpora(options.folder).values() for text in found]
    with Gazetteer.default(folder=options.store, progress=True) as gazetteer:
        register = Register(gazetteer=gazetteer, lexicon=lexicon())
        found = [lesson for text in texts for lesson in lessons(text, register)]
    if options.folds:
        print_folds(found)
        return 0
    table = "sign\tweight\n" + "".join(f"{s}\t{w:.2f}\n" for s, w in learn(found).items())
    if options.check:
        return int(PATH.read_text(encoding="utf-8") != table)
    PATH.write_text(table, encoding="utf-8")
    return 0


def lessons(text: Text, register: Register) -> Iterator[Lesson]:
    """The names of a document that are marked as a place or as its government."""
    marks = [marked for marked in text.toponyms if marked.kind in KINDS]
    scene = perceive(text.text, register) if marks else None
    for marked in marks:
        for mention in mentions_at(scene, register, [marked.span]) if scene else ():
            match = mention.match
            if scene is None or match.form == "demonym" or scene.is_organised(match):
                continue
            if mention.places and mention.places[0].kind in RULED:
                yield Lesson(
                    fold=text.fold,
                    signs=tuple(role_signs(scene, match, mention.places[0])),
                    told=is_told(scene, match),
                    suffers=suffers(scene, match),
                    right=KINDS[marked.kind],
                )


def learn(found: Sequence[Lesson]) -> dict[str, float]:
    """Weights by sign."""
    counts = Counter(sign for lesson in found for sign in lesson.signs)
    rows = [("any", *(sign for sign in lesson.signs if counts[sign] >= OFTEN)) for lesson in found]
    weights = regress(rows, [lesson.right for lesson in found])
    return {sign: round(w, 2) for sign, w in sorted(weights.items()) if abs(w) >= LEAST}


def print_folds(found: Sequence[Lesson]) -> None:
    """Precision and recall of calling a name a government, by rules alone and with weights."""
    told = [(lesson, lesson.told) for lesson in found]
    both = []
    for fold in range(FOLDS):
        weights = learn([lesson for lesson in found if lesson.fold != fold])
        both += [
            (lesson, lesson.told or (not lesson.suffers and is_likely(lesson.signs, weights)))
            for lesson in found
            if lesson.fold == fold
        ]
    for way, answers in (("rules", told), ("learned", both)):
        right = sum(lesson.right and answer for lesson, answer in answers)
        called, marked = sum(a for _, a in answers), sum(one.right for one, _ in answers)
        print(f"{way:<8} precision {100 * right / called:.1f}  recall {100 * right / marked:.1f}")


if __name__ == "__main__":
    sys.exit(main())
