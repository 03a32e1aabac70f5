"""What other ways of matching find on the same task: rapidfuzz and double metaphone."""

import functools
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from importlib.util import find_spec

from spellings.romanised import LATIN, Task, header, score

from gazetteer import fold
from gazetteer.folding import squash

FUZZY_QUERIES = 300
"""They compare with every name, which takes long."""


def measure(job: Task) -> None:
    """Print one line a design, or which package is missing."""
    header()
    index: dict[str, set[str]] = defaultdict(set)
    for place in job.places:
        for name in (place.name, *place.names):
            if LATIN.fullmatch(name) and fold(name):
                index[squash(name)].add(place.id)
    if find_spec("rapidfuzz") is None:
        print("rapidfuzz is not installed: Jaro-Winkler and Indel were not measured.")
    else:
        fuzzy(job, index)
    if find_spec("metaphone") is None:
        print("metaphone is not installed: double metaphone was not measured.")
    else:
        metaphone(job, index)


def fuzzy(job: Task, index: dict[str, set[str]]) -> None:
    """Jaro-Winkler and Indel over all names, articles and blanks aside."""
    from rapidfuzz.distance import Indel, JaroWinkler  # noqa: PLC0415 (may be missing)

    names = list(index)
    few = job.queries[:FUZZY_QUERIES]
    for label, scorer, cut in (
        ("Jaro-Winkler >= 0.90", JaroWinkler, 0.90),
        ("Jaro-Winkler >= 0.94", JaroWinkler, 0.94),
        ("Indel >= 0.80", Indel, 0.80),
        ("Indel >= 0.85", Indel, 0.85),
    ):
        ask = functools.partial(_likes, names, index, scorer.normalized_similarity, cut)
        score(job, label, ask, few)


def _likes(
    names: Sequence[str],
    index: dict[str, set[str]],
    scorer: Callable[..., float],
    cut: float,
    name: str,
) -> Collection[str]:
    from rapidfuzz.process import extract  # noqa: PLC0415 (may be missing)

    found = extract(squash(name), names, scorer=scorer, score_cutoff=cut, limit=None)
    return {id_ for like, _, _ in found for id_ in index[like]}


def metaphone(job: Task, index: dict[str, set[str]]) -> None:
    """Double metaphone, articles and blanks aside."""
    from metaphone import doublemetaphone  # noqa: PLC0415 (may be missing)

    by_code: dict[str, set[str]] = defaultdict(set)
    for name, ids in index.items():
        for code in {*doublemetaphone(name)} - {""}:
            by_code[code] |= ids

    def ask(name: str) -> set[str]:
        codes = {*doublemetaphone(squash(name))} - {""}
        return {id_ for code in codes for id_ in by_code.get(code, ())}

    score(job, "double metaphone", ask)
