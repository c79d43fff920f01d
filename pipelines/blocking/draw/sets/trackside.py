"""What stands along a race track: rails and fences, a footbridge, floodlights, walls of tyres."""

from __future__ import annotations

from typing import Any

import numpy as np
import skia

from .. import ground
from ..camera import Pose, p_of
from ..facets import wall
from ..paints import glow, ink, wash
from ..stage import Stage, aired
from ..tones import mix


def barrier(s: Stage, x: float) -> None:
    """A steel rail and a fence along the track."""
    t = s.tones
    rail = [wall(x, 0.2, 40, 0.35, 0.95)]
    posts = [wall(x, z, z * 1.012, 0, 3.4) for z in np.geomspace(0.3, 16, 24)]
    wires = [wall(x, 0.2, 40, y, y + 0.04) for y in (1.6, 2.3, 3.0, 3.4)]

    def draw(c: Any, pose: Pose, time: float) -> None:
        col = aired(s, mix(t.far, t.horizon, 0.3), 0.4)
        c.drawPath(s.path(pose, np.stack(posts)), ink(mix(col, t.shade, 0.4), 0.8))
        c.drawPath(s.path(pose, np.stack(wires)), ink(mix(col, t.shade, 0.3), 0.6))
        c.drawPath(s.path(pose, rail), ink(col))
        c.drawPath(s.path(pose, [wall(x, 0.2, 40, 0.58, 0.70)]), ink(mix(col, t.shade, 0.5), 0.7))

    s.still(0.46, draw)


def bridge(s: Stage) -> None:
    """A footbridge with a banner across the track, far off."""
    depth = 0.72
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p
    t = s.tones

    def paint(c: Any, x0: float, x1: float) -> None:
        col = aired(s, mix(t.near, t.mid, 0.3), depth)
        w, y = 9.4 * k, base - 6.5 * k
        for sign in (-1, 1):
            c.drawRect(skia.Rect(s.vx + sign * w - 0.5 * k, y, s.vx + sign * w + 0.5 * k, base + 3), ink(col))
        c.drawRect(
            skia.Rect(s.vx - w - k, y - 2.2 * k, s.vx + w + k, y),
            wash(aired(s, t.accent, depth), mix(aired(s, t.accent, depth), t.shade, 0.25), 0, y - 2 * k, 0, y),
        )
        for i in range(9):
            c.drawRect(
                skia.Rect.MakeXYWH(s.vx - w * 0.8 + i * w * 0.18, y - 1.6 * k, w * 0.11, k),
                ink(mix(t.light, t.accent, 0.15), 0.9),
            )

    s.flat(depth, paint, base - 9.5 * k, base + 4)


def floods(s: Stage) -> None:
    """Masts of floodlights: a circuit at night is lit."""
    depth = 0.75
    base = s.ground_at(p_of(depth))
    t = s.tones

    def paint(c: Any, x0: float, x1: float) -> None:
        for x in (-0.40, -0.22, 0.20, 0.38):
            px, top = s.cx + x * s.rig.fw, base - s.rig.fh * (0.28 + 0.5 * abs(x) * 0.5)
            c.drawRect(skia.Rect(px - 2 * s.u, top, px + 2 * s.u, base), ink(t.shade))
            for i in range(3):
                for j in range(4):
                    c.drawCircle(
                        px + (j - 1.5) * 9 * s.u, top + (i - 1) * 8 * s.u, 3.2 * s.u, ink(mix(t.light, (1, 1, 1), 0.4))
                    )
            c.drawPaint(glow(mix(t.light, t.practical, 0.3), px, top, 0.16 * s.rig.fh, 0.6))

    s.flat(depth, paint, base - 0.75 * s.rig.fh, base)
    if s.plan.sky.weather in ("rain", "storm") and ground.crossing(s) is None:
        tall = 0.34 * s.rig.fh

        def streaks(c: Any, x0: float, x1: float) -> None:
            for x, colour in (
                (-0.40, t.light),
                (-0.22, t.practical),
                (0.02, t.accent),
                (0.20, t.light),
                (0.38, t.light),
            ):
                px, wide = s.cx + x * s.rig.fw, 11 * s.u
                r = skia.Rect(px - wide, base, px + wide, base + tall)
                c.drawRect(r, wash(colour, colour, 0, base, 0, base + tall, 0.42, 0.0))

        s.flat(0.9, streaks, base, base + tall, p=0.06, blur=6.0 * s.u, solid=False)
    for x, z in ((-3, 1.2), (3, 1.6), (0, 2.6)):
        ground.pool(s, x, z, 5.5, mix(t.light, t.practical, 0.3), 0.28, 0.92)


def tyres(s: Stage, depth: float, side: int) -> None:
    """A wall of tyres, banded."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p
    t = s.tones

    def paint(c: Any, x0: float, x1: float) -> None:
        dark = aired(s, mix(t.near, t.shade, 0.4), depth)
        hue = aired(s, t.accent, depth)
        x = s.vx + side * 7.4 * k
        out = x + side * s.rig.fw
        i = 0
        while (x - out) * side < 0:
            for row in range(3):
                r = skia.Rect(
                    min(x, x + side * 0.75 * k),
                    base - (row + 1) * 0.34 * k,
                    max(x, x + side * 0.75 * k),
                    base - row * 0.34 * k,
                )
                tone = hue if row == 1 and (i // 3) % 2 == 0 else mix(t.light, dark, 0.2) if row == 1 else dark
                c.drawRRect(
                    skia.RRect.MakeRectXY(r, 0.14 * k, 0.16 * k),
                    wash(mix(tone, t.light, 0.15), mix(tone, t.shade, 0.4), 0, r.top(), 0, r.bottom()),
                )
            x += side * 0.78 * k
            i += 1

    s.flat(depth, paint, base - 1.3 * k, base + 3)
