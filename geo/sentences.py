"""Where one sentence ends and the next begins, in news as it really arrives.

Reports come as one paragraph a line, or hard-wrapped at some seventy characters, with headlines,
datelines, bullets and captions between. Text goes first into units (a line, or the wrapped lines of
one paragraph), units into sentences; no sentence crosses a blank line. Time is linear in the text.
"""

import functools
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from geo.reading import Span

_LONGEST: Final = 2000
"""Characters after which a stretch without an end is cut, so that hostile text stays cheap."""

_WRAP_MIN: Final = 45
_WRAP_MAX: Final = 100
"""Widths between which text is taken for hard-wrapped; paragraphs on one line are longer."""

_NEWLINE: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BULLET: Final = re.compile(r"\s*+(?:[•▪‣·*◦]\s*+|[-–]\s++|\d{1,2}[.)]\s++|\([a-z0-9]\)\s++)(?=\S)")
_DATELINE: Final = re.compile(
    r"(?:[A-Z][A-Z'’.\-]{1,30}(?: [A-Z][A-Z'’.\-]{1,30}){0,4}"
    r"(?:, [A-Z][\w'’.\-]{0,30}(?: [\w'’.\-]{1,30}){0,4})?(?: \([^()\n]{1,40}\))?"
    r"|[A-Z][\w'’\-]{1,30}(?: [A-Z][\w'’\-]{1,30}){0,3} \([A-Z][^()\n]{1,30}\))"
    r"\s?(?:–|—|--|-)\s(?=\S)"
)
_END: Final = re.compile(
    # Runs are bounded: an endless row of dots must not be tried from each of its dots.
    r"[.!?…؟۔]{1,8}[\"'”’»)\]]{0,4}(?=\s|$)|[。！？]{1,8}[」』”]{0,4}"
    # Scraped text loses the space between paragraphs: "website.We also".
    r"|(?<=[a-z]{2})[.!?]+[”’]?(?=[A-Z“][a-z]+\s)"
)
_MARK: Final = re.compile("[.!?…؟۔。！？]")
"""What every end begins with: looked for first, as that is quick."""
_AFTER: Final = re.compile(r"[\s,;:.!?’']")
_WORD_BEFORE: Final = re.compile(r"[^\s(\[“\"‘'—–/]{1,30}\Z")
_DOTTED: Final = re.compile(r"(?:[^\W\d_]\.)+")
_OPENERS: Final = "\"'“”‘’«»([—–- \t\n\r\x0b\x0c\x85\u2028\u2029\xa0"


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_TITLES: Final = _words(
    "mr mrs ms mx messrs dr prof gen brig maj col lt capt cmdr cpl sgt pvt adm rear vice sen rep"
    " gov pres rev hon st sr jr fr amb sec supt insp det const sheikh eng atty dist mt ft vs"
    " cf approx e.g i.e al viz dept univ assn bros"
)
_BEFORE_FIGURE: Final = _words(
    "no nos art arts sec par para p pp vol fig ch jan feb mar apr jun jul aug sep sept oct nov dec"
)
_AFTER_HOUR: Final = _words(
    "monday tuesday wednesday thursday friday saturday sunday local gmt utc est edt et ast bst cet"
)
_MAYBE_LAST: Final = _words("inc ltd corp co etc mon tue tues wed thu thurs fri sat sun")
_STARTERS: Final = _words(
    "the a an he she it they we i you this that these those there in on at but and however his her"
    " their its our my if when while after before as for from with since although though meanwhile"
    " also some many most all one two three another both such no not according earlier later last"
    " by to so or yet now then what who how why where under during despite following"
)


@functools.lru_cache(maxsize=2)
def sentences(text: str) -> tuple[Span, ...]:
    """Split a text into sentences, headlines, datelines, bullets and captions.

    Args:
        text: Any text, in any script.

    Returns:
        Spans in the order of the text, never overlapping, none empty, none crossing a blank line;
        blanks around them and bullet marks are left out, as are lines without a letter or figure.
    """
    # Asked twice of one report: for what it tells, and for the places that it only names.
    return tuple(span for unit in _units(text) for span in _split(text, unit))


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for newline in _NEWLINE.finditer(text):
        yield Span(start=start, end=newline.start())
        start = newline.end()
    yield Span(start=start, end=len(text))


def _blocks(text: str) -> Iterator[list[Span]]:
    block: list[Span] = []
    for line in _lines(text):
        if line.start < line.end and not text[line.start : line.end].isspace():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _units(text: str) -> Iterator[Span]:
    for block in _blocks(text):
        width = _wrap_width(text, block)
        start = block[0].start
        for line, following in pairwise(block):
            if not _joins(text, line, following, width):
                yield Span(start=start, end=line.end)
                start = following.start
        yield Span(start=start, end=block[-1].end)


def _wrap_width(text: str, block: list[Span]) -> int:
    """The column at which a block is wrapped, 0 where it is not."""
    width = max(line.end - line.start for line in block)
    if not _WRAP_MIN <= width <= _WRAP_MAX or len(block) == 1:
        return 0
    breaks = list(pairwise(block))
    full = sum(_is_full(text, line, following, width) for line, following in breaks)
    lower = sum(_first(text, following).islower() for _, following in breaks)
    # Greedy wrapping leaves no room for the next word, and most lines begin inside a sentence.
    return width if full * 3 >= len(breaks) * 2 and lower * 3 >= len(breaks) else 0


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    head = text[following.start : min(following.end, following.start + _WRAP_MAX)].split(None, 1)
    return line.end - line.start + 1 + len(head[0] if head else "") > width


def _joins(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether a sentence may run on from one line to the next."""
    if _BULLET.match(text, following.start, following.end):
        return False
    if width and _is_full(text, line, following, width):
        return True
    if line.end - line.start > _WRAP_MAX or line.end - line.start < _WRAP_MIN // 2:
        return False
    last = text[line.start : line.end].rstrip()[-1:]
    return _first(text, following).islower() and last not in ".!?…:;"


def _first(text: str, line: Span) -> str:
    return text[line.start : line.end].lstrip()[:1]


def _split(text: str, unit: Span) -> Iterator[Span]:
    start = unit.start
    bullet = _BULLET.match(text, start, unit.end)
    if bullet:
        start = bullet.end()
    dateline = _DATELINE.match(text, start, unit.end)
    if dateline:
        yield from _pieces(text, Span(start=start, end=dateline.end()))
        start = dateline.end()
    for end in _ends(text, Span(start=start, end=unit.end)):
        if _is_end(text, Span(start=start, end=unit.end), end):
            yield from _pieces(text, Span(start=start, end=end.end()))
            start = end.end()
    yield from _pieces(text, Span(start=start, end=unit.end))


def _ends(text: str, span: Span) -> Iterator[re.Match[str]]:
    at = span.start
    while mark := _MARK.search(text, at, span.end):
        end = _END.match(text, mark.start(), span.end)
        at = mark.end() if end is None else end.end()
        if end is not None:
            yield end


def _is_end(text: str, unit: Span, end: re.Match[str]) -> bool:
    after = text[end.end() : min(end.end() + 40, unit.end)].lstrip(_OPENERS)
    if not after:
        # The rest of the unit is blanks and marks, or marks longer than any word.
        return text[end.end() : end.end() + 40].strip() == "" or end.end() == unit.end
    if after[0].islower():
        return False
    if not end.group().startswith(".") or end.group().startswith(".."):
        return True
    closed = len(end.group()) > 1
    return closed or not _is_abbreviation(text, unit.start, end.start(), after)


def _is_abbreviation(text: str, start: int, dot: int, after: str) -> bool:
    found = _WORD_BEFORE.search(text[max(start, dot - 30) : dot])
    if found is None:
        return False
    word = found.group()
    key = word.casefold()
    next_word = _AFTER.split(after, maxsplit=1)[0].casefold()
    if key in _TITLES:
        return True
    if key in _BEFORE_FIGURE:
        return after[0].isdigit()
    if key in _MAYBE_LAST or _DOTTED.fullmatch(word + "."):
        if key in ("a.m", "p.m"):
            return next_word in _AFTER_HOUR
        return next_word not in _STARTERS
    return False


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Trim blanks, cut what is too long, drop what has neither letter nor figure."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        yield Span(start=start, end=cut)
        start = cut + 1 if text[cut].isspace() else cut
    if any(character.isalnum() for character in text[start:end]):
        yield Span(start=start, end=end)
