"""The race track: tarmac, kerbs, the straight, the pits, the grid."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia

from .. import floor, ground, ridges, sky
from ..camera import Pose, p_of
from ..facets import quad, wall
from ..paints import glow, ink, wash
from ..stage import Stage, aired, lit
from ..tones import mix
from .buildings import lights_on
from .grandstands import stand, stand_across
from .greenery import leafy, meadow_edge, snowy, tree_row
from .trackside import barrier, bridge, floods, tyres


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
    floor.tyre_marks(s)
    if s.plan.sky.weather in ("rain", "storm"):
        ground.puddles(s, 14, half=6)
        floor.mirrors(s)
    else:
        floor.long_shadows(s)


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
        ground.puddles(s, 10)
        floor.mirrors(s, depth=0.297)
    else:
        floor.long_shadows(s, depth=0.297)
    if t.night:
        floods(s)
    meadow_edge(s, ground.depth_at(1.0 / (near * 0.74)), 0.05, mix(g, t.shade, 0.35))


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
    track(s)
    if s.rig.overhead:
        return
    if ground.crossing(s) is None:
        _boxes(s)
    _lights(s)


def _boxes(s: Stage) -> None:
    """Where the cars stand, and the line."""
    t = s.tones
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


def _lights(s: Stage) -> None:
    """Five red lamps on a gantry, coming on one by one."""
    t = s.tones
    depth = 0.5
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p

    def gantry(c: Any, lit_n: int) -> None:
        y = base - 6.4 * k
        col = aired(s, mix(t.near, t.shade, 0.3), 0.4)
        for sign in (-1, 1):
            c.drawRect(skia.Rect(s.vx + sign * 8 * k - 0.25 * k, y, s.vx + sign * 8 * k + 0.25 * k, base), ink(col))
        c.drawRect(skia.Rect(s.vx - 8.2 * k, y - 0.8 * k, s.vx + 8.2 * k, y), ink(col))
        for i in range(5):
            cx = s.vx + (i - 2) * 1.1 * k
            c.drawRRect(
                skia.RRect.MakeRectXY(
                    skia.Rect(cx - 0.45 * k, y - 0.9 * k, cx + 0.45 * k, y + 0.5 * k), 0.1 * k, 0.1 * k
                ),
                ink(t.shade),
            )
            c.drawCircle(cx, y - 0.2 * k, 0.32 * k, ink(t.accent if i < lit_n else mix(t.shade, t.accent, 0.25)))
            if i < lit_n:
                c.drawCircle(cx, y - 0.2 * k, 1.1 * k, glow(t.accent, cx, y - 0.2 * k, 1.1 * k, 0.45))

    # one soft picture for every number of lamps that comes on in this shot
    states = []
    for n in range(min(5, int(s.rig.seconds * 1.2)) + 1):

        def paint(c: Any, x0: float, x1: float, n: int = n) -> None:
            gantry(c, n)

        states.append(s.paint_image(paint, p, base - 8.5 * k, base, s.blur_at(depth), repeat=False))

    def lights(c: Any, pose: Pose, time: float) -> None:
        image = states[int(min(len(states) - 1, max(0, time * 1.2)))]
        if image is not None:
            s.show(c, image, pose, p)

    s.live(depth, lights, solid=True)


DRESSERS = {"track": track, "pit lane": pit_lane, "starting grid": grid}
