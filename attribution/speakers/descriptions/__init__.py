"""Resolves descriptions: whom *the minister*, *the woman* and *another resident* mean."""
