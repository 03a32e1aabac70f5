"""Which lines are captions of photographs: their dates are the camera's, not the report's."""

import functools
import re
from typing import Final

_CREDIT: Final = re.compile(
    r"""
      \((?:AP|AFP|REUTERS|EPA|EPA-EFE|Getty|UPI|XINHUA|SANA|Anadolu|IRNA|INA|Rudaw|Courtesy)
        (?:[\s/,][^()\n]{0,60})?\)\s*+(?:["”']\s*+)?$
    | \b(?:photos?|pictures?|images?|credit|file\s+photo|graphic|photograph|picture\s+by)\s*+
        (?:credit\s*+)?[:/©]
    | \b(?:AFP|AP|Reuters|EPA|Getty(?:\s+Images)?)\s*/\s*\w+
    | /\s*(?:AFP|AP|Reuters|EPA|Getty(?:\s+Images)?)\b
    | \b(?:file|handout)\s+(?:photo|picture|image)\b
    | \((?:file|photo|picture)[^()\n]{0,40}\)
    | ©
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SHOWN: Final = re.compile(
    r"\b(?:(?:is|are|was|were)\s+(?:seen|pictured|shown)|pictured|passes?\s+by|poses?\s+for|"
    r"looks?\s+on|in\s+this\s+(?:photo|picture|image|undated|file|frame|handout))\b",
    re.IGNORECASE,
)
_LONGEST: Final = 600
"""Characters; a caption is no longer."""


@functools.lru_cache(maxsize=256)
def is_caption(line: str) -> bool:
    """Tell whether a line is the caption of a picture: a credit, or words of what is to be seen.

    Args:
        line: A line of a report, without its end.
    """
    # Asked for each date of a line.
    if len(line) > _LONGEST:
        return False
    return bool(_CREDIT.search(line) or _SHOWN.search(line))
