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
    """Documents and words a second, on one core, and the peak memory of this process.

    The first run has cold caches, of the gazetteer and of the words; the best of three has not.
    """
    lines = ["corpus   documents  words each   first: docs/s  best: docs/s   words/s  of 330 words"]
    for corpus, texts in found.items():
        words = sum(len(text.text.split()) for text in texts)
        spent = [_seconds(texts, gazetteer) for _ in range(TIMES)]
        best = min(spent)
        lines.append(
            f"{corpus:<9} {len(texts):8d}  {words / len(texts):10.0f}"
            f"  {len(texts) / spent[0]:14.0f}  {len(texts) / best:12.0f}"
            f"  {words / best:8.0f}  {words / best / WORDS:12.0f}"
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
