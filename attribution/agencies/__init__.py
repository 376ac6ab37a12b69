"""Quotations to outlets: through which agency, newspaper or broadcaster they came."""

from attribution.agencies.relaying import Relayed, find_agencies
from attribution.knowledge.outlets import Gazetteer

__all__ = ["Gazetteer", "Relayed", "find_agencies"]
