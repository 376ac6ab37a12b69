"""An encoder small enough to fine-tune in a test."""

import pytest
import torch

WORDS = ["ida", "'", "s", "dog", "left", "ostby", ".", "cat", "saw", "omar", "said", "the", "in"]


@pytest.fixture(scope="session")
def encoder(tmp_path_factory):
    """Write an untrained encoder of two thin layers and a tokenizer of a few words."""
    # Its models need packages of their own, which it looks for when one is asked for.
    pytest.importorskip("transformers.models.bert.modeling_bert")
    transformers = pytest.importorskip("transformers")
    folder = tmp_path_factory.mktemp("encoder")
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", "utf-8")
    tokenizer = transformers.BertTokenizerFast(str(folder / "vocab.txt"), do_lower_case=True)
    tokenizer.save_pretrained(folder)
    torch.manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=64,
    )  # fmt: skip
    transformers.BertModel(config).save_pretrained(folder)
    return folder
