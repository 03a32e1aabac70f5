"""What of an event is compared, worked out once."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from geo.actors import RELATIVES
from geo.merging.concepts import concepts
from geo.merging.numbers import Counted, counted
from geo.merging.wording import names, stem, stems
from geo.record import Record

Stance = Literal["told", "denied", "open"]
"""Told to have happened; told not to have; feared, planned, demanded, supposed."""

_STANCES: Final[dict[str, Stance]] = {
    "asserted": "told", "claimed": "told", "disputed": "told", "denied": "denied",
    "negated": "denied",
}  # fmt: skip
_ANOTHER: Final = re.compile(
    r"\b(?:another|second|third|fourth|separate|similar|previous|further|subsequent|unrelated)\b",
    re.IGNORECASE,
)
_CLOSE: Final = 30
"""Code points before a trigger in which such a word belongs to it."""
_REACH: Final = 90
"""Code points to each side of a trigger whose words are compared: about a clause."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """Who acts, or who undergoes."""

    ids: frozenset[str]
    names: frozenset[str]
    """Folded words with a capital, of all of them."""
    words: frozenset[str]
    """Stems of all of them."""
    relatives: bool
    """Whether they are somebody's families or victims, not those themselves."""
    shown: str
    """The first of them, for a reader."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Facets:
    """An event as it is compared."""

    record: Record
    concepts: frozenset[str]
    stance: Stance
    trigger: str
    """The stem of the word that tells it."""
    actor: Party
    recipient: Party
    numbers: tuple[Counted, ...]
    words: frozenset[str]
    """Stems around the trigger."""
    sentence: frozenset[str]
    """Stems of the whole quote."""
    speaker: frozenset[str]
    """Folded names of who says so."""
    another: bool
    """Whether the text itself says that it is another one: "a second attack"."""


def facets(record: Record) -> Facets:
    """Work out what of an event is compared."""
    quote, trigger = record.quote, record.trigger
    around = quote[max(0, trigger.start - _REACH) : trigger.end + _REACH]
    return Facets(
        record=record,
        concepts=concepts(record.label),
        stance=_STANCES.get(record.factuality, "open"),
        trigger=" ".join(stem(word) for word in quote[trigger.start : trigger.end].split()),
        actor=_party(record.actors, record.actor_ids, record.actor_names),
        recipient=_party(record.recipients, record.recipient_ids, record.recipient_names),
        numbers=counted(record.amounts),
        words=stems(around),
        sentence=stems(quote),
        speaker=names(record.attribution),
        another=_ANOTHER.search(quote, max(0, trigger.start - _CLOSE), trigger.start) is not None,
    )


def _party(texts: tuple[str, ...], ids: tuple[str, ...], shown: tuple[str, ...]) -> Party:
    words = {word.casefold() for text in texts for word in text.split()}
    return Party(
        ids=frozenset(filter(None, ids)),
        words=frozenset(word for text in texts for word in stems(text)),
        relatives=not RELATIVES.isdisjoint(words),
        names=frozenset(word for text in texts for word in names(text)),
        shown=next((name for name in (*shown, *texts) if name), ""),
    )
