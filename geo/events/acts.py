"""Words and the deed they speak of are one event: demands, threats, promises, refusals.

PLOVER codes what is done with words by the words: to urge somebody to withdraw is a REQUEST, to
promise aid an AGREE, to promise to withdraw a CONCEDE, to say that one will not a REJECT; the mode
says which deed it is about (Open Event Data Alliance, PLOVER 0.8).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from geo.events.clauses import Parse
from geo.events.triggers import Trigger
from geo.reading import Attribution, Event, Factuality

Coded = tuple[Trigger, Event]

_WORDS: Final = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT", "CONCEDE"})
_MILD: Final = frozenset(
    {"warning", "claim of responsibility", "amnesty law", "legislation", "apology", "denial",
     "violation", "clemency", "easing of restrictions"}
)  # fmt: skip
"""Labels of words that no deed belongs to."""
_REBUTTALS: Final = frozenset({"denial", "rejection"})
_WARNING: Final = "warning"
_KIND: Final = frozenset({"AID", "COOPERATE", "RETREAT", "CONCEDE", "CONSULT", "SUPPORT", "AGREE"})
"""Types of deeds that can be promised, asked for and refused."""
_SOON: Final = frozenset({"AID", "COOPERATE", "SUPPORT"})
"""Types of deeds that are an AGREE whoever tells that they are to come."""
_HOSTILE: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
_FACTS: Final = frozenset({"asserted", "claimed", "disputed"})
_LINKS: Final = frozenset({"to", "that", "ing"})
_CONDITIONS: Final = frozenset({"if", "unless", "until"})
"""What makes a threat of a hostile deed that is announced: "unless the debts are paid"."""
_REACH: Final = 8
"""Tokens behind words in which a noun of their clause is what they are about."""
_OWN: Final = ("his ", "her ", "its ", "their ")
"""How those begin who act for the one that speaks: "his men"."""
_WILL: Final = frozenset({"will", "would", "wo", "shall", "'ll", "’ll", "'d", "’d", "never"})
_MODES: Final[Mapping[str, str]] = {
    "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "CONSULT": "meet",
    "RETREAT": "yield", "CONCEDE": "yield", "ASSAULT": "violence", "COERCE": "restrict",
    "SANCTION": "relations", "PROTEST": "dissent",
}  # fmt: skip
_STANCES: Final[Mapping[str, Factuality]] = {
    "REQUEST": "demanded", "AGREE": "planned", "CONCEDE": "planned", "THREATEN": "planned",
    "REJECT": "negated",
}  # fmt: skip
"""How the text stands to the deed that words are about."""
_HARM: Final = frozenset({"violence", "restrict", "relations", "dissent"})


def acts(parse: Parse, coded: Sequence[Coded]) -> list[Coded]:
    """Join words with the deeds they are about, and type by them deeds that are only words.

    Args:
        parse: The sentence.
        coded: Its triggers and their events, in order.

    Returns:
        What is left, in order.
    """
    found: list[Coded] = []
    words: Coded | None = None
    for trigger, event in coded:
        if words is not None and _is_about(parse, words, trigger, event):
            if words[1].label == _WARNING:
                found[-1] = words = (trigger, _threatened(event))
            elif words[1].label in _REBUTTALS and event.factuality in ("denied", "disputed"):
                found[-1] = words = (trigger, _rebutted(words[1], event))
            elif words[1].label not in _MILD:
                found[-1] = words = (words[0], _joined(words[1], event))
            else:
                found.append((trigger, event))
                words = None
            continue
        told = _told(parse, trigger, event)
        found.append((trigger, told))
        words = found[-1] if event.type in _WORDS else None
    return found


def _rebutted(words: Event, deed: Event) -> Event:
    """A deed that somebody says did not happen, with who says so."""
    who = next((actor for actor in words.actors if actor.role == "actor"), None)
    if deed.attribution is not None or who is None:
        return deed
    return replace(deed, attribution=Attribution(span=who.span, text=who.text))


def _is_about(parse: Parse, words: Coded, trigger: Trigger, event: Event) -> bool:
    """Whether words govern a deed that they only speak of; a warning governs facts as well."""
    end = words[0].end
    if trigger.start < end or (event.factuality in _FACTS and words[1].label != _WARNING):
        return False
    first, last = parse.owner[words[0].start], parse.owner[trigger.start]
    if first == last:
        return trigger.is_noun and trigger.start - end <= _REACH
    links = [clause.link for clause in parse.clauses[first + 1 : last + 1]]
    return _LINKS.issuperset(links)


def _threatened(event: Event) -> Event:
    """A hostile deed that somebody warns to do himself; what is only feared stays so."""
    if event.type not in _HOSTILE or event.factuality != "planned":
        return event
    return replace(event, type="THREATEN", mode=_mode("THREATEN", event), acled=None)


def _joined(words: Event, deed: Event) -> Event:
    if words.label == "promise" and deed.type in _HOSTILE:
        return replace(_threatened(replace(deed, factuality="planned")), actors=words.actors)
    yields = words.type == "AGREE" and deed.type in ("RETREAT", "CONCEDE")
    return replace(
        words,
        type="CONCEDE" if yields else words.type,
        label="concession" if yields else words.label,
        mode=words.mode or _mode(words.type, deed),
        factuality=_STANCES[words.type] if words.factuality in _FACTS else words.factuality,
        places=words.places or deed.places,
        quantities=words.quantities or deed.quantities,
    )


def _mode(type_: str, deed: Event) -> str:
    """What is asked for, refused or threatened, by the type of the deed."""
    if type_ in ("AGREE", "CONCEDE"):
        return deed.mode
    mode = _MODES.get(deed.type, "change")
    return "change" if type_ != "THREATEN" and mode in _HARM else mode


def _told(parse: Parse, trigger: Trigger, event: Event) -> Event:
    """A deed that a speaker only demands, promises, refuses or threatens, typed as those words."""
    if event.type not in _KIND:
        threat = event.factuality == "planned" and event.attribution is not None
        conditional = not _CONDITIONS.isdisjoint(parse.tokens.lower)
        return _threatened(event) if threat and conditional and _is_own(event) else event
    if event.factuality == "planned" and event.type in _SOON:
        return replace(event, type="AGREE", mode=_mode("AGREE", event), acled=None)
    if event.attribution is None or not _is_own(event):
        return event
    type_ = _type(parse, trigger, event)
    if type_ == event.type:
        return event
    return replace(event, type=type_, mode=_mode(type_, event), acled=None)


def _is_own(event: Event) -> bool:
    """Whether who speaks is who would do it, or asks for it, not who reports on others."""
    speaker = event.attribution.text.lower() if event.attribution is not None else ""
    doers = [actor.text.lower() for actor in event.actors if actor.role == "actor"]
    return event.factuality == "demanded" or all(
        d in speaker or speaker in d or d.startswith(_OWN) for d in doers
    )


def _type(parse: Parse, trigger: Trigger, event: Event) -> str:
    if event.factuality == "demanded":
        return "REQUEST"
    if event.factuality == "planned" and event.type == "RETREAT":
        return "CONCEDE"
    clause = parse.clause_at(trigger.start)
    group = parse.tokens.lower[max(clause.first, 0) : clause.verb + 1]
    if event.factuality == "negated" and not _WILL.isdisjoint(group):
        return "REJECT"
    return event.type
