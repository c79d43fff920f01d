"""The reader: from the states of a line of words to what it asks of every scene token.

Sizes: B shots, T word pieces, A = asks.WIDTH columns. The lower half of the sentence encoder stays frozen; the reader
starts as a copy of its upper half and is trained on, so that "pan left" and "pan right", which the encoder was taught
to bring together, come apart again.
"""

from __future__ import annotations

from typing import Any

import torch
from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.models.modeling_utils import ModelMixin
from torch import Tensor, nn

from . import asks, tokens
from .groups import Groups

_GROUPS = Groups([(g.start, g.stop) for g in asks.GROUPS], asks.WIDTH)


def taught(group: asks.AskGroup) -> bool:
    """Whether training ever asks for it: words name one set piece at most, and never how many there are."""
    return group.name != "pieces" and not (group.type == "piece" and group.slot)


_UNTAUGHT = [n for g in asks.GROUPS if not taught(g) for n in range(g.start, g.stop)]
_UNSAID = [g.stop - 1 for g in asks.GROUPS if not taught(g)]


def chances(logits: Tensor) -> Tensor:
    """Softmax within every group of what may be asked; what nobody was taught to ask is unsaid. [B, A]"""
    found = _GROUPS.softmax(logits)
    found[:, _UNTAUGHT] = 0.0
    found[:, _UNSAID] = 1.0
    return found


# How much of "the words say nothing of it" is believed, of most things and of what somebody does and wears; chosen
# on the dev prompts, never on the test.
SILENCE, RESERVE = 0.01, 0.1
WHISPER = 0.1  # the chance from which a thing that was heard faintly is there; where none is asked 1 in 100 is so loud
_RESERVED = frozenset({"pose", "costume"})


def heeded(chance: Tensor, silence: float = SILENCE, reserve: float = RESERVE) -> Tensor:
    """``chance`` [B, A] leaning towards whatever the words may say of it.

    A place that nobody asked for does no harm, one that was asked for and not heard does: so silence counts less than
    speech; of what people do it counts more, since nobody should lie down unasked. A thing whose kind was heard is
    there, whatever the count says, and even a whisper of it counts.
    """
    believed = torch.full((len(asks.GROUPS),), silence)
    for n, g in enumerate(asks.GROUPS):
        if not taught(g):
            believed[n] = 1.0
        elif g.name in _RESERVED:
            believed[n] = reserve
    leaning = (chance + 1e-12).log()
    leaning[:, [g.stop - 1 for g in asks.GROUPS]] += believed.log()
    out = _GROUPS.softmax(leaning)
    for name in ("vehicles", "animals", "props"):
        count = asks.GROUPS[asks.group_at("counts", name)]
        kind = asks.GROUPS[asks.group_at(tokens.COUNTED[name], "kind")]
        heard = 1.0 - chance[:, kind.stop - 1]
        heard = heard / (heard + WHISPER * (1.0 - heard))
        none = torch.minimum(chance[:, count.start], 1.0 - heard)
        rest = out[:, count.start + 1 : count.stop - 1]
        rest = rest + 1e-4 * torch.tensor([1.0] + [0.0] * (rest.shape[1] - 1))
        out[:, count.start : count.stop] = torch.cat(
            [none[:, None], rest / rest.sum(-1, keepdim=True) * (1.0 - none)[:, None], torch.zeros(len(out), 1)], 1
        )
    return out


class AskReader(ModelMixin, ConfigMixin):
    """Reads words: one query for each scene token looks for what is asked of it."""

    @register_to_config
    def __init__(
        self,
        width: int = 256,
        layers: int = 3,
        lookers: int = 2,
        states: int = 384,
        heads: int = 12,
        hidden: int = 1536,
    ) -> None:
        super().__init__()
        self.upper = nn.ModuleList(
            nn.TransformerEncoderLayer(
                states, heads, hidden, dropout=0.0, activation="gelu", layer_norm_eps=1e-12, batch_first=True
            )
            for _ in range(layers)
        )
        self.memory = nn.Linear(states, width)
        self.queries = nn.Parameter(torch.randn(len(tokens.TOKENS), width) * 0.3)
        self.looking = nn.ModuleList(
            nn.TransformerDecoderLayer(
                width, max(1, width // 32), 2 * width, 0.0, "gelu", norm_first=True, batch_first=True
            )
            for _ in range(lookers)
        )
        self.norm = nn.LayerNorm(width)
        self.answers = nn.ModuleDict()
        for type_ in tokens.LAYOUT:
            first, last = asks.SPANS[type_, 0]
            self.answers[type_] = nn.Linear(width, last - first)

    def start_from(self, encoder: Any) -> None:
        """Take over the upper layers of a BertModel of the same shape."""
        for ours, theirs in zip(self.upper, encoder.encoder.layer[-len(self.upper) :], strict=True):
            own, after = theirs.attention.self, theirs.attention.output
            qkv = (own.query, own.key, own.value)
            ours.load_state_dict(
                {
                    "self_attn.in_proj_weight": torch.cat([part.weight for part in qkv]),
                    "self_attn.in_proj_bias": torch.cat([part.bias for part in qkv]),
                    "self_attn.out_proj.weight": after.dense.weight, "self_attn.out_proj.bias": after.dense.bias,
                    "norm1.weight": after.LayerNorm.weight, "norm1.bias": after.LayerNorm.bias,
                    "linear1.weight": theirs.intermediate.dense.weight, "linear1.bias": theirs.intermediate.dense.bias,
                    "linear2.weight": theirs.output.dense.weight, "linear2.bias": theirs.output.dense.bias,
                    "norm2.weight": theirs.output.LayerNorm.weight, "norm2.bias": theirs.output.LayerNorm.bias,
                }
            )  # fmt: skip

    def forward(self, states: Tensor, present: Tensor) -> Tensor:
        """Logits [B, A] from ``states`` [B, T, states] and ``present`` [B, T] bool, of which one at least is true."""
        silent = ~present
        x = states
        for layer in self.upper:
            x = layer(x, src_key_padding_mask=silent)
        seen = self.memory(x)
        y = self.queries.expand(len(x), -1, -1)
        for looker in self.looking:
            y = looker(y, seen, memory_key_padding_mask=silent)
        y = self.norm(y)
        out, at = [], 0
        for type_, (many, _, _) in tokens.LAYOUT.items():
            out.append(self.answers[type_](y[:, at : at + many]).flatten(1))
            at += many
        return torch.cat(out, 1)
