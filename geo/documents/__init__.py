"""Reading reports from files: which kinds, which encoding, which title, which name."""

from geo.documents.intake import Intake, Limits, Manner, Problem, Stream
from geo.documents.reader import read_documents

__all__ = ["Intake", "Limits", "Manner", "Problem", "Stream", "read_documents"]
