"""Bare places: deserts, mountains, canyons, cliffs, ice."""

from __future__ import annotations

import math
from typing import Any

import skia

from .. import ground, paper, ridges, sky
from ..camera import p_of
from ..facets import quad
from ..paints import ink, pen, wash
from ..stage import Stage, aired, lit
from ..tones import RGB, mix
from . import water
from .greenery import boulders, leafy, meadow_edge, snowy, tree_row


def dune(s: Stage, depth: float, height: float, colour: RGB, name: str, base_shift: float = 0.0) -> None:
    """A dune: a long S of a crest with its lit face and its slip face in shade."""
    base = s.ground_at(p_of(depth)) + base_shift * s.rig.fh
    h = height * s.rig.fh * s.m
    col = aired(s, colour, depth)
    side = -1 if s.tones.key <= 0 else 1

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"{name}{depth}")
        line = paper.noise(rng, x0, x1, 900 * s.u * s.m, 2, 0.35)
        crest: paper.Profile = lambda x: base - h * (0.55 + 0.5 * line(x))  # noqa: E731
        path = paper.under(crest, x0, x1, base + s.h, 6 * s.u)
        bright = mix(col, s.tones.light, 0.22 if not s.tones.night else 0.10)
        paper.sheet(c, s, path, bright, base - h, base + h * 0.5, mist=0.12)
        c.save()
        c.clipPath(path, True)
        # the slip face: from each summit a shadow runs down away from the key in a sweeping S
        dark = mix(col, s.tones.shade, 0.42)
        x, step, gap = x0, 8 * s.u, 130 * s.u
        while x < x1:
            if crest(x) <= crest(x - 60 * s.u) and crest(x) <= crest(x + 60 * s.u):
                y, run = crest(x), 520 * s.u * s.m
                sh = skia.Path()
                sh.moveTo(x, y - 4)
                sh.cubicTo(
                    x - side * run * 0.06,
                    y + h * 0.35,
                    x + side * run * 0.16,
                    y + h * 0.55,
                    x - side * run * 0.10,
                    y + h * 1.5,
                )
                sh.lineTo(x - side * run * 1.2, y + h * 1.5)
                px = x - side * run * 1.2
                n = 18
                for i in range(n + 1):
                    xx = px + (x - px) * i / n
                    sh.lineTo(xx, crest(xx) - 2)
                sh.close()
                c.drawPath(sh, wash(dark, col, x, y, x - side * run * 1.1, y + h * 0.5, 0.95, 0.0))
                x += gap
            x += step
        for i in range(9):
            y = base - h * 0.2 + i * h * 0.16
            ripple = skia.Path()
            ripple.moveTo(x0, y)
            xx = x0
            while xx < x1:
                ripple.lineTo(xx, y + line(xx * 1.0) * h * 0.18)
                xx += 24 * s.u
            c.drawPath(ripple, pen(dark, 0.9 * s.u, 0.16))
        c.restore()

    s.flat(depth, paint, base - h * 1.4, None)


def dunes(s: Stage) -> None:
    """Sand to the horizon."""
    t = s.tones
    sky.paint_sky(s)
    sand = mix(t.horizon, t.mid, 0.48) if not t.night else mix(t.mid, t.horizon, 0.30)
    ground.plane(s, sand) if s.rig.overhead else None
    ground.dabs(s, (mix(sand, t.light, 0.2), mix(sand, t.shade, 0.2)), alpha=0.35) if s.rig.overhead else None
    if s.rig.overhead:
        return
    ridges.mountains(s, 0.955, 0.10, t.far, wave=420, mist=0.7)
    dune(s, 0.85, 0.10, mix(sand, t.far, 0.45), "d1")
    dune(s, 0.66, 0.13, mix(sand, t.far, 0.2), "d2")
    dune(s, 0.40, 0.10, sand, "d3", 0.02)
    ground.dabs(
        s,
        (mix(sand, t.light, 0.25), mix(sand, t.shade, 0.25)),
        count=60,
        length=2.2,
        thick=0.08,
        alpha=0.30,
        depth=0.30,
    )
    if s.yh > s.cy - s.rig.fh * 0.1 and s.plan.camera.size in ("WS", "EWS", "FS"):
        dune(s, -0.42, 0.05, mix(sand, t.shade, 0.35), "d4", 0.14)


def wasteland(s: Stage) -> None:
    """Cracked flats, dead wood, wrecks of something on the horizon."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(t.mid, t.horizon, 0.28))
    if not s.rig.overhead:
        ridges.mountains(s, 0.94, 0.10, t.far, wave=500, mist=0.7)

        def wrecks(c: Any, x0: float, x1: float) -> None:
            rng = s.rng("wrecks")
            base = s.ground_at(p_of(0.82))
            col = aired(s, mix(t.far, t.mid, 0.6), 0.8)
            x = x0
            while x < x1:
                h = s.rig.fh * rng.uniform(0.03, 0.17)
                w = h * rng.uniform(0.15, 0.9)
                c.save()
                c.translate(x, base)
                c.rotate(rng.uniform(-12, 12))
                c.drawRect(skia.Rect(-w / 2, -h, w / 2, h * 0.3), ink(col))
                c.drawLine(w * 0.3, -h, w * 0.5, -h * 1.4, pen(col, 2 * s.u))
                c.restore()
                x += s.rig.fh * rng.uniform(0.1, 0.7)

        s.flat(0.82, wrecks, s.ground_at(p_of(0.82)) - 0.3 * s.rig.fh, s.ground_at(p_of(0.82)) + 4)
    ground.plane(s, g)
    rng = s.rng("cracks")
    polys = []
    for _ in range(110):
        z, x = 1.0 / (0.06 + 1.7 * rng.random()), rng.uniform(-16, 16)
        a, length = rng.uniform(0, 3.14), rng.uniform(0.5, 2.0)
        dx, dz = math.cos(a) * length, math.sin(a) * length * 0.25
        polys.append(
            quad(0, 0, 0, 0) * 0
            + [[x, 0, z], [x + dx, 0, z + dz], [x + dx + 0.03, 0, z + dz + 0.03], [x + 0.06, 0, z + 0.02]]
        )
    ground.lay(s, polys, mix(g, t.shade, 0.6), 0.55)
    ground.dabs(s, (mix(g, t.light, 0.2), mix(g, t.shade, 0.25)), count=70, alpha=0.35)
    if not s.rig.overhead:
        tree_row(s, 0.35, 5, kind="bare", gap=4.5, avoid=0.2, colour=mix(t.near, t.shade, 0.3))
        boulders(s, 0.05, 0.8)


def canyon(s: Stage) -> None:
    """Walls of banded rock on both sides."""
    t = s.tones
    sky.paint_sky(s)
    g = mix(t.mid, t.horizon, 0.35)
    if not s.rig.overhead:
        for i, (depth, gap, tall) in enumerate(
            ((0.88, 0.10, 0.34), (0.68, 0.20, 0.50), (0.42, 0.34, 0.72), (0.12, 0.52, 1.05))
        ):
            mesa(s, depth, gap, tall, mix(t.far, mix(t.mid, t.accent, 0.25), i / 3), i)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.2), mix(g, t.shade, 0.25)), count=90, alpha=0.4)
    if not s.rig.overhead:
        boulders(s, 0.3, 1.2)
        boulders(s, -0.1, 0.8)


def mesa(s: Stage, depth: float, gap: float, tall: float, colour: RGB, number: int) -> None:
    """A pair of banded walls that leave ``gap`` (share of the width) free on each side of the vanishing point."""
    base = s.ground_at(p_of(depth))
    col = aired(s, colour, depth)
    h = tall * s.rig.fh
    light_side = -1 if s.tones.key <= 0 else 1

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"mesa{number}")
        for sign in (-1, 1):
            edge = s.vx + sign * gap * s.rig.fw * rng.uniform(0.85, 1.15)
            out = x1 + 5 if sign > 0 else x0 - 5
            pts = [(edge - sign * h * 0.10, base + 6)]
            x, y = edge, base
            for level in range(6):
                ny = base - h * (level + 1) / 6 * rng.uniform(0.92, 1.05)
                nx = x + sign * h * rng.uniform(0.0, 0.08)
                pts += [(x + sign * h * 0.015, y - (y - ny) * 0.12), (nx, ny)]
                x, y = nx, ny
            xx = x
            while (xx - out) * sign < 0:
                xx += sign * h * rng.uniform(0.15, 0.4)
                pts += [(xx, y), (xx + sign * h * 0.02, y + rng.uniform(-0.05, 0.06) * h)]
            pts += [(out, y), (out, base + 6)]
            path = skia.Path()
            path.addPoly([skia.Point(*p) for p in pts], True)
            bright = sign != light_side  # the wall across from the key catches it
            body = lit(s, col, 0.20) if bright else mix(col, s.tones.shade, 0.32)
            paper.sheet(c, s, path, body, base - h, base, mist=0.22, rim=0.5)
            c.save()
            c.clipPath(path, True)
            yy = base - h
            while yy < base:
                tone = rng.choice((s.tones.shade, s.tones.light, s.tones.accent))
                band = skia.Path()
                band.moveTo(min(edge - h, out) - 5, yy)
                n = 22
                w = abs(out - edge) + 2 * h
                a = min(edge - h, out) - 5
                for i in range(n + 1):
                    band.lineTo(a + w * i / n, yy + rng.uniform(-2.5, 2.5) * s.u)
                thick = rng.uniform(3, 22) * s.u
                for i in range(n, -1, -1):
                    band.lineTo(a + w * i / n, yy + thick + rng.uniform(-2, 2) * s.u)
                band.close()
                c.drawPath(band, ink(tone, rng.uniform(0.05, 0.16)))
                yy += thick + rng.uniform(6, 34) * s.u
            for _ in range(14):
                cx = edge + sign * rng.random() * abs(out - edge)
                w = rng.uniform(6, 26) * s.u
                c.drawRect(skia.Rect(cx, base - h * rng.uniform(0.6, 1.0), cx + w, base), ink(s.tones.shade, 0.05))
            c.restore()

    s.flat(depth, paint, base - h * 1.2, base + 0.05 * s.rig.fh)


def valley(s: Stage) -> None:
    """Peaks over woods and a meadow."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(leafy(s), t.ground, 0.35))
    if not s.rig.overhead:
        ridges.mountains(s, 0.965, 0.46, t.far, wave=640, snow=0.55, name="m1")
        ridges.mountains(s, 0.93, 0.30, mix(t.far, t.mid, 0.45), wave=520, snow=0.25, name="m2")
        ridges.hills(s, 0.88, 0.13, snowy(s, mix(t.far, leafy(s), 0.5)), wave=520)
        tree_row(s, 0.80, 12, kind="pine", gap=0.28, name="p0", rim=0.0, colour=mix(t.mid, t.far, 0.4))
        tree_row(
            s, 0.62, 12, kind="pine", gap=0.55, name="p1", avoid=0.10, colour=snowy(s, mix(t.mid, leafy(s), 0.4), 0.3)
        )
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.2), mix(g, t.shade, 0.25)), count=90, alpha=0.4)
    if s.rig.overhead:
        return
    boulders(s, 0.35, 0.9, 6)
    tree_row(s, 0.30, 11, kind="pine", gap=1.3, name="p2", avoid=0.24, colour=snowy(s, mix(t.near, t.mid, 0.45), 0.25))
    meadow_edge(s, -0.1, 0.03, mix(g, t.shade, 0.25))
    if s.plan.camera.size in ("WS", "EWS", "FS", "MLS"):
        tree_row(s, -0.35, 9, kind="pine", gap=1.0, name="p3", avoid=0.44, colour=mix(t.near, t.shade, 0.55), rim=0.2)


def peak(s: Stage) -> None:
    """High up: ranges below, snow and rock under the feet."""
    t = s.tones
    sky.paint_sky(s)
    white = mix(t.horizon, t.light, 0.5) if not t.night else mix(t.mid, t.horizon, 0.55)
    g = mix(white, t.mid, 0.22)
    if not s.rig.overhead:
        ridges.mountains(s, 0.965, 0.22, t.far, wave=420, snow=0.5, name="r1")
        ridges.mountains(s, 0.94, 0.30, mix(t.far, t.mid, 0.35), wave=700, snow=0.5, name="r2", mist=0.7)
        ridges.mountains(s, 0.88, 0.26, t.mid, wave=900, snow=0.45, name="r3", mist=0.5)
    ground.plane(s, g, far=aired(s, mix(white, t.far, 0.4), 0.7))
    ground.dabs(s, (mix(g, t.light, 0.4), mix(g, t.shade, 0.22), mix(t.mid, t.near, 0.5)), count=90, alpha=0.45)
    if not s.rig.overhead:
        boulders(s, 0.35, 1.4, 5, mix(t.near, t.mid, 0.4))
        boulders(s, -0.05, 0.9, 5, t.near)


def cliff(s: Stage) -> None:
    """An edge with the sea or the land far below."""

    t = s.tones
    sky.paint_sky(s)
    if not s.rig.overhead:
        ridges.hills(s, 0.955, 0.07, t.far, wave=700)
    water.sea(s, depth=0.95)
    if s.rig.overhead:
        return
    for depth, start, tall in ((0.72, 0.20, 0.34), (0.5, 0.30, 0.5)):
        headland(s, depth, start, tall)
    g = snowy(s, mix(leafy(s), t.ground, 0.4))

    def edge(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("edge")
        y = s.ground_at(p_of(0.12))
        line = paper.noise(rng, x0, x1, 500 * s.u, 3)
        path = paper.under(lambda x: y + 16 * s.u * line(x), x0, x1, y + s.h * 2, 8 * s.u)
        paper.sheet(c, s, path, g, y, y + s.rig.fh * 0.5, mist=0.0, shade=0.35, rim=0.5)

    s.flat(0.1, edge, s.ground_at(p_of(0.12)) - 40 * s.u, None)
    meadow_edge(s, 0.06, 0.03, mix(g, t.shade, 0.15))
    boulders(s, 0.0, 0.8, 4)


def headland(s: Stage, depth: float, start: float, tall: float) -> None:
    """A wall of rock that comes in from one side."""
    side = 1 if s.tones.key <= 0 else -1
    base = s.ground_at(p_of(depth))
    col = aired(s, mix(s.tones.mid, s.tones.near, 0.3), depth)
    h = tall * s.rig.fh

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"head{depth}")
        edge = s.cx + side * start * s.rig.fw
        out = x1 + 5 if side > 0 else x0 - 5
        pts = [(edge - side * h * 0.2, base + 8)]
        for i in range(8):
            k = (i + 1) / 8
            pts.append(
                (
                    edge + side * h * (0.5 * k * k + rng.uniform(-0.06, 0.06)),
                    base - h * (k**0.8) * rng.uniform(0.85, 1.05),
                )
            )
        pts += [(out, base - h * 1.15), (out, base + 8)]
        path = skia.Path()
        path.addPoly([skia.Point(*p) for p in pts], True)
        paper.sheet(c, s, path, lit(s, col, 0.12), base - h * 1.1, base, mist=0.35, rim=0.5)
        c.save()
        c.clipPath(path, True)
        for _ in range(16):
            px = edge + side * rng.random() * h * 1.6
            py = base - rng.random() * h
            f = skia.Path()
            q = h * rng.uniform(0.1, 0.35)
            f.addPoly(
                [
                    skia.Point(px, py - q),
                    skia.Point(px + side * q * 0.5, py + q),
                    skia.Point(px - side * q * 0.2, py + q * 1.2),
                ],
                True,
            )
            c.drawPath(f, ink(rng.choice((s.tones.shade, s.tones.shade, s.tones.light)), 0.14))
        c.restore()

    s.flat(depth, paint, base - h * 1.4, base + 10)


def glacier(s: Stage) -> None:
    """Ice: blue crevasses, serrated walls."""
    t = s.tones
    sky.paint_sky(s)
    white = mix(t.horizon, t.light, 0.55) if not t.night else mix(t.mid, t.horizon, 0.6)
    g = mix(white, t.far, 0.2)
    if not s.rig.overhead:
        ridges.mountains(s, 0.96, 0.34, t.far, wave=640, snow=0.75, name="g1")
        ridges.mountains(s, 0.9, 0.14, mix(white, t.far, 0.5), wave=200, snow=0.0, name="ice", mist=0.3)
    ground.plane(s, g, far=aired(s, mix(white, t.sky, 0.25), 0.6))
    rng = s.rng("crevasse")
    polys = []
    for _ in range(26):
        z, x, w = 1.0 / (0.08 + 1.3 * rng.random()), rng.uniform(-14, 14), rng.uniform(1.5, 6)
        polys.append(
            quad(0, 0, 0, 0) * 0 + [[x - w, 0, z], [x, 0, z + 0.10 * z], [x + w, 0, z + 0.03], [x, 0, z - 0.05 * z]]
        )
    ground.lay(s, polys, mix(t.sky, t.far, 0.4), 0.75)
    ground.dabs(s, (mix(g, t.light, 0.5), mix(g, t.sky, 0.35)), count=80, alpha=0.45)
    if not s.rig.overhead:
        boulders(s, 0.3, 1.6, 5, mix(white, t.far, 0.45))
        boulders(s, -0.15, 0.9, 5, mix(white, t.far, 0.35))


DRESSERS = {
    "dunes": dunes,
    "wasteland": wasteland,
    "canyon": canyon,
    "valley": valley,
    "peak": peak,
    "cliff": cliff,
    "glacier": glacier,
}
