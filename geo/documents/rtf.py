"""One report an `.rtf` file: its paragraphs, also those in tables, read by striprtf.

Heads, feet, notes and comments stay out, as in Word files; so do the addresses behind links.
"""

import re
from collections.abc import Iterator
from typing import Final

from geo.documents.bylines import joined
from geo.documents.headline import headline
from geo.documents.intake import Draft, Manner
from geo.documents.parcel import Parcel
from geo.errors import DocumentError
from geo.extras import require

_HEAD: Final = re.compile(rb"\s{0,9}\{\\rtf")
_PAGE: Final = re.compile(rb"\\ansicpg(\d{1,5})")
_HEAD_BYTES: Final = 4000
_WORDS: Final = re.compile(r"\\(fldinst|listtext|cell|nestcell|line)(?![a-z])", re.IGNORECASE)
"""Words of which striprtf makes something else than a paragraph wants."""
_INSTEAD: Final = {
    # A line end parts the word from what follows, so that no address is put into the text: the
    # pattern that would find it takes a time that grows with the square of a line.
    "fldinst": "\\fldinst\n",
    # The bullets and numbers of a list, for programs that know no lists.
    "listtext": "\\*\\listtext",
    "cell": "\\par",
    "nestcell": "\\par",
    "line": "\\tab",
}
_FONT: Final = re.compile(
    r"\\f(\d{1,5})(?=\\)(?:\\[a-z]{1,20}-?\d{0,6} ?){0,9}?\\fcharset(\d{1,3})"
)
_INFO: Final = re.compile(r"\{\\info")
_TOLD: Final = re.compile(r"\{(?:\\\*)?\\(title|author|company)(?![a-z])([^{}]{0,2000})\}")
_INFO_LETTERS: Final = 20_000


def read_rtf(parcel: Parcel, manner: Manner) -> Iterator[Draft]:
    """Read an `.rtf` file (Rich Text Format 1.9); offsets refer to its paragraphs.

    Yields:
        One draft.

    Raises:
        DocumentError: It cannot be read, or holds no text. The message has no file name.
        MissingExtraError: striprtf is not installed.
    """
    require("striprtf", "RTF files")
    data = parcel.data(manner.limits.file_bytes)
    if not data:
        raise DocumentError("is empty")
    if not _HEAD.match(data):
        raise DocumentError("is no RTF file that can be read")
    page = _PAGE.search(data[:_HEAD_BYTES])
    written = _decoded(data, f"cp{int(page[1])}" if page else "cp1252")
    text = "\n\n".join(_paragraphs(written))
    if not text:
        raise DocumentError("holds no text")
    manner.limits.check(text)
    told = dict(_told(written))
    yield Draft(
        path=parcel.path,
        name=parcel.name,
        text=text,
        title=told.get("title") or headline(text),
        outlet=joined([told.get("company", "")]),
        author=joined([told.get("author", "")]),
    )


def _decoded(data: bytes, page: str) -> str:
    try:
        return data.decode(page, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def _paragraphs(written: str) -> Iterator[str]:
    plain = _plain(_WORDS.sub(lambda word: _INSTEAD[word[1].lower()], _with_plain_fonts(written)))
    lines = (" ".join(line.split()) for line in plain.replace("\xad", "").split("\n"))
    return (line for line in lines if line)


def _with_plain_fonts(written: str) -> str:
    """The file with only the alphabets of its fonts; what else is told of them takes an age."""
    from striprtf.striprtf import font_table_group  # noqa: PLC0415 - an extra brings it

    group = font_table_group(written)
    fonts = dict(_FONT.findall(group))
    table = "".join(f"{{\\f{font}\\fcharset{charset} x;}}" for font, charset in fonts.items())
    return written.replace(group, f"{{\\fonttbl{table}}}", 1) if group else written


def _plain(written: str) -> str:
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - an extra brings it

    try:
        text: str = rtf_to_text(written, errors="replace")
    except Exception as error:
        # striprtf raises what it meets in files that are broken.
        raise DocumentError(f"is no RTF file that can be read ({error})") from error
    # Signs beyond the first 65,536 are written in halves.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _told(written: str) -> Iterator[tuple[str, str]]:
    """What the file says of itself: title, author, company."""
    start = _INFO.search(written)
    if start is None:
        return
    for word, value in _TOLD.findall(written[start.end() : start.end() + _INFO_LETTERS]):
        yield word, " ".join(_plain(f"{{\\rtf1 {value}}}").split())
