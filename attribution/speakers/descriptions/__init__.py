"""Descriptions: whom *the minister*, *the woman* and *another resident* mean."""
