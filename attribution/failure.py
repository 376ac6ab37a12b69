"""`Failure`: stands in the place of a result that could not be had."""

from __future__ import annotations

from attrs import frozen

from attribution.part_types import check_parts

__all__ = ["Failure"]


@frozen
class Failure:
    """One of many articles, which could not be processed; the others go on.

    Attributes:
        id: the caller's name for the document, or its position among the texts.
        error: name of the exception's class.
        message: what is wrong, and how to correct it.

    Raises:
        InputError: if one of them is not a text.
    """

    id: str
    error: str
    message: str

    __attrs_post_init__ = check_parts
