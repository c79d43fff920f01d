"""Interiors: most are a room by its specification."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import skia

from .. import ground
from ..camera import Pose
from ..facets import face, quad, wall
from ..paints import glow, ink, pen, wash
from ..stage import Stage, lit
from ..tones import mix
from .rooms import room
from .specs import ROOMS, Spec
from .walls import walls_of


def church_more(s: Stage, r: Spec, zb: float) -> None:
    """Columns and ribs of a nave."""
    if s.rig.overhead:
        return
    t = s.tones
    col = mix(walls_of(s, "dark"), t.horizon, 0.22)
    for z in np.geomspace(zb * 0.9, 0.62, 5):
        depth = 1 - 2 * math.sqrt(max(0.0, (min(3.0, 1 / z) - 0.008) / 1.6))

        def draw(c: Any, pose: Pose, when: float, z: float = float(z)) -> None:
            for sign in (-1, 1):
                x = sign * 3.6
                q = s.poly(pose, face(x - 0.35, x + 0.35, z, 0, 6.4))
                if q is None or len(q) < 4:
                    continue
                x0, x1 = float(q[0][0]), float(q[1][0])
                y0, y1 = float(q[2][1]), float(q[0][1])
                a, b = (
                    (lit(s, col, 0.28), mix(col, t.shade, 0.5))
                    if t.key <= 0
                    else (mix(col, t.shade, 0.5), lit(s, col, 0.28))
                )
                c.drawRect(skia.Rect(x0, y0, x1, y1), wash(a, b, x0, 0, x1, 0))
                w = x1 - x0
                c.drawRect(skia.Rect(x0 - w * 0.25, y0 - w * 0.1, x1 + w * 0.25, y0 + w * 0.4), ink(lit(s, col, 0.15)))
                c.drawRect(skia.Rect(x0 - w * 0.25, y1 - w * 0.5, x1 + w * 0.25, y1), ink(mix(col, t.shade, 0.3)))
            q = s.poly(pose, np.array([[-3.6, 6.4, z], [-1.6, 8.9, z], [0, 9.4, z], [1.6, 8.9, z], [3.6, 6.4, z]]))
            if q is not None and len(q) == 5:
                arch = skia.Path()
                arch.moveTo(*map(float, q[0]))
                arch.quadTo(float(q[0][0]), float(q[1][1]), float(q[2][0]), float(q[2][1]))
                arch.quadTo(float(q[4][0]), float(q[3][1]), float(q[4][0]), float(q[4][1]))
                c.drawPath(arch, pen(mix(col, t.shade, 0.15), float(q[4][0] - q[3][0]) * 0.16))

        s.still(float(min(0.9, depth)), draw)


def prison_more(s: Stage, r: Spec, zb: float) -> None:
    """Bars between us and the cell, when we are far enough."""
    if s.rig.overhead or s.plan.camera.size in ("ECU", "CU", "MCU"):
        return
    p = 1.25
    base, k = s.ground_at(p), s.metre * p

    def paint(c: Any, x0: float, x1: float) -> None:
        c.translate(s.cx, base)
        c.scale(k, k)
        for i in range(-9, 10):
            if abs(i) < 2:
                continue
            c.drawRect(
                skia.Rect(i * 0.36 - 0.035, -4, i * 0.36 + 0.035, 1), ink(mix(s.tones.shade, s.tones.near, 0.25))
            )

    s.flat(-0.75, paint, -s.h * 0.5, None, p=p, blur=3.5 * s.u)


def windowless_glow(s: Stage, r: Spec, zb: float) -> None:
    """Screens light a dark room."""
    x, y = s.vx, s.yh - 0.05 * s.rig.fh
    radius = 0.75 * s.rig.fh
    colour = mix(s.tones.light, s.tones.sky, 0.4)

    def draw(c: Any, pose: Pose, t: float) -> None:
        k, tx, ty = s.rig.matrix(pose, 0.35)
        beat = 0.16 + 0.015 * math.sin(t * 5.0) * math.sin(t * 1.7)
        px, py = k * x + tx, k * y + ty
        c.drawCircle(px, py, radius, glow(colour, px, py, radius, beat))

    s.live(0.3, draw)


def by_spec(name: str) -> Callable[[Stage], None]:
    """A dresser for a room of the table."""
    more = {
        "church": church_more,
        "prison cell": prison_more,
        "control room": windowless_glow,
        "laboratory": windowless_glow,
    }.get(name)
    return lambda s: room(s, ROOMS[name], more)


def corridor(s: Stage) -> None:
    """A long passage of doors under a row of lamps."""
    spec = Spec(
        half=1.6,
        tall=2.8,
        deep=7.0,
        wall="cool",
        floor="tiles",
        windows=0,
        lamps=(),
        wainscot=1.0,
        back=((-0.5, 0.5, 0.0, 2.2),),
    )
    t = s.tones

    def more(s: Stage, r: Spec, zb: float) -> None:
        zs = np.geomspace(0.34, zb * 0.86, 6)
        doors = [wall(sgn * 1.595, z, z * 1.28, 0, 2.15) for sgn in (-1, 1) for z in zs]
        frames = [wall(sgn * 1.598, z * 0.97, z * 1.31, 0, 2.28) for sgn in (-1, 1) for z in zs]
        tubes = [quad(-0.35, 0.35, z, z * 1.13, 2.79) for z in np.geomspace(0.3, zb * 0.9, 8)]
        w = walls_of(s, "cool")

        def draw(c: Any, pose: Pose, when: float) -> None:
            c.drawPath(s.path(pose, np.stack(frames)), ink(mix(w, t.light, 0.3)))
            c.drawPath(s.path(pose, np.stack(doors)), ink(mix(mix(w, t.accent, 0.35), t.shade, 0.4)))
            c.drawPath(s.path(pose, np.stack(tubes)), ink(mix(t.practical, t.light, 0.6)))

        s.still(0.9, draw)
        for z in np.geomspace(0.45, zb * 0.8, 6):
            ground.pool(s, 0.0, float(z), 1.1, mix(t.practical, t.light, 0.4), 0.42, 0.89)

    room(s, spec, more if not s.rig.overhead else None)


def stairwell(s: Stage) -> None:
    """A flight up into light."""
    spec = Spec(half=2.6, tall=6.0, deep=2.6, wall="cool", floor="stone", windows=1, sill=1.6, lamps=(), wainscot=1.1)
    t = s.tones

    def more(s: Stage, r: Spec, zb: float) -> None:
        w = walls_of(s, "cool")
        side = 1.0 if t.key <= 0 else -1.0
        steps = []
        n = 14
        for i in range(n):
            z = 0.75 + (zb - 0.8) * i / n
            steps.append((z, z + (zb - 0.8) / n, 0.24 * i))

        def draw(c: Any, pose: Pose, when: float) -> None:
            for z0, z1, y in reversed(steps):
                a, b = sorted((side * 2.6, side * 0.2))
                c.drawPath(s.path(pose, [quad(a, b, z0, z1, y + 0.24)]), ink(mix(w, t.light, 0.28)))
                c.drawPath(s.path(pose, [face(a, b, z0, y, y + 0.24)]), ink(mix(w, t.shade, 0.45)))
                c.drawPath(
                    s.path(
                        pose,
                        [
                            np.array(
                                [
                                    [side * 0.2, 0, z0],
                                    [side * 0.2, 0, z1],
                                    [side * 0.2, y + 0.24, z1],
                                    [side * 0.2, y + 0.24, z0],
                                ],
                                float,
                            )
                        ],
                    ),
                    ink(mix(w, t.shade, 0.28)),
                )
            rail = skia.Path()
            for z0, _, y in steps[::2]:
                q = s.poly(
                    pose, np.array([[side * 0.2, y + 0.24, z0], [side * 0.2, y + 1.15, z0], [side * 0.2, y + 1.15, z0]])
                )
                if q is not None and len(q) == 3:
                    rail.moveTo(*map(float, q[0]))
                    rail.lineTo(*map(float, q[1]))
            q = s.poly(
                pose,
                np.array(
                    [
                        [side * 0.2, 1.15, steps[0][0]],
                        [side * 0.2, steps[-1][2] + 1.15, steps[-1][0]],
                        [side * 0.2, 1.2, steps[0][0]],
                    ]
                ),
            )
            if q is not None and len(q) >= 2:
                rail.moveTo(*map(float, q[0]))
                rail.lineTo(*map(float, q[1]))
            c.drawPath(rail, pen(mix(t.near, t.shade, 0.3), 3 * s.u))

        s.still(0.6, draw)

    room(s, spec, more if not s.rig.overhead else None)


DRESSERS = {**{name: by_spec(name) for name in ROOMS}, "corridor": corridor, "stairwell": stairwell}
