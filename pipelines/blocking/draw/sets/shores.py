"""Where land meets water: beaches, lakes with their mirrored mountains, river banks."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia

from .. import ground, paper, ridges, sky
from ..camera import Pose, p_of
from ..paints import ink, pen, wash
from ..stage import Stage
from ..tones import RGB, mix
from .greenery import boulders, leafy, meadow_edge, snowy, tree_row
from .water import sea, sea_colour


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


DRESSERS = {"beach": beach, "lake": lake, "riverbank": riverbank}
