"""Fit the tagger's weights: a conditional random field by python-crfsuite, ridge penalty."""

import functools
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from finder.corpus import Sample, tags

from geo.toponyms.draft import draft
from geo.toponyms.features import features_of
from geo.toponyms.notes import note_words
from geo.toponyms.stretches import find_stretches
from geo.toponyms.tagger import TAGS

Sequence_ = tuple[list[list[str]], list[str]]
"""Features of the words of a stretch, and their right tags."""
Weights = dict[tuple[str, str], list[int]]
"""Thousandths for each tag, by feature and by what annotators leave out (empty for all)."""

RIDGE = 1.0
STEPS = 150
LEAST = 20
"""Thousandths: features whose weights are all nearer to nought are left out."""
ACROSS = "\v"
"""Parts the name of what is left out from a feature."""
POLICIES = {
    "facilities": ("k=", "in=", "+1k=", "-1k=", "+1in=", "-1in=", "+2k=", "-2k=", "org", "chosen",
                   "+chosen", "-chosen", "any"),
    "organisations": ("k=", "in=", "+1k=", "-1k=", "+1in=", "-1in=", "org", "chosen", "any"),
    "demonyms": ("k=", "s3=", "best=", "chosen=", "any"),
}  # fmt: skip
"""Openings of the features by which annotators who leave these out are told apart."""

features = functools.lru_cache(1 << 18)(features_of)


def stretches(sample: Sample, cues: Mapping[str, float]) -> Iterator[Sequence_]:
    """What a document teaches, drafted by these weights of cues."""
    scene, right = sample.scene, tags(sample)
    options = draft(scene, cues)
    notes = note_words(scene, options)
    for first, end in find_stretches(scene, options):
        words = [
            [feature for note in notes.of(index) for feature in features(note)]
            for index in range(first, end)
        ]
        yield [_with_policies(word, sample.without) for word in words], list(right[first:end])


def _with_policies(word: list[str], without: Sequence[str]) -> list[str]:
    own = [*word, "any"]
    return own + [
        f"{name}{ACROSS}{feature}"
        for name in without
        for feature in own
        if feature.startswith(POLICIES[name])
    ]


def fit(lessons: Iterable[Sequence_]) -> Weights:
    """Learn from stretches; the same stretches in the same order make the same weights."""
    import pycrfsuite  # noqa: PLC0415 (only training needs it)

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for words, right in lessons:
        trainer.append(words, right)
    trainer.set_params({"c1": 0.0, "c2": RIDGE, "max_iterations": STEPS})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "weights")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        found = tagger.info()
        tagger.close()
    return _rounded(found.state_features, found.transitions)


def _rounded(
    states: Mapping[tuple[str, str], float], steps: Mapping[tuple[str, str], float]
) -> Weights:
    weights: Weights = defaultdict(lambda: [0] * len(TAGS))
    for (feature, tag), weight in states.items():
        without, _, own = feature.rpartition(ACROSS)
        weights[own, without][TAGS.index(tag)] = round(1000 * weight)
    for (before, tag), weight in steps.items():
        weights[f"{before}>", ""][TAGS.index(tag)] = round(1000 * weight)
    return {name: row for name, row in sorted(weights.items()) if max(map(abs, row)) >= LEAST}
