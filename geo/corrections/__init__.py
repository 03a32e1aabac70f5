"""What a person decided instead of the machine, kept in a file and applied to every reading anew.

`docs/corrections.md` tells the format; `docs/corrections.schema.json` is its JSON Schema.
"""

from geo.corrections.correction import Correction, Rule, Target
from geo.corrections.digest import digest
from geo.corrections.dump import dump_correction
from geo.corrections.load import Loaded, load_corrections, parse_corrections
from geo.corrections.locate import located
from geo.corrections.mend import Leftover, Marks, Mender

__all__ = [
    "Correction",
    "Leftover",
    "Loaded",
    "Marks",
    "Mender",
    "Rule",
    "Target",
    "digest",
    "dump_correction",
    "load_corrections",
    "located",
    "parse_corrections",
]
