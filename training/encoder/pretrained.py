"""A pretrained encoder's weights, as our network names them."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from transformers import AutoTokenizer

from training.encoder.network import Network, Size

__all__ = ["pretrained"]

# How BERT and MPNet name what our layers have.
_BERT = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "looked": "attention.output.dense",
    "between": "attention.output.LayerNorm",
    "wider": "intermediate.dense",
    "narrower": "output.dense",
    "after": "output.LayerNorm",
}
_MPNET = {
    **_BERT,
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "looked": "attention.attn.o",
    "between": "attention.LayerNorm",
}
# What the tree and the rules tell weighs little at first, beside what the encoder has learned.
_TOLD = 0.3


def pretrained(directory: Path) -> Network:
    """A network whose encoder is a pretrained one; all else is to be learned.

    Arguments:
        directory: the ``config.json``, tokenizer and ``model.safetensors`` of a BERT or an MPNet.
    """
    config = json.loads((directory / "config.json").read_text(encoding="utf-8"))
    tokenizer = AutoTokenizer.from_pretrained(directory, local_files_only=True)
    near = config.get("relative_attention_num_buckets", 0)
    network = Network(
        Size(
            pieces=config["vocab_size"],
            width=config["hidden_size"],
            layers=config["num_hidden_layers"],
            heads=config["num_attention_heads"],
            inner=config["intermediate_size"],
            places=config["max_position_embeddings"],
            begin=tokenizer.cls_token_id,
            end=tokenizer.sep_token_id,
            # MPNet counts places from behind that of what fills up a text.
            first_place=config["pad_token_id"] + 1 if near else 0,
            near=near,
            edge=config["layer_norm_eps"],
        )
    )
    found = load_file(directory / "model.safetensors")
    weights = {name.removeprefix("bert."): value.float() for name, value in found.items()}
    lost = network.load_state_dict(_renamed(weights, network.size), strict=False)
    if lost.unexpected_keys:
        raise ValueError(f"{directory}: no place for {', '.join(lost.unexpected_keys)}")
    with torch.no_grad():
        network.told.weight.mul_(_TOLD)
        network.told.bias.zero_()
    return network


def _renamed(weights: dict[str, Tensor], size: Size) -> dict[str, Tensor]:
    above, parts = "embeddings", _MPNET if size.near else _BERT
    renamed = {
        "pieces.weight": weights[f"{above}.word_embeddings.weight"],
        "places.weight": weights[f"{above}.position_embeddings.weight"],
    }
    if size.near:
        renamed["near.weight"] = weights["encoder.relative_attention_bias.weight"]
    else:
        renamed["places.weight"] += weights[f"{above}.token_type_embeddings.weight"][0]
    for kind in ("weight", "bias"):
        renamed[f"first.{kind}"] = weights[f"{above}.LayerNorm.{kind}"]
        for at in range(size.layers):
            own = {
                ours: weights[f"encoder.layer.{at}.{theirs}.{kind}"]
                for ours, theirs in parts.items()
            }
            looking = [own.pop(name) for name in ("query", "key", "value")]
            renamed[f"layers.{at}.looking.{kind}"] = torch.cat(looking)
            renamed |= {f"layers.{at}.{ours}.{kind}": value for ours, value in own.items()}
    return renamed
