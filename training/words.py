"""Train the expander of multi-word tokens and the lemmatizer: short runs of Stanza's own loops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from stanza.models import lemmatizer, mwt_expander
from stanza.models.lemma.trainer import Trainer
from stanza.models.mwt.trainer import Trainer as Expander
from stanza.utils.conll import CoNLL

_ANY_TAG = "*"  # Stanza's mark of a lemma that holds whatever the tag


def _flags(options: dict[str, Any]) -> list[str]:
    return [part for name, value in options.items() for part in (f"--{name}", str(value))]


def train_expander(
    train: Path, dev: Path, output: Path, options: dict[str, Any], seed: int
) -> None:
    """Train the expander of multi-word tokens (*didn't* is *did* and *n't*).

    Args:
        train: CoNLL-U to train on.
        dev: CoNLL-U that chooses the best weights.
        output: where the model is written.
        options: options of ``stanza.models.mwt_expander`` that differ from its defaults.
        seed: seed of every random choice.
    """
    files = {
        "train_file": train, "eval_file": dev, "gold_file": dev,
        "output_file": output.with_suffix(".dev.conllu"),
        "save_dir": output.parent, "save_name": output.name,
    }  # fmt: skip
    fixed = {"lang": "en", "shorthand": "en_compact", "seed": seed}
    mwt_expander.main([*_flags({**files, **fixed, **options}), "--force_exact_pieces", "--cpu"])
    trainer = Expander(model_file=str(output), device="cpu")
    tokens = CoNLL.conll2doc(input_file=str(train)).iter_tokens()
    trainer.expansion_dict.update(single_words((t.text, len(t.words) > 1) for t in tokens))
    trainer.save(str(output))


def single_words(tokens: Iterable[tuple[str, bool]]) -> dict[str, str]:
    """Return the tokens that are several words less often than one, each as its own expansion.

    Writers of e-mail put *its* for *it's*; where the tokenizer takes *its director* for that, too,
    the expander knows better.

    Args:
        tokens: each token of a treebank, and whether it is several words.

    Example:
        >>> single_words([("its", True), ("its", False), ("its", False), ("didn't", True)])
        {'its': 'its'}
    """
    counts = Counter(tokens)
    several = [form for form, is_several in counts if is_several]
    return {form: form for form in several if counts[form, False] > counts[form, True]}


def train_lemmatizer(
    train: Path, dev: Path, output: Path, options: dict[str, Any], seed: int
) -> None:
    """Train the lemmatizer; the arguments are those of :func:`train_expander`.

    The network sees each word of the treebank once: the dictionary knows the common ones, and what
    is left to the network looks like the rare ones.
    """
    read = CoNLL.conll2doc(input_file=str(train)).iter_words()
    words = [(word.text, word.upos, word.lemma) for word in read if word.lemma]
    distinct = output.with_suffix(".words.conllu")
    distinct.write_text(listed(dict.fromkeys(words)), "utf-8")
    files = {
        "train_file": distinct, "eval_file": dev, "output_file": output.with_suffix(".dev.conllu"),
        "save_dir": output.parent, "save_name": output.name,
    }  # fmt: skip
    fixed = {"shorthand": "en_compact", "seed": seed}
    lemmatizer.main([*_flags({**files, **fixed, **options}), "--cpu"])
    trainer = Trainer(model_file=str(output), device="cpu")
    trainer.pos_dict = lemmas_by_tag(words)
    trainer.save(str(output))


def listed(words: Iterable[tuple[str, str, str]]) -> str:
    """Return words as sentences of one word in CoNLL-U.

    Args:
        words: form, tag and lemma of each.
    """
    rows = (f"1\t{form}\t{lemma}\t{tag}\t_\t_\t0\troot\t_\t_\n\n" for form, tag, lemma in words)
    return "".join(rows)


def lemmas_by_tag(words: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    """Return the commonest lemma of each word under each of its tags.

    Stanza would give a word that it knows the lemma of any tag (*voting* the noun's, where it is a
    verb). Here a word under a tag that it was not seen with is left to the network, unless its
    lemma is another word: a wrong tag shall not make *said* a lemma.

    Args:
        words: form, tag and lemma of each word of a treebank.

    Example:
        >>> seen = [("voting", "NOUN", "voting"), ("said", "VERB", "say")]
        >>> lemmas_by_tag(seen)
        {'NOUN': {'voting': 'voting'}, 'VERB': {'said': 'say'}, '*': {'said': 'say'}}
    """
    found: dict[str, dict[str, str]] = {}
    for (form, tag, lemma), _ in Counter(words).most_common():
        found.setdefault(tag, {}).setdefault(form, lemma)
        if lemma.lower() != form.lower():
            found.setdefault(_ANY_TAG, {}).setdefault(form, lemma)
    return found
