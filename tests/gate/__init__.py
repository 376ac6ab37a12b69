"""A quality gate: what the library finds on hand-made articles may not get worse."""
