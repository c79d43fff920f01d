"""Sentences of the grammar for training: drawn and encoded once, kept as one ragged file, handed out as batches."""

from __future__ import annotations

import pickle
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from . import asks
from .ask import ask, ask_plainly
from .asked import Asked
from .grammar import tell
from .words import MAX_PIECES, STATES, encode_words, load_encoder

LENGTHS = 10
PLAIN = 0.4  # the share of short and plain sentences among those that training reads


def write_words(folder: Path, count: int, seed: int, plain: float = PLAIN) -> None:
    """Draw ``count`` sentences, a share of them ``plain``, encode them, keep states as one ragged float16 file."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    asked = [ask_plainly(rng) if rng.random() < plain else ask(rng) for _ in range(count)]
    texts = [tell(one, rng) for one in asked]
    tokenizer, encoder = load_encoder(torch.bfloat16 if torch.cpu.is_available() else torch.float32)
    lengths = [len(ids) for ids in tokenizer(texts, truncation=True, max_length=MAX_PIECES)["input_ids"]]
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    states = np.lib.format.open_memmap(folder / "states.npy", "w+", np.float16, (int(offsets[-1]), STATES))
    order = sorted(range(count), key=lengths.__getitem__)
    start = time.perf_counter()
    for at in range(0, count, 256):
        part = order[at : at + 256]
        found, _ = encode_words(tokenizer, encoder, [texts[n] for n in part])
        for row, n in zip(found.half().numpy(), part, strict=True):
            states[offsets[n] : offsets[n + 1]] = row[: lengths[n]]
        if at % 25600 == 0:
            print(f"{at} of {count} sentences, {time.perf_counter() - start:.0f} s", flush=True)
    states.flush()
    np.save(folder / "offsets.npy", offsets)
    (folder / "asked.pickle").write_bytes(pickle.dumps((asked, texts)))  # our own file, read back only here


class Sentences:
    """One folder of encoded sentences, drawn as batches of about one length.

    Those as long as the longest were perhaps cut, and are left out: they ask for what no longer stands in them.
    """

    def __init__(self, folder: Path) -> None:
        self.states = np.load(folder / "states.npy", mmap_mode="r")
        self.offsets = np.load(folder / "offsets.npy")
        asked: list[Asked]
        asked, self.texts = pickle.loads((folder / "asked.pickle").read_bytes())
        self.asked = np.stack([asks.indices(one) for one in asked]).astype(np.int8)
        lengths = np.diff(self.offsets)
        order = np.argsort(lengths, kind="stable")
        self.by_length = np.array_split(order[lengths[order] < lengths.max()], LENGTHS)

    def batch(self, rng: random.Random, size: int) -> tuple[Tensor, Tensor, Tensor]:
        """(states [B, T, STATES], present [B, T], asked [B, len(asks.GROUPS)]): little padding."""
        alike = rng.choice(self.by_length)
        picked = [int(alike[rng.randrange(len(alike))]) for _ in range(size)]
        lengths = [int(self.offsets[n + 1] - self.offsets[n]) for n in picked]
        states = torch.zeros(size, max(lengths), STATES)
        for row, (n, length) in enumerate(zip(picked, lengths, strict=True)):
            states[row, :length] = torch.from_numpy(
                self.states[self.offsets[n] : self.offsets[n + 1]].astype(np.float32)
            )
        present = torch.arange(max(lengths))[None] < torch.tensor(lengths)[:, None]
        return states, present, torch.from_numpy(self.asked[picked].astype(np.int64))
