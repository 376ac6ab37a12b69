"""The parser, taught by encoders: soft trees of fine-tuned encoders, learnt by a small network."""
