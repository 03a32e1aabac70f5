"""Events in the file formats of others: maps, tables, tiles (docs/events.md)."""

from geo.formats.forms import FORMS, Form, form_of

__all__ = ["FORMS", "Form", "form_of"]
