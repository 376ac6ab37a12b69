"""Quotations to outlets: through which agency, newspaper or broadcaster they came."""

from attribution.agencies.gazetteer import Gazetteer
from attribution.agencies.relaying import Relayed, find_agencies

__all__ = ["Gazetteer", "Relayed", "find_agencies"]
