"""Platforms and airfields."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia

from .. import ground, paper, ridges, sky
from ..camera import Pose, p_of
from ..facets import face, quad, wall
from ..paints import glow, ink, pen, wash
from ..stage import Stage, aired
from ..tones import mix
from .buildings import front, lights_on, roofs
from .greenery import snowy, tree_row


def platform(s: Stage) -> None:
    """Rails to the vanishing point, a platform under a roof on iron columns."""
    t = s.tones
    sky.paint_sky(s)
    across = ground.crossing(s, ("train",))
    if across is not None:
        side_on(s, across)
        return
    bed = snowy(s, mix(t.near, t.mid, 0.35), 0.5)
    if s.rig.overhead:
        ground.plane(s, bed)
        ground.lay(s, [quad(-60, 60, -3, 3.2)], snowy(s, mix(t.horizon, t.ground, 0.55)), 1.0, 0.94)
        ground.lay(s, [quad(-60, 60, 2.6, 2.9)], t.practical, 0.9, 0.93)
        ground.lay(s, [quad(-60, 60, z, z + 0.12) for z in (4.4, 6.2)], mix(t.light, bed, 0.3), 0.9, 0.93)
        return
    roofs(s, 0.95, 0.14, name="beyond")
    tree_row(s, 0.9, 8, gap=0.7, name="line side", rim=0.0)
    ground.plane(s, bed)
    side = 1.0 if t.key <= 0 else -1.0  # the platform's side
    ties = [quad(-side * 5.6, -side * 2.2, z, z * 1.035) for z in np.geomspace(0.25, 20, 50)]
    ties = [
        np.array(
            [
                [min(q[:, 0]), 0, q[0, 2]],
                [max(q[:, 0]), 0, q[0, 2]],
                [max(q[:, 0]), 0, q[2, 2]],
                [min(q[:, 0]), 0, q[2, 2]],
            ]
        )
        for q in ties
    ]
    ground.lay(s, ties, mix(bed, t.shade, 0.5), 0.8)
    ground.lay(
        s, [quad(x - 0.06, x + 0.06, 0.2, 60) for x in (-side * 4.9, -side * 3.0)], mix(t.light, bed, 0.25), 0.95, 0.935
    )
    slab = snowy(s, mix(t.horizon, t.ground, 0.6), 0.5)
    top, edge = [quad(-side * 1.3, side * 14, 0.2, 40, 0.0)], [quad(-side * 1.25, -side * 0.95, 0.2, 40)]
    ground.lay(s, [wall(-side * 1.3, 0.2, 40, -1.0, 0.0)], mix(bed, t.shade, 0.6), 1.0, 0.93)
    ground.lay(s, top, slab, 1.0, 0.929)
    ground.lay(s, edge, mix(t.practical, slab, 0.2), 0.9, 0.928)
    ground.lay(
        s,
        [quad(-side * 1.3, side * 14, z, z * 1.008) for z in np.geomspace(0.3, 14, 22)],
        mix(slab, t.shade, 0.4),
        0.35,
        0.927,
    )
    ground.dabs(s, (mix(slab, t.light, 0.15), mix(slab, t.shade, 0.3)), count=40, alpha=0.25, depth=0.926)
    under = mix(t.near, t.shade, 0.35)
    roof = [
        np.array([[-side * 1.6, 5.0, 0.2], [-side * 1.6, 5.0, 26], [side * 9, 5.6, 26], [side * 9, 5.6, 0.2]], float)
    ]
    lip = [wall(-side * 1.6, 0.2, 26, 4.75, 5.15)]
    beams = [
        np.array(
            [[-side * 1.6, 4.98, z], [side * 9, 5.55, z], [side * 9, 5.55, z * 1.03], [-side * 1.6, 4.98, z * 1.03]],
            float,
        )
        for z in np.geomspace(0.35, 14, 14)
    ]
    backwall = [wall(side * 6.5, 0.2, 26, 0.0, 5.4)]
    doors, glass = [], []
    for z in np.geomspace(0.5, 10, 8):
        glass.append(wall(side * 6.48, z, z * 1.22, 1.0, 3.2))
        doors.append(wall(side * 6.48, z * 1.28, z * 1.36, 0.0, 3.0))
    zs = np.geomspace(0.55, 12, 8)
    posts = [face(side * 0.9 - 0.12, side * 0.9 + 0.12, z, 0, 5.0) for z in zs]
    on = lights_on(s) > 0.08 or s.plan.sky.weather in ("rain", "storm", "fog")

    def shelter(c: Any, pose: Pose, time: float) -> None:
        body = aired(s, mix(t.mid, t.near, 0.4), 0.4)
        c.drawPath(s.path(pose, backwall), ink(body))
        c.drawPath(s.path(pose, glass), ink(t.practical if on else mix(body, t.sky, 0.4), 0.9))
        c.drawPath(s.path(pose, doors), ink(mix(body, t.shade, 0.6)))
        path = s.path(pose, roof)
        box = path.getBounds()
        c.drawPath(path, wash(under, aired(s, mix(under, t.mid, 0.6), 0.7), 0, box.top(), 0, s.yh))
        c.drawPath(s.path(pose, np.stack(beams)), ink(mix(under, t.shade, 0.5)))
        c.drawPath(s.path(pose, lip), ink(mix(under, t.light, 0.35)))
        if on:
            tubes = [
                np.array(
                    [
                        [side * 3.0, 4.9, z],
                        [side * 3.4, 4.9, z],
                        [side * 3.4, 4.9, z * 1.2],
                        [side * 3.0, 4.9, z * 1.2],
                    ],
                    float,
                )
                for z in np.geomspace(0.5, 10, 8)
            ]
            c.drawPath(s.path(pose, np.stack(tubes)), ink(mix(t.practical, t.light, 0.5)))

    s.still(0.55, shelter)
    if on:
        for z in (0.75, 1.3, 2.3, 4.0):
            ground.pool(s, side * 3.2, z, 2.2, t.practical, 0.38, 0.548)

    def columns(c: Any, pose: Pose, time: float) -> None:
        c.drawPath(s.path(pose, np.stack(posts)), ink(mix(t.near, t.shade, 0.2)))
        thin = (
            [face(side * 0.9 - 0.12, side * 0.9 - 0.05, z, 0, 5.0) for z in zs]
            if t.key < 0
            else [face(side * 0.9 + 0.05, side * 0.9 + 0.12, z, 0, 5.0) for z in zs]
        )
        c.drawPath(s.path(pose, np.stack(thin)), ink(mix(t.near, t.light, 0.55)))

    s.still(0.5, columns)
    clock(s, side)


def side_on(s: Stage, p: float) -> None:
    """A station whose track runs across the frame, because a train does: rails at ``p``, the platform before them."""
    t = s.tones
    on = lights_on(s) > 0.08 or s.plan.sky.weather in ("rain", "storm", "fog")
    roofs(s, 0.95, 0.16, name="beyond")
    bed = snowy(s, mix(t.near, t.mid, 0.35), 0.5)
    ground.plane(s, bed)
    z = 1.0 / max(0.12, p)
    front(s, max(0.45, 1.0 - 2.0 * math.sqrt(max(0.0, (p * 0.6 - 0.008) / 1.6))), 7.0, 0.0, 60.0)
    ties = [quad(x, x + 0.35, z * 0.93, z * 1.07) for x in np.arange(-40, 40, 0.9)]
    ground.lay(s, ties, mix(bed, t.shade, 0.5), 0.8, 0.40)
    ground.lay(s, [quad(-60, 60, z * k, z * k * 1.012) for k in (0.95, 1.05)], mix(t.light, bed, 0.25), 0.95, 0.399)
    slab = snowy(s, mix(t.horizon, t.ground, 0.6), 0.5)
    edge = z * 0.80
    ground.lay(s, [quad(-60, 60, 0.17, edge)], slab, 1.0, -0.02)
    ground.lay(s, [quad(-60, 60, edge * 0.985, edge)], mix(t.light, slab, 0.4), 1.0, -0.021)
    ground.lay(s, [quad(-60, 60, edge * 0.92, edge * 0.95)], mix(t.practical, slab, 0.2), 0.9, -0.022)
    joints = [
        np.array([[x, 0, edge], [x + 0.04, 0, edge], [x + 0.04, 0, 0.17], [x, 0, 0.17]], float)
        for x in np.arange(-20, 20, 1.6)
    ]
    ground.lay(s, joints, mix(slab, t.shade, 0.4), 0.35, -0.023)
    near = min(1.15, 1.0 / (edge * 0.8))
    base, k = s.ground_at(near), s.metre * near
    col = mix(t.near, t.shade, 0.25)

    def shelter(c: Any, x0: float, x1: float) -> None:
        top = s.cy - 0.40 * s.rig.fh
        c.drawRect(
            skia.Rect(x0 - 3, top - s.h, x1 + 3, top),
            wash(mix(col, t.shade, 0.4), col, 0, top - 0.1 * s.rig.fh, 0, top),
        )
        c.drawRect(skia.Rect(x0 - 3, top, x1 + 3, top + 5 * s.u), ink(mix(col, t.light, 0.4)))
        step = 0.44 * s.rig.fw
        n = math.floor((x0 - s.cx) / step)
        while s.cx + (n + 0.5) * step < x1:
            x = s.cx + (n + 0.5) * step
            lit_side, dark = mix(col, t.light, 0.28), mix(col, t.shade, 0.4)
            a, b = (lit_side, dark) if t.key <= 0 else (dark, lit_side)
            c.drawRect(skia.Rect(x - 0.14 * k, top, x + 0.14 * k, base), wash(a, b, x - 0.14 * k, 0, x + 0.14 * k, 0))
            c.drawRect(skia.Rect(x - 0.26 * k, base - 0.4 * k, x + 0.26 * k, base + 3), ink(dark))
            for sgn in (-1, 1):
                c.drawLine(x, top + 0.9 * k, x + sgn * 0.8 * k, top, pen(col, 0.1 * k))
            if on:
                y = top + 0.25 * k
                c.drawCircle(x + step / 2, y, 1.5 * k, glow(t.practical, x + step / 2, y, 1.5 * k, 0.6, 0.03))
                c.drawCircle(x + step / 2, y, 0.12 * k, ink(mix(t.practical, t.light, 0.5)))
            n += 1

    s.flat(-0.10, shelter, s.cy - 0.75 * s.rig.fh, base + 6, p=near, blur=0.0)


def clock(s: Stage, side: float) -> None:
    """A clock that hangs from the roof and keeps time."""
    depth = 0.25
    p = p_of(depth)
    k = s.metre * p
    x, y = s.vx + side * 1.9 * k, s.yh + s.rig.g * p - 4.0 * k

    def draw(c: Any, pose: Pose, t: float) -> None:
        c.save()
        s.rig.lay(c, pose, p)
        c.drawRect(skia.Rect(x - 0.04 * k, y - 1.2 * k, x + 0.04 * k, y), ink(s.tones.shade))
        c.drawCircle(x, y, 0.48 * k, ink(s.tones.shade))
        c.drawCircle(x, y, 0.40 * k, ink(mix(s.tones.light, s.tones.horizon, 0.3)))
        for length, turn in ((0.22, 1.1 + t / 600), (0.33, 4.4 + t / 60)):
            c.drawLine(
                x, y, x + math.sin(turn) * length * k, y - math.cos(turn) * length * k, pen(s.tones.shade, 0.05 * k)
            )
        c.restore()

    s.live(depth, draw, solid=True)


def airfield(s: Stage) -> None:
    """A runway with its lights, hangars and a tower."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(t.ground, t.mid, 0.4))
    tar = snowy(s, mix(t.ground, t.shade, 0.35), 0.4)
    if not s.rig.overhead:
        ridges.hills(s, 0.95, 0.06, t.far, wave=900)
        base = s.ground_at(p_of(0.82))

        def hangars(c: Any, x0: float, x1: float) -> None:
            col = aired(s, mix(t.mid, t.near, 0.4), 0.75)
            k = s.metre * p_of(0.82) * 1.2
            for i, x in enumerate((-0.42, -0.27, 0.36)):
                px, w, h = s.cx + x * s.rig.fw, 9 * k, 7.5 * k
                path = skia.Path()
                path.moveTo(px - w, base + 3)
                path.lineTo(px - w, base - h * 0.4)
                path.quadTo(px, base - h * 1.55, px + w, base - h * 0.4)
                path.lineTo(px + w, base + 3)
                path.close()
                paper.sheet(c, s, path, mix(col, t.shade, 0.1 * i), base - h, base, mist=0.3, rim=0.6)
                c.drawRect(
                    skia.Rect(px - w * 0.7, base - h * 0.6, px + w * 0.7, base + 2),
                    ink(t.practical if t.night and i == 1 else mix(col, t.shade, 0.5)),
                )
            px = s.cx + 0.20 * s.rig.fw
            c.drawRect(skia.Rect(px - 1.2 * k, base - 15 * k, px + 1.2 * k, base + 3), ink(col))
            tower = skia.Path()
            tower.addPoly(
                [
                    skia.Point(px - 1.8 * k, base - 15 * k),
                    skia.Point(px - 2.9 * k, base - 18.5 * k),
                    skia.Point(px + 2.9 * k, base - 18.5 * k),
                    skia.Point(px + 1.8 * k, base - 15 * k),
                ],
                True,
            )
            c.drawPath(tower, ink(t.practical if t.night else mix(t.sky, t.horizon, 0.5)))
            c.drawRect(
                skia.Rect(px - 3.1 * k, base - 19.2 * k, px + 3.1 * k, base - 18.3 * k), ink(mix(col, t.shade, 0.3))
            )
            c.drawLine(px, base - 19 * k, px, base - 23 * k, pen(col, 0.3 * k))

        s.flat(0.82, hangars, base - 0.45 * s.rig.fh, base + 4)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.18), mix(g, t.shade, 0.25)), count=80, alpha=0.35)
    ground.lay(s, [quad(-7, 7, 0.2, 60)], tar, 1.0, 0.94)
    ground.lay(
        s,
        [quad(-0.2, 0.2, z, z + 0.6) for z in np.arange(0.3, 16, 1.3)]
        + [quad(sgn * 6.5 - 0.1, sgn * 6.5 + 0.1, 0.2, 60) for sgn in (-1, 1)],
        mix(t.light, tar, 0.15),
        0.85,
        0.93,
    )
    ground.lay(
        s, [quad(x, x + 0.55, 0.42, 0.85) for x in np.arange(-5.6, 5.6, 1.15)], mix(t.light, tar, 0.15), 0.8, 0.929
    )
    if t.night:
        lamps_ = [
            face(sgn * 7.2 - 0.07, sgn * 7.2 + 0.07, z, 0, 0.16) for sgn in (-1, 1) for z in np.geomspace(0.4, 20, 22)
        ]
        ground.lay(s, lamps_, t.practical, 1.0, 0.9)


DRESSERS = {"platform": platform, "airfield": airfield}
