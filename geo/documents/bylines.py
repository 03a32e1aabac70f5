"""Who wrote a report and who published it, out of what its metadata have for names."""

import re
from collections.abc import Iterable
from typing import Final

_NOBODY_NAMES: Final = """
    admin, administrator, anonymous, author, default, guest, microsoft office user, n/a, none,
    owner, pc, python-docx, root, unknown, unnamed, user, username, windows user
"""
_NOBODY: Final = frozenset(name.strip() for name in _NOBODY_NAMES.split(","))
"""What programs write where nobody told them a name."""
_BY: Final = re.compile(r"^by\s+(?=\S)", re.IGNORECASE)
_NAME_KEYS: Final = ("name", "title", "original", "text", "value")
"""Where objects keep a name: of schema.org and NewsAPI, Atom, the New York Times …"""


def joined(names: Iterable[str]) -> str:
    """Several names as one text, each once; what no person bears is left out."""
    plain = (" ".join(name.split()) for name in names)
    return "; ".join(dict.fromkeys(name for name in plain if _is_name(name)))


def names_in(value: object) -> str:
    """The name or names in a value of JSON: a text, an object that has a name, a list of them."""
    return joined(_BY.sub("", name) for name in _names(value))


def _names(value: object) -> Iterable[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        found = (value.get(key) for key in _NAME_KEYS)
        return [name for name in found if isinstance(name, str) and name.strip()][:1]
    if isinstance(value, list | tuple):
        return [name for each in value if not isinstance(each, list) for name in _names(each)]
    return []


def _is_name(name: str) -> bool:
    return name != "" and name.casefold() not in _NOBODY
