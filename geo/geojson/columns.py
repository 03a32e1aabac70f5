"""The columns of a table of events, in their order, with what each holds."""

from typing import Final, Literal

ColumnType = Literal["text", "texts", "whole", "number", "moment"]
"""Text; a list of texts; a whole number; any number; a day or a minute of wall time."""

COLUMNS: Final[dict[str, ColumnType]] = {
    "event_id": "text",
    "type": "text",
    "mode": "text",
    "acled": "text",
    "label": "text",
    "factuality": "text",
    "quote": "text",
    "trigger_start": "whole",
    "trigger_end": "whole",
    "date_start": "moment",
    "date_end": "moment",
    "date_precision": "text",
    "date_basis": "text",
    "date_text": "text",
    "date_prec": "whole",
    "time_precision": "whole",
    "place_id": "text",
    "place_name": "text",
    "place_kind": "text",
    "country": "text",
    "admin1": "text",
    "place_role": "text",
    "place_text": "text",
    "place_score": "number",
    "where_prec": "whole",
    "geo_precision": "whole",
    "mark_start": "whole",
    "mark_end": "whole",
    "actors": "texts",
    "recipients": "texts",
    "quantities": "texts",
    "attribution": "text",
    "document_id": "text",
    "title": "text",
    "source": "text",
    "published_start": "moment",
    "published_end": "moment",
    "published_precision": "text",
    "published_basis": "text",
}
"""docs/events.md says what each means and when it is null."""
