"""Reading reports from files: which files, which encoding, which title, which name."""

from geo.documents.intake import Intake, Limits, Problem
from geo.documents.reader import read_documents, read_stream

__all__ = ["Intake", "Limits", "Problem", "read_documents", "read_stream"]
