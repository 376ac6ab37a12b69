"""Long question and exclamation marks as Stanza's tagger and parser read them."""

from __future__ import annotations

__all__ = ["simplified"]


def simplified(form: str) -> str:
    """A word as the tagger and the parser read it: *?!* is *?*."""
    from stanza.models.common.utils import EXCLAM_RE, QUESTION_RE

    return str(EXCLAM_RE.sub("!", QUESTION_RE.sub("?", form)))
