"""From words to plans: the sampling loop in plain sight, as a diffusers pipeline.

Variational flow matching on the straight path x_s = (1 - s) x0 + s noise: the net predicts the clean plan's classes and
means, and the velocity is (x_s - E[x0 | x_s]) / s. Classifier-free guidance acts on the logits. (Eijkelboom et al.
2024; Ho & Salimans 2022; the scheduler is diffusers' flow-matching Euler.)
"""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import Any

import torch
from diffusers import DiffusionPipeline
from diffusers.utils import logging
from torch import Tensor

from pipelines.requests import Hints

from . import asks, tokens
from .dressing import dress
from .framing import frame, meet
from .groups import Groups
from .net import BlockingTransformer
from .plan import Plan
from .reading import AskReader, chances, heeded
from .vocabulary import SETS
from .words import encode_words, load_encoder

FOLDER = Path(__file__).parents[2] / "assets" / "models" / "blocking"
STEPS, GUIDANCE, FIELD_GUIDANCE = 3, 3.0, 1.5  # chosen on the dev prompts, never on the test


_GROUPS = Groups([(g.start, g.stop) for g in tokens.GROUPS], tokens.WIDTH)
_IS_CLASS = torch.zeros(tokens.WIDTH, dtype=torch.bool)
_IS_CLASS[_GROUPS.flat] = True


def settle(columns: Tensor) -> Tensor:
    """The expected clean plan: softmax of every one-hot group stretched to -1..1, fields as they are. [B, W]

    A slot that nobody fills is zero in every plan, so its expectation is weighed by the chance that the count reaches
    it; without that, half-imagined figures in empty slots would talk the next step into a crowd.
    """
    out = _GROUPS.softmax(columns)
    out = torch.where(_IS_CLASS, 2.0 * out - 1.0, out)
    for name, role in tokens.COUNTED.items():
        g = tokens.group("counts", name)
        chances = (out[:, g.start : g.stop] + 1.0) / 2.0
        many = tokens.LAYOUT[role][0]
        first = next(token for token in tokens.TOKENS if token.type == role)
        # the chance that the count reaches each slot
        filled = chances.flip(-1).cumsum(-1).flip(-1)[:, 1 : many + 1]
        width = first.stop - first.start
        part = out[:, first.start : first.start + many * width]
        out[:, first.start : first.start + many * width] = part * filled.repeat_interleave(width, 1)
    return out


_meeting = asks.GROUPS[asks.group_at("counts", "meeting")]
_MEETING = _meeting.start + _meeting.values.index("each other")
_INSIDE = ("interior", *(name for name, place in SETS.items() if place == "interior"))


def hinted(hints: Hints) -> list[tuple[str, str, int, str]]:
    """Everything the hints fix, as (token type, group, slot, value)."""
    fixed = [(type_, name, 0, getattr(hints, name)) for type_, name in tokens.HINTED]
    fixed += [("counts", name, 0, "0") for name in hints.absent]
    for slot, figure in enumerate(hints.figures[: tokens.LAYOUT["figure"][0]]):
        fixed += [
            ("figure", name, slot, getattr(figure, name)) for name in ("kind", "side", "looks", "pose", "costume")
        ]
    return [(type_, name, slot, str(value)) for type_, name, slot, value in fixed if value is not None and value != ""]


def hint_columns(hints: Hints) -> tuple[Tensor, Tensor]:
    """What the hints fix: values [W] and where [W] bool. These columns are held through the whole sampling."""
    values, held = torch.zeros(tokens.WIDTH), torch.zeros(tokens.WIDTH, dtype=torch.bool)
    for type_, name, slot, value in hinted(hints):
        g = tokens.group(type_, name, slot)
        values[g.start : g.stop] = -1.0
        values[g.start + g.values.index(value)] = 1.0
        held[g.start : g.stop] = True
    return values, held


def told(chance: Tensor, hints: Hints) -> Tensor:
    """``chance`` [A] of everything asked, made certain where hints are; outside, no chance is left for a room."""
    out = chance.clone()
    if hints.outside:
        for name in ("place", "set"):
            g = asks.GROUPS[asks.group_at("ground", name)]
            out[[g.start + n for n, value in enumerate(g.values) if value in _INSIDE]] = 0.0
            out[g.start : g.stop] /= out[g.start : g.stop].sum().clamp(min=1e-6)
    for type_, name, slot, value in hinted(hints):
        g = asks.GROUPS[asks.group_at(type_, name, slot)]
        out[g.start : g.stop] = 0.0
        out[g.start + g.values.index(value)] = 1.0
    return out


class BlockingPipeline(DiffusionPipeline):
    """Words and hints -> plans. ``BlockingPipeline.open()`` loads the weights that ship with Workprint."""

    model_cpu_offload_seq = "text_encoder->reader->transformer"

    def __init__(
        self, reader: AskReader, transformer: BlockingTransformer, scheduler: Any, text_encoder: Any, tokenizer: Any
    ) -> None:
        super().__init__()
        self.register_modules(
            reader=reader,
            transformer=transformer,
            scheduler=scheduler,
            text_encoder=text_encoder,
            tokenizer=tokenizer,
        )

    @classmethod
    def open(cls, folder: str | Path = FOLDER) -> BlockingPipeline:
        """Load from a diffusers folder (safetensors only); the encoder comes from its installed package."""
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        logging.disable_progress_bar()
        folder = Path(folder)
        tokenizer, text_encoder = load_encoder()
        nets = {
            name: kind.from_pretrained(folder / name, use_safetensors=True, local_files_only=True).eval()
            for name, kind in (("reader", AskReader), ("transformer", BlockingTransformer))
        }
        return cls.from_pretrained(
            folder, text_encoder=text_encoder, tokenizer=tokenizer, local_files_only=True, **nets
        )

    @torch.inference_mode()
    def __call__(
        self,
        words: str | list[str],
        hints: Hints | list[Hints] | None = None,
        seeds: int | list[int] = 0,
        steps: int = STEPS,
        guidance: float = GUIDANCE,
    ) -> list[Plan]:
        """One plan for each line of words. Seeds decide everything chance decides; hinted values are always kept."""
        texts = [words] if isinstance(words, str) else list(words)
        wanted = [hints or Hints()] * len(texts) if not isinstance(hints, list) else hints
        seeds = [seeds] * len(texts) if isinstance(seeds, int) else seeds
        asked = self.understand(texts)
        nothing = torch.zeros_like(asked)
        asked, nothing = (
            torch.stack([told(row, h) for row, h in zip(rows, wanted, strict=True)]) for rows in (asked, nothing)
        )
        fixed, held = (torch.stack(part) for part in zip(*map(hint_columns, wanted), strict=True))
        noise = torch.stack(
            [torch.randn(tokens.WIDTH, generator=torch.Generator("cpu").manual_seed(seed)) for seed in seeds]
        )
        inside = tokens.group("ground", "place").start + tokens.group("ground", "place").values.index("interior")
        barred = torch.zeros(len(texts), tokens.WIDTH)
        barred[:, inside] = torch.tensor([-1e4 if h.outside and h.place is None else 0.0 for h in wanted])
        final = self.denoise(noise, asked, nothing, fixed, held, barred, steps, guidance)
        rows = torch.where(held, fixed, final).numpy()
        together = asked[:, _MEETING] > 0.5
        return [
            _named(
                dress(meet(frame(tokens.decode(row, seed)), h) if each_other else frame(tokens.decode(row, seed))), h
            )
            for row, seed, h, each_other in zip(rows, seeds, wanted, together.tolist(), strict=True)
        ]

    @torch.inference_mode()
    def understand(self, texts: list[str]) -> Tensor:
        """What the reader takes from each line of words: chances [B, A], all zero where there are no words."""
        states, present = encode_words(self.tokenizer, self.text_encoder, texts)
        spoken = torch.tensor([[float(bool(text.strip()))] for text in texts])
        return heeded(chances(self.reader(states, present))) * spoken

    def denoise(
        self,
        noise: Tensor,
        asked: Tensor,
        nothing: Tensor,
        fixed: Tensor,
        held: Tensor,
        barred: Tensor,
        steps: int,
        guidance: float,
    ) -> Tensor:
        """The loop: noise [B, W] to clean columns [B, W], away from ``nothing`` [B, A] and towards ``asked`` [B, A]."""
        count = len(noise)
        want = self.transformer.wants(torch.cat([asked, nothing]))
        weight = torch.where(_IS_CLASS, guidance, FIELD_GUIDANCE)
        self.scheduler.set_timesteps(sigmas=[1.0 - n / steps for n in range(steps)])
        x = noise
        for timestep, sigma in zip(self.scheduler.timesteps, self.scheduler.sigmas, strict=False):
            x = torch.where(held, (1 - sigma) * fixed + sigma * noise, x)
            columns = self.transformer(x.repeat(2, 1), sigma.expand(2 * count), want).columns
            sought, unsought = columns[:count], columns[count:]
            clean = torch.where(held, fixed, settle(unsought + weight * (sought - unsought) + barred))
            x = self.scheduler.step((x - clean) / sigma, timestep, x, return_dict=False)[0]
        return x


def _named(plan: Plan, hints: Hints) -> Plan:
    """The plan with the cast's names on its figures, in order."""
    names = [figure.who for figure in hints.figures]
    figures = tuple(
        dataclasses.replace(figure, who=names[n]) if n < len(names) else figure for n, figure in enumerate(plan.figures)
    )
    return dataclasses.replace(plan, figures=figures)
