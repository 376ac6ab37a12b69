"""Tells what those who say *we* call themselves: *we at Vantor*, *we went as the Gliders*."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import define, field

from attribution.document import Document, Sentence, Token
from attribution.mentions.member import Member
from attribution.speakers.references import References

__all__ = ["Ours"]

_BESIDE = ("appos", "flat", "compound", "nmod")


@define
class Ours:
    """Finds the group that each voice of a text names as its own.

    Attributes:
        document: the parsed article.
        references: whom its names mean.
        voice: who says a first person, by its sentence and word; None for nobody known.
    """

    document: Document
    references: References
    voice: Callable[[Sentence, Token], Member | None]
    # By the ``id`` of who speaks, and 0 where the text does not say who that is.
    _of: dict[int, dict[int, Member]] = field(init=False, factory=dict)
    # The peoples that the text names, by the ``id`` of each: *Norwegians*.
    _peoples: dict[int, tuple[Member, str]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        people = self.references.people
        for sentence in self.document.sentences:
            for word in sentence.tokens:
                if (
                    word.upos in ("PRON", "DET")
                    and people.has("pronouns", "first", word.form)
                    and not people.has("pronouns", "first_singular", word.form)
                ):
                    for group in self._named(sentence, word):
                        own = self._of.setdefault(self._key(self.voice(sentence, word)), {})
                        own[id(group)] = group
        for name in self.references.names:
            if len(name.name.words) == 1 and self._is_people(name.head):
                member = self.references.of_name[name.bare.start]
                self._peoples.setdefault(id(member), (member, name.head.form.rstrip("s")))

    def of(self, speaker: Member | None) -> Member | None:
        """The one group that a voice calls *we*, or None.

        Arguments:
            speaker: whose voice it is; None for that of a text of nobody known.
        """
        found = [*self._of.get(self._key(speaker), {}).values()]
        return found[0] if len(found) == 1 else None

    def is_one(self, member: Member) -> bool:
        """Whether somebody is called *we*, which no place and no thing is."""
        return id(member) in self._peoples or any(id(member) in own for own in self._of.values())

    def nation(self, sentence: Sentence, our: Token, speaker: Member | None) -> Member | None:
        """The one people that a text names, if only a people has what is *ours*: a constitution.

        Arguments:
            sentence: the pronoun's sentence.
            our: a pronoun of the first person.
            speaker: who says it, who may be from elsewhere.
        """
        people, had = self.references.people, sentence.head(our)
        if had is None or our.deprel != "nmod:poss" or len(self._peoples) != 1:
            return None
        # *Our founders* may be a firm's; *our Founders* are not.
        founders = people.has("kinds", "founding", had.lemma) and had.form[:1].isupper()
        if not (founders or people.has_any("kinds", ("national", "land"), had.lemma)):
            return None
        ((nation, word),) = self._peoples.values()
        said = {p for name in (speaker.names if speaker is not None else ()) for p in name.places}
        homes = [place for place in said if people.is_land(place) or people.is_demonym(place)]
        elsewhere = homes and not any(people.same_place(place, word) for place in homes)
        return None if elsewhere else nation

    def _key(self, speaker: Member | None) -> int:
        return id(speaker) if speaker is not None else 0

    def _named(self, sentence: Sentence, we: Token) -> Iterator[Member]:
        """The groups by whose names *we* are called beside a pronoun."""
        above = sentence.head(we)
        # *We Norvians*, *we at Vantor*, *we as Norvians*.
        phrases = [
            *sentence.children(we, "appos", "flat"),
            *self._behind(sentence, we, "as", "belonging"),
        ]
        if above is not None and we.relation == "nsubj":
            if sentence.child(above, "cop") is not None:
                phrases.append(above)  # *We are Norvians.*
            phrases += self._behind(sentence, above, "as")  # *We went as the Norvian team.*
        if above is not None and we.deprel == "nmod:poss" and self._is_group(above):
            phrases += sentence.children(above, "appos")  # *our company, Vantor*
        for phrase in phrases:
            group = self._group(sentence, phrase)
            if group is not None:
                yield group

    def _behind(self, sentence: Sentence, word: Token, *keys: str) -> Iterator[Token]:
        """What hangs on a word by *at* or *as*: it says whose somebody is, or as what they act."""
        people = self.references.people
        for token in sentence.children(word, "nmod", "obl"):
            first = min((t.index for t in sentence.subtree(token)), default=token.index)
            # Parsers hang the *as* of *we as Norvians know* on the verb.
            before = sentence.tokens[max(first - 2, 0) : first]
            if any(people.has("naming", key, t.form) for key in keys for t in before):
                yield token

    def _is_group(self, noun: Token) -> bool:
        kinds = ("business", "generic", "collective")
        people = self.references.people
        return people.has_any("kinds", kinds, noun.lemma)

    def _group(self, sentence: Sentence, head: Token) -> Member | None:
        """The body or the people that a phrase names."""
        people = self.references.people
        name, own = self.references.naming.at(head), False
        if name is None and self._is_group(head):
            named = (self.references.naming.at(t) for t in sentence.children(head, *_BESIDE))
            name, own = next((n for n in named if n is not None), None), True
        article = sentence.child(head, "det")
        if name is None or name.certain:
            return None
        if article is not None and not people.has("names", "articles", article.lemma):
            return None  # *We are a Swiss company.*
        member = self.references.of_name[name.bare.start]
        if self._is_people(name.head):
            return member
        body = member.kind == "organisation" and not member.place
        # *We as Members* are no body of that name.
        return member if body and (own or not member.uncertain) else None

    def _is_people(self, head: Token) -> bool:
        """Whether a name is that of a people: *Norvians*; taggers leave a name its plural."""
        several = head.feature("Number") == "Plur"
        forms = (head.lemma, head.form[:-1])
        return several and any(self.references.people.is_compatriot(form) for form in forms)
