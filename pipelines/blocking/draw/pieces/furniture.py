"""Furniture that is placed in a set by name."""

from __future__ import annotations

import math
import random
from typing import Any

import skia

from ..paints import ink, pen
from ..tones import Tint, mix
from .shapes import Draw, block


def _legs(c: Any, k: Tint, xs: tuple[float, ...], h: float, w: float) -> None:
    for x in xs:
        c.drawRect(skia.Rect(x - w / 2, -h, x + w / 2, 0), ink(mix(k.second, k.shade, 0.3)))


def _table(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _legs(c, k, (-0.85, 0.85), 0.9, 0.09)
    block(c, k, -1.1, 0.88, 1.1, 1.0)


def _bed(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    block(c, k, -1.2, 0, -1.08, 1.0)
    block(c, k, 1.05, 0, 1.15, 0.6)
    block(c, k, -1.1, 0.2, 1.1, 0.5, mix(k.rim, k.base, 0.4), 0.06)
    block(c, k, -0.4, 0.25, 1.1, 0.58, k.accent, 0.08)
    block(c, k, -1.05, 0.48, -0.5, 0.68, mix(k.rim, k.base, 0.2), 0.08)


def _sofa(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    block(c, k, -1.0, 0.3, 1.0, 1.0, r=0.14)
    block(c, k, -1.0, 0.08, 1.0, 0.52, mix(k.base, k.rim, 0.10), 0.08)
    for x in (-1.25, 0.95):
        block(c, k, x, 0.06, x + 0.3, 0.72, r=0.12)


def _desk(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    block(c, k, -0.95, 0, -0.45, 0.9)
    block(c, k, 0.45, 0, 0.95, 0.9)
    block(c, k, -1.05, 0.88, 1.05, 1.0)


def _shelf(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    block(c, k, -0.4, 0, 0.4, 1.0)
    for i in range(5):
        y = 0.05 + i * 0.19
        c.drawRect(skia.Rect(-0.36, -(y + 0.165), 0.36, -y), ink(k.shade, 0.8))
        x = -0.35
        while x < 0.3:
            w = rng.uniform(0.025, 0.06)
            c.drawRect(
                skia.Rect(x, -(y + rng.uniform(0.09, 0.155)), x + w, -y),
                ink(mix(rng.choice((k.accent, k.rim, k.base, k.second)), k.shade, rng.uniform(0.1, 0.5))),
            )
            x += w + rng.uniform(0.0, 0.03)


def _counter(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    block(c, k, -2.0, 0, 2.0, 0.92)
    for i in range(6):
        c.drawRect(skia.Rect.MakeXYWH(-1.92 + i * 0.65, -0.8, 0.55, 0.66), ink(k.shade, 0.25))
    block(c, k, -2.1, 0.9, 2.1, 1.0, mix(k.base, k.rim, 0.3))


def _bench(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _legs(c, k, (-0.8, 0.8), 0.5, 0.1)
    block(c, k, -1.0, 0.45, 1.0, 0.56)
    for y in (0.68, 0.86):
        block(c, k, -1.0, y, 1.0, y + 0.12)


def _curtain(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    for i in range(8):
        x = -0.4 + i * 0.1
        sway = math.sin(t * 0.9 + i * 0.7) * 0.012
        fold = skia.Path()
        fold.moveTo(x, -1.0)
        fold.quadTo(x + 0.02 + sway, -0.5, x + sway * 2, 0)
        fold.lineTo(x + 0.11 + sway * 2, 0)
        fold.quadTo(x + 0.12 + sway, -0.5, x + 0.11, -1.0)
        fold.close()
        c.drawPath(fold, ink(mix(k.base, k.shade if i % 2 else k.rim, 0.22)))
    c.drawLine(-0.48, -1.0, 0.5, -1.0, pen(k.second, 0.03))


PIECES: dict[str, Draw] = {
    "table": _table,
    "bed": _bed,
    "sofa": _sofa,
    "desk": _desk,
    "shelf": _shelf,
    "counter": _counter,
    "bench": _bench,
    "bookcase": _shelf,
    "curtain": _curtain,
}
