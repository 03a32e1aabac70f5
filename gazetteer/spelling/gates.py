"""How alike two names must sound to count as one.

Short skeletons meet by chance, long ones hardly ever; and what a reader may expect (a place of a
country that is known to matter, or one chosen by hand as a place that news names) needs less
likeness than one of thousands of hamlets.
"""

from types import MappingProxyType
from typing import Final, Literal

Standing = Literal["expected", "curated", "other"]
"""In a country that is known to matter; elsewhere, but chosen by hand; neither."""

_NEVER: Final = 1.01

GATES: Final[MappingProxyType[Standing, tuple[float, ...]]] = MappingProxyType(
    {
        "expected": (_NEVER, 0.95, 0.90, 0.80),
        "curated": (_NEVER, 0.95, 0.92, 0.88, 0.84, 0.80),
        "other": (_NEVER, _NEVER, _NEVER, 0.97, 0.94, 0.90, 0.80),
    }
)
"""The least similarity by the number of consonants, the last for all from there on. Chosen on one
half of the theatre's spellings and on common English words (`benchmarks/gazetteer.py`)."""

LEAST: Final = min(map(min, GATES.values()))
"""What is less alike passes no gate."""


def gate(skeleton: str, standing: Standing) -> float:
    """The least similarity at which names of a skeleton count as one."""
    steps = GATES[standing]
    return steps[min(len(skeleton), len(steps) - 1)]
