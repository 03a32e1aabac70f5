"""Which way a clause looks from a time expression: back, ahead, or not to be told.

No parser: the nearest verb or word of intent before the expression decides, else the nearest one
behind it. `said Friday` looks back, `will meet Friday` and `is to resume Monday` look ahead.
"""

from typing import Final, Literal

from geo.dates.cues import cue
from geo.dates.tokens import Tokens

Outlook = Literal["past", "future"]

_BACK: Final = 14
"""How many tokens before the expression are looked at."""

_ON: Final = 18
"""How many behind it."""

_PERFECT: Final = 4
"""How many tokens before an infinitive its `had` stands at the most."""

_NEAR: Final = 4
"""Within so many tokens an infinitive governs the expression."""


def outlook(tokens: Tokens, start: int, end: int) -> Outlook | None:
    """Tell which way the clause around the tokens from `start` to `end` looks."""
    if tokens.word(start - 1) in cue("up-to") and _is_put_off(tokens, start - 2):
        return "future"
    if tokens.word(start - 1) == "as" and tokens.word(start - 2) in {"soon", "early"}:
        return "future"
    is_owner = tokens.word(end + 1) == "s"
    if is_owner and tokens.word(end + 2) not in cue("coming-noun"):
        return "past"
    is_owner = is_owner or _is_attribute(tokens, start, end)
    way = _before(tokens, start, is_owner=is_owner) or _behind(tokens, end)
    if tokens.word(start - 1) in cue("up-to"):
        return "future" if way is None else None if way == "past" else way
    return way


def _is_attribute(tokens: Tokens, start: int, end: int) -> bool:
    """Whether it stands before its noun: `the late-November trip`."""
    follows = tokens.word(end)
    return tokens.word(start) == "the" and follows.isalpha() and follows not in cue("after-noun")


def _is_put_off(tokens: Tokens, index: int) -> bool:
    """Whether the clause down to a token puts something off: `extended its deadline until`."""
    for at in range(index, max(index - _BACK // 2, -1), -1):
        if is_boundary(tokens, at):
            return False
        if tokens.word(at) in cue("put-off"):
            return True
    return False


def _before(tokens: Tokens, start: int, *, is_owner: bool) -> Outlook | None:
    is_infinitive = False
    for index in range(start - 1, max(start - 1 - _BACK, -1), -1):
        if is_boundary(tokens, index):
            break
        word = tokens.word(index)
        if word == "to" and tokens.word(index + 1).isalpha() and not tokens.kind(index + 1):
            is_near = start - index <= _NEAR and _may_be_verb(tokens, index + 1)
            is_infinitive = is_infinitive or (is_near and not is_owner)
            continue
        way = _way(tokens, index)
        if way == "past" and is_infinitive:
            return "past" if word in cue("tried") else "future"
        if way is not None:
            return way
    return "future" if is_infinitive else None


def _may_be_verb(tokens: Tokens, index: int) -> bool:
    """Whether what follows "to" is an infinitive: not in "fled to schools", "taken to hospital"."""
    word = tokens.word(index)
    is_plural = word.endswith("s") and not word.endswith(("ss", "us"))
    return not (tokens.is_capital(index) or is_plural or word in cue("to-place"))


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
    if word in cue("ahead") and _is_ahead(tokens, index):
        return "past" if _is_turned_back(tokens, index) else "future"
    if tokens.word(index - 1) in cue("passive"):
        return None
    if word in {"has", "have", "having"}:
        return "past" if _is_verb(tokens, index + 1) else None
    if word in cue("past"):
        return "past"
    is_regular = len(word) > len("used") and word.endswith("ed") and word not in cue("not-past")
    is_adjective = tokens.word(index - 1) in cue("before-adjective")
    is_verb = is_regular and tokens.words[index].islower() and not is_adjective
    return "past" if is_verb else None


def _is_ahead(tokens: Tokens, index: int) -> bool:
    """Whether a word of intent is none of its other meanings: `the plan`, `a record set in May`."""
    if tokens.word(index) == "set":
        return tokens.word(index + 1) in {"to", "for"}
    is_noun = tokens.word(index - 1) in cue("before-adjective")
    return not (is_noun and tokens.word(index) in cue("ahead-noun"))


def _is_verb(tokens: Tokens, index: int) -> bool:
    """Whether a past form stands here, or one word on: `has fled`, `have already met`."""
    return any(
        tokens.word(at) in cue("past") or tokens.word(at).endswith("ed")
        for at in (index, index + 1)
    )


def _is_turned_back(tokens: Tokens, index: int) -> bool:
    """Whether it looks back: `may have met`, `had been due to expire`, `could not be reached`."""
    if tokens.word(index) == "could" and tokens.word(index + 1) == "not":
        return True
    if tokens.word(index) in cue("modal"):
        return "have" in {tokens.word(index + 1), tokens.word(index + 2)}
    reach = _PERFECT if tokens.word(index - 1) == "to" else len(("had", "been"))
    return "had" in {tokens.word(index - step) for step in range(1, reach + 1)}


def is_background(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a date only explains: in the pluperfect, as part of what a noun names, or since.

    `he had been elected in 1932`; `the 1905 revolution`, `the war of 1904`; `since 9 October`.
    """
    if tokens.word(start - 1) == "since" or (end == start + 1 and tokens.word(start - 1) == "of"):
        return True
    follows = tokens.word(end)
    is_noun = follows.isalpha() and follows not in cue("after-noun")
    if tokens.word(start - 1) == "the" and is_noun:
        return True
    for index in range(start - 1, max(start - 1 - _BACK, -1), -1):
        if is_boundary(tokens, index):
            return False
        if tokens.word(index) == "had":
            return True
    return False


def is_boundary(tokens: Tokens, index: int) -> bool:
    """Whether a token ends a sentence or a paragraph."""
    kind = tokens.kind(index)
    if kind == "BREAK" or tokens.words[index] in {";", "?", "!"}:
        return True
    if kind != "DOT":
        return False
    shortened = len(tokens.word(index - 1)) <= len("Sept")
    return not (shortened and tokens.is_capital(index - 1)) and not tokens.is_glued(index + 1)
