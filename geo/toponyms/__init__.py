"""Place names in text: mentions, the places they mean, and what they do in their sentences."""

from geo.toponyms.find import Finder, find_toponyms, gather_reports
from geo.toponyms.policy import Policy
from geo.toponyms.reports import Others

__all__ = ["Finder", "Others", "Policy", "find_toponyms", "gather_reports"]
