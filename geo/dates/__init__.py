"""When: the time expressions of a text, and the date of a document.

Text is cut into tokens (`tokens`, with the lexicon of `words`), rules over classes of tokens find
expressions (`grammar`, `rules`, `compose`) and say what they mean (`sense`); each is anchored in
the scene of its telling (`anchor`, `scene`, `tense`) and becomes a period of the calendar
(`period`), a TIMEX3 value (`values`) and a span (`spans`). `read` runs these steps.
"""

from geo.dates.document_date import DocumentDate
from geo.dates.published import date_document
from geo.dates.read import read_timexes

__all__ = ["DocumentDate", "date_document", "read_timexes"]
