"""What marks a yard, a quay, a track or a camp: machines, cranes, masts, tents, fires, statues."""

from __future__ import annotations

import math
import random
from typing import Any

import skia

from ..paints import glow, ink, pen, wash
from ..tones import Tint, mix
from .shapes import Draw, block, poly, two


def _sign(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    c.drawRect(skia.Rect(-0.02, -0.7, 0.02, 0), ink(k.shade))
    block(c, k, -0.34, 0.66, 0.34, 1.0, k.accent, 0.03)
    for y in (0.76, 0.87):
        c.drawRect(skia.Rect(-0.26, -y - 0.03, 0.2, -y), ink(mix(k.rim, k.accent, 0.15)))


def _machine(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    block(c, k, -0.55, 0, 0.55, 0.72, r=0.03)
    block(c, k, -0.4, 0.7, 0.05, 1.0, mix(k.base, k.accent, 0.25))
    c.save()
    c.translate(0.24, -0.42)
    c.rotate(t * 80 % 360)
    c.drawCircle(0, 0, 0.2, ink(k.shade))
    for _ in range(5):
        c.rotate(72)
        c.drawRect(skia.Rect(-0.025, -0.19, 0.025, 0), ink(mix(k.base, k.rim, 0.4)))
    c.restore()
    for i in range(4):
        c.drawCircle(-0.42 + i * 0.1, -0.6, 0.022, ink(k.accent if i % 2 else k.rim))


def _grandstand(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    poly(c, [(-1.6, 0), (-1.6, 0.15), (1.6, 0.75), (1.6, 0)], ink(mix(k.base, k.shade, 0.3)))
    poly(c, [(-1.6, 0.15), (-1.6, 0.4), (1.6, 0.9), (1.6, 0.3)], ink(k.base))
    for _ in range(260):
        x = rng.uniform(-1.55, 1.55)
        u = (x + 1.6) / 3.2
        y = 0.15 + 0.14 * u + rng.random() * (0.24 + 0.34 * u)
        c.drawCircle(x, -y, 0.016, ink(rng.choice((k.accent, k.rim, k.skin, k.second)), 0.9))
    poly(c, [(-1.75, 0.8), (-1.75, 0.85), (1.7, 1.0), (1.7, 0.94)], ink(k.second))


def _tyres(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    for i in range(4):
        block(c, k, -0.42, i * 0.25, 0.42, i * 0.25 + 0.24, k.accent if i == 2 else mix(k.second, k.shade, 0.5), 0.1)


def _crane(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    p = pen(mix(k.base, k.accent, 0.35), 0.022)
    c.drawLine(0, 0, 0, -0.95, p)
    c.drawLine(-0.25, -0.88, 0.6, -0.88, p)
    c.drawLine(0, -1.0, 0.55, -0.89, pen(k.shade, 0.008))
    c.drawLine(0, -1.0, -0.24, -0.89, pen(k.shade, 0.008))
    c.drawRect(skia.Rect(-0.26, -0.88, -0.16, -0.78), ink(k.shade))
    c.drawLine(0.42, -0.88, 0.42, -0.55, pen(k.shade, 0.008))
    c.drawRect(skia.Rect(0.38, -0.55, 0.46, -0.49), ink(k.accent))


def _mast(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    c.drawLine(0, 0, 0, -1.0, pen(k.second, 0.018))
    c.drawLine(-0.2, -0.72, 0.2, -0.72, pen(k.second, 0.012))
    for x in (-0.25, 0.25):
        c.drawLine(0, -0.98, x, 0, pen(k.shade, 0.005))


def _pier(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    for i in range(7):
        x = -2.0 + i * 0.66
        c.drawRect(skia.Rect(x - 0.05, -0.8, x + 0.05, 0.1), ink(mix(k.second, k.shade, 0.4)))
    block(c, k, -2.2, 0.76, 2.2, 0.92)


def _tent(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    poly(c, [(-0.9, 0), (0, 1.0), (0.9, 0)], ink(mix(k.base, k.shade, 0.2)))
    half = [(-0.9, 0), (0, 1.0), (-0.12, 0)] if k.key <= 0 else [(0.9, 0), (0, 1.0), (0.12, 0)]
    poly(c, half, ink(mix(k.base, k.rim, 0.25)))
    poly(c, [(-0.16, 0), (0, 0.7), (0.16, 0)], ink(k.shade))


def _fire(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    warm = mix(k.accent, k.rim, 0.35)
    beat = 1.0 + 0.08 * math.sin(t * 9.0) * math.sin(t * 3.1)
    c.drawCircle(0, -0.4, 1.5 * beat, glow(warm, 0, -0.4, 1.5 * beat, 0.55))
    for x in (-0.35, 0.3, 0.0):
        c.drawLine(x, 0, -x * 0.6, -0.16, pen(k.shade, 0.1))
    for i, (w, h, tone) in enumerate(
        ((0.36, 1.0, k.accent), (0.25, 0.72, warm), (0.14, 0.45, mix(k.rim, (1, 1, 1), 0.3)))
    ):
        sway = math.sin(t * (5.0 + i) + i) * 0.10
        flame = skia.Path()
        flame.moveTo(-w, -0.05)
        flame.cubicTo(-w * 1.2, -h * 0.5, -w * 0.1 + sway, -h * 0.55, sway * 1.4, -h * beat)
        flame.cubicTo(w * 0.2 + sway, -h * 0.6, w * 1.3, -h * 0.45, w, -0.05)
        flame.close()
        c.drawPath(flame, ink(tone))


def _statue(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    block(c, k, -0.2, 0, 0.2, 0.32)
    block(c, k, -0.24, 0.3, 0.24, 0.36)
    a, b = two(k, mix(k.base, k.rim, 0.1))
    robe = skia.Path()
    robe.moveTo(-0.13, -0.36)
    robe.quadTo(-0.11, -0.6, -0.09, -0.8)
    robe.lineTo(0.09, -0.8)
    robe.quadTo(0.12, -0.6, 0.14, -0.36)
    robe.close()
    c.drawPath(robe, wash(a, b, -0.14, 0, 0.14, 0))
    c.drawCircle(0, -0.9, 0.065, ink(mix(a, b, 0.3)))
    c.drawLine(0.07, -0.76, 0.22, -0.96, pen(mix(a, b, 0.4), 0.045))


PIECES: dict[str, Draw] = {
    "sign": _sign,
    "machine": _machine,
    "grandstand": _grandstand,
    "tyre stack": _tyres,
    "crane": _crane,
    "mast": _mast,
    "pier": _pier,
    "tent": _tent,
    "fire": _fire,
    "statue": _statue,
}
