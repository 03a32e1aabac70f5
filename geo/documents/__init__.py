"""Reading reports from files: which files, which encoding, which title, which name."""

from geo.documents.intake import Intake, Limits, Problem, Stream
from geo.documents.reader import read_documents

__all__ = ["Intake", "Limits", "Problem", "Stream", "read_documents"]
