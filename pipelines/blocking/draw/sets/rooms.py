"""Rooms: the box of walls, its windows, lamps that hang, and furniture in rows."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import skia

from .. import ground
from ..camera import Pose
from ..paints import glow, ink, pen, wash
from ..stage import Stage
from ..tones import mix
from .fittings import PIECES
from .furniture import kit_of
from .openings import openings
from .specs import Spec
from .walls import box, depth_of


def hang(s: Stage, r: Spec, zb: float, *, always: bool = False) -> None:
    """Lamps that hang from the ceiling, their cones and pools."""
    t = s.tones
    on = always or t.night or s.plan.light.time in ("sunset", "dawn") or s.plan.sky.weather in ("rain", "storm")
    if s.rig.overhead:
        return
    power = 0.55 if t.night else 0.25
    for x, k in r.lamps:
        z = zb * k
        depth = max(-0.2, min(0.9, depth_of(z)))
        y = min(r.tall - 0.5, 2.5)
        if on:
            ground.pool(s, x, z, 2.3, t.practical, power, 0.93)
            ground.pool(s, x, zb * 0.999, 0.1, t.practical, 0.0, 0.93)

        def draw(c: Any, pose: Pose, when: float, x: float = x, z: float = z, y: float = y) -> None:
            q = s.poly(pose, np.array([[x, y, z], [x, r.tall, z], [x + 0.3, y, z], [x + 1.6, 0.0, z]]))
            if q is None or len(q) < 4:
                return
            (lx, ly), (tx, ty) = q[0], q[1]
            k = float(q[2][0] - lx) / 0.3
            c.drawLine(float(lx), float(ly), float(tx), float(ty), pen(t.shade, max(0.7, 0.03 * k)))
            shade = skia.Path()
            shade.addPoly(
                [
                    skia.Point(lx - 0.10 * k, ly - 0.22 * k),
                    skia.Point(lx + 0.10 * k, ly - 0.22 * k),
                    skia.Point(lx + 0.30 * k, ly),
                    skia.Point(lx - 0.30 * k, ly),
                ],
                True,
            )
            if on:
                foot = float(q[3][1])
                cone = skia.Path()
                cone.addPoly(
                    [
                        skia.Point(lx - 0.28 * k, ly),
                        skia.Point(lx + 0.28 * k, ly),
                        skia.Point(lx + 1.5 * k, foot),
                        skia.Point(lx - 1.5 * k, foot),
                    ],
                    True,
                )
                beat = 1.0 + 0.03 * math.sin(when * 7.0) * math.sin(when * 2.3)
                c.drawPath(
                    cone, wash(t.practical, t.practical, 0, float(ly), 0, foot, min(1.0, power * 0.45 * beat), 0.0)
                )
                c.drawCircle(
                    float(lx),
                    float(ly),
                    1.5 * k,
                    glow(t.practical, float(lx), float(ly), 1.5 * k, min(1.0, power * 1.1)),
                )
            c.drawPath(shade, ink(mix(t.near, t.accent, 0.35)))
            if on:
                c.drawOval(
                    skia.Rect(lx - 0.26 * k, ly - 0.05 * k, lx + 0.26 * k, ly + 0.06 * k),
                    ink(mix(t.practical, (1.0, 1.0, 1.0), 0.45)),
                )

        s.live(depth, draw)


def furnish(s: Stage, r: Spec, zb: float) -> None:
    """The rows of pieces, each row one flat."""
    if s.rig.overhead:
        return
    for k, row in r.rows:
        z = zb * k
        p = 1.0 / z
        if s.rig.focus is not None and p > 0.92 * s.rig.focus_p:
            # nothing hides who the shot is about: the row moves back behind them, if there is room
            p = s.rig.focus_p * (0.70 + 0.22 * k)
            z = 1.0 / p
            if z > zb * 0.93:
                continue
        depth = min(0.93, depth_of(z))
        base, scale = s.ground_at(p), s.metre * p
        wide = 0.95 * r.half

        def paint(
            c: Any,
            x0: float,
            x1: float,
            row: Any = row,
            base: float = base,
            scale: float = scale,
            depth: float = depth,
            wide: float = wide,
        ) -> None:
            for name, x in row:
                kit = kit_of(s, depth, f"{name}{x}")
                c.save()
                c.translate(s.vx + max(-wide, min(wide, x)) * scale, base)
                c.save()
                c.scale(1.0, 0.12)
                c.drawCircle(0, 0, 1.3 * scale, glow(s.tones.shade, 0, 0, 1.3 * scale, 0.55, 0.3))
                c.restore()
                c.scale(scale, scale)
                PIECES[name](c, kit)
                c.restore()

        s.flat(depth, paint, base - 7.0 * scale, base + 0.3 * scale, p=p)


def shadows(s: Stage) -> None:
    """Corners fall off into shade, so that the light is where it should be; the finish does it."""
    s.gloom = 0.55 if s.tones.night else 0.34


def room(s: Stage, r: Spec, extra: Callable[[Stage, Spec, float], None] | None = None) -> None:
    """The whole room; seen from very far it grows, so that it is a hall and not a dolls' house."""
    if s.plan.camera.size == "EWS":
        r = replace(r, half=r.half * 1.5, tall=r.tall * 1.7, deep=r.deep * 0.8)
    zb = box(s, r)
    openings(s, r, zb)
    furnish(s, r, zb)
    if extra:
        extra(s, r, zb)
    hang(s, r, zb)
    shadows(s)
