"""`find_mentions`: finds the people, organisations and outlets that an article names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from attribution.document import Document
from attribution.knowledge import Knowledge, People
from attribution.layout.structure import Layout
from attribution.mentions.acronyms import without_roles
from attribution.mentions.aliases import with_other_names
from attribution.mentions.couples import share_surnames
from attribution.mentions.names import NameMention, name_mentions
from attribution.mentions.outlet_anaphora import with_anaphora
from attribution.mentions.outlet_datelines import in_datelines
from attribution.mentions.outlets import OutletMention, outlet_mentions
from attribution.mentions.titles_of_works import without_works
from attribution.spans import SpanIndex

__all__ = ["Mentions", "find_mentions", "fullest_names", "taken_up_by_nouns"]


@frozen
class Mentions:
    """Whom and what an article names, each with its span and its head.

    Pronouns and descriptions are not included: what they mean depends on who was mentioned
    before, so they are resolved on the way through the text.

    Attributes:
        names: mentions of people and organisations by name, in text order; outlets may be among
            them.
        outlets: mentions of newspapers, agencies and broadcasters by name, by a noun such as *the
            newspaper* or by a description, in text order.
        called: for each outlet, by its canonical name, its fullest name in the text.
    """

    names: tuple[NameMention, ...] = ()
    outlets: tuple[OutletMention, ...] = ()
    called: Mapping[str, str] = field(factory=dict)

    @cached_property
    def _by_sentence(self) -> Mapping[int, Sequence[OutletMention]]:
        found: dict[int, list[OutletMention]] = {}
        for outlet in self.outlets:
            found.setdefault(outlet.head.sentence, []).append(outlet)
        return found

    def outlets_in(self, sentence: int) -> Sequence[OutletMention]:
        """The outlets of a sentence (0-based), in text order."""
        return self._by_sentence.get(sentence, ())

    def sure_of(self, outlets: Collection[str]) -> Mentions:
        """The mentions without doubt about some outlets, and with names within sure ones marked.

        A name within an outlet's is not a person's, and *he* cannot mean it.

        Arguments:
            outlets: the canonical names of those that speak or relay somebody in the article.
        """
        known = tuple(
            evolve(m, doubt="") if m.doubt and m.name in outlets else m for m in self.outlets
        )
        sure = SpanIndex((m for m in known if not m.doubt), lambda m: m.span)

        def marked(mention: NameMention) -> NameMention:
            outlet = next(iter(sure.covering(mention.bare)), None)
            if outlet is None:
                return mention
            name = mention.name
            if name.person or name.uncertain:
                name = evolve(name, person=False, uncertain=False)
            return evolve(mention, name=name, outlet=self.called[outlet.name])

        return evolve(self, names=tuple(map(marked, self.names)), outlets=known)


def fullest_names(outlets: Sequence[OutletMention], people: People) -> Mapping[str, str]:
    """The longest name in the text for each outlet: *Associated Press*, not *the AP*."""
    forms: dict[str, str] = {}
    for mention in outlets:
        form = people.unpossessed(mention.span.text)
        form = mention.name if mention.name == f"The {form}" else form
        if mention.name not in forms or _fullness(form) > _fullness(forms[mention.name]):
            forms[mention.name] = form
    return forms


def _fullness(form: str) -> tuple[bool, bool, int]:
    """How full a name is; *the newspaper* and *French daily* are not names."""
    return form[:1].isupper(), not form.rsplit(maxsplit=1)[-1].islower(), len(form)


def find_mentions(document: Document, layout: Layout, knowledge: Knowledge) -> Mentions:
    """Finds the people, organisations and outlets in a document, and nouns that refer to outlets.

    Arguments:
        document: the parsed article.
        layout: its layout; capitals in some lines do not show names.
        knowledge: has the known outlets, the forms of other outlets' names, and words for people.
    """
    people, known = knowledge.people, knowledge.outlets
    found = without_roles(document, name_mentions(document, layout, people), people)
    found = without_works(document, found, layout, knowledge)
    names = with_other_names(document, share_surnames(document, found, people), people)
    named = outlet_mentions(document, known, in_datelines(document, layout, knowledge))
    outlets = with_anaphora(document, named, known)
    return Mentions(names, outlets, fullest_names(outlets, people)).sure_of(())


def taken_up_by_nouns(
    document: Document, mentions: Mentions, outlets: Collection[str], knowledge: Knowledge
) -> Mentions:
    """The mentions without doubt about some outlets, and with the nouns that refer to them.

    *The newspaper* means the Halden Star only if the Star is known to be one.

    Arguments:
        document: the parsed article.
        mentions: whom and what it names.
        outlets: the canonical names of those that speak or relay somebody in it.
        knowledge: has the nouns for outlets.
    """
    sure = mentions.sure_of(outlets)
    if sure.outlets == mentions.outlets:
        return sure
    return evolve(sure, outlets=with_anaphora(document, sure.outlets, knowledge.outlets))
