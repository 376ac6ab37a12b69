"""Writes an outlet's name in a statement, with the article that the text has before it."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.result import Relay
from attribution.statements.pieces import QUOTES, STOPS

__all__ = ["outlet_name", "without_article"]

# No article has more letters and spaces.
_WORD = 40
# So far before *the site* its name is looked for, or all claims of a long text would take time
# with its square.
_FAR = 20_000


def outlet_name(agency: Relay, text: str, articles: Sequence[str]) -> str:
    """An outlet's name as it stands within a sentence: *the Herald*, *The Verge*, *ABI*.

    Arguments:
        agency: the outlet, and where the text names it.
        text: the article; empty if it is not given.
        articles: the words that are articles, in small letters.
    """
    mention, name, bare = agency.mention, agency.name, without_article(agency.name, articles)
    if mention is None or not text:
        return name
    if bare in mention.text and bare != mention.text:
        name = bare = mention.text  # *People magazine*
    start = mention.start
    if not any(map(str.isupper, mention.text)):
        # *The site*: the article is that of its name before.
        start = max(text.rfind(bare, max(0, start - _FAR), start), 0)
    before = text[max(0, start - _WORD) : start].rstrip()
    article = before.split()[-1] if before else ""
    if article.lower() not in articles:
        return name
    if before.removesuffix(article).rstrip()[-1:] in ("", *STOPS, *QUOTES):
        # What opens a sentence has a capital there only, if the name has none of its own.
        own = next(iter(agency.name.split()), "")
        article = own if own.lower() == article.lower() else article.lower()
    # *The ABC*, which is called otherwise in full, and without an article.
    return f"{article} {mention.text if mention.text.isupper() else bare}"


def without_article(name: str, articles: Sequence[str]) -> str:
    """A name without the article that it begins with.

    Arguments:
        name: of an outlet.
        articles: the words that are articles, in small letters.
    """
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in articles else name
