"""Who acts in an event that a noun tells, and whom it befalls: "the army's raid on the camp"."""

import re
from collections.abc import Iterator
from typing import Final

from geo.events.clauses import Clause, Parse
from geo.events.phrases import AGENT, LONGEST, PATIENT, Phrase, behind, following, measured
from geo.events.triggers import Trigger
from geo.events.words import lemmas, word_class
from geo.reading import ActorRole

_DURING: Final = frozenset({"", "in", "during", "at", "for", "on", "after"})
_AMID: Final = frozenset({"in", "during"})
_BY: Final = _AMID | {"by"}
_DYING: Final = frozenset({"died", "dies"})
_SIDES: Final = frozenset({"between", "among"})
_DESCRIBES: Final = re.compile(r"[-–](?:\w{1,20}ed|led|held)$")
"""Ends of compounds that say whose side, not who: "Turkish-backed", "rebel-held"."""
_ANSWERS: Final = {
    "respond": "with", "retaliate": "with", "reply": "with", "follow": "with", "answer": "with",
    "react": "with", "claim": "",
}  # fmt: skip
"""Verbs whose subject does the deed of a noun behind a preposition: "claimed an attack"."""
_INSIDE: Final = "DNJEUOt"
"""Tags inside a noun's phrase, before the noun."""
_BELONGING: Final = "of"
_LED: Final = frozenset({"military operation", "offensive"})
"""Labels of nouns whose "of" tells who acts: "the operations of the army"."""
_STATES: Final = frozenset({"m", "s"})


def of_noun(
    parse: Parse, trigger: Trigger, subjects: tuple[Phrase | None, ...]
) -> list[tuple[Phrase | None, ActorRole]]:
    """Phrases that may act in an event that a noun tells, or undergo it, with their roles."""
    pairs: list[tuple[Phrase | None, ActorRole]] = [
        (_owner(parse, trigger), "actor"),
        (behind(parse, trigger.end, AGENT), "actor"),
        (behind(parse, trigger.end, _SIDES), "actor"),
        (behind(parse, trigger.end, _patients(trigger)), "recipient"),
    ]
    if parse.tokens.lower[trigger.end : trigger.end + 1] == [_BELONGING]:
        whose = following(parse, trigger.end + 1, min(len(parse.tags), trigger.end + LONGEST))
        moves = not _STATES.isdisjoint(trigger.entry.frame) or trigger.entry.label in _LED
        pairs.append((whose, "actor" if moves else "recipient"))
    n = parse.owner[trigger.start]
    clause = parse.clauses[n]
    heads = clause.has_verb and trigger.end <= clause.first and not clause.passive
    start = parse.back_over(trigger.start, _INSIDE)
    if heads and parse.tags[start - 1 : start] != "P":
        pairs.append((_killed(parse, clause), "recipient"))
    if clause.has_verb and clause.verb < trigger.start:
        pairs.extend(_harmed(parse, trigger, subjects[n]))
        if not clause.passive:
            known = any(p for p, _ in pairs[:3])
            pairs.extend(_by_clause(parse, trigger, subjects[n], known=known))
    return pairs


def felled(parse: Parse, trigger: Trigger) -> Phrase | None:
    """Whom the next clause says that it killed or hurt: "shelled the town, killing nine people"."""
    n = parse.owner[trigger.start]
    if trigger.entry.type != "ASSAULT" or n + 1 >= len(parse.clauses):
        return None
    clause, after = parse.clauses[n], parse.clauses[n + 1]
    described = clause.link == "participle" and after.link == "main" and not after.passive
    told = after.link == "ing" or (after.link == "relative" and trigger.is_noun)
    return _killed(parse, after) if told or described else None


def _killed(parse: Parse, clause: Clause) -> Phrase | None:
    """Whom a deed killed or hurt that is the subject: "the blast wounded four children"."""
    if parse.tokens.lower[clause.verb] not in word_class("smitten"):
        return None
    return following(parse, measured(parse, clause.verb + 1), clause.end)


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
        yield behind(parse, trigger.end, frozenset({"from"})), "actor"
        yield subject, "recipient"
    elif not known and (
        talks or answers or verb in word_class("light") or word in word_class("be")
    ):
        yield subject, "actor"


def _joint(parse: Parse, trigger: Trigger) -> str:
    """The preposition before a noun's phrase, empty where there is none."""
    start = parse.back_over(trigger.start, _INSIDE)
    if start > 1 and parse.tokens.lower[start - 2] in word_class("series"):
        # "launched a wave of attacks"
        start = parse.back_over(start - 2, _INSIDE)
    return parse.tokens.lower[start - 1] if start > 0 and parse.tags[start - 1] in "PS" else ""


def _patients(trigger: Trigger) -> frozenset[str]:
    return PATIENT | {"on"} if trigger.entry.type in ("ASSAULT", "SANCTION") else PATIENT


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
