"""`Metadata`, what is known about an article besides its text; `ParserInfo`, what parsed it."""

from __future__ import annotations

from attrs import fields, frozen

from attribution.errors import InputError

__all__ = ["Metadata", "ParserInfo"]


@frozen
class ParserInfo:
    """What parsed a document.

    Attributes:
        name: the parser, such as ``"stanza"`` or ``"conllu"``.
        version: its version, or ``""``.
        model: the model, such as ``"compact"``, or ``""``.
    """

    name: str
    version: str = ""
    model: str = ""


@frozen
class Metadata:
    """What is known about an article besides its text; every part is optional.

    Attributes:
        title: the headline, if it is not part of the text.
        publisher: who published the article, such as ``"Halden Courier"``.
        author: the byline.
        date: date of publication, preferably ISO 8601; used as given.
        url: where it was published.

    Raises:
        InputError: if a part is neither a str nor None.

    Example:
        >>> Metadata(publisher="Halden Courier").publisher
        'Halden Courier'
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None

    def __attrs_post_init__(self) -> None:
        for part in fields(Metadata):
            value = getattr(self, part.name)
            if value is not None and not isinstance(value, str):
                raise InputError(
                    f"{part.name} is a str or None, not {type(value).__name__}: "
                    f"e.g. Metadata({part.name}={str(value)!r:.60})"
                )
