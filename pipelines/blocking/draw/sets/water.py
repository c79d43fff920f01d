"""Water from above: the sea, shores, lakes, rivers, harbours."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia

from .. import ground, paper, ridges, sky
from ..camera import Pose, p_of
from ..oklab import lightened, to_lab
from ..paints import argb, ink, pen, wash
from ..stage import Stage, aired
from ..tones import RGB, mix
from . import buildings
from .greenery import boulders, leafy, meadow_edge, snowy, tree_row


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
    """Nothing but water and weather."""
    sky.paint_sky(s)
    sea(s)
    if s.plan.sky.weather == "storm" and not s.rig.overhead:
        swell(s, 0.4, 0.10)
        swell(s, 0.0, 0.16)


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


def shore(s: Stage, depth: float, colour: RGB, lift: float = 0.0, name: str = "shore") -> None:
    """Land from ``depth`` to the lens with a foam line that comes and goes."""
    p = p_of(depth)
    y = s.ground_at(p) + lift * s.rig.fh

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(name)
        line = paper.noise(rng, x0, x1, 700 * s.u, 3, 0.4)
        edge: paper.Profile = lambda x: y + 12 * s.u * line(x) + (x - s.cx) * 0.02  # noqa: E731
        for k, (colour_k, a) in enumerate(((mix(colour, s.tones.shade, 0.25), 0.8), (colour, 1.0))):
            path = paper.under(lambda x: edge(x) + k * 9 * s.u * (1 + 6 * p), x0, x1, y + s.h * 2, 8 * s.u)  # noqa: B023
            paper.sheet(c, s, path, colour_k, y, y + s.rig.fh * 0.5, mist=0.0, shade=0.3, alpha=a)
        dots = s.rng("pebbles")
        for _ in range(120):
            k = dots.random() ** 1.5
            px, py = dots.uniform(x0, x1), y + (20 + 420 * k) * s.u
            r = (0.6 + 4 * k) * s.u
            c.drawOval(
                skia.Rect(px - r * 1.6, py - r * 0.5, px + r * 1.6, py + r * 0.5),
                ink(dots.choice((s.tones.shade, s.tones.light)), 0.25),
            )

    s.flat(depth, paint, y - 40 * s.u, None)
    foam = mix(s.tones.light, s.tones.horizon, 0.35)

    def surf(c: Any, pose: Pose, t: float) -> None:
        line = paper.noise(s.rng(name), 0.0, s.w * 1.5, 300 * s.u, 3)
        for k in range(3):
            phase = (t * 0.22 + k / 3.0) % 1.0
            yy = y - 46 * s.u * (1 - phase) * (1 + 3 * p) * 0.6
            _, _, ty = s.rig.matrix(pose, p)
            sc, tx, _ = s.rig.matrix(pose, p)
            path = skia.Path()
            for i in range(41):
                x = (i / 40.0 * 1.3 - 0.15) * s.w
                wy = sc * (yy + 9 * s.u * line(x - tx + k * 211.0)) + ty
                if i == 0:
                    path.moveTo(x, wy)
                else:
                    path.lineTo(x, wy)
            c.drawPath(path, pen(foam, 3.4 * s.u * (0.4 + phase) * (1 - phase) * 2.2, 0.8 * math.sin(math.pi * phase)))

    if not s.rig.overhead:
        s.live(depth + 0.002, surf)


def beach(s: Stage) -> None:
    """Sea, surf and sand."""
    t = s.tones
    sky.paint_sky(s)
    if not s.rig.overhead:
        ridges.hills(s, 0.955, 0.06, t.far, wave=1100)
    sea(s)
    sand = snowy(s, mix(t.horizon, t.mid, 0.42) if not t.night else mix(t.mid, t.horizon, 0.35))
    if s.rig.overhead:
        ground.lay(s, [np.array([[-60, 0, -30], [60, 0, -30], [60, 0, 4.5], [-60, 0, 3.2]], float)], sand, 1.0, 0.9)
        return
    shore(s, 0.34, sand)

    boulders(s, 0.2, 0.7, 9)


def lake(s: Stage) -> None:
    """Still water that mirrors the mountains."""
    t = s.tones
    sky.paint_sky(s)
    if not s.rig.overhead:
        ridges.mountains(s, 0.965, 0.34, t.far, wave=640, snow=0.4, name="m1")
        ridges.hills(s, 0.955, 0.14, mix(t.far, t.mid, 0.5), wave=560)
    sea(s, depth=0.95, calm=0.8)
    if s.rig.overhead:
        return
    mirror(s)
    tree_row(s, 0.86, 9, kind="pine", gap=0.26, name="bank", rim=0.0, colour=mix(t.mid, leafy(s), 0.4))
    g = snowy(s, mix(leafy(s), t.near, 0.3))
    shore(s, 0.16, g, 0.02)
    meadow_edge(s, 0.12, 0.03, g)
    reeds(s)


def mirror(s: Stage) -> None:
    """A dim, upside-down range in the water."""
    col = mix(s.tones.far, sea_colour(s), 0.4)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("mirror")
        line = paper.noise(rng, x0, x1, 500 * s.u, 4, 0.5)
        h = 0.16 * s.rig.fh * s.m
        path = skia.Path()
        path.moveTo(x0, s.yh)
        x = x0
        while x < x1:
            path.lineTo(x, s.yh + h * (0.7 + 0.5 * line(x)))
            x += 8 * s.u
        path.lineTo(x1, s.yh)
        path.close()
        c.drawPath(path, wash(col, col, 0, s.yh, 0, s.yh + h * 1.2, 0.7, 0.0))

    s.flat(0.949, paint, s.yh, s.yh + 0.4 * s.rig.fh, p=0.02, blur=2 * s.u, solid=False)


def reeds(s: Stage) -> None:
    """Reeds at one side, near."""
    side = 1 if s.tones.key < 0 else -1
    base = s.ground_at(p_of(-0.1))
    col = mix(s.tones.near, s.tones.shade, 0.35)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("reeds")
        for _ in range(34):
            x = s.cx + side * s.rig.fw * (0.28 + 0.3 * rng.random())
            h = s.rig.fh * rng.uniform(0.12, 0.34)
            lean = rng.uniform(-0.12, 0.12) * h
            path = skia.Path()
            path.moveTo(x, base + 20)
            path.quadTo(x, base - h * 0.5, x + lean, base - h)
            c.drawPath(path, pen(col, 2.4 * s.u))
            if rng.random() < 0.4:
                c.drawLine(
                    x + lean * 0.8, base - h * 0.86, x + lean, base - h, pen(mix(col, s.tones.accent, 0.3), 6 * s.u)
                )

    s.flat(-0.1, paint, base - 0.45 * s.rig.fh, base + 24)


def harbour(s: Stage) -> None:
    """A quay, masts, warehouses and lights on the water."""

    t = s.tones
    sky.paint_sky(s)
    if not s.rig.overhead:
        buildings.roofs(s, 0.95, 0.13, name="town", lights=0.4)
    sea(s, depth=0.94, calm=0.6)
    if s.rig.overhead:
        ground.lay(s, [np.array([[-60, 0, -30], [60, 0, -30], [60, 0, 3], [-60, 0, 3]], float)], t.ground, 1.0, 0.9)
        return
    masts(s, 0.66, 7)
    masts(s, 0.45, 4)
    buildings.light_columns(s, 0.93)
    quay(s, 0.14)


def masts(s: Stage, depth: float, count: int) -> None:
    """Moored boats, rocking a little."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p
    rng = s.rng(f"masts{depth}")
    col = aired(s, mix(s.tones.near, s.tones.mid, 0.3), depth)
    boats = [
        (
            s.cx + s.rig.fw * ((i + rng.uniform(0.2, 0.8)) / count - 0.5) * 1.4,
            rng.uniform(0.7, 1.2),
            rng.uniform(0, 6.28),
        )
        for i in range(count)
    ]
    hull_tone = [aired(s, c, depth) for c in (s.tones.accent, mix(s.tones.light, s.tones.mid, 0.3), s.tones.near)]

    def draw(c: Any, pose: Pose, t: float) -> None:
        for i, (x, size, f) in enumerate(boats):
            c.save()
            s.rig.lay(c, pose, p)
            c.translate(x, base + math.sin(t * 0.9 + f) * 2 * s.u)
            c.rotate(math.sin(t * 0.7 + f) * 1.4)
            c.scale(size * k, size * k)
            hull = skia.Path()
            hull.moveTo(-2.6, -0.7)
            hull.lineTo(2.9, -0.9)
            hull.quadTo(2.2, 0.25, 1.6, 0.25)
            hull.lineTo(-2.1, 0.25)
            hull.close()
            c.drawRect(skia.Rect(-0.06, -7.5, 0.06, -0.7), ink(col))
            c.drawLine(0, -7.3, 2.8, -0.9, skia.Paint(Color=argb(col), StrokeWidth=0.04, AntiAlias=True))
            c.drawLine(0, -7.3, -2.5, -0.7, skia.Paint(Color=argb(col), StrokeWidth=0.04, AntiAlias=True))
            c.drawRect(skia.Rect(-1.9, -1.5, -0.5, -0.7), ink(mix(col, s.tones.light, 0.4)))
            c.drawPath(hull, ink(hull_tone[i % 3]))
            c.drawRect(skia.Rect(-2.5, -0.78, 2.8, -0.6), ink(mix(hull_tone[i % 3], s.tones.light, 0.5)))
            c.restore()

    s.live(depth, draw, solid=True)


def quay(s: Stage, depth: float) -> None:
    """A stone edge with bollards; the ground one stands on."""
    p = p_of(depth)
    y, k = s.ground_at(p), s.metre * p
    t = s.tones
    col = mix(t.ground, t.near, 0.3)

    def paint(c: Any, x0: float, x1: float) -> None:
        c.drawRect(
            skia.Rect(x0 - 3, y, x1 + 3, y + s.h * 2),
            wash(lit(col), mix(col, t.shade, 0.45), 0, y, 0, y + 0.55 * s.rig.fh),
        )
        c.drawRect(skia.Rect(x0 - 3, y, x1 + 3, y + 0.10 * k), ink(mix(col, t.light, 0.35)))
        x = x0
        while x < x1:
            c.drawRect(skia.Rect(x, y - 0.55 * k, x + 0.35 * k, y + 0.1 * k), ink(mix(t.near, t.shade, 0.3)))
            c.drawRect(skia.Rect(x - 0.08 * k, y - 0.6 * k, x + 0.43 * k, y - 0.45 * k), ink(mix(t.near, t.light, 0.2)))
            x += 6.3 * k

    def lit(c: RGB) -> RGB:
        return mix(c, t.light, 0.12)

    s.flat(depth, paint, y - 0.7 * k, None)
    ground.dabs(s, (mix(col, t.light, 0.2), mix(col, t.shade, 0.3)), count=60, alpha=0.3, depth=depth - 0.02, spread=9)


def riverbank(s: Stage) -> None:
    """A river that winds to the hills between banks of trees."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(leafy(s), t.ground, 0.3))
    if not s.rig.overhead:
        ridges.hills(s, 0.94, 0.18, snowy(s, t.far), wave=800)
        tree_row(s, 0.8, 9, gap=0.45, name="far bank", rim=0.0, colour=mix(t.far, leafy(s), 0.5))
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.22), mix(g, t.shade, 0.25)), count=100, alpha=0.4)
    side = 1.0 if t.key <= 0 else -1.0
    deep = mix(sea_colour(s), sky.sky_colours(s)[1], 0.30)
    z = (
        np.concatenate([np.linspace(0.2, 3, 14), np.linspace(3.5, 22, 14)])
        if not s.rig.overhead
        else np.linspace(-3, 12, 24)
    )
    mid = side * (3.4 - 0.3 * z + 2.2 * np.sin(z * 0.55))
    wide = 3.2 + 0.12 * z
    left = np.stack([mid - wide, 0 * z, z], -1)
    right = np.stack([mid + wide, 0 * z, z], -1)[::-1]
    ground.lay(s, [np.concatenate([left, right]) * np.array([1.06, 1, 1])], mix(g, t.shade, 0.4), 0.8)
    ground.lay(s, [np.concatenate([left, right])], deep, 1.0)
    rng = s.rng("river")
    runs = []
    for _ in range(70):
        k = rng.random()
        zz = 0.25 + 10 * k * k if not s.rig.overhead else rng.uniform(-2, 10)
        runs.append((zz, rng.uniform(-0.85, 0.85), rng.uniform(0.4, 1.4), rng.uniform(0.2, 0.7)))

    def glints(c: Any, pose: Pose, t_: float) -> None:
        polys = []
        for zz, off, length, speed in runs:
            q = 0.25 + (zz - 0.25 - t_ * speed * 0.5) % 9.0
            x = side * (3.4 - 0.3 * q + 2.2 * math.sin(q * 0.55)) + off * (3.0 + 0.12 * q)
            polys.append(
                np.array([[x - length, 0, q], [x, 0, q + 0.02 * q], [x + length, 0, q], [x, 0, q - 0.015 * q]])
            )
        c.drawPath(s.path(pose, polys), ink(mix(t.light, t.horizon, 0.35), 0.55))

    s.live(0.935, glints)
    if s.rig.overhead:
        return
    tree_row(s, 0.45, 8, gap=1.6, name="bank", avoid=0.14)
    meadow_edge(s, 0.2, 0.02, g)
    reeds(s)
    meadow_edge(s, -0.3, 0.06, mix(g, t.shade, 0.4))


DRESSERS = {"open sea": open_sea, "beach": beach, "lake": lake, "harbour": harbour, "riverbank": riverbank}
