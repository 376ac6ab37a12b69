"""Whom and what a content speaks of: names, pronouns and descriptions within it."""

from attribution.topics.finding import find_topics

__all__ = ["find_topics"]
