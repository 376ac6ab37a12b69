"""`Failure`: stands in the place of a result that could not be had."""

from __future__ import annotations

from attrs import frozen

from attribution.part_types import check_parts

__all__ = ["Failure"]


@frozen
class Failure:
    """A document of many that could not be processed; the others go on.

    Attributes:
        id: the caller's name for the document, or its position among the texts.
        error: name of the exception's class.
        message: what was wrong and how to mend it.

    Raises:
        InputError: if one of them is no text.
    """

    id: str
    error: str
    message: str

    __attrs_post_init__ = check_parts
