"""Works, docks and yards."""

from __future__ import annotations

from typing import Any

import numpy as np
import skia

from .. import ground, paper, sky
from ..camera import p_of
from ..facets import quad
from ..paints import ink, pen, wash
from ..stage import Stage, aired, lit
from ..tones import RGB, mix
from . import quays, water
from .buildings import lamps, light_columns, lights_on
from .greenery import snowy
from .smoke import smoke


def factory(s: Stage) -> None:
    """Saw-tooth roofs, stacks with smoke, tanks and a yard."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(t.ground, t.shade, 0.22), 0.6)
    if not s.rig.overhead:
        chimneys(s, 0.93, mix(t.far, t.mid, 0.25), 0.34)
        chimneys(s, 0.84, mix(t.mid, t.far, 0.35), 0.26)
        for x in (-0.5, 0.1, 0.62):
            smoke(s, 0.9, x, 1.0, mix(t.air, t.shade, 0.35))
        sheds(s, 0.70)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.15), mix(g, t.shade, 0.4)), count=90, alpha=0.4)
    ground.lay(s, [quad(x - 0.07, x + 0.07, 0.2, 30) for x in (-2.1, -0.9)], mix(t.light, g, 0.5), 0.6)
    ground.puddles(s, 14)
    if not s.rig.overhead:
        lamps(s, (0.5, 0.2), side=0.38)
        pipes(s)


def chimneys(s: Stage, depth: float, colour: RGB, tall: float) -> None:
    """Stacks, tanks and frames against the sky."""
    base = s.ground_at(p_of(depth))
    col = aired(s, colour, depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"stacks{depth}")
        h = tall * s.rig.fh * s.m
        x = x0
        while x < x1:
            kind = rng.random()
            path = skia.Path()
            if kind < 0.35:
                w, hh = h * 0.075, h * rng.uniform(0.8, 1.25)
                path.addPoly(
                    [
                        skia.Point(x - w, base + 4),
                        skia.Point(x - w * 0.62, base - hh),
                        skia.Point(x + w * 0.62, base - hh),
                        skia.Point(x + w, base + 4),
                    ],
                    True,
                )
                paper.sheet(c, s, path, col, base - hh, base, mist=0.5, rim=0.5)
                for i in range(2):
                    c.drawRect(
                        skia.Rect(
                            x - w * 0.7, base - hh * (0.95 - 0.12 * i), x + w * 0.7, base - hh * (0.91 - 0.12 * i)
                        ),
                        ink(aired(s, s.tones.accent, depth), 0.7),
                    )
                if s.tones.night:
                    c.drawCircle(x, base - hh, 3 * s.u, ink(s.tones.accent))
                x += h * rng.uniform(0.2, 0.5)
            elif kind < 0.6:
                w, hh = h * rng.uniform(0.14, 0.24), h * rng.uniform(0.25, 0.42)
                path.addRRect(skia.RRect.MakeRectXY(skia.Rect(x, base - hh, x + w, base + hh), w * 0.3, w * 0.2))
                c.save()
                c.clipRect(skia.Rect(x - 5, base - h * 2, x + w + 5, base + 4))
                paper.sheet(c, s, path, col, base - hh, base, mist=0.4, rim=0.5)
                c.restore()
                x += w * rng.uniform(1.0, 1.4)
            elif kind < 0.78:
                w, hh = h * 0.4, h * rng.uniform(0.5, 0.8)
                tower = skia.Path()
                tower.moveTo(x, base + 4)
                tower.cubicTo(x + w * 0.2, base - hh * 0.5, x + w * 0.2, base - hh * 0.6, x + w * 0.12, base - hh)
                tower.lineTo(x + w * 0.88, base - hh)
                tower.cubicTo(x + w * 0.8, base - hh * 0.6, x + w * 0.8, base - hh * 0.5, x + w, base + 4)
                tower.close()
                paper.sheet(c, s, tower, col, base - hh, base, mist=0.5, rim=0.5)
                x += w * 1.25
            else:
                w, hh = h * rng.uniform(0.3, 0.7), h * rng.uniform(0.18, 0.34)
                path.addRect(skia.Rect(x, base - hh, x + w, base + 4))
                paper.sheet(c, s, path, col, base - hh, base, mist=0.4, rim=0.5)
                paper.windows(
                    c,
                    (x + w * 0.05, base - hh * 0.85, x + w * 0.95, base - hh * 0.2),
                    8,
                    2,
                    s.tones.practical,
                    mix(col, s.tones.shade, 0.3),
                    lights_on(s),
                    rng,
                    0.6,
                )
                x += w

    s.flat(depth, paint, base - tall * 1.5 * s.rig.fh * s.m, base + 5)


def sheds(s: Stage, depth: float) -> None:
    """A long hall with a saw-tooth roof and a row of windows."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p * 1.1
    col = aired(s, mix(s.tones.mid, s.tones.near, 0.5), depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("sheds")
        wall_h, tooth = 7 * k, 6 * k
        path = skia.Path()
        path.moveTo(x0 - 2, base + 4)
        x = x0 - 2
        path.lineTo(x, base - wall_h)
        while x < x1:
            path.lineTo(x, base - wall_h - 2.8 * k)
            path.lineTo(x + tooth, base - wall_h)
            x += tooth
        path.lineTo(x, base + 4)
        path.close()
        paper.sheet(c, s, path, col, base - wall_h - 3 * k, base, mist=0.2, rim=0.7)
        cells = int((x1 - x0) / (2.2 * k))
        paper.windows(
            c,
            (x0, base - 6 * k, x1, base - 2.6 * k),
            cells,
            2,
            aired(s, s.tones.practical, 0.2),
            mix(col, s.tones.shade, 0.45),
            lights_on(s) * 1.3,
            rng,
            0.66,
        )

    s.flat(depth, paint, base - 12 * k, base + 5)


def pipes(s: Stage) -> None:
    """A run of pipes and a valve at one side, near."""
    side = 1 if s.tones.key <= 0 else -1
    base = s.ground_at(p_of(0.0))
    col = mix(s.tones.near, s.tones.mid, 0.25)
    k = s.metre * p_of(0.0)

    def paint(c: Any, x0: float, x1: float) -> None:
        x = s.cx + side * s.rig.fw * 0.40
        out = s.cx + side * s.rig.fw * 1.2
        for i, (y, w) in enumerate(((0.6, 0.36), (1.4, 0.28), (2.1, 0.5))):
            a, b = min(x + side * i * 0.5 * k, out), max(x + side * i * 0.5 * k, out)
            c.drawRect(
                skia.Rect(a, base - (y + w) * k, b, base - y * k),
                wash(
                    mix(col, s.tones.light, 0.35), mix(col, s.tones.shade, 0.5), 0, base - (y + w) * k, 0, base - y * k
                ),
            )
            px = x + side * i * 0.5 * k
            c.drawRect(
                skia.Rect(px - 0.2 * k, base - (y + w + 0.08) * k, px + 0.2 * k, base - (y - 0.08) * k),
                ink(mix(col, s.tones.accent, 0.35)),
            )
            c.drawRect(
                skia.Rect(px + side * 0.6 * k, base - y * k, px + side * 0.75 * k, base + 4),
                ink(mix(col, s.tones.shade, 0.5)),
            )

    s.flat(0.0, paint, base - 3 * k, base + 6)


def docks(s: Stage) -> None:
    """Cranes, stacked containers and a ship's side."""

    t = s.tones
    sky.paint_sky(s)
    if not s.rig.overhead:
        chimneys(s, 0.955, t.far, 0.14)
    water.sea(s, depth=0.95, calm=0.6)
    g = snowy(s, mix(t.ground, t.shade, 0.22), 0.5)
    if s.rig.overhead:
        ground.lay(s, [np.array([[-60, 0, -30], [60, 0, -30], [60, 0, 5], [-60, 0, 5]], float)], g, 1.0, 0.9)
        return
    light_columns(s, 0.94)
    for depth, x in ((0.74, -0.2), (0.62, 0.30)):
        gantry(s, depth, x)
    containers(s, 0.45, -1)
    containers(s, 0.32, 1)
    quays.quay(s, 0.24)
    lamps(s, (0.2,), side=0.42)


def gantry(s: Stage, depth: float, x: float) -> None:
    """A dock crane."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p
    col = aired(s, mix(s.tones.near, s.tones.accent, 0.3), depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        px = s.cx + x * s.rig.fw
        h = min(30 * k, s.rig.fh * 0.55)
        w = h * 0.035
        for dx in (-0.18, 0.12):
            c.drawRect(skia.Rect(px + dx * h - w / 2, base - h * 0.72, px + dx * h + w / 2, base + 4), ink(col))
        c.drawRect(skia.Rect(px - 0.2 * h, base - h * 0.42, px + 0.14 * h, base - h * 0.39), ink(col))
        c.drawRect(skia.Rect(px - 0.55 * h, base - h * 0.76, px + 0.75 * h, base - h * 0.71), ink(col))
        c.drawRect(
            skia.Rect(px - 0.14 * h, base - h * 0.84, px + 0.1 * h, base - h * 0.75), ink(mix(col, s.tones.shade, 0.2))
        )
        path = skia.Path()
        path.moveTo(px - 0.52 * h, base - h * 0.75)
        path.lineTo(px, base - h)
        path.lineTo(px + 0.72 * h, base - h * 0.75)
        path.moveTo(px, base - h)
        path.lineTo(px, base - 0.8 * h)
        path.moveTo(px + 0.45 * h, base - 0.72 * h)
        path.lineTo(px + 0.45 * h, base - 0.45 * h)
        c.drawPath(path, pen(col, w * 0.5))
        c.drawRect(
            skia.Rect(px + 0.39 * h, base - 0.45 * h, px + 0.51 * h, base - 0.38 * h),
            ink(aired(s, s.tones.accent, depth)),
        )
        if s.tones.night:
            c.drawCircle(px, base - h, 3 * s.u, ink(s.tones.accent))

    s.flat(depth, paint, base - 0.6 * s.rig.fh, base + 5)


def containers(s: Stage, depth: float, side: int) -> None:
    """Stacks of boxes at one side of the frame."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p
    t = s.tones

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"containers{depth}")
        w, h = 6.1 * k, 2.6 * k
        for col_n in range(4):
            for row in range(rng.randint(2, 4) - (col_n == 0)):
                x = s.cx + side * (s.rig.fw * 0.26 + col_n * w)
                colour = aired(
                    s, mix(rng.choice((t.accent, t.mid, t.far, t.near)), t.near, rng.uniform(0.1, 0.4)), depth
                )
                r = skia.Rect(min(x, x + side * w), base - h * (row + 1), max(x, x + side * w), base - h * row)
                c.drawRect(r, wash(lit(s, colour, 0.12), mix(colour, t.shade, 0.28), 0, r.top(), 0, r.bottom()))
                for i in range(12):
                    c.drawRect(
                        skia.Rect.MakeXYWH(r.left() + w * (i + 0.5) / 12, r.top() + h * 0.08, w * 0.02, h * 0.84),
                        ink(t.shade, 0.3),
                    )
                c.drawRect(skia.Rect(r.left(), r.top(), r.right(), r.top() + h * 0.05), ink(t.light, 0.35))

    s.flat(depth, paint, base - 11 * k, base + 5)


def scrapyard(s: Stage) -> None:
    """Heaps of wrecks under a crane."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(t.ground, t.near, 0.3), 0.6)
    if not s.rig.overhead:
        chimneys(s, 0.94, t.far, 0.2)
        gantry(s, 0.8, 0.18)
        for depth, tall in ((0.72, 0.20), (0.5, 0.22)):
            heap(s, depth, tall)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.15), mix(g, t.shade, 0.4), mix(g, t.accent, 0.2)), count=110, alpha=0.4)
    ground.puddles(s, 10)
    if not s.rig.overhead:
        heap(s, 0.2, 0.3, 0.27)


def heap(s: Stage, depth: float, tall: float, avoid: float = 0.0) -> None:
    """A pile of car bodies, tyres and sheets."""
    base = s.ground_at(p_of(depth))
    t = s.tones

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"heap{depth}")
        line = paper.noise(rng, x0, x1, 380 * s.u, 3)
        h, q = tall * s.rig.fh, 0.05 * s.rig.fh * (1.4 - depth)
        many = int((x1 - x0) / q * 3.2)
        pieces = sorted(((rng.uniform(x0, x1), rng.random()) for _ in range(many)), key=lambda v: -v[1])
        for x, v in pieces:
            if abs(x - s.cx) < avoid * s.rig.fw:
                continue
            y = base - v * h * (0.55 + 0.55 * line(x))
            col = aired(
                s, mix(rng.choice((t.near, t.mid, t.accent, t.far, t.near)), t.shade, rng.uniform(0.1, 0.45)), depth
            )
            c.save()
            c.translate(x, y)
            c.rotate(rng.uniform(-25, 25))
            w, hh = q * rng.uniform(0.9, 2.4), q * rng.uniform(0.5, 0.9)
            if rng.random() < 0.22:
                c.drawCircle(0, 0, hh * 0.6, ink(t.shade))
                c.drawCircle(0, 0, hh * 0.3, ink(col))
            else:
                path = skia.Path()
                path.addRRect(skia.RRect.MakeRectXY(skia.Rect(-w / 2, -hh / 2, w / 2, hh), hh * 0.25, hh * 0.25))
                if rng.random() < 0.5:
                    path.addPoly(
                        [
                            skia.Point(-w * 0.3, -hh * 0.45),
                            skia.Point(-w * 0.2, -hh),
                            skia.Point(w * 0.15, -hh),
                            skia.Point(w * 0.3, -hh * 0.45),
                        ],
                        True,
                    )
                paper.sheet(c, s, path, col, -hh, hh, mist=0, shade=0.3, rim=0.6)
            c.restore()

    s.flat(depth, paint, base - tall * 1.4 * s.rig.fh, base + 0.09 * s.rig.fh)


DRESSERS = {"factory": factory, "docks": docks, "scrapyard": scrapyard}
