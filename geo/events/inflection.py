"""The forms of an English verb or noun."""

import functools
from typing import Final, NamedTuple

_VOWELS: Final = "aeiou"
_SHORTEST: Final = 2
"""Letters that a verb needs more of to double its last."""
_STRESSED: Final = (
    "mit", "gret", "pel", "bel", "cur", "fer", "plot", "nap", "jack", "rol", "bar", "rap", "net",
    "cel", "tor", "cot", "bed", "tot", "gin", "hot", "quip",
)  # fmt: skip


class VerbForms(NamedTuple):
    """The five forms of a verb."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


@functools.cache
def verb_forms(base: str, past: str = "", participle: str = "") -> VerbForms:
    """Spell out a verb.

    Args:
        base: The bare form.
        past: The past, empty for a regular verb.
        participle: The past participle, empty where it is like the past.

    Returns:
        All five forms; hyphenated verbs inflect their last part.
    """
    regular = _add_ed(base)
    return VerbForms(
        base=base,
        third=plural(base),
        past=past or regular,
        participle=participle or past or regular,
        gerund=_add_ing(base),
    )


def plural(word: str) -> str:
    """The plural of a noun, which is also how a verb forms its third person."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith("o") and word[-2:-1] not in _VOWELS:
        return word + "es"
    return word + "s"


def _add_ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def _add_ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


def _doubled(base: str) -> str:
    """Double the last letter after one short, stressed vowel: stop, regret, but not visit."""
    short = (
        len(base) > _SHORTEST
        and base[-1] not in _VOWELS + "wxy"
        and base[-2] in _VOWELS
        and (base[-3] not in _VOWELS or base[-4:-2] == "qu")
    )
    vowels = sum(letter in _VOWELS for letter in base.replace("qu", "q"))
    stressed = vowels == 1 or base.endswith(_STRESSED)
    if base.endswith("c") and vowels > 1:
        return base + "k"
    return base + base[-1] if short and stressed else base
