"""Who a clause is about: its own subject, the one that goes on, or whom a pronoun stands for."""

from typing import Final

from geo.events.clauses import Clause, Parse
from geo.events.phrases import Phrase, following, phrases, preceding
from geo.events.pronouns import meant
from geo.events.words import OVER, is_crowd, lemmas, word_class

_OWN_SUBJECT: Final = frozenset({"main", "that", "when", "if"})
_CHARGES: Final = frozenset({"of", "for", "with"})
_OPENERS: Final = {"to": "for", "ing": "with"}
"""What opens a subject: "the need for Turkey to stop", "with troops holding the town"."""
_BROKEN: Final = ";Q."
_SAYING_TO: Final = frozenset({"tell", "warn", "deny"})
_SCENE: Final = frozenset({"since", "after", "before", "following"})
_AT_LEAST: Final = frozenset({("at", "least"), ("at", "most")})


def subjects(parse: Parse) -> tuple[Phrase | None, ...]:
    """The subject of each clause: its own, its antecedent, or that of the clause before it."""
    found: list[Phrase | None] = []
    for n, clause in enumerate(parse.clauses):
        own = _own(parse, clause) if clause.has_verb else None
        if n > 0 and _is_waiting(parse, n):
            own = found[-1]
        if own is None and n > 0:
            own = _charged(parse, n) or _borrowed(parse, n, found)
        found.append(meant(parse, n, own, found))
    return tuple(found)


def _is_waiting(parse: Parse, n: int) -> bool:
    """Whether who was only described still waits for a verb: "men armed with | and axes came"."""
    clause, before = parse.clauses[n], parse.clauses[n - 1]
    styled = before.link == "participle" and parse.tokens.lower[before.verb] in word_class("styled")
    return styled and clause.finite and clause.link == "and" and before.start < before.first


def _charged(parse: Parse, n: int) -> Phrase | None:
    """Who is said or not let to do it: Russia in "Kyiv accused Russia of shelling the town"."""
    clause, before = parse.clauses[n], parse.clauses[n - 1]
    words = parse.tokens.lower
    if clause.link == "to":
        # "there is a need for Turkey to stop"
        phrase = preceding(parse, clause.start, before.start)
        asked = phrase is not None and words[phrase.start - 1] == "for"
        return phrase if asked else None
    if clause.link != "ing" or before.passive or not before.has_verb:
        return None
    verb = lemmas().get(words[before.verb], "")
    barred = words[clause.first - 1] == "from" and verb in word_class("barring")
    charged = words[clause.first - 1] in _CHARGES and words[before.verb] in word_class("charging")
    if not barred and not charged:
        return None
    return following(parse, before.verb + 1, clause.first)


def _own(parse: Parse, clause: Clause) -> Phrase | None:
    if clause.link in ("relative", "participle"):
        return _antecedent(parse, clause)
    low = _past_asides(parse, clause)
    opener = _OPENERS.get(clause.link)
    for k in range(clause.first - 1, low - 1, -1) if opener else ():
        if parse.tokens.lower[k] == opener:
            return following(parse, k + 1, clause.first)
    return _free(parse, low, clause.first) or _crowd(parse, clause)


def _crowd(parse: Parse, clause: Clause) -> Phrase | None:
    """Who stands between a place and the verb: "In Mosul militants killed ten men"."""
    last = clause.first - 1
    told = clause.finite and not clause.passive and parse.tags[max(0, last - 1) : last + 1] == "EN"
    return Phrase(last, last + 1) if told and is_crowd(parse.tokens.lower[last]) else None


def _past_asides(parse: Parse, clause: Clause) -> int:
    """Where a clause goes on behind what only sets its scene."""
    # "said that 20 people, nine of them children, had died": the "that" sets no scene.
    low = begin = clause.start + (clause.link == "that" and parse.tags[clause.start] == "S")
    for k in range(low, clause.first):
        comma = parse.tags[k] == ","
        # "At the bus station, the busiest in town, two men were shot"
        told = comma and low > begin and parse.tags[low] == "D"
        told = told and _free(parse, k + 1, clause.first) is not None
        ends = told or parse.tags[k] in _BROKEN or (comma and _is_aside(parse, low))
        if ends or (low == begin and _ends_scene(parse, begin, k)):
            low = k + 1
    return low


def _ends_scene(parse: Parse, begin: int, k: int) -> bool:
    """Whether a date ends what only sets the scene: "Since the coup in May | the army has ..."."""
    dated = parse.tags[k] == "t" and parse.tags[k + 1] in "DNEU"
    return dated and parse.tokens.lower[begin] in _SCENE


def _is_aside(parse: Parse, low: int) -> bool:
    """Whether what stands before a comma only sets the scene: "In December, ..."."""
    return parse.tags[low] in "PASt" or parse.tags[low] in ",C"


def _free(parse: Parse, low: int, high: int) -> Phrase | None:
    """The first phrase that no preposition governs."""
    for phrase in phrases(parse, low, high):
        before = parse.tags[phrase.start - 1] if phrase.start > low else ""
        if before != "P" or _is_measured(parse, phrase.start):
            return following(parse, phrase.start, high)
    return None


def _is_measured(parse: Parse, start: int) -> bool:
    """Whether what looks like a preposition says how many: "at least 700 people were killed"."""
    return tuple(parse.tokens.lower[max(0, start - 1) : start + 1]) in _AT_LEAST or (
        parse.tags[start] == "U" and parse.tokens.lower[start - 1] in OVER
    )


def _antecedent(parse: Parse, clause: Clause) -> Phrase | None:
    joint = next((k for k in range(clause.start, clause.first) if parse.tags[k] == "W"), None)
    if joint is not None and joint + 1 < clause.first:
        inner = _free(parse, joint + 1, clause.first)
        if inner is not None:
            return inner
    if joint is None and clause.start < clause.first:
        inner = preceding(parse, clause.first, clause.start)
        if inner is not None:
            return inner
    return preceding(parse, clause.start if joint is None else joint, 0)


def _borrowed(parse: Parse, n: int, found: list[Phrase | None]) -> Phrase | None:
    clause, before = parse.clauses[n], parse.clauses[n - 1]
    if clause.link == "and":
        return found[partner(parse, n)]
    if clause.link in _OWN_SUBJECT and clause.start:
        # "Iraq, which had fought, is fearful": after an aside the sentence's own subject goes on.
        if parse.tags[clause.start] == ",":
            headed = _headed(parse, before) if before.link == "relative" else None
            own = _office_holder(parse, n) or _told(parse, n) or headed
            return own or _opening(parse) or found[0]
        if clause.start == clause.first and before.link == "relative":
            # "The man who had shot a boy | fled": it is told of whom the aside is about.
            return _headed(parse, before) or found[-1]
        return None if parse.tags[clause.start] in _BROKEN else found[-1]
    return found[-1]


def _told(parse: Parse, n: int) -> Phrase | None:
    """Of whom something is said before an aside: "police said ten men, two of them old, |"."""
    while n > 1 and parse.clauses[n - 1].link in ("participle", "relative"):
        n -= 1
    clause = parse.clauses[n - 1]
    verb = parse.tokens.lower[clause.verb] if clause.finite and clause.has_verb else ""
    if verb not in word_class("says") or lemmas().get(verb) in _SAYING_TO:
        return None
    return following(parse, clause.verb + 1, clause.end)


def _office_holder(parse: Parse, n: int) -> Phrase | None:
    """Who is named behind an office and says it: "ten had died, the mayor, Ali Hassan, | said"."""
    clause, before = parse.clauses[n], parse.clauses[n - 1]
    says = parse.tokens.lower[clause.verb] in word_class("says")
    if not says or not before.finite or before.link in ("relative", "participle"):
        return None
    last = parse.back_over(clause.start, "DNJEUOP")
    first = parse.back_over(last - 1, "DNJEUOP")
    if parse.tags[last - 1] != "," or parse.tags[first - 1] != "," or first + 1 >= last:
        return None
    if set(parse.tags[first : last - 1]) == {"E"} and parse.tags[last] == "D":
        # "Ali Hassan, a teacher, | said"
        name = Phrase(first, last - 1)
    elif "E" in parse.tags[last : clause.start] and parse.tags[first] in "DN":
        name = Phrase(last, clause.start)
    else:
        return None
    tells = lemmas().get(parse.tokens.lower[clause.verb]) in _SAYING_TO
    # "in the town of Kut, Iraq, said the mayor"
    is_turned = not tells and parse.tags[clause.verb + 1] in "DNEI"
    return None if is_turned else name


def _opening(parse: Parse) -> Phrase | None:
    """Whom a sentence begins with: the monument, in "The monument in Riga, built in 1950, fell"."""
    first = parse.clauses[0]
    if first.link != "participle":
        return None
    return _free(parse, _past_asides(parse, first), first.first)


def _headed(parse: Parse, clause: Clause) -> Phrase | None:
    """The phrase that a "who" or "where" within a clause is about."""
    joint = parse.tags.find("W", clause.start, clause.first)
    return _free(parse, clause.start, joint) if joint > clause.start else None


def partner(parse: Parse, n: int) -> int:
    """The clause that an "and" without a subject of its own goes on from.

    "Kyiv accused Moscow of shelling the town and vowed revenge", "it said that its men had left
    and accused the rebels": what hangs on a verb, or tells what was said in another tense, is
    passed over.
    """
    clause = parse.clauses[n]
    if not clause.finite or clause.passive:
        return n - 1
    m = n - 1
    while m > 0 and _hangs(parse, m, clause):
        m -= 1
    return m if parse.clauses[m].finite and not parse.clauses[m].passive else n - 1


def _hangs(parse: Parse, m: int, clause: Clause) -> bool:
    """Whether a clause hangs on the one before it, and differs in tense from a later one."""
    this, before = parse.clauses[m], parse.clauses[m - 1]
    if this.link in ("ing", "to", "participle"):
        return not this.finite
    if this.link in ("relative", "that") and parse.tags[clause.start] == ",":
        # "cut the road that rebels used, and entered the town"
        return True
    says = this.link == "main" and parse.tokens.lower[before.verb] in word_class("says")
    return (says or this.link == "that") and _tense(parse, this) != _tense(parse, clause)


def _tense(parse: Parse, clause: Clause) -> str:
    """The auxiliaries of a verb, or its own tag where it has none; a bare participle shares one."""
    group = parse.tags[clause.first : clause.verb]
    own = parse.tags[clause.verb]
    return "".join(letter for letter in group if letter in "XM") or ("X" if own == "L" else own)
