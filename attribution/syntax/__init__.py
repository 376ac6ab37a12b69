"""Questions about the dependency tree: phrases, clauses, subjects."""
