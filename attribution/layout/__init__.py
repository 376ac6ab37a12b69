"""From `Document` to `Layout`: what marks, lines and paragraphs tell before any word is read."""
