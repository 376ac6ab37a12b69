"""Names of articles and of their parts that hold on the whole web."""

from __future__ import annotations

import hashlib
import re
import uuid
from urllib.parse import urldefrag

from attribution.result import AttributedDocument

__all__ = ["iri_of"]

# What an address on the web may hold unescaped, and no more: anything else is no address.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9\-._~%!$&'()*+,;=:@/?\[\]]*")


def iri_of(document: AttributedDocument) -> str:
    """The article's own address if its metadata have one, else an identifier made of its text.

    Example:
        >>> iri_of(AttributedDocument("It rained."))
        'urn:uuid:02794320-eafd-5b6c-8c97-37cdad4a410a'
    """
    address = urldefrag(document.metadata.url or "").url
    if _ADDRESS.fullmatch(address):
        return address
    name = f"{document.id or ''}\n{document.text}".encode("utf-8", "surrogatepass")
    return uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(name).hexdigest()).urn
