"""The dependency tree, asked in one place: phrases, clauses, subjects."""
