"""Links claims to outlets: the agency, newspaper or broadcaster through which they came."""

from attribution.relays.credits import credits_of
from attribution.relays.folding import fold
from attribution.relays.relaying import relay

__all__ = ["credits_of", "fold", "relay"]
