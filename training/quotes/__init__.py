"""Trains the tagger that weighs what the rules of `find_quotes` propose."""
