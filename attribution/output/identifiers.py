"""Identifiers of articles and of their parts that are unique on the web."""

from __future__ import annotations

import hashlib
import re
import uuid
from urllib.parse import urldefrag

from attribution.result import AttributedDocument

__all__ = ["iri_of"]

# The characters that a URL may have unescaped: with any other it is not a URL.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9\-._~%!$&'()*+,;=:@/?\[\]]*")


def iri_of(document: AttributedDocument) -> str:
    """The article's address if its metadata give one, else an identifier made from its text.

    Example:
        >>> iri_of(AttributedDocument("It rained."))
        'urn:uuid:02794320-eafd-5b6c-8c97-37cdad4a410a'
    """
    address = urldefrag(document.metadata.url or "").url
    if _ADDRESS.fullmatch(address):
        return address
    name = f"{document.id or ''}\n{document.text}".encode("utf-8", "surrogatepass")
    return uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(name).hexdigest()).urn
