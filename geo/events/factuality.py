"""How the text stands to an event: told as fact, claimed, denied, feared, planned or asked for.

An event told by a verb takes the stance of its clause (geo/events/stances.py), an event told by a
noun what its own phrase says, else what the verb does to it.
"""

from typing import Final, get_args

from geo.events.clauses import Clause, Parse
from geo.events.cues import cues
from geo.events.stances import NOT, has_adverb, is_negated, lemma, own_stance
from geo.events.triggers import Trigger
from geo.events.words import lemmas, word_class
from geo.reading import Factuality

_TIES: Final = frozenset({"of", "to", "for", "about", "over", "against", "at", "from", "on"})
_ASIDE: Final = frozenset(
    {"during", "after", "amid", "amidst", "before", "since", "following", "despite", "regarding",
     "concerning", "due", "until", "under", "by"}
)  # fmt: skip
"""Prepositions whose noun is taken for granted whatever the clause says."""
_DEFINITE: Final = frozenset({"the", "this", "these", "those", "its", "their", "his", "her"})
_AHEAD: Final = (["planned"], ["scheduled"], ["slated"], ["due"])
"""Words right behind a noun whose event is to come: "a rally planned for Sunday"."""
_INSIDE: Final = "NJDUEOCt"
"""Tags inside the phrase of a noun."""
_REACH: Final = 6
_HARMFUL: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "THREATEN"})


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
    if reported or has_adverb(parse, parse.clauses[n], "claimed"):
        return "claimed"
    return "asserted"


def _known(stance: str) -> Factuality:
    return next((known for known in get_args(Factuality) if known == stance), "asserted")


def _of_noun(parse: Parse, trigger: Trigger, clause_stances: tuple[str, ...]) -> str:
    """The stance of an event that a noun tells."""
    if parse.tokens.lower[trigger.end : trigger.end + 1] in _AHEAD:
        return "planned"
    start = parse.back_over(trigger.start, _INSIDE)
    for k in range(start, trigger.end):
        effect = cues("before").get(parse.tokens.lower[k])
        if effect is not None:
            return _of_any(parse, trigger, effect, clause_stances)
    if start > 1 and parse.tokens.lower[start - 2] in word_class("series"):
        start = parse.back_over(start - 2, _INSIDE)
    joint = parse.tokens.lower[start - 1] if start > 0 else ""
    if joint in _TIES and start > 1:
        effect = _governor(parse, start - 2, joint)
        verb = lemma(parse, parse.clause_at(trigger.start))
        if effect == "claimed" and verb in word_class("rebutting"):
            return cues("verb").get(verb, "denied")
        if effect and not (joint in ("over", "about") and effect == "feared"):
            return effect
    n = parse.owner[trigger.start]
    return _of_argument(parse, trigger, parse.clauses[n], clause_stances[n], start)


def _of_any(parse: Parse, trigger: Trigger, effect: str, clause_stances: tuple[str, ...]) -> str:
    """What a word in the event's own phrase says; "any" leaves a denial of the verb standing."""
    n = parse.owner[trigger.start]
    verb = cues("verb").get(lemma(parse, parse.clauses[n]), "")
    own = verb if verb in NOT else clause_stances[n]
    return own if effect == "hypothetical" and own in NOT else effect


def _governor(parse: Parse, k: int, joint: str) -> str:
    """What the word before a preposition makes of the noun behind it."""
    for j in range(k, max(-1, k - 3), -1):
        word = parse.tokens.lower[j]
        effect = cues("noun").get(word)
        if effect is not None and parse.tags[j] in "NAJLG":
            return "negated" if is_negated(parse, j) else effect
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
    verb = lemma(parse, clause)
    undergoes = clause.passive if trigger.end <= clause.first else start - clause.verb <= _REACH
    effect = cues("verb").get(verb, "")
    if effect and undergoes and (clause.finite or start > clause.verb):
        return effect
    definite = parse.tokens.lower[start] in _DEFINITE
    if trigger.end <= clause.first:
        # "They warn that the siege threatens the town": the siege itself is there.
        given = clause.finite and not own_stance(parse, clause) and verb not in word_class("coming")
        return "" if stance == "would" or (stance == "feared" and given) else stance
    light = verb in word_class("light") or verb in word_class("causing") or verb == "have"
    return stance if light or not definite else ""
