"""What a word may be before its sentence decides: the readings of word forms."""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from geo.events.inflection import VerbForms, plural, verb_forms
from geo.events.tables import rows

OVER: Final = frozenset({"than", "about", "around", "over", "nearly", "under", "to"})
"""What may stand right before a figure and belong to it."""
CLOSED: Final = frozenset("DPSWCIXMAZNB")
"""Readings that need no deciding: determiner, preposition, subordinator, relative or question word,
coordinator, pronoun, auxiliary, modal, adverb, negation, words that only look like verbs, and pasts
that are no participles."""

# The open readings. A verb's bare form is V, or v where it is a noun as well, or w where it is
# nearly always one; its third person is Y, y, z in the same way. B is a past, L a participle, K
# either; G ends in -ing; H is any of bare form, past and participle (put, cut), h a noun as well.
_BARE: Final = {"": "V", "n": "v", "N": "w"}
_THIRD: Final = {"": "Y", "n": "y", "N": "z"}
_SAME: Final = {"": "H", "n": "h", "N": "h"}


@functools.cache
def readings() -> Mapping[str, str]:
    """Every known word form, in small letters, with the letter of its reading."""
    found: dict[str, str] = {}
    for lemma, past, participle, noun in rows("verbs.tsv", 4):
        forms = verb_forms(lemma, past, participle)
        for form, letter in _letters(forms, noun):
            found[form] = _merged(found.get(form), letter)
    for letter, words in rows("words.tsv", 2):
        found |= dict.fromkeys(words.split(), letter)
    return found


@functools.cache
def verb_table() -> Mapping[str, tuple[str, str]]:
    """Past and participle of each known verb by its bare form; empty where regular."""
    return MappingProxyType(
        {lemma: (past, participle) for lemma, past, participle, _ in rows("verbs.tsv", 4)}
    )


@functools.cache
def lemmas() -> Mapping[str, str]:
    """Every form of a known verb with its bare form."""
    found: dict[str, str] = {}
    for lemma, past, participle, _ in rows("verbs.tsv", 4):
        for form in verb_forms(lemma, past, participle):
            found.setdefault(form, lemma)
    return found


@functools.cache
def classes() -> Mapping[str, frozenset[str]]:
    """The classes of words that conditions name, each with its words."""
    return MappingProxyType(
        {name: frozenset(words.split()) for name, words in rows("classes.tsv", 2)}
    )


@functools.cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of `classes.tsv`."""
    return classes()[name]


def _letters(forms: VerbForms, noun: str) -> list[tuple[str, str]]:
    if forms.base == forms.past:
        same = [(forms.base, _SAME[noun]), (forms.third, _THIRD[noun]), (forms.gerund, "G")]
        return same + [(forms.participle, "L")] * (forms.participle != forms.base)
    if forms.past == forms.participle:
        past = [(forms.past, "K")]
    else:
        past = [(forms.past, "B"), (forms.participle, "L")]
    letters = [(forms.base, _BARE[noun]), (forms.third, _THIRD[noun]), *past, (forms.gerund, "G")]
    return [*letters, (plural(forms.gerund), "N")]


def _merged(old: str | None, new: str) -> str:
    """The reading of a form that two verbs share (found, lay, left): the looser one."""
    if old is None or old == new:
        return new
    return "K" if {old, new} <= {"B", "L", "K"} else "H"


def is_crowd(word: str) -> bool:
    """Whether a word names people who act together: "militants", "troops", "residents"."""
    return any(word in word_class(name) for name in ("fighters", "troops", "people"))
