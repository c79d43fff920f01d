"""Trees, bushes and rocks that are placed in a set by name."""

from __future__ import annotations

import math
import random
from typing import Any

import skia

from ..paints import ink, pen
from ..tones import Tint, mix
from .shapes import Draw, poly


def _crown(c: Any, k: Tint, rng: random.Random, lumps: list[tuple[float, float, float]]) -> None:
    side = -1 if k.key <= 0 else 1
    for x, y, r in lumps:
        for dx, dy, q, tone in (
            (0.0, 0.0, 1.0, mix(k.base, k.shade, 0.25)),
            (side * 0.18, 0.16, 0.78, k.base),
            (side * 0.34, 0.32, 0.48, mix(k.base, k.rim, 0.28)),
        ):
            path = skia.Path()
            path.addCircle(x + dx * r, -(y + dy * r), r * q * 0.86)
            for i in range(8):
                a = i * 0.785 + rng.uniform(-0.2, 0.2)
                path.addCircle(
                    x + dx * r + math.cos(a) * r * q * 0.72,
                    -(y + dy * r) + math.sin(a) * r * q * 0.66,
                    r * q * rng.uniform(0.26, 0.4),
                )
            path.setFillType(skia.PathFillType.kWinding)
            c.drawPath(path, ink(tone))


def _tree(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    bark = mix(k.second, k.shade, 0.3)
    sway = math.sin(t * 0.8) * 0.006
    poly(c, [(-0.05, 0), (-0.02, 0.45), (0.025, 0.45), (0.055, 0)], ink(bark))
    c.drawLine(0, -0.35, -0.16, -0.62, pen(bark, 0.025))
    c.drawLine(0, -0.38, 0.17, -0.66, pen(bark, 0.025))
    c.save()
    c.translate(sway, 0)
    _crown(c, k, rng, [(-0.2, 0.58, 0.17), (0.21, 0.6, 0.17), (0.0, 0.8, 0.19), (0.02, 0.58, 0.16)])
    c.restore()


def _pine(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    poly(c, [(-0.02, 0), (-0.015, 0.2), (0.015, 0.2), (0.02, 0)], ink(mix(k.second, k.shade, 0.4)))
    for half in (0, 1):
        side = (-1 if k.key <= 0 else 1) if half else 0
        left, right = [], []
        for i in range(7):
            u = (i + 1) / 7
            y, w = 1 - 0.92 * u, 0.21 * u**0.85
            left += [(-w, y), (-w * 0.5, y - 0.012)]
            right += [(w, y), (w * 0.5, y - 0.012)]
        pts = [(0.0, 1.0), *right, *reversed(left)]
        if not half:
            poly(c, pts, ink(mix(k.base, k.shade, 0.2)))
        else:
            c.save()
            c.clipRect(skia.Rect(-1 if side < 0 else 0.02, -1.2, -0.02 if side < 0 else 1, 0.1))
            poly(c, pts, ink(mix(k.base, k.rim, 0.22)))
            c.restore()


def _bush(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _crown(c, k, rng, [(-0.4, 0.32, 0.36), (0.4, 0.34, 0.36), (0.0, 0.52, 0.44)])


def _rock(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    pts = [(-0.75, 0), (-0.68, 0.42), (-0.3, 0.9), (0.1, 1.0), (0.5, 0.72), (0.78, 0.25), (0.8, 0)]
    poly(c, pts, ink(mix(k.base, k.shade, 0.25)))
    if k.key <= 0:
        poly(
            c,
            [(-0.75, 0), (-0.68, 0.42), (-0.3, 0.9), (0.1, 1.0), (0.0, 0.5), (-0.15, 0)],
            ink(mix(k.base, k.rim, 0.25)),
        )
    else:
        poly(c, [(0.1, 1.0), (0.5, 0.72), (0.78, 0.25), (0.8, 0), (0.1, 0), (0.2, 0.5)], ink(mix(k.base, k.rim, 0.25)))


PIECES: dict[str, Draw] = {
    "tree": _tree,
    "pine": _pine,
    "rock": _rock,
    "bush": _bush,
}
