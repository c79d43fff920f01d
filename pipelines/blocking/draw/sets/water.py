"""The sea: rows of waves that move, the road of glints under the sun, the swell of a storm."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia

from .. import ground, paper, sky
from ..camera import Pose, p_of
from ..oklab import lightened, to_lab
from ..paints import ink, pen, wash
from ..stage import Stage
from ..tones import RGB, mix
from . import quays


def sea_colour(s: Stage) -> RGB:
    """Water takes the sky's colour, deeper."""

    t = s.tones
    cool = min(t.swatches, key=lambda c: to_lab(c)[2] + to_lab(c)[1] * 0.5) if t.swatches else t.sky
    goal = to_lab(mix(t.sky, t.mid, 0.5))[0] - (0.03 if t.night else 0.08)
    return mix(lightened(cool, max(0.13, goal), 0.9), t.sky, 0.35)


def sea(s: Stage, depth: float = 0.96, *, calm: float = 0.0, sun: bool = True, near: float = 3.0) -> None:
    """Water to the horizon: rows of waves that move, and a road of glints under the sun."""
    t, u = s.tones, s.u
    deep = sea_colour(s)
    far = mix(deep, sky.sky_colours(s)[1], 0.5)
    ground.plane(s, deep, far=far, depth=depth)
    rng = s.rng("sea")
    storm = s.plan.sky.weather == "storm"
    rows = []
    for i in range(120):
        k = (i + rng.random()) / 120
        p = 0.02 + near * k**2.0
        rows.append((rng.random(), p, rng.uniform(0.5, 1.6), rng.uniform(0, 6.28), i % 3))
    sun_x, _ = sky.sun_at(s)
    bright = mix(t.light, t.horizon, 0.25)
    shades = (mix(deep, t.shade, 0.35), mix(deep, t.horizon, 0.38), mix(deep, t.light, 0.38))
    glints = [
        (
            rng.gauss(0, 1),
            0.015 + 1.6 * rng.random() ** 2.2,
            rng.uniform(0.5, 1.6),
            rng.uniform(0, 6.28),
            rng.uniform(2, 6),
        )
        for _ in range(150)
    ]
    hidden = s.plan.sky.weather in ("rain", "storm", "snow") or s.plan.light.time == "dusk"

    def draw(c: Any, pose: Pose, time: float) -> None:
        paths = [skia.Path(), skia.Path(), skia.Path()]
        for x, p, size, f, tone in rows:
            y = s.yh + p * s.rig.g if not s.rig.overhead else s.cy + (p / near - 0.5) * s.rig.fh * 1.3
            sway = math.sin(time * (0.6 + 0.25 * size) + f) * 26 * u * p * (2.2 if storm else 1.0)
            lift = math.sin(time * 1.1 + f * 1.7) * 3 * u * p * (3 if storm else 1)
            q = s.rig.project(
                pose, np.array([s.cx + (x - 0.5) * s.rig.fw * 1.7 + sway]), np.array([y + lift]), np.array([p])
            )[0]
            w = (34 + 120 * p) * u * size * (0.75 + 0.25 * math.sin(time * 0.9 + f)) * pose.zoom
            h = (1.0 + 5.0 * p) * u * (1.0 - 0.5 * calm) * (1.9 if storm else 1.0) * pose.zoom
            span = s.rig.fw * 1.7
            qx = (q[0] - s.cx + span / 2) % span - span / 2 + s.cx
            path = paths[tone]
            path.moveTo(qx - w, q[1])
            path.quadTo(qx - w * 0.3, q[1] - h, qx + w * 0.1, q[1] - h * 0.9)
            path.quadTo(qx + w * 0.5, q[1] - h * 0.5, qx + w, q[1])
            path.quadTo(qx, q[1] + h * 0.35, qx - w, q[1])
        for path, shade, a in zip(paths, shades, (0.6, 0.5, 0.30), strict=True):
            c.drawPath(path, ink(shade, a))
        if sun and not hidden and not s.rig.overhead:
            path = skia.Path()
            for dx, p, size, f, speed in glints:
                blink = math.sin(time * speed + f)
                if blink < -0.35:
                    continue
                y = s.yh + p * s.rig.g
                wide = (16 + 110 * p) * u
                q = s.rig.project(pose, np.array([sun_x + dx * wide]), np.array([y]), np.array([0.0]))[0]
                shift = s.rig.project(pose, np.array([sun_x]), np.array([y]), np.array([p]))[0]
                w, h = (6 + 26 * p) * u * size * (0.6 + 0.4 * blink), (0.8 + 1.8 * p) * u
                path.addOval(skia.Rect(q[0] - w, shift[1] - h, q[0] + w, shift[1] + h))
            c.drawPath(path, ink(bright, 0.85 if not t.night else 0.6))

    s.live(depth - 0.004, draw)
    if not s.rig.overhead and not hidden and sun:

        def road(c: Any, x0: float, x1: float) -> None:
            path = skia.Path()
            r = s.rig.fh
            path.addPoly(
                [
                    skia.Point(sun_x - 0.02 * r, s.yh),
                    skia.Point(sun_x + 0.02 * r, s.yh),
                    skia.Point(sun_x + 0.3 * r, s.yh + 0.7 * r),
                    skia.Point(sun_x - 0.3 * r, s.yh + 0.7 * r),
                ],
                True,
            )
            c.drawPath(path, wash(bright, bright, 0, s.yh, 0, s.yh + 0.6 * r, 0.55, 0.0))

        s.flat(depth - 0.002, road, s.yh, s.yh + 0.7 * s.rig.fh, p=0.001, blur=9 * u, solid=False)


def open_sea(s: Stage) -> None:
    """Nothing but water and weather, and a pier where somebody has to stand."""
    sky.paint_sky(s)
    sea(s)
    if s.plan.sky.weather == "storm" and not s.rig.overhead:
        swell(s, 0.4, 0.10)
        if not quays.standing(s):
            swell(s, 0.0, 0.16)
    if quays.standing(s):
        quays.quay(s, 0.14)


def swell(s: Stage, depth: float, tall: float) -> None:
    """A hill of water that rolls through the frame."""
    p = p_of(depth)
    base = s.ground_at(p)
    h = tall * s.rig.fh
    col = mix(sea_colour(s), s.tones.shade, 0.2)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"swell{depth}")
        line = paper.noise(rng, x0, x1, 620 * s.u, 3, 0.4)
        top: paper.Profile = lambda x: base - h * (0.3 + 0.6 * line(x))  # noqa: E731
        path = paper.under(top, x0, x1, base + h * 0.5, 6 * s.u)
        c.drawPath(path, wash(lit_water(s, col), col, 0, base - h, 0, base + h * 0.5, 0.95, 0.0))
        crest = skia.Path()
        x = x0
        crest.moveTo(x, top(x))
        while x < x1:
            x += 6 * s.u
            crest.lineTo(x, top(x))
        c.drawPath(crest, pen(mix(col, s.tones.light, 0.5), 2.2 * s.u, 0.6))

    s.flat(depth, paint, base - h * 1.4, base + h, drift=60 * s.u * (1.2 - depth))


def lit_water(s: Stage, c: RGB) -> RGB:
    """A translucent crest."""
    return mix(c, mix(s.tones.horizon, s.tones.accent, 0.1), 0.3)


DRESSERS = {"open sea": open_sea}
