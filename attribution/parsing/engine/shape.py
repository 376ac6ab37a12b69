"""Whether a pipeline is one that the engine can run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["is_known"]

# The options of each processor that change what it computes, as the engine computes it. None
# stands for whatever is false: not given, 0, "".
_OPTIONS: dict[str, dict[str, Any]] = {
    "tokenize": {
        "charlm_forward_file": None,
        "conv_res": None,
        "hierarchical": True,
        "no_ssplit": None,
        "postprocessor": None,
        "pretokenized": None,
        "rnn_layers": 1,
        "skip_newline": None,
        "speaker_delim": None,
        "use_dictionary": None,
        "use_mwt": True,
    },
    "mwt": {},
    "pos": {
        "bert_model": None,
        "char": True,
        "char_bidirectional": None,
        "char_num_layers": 1,
        "char_rec_dropout": None,
        "charlm": None,
        "num_layers": 2,
        "pretrain": True,
        "rec_dropout": None,
        "share_hid": True,
    },
    "lemma": {
        "beam_size": 1,
        "caseless": None,
        "charlm": None,
        "dict_only": None,
        "edit": True,
        "ensemble_dict": True,
        "pos": True,
        "store_results": None,
        "use_identity": None,
    },
    "depparse": {
        "bert_model": None,
        "char": True,
        "char_num_layers": 1,
        "char_rec_dropout": None,
        "charlm": None,
        "num_layers": 2,
        "pretrain": True,
        "rec_dropout": None,
        "resolve_head_constraints": False,
        "reversed": None,
        "use_arc_embedding": None,
        "use_ufeats": False,
        "use_upos": False,
        "use_xpos": False,
    },
    "ner": {
        "bert_model": None,
        "char": True,
        "char_lowercase": None,
        "char_num_layers": 1,
        "charlm": None,
        "input_transform": True,
        "lowercase": True,
        "num_layers": 1,
    },
}
_MODELS = {
    "tokenize": "Tokenizer",
    "pos": "Tagger",
    "lemma": "Seq2SeqModel",
    "depparse": "GraphParser",
    "ner": "NERTagger",
}
_FEATURES = {"space_before", "capitalized", "numeric", "end_of_para", "start_of_para"}


def is_known(pipeline: Any) -> bool:
    """Whether the engine computes what this pipeline does.

    It knows Stanza's English processors, from ``tokenize`` to ``ner``, on the processor, with
    highway LSTMs over word vectors and characters, a graph parser without tags, and neither
    character language model nor transformer: the shape of the bundled model.
    """
    processors: Mapping[str, Any] = pipeline.processors
    return (
        set(processors) == set(_OPTIONS)
        and str(pipeline.device) == "cpu"
        and not any(hasattr(processor, "_variant") for processor in processors.values())
        and all(_is_as(processors[name].config, _OPTIONS[name]) for name in _OPTIONS)
        and all(
            type(processors[name].trainer.model).__name__ == kind for name, kind in _MODELS.items()
        )
        and _details_are_known(processors)
    )


def _is_as(given: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    # An absent option counts as None, which is not the False that some options must have.
    return all(
        not given.get(name) if value is None else given.get(name) == value
        for name, value in wanted.items()
    )


def _details_are_known(processors: Mapping[str, Any]) -> bool:
    tagger = processors["pos"].trainer.model
    tokenizer = processors["tokenize"]
    names = processors["ner"].trainers
    return (
        set(tokenizer.config["feat_funcs"]) <= _FEATURES
        and not tokenizer.vocab.lang_replaces_spaces
        and tagger.tag_names == ["upos", "xpos", "feats"]
        and hasattr(tagger.tag_clf["xpos"], "weight")
        and not processors["lemma"].trainer.has_contextual_lemmatizers()
        and len(names) == 1
        and len(names[0].model.tag_clfs) == 1
        and "word" in names[0].vocab
        and "delta" not in names[0].vocab
    )
