"""One system's answers to one corpus."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from places.corpus import Marked, Text
from places.scorer import Answer, Tally, match
from places.systems import System

POOLED = ("lgl", "gwn", "trnews")
"""Corpora of one annotation policy, which are summed up together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What a system answers."""

    corpus: str
    texts: Sequence[Text]
    answers: Sequence[Sequence[Answer]]
    tally: Tally

    def pairs(self) -> Iterator[tuple[Text, Marked | None, Answer | None]]:
        """Every marked toponym with its answer, if any; every answer without a marked one."""
        for text, answers in zip(self.texts, self.answers, strict=True):
            pairs = match(text.toponyms, answers)
            found, used = dict(pairs), {j for _, j in pairs}
            for i, marked in enumerate(text.toponyms):
                yield text, marked, answers[found[i]] if i in found else None
            yield from ((text, None, answer) for j, answer in enumerate(answers) if j not in used)


def run(corpus: str, texts: Sequence[Text], system: System) -> Run:
    """Ask a system about every document."""
    return tallied(corpus, texts, [system(text) for text in texts])


def tallied(corpus: str, texts: Sequence[Text], answers: Sequence[Sequence[Answer]]) -> Run:
    """Count answers."""
    tally = Tally()
    for text, found in zip(texts, answers, strict=True):
        tally.add(text.toponyms, found)
    return Run(corpus=corpus, texts=texts, answers=answers, tally=tally)


def pooled(runs: Sequence[Run]) -> Iterator[Run]:
    """The sum of the corpora that have one policy, if there are several."""
    some = [one for one in runs if one.corpus in POOLED]
    if len(some) > 1:
        yield tallied(
            "pooled",
            [text for one in some for text in one.texts],
            [answers for one in some for answers in one.answers],
        )
