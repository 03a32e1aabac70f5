"""One event out of its tellings: the best place and date, all numbers, and where they differ."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from geo.jsontext import moments
from geo.merging import times
from geo.precision import where_prec
from geo.reading import Amended, Factuality
from geo.record import Amount, Record

_NOWHERE: Final = 9
_TRUST: Final[dict[Factuality, int]] = {"asserted": 0, "claimed": 1}
_TOLD: Final = frozenset({"asserted", "claimed", "disputed"})
_DENIED: Final = frozenset({"denied", "negated"})


def told_together(tellings: Sequence[Record], reasons: tuple[str, ...]) -> Record:
    """Make one event of its tellings.

    The telling with the most exact place stands for all, and of several the one with the most exact
    date; what it lacks comes from the others. What a person corrected stands before all else.

    Args:
        tellings: Two or more.
        reasons: Why they are one.
    """
    ordered = sorted(tellings, key=_rank)
    first = ordered[0]
    dating = min(ordered, key=lambda r: (not _mended(r, "date"), times.length(r.when)))
    stance = _stance(ordered)
    naming = next((record for record in ordered if _mended(record, "type")), first)
    whose = next((record for record in ordered if record.factuality == stance), first)
    return replace(
        _with_parties(first, ordered),
        type=naming.type,
        label=naming.label,
        mode=naming.mode,
        acled=naming.acled,
        when=dating.when,
        date_text=dating.date_text,
        factuality=stance,
        attribution=whose.attribution,
        quantities=_texts(record.quantities for record in ordered),
        amounts=_amounts(ordered),
        tellings=tuple(ordered),
        reasons=(*reasons, *_dated_by(first, dating)),
        differences=tuple(_differences(ordered)),
        corrected=tuple(dict.fromkeys(one for record in ordered for one in record.corrected)),
    )


def _mended(record: Record, *what: Amended) -> bool:
    """Whether a person spoke of that, so that no other telling knows it better."""
    return any(one.what in what for one in record.corrected)


def _rank(record: Record) -> tuple[bool, int, timedelta, int, str]:
    exact = min((where_prec(p.kind, p.role) for p in record.places), default=_NOWHERE)
    chosen = _mended(record, "place", "where")
    return not chosen, exact, times.length(record.when), _TRUST.get(record.factuality, 2), record.id


def _stance(ordered: Sequence[Record]) -> Factuality:
    mended = next((record for record in ordered if _mended(record, "factuality")), None)
    if mended is not None:
        return mended.factuality
    told = {record.factuality for record in ordered}
    if told & _TOLD and told & _DENIED:
        return "disputed"
    return min(ordered, key=lambda record: _TRUST.get(record.factuality, 2)).factuality


def _with_parties(first: Record, ordered: Sequence[Record]) -> Record:
    """The event with who took part, from the first telling that says so."""
    doer = next((record for record in ordered if any(record.actor_ids)), None)
    doer = doer or next((record for record in ordered if record.actors), first)
    other = next((record for record in ordered if any(record.recipient_ids)), None)
    other = other or next((record for record in ordered if record.recipients), first)
    return replace(
        first,
        actors=doer.actors,
        actor_ids=doer.actor_ids,
        actor_names=doer.actor_names,
        recipients=other.recipients,
        recipient_ids=other.recipient_ids,
        recipient_names=other.recipient_names,
    )


def _texts(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for texts in lists for text in texts))


def _amounts(ordered: Sequence[Record]) -> tuple[Amount, ...]:
    """The numbers of the quantities, as `_texts` keeps them."""
    found: dict[str, Amount] = {}
    for record in ordered:
        for text, amount in zip(record.quantities, record.amounts, strict=False):
            found.setdefault(text, amount)
    return tuple(found.values())


def _dated_by(first: Record, dating: Record) -> Iterator[str]:
    """Says so where the date is that of another report."""
    if dating.document != first.document and dating.when != first.when:
        yield f"dated by {dating.title or dating.document}"


def _differences(ordered: Sequence[Record]) -> Iterator[str]:
    dates = _texts((_date(record),) for record in ordered if record.when.is_dated)
    places = _texts(tuple(place.name for place in record.places) for record in ordered)
    stances = _texts((record.factuality,) for record in ordered)
    numbers = _texts(record.quantities for record in ordered)
    for word, told in (
        ("when", dates),
        ("where", places),
        ("how many", numbers),
        ("how sure", stances),
    ):
        if len(told) > 1:
            yield f"{word}: {' | '.join(told)}"


def _date(record: Record) -> str:
    start, end = moments(record.when)
    by = "by the report's date " if record.when.basis == "document" else ""
    return f"{by}{start or '…'} to {end or '…'}"
