"""Texts as they stand inside an HTML file, so that none can end its own block."""

import html
import re
from typing import Final

_CLOSING: Final = re.compile(r"<(?=/(?:script|style)|!--)", re.IGNORECASE)
_PICTURE: Final = re.compile(r"url\(\s*+['\"]?+(?!data:|#)[^)]*+(?:\)|\Z)", re.IGNORECASE)
_UNSPEAKABLE: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def script(text: str) -> str:
    """Program text as a browser will read it, so that what is hashed is what is written.

    A `</script` inside a string becomes an escape with the same meaning; carriage returns and
    NULs, which an HTML parser would change, are changed beforehand.
    """
    return _CLOSING.sub(r"\\x3c", _parsed(text))


def style(text: str) -> str:
    """Style text as a browser will read it; as for `script`."""
    return _CLOSING.sub(r"\\3c ", _parsed(text))


def unlinked(text: str) -> str:
    """Style text without pictures from elsewhere: a page that is one file has none beside it."""
    return _PICTURE.sub("none", text)


def words(text: str) -> str:
    """Plain text for an element or a quoted attribute."""
    return html.escape(_UNSPEAKABLE.sub("\ufffd", text), quote=True)


def head(title: str, rules: str) -> tuple[str, ...]:
    """What every page of ours says of itself: its rules, its title, and that it tells nobody."""
    return (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{rules}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        '<link rel="icon" href="data:,">',
        f"<title>{words(title)}</title>",
    )


def _parsed(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return plain.encode("utf-8", "replace").decode()
