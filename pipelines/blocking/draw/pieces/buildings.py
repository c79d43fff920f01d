"""Buildings and their parts that are placed in a set by name, from a house to a lamp post."""

from __future__ import annotations

import random
from typing import Any

import skia

from ..paints import glow, ink, pen, wash
from ..tones import Tint, mix
from .shapes import Draw, block, poly, two


def _panes(
    c: Any, k: Tint, rng: random.Random, x0: float, y0: float, x1: float, y1: float, cols: int, rows: int
) -> None:
    for i in range(cols):
        for j in range(rows):
            w, h = (x1 - x0) / cols, (y1 - y0) / rows
            on = rng.random() < 0.35
            c.drawRect(
                skia.Rect.MakeXYWH(x0 + w * (i + 0.25), -(y0 + h * (j + 0.8)), w * 0.5, h * 0.55),
                ink(mix(k.rim, k.accent, 0.3) if on else k.shade, 0.9),
            )


def _building(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    block(c, k, -0.3, 0, 0.3, 1.0)
    _panes(c, k, rng, -0.27, 0.14, 0.27, 0.96, 5, 9)
    block(c, k, -0.33, 0.97, 0.33, 1.0, mix(k.base, k.rim, 0.2))
    c.drawRect(skia.Rect(-0.05, -0.1, 0.05, 0), ink(k.shade))


def _house(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    block(c, k, -0.62, 0, 0.62, 0.58)
    poly(c, [(-0.72, 0.55), (-0.4, 1.0), (0.4, 1.0), (0.72, 0.55)], ink(mix(k.second, k.accent, 0.25)))
    c.drawLine(-0.4, -1.0, 0.4, -1.0, pen(k.rim, 0.014, k.rim_width))
    c.drawRect(skia.Rect(-0.1, -0.34, 0.1, 0), ink(k.shade))
    _panes(c, k, rng, -0.58, 0.14, -0.16, 0.5, 2, 1)
    _panes(c, k, rng, 0.16, 0.14, 0.58, 0.5, 2, 1)


def _tower(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    block(c, k, -0.14, 0, 0.14, 0.88)
    block(c, k, -0.18, 0.84, 0.18, 0.93)
    for i in range(4):
        block(c, k, -0.18 + i * 0.1, 0.92, -0.13 + i * 0.1, 1.0)
    for y in (0.3, 0.55, 0.74):
        c.drawRect(skia.Rect(-0.02, -y - 0.06, 0.02, -y), ink(mix(k.rim, k.accent, 0.3) if y > 0.7 else k.shade))


def _lamp_post(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    warm = mix(k.rim, k.accent, 0.25)
    c.drawCircle(0, -0.92, 0.34, glow(warm, 0, -0.92, 0.34, 0.5))
    c.drawLine(0, 0, 0, -0.88, pen(mix(k.second, k.shade, 0.4), 0.022))
    c.drawLine(0, 0, 0, -0.12, pen(mix(k.second, k.shade, 0.4), 0.045))
    poly(c, [(-0.035, 0.88), (-0.05, 0.97), (0.05, 0.97), (0.035, 0.88)], ink(mix(warm, (1, 1, 1), 0.35)))
    poly(c, [(-0.06, 0.965), (0, 1.0), (0.06, 0.965)], ink(k.shade))


def _fence(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    for y in (0.3, 0.75):
        block(c, k, -2.2, y, 2.2, y + 0.12)
    for i in range(9):
        x = -2.1 + i * 0.52
        poly(
            c, [(x - 0.09, 0), (x - 0.09, 0.9), (x, 1.0), (x + 0.09, 0.9), (x + 0.09, 0)], ink(mix(k.base, k.rim, 0.12))
        )


def _wall(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    block(c, k, -1.3, 0, 1.3, 1.0)
    for j in range(7):
        for i in range(9):
            if rng.random() < 0.4:
                c.drawRect(
                    skia.Rect.MakeXYWH(-1.28 + i * 0.29 + (j % 2) * 0.14, -0.98 + j * 0.14, 0.26, 0.115),
                    ink(rng.choice((k.shade, k.rim)), 0.10),
                )


def _arch(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    outer, inner = skia.Path(), skia.Path()
    outer.addRect(skia.Rect(-0.5, -1.0, 0.5, 0))
    inner.addRRect(skia.RRect.MakeRectXY(skia.Rect(-0.28, -0.76, 0.28, 0.4), 0.28, 0.28))
    a, b = two(k, k.base)
    c.drawPath(skia.Op(outer, inner, skia.PathOp.kDifference_PathOp), wash(a, b, -0.5, 0, 0.5, 0))
    c.save()
    c.clipRect(skia.Rect(-1, -1.1, 1, 0))
    c.drawPath(inner, pen(mix(k.base, k.rim, 0.4), 0.03))
    c.restore()


def _window(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    block(c, k, -0.42, 0, 0.42, 1.0, mix(k.base, k.rim, 0.15))
    c.drawRect(skia.Rect(-0.36, -0.95, 0.36, -0.05), wash(mix(k.rim, k.base, 0.3), k.rim, 0, -0.95, 0, -0.05))
    c.drawRect(skia.Rect(-0.02, -0.95, 0.02, -0.05), ink(k.base))
    c.drawRect(skia.Rect(-0.36, -0.52, 0.36, -0.48), ink(k.base))


def _door(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    block(c, k, -0.26, 0, 0.26, 1.0, mix(k.base, k.rim, 0.2))
    block(c, k, -0.21, 0, 0.21, 0.95, mix(k.base, k.accent, 0.3))
    for y in (0.1, 0.52):
        c.drawRect(skia.Rect(-0.15, -(y + 0.34), 0.15, -y), ink(k.shade, 0.3))
    c.drawCircle(0.16, -0.46, 0.018, ink(k.rim))


def _column(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    block(c, k, -0.06, 0.05, 0.06, 0.93)
    for x in (-0.03, 0.0, 0.03):
        c.drawRect(skia.Rect(x - 0.004, -0.93, x + 0.004, -0.05), ink(k.shade, 0.3))
    block(c, k, -0.1, 0, 0.1, 0.05)
    block(c, k, -0.1, 0.93, 0.1, 1.0)


def _stairs(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    for i in range(8):
        block(c, k, -0.9 + i * 0.2, 0, 0.9, (i + 1) / 8, mix(k.base, k.rim, 0.03 * i))


PIECES: dict[str, Draw] = {
    "building": _building,
    "house": _house,
    "tower": _tower,
    "lamp post": _lamp_post,
    "fence": _fence,
    "wall": _wall,
    "arch": _arch,
    "window": _window,
    "door": _door,
    "column": _column,
    "stairs": _stairs,
}
