"""What is mended of a parse before claims are looked for in it: a module and a row each."""

from attribution.quotes.corrections.table import CORRECTIONS, Correction, corrected

__all__ = ["CORRECTIONS", "Correction", "corrected"]
