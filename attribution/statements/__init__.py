"""Turns claims into sentences that can be understood without the article: who said what."""

from attribution.statements.statement import Piece, Replacement, Statement, statement

__all__ = ["Piece", "Replacement", "Statement", "statement"]
