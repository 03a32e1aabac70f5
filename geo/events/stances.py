"""What the words of a sentence make of each of its clauses: denied, feared, planned, only supposed.

Each clause gets the stance that its own verb, what governs it and what it goes on from give it.
Source of the distinctions: FactBank (Saurí and Pustejovsky 2009) and the auxiliary modes of PLOVER.
"""

from typing import Final

from geo.events.clauses import Clause, Parse
from geo.events.cues import cues
from geo.events.speech import Saying
from geo.events.words import lemmas, word_class
from geo.reading import Factuality

NOT: Final = ("denied", "negated")
"""Stances of what did not happen."""
_BREAKS: Final = ",;Q"
_REACH: Final = 6
_SPEECH: Final[dict[str, Factuality]] = {
    "deny": "denied", "warn": "feared", "caution": "feared", "fear": "feared", "worry": "feared",
}  # fmt: skip
_NOBODY: Final = frozenset({"no", "nobody", "none", "neither"})


def stances(parse: Parse, said: tuple[Saying, ...]) -> tuple[str, ...]:
    """The stance of each clause; empty where told as fact, `maybe` and `would` undecided.

    Args:
        parse: The sentence.
        said: Who says what in it.
    """
    spoken = _spoken(said)
    found: list[str] = []
    for n, clause in enumerate(parse.clauses):
        own = own_stance(parse, clause)
        governed = spoken.get(n, "") or _governed(parse, n, found) or _gainsaid(parse, n)
        found.append(_stronger(governed, own))
    return tuple(found)


def _gainsaid(parse: Parse, n: int) -> str:
    """Whether an aside denies what a clause tells: "they burnt the town, which the army denies"."""
    if n + 1 >= len(parse.clauses):
        return ""
    after = parse.clauses[n + 1]
    aside = parse.tokens.lower[after.start : after.start + 2] == [",", "which"]
    return "disputed" if aside and lemma(parse, after) in word_class("rebutting") else ""


def _spoken(said: tuple[Saying, ...]) -> dict[int, str]:
    found: dict[int, str] = {}
    for saying in said:
        stance = _SPEECH.get(saying.verb, "")
        for n in saying.content if stance else ():
            found[n] = stance
    return found


def _stronger(governed: str, own: str) -> str:
    """Of what governs a clause and what its own verb says, the one that decides."""
    if governed in NOT or not own:
        return governed
    if own in NOT and governed not in ("feared", "demanded"):
        return own
    if governed == "hypothetical" and own == "planned":
        return governed
    return governed if governed in ("feared", "demanded", "if") and own not in NOT else own


def own_stance(parse: Parse, clause: Clause) -> str:
    """What the clause's own verb group says: a modal, a negation."""
    if not clause.has_verb:
        return ""
    if clause.link == "if":
        return "hypothetical"
    stance = ""
    if _is_nobody(parse, clause):
        return "negated"
    for k in range(clause.first, clause.verb + 1):
        letter, word = parse.tags[k], parse.tokens.lower[k]
        if letter == "Z" and parse.tokens.lower[k + 1 : k + 2] != ["only"]:
            return "negated"
        if letter == "M":
            stance = cues("modal").get(word, stance)
    if has_adverb(parse, clause, "negated"):
        return "negated"
    return stance


def _is_nobody(parse: Parse, clause: Clause) -> bool:
    """Whether nobody does it: "no one was killed", "neither side withdrew"."""
    for k in range(clause.start, clause.first):
        if parse.tokens.lower[k] in _NOBODY and parse.tags[k - 1 : k] != "P":
            return True
    return parse.tokens.lower[clause.start : clause.start + 3] == ["not", "a", "single"]


def has_adverb(parse: Parse, clause: Clause, effect: str) -> bool:
    """Whether an adverb of an effect stands before a clause's verb: "reportedly", "never"."""
    if not clause.has_verb:
        return False
    words = parse.tokens.lower[clause.start : clause.verb + 1]
    return any(cues("adverb").get(word) == effect for word in words)


def _governed(parse: Parse, n: int, found: list[str]) -> str:
    """What the words before a clause make of it."""
    clause = parse.clauses[n]
    if n == 0:
        return _before(parse, clause.start, clause.first) if clause.link in ("to", "ing") else ""
    if clause.link in ("to", "ing"):
        return _of_complement(parse, n, found)
    if clause.link == "and":
        return _of_partner(parse, n, found)
    if clause.link == "participle":
        return found[-1] if lemma(parse, parse.clauses[n - 1]) in ("get", "have", "want") else ""
    if clause.link in ("that", "main", "relative"):
        return _of_content(parse, n)
    return ""


def _of_content(parse: Parse, n: int) -> str:
    """What the clause before makes of what it says or thinks."""
    clause, before = parse.clauses[n], parse.clauses[n - 1]
    verb = lemma(parse, before)
    stance = _before(parse, before.verb - 1, _tie(parse, clause))
    if stance == "claimed" and verb in word_class("rebutting"):
        return cues("verb").get(verb, "denied")
    if stance or clause.link != "that":
        return stance
    effect = cues("verb").get(verb, "")
    bare = parse.tags[clause.verb : clause.verb + 1] == "V"
    if effect == "demanded":
        return effect if bare or "M" in parse.tags[clause.first : clause.verb] else ""
    return effect if effect in ("denied", "disputed", "hypothetical") else ""


def _tie(parse: Parse, clause: Clause) -> int:
    """Up to where words before a "that" clause may govern it; its own start if they may not."""
    if clause.link == "relative" and parse.tokens.lower[clause.start] != "that":
        return 0
    opens = parse.tags[clause.start]
    return clause.start if opens not in _BREAKS or clause.link == "that" else 0


def _of_complement(parse: Parse, n: int, found: list[str]) -> str:
    """What governs an infinitive or an -ing: a cue, a verb that lets things happen, a purpose."""
    clause, before = parse.clauses[n], parse.clauses[n - 1]
    joint = parse.tokens.lower[clause.first - 1]
    if joint == "from" and _is_barred(parse, n):
        return "hypothetical"
    if joint == "without" and clause.link == "ing":
        return "negated"
    stance = _before(parse, max(before.verb, clause.first - _REACH), clause.first)
    if stance and joint != "by":
        return stance
    verb = lemma(parse, before)
    effect = cues("verb").get(verb, "")
    if effect and joint not in (",", "by"):
        return "hypothetical" if found[-1] in NOT else effect
    goes_on = clause.link == "ing" or verb in cues("open") or joint == ","
    return found[-1] if goes_on else "planned"


def _is_barred(parse: Parse, n: int) -> bool:
    """Whether somebody is kept from doing it: "to stop groups allied with them from entering"."""
    near = parse.clauses[max(0, n - 3) : n]
    return any(lemma(parse, clause) in word_class("barring") for clause in near)


def _of_partner(parse: Parse, n: int, found: list[str]) -> str:
    """A verb joined by "and" without a tense of its own shares the stance before it."""
    clause, before = parse.clauses[n], parse.clauses[n - 1]
    bare = clause.verb == clause.first and parse.tags[clause.verb] in "VLG"
    same = parse.tags[clause.verb] == parse.tags[before.verb] or parse.tags[clause.verb] == "V"
    if bare and same and not parse.has_noun(clause):
        return found[-1] or ""
    return ""


def lemma(parse: Parse, clause: Clause) -> str:
    """The bare form of a clause's verb; empty where it has none."""
    if not clause.has_verb:
        return ""
    word = parse.tokens.lower[clause.verb]
    return lemmas().get(word, word)


def _before(parse: Parse, low: int, high: int) -> str:
    """The effect of the nearest cue noun or adjective before a clause, in reach of it."""
    for k in range(high - 1, max(low, high - _REACH, -1), -1):
        if parse.tags[k] in ";Q":
            break
        if parse.tags[k] == "N" and k == high - 1 and is_negated(parse, k):
            return "negated"
        effect = cues("noun").get(parse.tokens.lower[k])
        if effect is not None and parse.tags[k] in "NAVJLGE":
            return "negated" if is_negated(parse, k) else effect
    return ""


def is_negated(parse: Parse, k: int) -> bool:
    """Whether a "no" stands before a noun: "no evidence that", "no plans to"."""
    return "no" in parse.tokens.lower[max(0, k - 2) : k]
