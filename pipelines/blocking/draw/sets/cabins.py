"""Interiors that travel: cars and trains, with the world going by outside."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia

from .. import paper
from ..camera import Pose
from ..facets import face, quad, wall
from ..paints import ink, pen, wash
from ..stage import Stage
from ..tones import mix
from .rooms import room, shadows
from .specs import Spec


def car_interior(s: Stage) -> None:
    """Behind or before the windscreen: the road outside, pillars, dashboard, mirror, wheel."""
    t = s.tones
    w, h = s.rig.fw, s.rig.fh
    top, low = s.cy - h * 0.30, s.cy + h * 0.20
    away = any(abs((f.facing - 270 + 180) % 360 - 180) < 60 for f in s.plan.figures)
    skyc, roadc = t.horizon, mix(t.ground, t.shade, 0.35)

    def outside(c: Any, pose: Pose, time: float) -> None:
        k, tx, ty = s.rig.matrix(pose, 0.02)
        y = s.yh * 0 + (s.cy - h * 0.02) * k + ty
        vx = s.cx * k + tx
        c.drawPaint(wash(t.sky, skyc, 0, y - h * 0.5, 0, y))
        rng = s.rng("drive")
        for deck, col in ((0, t.far), (1, t.mid)):
            line = paper.noise(rng, -2 * s.w, 3 * s.w, 420 * s.u, 3)
            shape = skia.Path()
            shape.moveTo(-10, y + 4)
            for i in range(41):
                x = -10 + (s.w + 20) * i / 40
                shape.lineTo(x, y - h * (0.055 - 0.02 * deck) * (1.2 + line(x + deck * 999)))
            shape.lineTo(s.w + 10, y + 4)
            c.drawPath(shape, ink(col))
        c.drawRect(skia.Rect(-5, y, s.w + 5, s.h + 5), wash(mix(roadc, t.horizon, 0.45), roadc, 0, y, 0, y + h * 0.3))
        side = -1.0 if not away else 1.0  # seen backwards the road runs away from us
        dashes, trunks_, glows = skia.Path(), skia.Path(), skia.Path()
        for i in range(9):
            z = 0.22 * 1.55 ** ((i - side * time * 2.2) % 9)
            p = 1 / z
            yy, s2 = y + h * 0.075 * p, w * 0.008 * p
            if yy < s.h + h:
                dashes.addPoly(
                    [
                        skia.Point(vx - s2, yy),
                        skia.Point(vx + s2, yy),
                        skia.Point(vx + s2 * 0.75, y + h * 0.075 * p * 0.75),
                        skia.Point(vx - s2 * 0.75, y + h * 0.075 * p * 0.75),
                    ],
                    True,
                )
            for sgn in (-1, 1):
                x = vx + sgn * w * 0.10 * p
                trunks_.addRect(skia.Rect(x - w * 0.004 * p, y - h * 0.26 * p, x + w * 0.004 * p, yy))
                glows.addCircle(x - sgn * w * 0.02 * p, y - h * 0.26 * p, max(1.5, w * 0.005 * p))
        c.drawPath(dashes, ink(mix(t.light, roadc, 0.2), 0.9))
        c.drawPath(trunks_, ink(mix(t.near, t.shade, 0.3), 0.8))
        if t.night:
            c.drawPath(glows, ink(t.practical, 0.9))

    s.live(0.97, outside, solid=True)
    dark = mix(t.near, t.shade, 0.6)

    def cabin(c: Any, x0: float, x1: float) -> None:
        shell = skia.Path()
        shell.addRect(skia.Rect(x0 - 5, s.cy - 3 * h, x1 + 5, s.cy + 3 * h))
        glass = skia.Path()
        glass.moveTo(s.cx - w * 0.40, top)
        glass.quadTo(s.cx, top - h * 0.05, s.cx + w * 0.40, top)
        glass.lineTo(s.cx + w * 0.47, low)
        glass.quadTo(s.cx, low - h * 0.05, s.cx - w * 0.47, low)
        glass.close()
        for sgn in (-1, 1):
            glass.addPoly(
                [
                    skia.Point(s.cx + sgn * w * 0.46, top + h * 0.01),
                    skia.Point(s.cx + sgn * w * 0.95, top + h * 0.03),
                    skia.Point(s.cx + sgn * w * 0.95, low + h * 0.04),
                    skia.Point(s.cx + sgn * w * 0.53, low + h * 0.02),
                ],
                True,
            )
        shape = skia.Op(shell, glass, skia.PathOp.kDifference_PathOp)
        c.drawPath(shape, wash(dark, mix(dark, t.shade, 0.5), 0, top, 0, low + h * 0.3))
        c.drawPath(glass, pen(mix(dark, t.light, 0.35), 2.4 * s.u, 0.8))
        dash = skia.Path()
        dash.moveTo(x0 - 5, low + h * 0.10)
        dash.quadTo(s.cx, low - h * 0.02, x1 + 5, low + h * 0.10)
        dash.lineTo(x1 + 5, s.cy + 3 * h)
        dash.lineTo(x0 - 5, s.cy + 3 * h)
        dash.close()
        c.drawPath(dash, wash(mix(dark, t.light, 0.16), mix(dark, t.shade, 0.6), 0, low, 0, low + h * 0.3))
        c.drawPath(dash, pen(mix(dark, t.light, 0.4), 2.0 * s.u, 0.6))
        c.drawRRect(
            skia.RRect.MakeRectXY(
                skia.Rect(s.cx - w * 0.07, top - h * 0.01, s.cx + w * 0.07, top + h * 0.05), 12 * s.u, 12 * s.u
            ),
            ink(dark),
        )
        c.drawRRect(
            skia.RRect.MakeRectXY(skia.Rect(s.cx - w * 0.062, top, s.cx + w * 0.062, top + h * 0.04), 9 * s.u, 9 * s.u),
            ink(mix(t.horizon, t.sky, 0.5)),
        )
        if away or not s.plan.figures:
            wx, wy, r = s.cx - w * 0.22, low + h * 0.20, h * 0.2
            c.drawCircle(wx, wy, r, pen(mix(dark, t.shade, 0.5), 20 * s.u))
            c.drawCircle(wx, wy, r, pen(mix(dark, t.light, 0.22), 4 * s.u))
            for i in range(3):
                px = wx + (i - 1) * w * 0.055
                c.drawCircle(px, low + h * 0.08, h * 0.032, ink(mix(t.shade, dark, 0.3)))
                c.drawCircle(px, low + h * 0.08, h * 0.028, pen(t.practical, 2 * s.u, 0.8))
            c.drawRect(
                skia.Rect(s.cx + w * 0.03, low + h * 0.06, s.cx + w * 0.14, low + h * 0.14),
                wash(mix(t.practical, dark, 0.4), dark, 0, low, 0, low + h * 0.14),
            )

    if away or not s.plan.figures:
        s.flat(0.3, cabin, p=0.9, blur=0.0)
    else:

        def behind(c: Any, x0: float, x1: float) -> None:
            cabin_back(c, x0, x1)

        def cabin_back(c: Any, x0: float, x1: float) -> None:
            shell = skia.Path()
            shell.addRect(skia.Rect(x0 - 5, s.cy - 3 * h, x1 + 5, s.cy + 3 * h))
            glass = skia.Path()
            glass.addRRect(
                skia.RRect.MakeRectXY(
                    skia.Rect(s.cx - w * 0.30, top + h * 0.03, s.cx + w * 0.30, s.cy + h * 0.06), 40 * s.u, 30 * s.u
                )
            )
            for sgn in (-1, 1):
                glass.addPoly(
                    [
                        skia.Point(s.cx + sgn * w * 0.36, top + h * 0.02),
                        skia.Point(s.cx + sgn * w * 0.85, top - h * 0.06),
                        skia.Point(s.cx + sgn * w * 0.85, low + h * 0.05),
                        skia.Point(s.cx + sgn * w * 0.40, s.cy + h * 0.09),
                    ],
                    True,
                )
            c.drawPath(
                skia.Op(shell, glass, skia.PathOp.kDifference_PathOp),
                wash(mix(dark, t.light, 0.05), mix(dark, t.shade, 0.4), 0, top, 0, low),
            )
            c.drawPath(glass, pen(mix(dark, t.light, 0.35), 2.0 * s.u, 0.7))
            for sgn in (-1, 1):
                seat = skia.RRect.MakeRectXY(
                    skia.Rect(
                        s.cx + sgn * w * 0.21 - w * 0.13, s.cy - h * 0.04, s.cx + sgn * w * 0.21 + w * 0.13, s.cy + h
                    ),
                    50 * s.u,
                    50 * s.u,
                )
                c.drawRRect(seat, wash(mix(dark, t.accent, 0.30), mix(dark, t.shade, 0.3), 0, s.cy, 0, s.cy + h * 0.5))
                c.drawRRect(
                    skia.RRect.MakeRectXY(
                        skia.Rect(
                            s.cx + sgn * w * 0.21 - w * 0.06,
                            s.cy - h * 0.17,
                            s.cx + sgn * w * 0.21 + w * 0.06,
                            s.cy - h * 0.02,
                        ),
                        24 * s.u,
                        24 * s.u,
                    ),
                    ink(mix(dark, t.accent, 0.22)),
                )

        s.flat(0.92, behind, p=0.5)

        def rim(c: Any, x0: float, x1: float) -> None:
            wheel = s.cx + w * 0.05
            c.drawArc(
                skia.Rect(wheel - h * 0.5, s.cy + h * 0.36, wheel + h * 0.5, s.cy + h * 1.2),
                200,
                140,
                False,
                pen(mix(dark, t.shade, 0.5), 26 * s.u),
            )

        s.flat(-0.85, rim, s.cy, None, p=1.1, blur=3.5 * s.u)
    shadows(s)


def train_carriage(s: Stage) -> None:
    """Seats in rows, windows with the land going by, racks and lamps."""
    t = s.tones
    if s.rig.overhead:
        room(s, Spec(floor="carpet"))
        return
    spec = Spec(
        half=1.9,
        tall=2.5,
        deep=4.2,
        wall="warm",
        floor="carpet",
        windows=0,
        lamps=(),
        wainscot=0.85,
        back=((-0.45, 0.45, 0.0, 2.0),),
    )

    def more(s: Stage, r: Spec, zb: float) -> None:
        zs = np.geomspace(0.30, zb * 0.8, 6)
        rng = s.rng("train")
        bands = [(rng.uniform(0, 6.28), rng.uniform(1.2, 2.4)) for _ in range(5)]

        def panes(c: Any, pose: Pose, time: float) -> None:
            for sgn in (-1, 1):
                wins = [wall(sgn * 1.89, z, z * 1.42, 0.95, 1.95) for z in zs]
                path = s.path(pose, wins)
                b = path.getBounds()
                if b.isEmpty():
                    continue
                c.save()
                c.clipPath(path, True)
                y = s.yh + (s.rig.matrix(pose, 0.0)[2])
                c.drawPaint(wash(t.sky, t.horizon, 0, y - 0.4 * s.rig.fh, 0, y))
                for i, (f, k) in enumerate(bands):
                    shape = skia.Path()
                    shape.moveTo(b.left(), s.h)
                    for j in range(31):
                        u = j / 30
                        shape.lineTo(
                            b.left() + b.width() * u,
                            y
                            + s.rig.fh
                            * (0.03 * i - 0.035 * (1 + math.sin(k * (u * 3 + sgn * time * (0.5 + 0.7 * i)) + f))),
                        )
                    shape.lineTo(b.right(), s.h)
                    c.drawPath(shape, ink(mix(t.far, t.near, i / 5)))
                c.restore()
                c.drawPath(
                    s.path(pose, [wall(sgn * 1.885, z * 0.985, z, 0.9, 2.0) for z in zs]),
                    ink(mix(t.horizon, t.near, 0.5)),
                )

        s.live(0.94, panes, solid=True)
        seat = mix(t.accent, t.near, 0.4)
        for z in np.geomspace(zb * 0.8, 0.52, 6):
            depth = min(0.9, 1 - 2 * math.sqrt(max(0.0, (min(3.0, 1 / z) - 0.008) / 1.6)))

            def row(c: Any, pose: Pose, time: float, z: float = float(z)) -> None:
                for sgn in (-1, 1):
                    a, b_ = sorted((sgn * 0.5, sgn * 1.75))
                    q = s.poly(pose, face(a, b_, z, 0.0, 1.25))
                    if q is None or len(q) < 4:
                        continue
                    rect = skia.Rect(float(q[0][0]), float(q[2][1]), float(q[1][0]), float(q[0][1]))
                    r_ = rect.width() * 0.14
                    c.drawRRect(
                        skia.RRect.MakeRectXY(rect, r_, r_),
                        wash(mix(seat, t.light, 0.12), mix(seat, t.shade, 0.5), 0, rect.top(), 0, rect.bottom()),
                    )
                    c.drawRRect(
                        skia.RRect.MakeRectXY(
                            skia.Rect(
                                rect.left() + rect.width() * 0.1,
                                rect.top(),
                                rect.right() - rect.width() * 0.1,
                                rect.top() + rect.height() * 0.22,
                            ),
                            r_ * 0.6,
                            r_ * 0.6,
                        ),
                        ink(mix(t.light, seat, 0.55)),
                    )

            s.still(float(depth), row)
        lamps_ = [quad(-0.16, 0.16, z, z * 1.3, 2.48) for z in np.geomspace(0.3, zb * 0.9, 8)]
        racks_ = [wall(sgn * 1.5, 0.2, zb, 2.02, 2.08) for sgn in (-1, 1)]

        def top(c: Any, pose: Pose, time: float) -> None:
            c.drawPath(s.path(pose, np.stack(lamps_)), ink(mix(t.practical, t.light, 0.5)))
            c.drawPath(s.path(pose, racks_), ink(mix(t.near, t.light, 0.3)))

        s.still(0.91, top)

    room(s, spec, more)


DRESSERS = {"car interior": car_interior, "train carriage": train_carriage}
