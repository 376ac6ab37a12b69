"""Quotations to speakers: who is meant by each source mention."""

from attribution.knowledge.people import People
from attribution.speakers.resolution import Resolved, resolve_speakers

__all__ = ["People", "Resolved", "resolve_speakers"]
