"""Finds the people, organisations and outlets that an article mentions."""

from attribution.mentions.detection import Mentions, find_mentions

__all__ = ["Mentions", "find_mentions"]
