"""Who and what an article mentions: persons and bodies by name, outlets, *the newspaper*."""

from attribution.mentions.detection import Mentions, find_mentions

__all__ = ["Mentions", "find_mentions"]
