"""Events in the file formats of others: maps, tables, tiles (docs/events.md)."""

from geo.formats.form import Form
from geo.formats.forms import FORMS, GEOPACKAGE, form_of

__all__ = ["FORMS", "GEOPACKAGE", "Form", "form_of"]
