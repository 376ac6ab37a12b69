"""Small changes of the rules and of resolution, and whether the tests see them."""
