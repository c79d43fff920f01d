"""The race track: tarmac, kerbs, grandstands full of people, the pits, the grid."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia

from .. import ground, paper, ridges, sky
from ..camera import Pose, p_of
from ..facets import quad, wall
from ..paints import ink, pen, wash
from ..stage import Stage, aired, lit
from ..tones import mix
from .buildings import lamps, lights_on
from .greenery import leafy, meadow_edge, snowy, tree_row


def tarmac(s: Stage, half: float = 6.5) -> None:
    """Track, kerbs of two colours, run-off and grass."""
    t = s.tones
    g = snowy(s, mix(leafy(s, 0.5), t.ground, 0.25))
    tar = snowy(s, mix(t.ground, t.shade, 0.35), 0.4)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.18), mix(g, t.shade, 0.2)), count=70, alpha=0.35)
    far = 60.0
    if s.rig.overhead:
        ground.lay(s, [quad(-60, 60, -1.5, 9.5)], tar, 1.0, 0.94)
        ground.lay(
            s,
            [quad(x, x + 1.0, z, z + 0.55) for x in np.arange(-40, 40, 2.0) for z in (-2.05, 9.5)],
            t.accent,
            0.95,
            0.93,
        )
        ground.lay(
            s,
            [quad(x + 1.0, x + 2.0, z, z + 0.55) for x in np.arange(-40, 40, 2.0) for z in (-2.05, 9.5)],
            mix(t.light, t.horizon, 0.2),
            0.95,
            0.93,
        )
        ground.lay(s, [quad(-60, 60, 3.0, 3.6), quad(-60, 60, 5.2, 5.7)], t.shade, 0.28, 0.92)
        return
    ground.lay(s, [quad(-half - 3.5, half + 3.5, 0.2, far)], mix(g, mix(t.horizon, tar, 0.4), 0.5), 0.8, 0.943)
    ground.lay(s, [quad(-half, half, 0.2, far)], tar, 1.0, 0.94)
    zs = np.geomspace(0.22, 30, 64)
    for start, colour in ((0, t.accent), (1, mix(t.light, t.horizon, 0.15))):
        blocks = [
            quad(min(sign * half, sign * (half + 0.9)), max(sign * half, sign * (half + 0.9)), zs[i], zs[i + 1])
            for i in range(start, len(zs) - 1, 2)
            for sign in (-1, 1)
        ]
        ground.lay(s, blocks, colour, 0.95, 0.935)
    line = [quad(x - 0.5, x + 0.4, 0.2, far) for x in (-2.6, -1.2)]
    ground.lay(s, line, t.shade, 0.28, 0.93)
    ground.lay(
        s,
        [quad(sgn * half * 0.95 - 0.08, sgn * half * 0.95 + 0.08, 0.2, far) for sgn in (-1, 1)],
        mix(t.light, tar, 0.1),
        0.85,
        0.929,
    )
    ground.lay(s, [quad(-half, -half * 0.2, 0.2, far)], mix(tar, t.air, 0.4), 0.16, 0.928)
    if s.plan.sky.weather in ("rain", "storm"):
        ground.puddles(s, 24, half=6)


def stand(s: Stage, depth: float, side: int, *, inner: float = 0.16, tall: float = 0.3) -> None:
    """A grandstand with its crowd, a roof that leans out, and flags."""
    p = p_of(depth)
    base = s.ground_at(p)
    t = s.tones
    col = aired(s, mix(t.mid, t.near, 0.4), depth)
    h = tall * s.rig.fh * s.m

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"stand{depth}{side}")
        a = s.vx + side * inner * s.rig.fw
        b = a + side * s.rig.fw * 1.2
        slope = 0.22
        seats = skia.Path()
        seats.addPoly(
            [
                skia.Point(a, base),
                skia.Point(a, base - h * 0.45),
                skia.Point(b, base - h * (0.45 + slope) - h * 0.9),
                skia.Point(b, base + h * 0.5),
            ],
            True,
        )
        paper.sheet(c, s, seats, col, base - h, base, mist=0.1, shade=0.15)
        c.save()
        c.clipPath(seats, True)
        hues = [
            aired(s, x, depth) for x in (t.accent, t.light, t.horizon, t.far, t.near, mix(t.horizon, t.accent, 0.3))
        ]
        dots: list[Any] = [skia.Path() for _ in hues]
        r = max(1.3 * s.u, h * 0.014)
        for _ in range(1500):
            k = rng.random()
            x = a + (b - a) * k
            top = base - h * (0.42 + (slope + 0.85) * k)
            y = top + (base - h * 0.16 - top) * (int(rng.random() * 9) + 0.5) / 9
            rr = r * (0.8 + 1.2 * k)
            dots[rng.randrange(len(hues))].addOval(skia.Rect(x - rr, y - rr * 1.2, x + rr, y + rr * 1.2))
        for path, hue in zip(dots, hues, strict=True):
            c.drawPath(path, ink(hue, 0.85))
        c.restore()
        lip = skia.Path()
        lip.addPoly(
            [
                skia.Point(a, base + 2),
                skia.Point(a, base - h * 0.17),
                skia.Point(b, base - h * 0.2),
                skia.Point(b, base + h * 0.5),
            ],
            True,
        )
        c.drawPath(lip, ink(mix(col, t.shade, 0.3)))
        n = 14
        for i in range(n):
            k0, k1 = i / n, (i + 0.8) / n
            board = skia.Path()
            board.addPoly(
                [
                    skia.Point(a + (b - a) * k0, base - h * 0.02),
                    skia.Point(a + (b - a) * k0, base - h * 0.13),
                    skia.Point(a + (b - a) * k1, base - h * 0.13),
                    skia.Point(a + (b - a) * k1, base - h * 0.02),
                ],
                True,
            )
            c.drawPath(board, ink(aired(s, (t.accent, t.light, t.far)[i % 3], depth), 0.85))
        roof = skia.Path()
        roof.addPoly(
            [
                skia.Point(a - side * h * 0.12, base - h * 0.86),
                skia.Point(b, base - h * (1.05 + slope + 0.75)),
                skia.Point(b, base - h * (0.85 + slope + 0.75)),
                skia.Point(a - side * h * 0.10, base - h * 0.80),
            ],
            True,
        )
        for i in range(7):
            k = (i / 7) ** 1.3
            x = a + (b - a) * k
            c.drawLine(
                x,
                base - h * (0.4 + 0.5 * k),
                x,
                base - h * (0.84 + 0.8 * k),
                pen(mix(col, t.shade, 0.4), h * 0.02 * (1 + k)),
            )
        c.drawPath(roof, ink(mix(col, t.shade, 0.25)))
        c.drawPath(roof, pen(mix(col, t.light, 0.6), 1.4 * s.u, 0.7))
        if lights_on(s) > 0.2:
            for i in range(10):
                k = i / 10
                c.drawCircle(
                    a + (b - a) * k,
                    base - h * (0.79 + 0.72 * k),
                    h * 0.016 * (1 + k),
                    ink(mix(t.practical, t.light, 0.5)),
                )
        for i in range(6):
            k = 0.02 + i / 7
            x, y = a + (b - a) * k, base - h * (0.87 + 0.9 * k)
            c.drawLine(x, y, x, y - h * 0.28, pen(mix(col, t.shade, 0.4), 1.4 * s.u))
            flag = skia.Path()
            q = h * 0.13
            flag.moveTo(x, y - h * 0.28)
            flag.quadTo(x + q * 0.7, y - h * 0.34, x + q * 1.5, y - h * 0.27)
            flag.lineTo(x + q * 1.5, y - h * 0.17)
            flag.quadTo(x + q * 0.7, y - h * 0.24, x, y - h * 0.18)
            flag.close()
            c.drawPath(flag, ink(aired(s, (t.accent, t.light, t.horizon)[i % 3], depth)))

    s.flat(depth, paint, base - h * 3.0, base + h * 0.5)


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


def track(s: Stage) -> None:
    """A straight between grandstands."""
    t = s.tones
    sky.paint_sky(s)
    if not s.rig.overhead:
        ridges.hills(s, 0.95, 0.12, t.far, wave=800)
        tree_row(s, 0.88, 9, gap=0.4, rim=0.0, colour=mix(t.far, leafy(s), 0.5), name="belt")
    across = ground.crossing(s)
    if across is not None:
        track_across(s, across)
        return
    tarmac(s)
    if s.rig.overhead:
        return
    side = 1 if t.key <= 0 else -1
    stand(s, 0.60, side, inner=0.17, tall=0.26)
    tyres(s, 0.42, -side)
    barrier(s, 9.5)
    barrier(s, -9.5)
    bridge(s)
    if t.night:
        floods(s)


def track_across(s: Stage, p: float) -> None:
    """The track as the camera beside it sees it: the stand opposite, fence, kerbs, tarmac, and grass at our feet."""
    t = s.tones
    g = snowy(s, mix(leafy(s, 0.5), t.ground, 0.25))
    tar = snowy(s, mix(t.ground, t.shade, 0.32), 0.4)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.18), mix(g, t.shade, 0.2)), count=70, alpha=0.35)
    far, near = ground.way_across(s, p, tar, wide=0.34, lines=tar)
    for start, colour in ((0.0, t.accent), (1.1, mix(t.light, t.horizon, 0.15))):
        steps = np.arange(-66.0 + start, 66.0, 2.2)
        ground.lay(
            s,
            [quad(x, x + 1.1, z, z * k) for x in steps for z, k in ((far, 1.05), (near * 0.955, 1.047))],
            colour,
            0.95,
            0.30,
        )
    rubber = [quad(-90, 90, z, z * 1.03) for z in (near * 1.18, near * 1.42)]
    ground.lay(s, rubber, t.shade, 0.3, 0.299)
    stand_across(s, 1.0 / (far * 2.7))
    rail_z = far * 1.16
    rail_p = 1.0 / rail_z
    base, k = s.ground_at(rail_p), s.metre * rail_p
    steel = aired(s, mix(t.far, t.horizon, 0.3), 0.4)

    def rail(c: Any, x0: float, x1: float) -> None:
        c.drawRect(skia.Rect(x0 - 3, base - 0.95 * k, x1 + 3, base + 2), ink(mix(t.accent, t.shade, 0.15)))
        c.drawRect(
            skia.Rect(x0 - 3, base - 0.95 * k, x1 + 3, base - 0.55 * k),
            wash(lit(s, steel, 0.3), steel, 0, base - k, 0, base - 0.5 * k),
        )
        step = 2.6 * k
        for i in range(math.floor(x0 / step), math.ceil(x1 / step) + 1):
            c.drawRect(
                skia.Rect(i * step, base - 3.4 * k, i * step + 0.10 * k, base), ink(mix(steel, t.shade, 0.4), 0.8)
            )
        for y in (1.5, 2.1, 2.7, 3.3):
            c.drawRect(
                skia.Rect(x0 - 3, base - y * k, x1 + 3, base - (y - 0.035) * k), ink(mix(steel, t.shade, 0.3), 0.55)
            )
        word = 7.5 * k
        for i in range(math.floor(x0 / word), math.ceil(x1 / word) + 1):
            c.drawRect(
                skia.Rect(i * word, base - 0.48 * k, i * word + word * 0.55, base - 0.12 * k),
                ink(mix(t.light, t.horizon, 0.3), 0.85),
            )

    s.flat(0.335, rail, base - 3.6 * k, base + 4, p=rail_p)
    if s.plan.sky.weather in ("rain", "storm"):
        ground.puddles(s, 24)
    if t.night:
        floods(s)
    meadow_edge(s, ground.depth_at(1.0 / (near * 0.74)), 0.05, mix(g, t.shade, 0.35))


def stand_across(s: Stage, p: float) -> None:
    """A grandstand that faces the lens: rows of people under a long roof."""
    t = s.tones
    base, k = s.ground_at(p), s.metre * p
    depth = 0.5
    col = aired(s, mix(t.mid, t.near, 0.35), depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("stand across")
        top = base - 9.5 * k
        c.drawRect(skia.Rect(x0 - 3, top, x1 + 3, base + 2), wash(mix(col, t.shade, 0.45), col, 0, top, 0, base))
        hues = [
            aired(s, x, depth) for x in (t.accent, t.light, t.horizon, t.far, t.near, mix(t.horizon, t.accent, 0.4))
        ]
        dots: list[Any] = [skia.Path() for _ in hues]
        for row in range(11):
            y = base - (1.9 + 0.55 * row) * k
            c.drawRect(skia.Rect(x0 - 3, y + 0.20 * k, x1 + 3, y + 0.26 * k), ink(t.shade, 0.25))
            x = x0
            while x < x1:
                if rng.random() < 0.8:
                    path = dots[rng.randrange(len(hues))]
                    path.addOval(skia.Rect(x - 0.20 * k, y - 0.10 * k, x + 0.20 * k, y + 0.28 * k))
                    path.addCircle(x, y - 0.2 * k, 0.13 * k)
                x += k * rng.uniform(0.45, 0.75)
        for path, hue in zip(dots, hues, strict=True):
            path.setFillType(skia.PathFillType.kWinding)
            c.drawPath(path, ink(mix(hue, col, 0.25), 0.85))
        step = 9.0 * k
        for i in range(math.floor(x0 / step), math.ceil(x1 / step) + 1):
            c.drawRect(skia.Rect(i * step, top, i * step + 0.3 * k, base), ink(mix(col, t.shade, 0.5)))
            y = top - 1.2 * k
            c.drawLine(i * step, y, i * step, y - 3.0 * k, pen(mix(col, t.shade, 0.4), 0.1 * k))
            flag = skia.Path()
            flag.addPoly(
                [
                    skia.Point(i * step, y - 3 * k),
                    skia.Point(i * step + 1.9 * k, y - 2.5 * k),
                    skia.Point(i * step, y - 1.9 * k),
                ],
                True,
            )
            c.drawPath(flag, ink(aired(s, (t.accent, t.light, t.horizon)[i % 3], depth)))
        c.drawRect(
            skia.Rect(x0 - 3, top - 1.3 * k, x1 + 3, top),
            wash(lit(s, col, 0.35), mix(col, t.shade, 0.2), 0, top - 1.3 * k, 0, top),
        )
        if lights_on(s) > 0.2:
            for i in range(math.floor(x0 / (3 * k)), math.ceil(x1 / (3 * k))):
                c.drawCircle(i * 3 * k, top + 0.25 * k, 0.16 * k, ink(mix(t.practical, t.light, 0.5)))

    s.flat(depth, paint, base - 15 * k, base + 4, p=p)


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
    from ..paints import glow

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


def pit_lane(s: Stage) -> None:
    """Garages in a row along one side, the wall along the other."""
    t = s.tones
    sky.paint_sky(s)
    if not s.rig.overhead:
        ridges.hills(s, 0.95, 0.10, t.far, wave=800)
    side = 1 if t.key <= 0 else -1
    tar = mix(t.ground, t.shade, 0.28)
    ground.plane(s, tar)
    ground.dabs(s, (mix(tar, t.light, 0.12), mix(tar, t.shade, 0.35)), count=50, alpha=0.3)
    if s.rig.overhead:
        ground.lay(s, [quad(-60, 60, 8.5, 30)], mix(t.horizon, t.ground, 0.5), 1.0, 0.94)
        ground.lay(
            s,
            [quad(x, x + 0.15, 3.5, 8.5) for x in np.arange(-40, 40, 5.0)] + [quad(-60, 60, 3.4, 3.55)],
            t.light,
            0.8,
            0.93,
        )
        return
    ground.lay(
        s,
        [quad(side * 3.1 - 0.09, side * 3.1 + 0.09, 0.2, 40), quad(-side * 3.6 - 0.09, -side * 3.6 + 0.09, 0.2, 40)],
        mix(t.light, tar, 0.1),
        0.9,
    )
    zs = [0.24]
    while zs[-1] < 18:
        zs.append(zs[-1] * 1.42)
    x = side * 7.0
    for i in range(len(zs) - 2, -1, -1):
        z0, z1 = zs[i], zs[i + 1]
        depth = max(0.05, min(0.9, 1 - 2 * math.sqrt(max(0, (min(2.5, 1 / z0) - 0.008) / 1.6))))
        body = aired(s, mix(mix(t.horizon, t.mid, 0.5), t.near, 0.1), depth)
        team = aired(s, (t.accent, t.far, mix(t.accent, t.near, 0.5), t.light)[i % 4], depth)
        inside = aired(s, t.practical if lights_on(s) > 0.1 else mix(t.shade, t.mid, 0.25), depth * 0.3)

        def draw(
            c: Any,
            pose: Pose,
            time: float,
            z0: float = z0,
            z1: float = z1,
            body: Any = body,
            team: Any = team,
            inside: Any = inside,
        ) -> None:
            c.drawPath(s.path(pose, [wall(x, z0, z1, 0, 7.5)]), ink(body))
            a, b = z0 + (z1 - z0) * 0.10, z0 + (z1 - z0) * 0.90
            c.drawPath(s.path(pose, [wall(x, a, b, 0, 3.2)]), ink(inside))
            c.drawPath(
                s.path(pose, [wall(x, a, a + (b - a) * 0.5, 0, 1.1), wall(x, a + (b - a) * 0.7, b, 0, 2.0)]),
                ink(mix(inside, t.shade, 0.6)),
            )
            c.drawPath(s.path(pose, [wall(x, z0, z1, 3.4, 4.5)]), ink(team))
            c.drawPath(s.path(pose, [wall(x, a, b, 5.0, 6.4)]), ink(mix(t.sky, t.shade, 0.3)))
            c.drawPath(s.path(pose, [wall(x - side * 0.8, z0, z1, 7.3, 7.7)]), ink(mix(body, t.light, 0.4)))

        s.still(depth, draw)
    ground.lay(s, [wall(-side * 6.0, 0.2, 40, 0, 1.1)], mix(t.horizon, t.mid, 0.4), 1.0, 0.5)
    ground.lay(s, [wall(-side * 6.0, 0.2, 40, 0.85, 1.1)], t.accent, 0.9, 0.499)
    stand(s, 0.7, -side, inner=0.30, tall=0.22)


def grid(s: Stage) -> None:
    """The start: boxes painted on the track, a gantry of lights, a full stand."""
    t = s.tones
    track(s)
    if s.rig.overhead:
        return
    line = mix(t.light, t.ground, 0.1)
    boxes = []
    for i, z in enumerate(np.geomspace(0.5, 6, 7)):
        x = 2.4 if i % 2 else -2.4
        boxes += [
            quad(x - 1.3, x + 1.3, z * 1.10, z * 1.12),
            quad(x - 1.3, x - 1.18, z, z * 1.12),
            quad(x + 1.18, x + 1.3, z, z * 1.12),
        ]
    ground.lay(s, boxes, line, 0.9, 0.92)
    checks = [
        quad(-6.5 + i * 0.8, -6.5 + i * 0.8 + 0.4, 3.0 + 0.12 * j, 3.12 + 0.12 * j) for i in range(16) for j in (0, 1)
    ]
    ground.lay(s, checks, line, 0.8, 0.919)
    depth = 0.5
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p

    def lights(c: Any, pose: Pose, time: float) -> None:
        c.save()
        s.rig.lay(c, pose, p)
        y = base - 6.4 * k
        col = aired(s, mix(t.near, t.shade, 0.3), 0.4)
        for sign in (-1, 1):
            c.drawRect(skia.Rect(s.vx + sign * 8 * k - 0.25 * k, y, s.vx + sign * 8 * k + 0.25 * k, base), ink(col))
        c.drawRect(skia.Rect(s.vx - 8.2 * k, y - 0.8 * k, s.vx + 8.2 * k, y), ink(col))
        lit_n = int(min(5, max(0, time * 1.2)))
        for i in range(5):
            cx = s.vx + (i - 2) * 1.1 * k
            c.drawRRect(
                skia.RRect.MakeRectXY(
                    skia.Rect(cx - 0.45 * k, y - 0.9 * k, cx + 0.45 * k, y + 0.5 * k), 0.1 * k, 0.1 * k
                ),
                ink(t.shade),
            )
            c.drawCircle(cx, y - 0.2 * k, 0.32 * k, ink(t.accent if i < lit_n else mix(t.shade, t.accent, 0.25)))
        c.restore()

    s.live(depth, lights, solid=True)


DRESSERS = {"track": track, "pit lane": pit_lane, "starting grid": grid}
_ = (lit, lamps)
