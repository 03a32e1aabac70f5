"""Cross-validation: each document is resolved by weights that never saw it or its outlet."""

from collections.abc import Mapping
from pathlib import Path

from places.corpus import Text, corpora
from places.lessons import Given
from places.scorer import Answer
from places.systems import System, answers, spans_of
from places.teaching import cross_validate, taught

from gazetteer import Gazetteer
from geo.toponyms.find import Finder, decide, notice
from geo.toponyms.learned import Learned

Key = tuple[str, str]
"""Corpus and id of a document."""


def folded(
    found: Mapping[str, list[Text]], gazetteer: Gazetteer, spans: Path | None
) -> dict[str, System | None]:
    """Systems whose weights are those of the other folds.

    Args:
        found: The documents; those of one outlet share a fold.
        gazetteer: The places.
        spans: A folder of found spans in the corpora's format, by a recogniser that was
            cross-validated too; none is the one that is shipped.
    """
    texts = [text for each in found.values() for text in each]
    models = cross_validate(taught(texts, gazetteer))
    given = _given(spans)

    def end_to_end(text: Text) -> Finder | None:
        return given[text.corpus, text.id] if given else None

    return {
        "  folds": lambda text: _run(text, gazetteer, models, end_to_end(text)),
        "  folds, marked": lambda text: _run(text, gazetteer, models, spans_of(text)),
    }


def _run(
    text: Text, gazetteer: Gazetteer, models: Mapping[int, Learned], finder: Finder | None
) -> list[Answer]:
    findings = notice(text.text, gazetteer, source=text.source, finder=finder)
    return answers(decide(findings, models[text.fold]))


def _given(folder: Path | None) -> dict[Key, Given]:
    if folder is None:
        return {}
    return {
        (text.corpus, text.id): Given(spans=[marked.span for marked in text.toponyms])
        for texts in corpora(folder).values()
        for text in texts
    }
