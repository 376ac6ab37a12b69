"""Which country *this country* and *our nation* mean."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.mentions.clustering import Member
from attribution.speakers.references import References

__all__ = ["land_meant"]


def land_meant(references: References, sentence: Sentence, noun: Token) -> Member | None:
    """The country that a noun for one means: the one named last before it, or the text's only one.

    Arguments:
        references: whom the names of the article mean.
        sentence: the noun's sentence.
        noun: a noun; None comes of one for anything but a country, and of *a country*.
    """
    people = references.people
    if not people.has("kinds", "land", noun.lemma) or noun.feature("Number") == "Plur":
        return None
    article, owner = sentence.child(noun, "det"), sentence.child(noun, "nmod:poss")
    definite = article is not None and people.has("kinds", "definite", article.form)
    own = owner is not None and people.has("pronouns", "first", owner.form)
    qualified = sentence.child(noun, "amod", "nmod", "compound", "acl", "cop", "nummod") is not None
    if not (definite or own) or qualified:
        return None
    lands = references.nominals.lands
    named = [m for m in references.members if id(m) in lands]
    if definite:
        last = references.discourse.last_organisation(noun, None, among=lands, place=True)
        if last is not None:
            return last
    return named[0] if len(named) == 1 else None
