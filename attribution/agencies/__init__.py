"""Claims to outlets: through which agency, newspaper or broadcaster they came."""

from attribution.agencies.folding import fold
from attribution.agencies.outlets import OutletMention, outlet_mentions
from attribution.agencies.references import with_references
from attribution.agencies.relaying import named_beyond_doubt, relay
from attribution.document import Document
from attribution.knowledge import Knowledge

__all__ = ["OutletMention", "find_outlets", "fold", "named_beyond_doubt", "relay"]


def find_outlets(document: Document, knowledge: Knowledge) -> tuple[OutletMention, ...]:
    """Where a document mentions outlets, by name, description or *the newspaper*, in text order.

    Arguments:
        document: the parsed article.
        knowledge: has the known outlets and the forms of others' names.
    """
    named = outlet_mentions(document, knowledge.outlets)
    return with_references(document, named, knowledge.outlets)
