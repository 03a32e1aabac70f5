"""Who did it and to whom: the noun phrases around a trigger."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from geo.events.beings import is_being, is_struck_thing, names_somebody
from geo.events.clauses import Parse
from geo.events.conjuncts import joined
from geo.events.nominal import felled, of_noun
from geo.events.phrases import LONGEST, Phrase
from geo.events.triggers import Trigger
from geo.events.verbal import of_verb
from geo.reading import Actor, ActorRole

_OF_PERSONS: Final = frozenset(
    {"killing", "mass killing", "execution", "wounding", "kidnapping", "arrest", "detention",
     "torture", "beating", "stabbing", "sexual violence", "release of persons", "conviction",
     "sentencing", "hostage-taking", "enslavement", "rescue"}
)  # fmt: skip
"""Labels of what is done to persons alone, whatever the noun that names them."""
_DEGREES: Final = frozenset({"least", "most"})


def actors(
    parse: Parse,
    trigger: Trigger,
    subjects: tuple[Phrase | None, ...],
    places: Collection[int],
    sites: Collection[int],
    text: str,
) -> tuple[Actor, ...]:
    """Find who acts and who undergoes an event.

    Args:
        parse: The sentence.
        trigger: What tells the event.
        subjects: The subject of each clause.
        places: Tokens of the places of the event, which do not act in it.
        sites: Tokens of all names that are places here, not governments or peoples.
        text: The document.
    """
    if trigger.is_noun or parse.tags[trigger.start] == "N":
        pairs = of_noun(parse, trigger, subjects)
    else:
        pairs = of_verb(parse, trigger, subjects)
    pairs.append((felled(parse, trigger), "recipient"))
    found: list[Actor] = []
    for phrase, role in _of_each(parse, pairs):
        if not _is_actor(parse, phrase, places) or _is_scene(parse, trigger, phrase, sites):
            continue
        is_struck = role == "recipient" and trigger.entry.type == "ASSAULT"
        person = role == "recipient" and trigger.entry.label in _OF_PERSONS
        if not person and not names_somebody(parse, phrase, is_struck=is_struck):
            continue
        span = parse.tokens.at(*_trimmed(parse, phrase, is_struck=is_struck))
        actor = Actor(span=span, text=text[span.start : span.end], role=role)
        if all(not actor.span.overlaps(other.span) for other in found):
            found.append(actor)
    return tuple(sorted(found, key=lambda actor: actor.span.start))


def _is_actor(parse: Parse, phrase: Phrase, places: Collection[int]) -> bool:
    letters = parse.tags[phrase.start : phrase.end]
    if parse.tags[phrase.end : phrase.end + 2] == ",N" and letters == "DN":
        # "the open, desert border": only the first of its adjectives.
        return False
    if letters == "I" or not any(letter in "NE" for letter in letters):
        return False
    return any(k not in places and parse.tags[k] != "D" for k in range(phrase.start, phrase.end))


def _is_scene(parse: Parse, trigger: Trigger, phrase: Phrase, sites: Collection[int]) -> bool:
    """Whether a name right before a noun says where it was: "the Orlando shooting"."""
    beside = trigger.is_noun and phrase.end <= trigger.start
    beside = beside and "O" not in parse.tags[phrase.end : trigger.start]
    between = parse.tags[phrase.end : trigger.start].strip("NJ")
    return beside and not between and any(k in sites for k in range(*phrase))


def _trimmed(parse: Parse, phrase: Phrase, *, is_struck: bool) -> Phrase:
    start, end = phrase
    while start < end - 1 and (parse.tags[start] == "D" or parse.tokens.lower[start] in _DEGREES):
        start += 1
    owned = parse.tags.rfind("O", start, end)
    head = parse.tokens.lower[end - 1]
    thing = parse.tags[end - 1] == "N" and not is_being(head)
    if owned > start and thing and not (is_struck and is_struck_thing(head)):
        # "Baghdad's decision" is nobody: Baghdad decided.
        end = owned
    return Phrase(start, min(end, start + LONGEST))


def _of_each(
    parse: Parse, pairs: Iterable[tuple[Phrase | None, ActorRole]]
) -> Iterator[tuple[Phrase, ActorRole]]:
    for phrase, role in pairs:
        if phrase is not None:
            for part in joined(parse, phrase):
                yield part, role
