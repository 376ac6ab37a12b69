"""`Failure`: takes the place of a result when an article could not be processed."""

from __future__ import annotations

from attrs import frozen

from attribution.part_types import check_parts

__all__ = ["Failure"]


@frozen
class Failure:
    """An article, one of many, that could not be processed; the others are processed all the same.

    Attributes:
        id: the caller's name for the document, or its position among the articles.
        error: name of the exception's class.
        message: what is wrong, and how to correct it.

    Raises:
        InputError: if one of the three is not a str.
    """

    id: str
    error: str
    message: str

    __attrs_post_init__ = check_parts
