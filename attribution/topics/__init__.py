"""Finds whom and what a content speaks of, by names, pronouns and descriptions in it."""

from attribution.topics.finding import find_topics

__all__ = ["find_topics"]
