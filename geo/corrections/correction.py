"""What a person decided, as values. `docs/corrections.md` tells the format of the file."""

from dataclasses import dataclass

from gazetteer import Place
from geo.reading import EventPlaceRole, Factuality
from geo.timespan import TimeSpan


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A stretch of one report: a name of a place, or the words that tell an event."""

    document: str
    """The digest of the report's text (`geo.corrections.digest`)."""
    start: int
    """First code point inside, from 0."""
    end: int
    """First code point outside."""
    text: str
    """The words there."""
    quote: str = ""
    """The sentence around them: by it they are found again in a report that has changed since;
    empty where the correction does not say."""
    offset: int = 0
    """Where the words begin in `quote`."""
    source: str = ""
    """Web address or path of the report: only a report from there, or from a file of that name, is
    taken for the changed one."""
    title: str = ""
    """To show."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A name wherever it stands in the collection."""

    text: str
    """The name; case, marks and signs aside."""
    country: str | None = None
    """ISO 3166-1 alpha-2: only where the name was put into this country; none for any."""
    admin1: str | None = None
    """Only where it was put into this first-level division; none for any."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Means:
    """The name means this place."""

    place: Place


@dataclass(frozen=True, kw_only=True, slots=True)
class NoPlace:
    """The name is not that of a place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A place of an event."""

    place: Place
    role: EventPlaceRole


@dataclass(frozen=True, kw_only=True, slots=True)
class Where:
    """The event happened at these places; at none that is known where there are none."""

    spots: tuple[Spot, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """The event happened then."""

    when: TimeSpan
    """Undated where nobody knows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Type:
    """The event is of this type."""

    type: str
    """A PLOVER event type."""
    label: str
    """In plain words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stance:
    """The report stands so to the event."""

    factuality: Factuality


@dataclass(frozen=True, kw_only=True, slots=True)
class NoEvent:
    """Nothing is told to happen there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Same:
    """All targets tell one event."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Apart:
    """No two targets tell one event."""


NameChange = Means | NoPlace
EventChange = Where | When | Type | Stance | NoEvent
Tie = Same | Apart
Change = NameChange | EventChange | Tie


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """One decision of a person."""

    change: Change
    targets: tuple[Target, ...]
    """Empty for a rule."""
    rule: Rule | None = None
    """Only names have rules."""
    by: str = ""
    """Who; empty where nobody says."""
    at: str = ""
    """When, as it was written (ISO 8601); empty where nobody says."""
    note: str = ""
    """Why; may be empty."""
    spot: str = ""
    """Where it was read, `corrections.jsonl:3`; empty for one that was made."""

    @property
    def label(self) -> str:
        """What it is about, in a few words."""
        if self.rule is not None:
            return f"the rule for {self.rule.text!r}"
        first = self.targets[0]
        return f"{first.text!r} in {first.title or first.source or first.document[:12]!r}"
