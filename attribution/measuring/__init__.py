"""Measures results against quotations that people marked (gold)."""

from attribution.measuring.comparing import Comparison, Difference, Rates, compare
from attribution.measuring.gold import GoldArticle, GoldQuote, gold_of, read_gold

__all__ = [
    "Comparison",
    "Difference",
    "GoldArticle",
    "GoldQuote",
    "Rates",
    "compare",
    "gold_of",
    "read_gold",
]
