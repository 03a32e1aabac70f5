"""The text of a piece of HTML that is all report: the body of a message, an entry of a feed.

Unlike a web page it has nothing around it that would have to be told apart (`geo.documents.html`).
"""

from collections.abc import Iterator
from typing import Final

from geo.extras import require

_BLOCK_NAMES: Final = """
    address article aside blockquote body caption dd div dl dt figcaption figure footer form h1 h2
    h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul
"""
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_SILENT_NAMES: Final = """
    head script style template noscript title svg math object select button textarea
"""
_SILENT: Final = frozenset(_SILENT_NAMES.split())


def fragment_text(markup: str) -> str:
    """Give the text: blocks parted by an empty line, blanks as a browser shows them.

    Raises:
        MissingExtraError: lxml is not installed.
    """
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    require("lxml", "messages and feeds in HTML")
    pieces = "".join(_pieces(markup.replace("\0", "")))
    blocks = (
        "\n".join(" ".join(line.split()) for line in block.split("\v")).strip()
        for block in pieces.split("\f")
    )
    return "\n\n".join(block for block in blocks if block)


def _pieces(markup: str) -> Iterator[str]:
    """Words, with a form feed where a block begins or ends, and a vertical tab for a line break."""
    from lxml import etree, html  # noqa: PLC0415 - an extra brings it

    try:
        root = html.document_fromstring(_bare(markup))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start" and node.tag in _SILENT:
            walk.skip_subtree()
        elif event == "start":
            yield ("\f" if node.tag in _BLOCKS else "") + _words(node.text)
        else:
            yield _end(node.tag) + _words(node.tail)


def _bare(markup: str) -> str:
    """Without an XML declaration, which lxml refuses in text."""
    start = markup.lstrip()
    return start.partition("?>")[2] if start.startswith("<?xml") else start


def _end(tag: object) -> str:
    """What stands for the end of an element; of a comment, whose tag is no text, nothing."""
    return "\f" if tag in _BLOCKS else "\v" if tag == "br" else ""


def _words(text: str | None) -> str:
    return (text or "").replace("\f", " ").replace("\v", " ")
