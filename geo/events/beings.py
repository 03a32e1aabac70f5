"""Who can act, and what can be struck: noun phrases by their last word.

A name may be anybody. Of plain nouns only people, bodies of people and what they fight with act;
"the plan", "heavy fire" and "the fourth day" do not. What undergoes violence may also be a thing.
"""

from typing import Final

from gazetteer import fold
from gazetteer.english import is_english
from geo.events.clauses import Parse
from geo.events.phrases import Phrase
from geo.events.words import word_class

_BEINGS: Final = ("beings", "people", "fighters", "armed", "troops", "protesters", "official")


def names_somebody(parse: Parse, phrase: Phrase, *, is_struck: bool) -> bool:
    """Whether a noun phrase may be an actor.

    Args:
        parse: The sentence.
        phrase: A noun phrase in it, with what "of" adds to it.
        is_struck: Whether it undergoes violence, so that things count as well.
    """
    head = _head(parse, phrase)
    if is_struck and is_weapon(parse, phrase):
        return False
    if "E" in parse.tags[phrase.start : phrase.end] or _opens_with_name(parse, phrase):
        return True
    counts = parse.tags[phrase.end - 1] == "U"
    return counts or is_being(head) or (is_struck and is_struck_thing(head))


def is_weapon(parse: Parse, phrase: Phrase) -> bool:
    """Whether a phrase is what somebody strikes with: "fired rockets", "a bomb exploded"."""
    return _head(parse, phrase) in word_class("weapon")


def _head(parse: Parse, phrase: Phrase) -> str:
    """The word that a phrase is about: not "dozens" of "dozens of men"."""
    words = parse.tokens.lower[phrase.start : phrase.end]
    if "of" not in words[1:]:
        return words[-1]
    before = words.index("of", 1) - 1
    return words[-1] if parse.tags[phrase.start + before] == "U" else words[before]


def is_being(word: str) -> bool:
    """Whether a plain noun, in either number, is somebody who can act."""
    return _is_one(word, _BEINGS)


def is_struck_thing(word: str) -> bool:
    """Whether a plain noun, in either number, is a thing that violence strikes: a house, a ship."""
    return _is_one(word, ("struck",))


def _opens_with_name(parse: Parse, phrase: Phrase) -> bool:
    """Whether a capital that any word would have there is that of a name: no English word."""
    word = parse.tokens.words[phrase.start]
    return word[0].isupper() and len(word) > 1 and not is_english(fold(word))


def _is_one(word: str, classes: tuple[str, ...]) -> bool:
    """Whether a noun in either number is of one of some classes of words."""
    forms = {word, word.removesuffix("s"), word.removesuffix("es")}
    if word.endswith("ies"):
        forms.add(f"{word[:-3]}y")
    if word.endswith("men"):
        forms.add(f"{word[:-3]}man")
    forms.add(word.rpartition("-")[2])
    return any(not word_class(name).isdisjoint(forms) for name in classes)
