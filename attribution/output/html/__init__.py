"""Articles with their quotations marked, to be looked at in a browser or a notebook."""

from attribution.output.html.notebook import to_notebook
from attribution.output.html.page import to_html, write

__all__ = ["to_html", "to_notebook", "write"]
