"""The date of a document, with what it is known from."""

from dataclasses import dataclass

from geo.reading import PublishedBasis, Span
from geo.timespan import TimeSpan


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentDate:
    """When a document was published."""

    span: TimeSpan
    """The day, month or year; open behind where all that is known is that it is not older."""
    basis: PublishedBasis
    evidence: tuple[Span, ...] = ()
    """What in the text says so, in its order; empty where the metadata or the address does."""
