"""Castles and temples, or what is left of them."""

from __future__ import annotations

import math
from typing import Any

import skia

from .. import ground, paper, ridges, sky
from ..camera import p_of
from ..facets import quad
from ..paints import ink, wash
from ..stage import Stage, aired, lit
from ..tones import RGB, mix
from .greenery import boulders, leafy, meadow_edge, snowy, tree_row


def castle(s: Stage) -> None:
    """Broken towers and a gate on a rise."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(leafy(s), t.ground, 0.45))
    if not s.rig.overhead:
        ridges.hills(s, 0.93, 0.16, snowy(s, t.far), wave=800)
        keep(s, 0.72, 0.12, 0.46, mix(t.far, t.mid, 0.45))
        ridges.hills(s, 0.68, 0.05, snowy(s, mix(t.mid, g, 0.6)), wave=800, name="rise")
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.2), mix(g, t.shade, 0.25)), count=90, alpha=0.4)
    if not s.rig.overhead:
        broken_wall(s, 0.28)
        boulders(s, 0.08, 0.7, 4)
        meadow_edge(s, -0.1, 0.04, mix(g, t.shade, 0.3))


def keep(s: Stage, depth: float, x: float, tall: float, colour: RGB) -> None:
    """Towers and a curtain wall with teeth."""
    base = s.ground_at(p_of(depth))
    col = aired(s, colour, depth)
    h = tall * s.rig.fh
    side = -1 if s.tones.key <= 0 else 1

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("keep")
        px = s.cx + x * s.rig.fw
        for dx, w, hh in (
            (-0.75, 0.9, 0.42),
            (0.75, 0.8, 0.36),
            (-0.32, 0.30, 0.78),
            (0.36, 0.26, 0.66),
            (0.02, 0.46, 1.0),
            (0.98, 0.22, 0.6),
            (-1.05, 0.24, 0.55),
        ):
            xx, ww, yy = px + dx * h, w * h, base - hh * h
            path = skia.Path()
            path.moveTo(xx - ww / 2, base + 9)
            path.lineTo(xx - ww / 2, yy)
            n = max(4, int(ww / (0.045 * h)))
            n -= 1 - n % 2
            for i in range(n):
                y2 = yy - (0.05 * h if i % 2 == 0 else 0) + (rng.uniform(0, 0.10) * h if rng.random() < 0.16 else 0)
                path.lineTo(xx - ww / 2 + ww * i / n, y2)
                path.lineTo(xx - ww / 2 + ww * (i + 1) / n, y2)
            path.lineTo(xx + ww / 2, base + 9)
            path.close()
            paper.sheet(c, s, path, col, yy, base, mist=0.35, rim=0.5)
            c.save()
            c.clipPath(path, True)
            c.drawRect(
                skia.Rect(xx if side > 0 else xx - ww, yy - h, xx + ww if side > 0 else xx, base),
                ink(s.tones.light, 0.14),
            )
            c.drawRect(
                skia.Rect(
                    xx - ww if side > 0 else xx + ww * 0.12, yy - h, xx - ww * 0.12 if side > 0 else xx + ww, base
                ),
                ink(s.tones.shade, 0.2),
            )
            for _ in range(int(3 + 8 * hh)):
                wx, wy = xx + rng.uniform(-0.35, 0.35) * ww, yy + rng.uniform(0.08, 0.8) * hh * h
                r = skia.Rect.MakeXYWH(wx, wy, 0.018 * h, 0.05 * h)
                c.drawRRect(
                    skia.RRect.MakeRectXY(r, 0.009 * h, 0.009 * h),
                    ink(s.tones.practical if s.tones.night and rng.random() < 0.35 else s.tones.shade, 0.9),
                )
            c.restore()

    s.flat(depth, paint, base - h * 1.2, base + 12)


def broken_wall(s: Stage, depth: float) -> None:
    """A ruined wall with arches at both sides of the frame."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p
    col = aired(s, mix(s.tones.mid, s.tones.near, 0.45), depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"wall{depth}")
        for sign in (-1, 1):
            inner = s.cx + sign * s.rig.fw * 0.27
            out = s.cx + sign * s.rig.fw * 0.95
            path = skia.Path()
            path.moveTo(inner, base + 6)
            xx, y = inner, base - k * 1.2
            path.lineTo(xx, y)
            while (xx - out) * sign < 0:
                xx += sign * k * rng.uniform(0.5, 1.2)
                path.lineTo(xx, y)
                y = base - k * rng.uniform(1.5, 5.5) * min(1.0, 0.45 + abs(xx - inner) / (3 * k))
                path.lineTo(xx, y)
            path.lineTo(out, base + 6)
            path.close()
            hole = skia.Path()
            for i in range(3):
                hx = inner + sign * k * (2.2 + 3.4 * i)
                hole.addRRect(
                    skia.RRect.MakeRectXY(
                        skia.Rect(hx - k * 0.7, base - k * 2.4, hx + k * 0.7, base + k * 2), k * 0.7, k * 0.7
                    )
                )
            shape = skia.Op(path, hole, skia.PathOp.kDifference_PathOp)
            paper.sheet(c, s, shape, col, base - 5 * k, base, mist=0.1, rim=0.55)
            c.save()
            c.clipPath(shape, True)
            for _ in range(60):
                bx, by = inner + sign * rng.random() * abs(out - inner), base - rng.random() * 5 * k
                c.drawRect(
                    skia.Rect.MakeXYWH(bx, by, k * 0.42, k * 0.18),
                    ink(rng.choice((s.tones.shade, s.tones.light)), 0.10),
                )
            c.restore()

    s.flat(depth, paint, base - 6.5 * k, base + 8)


def temple(s: Stage) -> None:
    """Columns in two rows, some of them fallen."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(t.horizon, t.ground, 0.5))
    if not s.rig.overhead:
        ridges.mountains(s, 0.94, 0.20, t.far, wave=620)
        tree_row(s, 0.8, 8, gap=0.8, name="cypress", kind="pine", rim=0.0, colour=mix(t.far, t.mid, 0.6))
    ground.plane(s, g)
    slabs = [quad(x - 0.025, x + 0.025, 0.2, 30) for x in range(-9, 10, 2)]
    slabs += [quad(-30, 30, z, z + 0.02 * z) for z in (0.5, 0.7, 0.95, 1.3, 1.8, 2.6, 3.8, 5.5, 8)]
    ground.lay(s, slabs, mix(g, t.shade, 0.4), 0.4)
    if s.rig.overhead:
        return
    for number, z in enumerate((7.0, 4.6, 3.2, 2.3, 1.65)):
        columns(s, z, number)


def columns(s: Stage, z: float, number: int) -> None:
    """A pair of columns with their lintel, at one distance."""
    p = 1.0 / z
    depth = 1.0 - 2.0 * math.sqrt(max(0.0, (p - 0.008) / 1.6))
    base, k = s.ground_at(p), s.metre * p
    col = aired(s, mix(mix(s.tones.horizon, s.tones.mid, 0.5), s.tones.near, 0.12 * number), depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"columns{number}")
        side = -1 if s.tones.key <= 0 else 1
        for sign in (-1, 1):
            x = s.vx + sign * 3.6 * k
            h = k * (6.0 if rng.random() < 0.75 else rng.uniform(2, 4))
            w = k * 0.62
            c.drawRect(skia.Rect(x - w * 0.8, base - k * 0.3, x + w * 0.8, base + 3), ink(mix(col, s.tones.shade, 0.2)))
            body = skia.Rect(x - w / 2, base - h, x + w / 2, base - k * 0.25)
            a, b = (lit(s, col, 0.35), mix(col, s.tones.shade, 0.45))
            if side > 0:
                a, b = b, a
            c.drawRect(body, wash(a, b, x - w / 2, 0, x + w / 2, 0))
            for i in range(4):
                c.drawRect(
                    skia.Rect.MakeXYWH(x - w / 2 + w * (i + 0.6) / 4.6, base - h, w * 0.05, h), ink(s.tones.shade, 0.22)
                )
            if h > 5.5 * k:
                c.drawRect(skia.Rect(x - w * 0.85, base - h - k * 0.35, x + w * 0.85, base - h), ink(lit(s, col, 0.15)))
                out = x + sign * k * 4
                c.drawRect(
                    skia.Rect(min(x - w, out), base - h - k * 1.05, max(x + w, out), base - h - k * 0.35),
                    wash(lit(s, col, 0.1), col, 0, base - h - k, 0, base - h),
                )

    s.flat(depth, paint, base - 7.5 * k, base + 6, p=p)


DRESSERS = {"castle": castle, "temple": temple}
