"""How the text stands to an event: told as fact, claimed, denied, feared, planned or asked for.

Each clause first gets the stance that its own verb, what governs it and what it goes on from give
it; an event told by a verb takes that of its clause, an event told by a noun what its own phrase
says, else what the verb does to it. Source of the distinctions: FactBank (Saurí and Pustejovsky
2009) and the auxiliary modes of PLOVER.
"""

from typing import Final, get_args

from geo.events.clauses import Clause, Parse
from geo.events.cues import cues
from geo.events.speech import Saying
from geo.events.triggers import Trigger
from geo.events.words import lemmas, word_class
from geo.reading import Factuality

Stance = Factuality | None
"""None where nothing speaks against a fact."""

_BREAKS: Final = ",;Q"
_TIES: Final = frozenset({"of", "to", "for", "about", "over", "against", "at", "from", "on"})
_ASIDE: Final = frozenset(
    {"during", "after", "amid", "amidst", "before", "since", "following", "despite", "regarding",
     "concerning", "due", "until", "under", "by"}
)  # fmt: skip
"""Prepositions whose noun is taken for granted whatever the clause says."""
_DEFINITE: Final = frozenset({"the", "this", "these", "those", "its", "their", "his", "her"})
_REACH: Final = 6
_SPEECH: Final[dict[str, Factuality]] = {
    "deny": "denied", "warn": "feared", "caution": "feared", "fear": "feared", "worry": "feared",
}  # fmt: skip
_NOBODY: Final = frozenset({"no", "nobody", "none", "neither"})
_NOT: Final = ("denied", "negated")
_HARMFUL: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "THREATEN"})


def stances(parse: Parse, said: tuple[Saying, ...]) -> tuple[str, ...]:
    """The stance of each clause; empty where told as fact, `maybe` and `would` undecided.

    Args:
        parse: The sentence.
        said: Who says what in it.
    """
    spoken = _spoken(said)
    found: list[str] = []
    for n, clause in enumerate(parse.clauses):
        own = _own(parse, clause)
        governed = spoken.get(n, "") or _governed(parse, n, found)
        found.append(_stronger(governed, own))
    return tuple(found)


def factuality(
    parse: Parse, trigger: Trigger, clause_stances: tuple[str, ...], *, reported: bool
) -> Factuality:
    """Decide how the text stands to one event.

    Args:
        parse: The sentence.
        trigger: What tells the event.
        clause_stances: What `stances` said of the sentence.
        reported: Whether a speaker tells it.
    """
    n = parse.owner[trigger.start]
    if trigger.is_noun or trigger.entry.pos == "J":
        stance = _of_noun(parse, trigger, clause_stances)
    else:
        stance = clause_stances[n]
    if stance == "maybe":
        stance = "feared" if trigger.entry.type in _HARMFUL else "hypothetical"
    if stance == "would":
        stance = "planned" if reported else "hypothetical"
    if stance:
        return _known(stance)
    if reported or _has_adverb(parse, parse.clauses[n], "claimed"):
        return "claimed"
    return "asserted"


def _known(stance: str) -> Factuality:
    return next((known for known in get_args(Factuality) if known == stance), "asserted")


def _spoken(said: tuple[Saying, ...]) -> dict[int, str]:
    found: dict[int, str] = {}
    for saying in said:
        stance = _SPEECH.get(saying.verb, "")
        for n in saying.content if stance else ():
            found[n] = stance
    return found


def _stronger(governed: str, own: str) -> str:
    """Of what governs a clause and what its own verb says, the one that decides."""
    if governed in _NOT or not own:
        return governed
    if own in _NOT and governed not in ("feared", "demanded"):
        return own
    if governed == "hypothetical" and own == "planned":
        return governed
    return governed if governed in ("feared", "demanded", "if") and own not in _NOT else own


def _own(parse: Parse, clause: Clause) -> str:
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
    if _has_adverb(parse, clause, "negated"):
        return "negated"
    return stance


def _is_nobody(parse: Parse, clause: Clause) -> bool:
    """Whether nobody does it: "no one was killed", "neither side withdrew"."""
    for k in range(clause.start, clause.first):
        if parse.tokens.lower[k] in _NOBODY and parse.tags[k - 1 : k] != "P":
            return True
    return parse.tokens.lower[clause.start : clause.start + 3] == ["not", "a", "single"]


def _has_adverb(parse: Parse, clause: Clause, effect: str) -> bool:
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
        return found[-1] if _lemma(parse, parse.clauses[n - 1]) in ("get", "have", "want") else ""
    if clause.link in ("that", "main", "relative"):
        return _of_content(parse, n)
    return ""


def _of_content(parse: Parse, n: int) -> str:
    """What the clause before makes of what it says or thinks."""
    clause, before = parse.clauses[n], parse.clauses[n - 1]
    verb = _lemma(parse, before)
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
    verb = _lemma(parse, before)
    effect = cues("verb").get(verb, "")
    if effect and joint not in (",", "by"):
        return "hypothetical" if found[-1] in _NOT else effect
    goes_on = clause.link == "ing" or verb in cues("open") or joint == ","
    return found[-1] if goes_on else "planned"


def _is_barred(parse: Parse, n: int) -> bool:
    """Whether somebody is kept from doing it: "to stop groups allied with them from entering"."""
    near = parse.clauses[max(0, n - 3) : n]
    return any(_lemma(parse, clause) in word_class("barring") for clause in near)


def _of_partner(parse: Parse, n: int, found: list[str]) -> str:
    """A verb joined by "and" without a tense of its own shares the stance before it."""
    clause, before = parse.clauses[n], parse.clauses[n - 1]
    bare = clause.verb == clause.first and parse.tags[clause.verb] in "VLG"
    same = parse.tags[clause.verb] == parse.tags[before.verb] or parse.tags[clause.verb] == "V"
    if bare and same and not _has_subject(parse, clause):
        return found[-1] or ""
    return ""


def _has_subject(parse: Parse, clause: Clause) -> bool:
    return any(letter in "NEI" for letter in parse.tags[clause.start : clause.first])


def _lemma(parse: Parse, clause: Clause) -> str:
    if not clause.has_verb:
        return ""
    word = parse.tokens.lower[clause.verb]
    return lemmas().get(word, word)


def _before(parse: Parse, low: int, high: int) -> str:
    """The effect of the nearest cue noun or adjective before a clause, in reach of it."""
    for k in range(high - 1, max(low, high - _REACH, -1), -1):
        if parse.tags[k] in ";Q":
            break
        if parse.tags[k] == "N" and k == high - 1 and _is_negated(parse, k):
            return "negated"
        effect = cues("noun").get(parse.tokens.lower[k])
        if effect is not None and parse.tags[k] in "NAVJLGE":
            return "negated" if _is_negated(parse, k) else effect
    return ""


def _is_negated(parse: Parse, k: int) -> bool:
    """Whether a "no" stands before a noun: "no evidence that", "no plans to"."""
    return "no" in parse.tokens.lower[max(0, k - 2) : k]


def _of_noun(parse: Parse, trigger: Trigger, clause_stances: tuple[str, ...]) -> str:
    """The stance of an event that a noun tells."""
    start = _phrase_start(parse, trigger.start)
    for k in range(start, trigger.end):
        effect = cues("before").get(parse.tokens.lower[k])
        if effect is not None:
            return _of_any(parse, trigger, effect, clause_stances)
    if start > 1 and parse.tokens.lower[start - 2] in word_class("series"):
        start = _phrase_start(parse, start - 2)
    joint = parse.tokens.lower[start - 1] if start > 0 else ""
    if joint in _TIES and start > 1:
        effect = _governor(parse, start - 2, joint)
        verb = _lemma(parse, parse.clause_at(trigger.start))
        if effect == "claimed" and verb in word_class("rebutting"):
            return cues("verb").get(verb, "denied")
        if effect and not (joint in ("over", "about") and effect == "feared"):
            return effect
    n = parse.owner[trigger.start]
    return _of_argument(parse, trigger, parse.clauses[n], clause_stances[n], start)


def _of_any(parse: Parse, trigger: Trigger, effect: str, clause_stances: tuple[str, ...]) -> str:
    """What a word in the event's own phrase says; "any" leaves a denial of the verb standing."""
    n = parse.owner[trigger.start]
    verb = cues("verb").get(_lemma(parse, parse.clauses[n]), "")
    own = verb if verb in _NOT else clause_stances[n]
    return own if effect == "hypothetical" and own in _NOT else effect


def _phrase_start(parse: Parse, token: int) -> int:
    while token > 0 and parse.tags[token - 1] in "NJDUEOCt" and parse.tags[token - 1] != "Q":
        token -= 1
    return token


def _governor(parse: Parse, k: int, joint: str) -> str:
    """What the word before a preposition makes of the noun behind it."""
    for j in range(k, max(-1, k - 3), -1):
        word = parse.tokens.lower[j]
        effect = cues("noun").get(word)
        if effect is not None and parse.tags[j] in "NAJLG":
            return "negated" if _is_negated(parse, j) else effect
        if parse.tags[j] in "VBLG":
            verb = lemmas().get(word, word)
            return cues("verb").get(f"{verb}+{joint}", cues("verb").get(verb, ""))
        if parse.tags[j] not in "AP":
            return ""
    return ""


def _of_argument(parse: Parse, trigger: Trigger, clause: Clause, stance: str, start: int) -> str:
    """What a clause's verb does to a noun that is its subject or object."""
    if not clause.has_verb:
        return ""
    joint = parse.tokens.lower[start - 1] if start > clause.start else ""
    governed = parse.tags[start - 1 : start] == "P" and start - 2 != clause.verb
    if joint in _ASIDE or governed:
        return ""
    verb = _lemma(parse, clause)
    undergoes = clause.passive if trigger.end <= clause.first else start - clause.verb <= _REACH
    effect = cues("verb").get(verb, "")
    if effect and undergoes and (clause.finite or start > clause.verb):
        return effect
    definite = parse.tokens.lower[start] in _DEFINITE
    if trigger.end <= clause.first:
        # "They warn that the siege threatens the town": the siege itself is there.
        given = clause.finite and not _own(parse, clause) and verb not in word_class("coming")
        return "" if stance == "would" or (stance == "feared" and given) else stance
    light = verb in word_class("light") or verb in word_class("causing") or verb == "have"
    return stance if light or not definite else ""
