"""From documents to dated events at places. Knows nothing of drawing.

Names are brought when first asked for, so that a value or an error costs no pipeline.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geo.documents import Intake, Limits, Problem, Stream, read_documents
    from geo.errors import DocumentError, FormatError
    from geo.frames import to_frame
    from geo.geojson import dump_records, load_records
    from geo.mention import mentions
    from geo.pipeline import geoparse, read
    from geo.reading import Document, Event, Reading, Span, Timex, Toponym
    from geo.readings import dump_reading, load_readings
    from geo.record import Record, RecordPlace, records
    from geo.timespan import TimeSpan

__all__ = [
    "Document",
    "DocumentError",
    "Event",
    "FormatError",
    "Intake",
    "Limits",
    "Problem",
    "Reading",
    "Record",
    "RecordPlace",
    "Span",
    "Stream",
    "TimeSpan",
    "Timex",
    "Toponym",
    "dump_reading",
    "dump_records",
    "geoparse",
    "load_readings",
    "load_records",
    "mentions",
    "read",
    "read_documents",
    "records",
    "to_frame",
]

_HOMES: Final = {
    "geo.documents": {"Intake", "Limits", "Problem", "Stream", "read_documents"},
    "geo.errors": {"DocumentError", "FormatError"},
    "geo.frames": {"to_frame"},
    "geo.geojson": {"dump_records", "load_records"},
    "geo.mention": {"mentions"},
    "geo.pipeline": {"geoparse", "read"},
    "geo.reading": {"Document", "Event", "Reading", "Span", "Timex", "Toponym"},
    "geo.readings": {"dump_reading", "load_readings"},
    "geo.record": {"Record", "RecordPlace", "records"},
    "geo.timespan": {"TimeSpan"},
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
