"""The dependency tree of a sentence, drawn as text or as a picture, with what rules saw in it."""

from attribution.output.drawing.svg import tree_svg
from attribution.output.drawing.text import tree_text

__all__ = ["tree_svg", "tree_text"]
