"""When an event happened: the time expression that governs it, else what the document tells."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from geo.events.clauses import Clause, Parse
from geo.events.speech import Saying
from geo.events.triggers import Trigger
from geo.events.words import lemmas
from geo.reading import Timex
from geo.timespan import UNDATED, TimeSpan

_LOOSE: Final = frozenset(
    {"after", "since", "before", "following", "amid", "despite", "until", "over", "concerning"}
)
"""Prepositions whose noun happened at another time than the clause tells."""
_REASONS: Final = _LOOSE | {"for"}
"""Prepositions whose noun is why the clause's act was done."""
_BACK: Final = frozenset({"since", "before", "until", "after", "ever"})
"""Joining words of clauses that tell of a time apart from the story's."""
_FAR: Final = 50
"""Tokens by which a date before a noun counts as farther away."""
_BEGINNING: Final = frozenset(
    {"begin", "start", "erupt", "break", "happen", "occur", "take", "come", "launch", "last",
     "unfold", "ensue"}
)  # fmt: skip
"""Verbs of a clause that tells when the deed before it was."""
_WHILE: Final = frozenset({"when", "while", "as"})
_BESIDE: Final = 2
"""Tokens from the beginning of a clause among which its "when" stands."""
_DATED: Final = re.compile("t[tP]{0,6},?")
"""Tags of a date that such a clause takes up."""
_TOP: Final = 10
"""Tokens before "since" among which a superlative stands."""
_TOPS: Final = frozenset({"first", "most", "worst", "least", "second", "third", "record", "only"})
_PERFECT: Final = frozenset({"has", "have", "had", "'s", "’s", "'ve", "’ve"})
_WEEK: Final = 7
"""Expressions to either side that may be tied to one."""
_VERBS: Final = frozenset("VBXM")
_OPENING: Final = 5
"""Tokens from its beginning in which a time expression sets the scene of the whole sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """When, and by which time expression."""

    when: TimeSpan
    timex: int | None
    """Index among the document's time expressions; none where none dates it."""
    since: bool = False
    """Whether it is all the time since then."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dates:
    """The dated time expressions of one sentence."""

    tokens: tuple[int, ...]
    """The first token of each."""
    indices: tuple[int, ...]
    """For each its index among the document's."""
    since: tuple[int, ...]
    """For each the "since" before it or before the noun that it dates; -1 where there is none."""

    def lasts(self, n: int, trigger: Trigger) -> bool:
        """Whether one tells since when something is: not of the coup in "since the coup in May"."""
        since = self.since[n]
        return since >= 0 and not since < trigger.start < self.tokens[n]


def moment(
    parse: Parse,
    trigger: Trigger,
    said: Sequence[Saying],
    dates: Dates,
    timexes: Sequence[Timex],
    now: datetime | None,
) -> Moment | None:
    """Find what dates an event inside its sentence.

    Args:
        parse: The sentence.
        trigger: What tells the event.
        said: Who says what in the sentence.
        dates: Its time expressions.
        timexes: All of the document.
        now: The end of the day of the report, where known.

    Returns:
        None where the sentence does not date it.
    """
    n = _taken_up(parse, trigger, dates)
    if n is not None:
        return Moment(when=timexes[dates.indices[n]].when, timex=dates.indices[n])
    n = _in_elaboration(parse, trigger, dates)
    if n is None:
        n = _in_clauses(parse, trigger, said, dates)
    if n is None and not is_loose(parse, trigger):
        n = _in_scene(parse, trigger, said, dates)
    if n is None and not is_loose(parse, trigger):
        n = _in_report(parse, trigger, said, dates)
    if n is None:
        return None
    when = _whole(parse, dates, timexes, n)
    since = dates.lasts(n, trigger)
    if since and now is not None and when.start is not None and when.start < now:
        when = replace(when, end=now, precision="range")
    return Moment(when=when, timex=dates.indices[n], since=since)


def _whole(parse: Parse, dates: Dates, timexes: Sequence[Timex], n: int) -> TimeSpan:
    """The time of an expression with those that "and" ties to it: "on 18 and 19 November"."""
    first = max(0, n - _WEEK)
    found = [timexes[index] for index in dates.indices[first : n + _WEEK]]
    low = high = n - first
    while low > 0 and _is_tied(parse, found[low - 1], found[low]):
        low -= 1
    while high + 1 < len(found) and _is_tied(parse, found[high], found[high + 1]):
        high += 1
    return replace(found[n - first].when, start=found[low].when.start, end=found[high].when.end)


def _is_tied(parse: Parse, one: Timex, other: Timex) -> bool:
    """Whether "and" alone stands between two, and the second begins when the first ends."""
    starts = parse.tokens.starts
    between = parse.tokens.lower[
        bisect_left(starts, one.span.end) : bisect_left(starts, other.span.start)
    ]
    return between == ["and"] and one.when.end is not None and one.when.end == other.when.start


def _taken_up(parse: Parse, trigger: Trigger, dates: Dates) -> int | None:
    """The expression that a deed's clause takes up: "on 25 August, when insurgents attacked"."""
    clause = parse.clause_at(trigger.start)
    n = bisect_left(dates.tokens, clause.start) - 1
    if n < 0 or "when" not in parse.tokens.lower[clause.start : clause.start + _BESIDE]:
        return None
    return n if _DATED.fullmatch(parse.tags, dates.tokens[n], clause.start) else None


def _in_elaboration(parse: Parse, trigger: Trigger, dates: Dates) -> int | None:
    """The expression of a clause that tells of a deed when it was: "an assault that began on"."""
    own = parse.owner[trigger.start]
    if not trigger.is_noun or own + 1 == len(parse.clauses):
        return None
    follower = parse.clauses[own + 1]
    verb = lemmas().get(parse.tokens.lower[follower.verb], "") if follower.has_verb else ""
    if follower.link != "relative" or parse.has_noun(follower) or verb not in _BEGINNING:
        return None
    n = bisect_left(dates.tokens, follower.start)
    return n if n < len(dates.tokens) and dates.tokens[n] < follower.end else None


def _in_clauses(parse: Parse, trigger: Trigger, said: Sequence[Saying], dates: Dates) -> int | None:
    """The nearest expression of the clause, or of one that this clause goes on from."""
    speaking = {saying.clause for saying in said}
    own = parse.owner[trigger.start]
    loose = is_loose(parse, trigger)
    reach = _goes_on_to(parse, own, speaking)
    best, best_gap = None, 0
    for n, token in enumerate(dates.tokens):
        if parse.owner[token] not in reach:
            continue
        if dates.lasts(n, trigger) and not _lasts(parse, trigger, token):
            continue
        gap = token - trigger.end if token >= trigger.end else trigger.start - token + 2
        if loose and not 0 <= token - trigger.end <= _OPENING:
            continue
        # "fired on Tuesday over the killing of three on Sunday": a noun's own date is behind it.
        gap += _FAR * (trigger.is_noun and token < trigger.start)
        gap += 100 * abs(parse.owner[token] - own)
        if best is None or gap < best_gap:
            best, best_gap = n, gap
    return best


def _is_while(parse: Parse, n: int) -> bool:
    """Whether a clause tells what else was then: "hurt on Monday when a bomb exploded"."""
    clause = parse.clauses[n]
    joint = parse.tokens.lower[clause.start : clause.start + _BESIDE]
    return clause.link in ("when", "relative") and not _WHILE.isdisjoint(joint)


def _lasts(parse: Parse, trigger: Trigger, token: int) -> bool:
    """Whether what "since" stands with goes on till now: not in "the deadliest raid since 2014"."""
    n = parse.owner[token]
    tops = parse.tokens.lower[max(parse.clauses[n].start, token - _TOP) : token]
    if any(word in _TOPS or word.endswith("est") for word in tops):
        return False
    if trigger.is_noun and 0 < token - trigger.end <= _BESIDE:
        return True
    while n > 0 and parse.clauses[n].link in ("ing", "to", "participle"):
        n -= 1
    clause = parse.clauses[n]
    return not _PERFECT.isdisjoint(parse.tokens.lower[clause.first : clause.verb])


def is_turned_back(parse: Parse, clause: Clause) -> bool:
    """Whether a clause is told in the past perfect."""
    return clause.has_verb and "had" in parse.tokens.lower[clause.first : clause.verb]


def _goes_on_to(parse: Parse, own: int, speaking: set[int]) -> set[int]:
    """The clauses that share the time of a clause: those it hangs on, or that hang on it."""
    found = {own}
    n = own
    while n > 0 and (
        parse.clauses[n].link in ("ing", "to", "participle", "and") or _is_while(parse, n)
    ):
        n -= 1
        if n in speaking:
            break
        found.add(n)
    if own + 1 < len(parse.clauses) and own + 1 not in speaking:
        follower = parse.clauses[own + 1]
        if follower.link in ("to", "participle", "and") and parse.tags[follower.start] != ",":
            found.add(own + 1)
    return found


def is_loose(parse: Parse, trigger: Trigger) -> bool:
    """Whether a noun stands behind "after", "since" …, so that the clause's time is not its own."""
    return trigger.is_noun and _joint(parse, trigger) in _LOOSE


def _joint(parse: Parse, trigger: Trigger) -> str:
    """The word before a noun's phrase."""
    k = parse.back_over(trigger.start, "DNJEUO")
    return parse.tokens.lower[k - 1] if k > 0 else ""


def sets_scene(parse: Parse, trigger: Trigger) -> bool:
    """Whether the date of an event is that of the story, so that later sentences go on from it.

    "Calm returned since the army left on 3 May", "the man who was jailed in 2014", "revenge for the
    attack of 3 May" look back.
    """
    if trigger.is_noun and _joint(parse, trigger) in _REASONS:
        return False
    n = parse.owner[trigger.start]
    while n > 0 and parse.clauses[n].link in ("ing", "to", "participle", "and"):
        n -= 1
    clause = parse.clauses[n]
    if clause.link == "relative":
        return False
    return _BACK.isdisjoint(parse.tokens.lower[clause.start : max(clause.first, clause.start)])


def _in_scene(parse: Parse, trigger: Trigger, said: Sequence[Saying], dates: Dates) -> int | None:
    """An expression that opens the sentence, unless it opens what is only the report."""
    del trigger
    for n, token in enumerate(dates.tokens):
        opens = token <= _OPENING and "," in parse.tags[token : token + _OPENING]
        opens = opens and _VERBS.isdisjoint(parse.tags[:token])
        if opens and not any(parse.owner[token] == saying.clause for saying in said):
            return n
    return None


def _in_report(parse: Parse, trigger: Trigger, said: Sequence[Saying], dates: Dates) -> int | None:
    """When it was said, for what is told in the present or perfect."""
    own = parse.owner[trigger.start]
    if is_past(parse, parse.clauses[own]):
        return None
    for saying in said:
        if own not in saying.content:
            continue
        for n, token in enumerate(dates.tokens):
            if parse.owner[token] == saying.clause:
                return n
    return None


def is_past(parse: Parse, clause: Clause) -> bool:
    """Whether a clause is told in the past tense, not in the present or perfect."""
    if not clause.has_verb:
        return False
    if parse.tags[clause.verb] == "B":
        return True
    group = parse.tokens.lower[clause.first : clause.verb + 1]
    return not {"was", "were", "had", "did"}.isdisjoint(group)


def goes_on_in_past(parse: Parse, n: int) -> bool:
    """Whether a clause, or that on which its -ing or participle hangs, is told in the past."""
    while n > 0 and parse.clauses[n].link in ("ing", "participle"):
        n -= 1
    return is_past(parse, parse.clauses[n])


def by_document(published: TimeSpan | None) -> Moment:
    """The document's own date, as far as there is one."""
    if published is None or not published.is_dated:
        return Moment(when=UNDATED, timex=None)
    return Moment(when=replace(published, basis="document"), timex=None)
