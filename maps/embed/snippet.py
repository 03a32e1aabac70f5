"""The HTML that shows a page in a frame of another page."""

import hashlib
import html
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from maps.embed.carried import carried
from maps.page.blocks import words

_RIGHTS: Final = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
"""What the page may do in its frame: run itself, open reports in a tab, save what is shown."""
_ID_LETTERS: Final = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """How a page is to be framed."""

    address: str = ""
    """Where the frame finds the page, as a URL; empty for a frame that carries the page itself."""
    title: str = ""
    """What screen readers call the frame; empty for the title of the page."""
    height: int = 600
    """Pixels; on a low screen nine tenths of that, but never less than 400."""


def snippet(page: str, name: str, frame: Frame) -> str:
    """Write the frame of a page, as wide as where it is put, with a summary for those who see none.

    It is one block without a blank line, which Markdown would take for its end.

    Args:
        page: The text of the page.
        name: What to call its file in messages.
        frame: Where the page is, and how high.

    Raises:
        FormatError: It is no page of `dateline map`.
    """
    told = carried(page, name)
    key = f"dateline-{hashlib.sha256(page.encode()).hexdigest()[:_ID_LETTERS]}"
    title = _line(frame.title or told.title)
    return f"""<figure style="margin: 0">
<iframe {_source(page, frame.address)} title="{title}" aria-describedby="{key}"
 width="100%" height="{frame.height}" style="{_style(frame.height)}" loading="lazy"
 sandbox="{_RIGHTS}" referrerpolicy="no-referrer"></iframe>
<figcaption><details><summary lang="en">What the map shows</summary>
<p id="{key}" lang="en">{_line(told.gist.words())}</p></details></figcaption>
</figure>
"""


def _style(height: int) -> str:
    return (
        f"display: block; border: 0; width: 100%; height: {height}px; max-height: 90vh; "
        f"min-height: {_LEAST_HEIGHT}px"
    )


_LEAST_HEIGHT: Final = 400


def file_address(name: str) -> str:
    """The address of a file that lies beside the page with the frame."""
    # Without the dot a name with a colon would be taken for a scheme.
    return f"./{quote(name)}" if ":" in name else quote(name)


def _source(page: str, address: str) -> str:
    if address:
        return f'src="{html.escape(address, quote=True)}"'
    return f'srcdoc="{html.escape(page, quote=True).translate(_BLANKS)}"'


_BLANKS: Final = {ord("\n"): "&#10;", ord("\t"): "&#9;"}
"""As references: Markdown ends a block of HTML at a blank line, and pandoc turns tabs into spaces,
whereupon the page's security policy would no longer know its own programs."""


def _line(text: str) -> str:
    return words(" ".join(text.split()))
