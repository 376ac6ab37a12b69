"""Looks up the name that a word belongs to, or that is beside it: *its president, Dana Reyes*."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from itertools import islice

from attrs import define, field

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.appositions import christened, described, is_bare_role
from attribution.mentions.called import called
from attribution.mentions.names import NameMention
from attribution.syntax.order import word_before

__all__ = ["Naming"]

_BRACKETS = ("(", ")", "[", "]")
_CLOSING = (",", ":", ".", "—", "–", "-")
_BODY = "ORG"
_DESCRIBING = ("NOUN", "NUM")
# How many words of a clause are searched for a name: *who wished to be identified only as Ana*.
_CALLING = 16
# How many words a name may stand behind the last of two roles: *mother of two **Ana Lund***.
_BEHIND_ROLES = 6


@define
class Naming:
    """Finds the names at words.

    Attributes:
        names: a document's name mentions, in text order.
        people: word lists.
    """

    names: Sequence[NameMention]
    people: People
    _starts: list[int] = field(init=False)
    _beside: dict[tuple[int, int], NameMention | None] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self._starts = [n.whole.start for n in self.names]

    def at(self, token: Token) -> NameMention | None:
        """The name that a word is part of, or None."""
        at = bisect.bisect_right(self._starts, token.span.start) - 1
        if at >= 0 and token.span.start < self.names[at].whole.end:
            return self.names[at]
        return None

    def beside(self, sentence: Sentence, head: Token) -> NameMention | None:
        """The name that a phrase is, or has beside it: *its president, Dana Reyes*."""
        word = sentence.index, head.index
        if word not in self._beside:
            found = self._found_beside(sentence, head)
            other = found is not None and self._is_christened(sentence, head, found)
            self._beside[word] = None if other else found
        return self._beside[word]

    def _is_christened(self, sentence: Sentence, head: Token, mention: NameMention) -> bool:
        """Whether a name is an animal's or a vessel's: *the owner of the dog, **Rex**, said so*."""
        name = mention.name
        if len(name.words) > 1 or name.titles or head.upos != "NOUN":
            return False
        at = bisect.bisect_left(
            sentence.tokens, mention.whole.start, key=lambda token: token.span.start
        )
        noun = christened(sentence, sentence.tokens[at], self.people)
        surname = any(name.last in n.name.words[1:] for n in self.names) if noun else True
        return noun is not None and head.index < noun.index and not surname

    def _found_beside(self, sentence: Sentence, head: Token) -> NameMention | None:
        beside = [head, *sentence.children(head, "appos", "flat")]
        governor = sentence.head(head)
        if governor is not None and head.relation == "nsubj" and head.upos in _DESCRIBING:
            # Parsers read *The mayor, Dana Reyes, said* as a verb with two subjects, and *said one
            # of them, Dana Reyes*.
            beside += [
                t
                for t in sentence.children(governor, "nsubj")
                if head.index < t.index
                and (t.index < governor.index or governor.index < head.index)
                and not self._has_case(sentence, t)
            ]
        for token in beside:
            mention = self.at(token)
            if mention is not None and self._can_be(head, mention):
                return mention
        return (
            self._called(sentence, head)
            or self._below(sentence, head)
            or self._behind_office(sentence, head)
            or self._behind_comma(sentence, head)
            or self._behind_role(sentence, head)
            or self.behind_two_roles(sentence, head)
            or self._before_kind(sentence, head)
        )

    def _before_kind(self, sentence: Sentence, noun: Token) -> NameMention | None:
        """The organisation before a noun that says what it is: *the **Kestrel** airline*.

        Only nouns for the whole organisation count: *the Kestrel board* is a part of it.
        """
        if noun.upos != "NOUN":
            return None
        article = sentence.child(noun, "det")
        if article is not None and article.feature("Definite") != "Def":
            return None
        first = noun.index
        while first > 1 and _is_noun_before(sentence.tokens[first - 2], noun):
            first -= 1
        words = sentence.tokens[first - 1 : noun.index]
        named = [self.people.has("kinds", "named", t.form) for t in words]
        # *The Kestrel news agency*; *the UN agency* is another body.
        outlet = self.people.has("kinds", "outlet", noun.form) and len(words) > 1
        if first == 1 or not all(named[:-1]) or not (named[-1] or outlet):
            return None
        last = sentence.tokens[first - 2]
        mention = self.at(last)
        if mention is None or mention.name.person or mention.whole.end > noun.span.start:
            return None
        body = last.entity.endswith(_BODY) or mention.outlet is not None
        return mention if body and mention.head.head == noun.index else None

    def _has_case(self, sentence: Sentence, word: Token) -> bool:
        """Whether a preposition comes before a name: *a source close **to** Karl Lund said*."""
        mention = self.at(word)
        before = (t for t in sentence.tokens if mention and t.span.end <= mention.whole.start)
        return any(t.upos == "ADP" for t in list(before)[-1:])

    def _called(self, sentence: Sentence, noun: Token) -> NameMention | None:
        """Whoever is said to be called by a name: *a man named Karl Lund*."""
        for clause in sentence.children(noun, "acl"):
            for word in islice(sentence.subtree(clause), _CALLING):
                mention = self.at(word) if word.upos == "PROPN" else None
                if mention is not None and called(sentence, mention.head, self.people) == noun:
                    return mention if self._can_be(noun, mention) else None
        return None

    def _behind_role(self, sentence: Sentence, noun: Token) -> NameMention | None:
        """The person right after a noun without an article: *councillor Ana Lund*."""
        if not is_bare_role(sentence, noun, self.people):
            return None
        following = sentence.tokens[noun.index : noun.index + 1]
        mention = self.at(following[0]) if following else None
        if mention is None or not mention.name.person:
            return None
        return mention if self._can_be(noun, mention) else None

    def behind_two_roles(self, sentence: Sentence, noun: Token) -> NameMention | None:
        """The person behind two nouns that both describe them: *baker and mother of two Ana Lund*.

        Arguments:
            sentence: the noun's sentence.
            noun: the first of them.
        """
        joined = sentence.children(noun, "conj")
        roles = (noun, *joined)
        if not joined or not all(is_bare_role(sentence, r, self.people) for r in roles):
            return None
        last = joined[-1]
        for token in sentence.tokens[last.index : last.index + _BEHIND_ROLES]:
            mention = self.at(token)
            if mention is not None:
                before = word_before(sentence, token)
                of = before is None or before.upos == "ADP"  # *father of **Karl Lund***
                return mention if mention.name.person and not of else None
            if token.upos in ("AUX", "CCONJ", "VERB") or token.form == ",":
                return None
        return None

    def _behind_comma(self, sentence: Sentence, noun: Token) -> NameMention | None:
        """The person between punctuation marks after a noun for one: *her sister, Pearl:*."""
        comma = sentence.tokens[noun.index : noun.index + 1]
        name = sentence.tokens[noun.index + 1 : noun.index + 2]
        owned = sentence.child(noun, "nmod:poss") is not None
        if (
            not name
            or not owned
            or comma[0].form != ","
            or not self.people.is_person_noun(noun.lemma)
        ):
            return None
        mention = self.at(name[0])
        if mention is None or not (mention.name.person or mention.name.uncertain):
            return None
        behind = next((t for t in sentence.tokens if t.span.start >= mention.whole.end), None)
        marked = behind is not None and behind.form in _CLOSING
        return mention if marked and self._can_be(noun, mention) else None

    def _behind_office(self, sentence: Sentence, head: Token) -> NameMention | None:
        """The person after a title with an office: *Superintendent of Police (Rural) A. Lund*."""
        if head.upos != "PROPN" or not self.people.is_title(head.form):
            return None
        at = bisect.bisect_right(self._starts, head.span.start)
        end = bisect.bisect_left(self._starts, sentence.span.end)
        mention = next((n for n in self.names[at:end] if n.name.person), None)
        if mention is None or mention.head.sentence != head.sentence:
            return None
        first = next(t for t in sentence.tokens if t.span.start >= mention.whole.start)
        between = sentence.tokens[head.index : first.index - 1]
        own = all(t.upos in ("PROPN", "ADP") or t.form in _BRACKETS for t in between)
        # *The Archbishop of Marle*: a name right behind *of* is what the office is of.
        return mention if own and between and between[-1].upos != "ADP" else None

    def _can_be(self, noun: Token, mention: NameMention) -> bool:
        """*The widow of a patient, Karl Lund* is not he, whatever the parser hangs there."""
        if mention.whole.covers(noun.span):
            return True  # *Mrs Karl* is called Karl, if by her surname
        shown, given = (
            self.people.gender(noun.lemma),
            self.people.given_gender(mention.name.words[0]),
        )
        return None in (shown, given) or shown == given or not mention.name.person

    def _is_one_of(self, sentence: Sentence, head: Token, group: Token) -> bool:
        """Whether a name beside a plural is that of one of them: *one of the farmers, Ana Lund*."""
        one = head.upos == "NUM" and self.people.has("pronouns", "indefinite", head.form)
        return one and group.relation == "nmod" and sentence.head(group) == head

    def _is_no_other_name(self, head: Token, named: Token) -> bool:
        """Whether a name beside another is the person's whom the phrase describes, not the other's.

        *The man accused of robbing Ana Lund, **Karl Berg***
        """
        mention = self.at(named)
        return (
            mention is not None and mention.name.person and self.people.is_person_noun(head.lemma)
        )

    def _is_apposed(self, sentence: Sentence, token: Token, mention: NameMention) -> bool:
        """Whether a name is an apposition, or a conjunct between commas without *and*.

        *A friend of Ana Lund, **Karl Berg**, said so*
        """
        behind = next((t for t in sentence.tokens if t.span.start >= mention.whole.end), None)
        before = word_before(sentence, token)
        first = sentence.head(token)
        listed = first is not None and len(sentence.children(first, "conj")) > 1
        comma = before is not None and before.form == ","
        commas = comma and behind is not None and behind.form in (",", ".", ":")
        alone = token.relation == "conj" and sentence.child(token, "cc") is None and not listed
        return token.relation == "appos" or (alone and commas)

    def _below(self, sentence: Sentence, head: Token) -> NameMention | None:
        """The person attached to a title: *Assistant District Attorney Colleen Marsh*."""
        for token in sentence.subtree(head):
            at = bisect.bisect_left(self._starts, token.span.start)
            here = at < len(self._starts) and self._starts[at] == token.span.start
            if token.index <= head.index or not here or not self.names[at].name.person:
                continue
            mention = self.names[at]
            own = len(mention.name.words) > 1 or bool(mention.name.titles)
            links = [_link(sentence, token) if own else token.relation]
            owns = token.deprel == "nmod:poss"  # *an engineer, **Ana Lund's** father*
            apposed = token if self._is_apposed(sentence, token, mention) else None
            for above in sentence.ancestors(token):
                if above.index == head.index:
                    break
                links.append(_link(sentence, above))
                apposed = above if above.relation == "appos" else apposed
            noun = sentence.head(apposed) if apposed is not None and not owns else None
            if noun is not None and (
                described(sentence, noun, self.people).index == head.index
                or self._is_one_of(sentence, head, noun)
                or self._is_no_other_name(head, noun)
            ):
                return mention if self._can_be(head, mention) else None
            if all(link in ("flat", "compound", "appos") for link in links) or all(
                t.upos == "PROPN" for t in sentence.tokens[head.index - 1 : token.index]
            ):
                return mention
        return None


def _is_noun_before(word: Token, noun: Token) -> bool:
    """Whether a word is a common noun that modifies the next one: ***news** agency*."""
    return word.upos == "NOUN" and word.form.islower() and word.head == noun.index


def _link(sentence: Sentence, word: Token) -> str:
    """The relation of a word to its head; an ``nmod`` without a preposition is a ``compound``."""
    # A preposition may hang on another word of the name behind it: *a spokesman for Ana Lund*.
    before = word_before(sentence, word)
    cased = bool(sentence.children(word, "case"))
    cased = cased or (before is not None and before.upos == "ADP")
    bare = word.relation == "nmod" and not cased
    return "compound" if bare else word.relation
