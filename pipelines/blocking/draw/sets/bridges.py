"""The bridge of a spaceship: a wide port to the stars, ribs, consoles, strips of light."""

from __future__ import annotations

import math
from typing import Any

import skia

from ..camera import Pose
from ..paints import ink, pen, wash
from ..stage import Stage
from ..tones import mix
from . import heavens
from .fittings import PIECES
from .furniture import kit_of
from .rooms import room, shadows
from .specs import ROOMS


def spaceship(s: Stage) -> None:
    """A bridge: a wide port to the stars, ribs, consoles, strips of light."""

    t = s.tones
    if s.rig.overhead:
        room(s, ROOMS["control room"])
        return
    heavens.void(s)
    w, h = s.rig.fw, s.rig.fh

    def world(c: Any, x0: float, x1: float) -> None:
        heavens.planet_disc(
            c,
            s,
            s.cx + w * 0.16,
            s.cy - h * 0.02,
            h * 0.2,
            (t.sky, mix(t.sky, t.accent, 0.3), t.horizon),
            s.rng("port"),
        )

    s.flat(0.99, world, p=0.01, blur=0.0)
    dark = mix(t.near, t.shade, 0.35)

    def hull(c: Any, x0: float, x1: float) -> None:
        shell = skia.Path()
        shell.addRect(skia.Rect(x0 - 5, s.cy - 3 * h, x1 + 5, s.cy + 3 * h))
        port = skia.Path()
        y0, y1 = s.cy - h * 0.30, s.cy + h * 0.12
        port.addPoly(
            [
                skia.Point(s.cx - w * 0.27, y0),
                skia.Point(s.cx + w * 0.27, y0),
                skia.Point(s.cx + w * 0.36, s.cy - h * 0.08),
                skia.Point(s.cx + w * 0.29, y1),
                skia.Point(s.cx - w * 0.29, y1),
                skia.Point(s.cx - w * 0.36, s.cy - h * 0.08),
            ],
            True,
        )
        c.drawPath(
            skia.Op(shell, port, skia.PathOp.kDifference_PathOp),
            wash(dark, mix(dark, t.shade, 0.5), 0, y0, 0, y1 + h * 0.3),
        )
        c.drawPath(port, pen(mix(dark, t.light, 0.30), 10 * s.u))
        c.drawPath(port, pen(mix(t.light, t.sky, 0.2), 2.2 * s.u, 0.9))
        for x in (-0.11, 0.11):
            c.drawLine(s.cx + x * w, y0, s.cx + x * w * 1.15, y1, pen(mix(dark, t.shade, 0.3), 12 * s.u))
            c.drawLine(
                s.cx + x * w + 4 * s.u, y0, s.cx + x * w * 1.15 + 4 * s.u, y1, pen(mix(dark, t.light, 0.35), 2 * s.u)
            )
        for i in range(5):
            k = 1.0 + 0.30 * (i + 1)
            rib = skia.Path()
            rib.addPoly(
                [
                    skia.Point(s.cx + dx * w * k, s.cy + dy * h * k)
                    for dx, dy in (
                        (-0.27, -0.30),
                        (0.27, -0.30),
                        (0.36, -0.08),
                        (0.30, 0.22),
                        (-0.30, 0.22),
                        (-0.36, -0.08),
                    )
                ],
                True,
            )
            c.drawPath(rib, pen(mix(dark, t.light, 0.10), 16 * s.u * k))
            c.drawPath(rib, pen(mix(dark, t.shade, 0.6), 3 * s.u * k))
        for sgn in (-1, 1):
            for i in range(3):
                a, b = 1.08 + 0.3 * i, 1.28 + 0.3 * i
                c.drawLine(
                    s.cx + sgn * 0.365 * w * a,
                    s.cy - 0.10 * h * a,
                    s.cx + sgn * 0.365 * w * b,
                    s.cy - 0.10 * h * b,
                    pen(mix(t.light, t.sky, 0.15), 6 * s.u * a),
                )
                c.drawLine(
                    s.cx + sgn * 0.365 * w * a,
                    s.cy - 0.10 * h * a,
                    s.cx + sgn * 0.365 * w * b,
                    s.cy - 0.10 * h * b,
                    pen(t.light, 26 * s.u * a, 0.14),
                )
        floor = skia.Path()
        floor.addPoly(
            [
                skia.Point(s.cx - w * 0.30, s.cy + h * 0.22),
                skia.Point(s.cx + w * 0.30, s.cy + h * 0.22),
                skia.Point(s.cx + w * 0.95, s.cy + h * 0.8),
                skia.Point(s.cx - w * 0.95, s.cy + h * 0.8),
            ],
            True,
        )
        c.drawPath(floor, wash(mix(dark, t.light, 0.22), mix(dark, t.shade, 0.4), 0, s.cy + h * 0.2, 0, s.cy + h * 0.6))

    s.flat(0.94, hull, p=0.30)
    p = 0.5
    base, k = s.cy + h * 0.34, h * 0.17

    def desk(c: Any, x0: float, x1: float) -> None:
        for sgn in (-1, 1):
            c.save()
            c.translate(s.cx + sgn * w * 0.36, base)
            c.scale(k * 0.62, k * 0.62)
            PIECES["consoles"](c, kit_of(s, 0.2, f"ship{sgn}"))
            c.restore()

    s.flat(0.6, desk, p=p)
    blink = s.rng("blink")
    lamps_ = [
        (
            s.cx + blink.choice((-1, 1)) * w * blink.uniform(0.24, 0.48),
            base - k * blink.uniform(0.5, 0.62),
            blink.uniform(0, 6.28),
            blink.uniform(1, 4),
        )
        for _ in range(26)
    ]

    def lights(c: Any, pose: Pose, time: float) -> None:
        c.save()
        s.rig.lay(c, pose, p)
        path = skia.Path()
        for x, y, f, speed in lamps_:
            if math.sin(time * speed + f) > 0.0:
                path.addCircle(x, y, 2.2 * s.u)
        c.drawPath(path, ink(mix(t.accent, t.light, 0.3)))
        c.restore()

    s.live(0.59, lights)
    shadows(s)


DRESSERS = {"spaceship interior": spaceship}
