"""Claims to speakers: who is meant by each source and each addressee."""

from attribution.speakers.resolution import resolve

__all__ = ["resolve"]
