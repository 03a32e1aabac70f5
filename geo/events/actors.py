"""Who did it and to whom: the noun phrases around a trigger."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from geo.events.beings import is_being, is_struck_thing, is_weapon, names_somebody
from geo.events.clauses import Clause, Parse
from geo.events.conjuncts import joined
from geo.events.phrases import Phrase, following
from geo.events.quantities import QUALIFIERS
from geo.events.triggers import Trigger
from geo.events.words import lemmas, word_class
from geo.reading import Actor, ActorRole

_DURING: Final = frozenset({"", "in", "during", "at", "for", "on", "after"})
_AMID: Final = frozenset({"in", "during"})
_BY: Final = _AMID | {"by"}
_DYING: Final = frozenset({"died", "dies"})
_AGENT: Final = frozenset({"by"})
_PATIENT: Final = frozenset({"against", "with"})
_SIDES: Final = frozenset({"between", "among"})
_TARGET: Final = frozenset({"at", "on", "into", "against", "towards", "toward"})
"""What stands before whom a weapon is fired at."""
_FIRE: Final = frozenset({"fire", "fired", "firing", "fires", "shots", "rounds"})
_SUFFERED: Final = frozenset({"die", "perish", "succumb", "drown", "plead"})
_OF_PERSONS: Final = frozenset(
    {"killing", "mass killing", "execution", "wounding", "kidnapping", "arrest", "detention",
     "torture", "beating", "stabbing", "sexual violence", "release of persons", "conviction",
     "sentencing", "hostage-taking", "enslavement", "rescue"}
)  # fmt: skip
"""Labels of what is done to persons alone, whatever the noun that names them."""
_GOING: Final = frozenset({"flee", "leave", "run", "escape"})
_DISPLACED: Final = "displacement"
_DESCRIBES: Final = re.compile(r"[-–](?:\w{1,20}ed|led|held)$")
"""Ends of compounds that say whose side, not who: "Turkish-backed", "rebel-held"."""
_ANSWERS: Final = {
    "respond": "with", "retaliate": "with", "reply": "with", "follow": "with", "answer": "with",
    "react": "with", "claim": "",
}  # fmt: skip
"""Verbs whose subject does the deed of a noun behind a preposition: "claimed an attack"."""
_BELONGING: Final = "of"
_LONGEST: Final = 9
_DEGREES: Final = frozenset({"least", "most"})
_LED: Final = frozenset({"military operation", "offensive"})
"""Labels of nouns whose "of" tells who acts: "the operations of the army"."""
_STATES: Final = frozenset({"m", "s"})


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
        pairs = _of_noun(parse, trigger, subjects)
    else:
        pairs = _of_verb(parse, trigger, subjects)
    pairs.append((_felled(parse, trigger), "recipient"))
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
    return Phrase(start, min(end, start + _LONGEST))


def _of_each(
    parse: Parse, pairs: Iterable[tuple[Phrase | None, ActorRole]]
) -> Iterator[tuple[Phrase, ActorRole]]:
    for phrase, role in pairs:
        if phrase is not None:
            for part in joined(parse, phrase):
                yield part, role


def _of_verb(
    parse: Parse, trigger: Trigger, subjects: tuple[Phrase | None, ...]
) -> list[tuple[Phrase | None, ActorRole]]:
    n = parse.owner[trigger.start]
    clause = parse.clauses[n]
    subject = subjects[n]
    if trigger.entry.pos == "J" or parse.tags[trigger.start] == "J":
        return [(following(parse, trigger.end, len(parse.tags)), "recipient")]
    # "Hundreds demonstrated": nobody is demonstrated.
    if clause.passive and clause.verb == trigger.start and trigger.entry.type != "PROTEST":
        return [(subject, "recipient"), (_behind(parse, trigger.end, _AGENT), "actor")]
    direct = _object(parse, trigger)
    verb = lemmas().get(parse.tokens.lower[trigger.start])
    if verb in _SUFFERED or (trigger.entry.label == _DISPLACED and verb in _GOING):
        # "Hundreds fled their homes": it was done to them.
        return [(subject, "recipient")]
    return [(subject, "actor"), (direct, "recipient")]


def _object(parse: Parse, trigger: Trigger) -> Phrase | None:
    """What follows a verb directly, or behind "with" and "against"."""
    start = trigger.end
    if parse.tokens.lower[start - 1] in _FIRE:
        # "opened fire on worshippers"
        return _behind(parse, start, _TARGET | _PATIENT)
    while start < len(parse.tags) and parse.tags[start] == "A":
        start += 1
    if re.match("C[BLVG]", parse.tags[start : start + 2]):
        # "looted and burned the embassy"
        start += 2
    start = _measured(parse, start)
    high = min(len(parse.tags), start + _LONGEST)
    joints = _PATIENT | {"to"} if "v" in trigger.entry.frame else _PATIENT
    direct = following(parse, start, high)
    if direct is not None and parse.tokens.lower[direct.end - 1] == "dead":
        # "shot seven people dead"
        direct = Phrase(direct.start, direct.end - 1)
    if direct is not None and is_weapon(parse, direct):
        # "fired ten rockets at the camp"
        return _behind(parse, direct.end, _TARGET)
    return direct or _behind(parse, trigger.end, joints)


def _measured(parse: Parse, start: int) -> int:
    """Where a number stands behind words that only qualify it: "at least", "as many as"."""
    k = start + (parse.tokens.lower[start + 1 : start + 2] == ["estimated"])
    while parse.tokens.lower[k : k + 1] and parse.tokens.lower[k] in QUALIFIERS and k < start + 3:
        k += 1
    return k if parse.tags[k : k + 1] == "U" else start


def _behind(parse: Parse, start: int, joints: frozenset[str]) -> Phrase | None:
    """The phrase behind one of some prepositions, in the same stretch of the sentence."""
    for k in range(start, min(len(parse.tags), start + _LONGEST)):
        if parse.tags[k] in ",;Q.VBXM":
            return None
        if parse.tokens.lower[k] in joints:
            return following(parse, k + 1, min(len(parse.tags), k + 1 + _LONGEST))
    return None


def _of_noun(
    parse: Parse, trigger: Trigger, subjects: tuple[Phrase | None, ...]
) -> list[tuple[Phrase | None, ActorRole]]:
    pairs: list[tuple[Phrase | None, ActorRole]] = [
        (_owner(parse, trigger), "actor"),
        (_behind(parse, trigger.end, _AGENT), "actor"),
        (_behind(parse, trigger.end, _SIDES), "actor"),
        (_behind(parse, trigger.end, _patients(trigger)), "recipient"),
    ]
    if parse.tokens.lower[trigger.end : trigger.end + 1] == [_BELONGING]:
        whose = following(parse, trigger.end + 1, min(len(parse.tags), trigger.end + _LONGEST))
        moves = not _STATES.isdisjoint(trigger.entry.frame) or trigger.entry.label in _LED
        pairs.append((whose, "actor" if moves else "recipient"))
    n = parse.owner[trigger.start]
    clause = parse.clauses[n]
    heads = clause.has_verb and trigger.end <= clause.first and not clause.passive
    start = parse.back_over(trigger.start, "DNJEUOt")
    if heads and parse.tags[start - 1 : start] != "P":
        pairs.append((_killed(parse, clause), "recipient"))
    if clause.has_verb and clause.verb < trigger.start:
        pairs.extend(_harmed(parse, trigger, subjects[n]))
        if not clause.passive:
            known = any(p for p, _ in pairs[:3])
            pairs.extend(_by_clause(parse, trigger, subjects[n], known=known))
    return pairs


def _felled(parse: Parse, trigger: Trigger) -> Phrase | None:
    """Whom the next clause says that it killed or hurt: "shelled the town, killing nine people"."""
    n = parse.owner[trigger.start]
    if trigger.entry.type != "ASSAULT" or n + 1 >= len(parse.clauses):
        return None
    clause, after = parse.clauses[n], parse.clauses[n + 1]
    described = clause.link == "participle" and after.link == "main" and not after.passive
    return _killed(parse, after) if after.link in ("ing", "relative") or described else None


def _killed(parse: Parse, clause: Clause) -> Phrase | None:
    """Whom a deed killed or hurt that is the subject: "the blast wounded four children"."""
    if parse.tokens.lower[clause.verb] not in word_class("smitten"):
        return None
    return following(parse, _measured(parse, clause.verb + 1), clause.end)


def _harmed(
    parse: Parse, trigger: Trigger, subject: Phrase | None
) -> Iterator[tuple[Phrase | None, ActorRole]]:
    """Who did what to whom in an attack: "killed ten men in a raid", "was hit by an air strike"."""
    clause = parse.clause_at(trigger.start)
    verb, joint = parse.tokens.lower[clause.verb], _joint(parse, trigger)
    if trigger.entry.type != "ASSAULT":
        return
    if clause.passive:
        if verb in word_class("smitten") and joint in _BY:
            yield subject, "recipient"
    elif verb in _DYING and joint in _AMID | {"of", "from"}:
        yield subject, "recipient"
    elif joint in _AMID and verb in word_class("smitten"):
        yield subject, "actor"
        yield _killed(parse, clause), "recipient"


def _by_clause(
    parse: Parse, trigger: Trigger, subject: Phrase | None, *, known: bool
) -> Iterator[tuple[Phrase | None, ActorRole]]:
    """What the subject of "staged an attack", "received a call" is to the noun's event."""
    clause = parse.clause_at(trigger.start)
    word = parse.tokens.lower[clause.verb]
    if clause.start == clause.first and word in word_class("be"):
        # "in what rescuers said was an attack"
        return
    verb = lemmas().get(word, "")
    talks = trigger.entry.type == "CONSULT"
    answers = verb in _ANSWERS and _joint(parse, trigger) == _ANSWERS[verb]
    if not answers and _joint(parse, trigger) not in (_DURING if talks else ("", "on")):
        return
    if verb == "receive" and talks:
        yield _behind(parse, trigger.end, frozenset({"from"})), "actor"
        yield subject, "recipient"
    elif not known and (
        talks or answers or verb in word_class("light") or word in word_class("be")
    ):
        yield subject, "actor"


def _joint(parse: Parse, trigger: Trigger) -> str:
    """The preposition before a noun's phrase, empty where there is none."""
    start = parse.back_over(trigger.start, "DNJEUOt")
    if start > 1 and parse.tokens.lower[start - 2] in word_class("series"):
        # "launched a wave of attacks"
        start = parse.back_over(start - 2, "DNJEUOt")
    return parse.tokens.lower[start - 1] if start > 0 and parse.tags[start - 1] in "PS" else ""


def _patients(trigger: Trigger) -> frozenset[str]:
    return _PATIENT | {"on"} if trigger.entry.type in ("ASSAULT", "SANCTION") else _PATIENT


def _owner(parse: Parse, trigger: Trigger) -> Phrase | None:
    """Whose event it is by the words before it: "Turkey's offensive", "Turkish military raids"."""
    end = trigger.start
    while end > 0 and parse.tags[end - 1] in "NJ" and end > trigger.start - 3:
        end -= 1
    if end > 0 and parse.tags[end - 1] == "O":
        end -= 1
    start = parse.back_over(end, "EO")
    start += parse.tags[start:end].startswith("O")
    inner = parse.tags.find("O", start, end)
    if inner >= 0:
        # "Turkey's Peace Spring operation": what comes between is the name of the event.
        end = inner
    if end - start == 1 and _DESCRIBES.search(parse.tokens.lower[start]):
        return None
    return Phrase(start, end) if start < end else None
