"""The sides of a street in true perspective, and what stands or hangs along them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia

from .. import ground, paper
from ..camera import Pose, p_of
from ..facets import face, wall
from ..paints import glow, ink, pen, wash
from ..stage import Stage, aired, lit
from ..tones import RGB, mix
from .buildings import lights_on
from .greenery import snowy


def facades(
    s: Stage,
    half: float,
    *,
    low: float = 8.0,
    high: float = 20.0,
    far: float = 26.0,
    name: str = "houses",
    shops: bool = True,
    open_side: int = 0,
    step: tuple[float, float] = (0.9, 2.2),
) -> None:
    """Both sides of a street in true perspective: walls along the line of sight, their fronts, windows and shops.
    Distances along the street grow with depth, so that near houses are cut finely and far ones stay few."""
    t = s.tones
    rng = s.rng(name)
    houses = []
    for sign in (-1, 1):
        if sign == open_side:
            continue
        z = 0.22
        while z < far:
            length = rng.uniform(*step) * (1 + 0.28 * z)
            houses.append(
                (z, min(far, z + length), sign, rng.uniform(low, high), rng.random(), rng.uniform(-0.25, 0.5))
            )
            z += length
    houses.sort(key=lambda q: -q[0])
    share = lights_on(s)
    for z0, z1, sign, tall, pick, back in houses:
        middle = (z0 * z1) ** 0.5
        depth = 1.0 - 2.0 * math.sqrt(max(0.0, (min(3.0, 1.0 / middle) - 0.008) / 1.6))
        depth = max(0.02, min(0.93, depth))
        x = sign * (half + back)
        bright = (sign < 0) == (t.key > 0)  # the key comes over the other side's roofs
        body = (
            mix(t.mid, t.near, 0.5),
            mix(t.mid, t.horizon, 0.22),
            mix(t.mid, t.accent, 0.28),
            t.mid,
            mix(t.far, t.mid, 0.5),
        )[int(pick * 5)]
        body = lit(s, body, 0.22 if bright else -0.22)
        body = aired(s, body, depth)
        dark = mix(body, t.shade, 0.45)
        roof_tone = aired(s, snowy(s, mix(t.near, t.shade, 0.3), 0.85), depth)
        walls = [wall(x, z0, z1, 0.0, tall)]
        out = sign * 60.0
        fronts = [face(min(x, out), max(x, out), z0, 0.0, tall)]
        cornice = [wall(x - sign * 0.15, z0, z1, tall - 0.25, tall + 0.25), wall(x - sign * 0.05, z0, z1, 3.7, 3.95)]
        parts: tuple[list[np.ndarray], ...] = ([], [], [], [], [])
        on, off, glass, awn, bars = parts
        pipe = z0 + (z1 - z0) * rng.uniform(0.02, 0.05)
        trim = [wall(x - sign * 0.06, pipe, pipe + 0.018 * (1 + z0), 0.0, tall - 0.3)]
        floors = max(1, int((tall - 4.2) / 3.1))
        bays = max(2, round((z1 - z0) * 2.6 / (1 + 0.45 * z0)))
        for b in range(bays):
            w0 = z0 + (z1 - z0) * (b + 0.27) / bays
            w1 = z0 + (z1 - z0) * (b + 0.73) / bays
            for f in range(min(floors, 7)):
                y = 4.7 + 3.1 * f
                (on if rng.random() < share else off).append(wall(x, w0, w1, y, y + 1.75))
        trim += [wall(x - sign * 0.02, z0, z1, 4.3 + 3.1 * f, 4.38 + 3.1 * f) for f in range(min(floors, 6))]
        if not shops:
            door = z0 + (z1 - z0) * rng.uniform(0.2, 0.6)
            off.append(wall(x, door, door + 0.14 * (1 + 0.6 * z0), 0.0, 2.3))
            (on if rng.random() < share else off).append(wall(x, door + 0.24, door + 0.36 + 0.1 * z0, 1.2, 2.4))
        if shops:
            glass.append(wall(x, z0 + (z1 - z0) * 0.10, z0 + (z1 - z0) * 0.62, 0.7, 2.9))
            for k in (0.10, 0.27, 0.45, 0.61):
                zz = z0 + (z1 - z0) * k
                bars.append(wall(x, zz, zz + 0.03 * (z1 - z0), 0.6, 3.0))
            bars.append(wall(x, z0 + (z1 - z0) * 0.10, z0 + (z1 - z0) * 0.62, 2.35, 2.45))
            off.append(wall(x, z0 + (z1 - z0) * 0.72, z0 + (z1 - z0) * 0.88, 0.0, 2.6))
            if rng.random() < 0.6:
                a, b_ = z0 + (z1 - z0) * 0.06, z0 + (z1 - z0) * 0.66
                awn.append(
                    np.array([[x, 3.4, a], [x, 3.4, b_], [x - sign * 1.1, 2.75, b_], [x - sign * 1.1, 2.75, a]], float)
                )
        if z0 > 3.5:  # too small to be seen
            trim, bars, cornice = trim[:0], bars[:0], cornice[:1]
        stacks = {
            k: ground.stacked(v)
            for k, v in (("on", on), ("off", off), ("glass", glass), ("awn", awn), ("bars", bars), ("trim", trim))
        }
        lamp = aired(s, t.practical, depth * 0.3)
        shop = lamp if share > 0.12 else mix(dark, t.sky, 0.45)
        cloth = aired(s, mix(t.accent, t.shade, 0.15 if bright else 0.4), depth)
        band = lit(s, body, 0.25)

        def draw(
            c: Any,
            pose: Pose,
            time: float,
            walls: Any = walls,
            fronts: Any = fronts,
            cornice: Any = cornice,
            stacks: Any = stacks,
            body: RGB = body,
            dark: RGB = dark,
            lamp: RGB = lamp,
            shop: RGB = shop,
            cloth: RGB = cloth,
            band: RGB = band,
            tall: float = tall,
            z: float = middle,
            x: float = x,
            roof_tone: RGB = roof_tone,
        ) -> None:
            path = s.path(pose, walls)
            box = path.getBounds()
            front = s.path(pose, fronts)
            if box.isEmpty() and front.getBounds().isEmpty():
                return
            c.drawPath(front, ink(mix(body, t.shade, 0.30)))
            c.drawPath(
                path,
                wash(
                    mix(body, t.light, 0.06),
                    mix(body, t.shade, 0.30),
                    0,
                    max(-s.h, box.top()),
                    0,
                    min(2 * s.h, box.bottom()),
                ),
            )
            c.drawPath(s.path(pose, stacks["trim"]), ink(mix(body, t.shade, 0.35), 0.6))
            c.drawPath(s.path(pose, stacks["off"]), ink(dark, 0.85))
            c.drawPath(s.path(pose, stacks["on"]), ink(lamp))
            glass = s.path(pose, stacks["glass"])
            low = glass.getBounds()
            c.drawPath(glass, wash(mix(shop, dark, 0.15), mix(shop, dark, 0.62), 0, low.top(), 0, low.bottom()))
            c.drawPath(s.path(pose, stacks["bars"]), ink(mix(dark, t.shade, 0.3)))
            c.drawPath(s.path(pose, cornice), ink(band, 0.8))
            c.drawPath(s.path(pose, stacks["awn"]), ink(cloth))

        def plane(pose: Pose, xs: np.ndarray, ys: np.ndarray, x: float = x) -> np.ndarray:
            a = (xs - s.cx) / pose.zoom - pose.pan - s.rig.foe[0] + s.cx
            den = x * s.metre - pose.truck + a * pose.dolly
            return np.clip((a - s.vx + s.rig.foe[0]) / np.where(np.abs(den) < 1e-3, 1e-3, den), 0.0, 4.0) + 0.0 * ys

        s.still(depth, draw, plane=plane)


def banner_glow(s: Stage) -> None:
    """At night a street has signs: small squares of accent with a halo."""
    if not s.tones.night:
        return

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("signs")
        for i in range(5):
            sign = -1 if i % 2 else 1
            x = s.vx + sign * s.rig.fw * rng.uniform(0.14, 0.36)
            y = s.yh - s.rig.fh * rng.uniform(0.05, 0.28)
            w, h = s.rig.fh * rng.uniform(0.02, 0.045), s.rig.fh * rng.uniform(0.05, 0.12)
            colour = s.tones.accent if i % 2 == 0 else s.tones.practical
            c.drawPaint(glow(colour, x, y, h * 1.8, 0.5))
            c.drawRRect(
                skia.RRect.MakeRectXY(skia.Rect(x - w / 2, y - h / 2, x + w / 2, y + h / 2), 2 * s.u, 2 * s.u),
                ink(mix(colour, s.tones.light, 0.3)),
            )
            for k in range(3):
                c.drawRect(
                    skia.Rect.MakeXYWH(x - w * 0.25, y - h * 0.35 + k * h * 0.25, w * 0.5, h * 0.12),
                    ink(mix(colour, s.tones.shade, 0.6)),
                )

    s.flat(0.34, paint, 0, s.yh + 20)


def parked(s: Stage) -> None:
    """Cars at the kerb, as plain shapes."""
    for depth, sign in ((0.5, -1), (0.33, 1), (0.2, -1)):
        p = p_of(depth)
        base, k = s.ground_at(p), s.metre * p
        x = s.vx + sign * 3.9 * k
        if abs(x - s.cx) > s.rig.fw * 0.62 or (s.rig.focus and s.rig.focus.role == "vehicle"):
            continue
        col = aired(s, mix(s.tones.near, (s.tones.accent, s.tones.mid, s.tones.far)[int(depth * 10) % 3], 0.4), depth)

        def paint(
            c: Any,
            x0: float,
            x1: float,
            x: float = x,
            base: float = base,
            k: float = k,
            col: RGB = col,
            sign: int = sign,
        ) -> None:
            w = 0.95 * k
            c.drawOval(skia.Rect(x - w * 1.15, base - 0.12 * k, x + w * 1.15, base + 0.14 * k), ink(s.tones.shade, 0.6))
            for dx in (-0.75, 0.75):
                c.drawRRect(
                    skia.RRect.MakeRectXY(
                        skia.Rect.MakeXYWH(x + dx * w - 0.13 * k, base - 0.5 * k, 0.26 * k, 0.55 * k), 0.1 * k, 0.1 * k
                    ),
                    ink(s.tones.shade),
                )
            body = skia.Path()
            body.addRRect(
                skia.RRect.MakeRectXY(skia.Rect(x - w, base - 0.88 * k, x + w, base - 0.22 * k), 0.22 * k, 0.22 * k)
            )
            cabin = skia.Path()
            cabin.addPoly(
                [
                    skia.Point(x - w * 0.88, base - 0.8 * k),
                    skia.Point(x - w * 0.66, base - 1.42 * k),
                    skia.Point(x + w * 0.66, base - 1.42 * k),
                    skia.Point(x + w * 0.88, base - 0.8 * k),
                ],
                True,
            )
            paper.sheet(c, s, cabin, col, base - 1.4 * k, base, mist=0, rim=0.7)
            glass = skia.Path()
            glass.addPoly(
                [
                    skia.Point(x - w * 0.72, base - 0.86 * k),
                    skia.Point(x - w * 0.56, base - 1.3 * k),
                    skia.Point(x + w * 0.56, base - 1.3 * k),
                    skia.Point(x + w * 0.72, base - 0.86 * k),
                ],
                True,
            )
            c.drawPath(
                glass,
                wash(
                    mix(s.tones.sky, s.tones.horizon, 0.5),
                    mix(col, s.tones.shade, 0.5),
                    0,
                    base - 1.3 * k,
                    0,
                    base - 0.8 * k,
                ),
            )
            paper.sheet(c, s, body, col, base - 0.9 * k, base - 0.2 * k, mist=0, shade=0.4, rim=0.6)
            lamp = s.tones.accent if sign > 0 else mix(s.tones.light, s.tones.practical, 0.5)
            for dx in (-0.72, 0.72):
                c.drawRRect(
                    skia.RRect.MakeRectXY(
                        skia.Rect.MakeXYWH(x + dx * w - 0.14 * k, base - 0.7 * k, 0.28 * k, 0.13 * k),
                        0.05 * k,
                        0.05 * k,
                    ),
                    ink(lamp),
                )

        s.flat(depth, paint, base - 1.7 * k, base + 0.3 * k)


def wires(s: Stage) -> None:
    """Lines that swing over the street."""
    col = aired(s, s.tones.shade, 0.2)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("wires")
        for _ in range(4):
            y = s.yh - s.rig.fh * rng.uniform(0.22, 0.48)
            path = skia.Path()
            path.moveTo(s.vx - 0.55 * s.rig.fw, y - rng.uniform(0, 60) * s.u)
            path.quadTo(
                s.vx + rng.uniform(-50, 50) * s.u, y + 50 * s.u, s.vx + 0.55 * s.rig.fw, y - rng.uniform(0, 60) * s.u
            )
            c.drawPath(path, pen(col, 1.3 * s.u, 0.75))

    s.flat(0.26, paint, s.yh - 0.7 * s.rig.fh, s.yh)


def laundry(s: Stage) -> None:
    """Washing on lines between the walls."""
    for depth, y in ((0.55, 0.22), (0.3, 0.36)):

        def paint(c: Any, x0: float, x1: float, depth: float = depth, y: float = y) -> None:
            rng = s.rng(f"laundry{depth}")
            k = s.metre * p_of(depth)
            yy = s.yh - y * s.rig.fh
            c.drawLine(s.vx - 2.6 * k, yy - 6 * s.u, s.vx + 2.6 * k, yy, pen(s.tones.shade, 1.2 * s.u))
            x = s.vx - 1.9 * k
            while x < s.vx + 1.7 * k:
                w, h = k * rng.uniform(0.35, 0.6), k * rng.uniform(0.5, 0.9)
                colour = aired(s, rng.choice((s.tones.accent, s.tones.light, s.tones.mid, s.tones.horizon)), depth)
                c.drawRect(
                    skia.Rect(x, yy - 2, x + w, yy + h),
                    wash(colour, mix(colour, s.tones.shade, 0.35), 0, yy, 0, yy + h),
                )
                x += w + k * rng.uniform(0.05, 0.3)

        s.flat(depth, paint, s.yh - (y + 0.06) * s.rig.fh, s.yh)
