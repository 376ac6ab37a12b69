"""Tells whether an attribution is negated: *did not say*, *no one said*, *made no mention of*.

Negation is looked for around the head of the cue, in the other words of the cue and in the
source, but never in what is reported: *nobody came, she said* is not a negated cue.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from attribution.document import Sentence, Span, Token
from attribution.knowledge import Knowledge
from attribution.syntax.clauses import cleft

__all__ = ["Negation", "plain"]

_MODIFIERS = ("advmod", "aux", "neg", "det", "case", "cc", "mark")
_AUXILIARIES = ("aux", "cop")


def plain(token: Token) -> tuple[str, str]:
    """A word's lemma and form in lower case, with straight apostrophes."""
    return token.lemma.lower().replace("’", "'"), token.form.lower().replace("’", "'")


@frozen
class Negation:
    """Where to look for the negation of one cue.

    Attributes:
        sentence: the cue's sentence.
        knowledge: has the words that negate and restrict.
        phrase: the words of the cue, as far as they are known.
        source: head of the source, if the rule knows it.
        content: parts of the content, in which negations do not count.
    """

    sentence: Sentence
    knowledge: Knowledge
    phrase: Sequence[Token] = ()
    source: Token | None = None
    content: Sequence[Span] = ()

    def of(self, cue: Token) -> bool:
        """Whether a cue, or a verb that governs it, is negated."""
        return (
            self._modified(cue)
            or self._in_phrase()
            or self._by_subject(cue)
            or self._shared(cue)
            or self._yet_to(cue)
            or self._by_light_verb(cue)
            or self._at_no_time(cue)
            or self._untrue(cue)
            or self._by_another(cue)
        )

    def of_governor(self, verb: Token) -> bool:
        """Whether the verb above a cue is negated: *did not want to say*."""
        return self._modified(verb) or self._by_subject(verb) or self._shared(verb)

    def _modified(self, cue: Token) -> bool:
        """*Did not say*, *nor did she say*, *without saying*, *no longer says*."""
        children = self.sentence.children(cue)
        helped = any(c.relation in _AUXILIARIES for c in children)
        finite = cue.upos in ("VERB", "AUX") and cue.feature("VerbForm") == "Fin"
        for child in children:
            if child.relation not in _MODIFIERS or self._reported(child):
                continue
            if not self._negates(child):
                if self._is_no_more(child):
                    return True
                continue
            # *Not surprisingly, she said*: a finite verb is negated with an auxiliary.
            if self._is(child, "with_auxiliary") and finite and not helped:
                continue
            # *No, she said*: only nouns have *no* for a negation of their own.
            of_noun = self._is(child, "of_nouns") and child.relation != "det"
            if of_noun and cue.upos in ("VERB", "AUX"):
                continue
            return True
        return False

    def _at_no_time(self, cue: Token) -> bool:
        """*At no point did she say*: an inverted verb behind a negated phrase."""
        own = self.sentence.child(cue, "nsubj")
        auxiliary = self.sentence.child(cue, "aux")
        if own is None or auxiliary is None or auxiliary.index > own.index:
            return False
        return any(
            child.index < auxiliary.index and self._negates(below)
            for child in self.sentence.children(cue, "obl")
            for below in self.sentence.children(child, "det")
        )

    def _untrue(self, cue: Token) -> bool:
        """*It is not true that she said so*, *it is a lie that she said so*."""
        whole = self.sentence.head(cue)
        if whole is None or cue.relation not in ("csubj", "ccomp", "acl"):
            return False
        if self.sentence.child(whole, "cop") is None:
            return False
        return self._is(whole, "untrue") or (self._is(whole, "true") and self._modified(whole))

    def _by_another(self, cue: Token) -> bool:
        """*It was not Lund **who said** so*."""
        name = cleft(self.sentence, cue, self.knowledge.grammar)
        return name is not None and self._modified(name)

    def _is_no_more(self, adverb: Token) -> bool:
        """*No longer*, *not once*."""
        return self._is(adverb, "no_more") and any(
            self._negates(below) for below in self.sentence.children(adverb)
        )

    def _in_phrase(self) -> bool:
        """*Made no mention of*, *said nothing about*: a negation among the cue's words."""
        for word in self.phrase:
            if word.upos == "PUNCT" or self._reported(word) or not self._negates(word):
                continue
            if self._is(word, "with_auxiliary") or self._is(word, "opening"):
                continue  # settled by what it modifies
            return True
        return False

    def _by_subject(self, cue: Token) -> bool:
        """*No one said*, *neither X nor Y said*, *few believe*."""
        found = self._subject(cue)
        if found is None or (self._reported(found) and found.deprel != "nsubj:pass"):
            return False
        if self._negates(found):
            return True
        below = self.sentence.children(found, "det", "advmod", "amod", "cc", "nummod")
        for child in below:
            # *Not all of them said*: the negation may hang on the quantifier.
            around = (child, *self.sentence.children(child, "advmod"))
            if any(w.index <= found.index and self._negates(w) for w in around):
                return True
        few = [w for w in (found, *below) if self._is(w, "few")]
        articles = [w for w in below if w.relation == "det" and w not in few]
        return bool(few) and not articles

    def _subject(self, cue: Token) -> Token | None:
        # Of two that a parser gives, the one next to the cue.
        passives = [c for c in self.sentence.children(cue, "nsubj") if c.deprel == "nsubj:pass"]
        if passives:
            return min(passives, key=lambda t: abs(t.index - cue.index))
        if self.source is not None and cue.upos in ("VERB", "AUX"):
            return self.source if self.source.relation in ("nsubj", "root", "conj") else None
        near = self.sentence.children(cue, "nsubj")
        return min(near, key=lambda t: abs(t.index - cue.index), default=None)

    def _shared(self, cue: Token) -> bool:
        """*Did not confirm or deny*: a verb coordinated with a negated one, without its own
        subject and auxiliary."""
        governor = self.sentence.head(cue)
        if cue.relation != "conj" or governor is None:
            return False
        link = self.sentence.child(cue, "cc")
        if link is None or not self._is(link, "joining"):
            return False
        own = self.sentence.child(cue, "nsubj", *_AUXILIARIES)
        same = cue.feature("VerbForm") == governor.feature("VerbForm")
        return own is None and same and self._modified(governor)

    def _yet_to(self, cue: Token) -> bool:
        """*Has yet to say*."""
        mark = self.sentence.child(cue, "mark")
        infinitives = self.knowledge.grammar.clauses.infinitives
        if mark is None or plain(mark)[0] not in infinitives or mark.index < 2:
            return False
        return self._is(self.sentence.tokens[mark.index - 2], "yet")

    def _by_light_verb(self, cue: Token) -> bool:
        """*Did not give an indication*, *never made the claim*: a noun that a verb carries."""
        governor = self.sentence.head(cue)
        return (
            cue.upos == "NOUN"
            and cue.relation == "obj"
            and governor is not None
            and self._is(governor, "light")
            and self._modified(governor)
        )

    def _negates(self, word: Token) -> bool:
        if not self._is(word, "negators"):
            return False
        following = self.sentence.tokens[word.index : word.index + 1]
        after = {w for t in following for w in plain(t)}
        if self._is(word, "of_nouns"):
            # *No doubt believed*, *made no secret of*: what is denied is the denial.
            return not after & self.knowledge.lexicon.polarity["affirmed"]
        return not after & self.knowledge.lexicon.polarity["restrictive"]  # *not only did she say*

    def _is(self, word: Token, key: str) -> bool:
        return any(w in self.knowledge.lexicon.polarity[key] for w in plain(word))

    def _reported(self, word: Token) -> bool:
        return any(part.covers(word.span) for part in self.content)
