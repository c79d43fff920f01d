"""Harbours: a quay with bollards, moored boats that rock, warehouses, lights on the water."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia

from .. import ground, sky
from ..camera import Pose, p_of
from ..paints import argb, ink
from ..stage import Stage, aired
from ..tones import mix
from . import buildings
from .quays import quay
from .water import sea


def harbour(s: Stage) -> None:
    """A quay, masts, warehouses and lights on the water."""

    t = s.tones
    sky.paint_sky(s)
    if not s.rig.overhead:
        buildings.roofs(s, 0.95, 0.13, name="town", lights=0.4)
    sea(s, depth=0.94, calm=0.6)
    if s.rig.overhead:
        ground.lay(s, [np.array([[-60, 0, -30], [60, 0, -30], [60, 0, 3], [-60, 0, 3]], float)], t.ground, 1.0, 0.9)
        return
    masts(s, 0.66, 7)
    masts(s, 0.45, 4)
    buildings.light_columns(s, 0.93)
    quay(s, 0.14)


def masts(s: Stage, depth: float, count: int) -> None:
    """Moored boats, rocking a little."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p
    rng = s.rng(f"masts{depth}")
    col = aired(s, mix(s.tones.near, s.tones.mid, 0.3), depth)
    boats = [
        (
            s.cx + s.rig.fw * ((i + rng.uniform(0.2, 0.8)) / count - 0.5) * 1.4,
            rng.uniform(0.7, 1.2),
            rng.uniform(0, 6.28),
        )
        for i in range(count)
    ]
    hull_tone = [aired(s, c, depth) for c in (s.tones.accent, mix(s.tones.light, s.tones.mid, 0.3), s.tones.near)]

    def boat(c: Any, i: int, t: float) -> None:
        x, size, f = boats[i]
        c.save()
        c.translate(x, base + math.sin(t * 0.9 + f) * 2 * s.u)
        c.rotate(math.sin(t * 0.7 + f) * 1.4)
        c.scale(size * k, size * k)
        hull = skia.Path()
        hull.moveTo(-2.6, -0.7)
        hull.lineTo(2.9, -0.9)
        hull.quadTo(2.2, 0.25, 1.6, 0.25)
        hull.lineTo(-2.1, 0.25)
        hull.close()
        c.drawRect(skia.Rect(-0.06, -7.5, 0.06, -0.7), ink(col))
        c.drawLine(0, -7.3, 2.8, -0.9, skia.Paint(Color=argb(col), StrokeWidth=0.04, AntiAlias=True))
        c.drawLine(0, -7.3, -2.5, -0.7, skia.Paint(Color=argb(col), StrokeWidth=0.04, AntiAlias=True))
        c.drawRect(skia.Rect(-1.9, -1.5, -0.5, -0.7), ink(mix(col, s.tones.light, 0.4)))
        c.drawPath(hull, ink(hull_tone[i % 3]))
        c.drawRect(skia.Rect(-2.5, -0.78, 2.8, -0.6), ink(mix(hull_tone[i % 3], s.tones.light, 0.5)))
        c.restore()

    if s.blur_at(depth) > 1.5 * s.u:  # out of focus they lie still: a blur a frame is dear, and nobody looks

        def still(c: Any, x0: float, x1: float) -> None:
            for i in range(count):
                boat(c, i, 0.0)

        s.flat(depth, still, base - 9.2 * k, base + k)
        return

    def draw(c: Any, pose: Pose, t: float) -> None:
        c.save()
        s.rig.lay(c, pose, p)
        for i in range(count):
            boat(c, i, t)
        c.restore()

    s.live(depth, draw, solid=True)


DRESSERS = {"harbour": harbour}
