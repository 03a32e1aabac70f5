"""Which texts are posts on a social network: short, and written as people talk."""

import re
from typing import Final

from geo.dates.cues import cue

_LONGEST: Final = 280
"""Characters of a post, at the most."""

_SIGN: Final = re.compile(
    r"""
      (?<!\w)[@\#]\w                # a name or a tag
    | https?://
    | (?<!\S)[:;=]['-]?[()DPpO]     # a face
    | ::|!|\.\.|~
    | (?<!\w)RT(?!\w)
    """,
    re.VERBOSE,
)
_WORD: Final = re.compile(r"[^\W\d_]+")


def is_post(text: str) -> bool:
    """Tell whether a text is a post: one short line with a sign of the medium or a word of chat.

    Args:
        text: A whole document.
    """
    if len(text) > 2 * _LONGEST:
        return False
    line = text.strip()
    if len(line) > _LONGEST or "\n" in line:
        return False
    if _SIGN.search(line):
        return True
    return any(word in cue("chat") for word in _WORD.findall(line.lower()))
