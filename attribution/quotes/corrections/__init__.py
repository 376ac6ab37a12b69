"""Corrects a parse before claims are looked for in it: each correction has a module and a row."""

from attribution.quotes.corrections.table import CORRECTIONS, Correction, corrected

__all__ = ["CORRECTIONS", "Correction", "corrected"]
