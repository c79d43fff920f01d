"""Off the ground: space, other planets, the top of the clouds."""

from __future__ import annotations

import math
from typing import Any

import skia

from .. import ground, paper, plants, ridges, sky
from ..oklab import lightened
from ..paints import argb, glow, ink, wash
from ..stage import Stage, aired
from ..tones import RGB, mix
from .greenery import boulders


def void(s: Stage, *, stars: float = 1.0) -> None:
    """Black that is not black: a nebula of the palette, and stars in three sizes."""
    t = s.tones
    dark = lightened(min(t.swatches, key=sum) if t.swatches else t.shade, 0.13, 0.9)

    def deep(c: Any, x0: float, x1: float) -> None:
        c.drawRect(skia.Rect(x0 - 3, -1e5, x1 + 3, 1e5), wash(mix(dark, t.sky, 0.16), dark, 0, 0, s.w * 0.5, s.h))
        rng = s.rng("nebula")
        for i in range(16):
            colour = (t.sky, t.accent, t.far, t.horizon)[i % 4]
            k = rng.uniform(-0.6, 0.6)
            x, y = s.cx + k * s.rig.fw, s.cy + (k * 0.45 + rng.uniform(-0.22, 0.22)) * s.rig.fh
            c.save()
            c.translate(x, y)
            c.rotate(-24 + rng.uniform(-20, 20))
            c.scale(rng.uniform(1.3, 2.8), 0.8)
            r = s.rig.fh * rng.uniform(0.12, 0.34)
            c.drawCircle(0, 0, r, glow(colour, 0, 0, r, 0.13 if i % 4 != 3 else 0.07))
            c.restore()
        rng = s.rng("stars")
        _, top, _, bottom = s.rig.coverage(0.0)
        for _ in range(int(480 * stars * (x1 - x0) / s.rig.fw)):
            c.drawCircle(
                rng.uniform(x0, x1),
                rng.uniform(top, bottom),
                s.u * rng.uniform(0.4, 1.1),
                ink(t.light, rng.uniform(0.3, 0.9)),
            )

    s.flat(1.0, deep, p=0.0, blur=0.0)

    def points(c: Any, x0: float, x1: float) -> None:
        near_stars(c, s, x0, x1, int(120 * stars * (x1 - x0) / s.rig.fw))

    s.flat(0.996, points, p=0.010, blur=0.0, solid=False)


def near_stars(c: Any, s: Stage, x0: float, x1: float, count: int) -> None:
    """The brighter stars, some with a cross of light."""
    rng = s.rng("near stars")
    _, top, _, bottom = s.rig.coverage(0.0)
    for _ in range(count):
        x, y, k = rng.uniform(x0, x1), rng.uniform(top, bottom), rng.random()
        c.drawCircle(
            x,
            y,
            1.6 * s.u * (0.5 + k),
            ink(mix(s.tones.light, s.tones.accent, 0.25 * (rng.random() < 0.2)), 0.35 + 0.6 * k),
        )
        if k > 0.88:
            q = 9 * s.u * k
            c.drawCircle(x, y, q * 1.5, glow(s.tones.light, x, y, q * 1.5, 0.3))
            c.drawLine(x - q, y, x + q, y, ink(s.tones.light, 0.35))
            c.drawLine(x, y - q, x, y + q, ink(s.tones.light, 0.35))


def planet_disc(
    c: Any, s: Stage, x: float, y: float, r: float, colours: tuple[RGB, RGB, RGB], rng: Any, *, ring: bool = False
) -> None:
    """A world: bands, a lit limb towards the key, a terminator, a thin shining air."""
    t = s.tones
    side = -1 if t.key <= 0 else 1
    c.drawPaint(glow(mix(colours[2], t.light, 0.3), x + side * r * 0.12, y, r * 1.25, 0.45, 0.72))
    c.save()
    disc = skia.Path()
    disc.addCircle(x, y, r)
    c.clipPath(disc, True)
    c.drawPaint(ink(colours[0]))
    yy = y - r
    while yy < y + r:
        h = r * rng.uniform(0.05, 0.2)
        path = skia.Path()
        path.moveTo(x - r, yy)
        path.cubicTo(x - r * 0.3, yy + r * 0.12, x + r * 0.3, yy - r * 0.06, x + r, yy + r * 0.08)
        path.lineTo(x + r, yy + h)
        path.cubicTo(x + r * 0.3, yy + h - r * 0.06, x - r * 0.3, yy + h + r * 0.12, x - r, yy + h)
        path.close()
        c.drawPath(path, ink(rng.choice(colours), 0.55))
        yy += h * rng.uniform(1.0, 1.8)
    shader = skia.GradientShader.MakeRadial(
        skia.Point(x + side * r * 0.75, y - r * 0.35),
        r * 1.9,
        [argb(t.light, 0.5), argb(colours[1], 0.0), argb(t.shade, 0.88), argb(t.shade, 0.98)],
        [0.0, 0.36, 0.78, 1.0],
    )
    c.drawPaint(skia.Paint(Shader=shader, Dither=True))
    c.restore()
    rim = skia.GradientShader.MakeLinear(
        [skia.Point(x + side * r, y), skia.Point(x - side * r * 0.2, y)],
        [argb(mix(t.light, colours[2], 0.3), 0.95), argb(t.light, 0.0)],
    )
    c.drawCircle(
        x,
        y,
        r * 0.995,
        skia.Paint(
            Shader=rim,
            AntiAlias=True,
            Dither=True,
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=max(1.2, r * 0.014),
        ),
    )
    if ring:
        c.save()
        c.translate(x, y)
        c.rotate(-18)
        c.scale(1.0, 0.22)
        for k, a in ((1.45, 0.5), (1.6, 0.75), (1.78, 0.4), (1.95, 0.55)):
            for part, (start, sweep) in enumerate(((0, 180), (180, 180))):
                if part == 1:
                    c.save()
                    c.clipRect(skia.Rect(-3 * r, -3 * r, 3 * r, 0))
                    hole = skia.Path()
                    hole.addOval(skia.Rect(-r, -r / 0.22, r, r / 0.22))
                    c.clipPath(hole, skia.ClipOp.kDifference, True)
                c.drawArc(
                    skia.Rect(-k * r, -k * r, k * r, k * r),
                    start,
                    sweep,
                    False,
                    skia.Paint(
                        Color=argb(mix(colours[2], t.light, 0.3), a),
                        AntiAlias=True,
                        Style=skia.Paint.kStroke_Style,
                        StrokeWidth=r * 0.10,
                    ),
                )
                if part == 1:
                    c.restore()
        c.restore()


def orbit(s: Stage) -> None:
    """A planet's curve below, its air shining, the sun behind its shoulder."""
    t = s.tones
    void(s)
    r = s.rig.fh * 1.5
    x, y = s.cx + (0.20 if t.key <= 0 else -0.20) * s.rig.fw, s.cy + s.rig.fh * 0.30 + r * 0.92

    def world(c: Any, x0: float, x1: float) -> None:
        sea, land = mix(t.sky, t.mid, 0.3), mix(t.mid, t.accent, 0.25)
        air = mix(t.horizon, t.light, 0.35)
        c.drawPaint(glow(air, x, y, r * 1.12, 0.75, 0.885))
        c.save()
        disc = skia.Path()
        disc.addCircle(x, y, r)
        c.clipPath(disc, True)
        c.drawPaint(wash(mix(sea, t.light, 0.12), mix(sea, t.shade, 0.6), 0, y - r, 0, y - r + s.rig.fh * 0.7))
        rng = s.rng("world")
        for i in range(34):
            a = rng.uniform(-1.0, 1.0)
            q = rng.uniform(0.86, 0.99)
            px, py = x + math.sin(a) * r * q, y - math.cos(a) * r * q
            w = r * rng.uniform(0.04, 0.17)
            c.save()
            c.translate(px, py)
            c.rotate(math.degrees(a))
            c.scale(1.0, 0.18 + (1 - q) * 2.2)
            if i % 3 == 0:
                c.drawPath(plants.blob(0, 0, w, w * 0.8, rng, 12, 0.3), ink(mix(land, t.shade, 0.15), 0.8))
            else:
                c.drawPath(plants.blob(0, 0, w * 1.2, w * 0.4, rng, 9, 0.3), ink(mix(t.light, t.horizon, 0.3), 0.35))
            c.restore()
        if t.night:
            for _ in range(150):
                a, q = rng.gauss(0.1, 0.4), rng.uniform(0.90, 0.985)
                c.drawCircle(
                    x + math.sin(a) * r * q, y - math.cos(a) * r * q, s.u * rng.uniform(0.6, 1.8), ink(t.practical, 0.8)
                )
        c.drawPaint(glow(t.shade, x - t.key * r * 0.2, y + r * 0.25, r * 1.2, 0.75, 0.35))
        c.restore()
        ring = skia.Paint(Color=argb(air, 0.9), AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=2.2 * s.u)
        c.drawCircle(x, y, r, ring)
        a = -0.35 if t.key <= 0 else 0.35
        px, py = x + math.sin(a) * r, y - math.cos(a) * r
        c.drawPaint(glow(t.light, px, py, s.rig.fh * 0.42, 0.85, 0.03))
        c.drawCircle(px, py, 9 * s.u, ink(mix(t.light, (1, 1, 1), 0.5)))

    s.flat(0.97, world, p=0.03)
    moon = (s.cx - (0.30 if t.key <= 0 else -0.30) * s.rig.fw, s.cy - 0.26 * s.rig.fh)

    def small(c: Any, x0: float, x1: float) -> None:
        planet_disc(c, s, *moon, 0.07 * s.rig.fh, (t.far, t.mid, t.horizon), s.rng("moon"))

    s.flat(0.985, small, moon[1] - 0.12 * s.rig.fh, moon[1] + 0.12 * s.rig.fh, p=0.015)


def deep_space(s: Stage) -> None:
    """Far from everything: a ringed giant, a small world, drifting rock."""
    t = s.tones
    void(s, stars=1.3)
    side = 1 if t.key <= 0 else -1

    def giant(c: Any, x0: float, x1: float) -> None:
        planet_disc(
            c,
            s,
            s.cx + side * 0.27 * s.rig.fw,
            s.cy - 0.10 * s.rig.fh,
            0.27 * s.rig.fh,
            (mix(t.accent, t.shade, 0.25), mix(t.mid, t.accent, 0.4), t.horizon),
            s.rng("giant"),
            ring=True,
        )

    s.flat(0.97, giant, p=0.02)

    def little(c: Any, x0: float, x1: float) -> None:
        planet_disc(
            c,
            s,
            s.cx - side * 0.30 * s.rig.fw,
            s.cy + 0.22 * s.rig.fh,
            0.06 * s.rig.fh,
            (t.far, t.sky, t.horizon),
            s.rng("little"),
        )

    s.flat(0.96, little, p=0.04)
    for depth, n, size in ((0.7, 14, 0.02), (0.3, 6, 0.05)):

        def belt(c: Any, x0: float, x1: float, depth: float = depth, n: int = n, size: float = size) -> None:
            rng = s.rng(f"belt{depth}")
            for _ in range(int(n * (x1 - x0) / s.rig.fw)):
                x = rng.uniform(x0, x1)
                w = s.rig.fh * size * rng.uniform(0.4, 1.5)
                y = s.cy + s.rig.fh * (0.30 + rng.uniform(-0.14, 0.2)) + (x - s.cx) * 0.08
                c.save()
                c.translate(x, y)
                c.rotate(rng.uniform(0, 360) * 0)
                paper.rock(c, s, 0, 0, w, w * 0.6, mix(t.mid, t.shade, 0.3), rng)
                c.restore()

        s.flat(depth, belt, s.cy, s.cy + 0.75 * s.rig.fh, drift=4 * s.u * (1.2 - depth))


def planet_surface(s: Stage) -> None:
    """Regolith, crags, a great world in the sky."""
    t = s.tones
    void(s)
    if not s.rig.overhead:
        sy = s.yh - 0.30 * s.rig.fh

        def giant(c: Any, x0: float, x1: float) -> None:
            c.drawPaint(wash(t.horizon, t.horizon, 0, s.yh - 0.45 * s.rig.fh, 0, s.yh, 0.0, 0.55))
            planet_disc(
                c,
                s,
                s.cx + (0.24 if t.key <= 0 else -0.24) * s.rig.fw,
                sy,
                0.24 * s.rig.fh,
                (t.sky, mix(t.sky, t.accent, 0.35), t.horizon),
                s.rng("giant"),
                ring=s.plan.seed % 2 == 0,
            )

        s.flat(0.98, giant, p=0.004)
        ridges.mountains(s, 0.95, 0.14, t.far, wave=360, mist=0.5, name="c1")
        ridges.mountains(s, 0.88, 0.10, t.mid, wave=500, mist=0.35, name="c2")
    g = mix(t.mid, t.horizon, 0.25)
    ground.plane(s, g, far=aired(s, mix(g, t.horizon, 0.3), 0.6))
    ground.dabs(s, (mix(g, t.light, 0.3), mix(g, t.shade, 0.5)), count=110, length=0.9, thick=0.25, alpha=0.45)
    if not s.rig.overhead:
        boulders(s, 0.42, 1.2)
        boulders(s, 0.05, 0.9, 5)


def clouds(s: Stage) -> None:
    """Above the weather: a floor of cloud under a clean sky."""
    t = s.tones
    sky.paint_sky(s)
    if s.rig.overhead:
        ground.plane(s, mix(t.sky, t.horizon, 0.35))
    for i, (depth, y, size) in enumerate(
        ((0.93, 0.02, 0.30), (0.8, 0.09, 0.45), (0.6, 0.19, 0.7), (0.3, 0.33, 1.05), (-0.15, 0.55, 1.5))
    ):
        base = (s.yh if not s.rig.overhead else s.cy - 0.45 * s.rig.fh) + y * s.rig.fh

        def bank(c: Any, x0: float, x1: float, i: int = i, base: float = base, size: float = size) -> None:
            rng = s.rng(f"bank{i}")
            night = t.night
            top = mix(mix(t.light, t.horizon, 0.25 + 0.10 * i), t.sky, 0.5 if night else 0.02 * i)
            low = mix(mix(t.sky, t.far, 0.4), t.mid, 0.10 * i + (0.3 if night else 0.0))
            path = skia.Path()
            x = x0 - size * 100 * s.u
            while x < x1 + size * 100 * s.u:
                r = size * 105 * s.u * rng.uniform(0.45, 1.0)
                yy = base + rng.uniform(-0.03, 0.04) * s.rig.fh * size
                path.addOval(skia.Rect(x - r, yy - r * 0.62, x + r, yy + r * 0.9))
                for _ in range(3):
                    q = r * rng.uniform(0.25, 0.5)
                    px = x + rng.uniform(-0.7, 0.7) * r
                    path.addOval(skia.Rect(px - q, yy - r * 0.6 - q * 0.5, px + q, yy - r * 0.3 + q))
                x += r * rng.uniform(0.7, 1.3)
            path.addRect(skia.Rect(x0 - 3, base + 12 * s.u, x1 + 3, base + s.h * 1.5))
            path.setFillType(skia.PathFillType.kWinding)
            reach = 0.22 * s.rig.fh * (0.6 + size)
            c.drawPath(path, wash(top, low, 0, base - 40 * s.u * size, 0, base + reach))
            c.save()
            c.clipPath(path, True)
            c.translate(-t.key * 14 * s.u * size, 16 * s.u * size)
            c.drawPath(path, wash(mix(top, low, 0.5), low, 0, base - 30 * s.u * size, 0, base + reach, 0.75, 0.0))
            c.restore()

        s.flat(depth, bank, base - 120 * s.u * size, None, drift=(3 + 9 * i) * s.u)


DRESSERS = {"orbit": orbit, "deep space": deep_space, "planet surface": planet_surface, "clouds": clouds}
