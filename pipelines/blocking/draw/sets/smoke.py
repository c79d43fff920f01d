"""What rises from a fire: a column of smoke, sparks."""

from __future__ import annotations

import math
from typing import Any

import skia

from .. import plants
from ..camera import Pose, p_of
from ..paints import ink
from ..stage import Stage
from ..tones import RGB, mix


def smoke(s: Stage, depth: float, x: float, size: float = 1.0, colour: RGB | None = None) -> None:
    """A column of smoke that leans with the wind."""
    base = s.ground_at(p_of(depth))
    col = colour or mix(s.tones.shade, s.tones.air, 0.45)
    px = s.cx + x * s.rig.fw / 2

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"smoke{depth}{x}")
        for i in range(26):
            k = i / 26
            r = (0.02 + 0.11 * k) * s.rig.fh * size
            c.drawPath(
                plants.blob(
                    px + k * k * 0.35 * s.rig.fh * size + rng.uniform(-0.3, 0.3) * r,
                    base - k * 0.55 * s.rig.fh * size,
                    r,
                    r * 0.8,
                    rng,
                    7,
                ),
                ink(mix(col, s.tones.horizon, k * 0.5), 0.5 * (1 - k) ** 0.7),
            )

    s.flat(depth, paint, base - 0.8 * s.rig.fh * size, base + 6, solid=False, blur=max(1.2 * s.u, s.blur_at(depth)))


def embers(s: Stage, count: int = 40) -> None:
    """Sparks that rise and go out."""
    rng = s.rng("embers")
    sparks = [(rng.random(), rng.random(), rng.uniform(0.5, 1.4), rng.uniform(0, 6.28)) for _ in range(count)]

    def draw(c: Any, pose: Pose, t: float) -> None:
        path = skia.Path()
        for x, y, k, f in sparks:
            py = s.h * (1.0 - ((y + t * 0.12 * k) % 1.0))
            px = (x * s.w + math.sin(t * 1.3 * k + f) * 26 * s.u + pose.pan) % s.w
            path.addCircle(px, py, s.u * (0.9 + k))
        c.drawPath(path, ink(mix(s.tones.practical, s.tones.accent, 0.35), 0.8))

    s.live(-0.6, draw)
