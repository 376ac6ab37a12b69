"""Claims as sentences of their own: who said what, out of its context."""

from attribution.statements.statement import Piece, Replacement, Statement, statement

__all__ = ["Piece", "Replacement", "Statement", "statement"]
