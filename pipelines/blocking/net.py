"""The denoiser: from a noisy plan and what is asked of it to the clean plan.

Sizes: B shots, N = len(tokens.TOKENS) scene tokens, W = tokens.WIDTH flat columns, A = asks.WIDTH columns of what is
asked, d = width of the net.
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

from . import asks, tokens


@dataclass
class Estimate(BaseOutput):
    """What the net believes of the clean plan: ``columns`` [B, W], logits in one-hot groups, values elsewhere."""

    columns: Tensor


class _Attention(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        q, k, v = (part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in self.qkv(x).chunk(3, -1))
        return self.out(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(2))


class _Block(nn.Module):
    """Self-attention among the scene's tokens and an MLP; adaLN by time and the gist of what is asked."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.norm_s = nn.LayerNorm(width, elementwise_affine=False)
        self.norm_m = nn.LayerNorm(width, elementwise_affine=False)
        self.own = _Attention(width, heads)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(approximate="tanh"), nn.Linear(4 * width, width))
        self.bias = nn.Parameter(torch.zeros(6, width))
        with torch.no_grad():
            self.bias[2], self.bias[5] = 0.5, 0.5

    def forward(self, x: Tensor, modulation: Tensor) -> Tensor:
        shift_s, scale_s, gate_s, shift_m, scale_m, gate_m = (modulation + self.bias).unsqueeze(2).unbind(1)
        x = x + gate_s * self.own(self.norm_s(x) * (1 + scale_s) + shift_s)
        return x + gate_m * self.mlp(self.norm_m(x) * (1 + scale_m) + shift_m)


class BlockingTransformer(ModelMixin, ConfigMixin):
    """Predicts the clean plan from a noisy one (variational flow matching: logits for classes, means for fields)."""

    @register_to_config
    def __init__(self, width: int = 192, layers: int = 4, heads: int = 6) -> None:
        super().__init__()
        self.columns_in, self.columns_out, self.asked_in = nn.ModuleDict(), nn.ModuleDict(), nn.ModuleDict()
        for type_, (_, groups, fields) in tokens.LAYOUT.items():
            columns = sum(len(values) for _, values in groups) + fields
            first, last = asks.SPANS[type_, 0]
            self.columns_in[type_] = nn.Linear(columns, width)
            self.columns_out[type_] = nn.Linear(width, columns)
            self.asked_in[type_] = nn.Linear(last - first, width)
        self.place = nn.Parameter(torch.randn(len(tokens.TOKENS), width) * 0.02)
        self.slot_out = nn.Parameter(torch.zeros(tokens.WIDTH))
        self.time = nn.Sequential(nn.Linear(128, width), nn.SiLU(), nn.Linear(width, width))
        self.gist = nn.Linear(width, width)
        last_ = nn.Linear(width, 6 * width)
        nn.init.zeros_(last_.weight)
        nn.init.zeros_(last_.bias)
        self.modulation = nn.Sequential(nn.SiLU(), last_)
        self.blocks = nn.ModuleList(_Block(width, heads) for _ in range(layers))
        self.norm_out = nn.LayerNorm(width)

    def wants(self, asked: Tensor) -> Tensor:
        """What is asked of each scene token, [B, N, d] from chances [B, A]; the same for every step of a sampling.

        Every token meets the part that is about it, so that "the second figure, on the left" needs no search.
        """
        out = []
        for type_, (many, _, _) in tokens.LAYOUT.items():
            start, width = asks.SPANS[type_, 0][0], asks.SPANS[type_, 0][1] - asks.SPANS[type_, 0][0]
            out.append(self.asked_in[type_](asked[:, start : start + many * width].unflatten(-1, (many, width))))
        return torch.cat(out, 1)

    def forward(self, sample: Tensor, sigma: Tensor, want: Tensor) -> Estimate:
        """``sample`` [B, W] noisy columns, ``sigma`` [B] in 0..1 (1 is pure noise), ``want`` [B, N, d] of wants."""
        rates = torch.exp(-math.log(1000.0) * torch.arange(64, device=sample.device) / 64)
        angles = (1.0 - sigma)[:, None].float() * rates * 100.0
        waves = torch.cat([angles.sin(), angles.cos()], -1).to(sample.dtype)
        rows = []
        for type_, (many, _, _) in tokens.LAYOUT.items():
            first = next(t for t in tokens.TOKENS if t.type == type_)
            start, width = first.start, first.stop - first.start
            rows.append(self.columns_in[type_](sample[:, start : start + many * width].unflatten(-1, (many, width))))
        modulation = self.modulation(self.time(waves) + self.gist(want.mean(1))).unflatten(-1, (6, -1))
        x = torch.cat(rows, 1) + want + self.place
        for block in self.blocks:
            x = block(x, modulation)
        x = self.norm_out(x)
        out: list[Tensor] = []
        at = 0
        for type_, (many, _, _) in tokens.LAYOUT.items():
            out.append(self.columns_out[type_](x[:, at : at + many]).flatten(1))
            at += many
        return Estimate(columns=torch.cat(out, 1) + self.slot_out)
