"""Claims to outlets: through which agency, newspaper or broadcaster they came."""

from attribution.relays.credits import credits_of
from attribution.relays.folding import fold
from attribution.relays.relaying import relay

__all__ = ["credits_of", "fold", "relay"]
