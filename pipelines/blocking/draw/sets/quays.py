"""Quays and piers: whatever people stand on at the edge of the water, with bollards, snow and a row of lamps."""

from __future__ import annotations

from typing import Any

import skia

from .. import floor
from ..camera import p_of
from ..ground import depth_at
from ..paints import glow, ink, wash
from ..stage import Stage
from ..tones import mix
from .buildings import lights_on
from .greenery import snowy

AFLOAT = ("boat", "ship")
IN_WATER = ("swim", "fall", "fly")


def standing(s: Stage) -> bool:
    """Whether somebody is about to walk on the water."""
    afloat = any(v.kind in AFLOAT for v in s.plan.vehicles)
    return not afloat and not s.rig.overhead and any(f.pose not in IN_WATER for f in s.plan.figures)


def quay(s: Stage, depth: float) -> None:
    """A stone edge with bollards, no nearer than the farthest person; the ground one stands on."""
    y = s.ground_at(p_of(depth))
    feet = [s.rig.foot(f) for f in s.plan.figures if f.pose not in IN_WATER]
    y = max(s.yh + 0.02 * s.rig.fh, min([y, *(foot - 0.025 * s.rig.fh for foot in feet)]))
    p = max(0.012, (y - s.yh) / s.rig.g)
    k = s.metre * p
    behind = [min(f.depth, depth_at(s.rig.subject_p(f))) for f in s.plan.figures]
    depth = min(0.9, max([depth, depth_at(p), *(d + 0.01 for d in behind)]))
    t = s.tones
    col = snowy(s, mix(t.ground, t.near, 0.3), 0.28)
    lamps = lights_on(s) > 0.2 and s.plan.ground.place == "sea"
    iron = mix(t.near, t.shade, 0.3)

    def paint(c: Any, x0: float, x1: float) -> None:
        top = wash(mix(col, t.light, 0.12), mix(col, t.shade, 0.45), 0, y, 0, y + 0.55 * s.rig.fh)
        c.drawRect(skia.Rect(x0 - 3, y, x1 + 3, y + s.h * 2), top)
        c.drawRect(skia.Rect(x0 - 3, y, x1 + 3, y + max(2 * s.u, 0.10 * k)), ink(mix(col, t.light, 0.35)))
        x = x0
        while x < x1:
            c.drawRect(skia.Rect(x, y - 0.55 * k, x + 0.35 * k, y + 0.1 * k), ink(iron))
            c.drawRect(skia.Rect(x - 0.08 * k, y - 0.6 * k, x + 0.43 * k, y - 0.45 * k), ink(mix(t.near, t.light, 0.2)))
            if lamps:
                post, r = x + 3.1 * k, 0.2 * k
                c.drawRect(skia.Rect(post - 0.06 * k, y - 3.0 * k, post + 0.06 * k, y + 0.1 * k), ink(iron))
                c.drawCircle(post, y - 3.1 * k, 7 * r, glow(t.practical, post, y - 3.1 * k, 7 * r, 0.5))
                c.drawCircle(post, y - 3.1 * k, r, ink(mix(t.practical, (1.0, 1.0, 1.0), 0.3)))
                c.save()
                c.clipRect(skia.Rect(x0 - 3, y, x1 + 3, y + s.h * 2))
                c.translate(post, y)
                c.scale(1.0, 0.25)
                c.drawCircle(0, 0, 3.0 * k, glow(t.practical, 0, 0, 3.0 * k, 0.4))
                c.restore()
            x += 6.3 * k

    s.flat(depth, paint, y - (4.6 if lamps else 0.7) * k, None, p=p)
    floor.joints(s, col, depth - 0.002, reach=1.0 / p)
    if s.plan.sky.weather == "snow":
        floor.snowfield(s, depth - 0.004, reach=1.0 / p)
    elif s.plan.sky.weather in ("rain", "storm"):
        floor.mirrors(s, depth - 0.004, reach=1.0 / p)
    else:
        floor.long_shadows(s, depth - 0.004)
