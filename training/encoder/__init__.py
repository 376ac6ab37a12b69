"""A larger reader than the small tagger, to learn from: a pretrained encoder, taught the same."""
