"""Planets and asteroids that are placed in a set by name."""

from __future__ import annotations

import math
import random
from typing import Any

import skia

from ..paints import argb, glow, ink
from ..tones import Tint
from .shapes import Draw


def _ball(c: Any, k: Tint, rng: random.Random, t: float, rough: bool = False) -> None:
    disc = skia.Path()
    if rough:
        n = 13
        pts = [
            (
                math.cos(i / n * 6.283) * 0.5 * rng.uniform(0.78, 1.05),
                0.5 + math.sin(i / n * 6.283) * 0.5 * rng.uniform(0.78, 1.05),
            )
            for i in range(n)
        ]
        disc.addPoly([skia.Point(x, -y) for x, y in pts], True)
    else:
        disc.addCircle(0, -0.5, 0.5)
        c.drawCircle(0, -0.5, 0.62, glow(k.rim, 0, -0.5, 0.62, 0.4, 0.75))
    side = -1 if k.key <= 0 else 1
    c.save()
    c.clipPath(disc, True)
    c.drawPath(disc, ink(k.base))
    y = -1.0
    while y < 0.0:
        h = rng.uniform(0.03, 0.12)
        if rough:
            c.drawCircle(rng.uniform(-0.4, 0.4), y, h, ink(k.shade, 0.35))
        else:
            c.drawRect(skia.Rect(-0.5, y, 0.5, y + h), ink(rng.choice((k.second, k.accent, k.rim)), 0.22))
        y += h * 1.3
    shader = skia.GradientShader.MakeRadial(
        skia.Point(side * 0.36, -0.68),
        0.95,
        [argb(k.rim, 0.4), argb(k.base, 0.0), argb(k.shade, 0.92)],
        [0.0, 0.4, 1.0],
    )
    c.drawPaint(skia.Paint(Shader=shader, Dither=True))
    c.restore()


def _asteroid(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    c.save()
    c.translate(0, -0.5)
    c.rotate(t * 4.0)
    c.translate(0, 0.5)
    _ball(c, k, rng, t, True)
    c.restore()


PIECES: dict[str, Draw] = {
    "planet": _ball,
    "asteroid": _asteroid,
}
