"""Whom a pronoun that is a subject stands for, within its sentence.

The nearest subject before it that agrees with it in number, and in being a person or not; who
speaks before who is spoken of. Sentences before are not searched: a map says rather nobody than
the wrong side.
"""

from collections.abc import Sequence
from typing import Final

from geo.events.beings import is_being
from geo.events.clauses import Parse
from geo.events.phrases import Phrase
from geo.events.words import word_class

_MANY: Final = frozenset({"police", "people", "men", "women", "children", "troops"})
_LINKS: Final = frozenset({"that", "main", "when", "if", "and"})


def meant(
    parse: Parse, n: int, own: Phrase | None, found: Sequence[Phrase | None]
) -> Phrase | None:
    """The subject of a clause, a pronoun replaced by whom it stands for.

    Args:
        parse: The sentence.
        n: The clause.
        own: Its subject.
        found: The subjects of the clauses before it.
    """
    if own is None or own.end - own.start > 1 or parse.clauses[n].link not in _LINKS:
        return own
    word = parse.tokens.lower[own.start]
    agrees = _AGREE.get(word)
    if agrees is None:
        return own
    before = [each for each in reversed(found) if each is not None and each.end <= own.start]
    return next((each for each in before if agrees(parse, each)), own)


def _is_many(parse: Parse, phrase: Phrase) -> bool:
    last = parse.tokens.lower[phrase.end - 1]
    return parse.tags[phrase.end - 1] == "N" and (last.endswith("s") or last in _MANY)


def _is_person(parse: Parse, phrase: Phrase) -> bool:
    """Whether a phrase is one person: "the mayor", "Omar Karim"."""
    last = parse.tokens.lower[phrase.end - 1]
    if _is_many(parse, phrase) or _is_body(last):
        return False
    named = set(parse.tags[phrase.start : phrase.end]) == {"E"} and phrase.end - phrase.start > 1
    return named or (parse.tags[phrase.end - 1] == "N" and is_being(last))


def _is_group(parse: Parse, phrase: Phrase) -> bool:
    """Whether a phrase is one body or state: "the army", "Iran"."""
    return parse.tags[phrase.end - 1] == "E" or _is_body(parse.tokens.lower[phrase.end - 1])


def _is_body(word: str) -> bool:
    return word in word_class("bodies")


_AGREE: Final = {
    "it": _is_group,
    "they": _is_many,
    "he": _is_person,
    "she": _is_person,
}
