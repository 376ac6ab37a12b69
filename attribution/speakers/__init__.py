"""Claims to speakers: who is meant by each source and each addressee."""

from attribution.speakers.resolution import resolve
from attribution.speakers.resolved import Resolved

__all__ = ["Resolved", "resolve"]
