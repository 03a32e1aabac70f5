"""Paragraphs out of the lines of a printed page: where one ends, and which hyphens were set."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles
from typing import Final

_GAP: Final = 1.25
"""Times the usual distance of lines from which on a distance parts paragraphs."""
_INDENT: Final = 0.6
_DEEPEST: Final = 6.0
"""A first line is set in by between these, in sizes of the letters; what is deeper is a column."""
_NEXT: Final = 3.0
"""How far the line below may be, in sizes of the letters."""
_RESIZED: Final = 0.12
"""From this difference of size on, as a share, a line is a heading, or comes after one."""
_EDGE: Final = 2
"""Lines at the top and the bottom of a page that may be printed on every page."""
_OPENING: Final = 20
"""Lines among which a title stands."""
_TITLE: Final = 1.2
"""Times the usual size of letters that a title has at least."""
_LONGEST: Final = 200
"""Signs that a title has at most."""
_ENDED: Final = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_BULLET: Final = re.compile(r"(?:[•◦▪‣●○■–—-]|\(?\d{1,2}[.)])\s")
_FOLIO: Final = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]")
_DIGITS: Final = re.compile(r"\d+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]+)([-\u2010\u00ad])$")
_FIRST: Final = re.compile(r"^[^\W\d_]+")

_BEFORE: Final = """
    anti pro ex non self co vice counter cross mid semi multi pan quasi well so long short high low
    then off
"""
_AFTER: Final = """
    linked backed led held based controlled affiliated aligned run ruled allied brokered supported
    funded sponsored general in elect old day week month year made style range
"""
_KEEP_BEFORE: Final = frozenset(_BEFORE.split())
_KEEP_AFTER: Final = frozenset(_AFTER.split())
"""Halves between which a hyphen stands wherever the line ends."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line as it is printed."""

    text: str
    x: float
    """Where it begins, from the left, in points."""
    y: float
    """Where it stands, from the bottom, in points."""
    size: float
    """Of its letters, in points."""


def body_lines(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """All lines in order, without page numbers, and with running heads only where they are new.

    The first of them stays: it may hold the outlet and the date.
    """
    marks = Counter(
        mark for lines in pages for mark in {_mark(lines[index].text) for index in _edges(lines)}
    )
    seen: set[str] = set()
    body: list[Line] = []
    for lines in pages:
        edges = set(_edges(lines))
        for index, line in enumerate(lines):
            mark = _mark(line.text)
            if index in edges and (_FOLIO.fullmatch(mark.replace("#", "1")) or mark in seen):
                continue
            if index in edges and marks[mark] > 1:
                seen.add(mark)
            body.append(line)
    return body


def largest(lines: Sequence[Line]) -> str:
    """What is printed in letters larger than all others, as titles are; empty where nothing is.

    Only the first lines are looked at: large letters further on head a part.
    """
    opening = lines[:_OPENING]
    if not opening:
        return ""
    size = max(line.size for line in opening)
    if size < _TITLE * median(line.size for line in lines):
        return ""
    title = [line.text for line in opening if not _is_larger(size, line.size)]
    text = " ".join(" ".join(title).split())
    return text if len(text) <= _LONGEST else ""


def _edges(lines: Sequence[Line]) -> set[int]:
    return {*range(min(_EDGE, len(lines))), *range(max(0, len(lines) - _EDGE), len(lines))}


def _mark(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.casefold().split()))


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """Put lines together; a word that was broken at the end of a line becomes one again."""
    lines = [line for line in lines if line.text.strip()]
    known = Counter(
        word.casefold() for line in lines for word in _WORD.findall(_BROKEN.sub("", line.text))
    )
    return [_joined(group, known) for group in _grouped(lines)]


def _grouped(lines: Sequence[Line]) -> Iterator[list[str]]:
    usual = _leading(lines)
    group: list[str] = []
    for index, line in enumerate(lines):
        text = " ".join(line.text.split())
        if group and _begins(lines, index, usual, is_listed=bool(_BULLET.match(group[0]))):
            yield group
            group = []
        group.append(text)
    if group:
        yield group


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance from one line to the next, in sizes of the letters."""
    steps = [
        (above.y - below.y) / max(below.size, 1.0)
        for above, below in pairwise(lines)
        if above.y > below.y and not _is_resized(above, below)
    ]
    return quantiles(steps, n=4)[0] if len(steps) > 1 else 1.0


def _begins(lines: Sequence[Line], index: int, usual: float, *, is_listed: bool) -> bool:
    above, line = lines[index - 1], lines[index]
    size = max(line.size, 1.0)
    if _is_resized(above, line) or _BULLET.match(line.text.strip()):
        return True
    step = (above.y - line.y) / size
    if 0 <= step <= usual * _GAP:
        indent = (line.x - min(above.x, _next(lines, index).x)) / size
        # The lines of an item of a list are set in behind its mark.
        return indent < -_INDENT if is_listed else _INDENT <= indent <= _DEEPEST
    is_same_page = step > 0
    if is_same_page:
        return True
    # A new column or page: the paragraph goes on unless its sentence has ended.
    return _ENDED.search(above.text.strip()) is not None


def _next(lines: Sequence[Line], index: int) -> Line:
    """The line below in the same column; the line itself where there is none."""
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else line
    is_below = 0 < line.y - below.y < _NEXT * max(line.size, 1.0) and not _is_resized(line, below)
    return below if is_below else line


def _is_resized(above: Line, below: Line) -> bool:
    return _is_larger(above.size, below.size) or _is_larger(below.size, above.size)


def _is_larger(one: float, other: float) -> bool:
    return one - other > _RESIZED * one


def _joined(group: Iterable[str], known: Counter[str]) -> str:
    text = ""
    for line in group:
        broken, first = _BROKEN.search(text), _FIRST.match(line)
        if broken is None or first is None:
            text = f"{text} {line}" if text else line
        elif _is_set(broken[1], broken[2], first[0], known):
            text = text[: broken.start(2)] + line
        else:
            text = f"{text[: broken.start(2)]}-{line}"
    return text.replace("\u00ad", "")


def _is_set(before: str, hyphen: str, after: str, known: Counter[str]) -> bool:
    """Whether a hyphen at the end of a line is there only because the line ends."""
    if hyphen == "\u00ad":
        return True
    if not after.islower() or before.isupper():
        return False
    whole, parted = f"{before}{after}".casefold(), f"{before}-{after}".casefold()
    if known[whole] != known[parted]:
        return known[whole] > known[parted]
    return before.casefold() not in _KEEP_BEFORE and after not in _KEEP_AFTER
