"""Reads the corpora that training and benchmarks share, and keeps their parses on disk."""
