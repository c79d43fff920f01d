"""The network: denoises the scene tokens of one shot under the words' states and the hints.

Sizes: B shots, N = len(tokens.TOKENS) scene tokens, W = tokens.WIDTH flat columns, T word pieces, d = width of the net.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.models.modeling_utils import ModelMixin
from diffusers.utils import BaseOutput
from torch import Tensor, nn

from . import tokens

MAX_PIECES = 64  # word pieces of a line of words that are read; longer lines are cut


@dataclass
class Estimate(BaseOutput):
    """What the net believes of the clean plan: ``columns`` [B, W], logits in one-hot groups, values elsewhere."""

    columns: Tensor


class _Attention(nn.Module):
    def __init__(self, width: int, heads: int, cross: bool) -> None:
        super().__init__()
        self.heads = heads
        self.q = nn.Linear(width, width)
        self.kv = nn.Linear(width, 2 * width)
        self.out = nn.Linear(width, width)
        self.cross = cross

    def forward(self, x: Tensor, context: Tensor, mask: Tensor | None = None) -> Tensor:
        def split(a: Tensor) -> Tensor:
            return a.unflatten(-1, (self.heads, -1)).transpose(1, 2)

        k, v = self.kv(context).chunk(2, -1)
        y = F.scaled_dot_product_attention(split(self.q(x)), split(k), split(v), attn_mask=mask)
        return self.out(y.transpose(1, 2).flatten(2))


class _Mlp(nn.Sequential):
    def __init__(self, width: int) -> None:
        super().__init__(nn.Linear(width, 4 * width), nn.GELU(approximate="tanh"), nn.Linear(4 * width, width))


class _Reader(nn.Module):
    """One layer over the words: lets a piece see its sentence with our task in mind; the encoder had another."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.norm_a, self.norm_m = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attention, self.mlp = _Attention(width, heads, False), _Mlp(width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        h = self.norm_a(x)
        x = x + self.attention(h, h, mask)
        return x + self.mlp(self.norm_m(x))


class _Block(nn.Module):
    """Self-attention among the scene's tokens, cross-attention to words and hints, an MLP; adaLN by time."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.norm_s = nn.LayerNorm(width, elementwise_affine=False)
        self.norm_c = nn.LayerNorm(width)
        self.norm_m = nn.LayerNorm(width, elementwise_affine=False)
        self.own, self.words, self.mlp = _Attention(width, heads, False), _Attention(width, heads, True), _Mlp(width)
        self.bias = nn.Parameter(torch.zeros(6, width))
        with torch.no_grad():
            self.bias[2], self.bias[5] = 0.5, 0.5

    def forward(self, x: Tensor, modulation: Tensor, context: Tensor, mask: Tensor) -> Tensor:
        shift_s, scale_s, gate_s, shift_m, scale_m, gate_m = (modulation + self.bias).unsqueeze(2).unbind(1)
        h = self.norm_s(x) * (1 + scale_s) + shift_s
        x = x + gate_s * self.own(h, h)
        x = x + self.words(self.norm_c(x), context, mask)
        return x + gate_m * self.mlp(self.norm_m(x) * (1 + scale_m) + shift_m)


class BlockingTransformer(ModelMixin, ConfigMixin):
    """Predicts the clean plan from a noisy one (variational flow matching: logits for classes, means for fields)."""

    @register_to_config
    def __init__(self, width: int = 192, layers: int = 4, readers: int = 2, heads: int = 6, states: int = 768) -> None:
        super().__init__()
        self.columns_in = nn.ModuleDict()
        self.columns_out = nn.ModuleDict()
        for type_, (_, groups, fields) in tokens.LAYOUT.items():
            columns = sum(len(values) for _, values in groups) + fields
            self.columns_in[type_] = nn.Linear(columns, width)
            self.columns_out[type_] = nn.Linear(width, columns)
        count = len(tokens.TOKENS)
        self.place = nn.Parameter(torch.randn(count, width) * 0.02)
        self.slot_out = nn.Parameter(torch.zeros(tokens.WIDTH))
        self.words_in = nn.Sequential(nn.LayerNorm(states), nn.Linear(states, width))
        self.words_place = nn.Parameter(torch.randn(MAX_PIECES, width) * 0.02)
        self.nothing = nn.Parameter(torch.randn(1, 1, width) * 0.02)
        self.reading = nn.ModuleList(_Reader(width, heads) for _ in range(readers))
        self.hints = nn.ModuleDict(
            {name: nn.Embedding(len(tokens.group(type_, name).values), width) for type_, name in tokens.HINTED}
        )
        self.time = nn.Sequential(nn.Linear(128, width), nn.SiLU(), nn.Linear(width, width))
        self.gist = nn.Linear(width, width)
        last = nn.Linear(width, 6 * width)
        nn.init.zeros_(last.weight)
        nn.init.zeros_(last.bias)
        self.modulation = nn.Sequential(nn.SiLU(), last)
        self.blocks = nn.ModuleList(_Block(width, heads) for _ in range(layers))
        self.norm_out = nn.LayerNorm(width)

    def read(self, states: Tensor, present: Tensor, hints: Tensor) -> tuple[Tensor, Tensor]:
        """Words and hints as context, once per shot.

        ``states`` [B, T, states] of the encoder, ``present`` [B, T] bool, ``hints`` [B, len(HINTED)] indices or -1.
        Gives context [B, 1 + T + H, d] and its mask [B, 1 + T + H]. A shot with no words at all has only "nothing".
        """
        mask = present[:, None, None, :]
        x = self.words_in(states) + self.words_place[: states.shape[1]]
        has_words = present.any(1)
        safe = mask | ~has_words[:, None, None, None]
        for reader in self.reading:
            x = reader(x, safe)
        embedded = [self.hints[name](hints[:, n].clamp(min=0)) for n, (_, name) in enumerate(tokens.HINTED)]
        nothing = self.nothing.expand(x.shape[0], 1, -1)
        context = torch.cat([nothing, x, torch.stack(embedded, 1)], 1)
        keep = torch.cat([torch.ones_like(present[:, :1]), present, hints >= 0], 1)
        return context, keep

    def forward(self, sample: Tensor, sigma: Tensor, context: Tensor, keep: Tensor) -> Estimate:
        """``sample`` [B, W] noisy columns, ``sigma`` [B] in 0..1 (1 is pure noise), context and keep from ``read``."""
        rates = torch.exp(-math.log(1000.0) * torch.arange(64, device=sample.device) / 64)
        angles = (1.0 - sigma)[:, None].float() * rates * 100.0
        waves = torch.cat([angles.sin(), angles.cos()], -1).to(sample.dtype)
        weight = keep.unsqueeze(-1).to(context.dtype)
        gist = (context * weight).sum(1) / weight.sum(1)
        modulation = self.modulation(self.time(waves) + self.gist(gist)).unflatten(-1, (6, -1))
        mask = keep[:, None, None, :]
        rows: list[Tensor] = []
        for type_, (many, _, _) in tokens.LAYOUT.items():
            first = next(t for t in tokens.TOKENS if t.type == type_)
            width = first.stop - first.start
            part = sample[:, first.start : first.start + many * width].unflatten(-1, (many, width))
            rows.append(self.columns_in[type_](part))
        x = torch.cat(rows, 1) + self.place
        for block in self.blocks:
            x = block(x, modulation, context, mask)
        x = self.norm_out(x)
        out: list[Tensor] = []
        at = 0
        for type_, (many, _, _) in tokens.LAYOUT.items():
            out.append(self.columns_out[type_](x[:, at : at + many]).flatten(1))
            at += many
        return Estimate(columns=torch.cat(out, 1) + self.slot_out)
