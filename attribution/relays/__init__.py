"""Claims to outlets: through which agency, newspaper or broadcaster they came."""

from attribution.relays.folding import fold
from attribution.relays.relaying import named_beyond_doubt, relay

__all__ = ["fold", "named_beyond_doubt", "relay"]
