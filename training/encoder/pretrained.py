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

_PARTS = {
    "looked": "attention.output.dense",
    "between": "attention.output.LayerNorm",
    "wider": "intermediate.dense",
    "narrower": "output.dense",
    "after": "output.LayerNorm",
}
# Layers that stay as they are, and are not told of the tree.
_PLAIN = 2
# What the tree and the rules tell weighs little at first, beside what the encoder has learned.
_TOLD = 0.3


def pretrained(directory: Path) -> Network:
    """A network whose encoder is a pretrained one; all else is to be learned.

    Arguments:
        directory: a BERT's ``config.json``, tokenizer and ``model.safetensors``.
    """
    config = json.loads((directory / "config.json").read_text(encoding="utf-8"))
    tokenizer = AutoTokenizer.from_pretrained(directory, local_files_only=True)
    network = Network(
        Size(
            pieces=config["vocab_size"],
            width=config["hidden_size"],
            layers=config["num_hidden_layers"],
            plain=min(_PLAIN, config["num_hidden_layers"] - 1),
            heads=config["num_attention_heads"],
            inner=config["intermediate_size"],
            places=config["max_position_embeddings"],
            begin=tokenizer.cls_token_id,
            end=tokenizer.sep_token_id,
        )
    )
    found = load_file(directory / "model.safetensors")
    weights = {name.removeprefix("bert."): value for name, value in found.items()}
    lost = network.load_state_dict(_renamed(weights, network.size.layers), strict=False)
    if lost.unexpected_keys:
        raise ValueError(f"{directory}: no place for {', '.join(lost.unexpected_keys)}")
    with torch.no_grad():
        network.told.weight.mul_(_TOLD)
        network.told.bias.zero_()
    return network


def _renamed(weights: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    above = "embeddings"
    renamed = {
        "pieces.weight": weights[f"{above}.word_embeddings.weight"],
        "places.weight": weights[f"{above}.position_embeddings.weight"]
        + weights[f"{above}.token_type_embeddings.weight"][0],
    }
    for kind in ("weight", "bias"):
        renamed[f"first.{kind}"] = weights[f"{above}.LayerNorm.{kind}"]
        for at in range(layers):
            layer = f"encoder.layer.{at}"
            renamed[f"layers.{at}.looking.{kind}"] = torch.cat(
                [
                    weights[f"{layer}.attention.self.{name}.{kind}"]
                    for name in ("query", "key", "value")
                ]
            )
            for ours, theirs in _PARTS.items():
                renamed[f"layers.{at}.{ours}.{kind}"] = weights[f"{layer}.{theirs}.{kind}"]
    return renamed
