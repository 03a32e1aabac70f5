"""The key of a figure as a table of its own: CSV, LaTeX, Word."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from geo.errors import FormatError
from geo.extras import require
from geo.formats.sheets import defused
from maps.word import new_document, saved, write_table

Rows = Sequence[Sequence[str]]
"""Lines of cells, the head first."""

_UNSPEAKABLE: Final = re.compile("[\0-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no TeX reads, and what would turn the order of the letters in a line."""
_TEX: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': r"\char34{}",
    "[": "{[}", "]": "{]}",
}  # fmt: skip
"""What is more than a letter to TeX; brackets would be the option of a line's end."""
_TEX_SHARES: Final = (0.045, 0.135, 0.165, 0.43, 0.165)
"""Of the width of the text that each column takes, besides what stands between them …"""
_WORD_SHARES: Final = (0.07, 0.14, 0.17, 0.44, 0.18)
"""… and with it."""


def key_form(path: Path) -> str:
    """The format that a file's suffix names.

    Raises:
        FormatError: No key has that suffix.
        MissingExtraError: python-docx is not installed.
    """
    suffix = path.suffix.lower()
    if suffix not in _DUMPS:
        raise FormatError(f"{path}: no key has the suffix {suffix!r}; keys are {', '.join(_DUMPS)}")
    if suffix == ".docx":
        require("docx", "Word files")
    return suffix


def dump_key(rows: Rows, suffix: str) -> bytes:
    """Write a table; the same rows give the same bytes.

    Args:
        rows: The head first.
        suffix: One that `key_form` gave.
    """
    return _DUMPS[suffix](rows)


def _dump_csv(rows: Rows) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\r\n").writerows(map(defused, row) for row in rows)
    return target.getvalue().encode("utf-8", "replace")


def _dump_tex(rows: Rows) -> bytes:
    columns = "".join(
        rf">{{\raggedright\arraybackslash}}p{{{share}\linewidth}}" for share in _TEX_SHARES
    )
    head, *body = [" & ".join(map(_escaped, row)) + r" \\" for row in rows]
    lines = [
        r"% The key of a map, by Dateline. Needs \usepackage{array, longtable} and, with pdfLaTeX,",
        r"% \usepackage[T1]{fontenc}; for other scripts than Latin take LuaLaTeX or XeLaTeX with",
        r"% \usepackage{fontspec} and a font that has them.",
        rf"{{\footnotesize\setlength{{\tabcolsep}}{{2pt}}\begin{{longtable}}{{@{{}}{columns}@{{}}}}",
        rf"\hline {head} \hline \endhead",
        *body,
        r"\hline \end{longtable}}",
    ]
    return ("\n".join(lines) + "\n").encode()


def _escaped(cell: str) -> str:
    plain = " ".join(_UNSPEAKABLE.sub("\ufffd", cell).split())
    return "".join(_TEX.get(letter, letter) for letter in plain)


def _dump_docx(rows: Rows) -> bytes:
    document = new_document()
    write_table(document, rows, _WORD_SHARES)
    return saved(document)


_DUMPS: Final[dict[str, Callable[[Rows], bytes]]] = {
    ".csv": _dump_csv, ".tex": _dump_tex, ".docx": _dump_docx,
}  # fmt: skip
