"""Softmax within each of many small groups of columns at once: one operation where a loop would take a hundred."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor


class Groups:
    """Spans of columns, each a group whose values exclude one another."""

    def __init__(self, spans: Sequence[tuple[int, int]], width: int) -> None:
        longest = max(stop - start for start, stop in spans)
        rows = [[*range(start, stop), *[width] * (longest - stop + start)] for start, stop in spans]
        self.columns = torch.tensor(rows)  # [G, longest], ``width`` where there is none
        self.there = self.columns < width
        self.flat = self.columns[self.there]

    def softmax(self, logits: Tensor) -> Tensor:
        """[B, W] to [B, W]: chances within every group, what is in none as it was."""
        out = logits.clone()
        nothing = logits.new_full((len(logits), 1), float("-inf"))
        chances = torch.cat([logits, nothing], 1)[:, self.columns].softmax(-1)
        out[:, self.flat] = chances[:, self.there]
        return out
