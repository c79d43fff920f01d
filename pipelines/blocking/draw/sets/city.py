"""The city from above its roofs."""

from __future__ import annotations

from typing import Any

import skia

from .. import ground, paper, sky
from ..camera import p_of
from ..paints import ink, pen, wash
from ..stage import Stage, aired, lit
from ..tones import RGB, mix
from .buildings import roofs
from .greenery import snowy
from .streets import plan_of_streets


def skyline(s: Stage) -> None:
    """The city from afar, in many sheets."""
    t = s.tones
    sky.paint_sky(s)
    if s.rig.overhead:
        plan_of_streets(s)
        return
    low = s.yh + 0.10 * s.rig.fh
    for depth, tall, tone in ((0.97, 0.34, 0.0), (0.94, 0.40, 0.3), (0.88, 0.36, 0.55), (0.78, 0.28, 0.8)):
        roofs(
            s,
            depth,
            tall,
            name="city",
            colour=mix(t.far, t.near, tone * 0.85),
            width=0.055 + 0.03 * tone,
            base=low + (0.97 - depth) * 0.9 * s.rig.fh * 0.5,
            towers=0.3,
        )
    g = mix(t.near, t.shade, 0.2)
    ground.plane(s, g, far=aired(s, mix(g, t.mid, 0.4), 0.6), depth=0.775)
    for depth, tall, down, width, tone in ((0.70, 0.20, 0.24, 0.10, 0.45), (0.55, 0.26, 0.40, 0.16, 0.2)):
        colour, base = mix(t.near, t.mid, tone), s.yh + down * s.rig.fh
        roofs(s, depth, tall, name="front", colour=colour, width=width, base=base, gap=(-0.12, 0.12))
    ledge(s)


def ledge(s: Stage, depth: float = -0.16) -> None:
    """The parapet of the roof one stands on."""
    p = p_of(depth)
    y, k = s.ground_at(p), s.metre * p
    t = s.tones
    col = snowy(s, mix(t.near, t.mid, 0.35), 0.6)

    def paint(c: Any, x0: float, x1: float) -> None:
        top = y - 0.5 * k
        c.drawRect(
            skia.Rect(x0 - 3, top, x1 + 3, y + s.h * 2),
            wash(mix(col, t.shade, 0.25), mix(col, t.shade, 0.55), 0, y, 0, y + 0.5 * s.rig.fh),
        )
        c.drawRect(skia.Rect(x0 - 3, top, x1 + 3, y), wash(lit(s, col, 0.1), mix(col, t.shade, 0.35), 0, top, 0, y))
        c.drawRect(skia.Rect(x0 - 3, top - 0.09 * k, x1 + 3, top + 0.06 * k), ink(lit(s, col, 0.4)))

    s.flat(depth, paint, y - 0.7 * k, None)


def rooftop(s: Stage) -> None:
    """On a roof over the city: tanks, vents, a parapet."""
    skyline(s)
    if s.rig.overhead:
        return
    t = s.tones
    roof = mix(t.near, t.mid, 0.35)
    ground.dabs(s, (mix(roof, t.light, 0.16), mix(roof, t.shade, 0.5)), count=40, alpha=0.35, depth=-0.165, name="tar")
    if t.night:
        ground.pool(s, 2.4 if t.key < 0 else 1.2, 1.05, 2.6, t.practical, 0.5, -0.167)
    for depth, x in ((-0.15, -0.38), (-0.14, 0.36)):
        p = p_of(depth)
        base, k = s.ground_at(p), s.metre * p
        col = mix(t.near, t.mid, 0.25)

        def paint(c: Any, x0: float, x1: float, base: float = base, k: float = k, x: float = x, col: RGB = col) -> None:
            px = s.cx + x * s.rig.fw
            if x < 0:
                for dx in (-0.9, 0.0, 0.9):
                    c.drawRect(
                        skia.Rect(px + dx * k - 0.07 * k, base - 2 * k, px + dx * k + 0.07 * k, base + 3),
                        ink(mix(col, t.shade, 0.5)),
                    )
                tank = skia.Path()
                tank.addRect(skia.Rect(px - 1.2 * k, base - 4.2 * k, px + 1.2 * k, base - 1.8 * k))
                tank.addPoly(
                    [
                        skia.Point(px - 1.35 * k, base - 4.2 * k),
                        skia.Point(px, base - 5.1 * k),
                        skia.Point(px + 1.35 * k, base - 4.2 * k),
                    ],
                    True,
                )
                paper.sheet(c, s, tank, col, base - 5 * k, base - 2 * k, mist=0, shade=0.3, rim=0.8)
            else:
                box = skia.Path()
                box.addRect(skia.Rect(px - 1.3 * k, base - 2.4 * k, px + 1.5 * k, base + 3))
                paper.sheet(c, s, box, col, base - 2.4 * k, base, mist=0, shade=0.3, rim=0.8)
                c.drawRect(
                    skia.Rect(px - 0.5 * k, base - 2.0 * k, px + 0.4 * k, base),
                    ink(t.practical if t.night else mix(col, t.shade, 0.6)),
                )
                c.drawLine(px + 1.1 * k, base - 2.4 * k, px + 1.1 * k, base - 5.4 * k, pen(col, 0.07 * k))
                for i in range(4):
                    c.drawLine(
                        px + (0.7 + 0.05 * i) * k,
                        base - (5.2 - 0.45 * i) * k,
                        px + (1.5 - 0.05 * i) * k,
                        base - (5.2 - 0.45 * i) * k,
                        pen(col, 0.04 * k),
                    )

        s.flat(depth, paint, base - 5.8 * k, base + 5)


DRESSERS = {"skyline": skyline, "rooftop": rooftop}
