"""Links claims to speakers: whom each source and each addressee means."""

from attribution.speakers.resolution import resolve
from attribution.speakers.resolved import Resolved

__all__ = ["Resolved", "resolve"]
