"""Cross-validation: names found in each fold by what was learned from the others."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from finder.corpus import FOLDS, Sample
from finder.cueing import Lessons
from finder.tagging import Weights, fit, stretches

from geo.toponyms.draft import draft
from geo.toponyms.mentions import choose_matches
from geo.toponyms.policy import MAPS, Policy
from geo.toponyms.tagger import Tagger, merge

Span = tuple[int, int]
Key = tuple[str, str]
"""Corpus and id of a document."""
Count = tuple[str, str]
"""What is counted, and of which names."""


def print_folds(samples: Sequence[Sample], folder: Path | None = None) -> None:
    """A table: precision, recall and F1 of exact spans, by corpus and way of finding.

    `draft` is what the cues choose by themselves; `maps` the tagger by the policy for maps; `own`
    the tagger by the policy of each corpus. Names are seen if the other folds mark one that is
    spelled alike, case aside; the rest is unseen. What `maps` finds is written to the folder, in
    the corpora's format.
    """
    counts: dict[tuple[str, str], Counter[Count]] = defaultdict(Counter)
    mapped: dict[Key, frozenset[Span]] = {}
    for sample, seen, found in _folded(samples):
        mapped[sample.corpus, sample.id] = found["maps"]
        for way, spans in found.items():
            counted = _count(sample, spans, seen)
            counts[sample.corpus, way] += counted
            if sample.corpus != "tud":
                counts["pooled", way] += counted
    if folder is not None:
        _write(mapped, samples, folder)
    print(f"{'':<16}{'all':>19}{'seen':>19}{'unseen':>19}")
    print(f"{'corpus':<10} {'way':<6}" + "     P     R    F1 " * 3)
    for (corpus, way), counted in sorted(counts.items()):
        print(f"{corpus:<10} {way:<6}{_rates(counted)}")


def _folded(
    samples: Sequence[Sample],
) -> Iterator[tuple[Sample, set[str], dict[str, frozenset[Span]]]]:
    """Each document with the names that other folds mark, and what is found in it, by way."""
    for fold, cues, weights in _learned(samples):
        seen = {
            _name(sample, span) for sample in samples if sample.fold != fold for span in sample.gold
        }
        for sample in samples:
            if sample.fold == fold:
                yield sample, seen, dict(_find(sample, cues, weights))


def _learned(samples: Sequence[Sample]) -> Iterator[tuple[int, dict[str, float], Weights]]:
    lessons = Lessons(samples)
    unseen = [lessons.fit(without=fold) for fold in range(FOLDS)]
    for fold in range(FOLDS):
        weights = fit(
            stretch
            for sample in samples
            if sample.fold != fold
            for stretch in stretches(sample, unseen[sample.fold])
        )
        yield fold, unseen[fold], weights


def _find(
    sample: Sample, cues: Mapping[str, float], weights: Weights
) -> Iterator[tuple[str, frozenset[Span]]]:
    options = draft(sample.scene, cues)
    drafted = frozenset((o.match.start, o.match.end) for o in options if o.chosen)
    yield "draft", drafted
    for way, policy in (("maps", MAPS), ("own", _own(sample))):
        tagger = Tagger(merge(weights, policy))
        yield (
            way,
            frozenset(
                (match.start, match.end)
                for match in choose_matches(sample.scene, options, tagger)
                if policy.demonyms or match.form != "demonym"
            ),
        )


def _write(mapped: Mapping[Key, frozenset[Span]], samples: Sequence[Sample], folder: Path) -> None:
    """A file for each corpus, a document a line, in the order of the samples."""
    lines: dict[str, list[str]] = defaultdict(list)
    for sample in samples:
        spans = sorted(mapped[sample.corpus, sample.id])
        marks = [{"start": start, "end": end} for start, end in spans]
        lines[sample.corpus].append(json.dumps({"id": sample.id, "toponyms": marks}))
    folder.mkdir(parents=True, exist_ok=True)
    for corpus, found in lines.items():
        (folder / f"{corpus}.jsonl").write_text("\n".join([*found, ""]), encoding="utf-8")


def _own(sample: Sample) -> Policy:
    return Policy(**dict.fromkeys(sample.without, False))


def _name(sample: Sample, span: Span) -> str:
    return sample.scene.tokens.text[span[0] : span[1]].casefold()


def _count(sample: Sample, spans: frozenset[Span], seen: set[str]) -> Counter[Count]:
    counts: Counter[Count] = Counter()
    for kind, counted in (("found", spans), ("gold", sample.gold), ("right", spans & sample.gold)):
        known = sum(_name(sample, span) in seen for span in counted)
        counts[kind, "all"] += len(counted)
        counts[kind, "seen"] += known
        counts[kind, "unseen"] += len(counted) - known
    return counts


def _rates(found: Counter[Count]) -> str:
    parts = []
    for part in ("all", "seen", "unseen"):
        right = found["right", part]
        precision, recall = right / found["found", part], right / found["gold", part]
        both = 2 * precision * recall / (precision + recall)
        parts.append(f"{100 * precision:6.1f} {100 * recall:5.1f} {100 * both:5.1f}")
    return " ".join(parts)
