"""Runs the networks of a loaded Stanza pipeline faster: the same weights, the same answers.

One module a processor, named as Stanza names it: a reader of Stanza's code finds each step again.
What is done otherwise:

- sentences of many documents are sorted by length and run together (`batches`);
- whatever depends on the form of a word alone, its characters' LSTM and the products of the first
  layer's input, is computed once for each form (`characters`, `layers`);
- what prediction does not need is left out: the labels of arcs that are not chosen, the search for
  a tree where the best heads make one, the lemmas that no one has to spell.

The package imports torch; import it inside the function that needs it.
"""

from attribution.parsing.engine.engine import Engine
from attribution.parsing.engine.shape import is_known

__all__ = ["Engine", "is_known"]
