"""How fast, and in how much memory; and where the time goes."""

import cProfile
import io
import pstats
import resource
import time
from collections.abc import Sequence

from places.corpus import Text

from gazetteer import Gazetteer
from geo.toponyms import find_toponyms

WORDS = 330
"""Words of a document, for comparing corpora whose documents differ in length."""
TIMES = 3
"""Runs of which the best counts: the machine may be shared."""
SHOWN = 25
"""Functions of the profile."""


def speed(found: dict[str, list[Text]], gazetteer: Gazetteer) -> str:
    """Documents of 330 words a second, on one core, and the peak memory of this process.

    The first pass has cold caches, of the gazetteer and of the words, and that over the first
    corpus loads all tables, too; the best of three is warm.
    """
    lines = [f"corpus    documents  words each  words/s   of {WORDS} words a second: first   warm"]
    for corpus, texts in found.items():
        words = sum(len(text.text.split()) for text in texts)
        spent = [_seconds(texts, gazetteer) for _ in range(TIMES)]
        best = min(spent)
        lines.append(
            f"{corpus:<9} {len(texts):9d}  {words / len(texts):10.0f}  {words / best:7.0f}"
            f"{words / spent[0] / WORDS:30.0f}  {words / best / WORDS:5.0f}"
        )
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return "\n".join([*lines, f"peak memory {megabytes:.0f} MB, gazetteer and corpora included"])


def _seconds(texts: Sequence[Text], gazetteer: Gazetteer) -> float:
    """Processor time."""
    start = time.process_time()
    for text in texts:
        find_toponyms(text.text, gazetteer, source=text.source)
    return time.process_time() - start


def profile(found: dict[str, list[Text]], gazetteer: Gazetteer) -> str:
    """The functions in which most time is spent, callees aside."""
    profiler = cProfile.Profile()
    profiler.enable()
    for texts in found.values():
        _seconds(texts, gazetteer)
    profiler.disable()
    out = io.StringIO()
    pstats.Stats(profiler, stream=out).strip_dirs().sort_stats("tottime").print_stats(SHOWN)
    return out.getvalue()
