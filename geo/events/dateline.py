"""The line that says where and when a report was written: "BEIRUT, 3 May (AP) -- "."""

from typing import Final

from geo.events.clauses import Parse

_LONGEST: Final = 24
"""Tokens that a dateline has at most."""
_SHORT: Final = 6
"""Tokens that one has at most without brackets or capitals."""
_DASHES: Final = ("-", "--", "–", "—")


def dateline_end(parse: Parse) -> int:
    """The token that ends the dateline of a sentence; 0 where it has none."""
    end = parse.tags.find(";", 0, _LONGEST)
    head = parse.tags[: max(end, 0)]
    if end < 0 or parse.tokens.words[end] not in _DASHES or not set(head).isdisjoint("VBXMGPDW"):
        return 0
    plain = parse.tags.count(";") == 1 and end <= _SHORT
    return end if plain or "(" in head or parse.tokens.words[0].isupper() else 0
