"""Which way a clause looks from a time expression: back, ahead, or not to be told.

No parser: the nearest verb or word of intent before the expression decides, else the nearest one
behind it. `said Friday` looks back, `will meet Friday` and `is to resume Monday` look ahead.
"""

from typing import Final, Literal

from geo.dates.tokens import Tokens

Outlook = Literal["past", "future"]

_BACK: Final = 14
"""How many tokens before the expression are looked at."""

_ON: Final = 10
"""How many behind it."""

_NEAR: Final = 4
"""Within so many tokens an infinitive governs the expression."""

_AHEAD: Final = frozenset(
    "will shall would may might could should must can 'll ll wo going gonna plan plans planning "
    "planned scheduled expected expects expect expecting due upcoming slated hopes hope hoping "
    "intends intend aims aim seeks seek supposed expire expires payable "
    "effective meet meets begin begins start starts resume resumes open opens face faces expiring "
    "maturing matures mature proposed tentatively set awaits await ready poised".split()
)
"""Words after which a date lies ahead."""

_MODAL: Final = frozenset("will would may might could should must can ll shall".split())

_PAST: Final = frozenset(
    "was were had did said told began came went took made gave got found left held met saw fell "
    "rose won lost led sent brought thought bought sold spoke wrote ran drew grew broke chose "
    "drove flew knew shot struck stood swore threw withdrew became kept built fought hit cut put "
    "read spread split shut quit beat bent bound bled bred caught dealt dug fed fled forgot froze "
    "heard hid hurt laid lay lent meant overthrew overtook paid rode sank sat shook slept spent "
    "stole stuck swept swung taught tore understood undertook woke wore wound ended been since ago "
    "done gone seen taken given known shown fallen died has have having".split()
)
"""Verbs in the past, and words that come with it."""

_NOT_PAST: Final = frozenset(
    "need indeed hundred speed exceed proceed succeed feed seed bleed breed weed united led red "
    "bed shed sacred naked wicked hatred supposed scheduled expected planned proposed agreed "
    "based limited related so-called".split()
)

_TRIED: Final = frozenset(
    "tried failed forced refused managed used began had began ordered helped allowed able asked "
    "wanted decided started continued sent went came urged told led persuaded".split()
)
"""Past verbs whose infinitive has come about, or was to, in the past."""


def outlook(tokens: Tokens, start: int, end: int) -> Outlook | None:
    """Tell which way the clause around the tokens from `start` to `end` looks."""
    way = _before(tokens, start, is_owner=tokens.word(end + 1) == "s") or _behind(tokens, end)
    if way is None and tokens.word(start - 1) in _UP_TO:
        return "future"
    return way


_UP_TO: Final = frozenset({"by", "until", "till", "through"})


def _before(tokens: Tokens, start: int, *, is_owner: bool) -> Outlook | None:
    is_infinitive = False
    for index in range(start - 1, max(start - 1 - _BACK, -1), -1):
        if is_boundary(tokens, index):
            break
        word = tokens.word(index)
        if word == "to" and tokens.word(index + 1).isalpha() and not tokens.kind(index + 1):
            is_near = start - index <= _NEAR and not tokens.is_capital(index + 1)
            is_infinitive = is_infinitive or (is_near and not is_owner)
            continue
        way = _way(tokens, index)
        if way == "past" and is_infinitive:
            return "past" if word in _TRIED else "future"
        if way is not None:
            return way
    return "future" if is_infinitive else None


def _behind(tokens: Tokens, end: int) -> Outlook | None:
    for index in range(end, min(end + _ON, len(tokens.words))):
        if is_boundary(tokens, index):
            return None
        way = _way(tokens, index)
        if way is not None:
            return way
    return None


def _way(tokens: Tokens, index: int) -> Outlook | None:
    word = tokens.word(index)
    if word in _AHEAD:
        return "past" if _is_turned_back(tokens, index) else "future"
    if tokens.word(index - 1) in {"be", "being", "is", "are"}:
        return None
    if word in _PAST:
        return "past"
    is_regular = len(word) > len("used") and word.endswith("ed") and word not in _NOT_PAST
    return "past" if is_regular and tokens.words[index].islower() else None


def _is_turned_back(tokens: Tokens, index: int) -> bool:
    """Whether a perfect or a past makes it a look back: `may have met`, `had been due`."""
    if tokens.word(index) in _MODAL:
        return "have" in {tokens.word(index + 1), tokens.word(index + 2)}
    return "had" in {tokens.word(index - 1), tokens.word(index - 2)}


def is_boundary(tokens: Tokens, index: int) -> bool:
    """Whether a token ends a sentence or a paragraph."""
    kind = tokens.kind(index)
    if kind == "BREAK" or tokens.words[index] in {";", "?", "!"}:
        return True
    if kind != "DOT":
        return False
    shortened = len(tokens.word(index - 1)) <= len("Sept")
    return not (shortened and tokens.is_capital(index - 1)) and not tokens.is_glued(index + 1)
