"""Find the words in a parsed sentence that tell of an event."""

from dataclasses import dataclass
from typing import Final

from geo.events.clauses import Clause, Parse
from geo.events.conditions import HANGING, is_met
from geo.events.lexicon import GAP, Entry, lexicon
from geo.events.words import readings, word_class

_TAGS: Final = {"V": "VBLG", "N": "NG", "J": "NJL", "X": "NVBLGJUDPAXSCIWTMZ"}
_WIDEST_GAP: Final = 4
_CHARGED: Final = frozenset({"of", "with"})
_APART: Final = frozenset({"after", "before", "since"})
_ROW: Final = frozenset({"main", "and"})
"""Links of clauses that tell one thing after the other."""
_EFFECT: Final = 2
"""Clauses between an act and the dead or the damage it is told to have caused."""
_FAR: Final = 24
"""Words to either side of a trigger in which the cause of harm is looked for."""
_FIRING: Final = frozenset({"firing of weapons", "missile strike"})
_ARMED: Final = ("fighters", "armed", "troops", "weapon")
_LAW: Final = "legislation"
_LAWS: Final = frozenset({_LAW, "amnesty law"})
_HALTS: Final = frozenset(
    {"halt of fighting", "easing of restrictions", "lifting of a siege", "concession",
     "suspension of ties", "breaking off of talks"}
)  # fmt: skip
"""Labels of what ends something; what it ends is no event of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trigger:
    """An entry of the lexicon met in a sentence; bounds count tokens, end exclusive."""

    start: int
    end: int
    entry: Entry

    @property
    def is_noun(self) -> bool:
        """Whether a noun tells the event, not a verb."""
        return self.entry.pos in "NX"


def triggers(parse: Parse, places: frozenset[int]) -> tuple[Trigger, ...]:
    """All triggers of a sentence, at most one event of a kind in a clause.

    Args:
        parse: The sentence.
        places: The tokens that belong to place names.

    Returns:
        In the order of the text, never overlapping.
    """
    found: list[Trigger] = []
    table = lexicon()
    end = 0
    for i in [i for i, word in enumerate(parse.tokens.lower) if word in table]:
        if i < end or i in places:
            continue
        trigger = _match(parse, i, places)
        if trigger is not None:
            found.append(trigger)
            end = i + 1 if trigger.entry.is_open else trigger.end
    return _distinct(parse, found, places)


def _match(parse: Parse, i: int, places: frozenset[int]) -> Trigger | None:
    for entry in lexicon()[parse.tokens.lower[i]]:
        if parse.tags[i] not in _TAGS[entry.pos]:
            continue
        end = _end(parse, i, entry)
        if end and _holds(parse, (i, end), entry, places):
            return Trigger(start=i, end=end, entry=entry)
    return None


def _end(parse: Parse, i: int, entry: Entry) -> int:
    """Where the words of an entry end if they begin at a token, 0 if they do not follow."""
    if len(entry.pattern) == 1:
        return i + 1
    lower, k, gap = parse.tokens.lower, i + 1, 0
    second = entry.pattern[1]
    if second is not GAP and (k == len(lower) or lower[k] not in second):
        return 0
    clause = parse.owner[i]
    if clause + 1 < len(parse.clauses) and parse.clauses[clause + 1].link == "to":
        # "refused to leave": the infinitive goes on with the phrase.
        clause += 1
    stop = parse.clauses[clause].end
    for forms in entry.pattern[1:]:
        if forms is GAP:
            gap = _WIDEST_GAP
            continue
        # "was found | hanged": words side by side are one phrase whatever clauses they make.
        reach = min(k + gap + 1, stop) if gap else min(k + 1, len(lower))
        k = next((j + 1 for j in range(k, reach) if lower[j] in forms), 0)
        if not k:
            return 0
        gap = 0
    return k


def _holds(parse: Parse, bounds: tuple[int, int], entry: Entry, places: frozenset[int]) -> bool:
    start, end = bounds
    if entry.pos == "N" and _is_modifier(parse, end):
        return False
    of = parse.tags[start] == "G" and parse.tokens.lower[max(0, start - 1)] == "of"
    if of and parse.tokens.lower[start - 2] in word_class("abstract"):
        # "the issue of fighting terror" tells of no fight.
        return False
    if entry.needs is not None and not is_met(parse, bounds, entry.needs, places):
        return False
    if entry.type == "ASSAULT" and _is_harmless(parse, start):
        return False
    bars = entry.bars
    return bars is None or not is_met(parse, (start, end), bars, places)


def _is_harmless(parse: Parse, start: int) -> bool:
    """Whether nature, chance, sport, money or illness strikes in a clause, and no armed people."""
    n = parse.owner[start]
    clause = parse.clauses[n]
    first = parse.clauses[n - 1].start if n and clause.link in HANGING else clause.start
    joined = parse.clauses[n + 1 : n + 2]
    # "Ten were killed and dozens hurt in a stampede": the two share what follows.
    last = joined[0] if joined and joined[0].link == "and" else clause
    # The verb itself is none of them: "Protesters storm parliament".
    lower = parse.tokens.lower
    words = lower[max(first, start - _FAR) : start] + lower[start + 1 : min(last.end, start + _FAR)]
    harmless = not word_class("nature").isdisjoint(words)
    harmless = harmless or not word_class("figurative").isdisjoint(words)
    return harmless and all(word_class(name).isdisjoint(words) for name in _ARMED)


def _is_modifier(parse: Parse, end: int) -> bool:
    """Whether a noun only describes the next one: "attack helicopter", "war crimes"."""
    if end >= len(parse.tags) or parse.tags[end] != "N":
        return False
    word = parse.tokens.lower[end]
    return word not in word_class("heads") and readings().get(word, "N") not in "yvzw"


def _distinct(parse: Parse, found: list[Trigger], places: frozenset[int]) -> tuple[Trigger, ...]:
    kept: list[Trigger] = []
    for n, this in enumerate(found):
        near = found[max(0, n - _WIDEST_GAP) : n] + found[n + 1 : n + 1 + _WIDEST_GAP]
        if not any(_tells_too(parse, this, other, places) for other in near):
            kept.append(this)
    return tuple(kept)


def _tells_too(parse: Parse, this: Trigger, other: Trigger, places: frozenset[int]) -> bool:
    """Whether another trigger already tells the event of this one."""
    if other.start <= this.start < other.end and other.entry.is_open:
        return True
    if this.start <= other.start < this.end:
        return False
    if other.entry.label in _HALTS and this.is_noun and _is_halted(parse, this, other):
        return True
    if this.entry.type != other.entry.type:
        return {this.entry.label, other.entry.label} == _LAWS and this.entry.label == _LAW
    apart = parse.owner[this.start] - parse.owner[other.start]
    if apart and (_is_source(parse, this) or _is_source(parse, other)):
        return apart == -1 and _is_source(parse, this)
    effect = "e" in this.entry.frame and "e" not in other.entry.frame and abs(apart) <= _EFFECT
    effect = effect and not (apart and _is_earlier(parse, this))
    effect = effect and not _is_elsewhere(parse, this, other, places)
    return (
        effect
        or (apart == 1 and _goes_on(parse, this, other))
        or (apart == 0 and _is_lesser(parse, this, other))
    )


def _is_source(parse: Parse, trigger: Trigger) -> bool:
    """Whether it only tells whence came what strikes: "rockets fired from Gaza hit Sderot"."""
    fired = parse.tags[trigger.start] == "L" and trigger.entry.label in _FIRING
    return fired and parse.tokens.lower[trigger.end : trigger.end + 1] == ["from"]


def _is_earlier(parse: Parse, this: Trigger) -> bool:
    """Whether a clause tells a deed of another time: "the blast came after troops killed ten"."""
    clause = parse.clause_at(this.start)
    if clause.link == "ing" and parse.tokens.lower[clause.first - 1] in _CHARGED:
        # "shelled the town and accused rebels of killing ten": somebody else's deed.
        return True
    joint = parse.tokens.lower[clause.start : max(clause.first, clause.start)]
    return clause.finite and not clause.passive and not _APART.isdisjoint(joint)


def _is_elsewhere(parse: Parse, this: Trigger, other: Trigger, places: frozenset[int]) -> bool:
    """Whether two deeds in a row have a place each: "killed ten in Arbinda, and attacked Kaya"."""
    first, last = sorted((parse.owner[this.start], parse.owner[other.start]))
    clauses = parse.clauses[first : last + 1]
    return (
        first < last
        and all(clause.finite and not clause.passive for clause in (clauses[0], clauses[-1]))
        and all(clause.link in _ROW for clause in clauses[1:])
        and all(_names_place(clause, places) for clause in (clauses[0], clauses[-1]))
    )


def _names_place(clause: Clause, places: frozenset[int]) -> bool:
    behind = range(clause.verb + 1, min(clause.end, clause.verb + _FAR))
    return any(k in places for k in behind)


def _is_halted(parse: Parse, this: Trigger, other: Trigger) -> bool:
    """Whether a noun is what a verb ends: "lifted the curfew", "the talks were called off"."""
    if parse.owner[this.start] != parse.owner[other.start]:
        return False
    behind = 0 <= this.start - other.end <= _WIDEST_GAP + 1
    passive = parse.clause_at(other.start).passive
    return behind or (passive and 0 <= other.start - this.end <= _WIDEST_GAP + 1)


def _goes_on(parse: Parse, this: Trigger, other: Trigger) -> bool:
    """Whether a clause goes on with the act of the one before it: "sent to guard the border"."""
    if parse.clause_at(this.start).link == "to":
        return True
    return this.entry.label == other.entry.label and _is_joined(parse, this, other)


def _is_joined(parse: Parse, this: Trigger, other: Trigger) -> bool:
    """Whether two verbs stand side by side: "occupied and overrun"."""
    between = parse.tags[other.end : this.start]
    return between in ("C", ",C", ",") and parse.clause_at(this.start).link == "and"


def _is_lesser(parse: Parse, this: Trigger, other: Trigger) -> bool:
    """Whether, of two of a type in a clause, this is the one to drop.

    Of a verb with its object ("fought a war") the noun stays; of a subject with its verb
    ("reinforcements were sent") the verb does, unless it only tells the effect ("clashes killed").
    """
    if this.is_noun == other.is_noun:
        linked = this.is_noun and "of" in parse.tokens.lower[other.end : this.start]
        linked = linked and "," not in parse.tags[other.end : this.start]
        return this.start > other.start and (linked or this.entry.label == other.entry.label)
    verb, noun = (other, this) if this.is_noun else (this, other)
    if verb.start < noun.start:
        return this is verb and noun.start <= verb.end + _WIDEST_GAP
    return this is noun and "e" not in verb.entry.frame and verb.start <= noun.end + _WIDEST_GAP
