"""Who says what in a sentence: reporting clauses, "according to", and which clauses they cover."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from geo.events.beings import is_being
from geo.events.clauses import Clause, Parse
from geo.events.phrases import Phrase, following, phrases
from geo.events.subjects import partner
from geo.events.words import lemmas, word_class

_OPENING: Final = ",Q;"
_GOES_ON: Final = frozenset({"that", "relative", "main", "when", "if", "and", "ing"})
"""Links of a clause that may tell what was said."""
_ADDRESSING: Final = frozenset({"tell", "inform", "brief", "assure"})
"""Verbs behind which stands who hears it, and never who says it."""
_SCENE: Final = "PASCt"
_BRIEF: Final = 5
"""Tokens that ", he continued," has at most."""
_NAME: Final = 2
"""Tokens that the name of a person has at least, where a title stands before it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Saying:
    """Somebody says something in a sentence."""

    verb: str
    """The bare form; `according` for "according to"."""
    clause: int
    """Which clause says so."""
    speaker: Phrase | None
    """None where nobody is named ("it was reported that")."""
    named: bool
    """Whether the speaker is a proper name only."""
    content: tuple[int, ...]
    """The clauses that tell what was said."""


def sayings(parse: Parse, subjects: tuple[Phrase | None, ...]) -> tuple[Saying, ...]:
    """Find who says what.

    Args:
        parse: The sentence.
        subjects: The subject of each clause.

    Returns:
        In the order of the text; where contents overlap the later one is the inner one.
    """
    found = [*_according(parse)]
    for n, clause in enumerate(parse.clauses):
        verb = _reporting(parse, clause)
        if verb:
            found.append(_saying(parse, subjects, n, verb))
            if clause.link == "ing" and len(found) > 1:
                # "He denied it, saying that ...": the same speaker goes on.
                found[-1] = replace(found[-1], speaker=found[-2].speaker, named=found[-2].named)
    return tuple(found)


def _reporting(parse: Parse, clause: Clause) -> str:
    """The bare form of the clause's verb if it reports speech, else nothing."""
    if not clause.has_verb or clause.link == "to":
        return ""
    verb = lemmas().get(parse.tokens.lower[clause.verb], "")
    if verb not in word_class("reports") or clause.link == "participle":
        return (
            "" if verb not in ("continue", "go") or not _is_parenthetical(parse, clause) else verb
        )
    if clause.passive and verb not in ("quote", "report", "say", "cite"):
        return ""
    return verb


def _is_parenthetical(parse: Parse, clause: Clause) -> bool:
    """Whether a clause stands between commas: ", he continued,"."""
    mark = parse.tags[clause.end] if clause.end < len(parse.tags) else ""
    return mark == "," and parse.tags[clause.start] == "," and clause.end - clause.start <= _BRIEF


def _saying(parse: Parse, subjects: tuple[Phrase | None, ...], n: int, verb: str) -> Saying:
    clause = parse.clauses[n]
    region = _region(parse, clause, verb)
    phrase, named = _speaker(parse, *region)
    if verb in ("quote", "cite") and not clause.passive:
        phrase, named = _speaker(parse, clause.verb + 1, clause.end)
    if clause.passive and verb not in ("quote", "cite"):
        # "Rebels are said to ...": nobody is named who says it.
        phrase, named = None, False
    elif phrase is None:
        phrase = subjects[n]
        named = phrase is not None and set(parse.tags[phrase.start : phrase.end]) == {"E"}
    return Saying(
        verb=verb, clause=n, speaker=phrase, named=named, content=tuple(_content(parse, n))
    )


def _region(parse: Parse, clause: Clause, verb: str) -> tuple[int, int]:
    """Where the speaker of a reporting clause stands: before its verb, else ("said X") after."""
    if clause.link not in ("relative", "ing") and parse.has_noun(clause):
        return clause.start, clause.first
    inverted = clause.start > 0 and clause.link not in ("ing", "and") and verb not in _ADDRESSING
    return (clause.verb + 1, clause.end) if inverted else (clause.start, clause.start)


def _speaker(parse: Parse, low: int, high: int) -> tuple[Phrase | None, bool]:
    """The phrase that names the speaker best, and whether it is a proper name only."""
    first: Phrase | None = None
    for start, end in _segments(parse, low, high):
        letters = parse.tags[start:end]
        if set(letters) == {"E"}:
            return Phrase(start, end), True
        name = letters[len(letters.rstrip("E")) :]
        if len(name) >= _NAME and letters[: -len(name)].endswith("N"):
            # "Human Rights Watch" is all name, "Officer Ann Li" is not.
            whole = start + len(name) == end - 1 and start == 0
            whole = whole and not is_being(parse.tokens.lower[start])
            return Phrase(start if whole else end - len(name), end), True
        if first is None:
            phrase = next(phrases(parse, start, end), None)
            first = following(parse, phrase.start, end) if phrase is not None else None
    return first, False


def _segments(parse: Parse, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The stretches between commas and brackets that may hold a speaker."""
    start = low
    for k in range(low, high + 1):
        if k == high or parse.tags[k] in ",;Q().":
            bracketed = start > low and parse.tags[start - 1] == "("
            if k > start and parse.tags[start] not in _SCENE and not bracketed:
                yield start, _trimmed(parse, start, k)
            start = k + 1


def _trimmed(parse: Parse, start: int, end: int) -> int:
    """Leave out what follows the phrase: a date, an adverb, "in a statement"."""
    for k in range(start + 1, end):
        if parse.tags[k] in "tAVBS" or (parse.tags[k] == "P" and parse.tokens.lower[k] != "of"):
            return k
    return end


def _content(parse: Parse, n: int) -> Iterator[int]:
    """The clauses that a reporting clause covers."""
    clauses = parse.clauses
    after = n + 1 < len(clauses) and clauses[n + 1].link in _GOES_ON
    told = n + 1 < len(clauses) and clauses[n + 1].link == "that"
    parted = parse.tokens.words[clauses[n].start] == ";"
    if n > 0 and clauses[n].link == "main" and _opens(parse, clauses[n]) and not told | parted:
        for m in range(n - 1, -1, -1):
            yield m
            if _reporting(parse, clauses[m]) and not _opens(parse, clauses[m]):
                break
        after = after and not _is_aside(parse, clauses[n + 1])
    if after or n == 0:
        for m in range(n + 1, len(clauses)):
            again = clauses[m].link in ("main", "ing") and _reporting(parse, clauses[m])
            if (again and _opens(parse, clauses[m])) or _goes_on(parse, n, m):
                break
            yield m


def _goes_on(parse: Parse, n: int, m: int) -> bool:
    """Whether the same speaker says more: "denied shelling it and accused Baku of doing so"."""
    clause = parse.clauses[m]
    same = clause.link == "and" and not parse.has_noun(clause)
    return same and partner(parse, m) == n and bool(_reporting(parse, clause))


def _opens(parse: Parse, clause: Clause) -> bool:
    before = parse.tags[clause.start - 1] if clause.start > 0 else ""
    return parse.tags[clause.start] in _OPENING or (before != "" and before in _OPENING)


def _is_aside(parse: Parse, clause: Clause) -> bool:
    """Whether what follows ", he said" is not what he said."""
    if clause.link == "ing":
        return True
    return clause.link in ("participle", "relative") and not _opens(parse, clause)


def told_by(parse: Parse, said: tuple[Saying, ...]) -> tuple[int, ...]:
    """For each clause the number of the innermost saying that holds it, -1 where none does."""
    found = [-1] * len(parse.clauses)
    for n, saying in sorted(enumerate(said), key=lambda pair: -len(pair[1].content)):
        for clause in saying.content:
            found[clause] = n
    return tuple(found)


def _according(parse: Parse) -> Iterator[Saying]:
    lower = parse.tokens.lower
    for i in range(len(lower) - 2):
        if lower[i] != "according" or lower[i + 1] != "to":
            continue
        commas = [k for k in range(i + 2, len(lower)) if parse.tags[k] == ","]
        phrase, named = _speaker(parse, i + 2, commas[1] if len(commas) > 1 else len(lower))
        opening = i < _NAME
        covered = range(len(parse.clauses)) if opening else range(parse.owner[i] + 1)
        yield Saying(
            verb="according",
            clause=parse.owner[i],
            speaker=phrase,
            named=named,
            content=tuple(covered),
        )
