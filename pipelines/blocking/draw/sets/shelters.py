"""Caves and tents: interiors that are no room."""

from __future__ import annotations

import math
from typing import Any

import skia

from .. import ground
from ..camera import p_of
from ..facets import quad
from ..paints import glow, ink, pen, wash
from ..stage import Stage
from ..tones import RGB, mix
from .greenery import boulders
from .rooms import room, shadows
from .specs import Spec


def cave(s: Stage) -> None:
    """Rock in rings around a mouth of light; teeth above and below."""
    t = s.tones
    if s.rig.overhead:
        ground.plane(s, mix(t.near, t.mid, 0.3))
        ground.dabs(s, (mix(t.mid, t.light, 0.2), t.shade), count=100, alpha=0.4)
        return
    mouth = mix(t.horizon, t.light, 0.3)

    def back(c: Any, x0: float, x1: float) -> None:
        c.drawRect(skia.Rect(x0 - 3, -1e5, x1 + 3, 1e5), ink(mix(t.near, t.shade, 0.4)))
        c.drawPaint(glow(mouth, s.vx, s.yh - 0.05 * s.rig.fh, s.rig.fh * 0.6, 1.0, 0.24))

    s.flat(0.99, back, p=0.03)
    for i, (depth, r) in enumerate(((0.9, 0.16), (0.72, 0.26), (0.5, 0.38), (0.2, 0.56))):
        base = s.ground_at(p_of(depth))
        col = mix(mix(t.mid, t.near, i / 3), mouth, 0.34 - 0.10 * i)

        def ring(
            c: Any,
            x0: float,
            x1: float,
            i: int = i,
            r: float = r,
            base: float = base,
            col: RGB = col,
            depth: float = depth,
        ) -> None:
            rng = s.rng(f"cave{i}")
            hole = skia.Path()
            cx, cy = s.vx + rng.uniform(-0.03, 0.03) * s.rig.fw, base - r * 0.62 * s.rig.fh
            n = 17
            rx, ry = r * s.rig.fh * 1.25, r * s.rig.fh * 1.55
            for j in range(n):
                a = math.pi * (1 - j / (n - 1))
                k = rng.uniform(0.88, 1.08)
                x, y = cx + math.cos(a) * rx * k, base - math.sin(a) * ry * k
                (hole.moveTo if j == 0 else hole.lineTo)(x, y)
            # the foot of the wall runs along the line of sight, so below it the floor is free
            low = s.cy + 2.5 * s.rig.fh
            out = (low - base) / max(8.0, base - s.yh)
            hole.lineTo(cx + rx + (cx + rx - s.vx) * out, low)
            hole.lineTo(cx - rx + (cx - rx - s.vx) * out, low)
            hole.close()
            shell = skia.Path()
            shell.addRect(skia.Rect(x0 - 5, s.cy - 2.5 * s.rig.fh, x1 + 5, s.cy + 2.5 * s.rig.fh))
            shape = skia.Op(shell, hole, skia.PathOp.kDifference_PathOp)
            c.drawPath(shape, wash(mix(col, t.shade, 0.15), mix(col, t.shade, 0.55), 0, cy, 0, cy + 0.8 * s.rig.fh))
            c.save()
            c.clipPath(shape, True)
            c.drawPath(hole, pen(mix(col, mouth, 0.55), 9 * s.u, 0.55))
            c.drawPath(hole, pen(mix(col, t.light, 0.8), 2.5 * s.u, 0.6))
            for _ in range(34):
                a = rng.uniform(0, 6.283)
                q = r * s.rig.fh * rng.uniform(1.15, 2.2)
                px, py = cx + math.cos(a) * q * 1.25, cy + math.sin(a) * q
                f = skia.Path()
                g = s.rig.fh * rng.uniform(0.03, 0.12)
                f.addPoly(
                    [
                        skia.Point(px, py - g),
                        skia.Point(px + g * rng.uniform(0.3, 0.9), py + g * 0.4),
                        skia.Point(px - g * 0.5, py + g * rng.uniform(0.3, 1.0)),
                    ],
                    True,
                )
                c.drawPath(f, ink(rng.choice((t.shade, mix(col, mouth, 0.5))), 0.16))
            c.restore()
            for j in range(9):
                x = cx + (j - 4 + rng.uniform(-0.3, 0.3)) * r * 0.27 * s.rig.fh
                k = 1 - ((x - cx) / (rx * 1.02)) ** 2
                if k <= 0.05:
                    continue
                y = base - ry * math.sqrt(k) * 0.97
                length = r * s.rig.fh * rng.uniform(0.10, 0.34)
                tooth = skia.Path()
                q = length * 0.16
                tooth.addPoly(
                    [
                        skia.Point(x - q, y - length * 0.5),
                        skia.Point(x + q, y - length * 0.5),
                        skia.Point(x, y + length),
                    ],
                    True,
                )
                c.drawPath(tooth, ink(mix(col, t.shade, 0.3)))

        s.flat(depth, ring)
    g = mix(mix(t.near, t.mid, 0.4), t.shade, 0.1)
    ground.plane(s, g, far=mix(g, mouth, 0.5), depth=0.96)
    ground.dabs(s, (mix(g, mouth, 0.35), mix(g, t.shade, 0.5)), count=80, alpha=0.4, depth=0.95, spread=5)
    ground.pool(s, 0.0, 2.2, 4.5, mouth, 0.5, 0.949)

    boulders(s, 0.05, 0.8, 3.5, mix(t.near, t.shade, 0.2))


def tent(s: Stage) -> None:
    """Canvas lit from outside, a pole, a lantern, bedding."""
    t = s.tones
    if s.rig.overhead:
        room(s, Spec(floor="carpet", rug=True))
        return
    cloth = mix(mix(t.horizon, t.practical, 0.35), t.mid, 0.2 if not t.night else 0.55)
    w, h = s.rig.fw, s.rig.fh
    apex = (s.cx, s.cy - h * 0.52)

    def canvas_(c: Any, x0: float, x1: float) -> None:
        c.drawPaint(ink(mix(cloth, t.shade, 0.3)))
        xs = [-1.1, -0.62, -0.28, -0.1, 0.1, 0.28, 0.62, 1.1]
        key = -1 if t.key <= 0 else 1
        for i in range(len(xs) - 1):
            a, b = xs[i], xs[i + 1]
            mid = (a + b) / 2
            tone = mix(cloth, t.light, max(0.0, 0.35 - abs(mid - key * 0.4) * 0.5))
            tone = mix(tone, t.shade, 0.06 * (i % 2) + 0.25 * abs(mid))
            gore = skia.Path()
            gore.moveTo(*apex)
            gore.quadTo(s.cx + a * w * 0.45, s.cy - h * 0.15, s.cx + a * w, s.yh + 0.3 * h)
            gore.lineTo(s.cx + b * w, s.yh + 0.3 * h)
            gore.quadTo(s.cx + b * w * 0.45, s.cy - h * 0.15, *apex)
            c.drawPath(gore, wash(mix(tone, t.shade, 0.2), tone, 0, apex[1], 0, s.yh + 0.2 * h))
            c.drawPath(gore, pen(mix(tone, t.shade, 0.4), 1.5 * s.u, 0.5))
        flap = skia.Path()
        flap.moveTo(s.cx, s.cy - h * 0.28)
        flap.lineTo(s.cx + w * 0.09, s.yh + 0.22 * h)
        flap.lineTo(s.cx - w * 0.09, s.yh + 0.22 * h)
        flap.close()
        c.drawPath(flap, wash(t.sky, t.horizon, 0, s.cy - h * 0.28, 0, s.yh + 0.15 * h))

    s.flat(0.95, canvas_, p=0.35)
    ground.plane(s, mix(t.near, t.accent, 0.2), depth=0.3)
    g = s.ground_at(p_of(0.3))
    del g
    ground.lay(s, [quad(-1.6, 1.6, 0.5, 1.8)], mix(t.accent, t.shade, 0.65 if t.night else 0.3), 0.9, 0.29)

    def pole(c: Any, x0: float, x1: float) -> None:
        x = s.cx + w * 0.2
        c.drawRect(
            skia.Rect(x - 6 * s.u, s.cy - h, x + 6 * s.u, s.yh + 0.55 * h),
            wash(mix(t.near, t.light, 0.3), t.near, x - 6 * s.u, 0, x + 6 * s.u, 0),
        )
        ly = s.cy - h * 0.22
        c.drawPaint(glow(t.practical, x - 26 * s.u, ly, h * 0.45, 0.7 if t.night else 0.3, 0.02))
        c.drawRRect(
            skia.RRect.MakeRectXY(
                skia.Rect(x - 38 * s.u, ly - 24 * s.u, x - 14 * s.u, ly + 16 * s.u), 6 * s.u, 6 * s.u
            ),
            ink(mix(t.practical, (1, 1, 1), 0.4)),
        )

    s.flat(0.25, pole, p=0.6)
    shadows(s)


DRESSERS = {"cave": cave, "tent": tent}
