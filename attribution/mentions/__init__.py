"""Who and what an article mentions: persons and bodies by name, outlets, *the newspaper*."""

from attribution.document import Document
from attribution.knowledge import Knowledge
from attribution.mentions.outlet_anaphora import with_anaphora
from attribution.mentions.outlets import OutletMention, outlet_mentions

__all__ = ["OutletMention", "find_outlets"]


def find_outlets(document: Document, knowledge: Knowledge) -> tuple[OutletMention, ...]:
    """Where a document mentions outlets, by name, description or *the newspaper*, in text order.

    Arguments:
        document: the parsed article.
        knowledge: has the known outlets and the forms of others' names.
    """
    named = outlet_mentions(document, knowledge.outlets)
    return with_anaphora(document, named, knowledge.outlets)
