"""What a person should look at before a map is published: a page, or a table, of decisions."""

from maps.review.decisions import Decision, EventDecision, NameDecision, decide
from maps.review.page import review_page
from maps.review.payload import ReviewOptions, payload
from maps.review.table import review_table

__all__ = [
    "Decision",
    "EventDecision",
    "NameDecision",
    "ReviewOptions",
    "decide",
    "payload",
    "review_page",
    "review_table",
]
