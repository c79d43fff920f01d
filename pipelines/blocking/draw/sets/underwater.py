"""Under water: shafts from the surface, reefs that fade, weed, bubbles."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import skia

from .. import ground, ridges
from ..camera import Pose, p_of
from ..paints import ink, pen, wash
from ..stage import Stage
from ..tones import RGB, mix
from .greenery import leafy
from .water import sea_colour


def seabed(s: Stage) -> None:
    """Under water: shafts from above, ridges fading into blue, weed that sways, bubbles."""
    t = s.tones
    deep = sea_colour(s)
    # everything down here is seen through water
    s.tones = t = replace(t, air=mix(deep, t.horizon, 0.22), horizon=mix(deep, t.horizon, 0.5))
    top = mix(deep, t.horizon, 0.55 if not t.night else 0.3)
    dark = mix(deep, t.shade, 0.5)

    def water(c: Any, x0: float, x1: float) -> None:
        y0, y1 = s.cy - s.rig.fh * 0.6, s.cy + s.rig.fh * 0.6
        c.drawRect(skia.Rect(x0 - 3, -1e5, x1 + 3, 1e5), wash(top, dark, 0, y0, 0, y1))

    s.flat(1.0, water, p=0.0, blur=0.0)
    if not s.rig.overhead:
        for depth, h, k in ((0.9, 0.22, 0.25), (0.7, 0.2, 0.5), (0.45, 0.12, 0.75)):
            ridges.hills(
                s, depth, h, mix(mix(deep, top, 0.35), dark, k), wave=300, rough=1.0, name=f"reef{depth}", mist=0.3
            )
    shafts_below(s, top)
    sand = mix(mix(deep, t.horizon, 0.22), t.mid, 0.25)
    ground.plane(s, mix(sand, dark, 0.35), far=mix(deep, top, 0.35), depth=0.4)
    ground.dabs(s, (mix(sand, t.light, 0.2), dark), count=70, alpha=0.3, depth=0.39)
    weed = mix(leafy(s), dark, 0.4)
    rng = s.rng("weed")
    for depth in (0.35, 0.05, -0.4):
        p = p_of(depth)
        base = s.ground_at(p)
        stalks = [
            (s.cx + (rng.random() - 0.5) * s.rig.fw * 1.5, rng.uniform(0.5, 1.3), rng.uniform(0, 6.28))
            for _ in range(16)
        ]
        stalks = [k for k in stalks if abs(k[0] - s.cx) > 0.16 * s.rig.fw]
        col = mix(weed, top, 0.35 * (depth + 1) / 1.4)

        def sway(
            c: Any, pose: Pose, time: float, stalks: Any = stalks, base: float = base, p: float = p, col: RGB = col
        ) -> None:
            path = skia.Path()
            for x, size, f in stalks:
                h = size * 0.5 * s.rig.fh * p + 0.05 * s.rig.fh
                a = math.sin(time * 0.9 + f) * 0.16 * h
                w = h * 0.06
                path.moveTo(x - w, base)
                path.cubicTo(x - w - a, base - h * 0.4, x + a - w, base - h * 0.7, x + a * 1.6, base - h)
                path.cubicTo(x + a + w, base - h * 0.7, x + w - a, base - h * 0.4, x + w, base)
            c.save()
            s.rig.lay(c, pose, p)
            c.drawPath(path, ink(col))
            c.restore()

        s.live(depth, sway, solid=True)
    bubbles = [(rng.random(), rng.random(), rng.uniform(0.5, 1.5), rng.uniform(0, 6.28)) for _ in range(40)]

    def rise(c: Any, pose: Pose, time: float) -> None:
        path = skia.Path()
        for x, y, k, f in bubbles:
            py = s.h * (1.05 - ((y + time * 0.09 * k) % 1.1))
            px = (x * s.w + math.sin(time * 1.7 + f) * 9 * s.u + pose.pan) % s.w
            path.addCircle(px, py, 2.6 * s.u * k)
        c.drawPath(path, pen(mix(t.light, top, 0.3), 1.0 * s.u, 0.55))

    s.live(-0.5, rise)


def shafts_below(s: Stage, colour: RGB) -> None:
    """Light from the surface, swaying slowly."""
    rng = s.rng("below")
    rays = [((i + rng.uniform(0.1, 0.9)) / 7, rng.uniform(0.02, 0.07), rng.uniform(0, 6.28)) for i in range(7)]
    bright = mix(colour, s.tones.light, 0.55)

    def draw(c: Any, pose: Pose, t: float) -> None:
        path = skia.Path()
        for x, w, f in rays:
            a = math.sin(t * 0.4 + f) * 0.02 * s.w
            px = x * s.w + pose.pan * 0.3 + a
            lean = (x - 0.5 + 0.25 * s.tones.key) * 0.55 * s.w
            path.addPoly(
                [
                    skia.Point(px - w * s.w * 0.4, -20),
                    skia.Point(px + w * s.w * 0.4, -20),
                    skia.Point(px + w * s.w + lean, s.h * 0.95),
                    skia.Point(px - w * s.w + lean, s.h * 0.95),
                ],
                True,
            )
        c.drawPath(path, wash(bright, bright, 0, 0, 0, s.h * 0.95, 0.22, 0.0))

    s.live(0.42, draw)


DRESSERS = {"seabed": seabed}
