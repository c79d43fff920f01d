"""Streets, roads, bridges, tunnels, squares."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np
import skia

from .. import ground, ridges, sky
from ..camera import Pose, p_of
from ..facets import face, quad, wall
from ..paints import glow, ink, pen, wash
from ..stage import Stage, aired, lit
from ..tones import RGB, mix
from . import water
from .buildings import fountain, front, lamps, light_columns, roofs, steeple
from .facades import banner_glow, facades, laundry, parked, wires
from .greenery import meadow_edge, snowy, tree_row
from .smoke import smoke


def street(s: Stage, *, half: float = 5.2, cars: bool = True) -> None:
    """A street between houses, with lamps and wires."""
    t = s.tones
    sky.paint_sky(s)
    if s.rig.overhead:
        plan_of_streets(s)
        return
    across = ground.crossing(s)
    if across is not None:
        street_across(s, across)
        return
    roofs(s, 0.965, 0.20, name="end", lights=1.0, colour=t.far)
    tar = snowy(s, mix(t.ground, t.shade, 0.22), 0.6)
    ground.plane(s, tar, far=aired(s, mix(tar, t.horizon, 0.4), 0.8))
    ground.road(s, half * 0.62, colour=tar, kerb=mix(tar, t.air, 0.35))
    pave = snowy(s, mix(t.ground, t.horizon, 0.22))
    ground.lay(s, [quad(sgn * half * 0.66, sgn * (half + 2), 0.2, 60) for sgn in (-1, 1)], pave, 1.0, 0.928)
    joints = [
        quad(sgn * half * 0.66, sgn * (half + 1), z, z + 0.015 * z)
        for sgn in (-1, 1)
        for z in np.geomspace(0.3, 14, 22)
    ]
    ground.lay(s, joints, mix(pave, t.shade, 0.5), 0.35, 0.927)
    if t.key:
        cast = np.array(
            [
                [math.copysign(half + 1, t.key), 0, 0.2],
                [math.copysign(half + 1, t.key), 0, 40],
                [math.copysign(half * 0.15, t.key), 0, 40],
                [math.copysign(half * 0.15, t.key), 0, 0.2],
            ],
            float,
        )
        if s.plan.sky.weather == "clear" and not t.night:
            ground.lay(s, [cast], mix(t.shade, tar, 0.15), 0.42, 0.925)
    facades(s, half)
    if s.plan.sky.weather in ("rain", "storm") or t.night:
        ground.puddles(s, 20, half=3.5)
        light_columns(s, 0.903)
    lamps(s, (0.66, 0.46, 0.22), side=0.26)
    wires(s)
    banner_glow(s)
    if cars:
        parked(s)


def street_across(s: Stage, p: float) -> None:
    """A street seen from its other side, because something drives along it: a terrace, pavement, road."""
    t = s.tones
    tar = snowy(s, mix(t.ground, t.shade, 0.25), 0.6)
    pave = snowy(s, mix(t.ground, t.horizon, 0.25))
    roofs(s, 0.95, 0.30, name="behind", colour=t.far)
    ground.plane(s, pave)
    front(s, 1.0 - 2.0 * math.sqrt(max(0.0, (p * 0.42 - 0.008) / 1.6)), 15.0, 0.0, 60.0)
    far, near = ground.way_across(s, p, tar)
    ground.lay(
        s, [quad(-90, 90, far, far * 1.02), quad(-90, 90, near * 0.985, near)], mix(pave, t.light, 0.3), 1.0, 0.307
    )
    joints = [quad(x, x + 0.03, 0.17, near * 0.98) for x in np.arange(-20, 20, 1.4)]
    ground.lay(s, joints, mix(pave, t.shade, 0.4), 0.3, 0.306)
    if s.plan.sky.weather in ("rain", "storm") or t.night:
        ground.puddles(s, 20)
    lamps_across(s, far * 1.06)


def lamps_across(s: Stage, z: float) -> None:
    """A row of lamps along the far kerb."""
    t = s.tones
    on = t.night or s.plan.sky.weather in ("fog", "storm")
    p = 1.0 / z
    base, k = s.ground_at(p), s.metre * p
    col = mix(t.near, t.shade, 0.4)

    def paint(c: Any, x0: float, x1: float) -> None:
        step = 7.0 * k
        for i in range(math.floor((x0 - s.vx) / step), math.ceil((x1 - s.vx) / step) + 1):
            x, y = s.vx + (i + 0.5) * step, base - 5.0 * k
            c.drawRect(skia.Rect(x - 0.07 * k, y, x + 0.07 * k, base), ink(col))
            c.drawRect(skia.Rect(x - 0.35 * k, y - 0.1 * k, x + 0.35 * k, y + 0.05 * k), ink(col))
            if on:
                cone = skia.Path()
                ends = ((x - 0.3 * k, y), (x + 0.3 * k, y), (x + 1.8 * k, base), (x - 1.8 * k, base))
                cone.addPoly([skia.Point(*q) for q in ends], True)
                c.drawPath(cone, wash(t.practical, t.practical, 0, y, 0, base, 0.28, 0.02))
                c.drawCircle(x, y, 1.9 * k, glow(t.practical, x, y, 1.9 * k, 0.5))
                c.drawCircle(x, y + 0.06 * k, 0.15 * k, ink(mix(t.practical, t.light, 0.5)))

    s.flat(min(0.33, ground.depth_at(p)), paint, base - 7.5 * k, base + 3, p=p)


def alley(s: Stage) -> None:
    """A gap between tall walls: little sky, pipes, steam, one lamp."""
    t = s.tones
    sky.paint_sky(s, clouds=False)
    if s.rig.overhead:
        plan_of_streets(s)
        return
    roofs(s, 0.965, 0.3, name="end")
    g = snowy(s, mix(t.ground, t.shade, 0.4), 0.5)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.15), mix(g, t.shade, 0.4)), count=60, alpha=0.4, spread=2.5)
    ground.puddles(s, 18, half=1.6)
    facades(s, 2.3, low=16, high=30, name="alley", shops=False, step=(0.6, 1.5))
    laundry(s)
    lamps(s, (0.45,), side=0.20, both=False)
    smoke(s, 0.3, -0.25, 0.5, mix(t.air, t.light, 0.2))


def road(s: Stage, *, bridge: bool = False) -> None:
    """A country road to the horizon with poles."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(t.ground, t.mid, 0.4))
    if not s.rig.overhead:
        ridges.mountains(s, 0.95, 0.14, t.far, wave=640)
        ridges.hills(s, 0.9, 0.07, mix(t.far, t.mid, 0.5), wave=700)
    across = None if bridge else ground.crossing(s)
    if across is not None:
        ground.plane(s, g)
        ground.dabs(s, (mix(g, t.light, 0.2), mix(g, t.shade, 0.25)), count=110, alpha=0.4)
        tree_row(s, 0.5, 6, gap=2.5, name="roadside")
        ground.way_across(s, across, snowy(s, mix(t.ground, t.shade, 0.35), 0.5))
        meadow_edge(s, ground.depth_at(across * 1.45), 0.06, mix(g, t.shade, 0.35))
        return
    if bridge:
        water.sea(s, calm=0.5)
        roofs(s, 0.945, 0.12, name="town")
        if not s.rig.overhead:
            pylons(s)
    else:
        ground.plane(s, g)
        ground.dabs(s, (mix(g, t.light, 0.2), mix(g, t.shade, 0.25)), count=110, alpha=0.4)
    ground.road(s, 3.8)
    if bridge and not s.rig.overhead:
        rails(s)
    elif not s.rig.overhead:
        poles(s)
        tree_row(s, 0.5, 6, gap=3.5, avoid=0.2, name="roadside")


def pylons(s: Stage) -> None:
    """Two portals of a hanging bridge with their cables."""
    t = s.tones
    for depth in (0.66, 0.30):
        p = p_of(depth)
        base, k = s.ground_at(p), s.metre * p
        col = aired(s, mix(t.near, t.accent, 0.35), depth)

        def paint(c: Any, x0: float, x1: float, base: float = base, k: float = k, col: RGB = col) -> None:
            for sign in (-1, 1):
                x = s.vx + sign * 4.9 * k
                c.drawRect(
                    skia.Rect(x - 0.5 * k, base - 22 * k, x + 0.5 * k, base + 2),
                    wash(lit(s, col, 0.15), col, 0, base - 22 * k, 0, base),
                )
                c.drawRect(
                    skia.Rect(
                        x + (0.2 if t.key > 0 else -0.5) * k, base - 22 * k, x + (0.5 if t.key > 0 else -0.2) * k, base
                    ),
                    ink(t.light, 0.35),
                )
            for y in (8, 15, 21.4):
                c.drawRect(skia.Rect(s.vx - 5 * k, base - y * k, s.vx + 5 * k, base - (y - 0.8) * k), ink(col))

        s.flat(depth, paint, base - 23 * k, base + 4)

    def cables(c: Any, pose: Pose, time: float) -> None:
        out = skia.Path()
        for sign in (-1, 1):
            last = None
            for i in range(40):
                z = 0.3 + 0.24 * i
                towers = (1.0 / p_of(0.30), 1.0 / p_of(0.66))
                gap = min(abs(z - towers[0]), abs(z - towers[1]))
                y = max(1.6, 21.0 - 9.0 * gap + 1.1 * gap * gap)
                q = s.poly(pose, np.array([[sign * 4.9, y, z], [sign * 4.9, 1.0, z], [sign * 4.9, y, z]]))
                if q is None or len(q) < 3:
                    continue
                if last is not None:
                    out.moveTo(*last)
                    out.lineTo(float(q[0][0]), float(q[0][1]))
                if i % 2 == 0:
                    out.moveTo(float(q[0][0]), float(q[0][1]))
                    out.lineTo(float(q[1][0]), float(q[1][1]))
                last = (float(q[0][0]), float(q[0][1]))
        c.drawPath(out, pen(aired(s, t.near, 0.3), 1.5 * s.u, 0.8))

    s.still(0.29, cables)


def rails(s: Stage) -> None:
    """The parapet of a bridge on both sides."""
    t = s.tones
    bars = [wall(sgn * 4.6, z, z + 0.03 * (1 + z), 0.0, 1.1) for sgn in (-1, 1) for z in np.geomspace(0.25, 14, 26)]
    hand = [wall(sgn * 4.6, 0.2, 30, y, y + 0.13) for sgn in (-1, 1) for y in (1.05, 0.5)]

    def draw(c: Any, pose: Pose, time: float) -> None:
        col = aired(s, mix(t.near, t.shade, 0.25), 0.2)
        c.drawPath(s.path(pose, np.stack(bars)), ink(col))
        c.drawPath(s.path(pose, np.stack(hand)), ink(mix(col, t.light, 0.25)))

    s.still(0.25, draw)


def poles(s: Stage) -> None:
    """Telegraph poles along one side, with their wires."""
    t = s.tones
    x = 6.0 if t.key <= 0 else -6.0
    zs = [0.62, 1.0, 1.6, 2.5, 4.0, 6.5, 10.5]
    posts = [face(x - 0.11, x + 0.11, z, 0, 8) for z in zs] + [face(x - 0.9, x + 0.9, z, 7.2, 7.4) for z in zs]

    def draw(c: Any, pose: Pose, time: float) -> None:
        col = aired(s, mix(t.near, t.shade, 0.35), 0.3)
        c.drawPath(s.path(pose, np.stack(posts)), ink(col))
        out = skia.Path()
        for dx in (-0.8, 0.8):
            for a, b in itertools.pairwise(zs):
                q = s.poly(pose, np.array([[x + dx, 7.4, a], [x + dx, 6.4, (a * b) ** 0.5], [x + dx, 7.4, b]]))
                if q is not None and len(q) == 3:
                    out.moveTo(*map(float, q[0]))
                    out.quadTo(*map(float, q[1]), *map(float, q[2]))
        c.drawPath(out, pen(col, 1.0 * s.u, 0.6))

    s.still(0.4, draw)


def tunnel(s: Stage) -> None:
    """A tube of concrete with rows of lamps and a bright mouth."""
    t = s.tones
    if s.rig.overhead:
        plan_of_streets(s)
        return
    mouth = mix(t.horizon, t.light, 0.3)
    inside = mix(t.near, t.mid, 0.35)

    def back(c: Any, x0: float, x1: float) -> None:
        c.drawRect(skia.Rect(x0 - 3, -1e5, x1 + 3, 1e5), ink(inside))
        c.drawPaint(glow(mouth, s.vx, s.yh - 20 * s.u, s.rig.fh * 0.5, 0.9, 0.05))

    s.flat(0.99, back, p=0.02)
    rings = np.geomspace(0.22, 22, 20)[::-1]
    k = np.linspace(0, math.pi, 19)
    arc = np.stack([5.4 * np.cos(k), 6.4 * np.sin(k)], -1)

    def draw(c: Any, pose: Pose, time: float) -> None:
        for i in range(len(rings) - 1):
            far, near = rings[i], rings[i + 1]
            shade = min(0.95, 0.25 + 0.035 * i)
            a = np.concatenate([arc, arc[::-1]], 0)
            pts = np.concatenate(
                [np.column_stack([arc, np.full(19, far)]), np.column_stack([arc[::-1], np.full(19, near)])]
            )
            del a
            col = mix(mix(mouth, inside, shade), t.shade, 0.05 + (0.10 if i % 2 else 0.0) + 0.012 * i)
            c.drawPath(s.path(pose, [pts]), ink(col))
        lamp = mix(t.practical, t.light, 0.3)
        strips = [
            np.array([[x, 5.6, z], [x + 0.5, 5.75, z], [x + 0.5, 5.75, z * 1.12], [x, 5.6, z * 1.12]])
            for x in (-2.6, 2.1)
            for z in np.geomspace(0.4, 16, 16)
        ]
        c.drawPath(s.path(pose, np.stack(strips)), ink(lamp))

    s.still(0.95, draw)
    g = mix(t.ground, t.shade, 0.35)
    ground.lay(s, [quad(-5.4, 5.4, 0.2, 22)], g, 1.0, 0.945)
    ground.road(s, 3.5, colour=mix(g, t.shade, 0.25), depth=0.94)
    for x in (-2.4, 2.4):
        for z in (0.8, 1.4, 2.4, 4.2):
            ground.pool(s, x, z, 1.6, t.practical, 0.35, 0.92)


def plan_of_streets(s: Stage, colour: RGB | None = None) -> None:
    """From above: a street, pavements, roofs at both sides."""
    t = s.tones
    tar = snowy(s, colour or mix(t.ground, t.shade, 0.3), 0.5)
    ground.plane(s, tar)
    ground.lay(
        s, [quad(-60, 60, -30, -2.6), quad(-60, 60, 10.8, 60)], snowy(s, mix(t.ground, t.horizon, 0.3)), 1.0, 0.94
    )
    ground.lay(s, [quad(x, x + 1.6, 3.95, 4.15) for x in np.arange(-40, 40, 3.4)], mix(t.light, tar, 0.25), 0.8, 0.93)
    ground.lay(
        s, [quad(-2.6 + i * 0.9, -2.1 + i * 0.9, -2.2, 10.4) for i in range(5)], mix(t.light, tar, 0.3), 0.6, 0.929
    )
    ground.dabs(s, (mix(tar, t.light, 0.15), mix(tar, t.shade, 0.3)), count=50, alpha=0.3, depth=0.92)
    ground.lay(s, [quad(-60, 60, -3.0, -2.6), quad(-60, 60, 10.8, 11.2)], mix(t.light, t.ground, 0.5), 0.8, 0.919)


def square(s: Stage) -> None:
    """A paved square with houses around, a fountain and lamps."""
    t = s.tones
    sky.paint_sky(s)
    pave = snowy(s, mix(t.horizon, t.ground, 0.6))
    if not s.rig.overhead:
        roofs(s, 0.95, 0.26, name="behind")
        front(s, 0.86, 15.0, 0.0, 60.0)
        steeple(s, 0.9, 0.22)
    ground.plane(s, pave)
    stones = [quad(x - 0.03, x + 0.03, 0.2, 14) for x in np.arange(-24, 25, 2.0)] + [
        quad(-40, 40, z, z * 1.012) for z in np.geomspace(0.3, 10, 18)
    ]
    ground.lay(s, stones, mix(pave, t.shade, 0.4), 0.3)
    ground.dabs(s, (mix(pave, t.light, 0.2), mix(pave, t.shade, 0.25)), count=60, alpha=0.35)
    if s.rig.overhead:
        return
    facades(s, 13.0, low=11, high=17, name="square", far=7.0, step=(1.2, 2.4))
    lamps(s, (0.55, 0.32), side=0.36)
    fountain(s)


def parking(s: Stage) -> None:
    """Bays, lamps and a long low building."""
    t = s.tones
    sky.paint_sky(s)
    tar = snowy(s, mix(t.ground, t.shade, 0.3), 0.55)
    if not s.rig.overhead:
        roofs(s, 0.95, 0.16, name="behind")
        front(s, 0.84, 7.0, 0.0, 60.0)
    ground.plane(s, tar)
    line = mix(t.light, tar, 0.2)
    bays = (
        [quad(x - 0.06, x + 0.06, z, z + 0.75) for x in np.arange(-26, 27, 2.6) for z in (0.55, 2.1, 4.0)]
        if not s.rig.overhead
        else [quad(x - 0.06, x + 0.06, z, z + 4.2) for x in np.arange(-30, 31, 2.6) for z in (-2.0, 6.0)]
    )
    ground.lay(s, bays, line, 0.75)
    ground.dabs(s, (mix(tar, t.light, 0.12), mix(tar, t.shade, 0.4)), count=60, alpha=0.35)
    if s.plan.sky.weather in ("rain", "storm"):
        ground.puddles(s, 26)
    if not s.rig.overhead:
        lamps(s, (0.58, 0.3), side=0.34)
        parked(s)


DRESSERS = {
    "street": street,
    "alley": alley,
    "road": road,
    "bridge": lambda s: road(s, bridge=True),
    "tunnel": tunnel,
    "square": square,
    "parking lot": parking,
}
