"""Rooms: a box in true perspective with windows, light that falls through them, lamps, and furniture in rows."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import skia

from .. import ground
from ..camera import Pose
from ..facets import face, quad, wall
from ..paints import glow, ink, pen, wash
from ..stage import Stage
from ..tones import RGB, mix
from .fittings import PIECES
from .furniture import kit_of


@dataclass(frozen=True)
class Spec:
    """A room in metres: half its width, its height, how far its back wall stands (in units of z), and what is in it.

    ``rows`` are (z as a share of the back wall's, pieces as (name, x)); ``windows`` is how many the key's side has,
    ``back`` the openings of the back wall as (x0, x1, y0, y1); ``lamps`` hang at (x, share of z).
    """

    half: float = 4.0
    tall: float = 3.2
    deep: float = 2.3
    wall: str = "warm"  # warm, cool, dark, pale
    floor: str = "boards"  # boards, tiles, concrete, stone, carpet
    windows: int = 2
    sill: float = 0.9
    back: tuple[tuple[float, float, float, float], ...] = ()
    lamps: tuple[tuple[float, float], ...] = ((0.0, 0.6),)
    rows: tuple[tuple[float, tuple[tuple[str, float], ...]], ...] = ()
    wainscot: float = 0.9
    beams: int = 0
    glass: str = ""  # "stained": windows of many colours
    rug: bool = False


def depth_of(z: float) -> float:
    """Plan depth of a distance."""
    return 1.0 - 2.0 * math.sqrt(max(0.0, (min(3.0, 1.0 / z) - 0.008) / 1.6))


def walls_of(s: Stage, kind: str) -> RGB:
    """The colour of a room's walls in this light."""
    t = s.tones
    base = {
        "warm": mix(mix(t.mid, t.horizon, 0.45), t.accent, 0.10),
        "cool": mix(mix(t.sky, t.mid, 0.5), t.horizon, 0.25),
        "dark": mix(t.mid, t.near, 0.6),
        "pale": mix(t.horizon, t.mid, 0.25),
    }[kind]
    return mix(base, t.shade, {"night": 0.30, "dusk": 0.22, "sunset": 0.16}.get(s.plan.light.time, 0.04))


def box(s: Stage, r: Spec) -> float:
    """Walls, floor and ceiling; gives the distance of the back wall."""
    t = s.tones
    zb = r.deep / (1.0 + 0.55 * (s.m - 1.0))
    if s.rig.focus is not None and not s.rig.overhead:
        zb = max(zb, 1.3 / s.rig.focus_p)  # the wall stands behind whoever the shot is about
    w = walls_of(s, r.wall)
    floor = {
        "boards": mix(mix(t.near, t.accent, 0.22), t.mid, 0.35),
        "tiles": mix(t.horizon, t.mid, 0.6),
        "concrete": mix(t.mid, t.near, 0.45),
        "stone": mix(t.mid, t.near, 0.55),
        "carpet": mix(t.accent, t.near, 0.6),
    }[r.floor]
    floor = mix(floor, t.shade, 0.25 if t.night else 0.05)
    if s.rig.overhead:
        ground.plane(s, floor)
        step = 1.0 if r.floor == "tiles" else 0.35
        lines = [quad(-30, 30, z, z + 0.03) for z in np.arange(-8, 16, step)]
        if r.floor in ("tiles", "stone"):
            lines += [quad(x, x + 0.03, -10, 18) for x in np.arange(-20, 20, step)]
        ground.lay(s, lines, mix(floor, t.shade, 0.5), 0.4, 0.94)
        if r.rug or r.floor == "boards":
            ground.lay(s, [quad(-2.6, 2.6, 1.8, 6.2)], mix(t.accent, t.shade, 0.3), 0.9, 0.93)
            ground.lay(s, [quad(-2.3, 2.3, 2.1, 5.9)], mix(mix(t.accent, t.shade, 0.2), t.horizon, 0.2), 0.9, 0.929)
        tops = [
            quad(-5.5, -3.4, 1.0, 2.2),
            quad(3.6, 5.4, 4.6, 7.0),
            quad(3.4, 4.2, 0.5, 2.4),
            quad(-5.8, -4.8, 4.5, 6.6),
        ]
        ground.lay(s, [q + np.array([0.15 * -t.key, 0, -0.2]) for q in tops], t.shade, 0.5, 0.92)
        ground.lay(s, tops, mix(t.near, t.mid, 0.4), 1.0, 0.919)
        ground.pool(s, 0.0, 4.0, 5.0, t.practical if t.night else t.light, 0.35, 0.91)
        return zb
    key = -1.0 if t.key <= 0 else 1.0
    bright, dim = mix(w, t.light, 0.14), mix(w, t.shade, 0.34)
    left, right = (dim, bright) if key < 0 else (bright, dim)  # the wall across from the window catches its light
    backc = mix(w, t.shade, 0.10)
    ceiling = mix(w, t.shade, 0.48)
    near = 0.16

    def plane(pose: Pose, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
        rig = s.rig
        ay = (ys - rig.cy) / pose.zoom - pose.tilt - rig.foe[1] + rig.cy
        ax = (xs - rig.cx) / pose.zoom - pose.pan - rig.foe[0] + rig.cx
        best = np.full(np.broadcast(xs, ys).shape, 1.0 / zb)
        for num, den in (
            (ay - rig.yh + rig.foe[1], rig.g + pose.crane + ay * pose.dolly),
            (ay - rig.yh + rig.foe[1], rig.g - r.tall * s.metre + pose.crane + ay * pose.dolly),
            (ax - s.vx + rig.foe[0], r.half * s.metre - pose.truck + ax * pose.dolly),
            (ax - s.vx + rig.foe[0], -r.half * s.metre - pose.truck + ax * pose.dolly),
        ):
            p = num / np.where(np.abs(den) < 1e-3, 1e-3, den)
            best = np.maximum(best, np.where(p < 6, p, 0.0))
        return best

    def draw(c: Any, pose: Pose, time: float) -> None:
        c.drawPaint(ink(backc))
        for poly, tone, far, along in (
            (quad(-r.half, r.half, near, zb, r.tall), ceiling, mix(ceiling, w, 0.35), "y"),
            (wall(-r.half, near, zb, 0, r.tall), left, mix(left, backc, 0.35), "x"),
            (wall(r.half, near, zb, 0, r.tall), right, mix(right, backc, 0.35), "x"),
            (quad(-r.half, r.half, near, zb), mix(floor, t.shade, 0.35), mix(floor, t.light, 0.10), "y"),
        ):
            path = s.path(pose, [poly])
            b = path.getBounds()
            if b.isEmpty():
                continue
            q = s.poly(
                pose, np.array([[poly[0][0], poly[0][1], zb], [poly[1][0], poly[1][1], zb], [0, r.tall / 2, zb]])
            )
            if q is None:
                continue
            if along == "x":
                x1 = float(q[0][0])
                x0 = 0.0 if x1 < s.vx else float(s.w)
                paint = wash(tone, far, x0, 0, x1, 0)
            else:
                y1 = float(q[0][1])
                y0 = float(s.h) if poly[0][1] == 0 else 0.0
                paint = wash(tone, far, 0, y0, 0, y1)
            c.drawPath(path, paint)
        back = s.path(pose, [face(-r.half, r.half, zb, 0, r.tall)])
        b = back.getBounds()
        hot = b.left() if key < 0 else b.right()
        c.drawPath(
            back,
            wash(
                mix(backc, t.shade, 0.30),
                mix(backc, t.light, 0.20),
                hot,
                b.top(),
                b.right() if key < 0 else b.left(),
                b.bottom(),
            ),
        )
        if r.wainscot:
            panel = mix(w, t.near, 0.42)
            c.drawPath(s.path(pose, [face(-r.half, r.half, zb, 0, r.wainscot)]), ink(mix(panel, t.shade, 0.12), 0.85))
            c.drawPath(s.path(pose, [wall(-r.half, near, zb, 0, r.wainscot)]), ink(mix(panel, left, 0.35), 0.8))
            c.drawPath(s.path(pose, [wall(r.half, near, zb, 0, r.wainscot)]), ink(mix(panel, right, 0.35), 0.8))
            rail = [
                face(-r.half, r.half, zb, r.wainscot, r.wainscot + 0.06),
                wall(-r.half, near, zb, r.wainscot, r.wainscot + 0.06),
                wall(r.half, near, zb, r.wainscot, r.wainscot + 0.06),
            ]
            c.drawPath(s.path(pose, rail), ink(mix(w, t.light, 0.25)))
        corners = skia.Path()
        for x in (-r.half, r.half):
            q = s.poly(pose, np.array([[x, 0, zb], [x, r.tall, zb], [x, r.tall, zb]]))
            if q is not None:
                corners.moveTo(float(q[0][0]), float(q[0][1]))
                corners.lineTo(float(q[1][0]), float(q[1][1]))
        c.drawPath(corners, pen(mix(w, t.shade, 0.5), 1.5 * s.u, 0.5))

    s.still(0.96, draw, plane=plane)
    lines = []
    if r.floor == "boards":
        lines = [quad(x, x + 0.025, near, zb) for x in np.arange(-r.half, r.half, 0.38)]
    elif r.floor in ("tiles", "stone"):
        lines = [quad(x, x + 0.03, near, zb) for x in np.arange(-r.half, r.half, 0.8)]
        lines += [quad(-r.half, r.half, z, z * 1.012) for z in np.geomspace(0.3, zb, 16)]
    if lines:
        ground.lay(s, lines, mix(floor, t.shade, 0.55), 0.40, 0.955)
    if r.rug:
        ground.lay(
            s, [quad(-1.9, 1.9, zb * 0.36, zb * 0.74)], mix(t.accent, t.shade, 0.62 if t.night else 0.3), 0.95, 0.954
        )
        ground.lay(
            s,
            [quad(-1.7, 1.7, zb * 0.39, zb * 0.70)],
            mix(mix(t.accent, t.shade, 0.5 if t.night else 0.25), t.horizon, 0.12 if t.night else 0.25),
            0.95,
            0.953,
        )
    if r.beams:
        beams = [quad(-r.half, r.half, z, z * 1.05, r.tall - 0.12) for z in np.geomspace(0.4, zb * 0.95, r.beams)]
        ground.lay(s, beams, mix(ceiling, t.shade, 0.55), 1.0, 0.952)
    return zb


def openings(s: Stage, r: Spec, zb: float) -> None:
    """Windows on the key's side and in the back wall, their light in the air and on the floor."""
    if s.rig.overhead:
        return
    t = s.tones
    key = -1.0 if t.key <= 0 else 1.0
    time = s.plan.light.time
    sky = mix(t.horizon, t.light, 0.55) if not t.night else mix(t.sky, t.horizon, 0.55)
    frame = mix(walls_of(s, r.wall), t.light if not t.night else t.shade, 0.35)
    side: list[np.ndarray] = []
    bars: list[np.ndarray] = []
    patch: list[np.ndarray] = []
    beams: list[np.ndarray] = []
    x = key * (r.half - 0.01)
    top = min(r.tall - 0.4, r.sill + 1.6 if r.tall < 4.5 else r.tall - 0.8)
    n = r.windows
    for i in range(n):
        z0 = zb * (0.30 + 0.62 * (i + 0.16) / max(1, n))
        z1 = zb * (0.30 + 0.62 * (i + 0.84) / max(1, n))
        side.append(wall(x, z0, z1, r.sill, top))
        zm, ym = (z0 * z1) ** 0.5, (r.sill + top) / 2
        bars += [
            wall(x, zm * 0.992, zm * 1.008, r.sill, top),
            wall(x, z0, z1, ym - 0.03, ym + 0.03),
            wall(x, z0, z1, r.sill - 0.08, r.sill),
        ]
        reach0, reach1 = (0.5, 2.6) if s.plan.light.height > 0.35 else (1.2, 4.2)
        near_x, far_x = key * (r.half - reach0), key * max(-r.half + 0.2, r.half - reach1 - 1.0)
        shift = 0.10 * zb
        patch += [
            np.array(
                [
                    [near_x, 0, a - shift * 0.4],
                    [near_x, 0, b - shift * 0.4],
                    [far_x, 0, b - shift],
                    [far_x, 0, a - shift],
                ],
                float,
            )
            for a, b in ((z0, zm * 0.985), (zm * 1.015, z1))
        ]
        beams.append(np.array([[x, top, z0], [x, top, z1], [far_x, 0, z1 - shift], [far_x, 0, z0 - shift]], float))
    strength = {"dawn": 0.55, "day": 0.6, "sunset": 0.7, "dusk": 0.2, "night": 0.24}[time]
    if s.plan.sky.weather in ("rain", "storm", "fog", "snow"):
        strength *= 0.45
    hues = (t.accent, t.practical, t.sky, t.horizon, mix(t.accent, t.light, 0.4))

    def panes(c: Any, pose: Pose, when: float) -> None:
        glass = s.path(pose, side)
        if glass.getBounds().isEmpty():
            return
        b = glass.getBounds()
        if r.glass == "stained":
            rng = s.rng("stained")
            for poly in side:
                z0, z1 = poly[0][2], poly[1][2]
                for j in range(6):
                    for i in range(3):
                        y0 = r.sill + (top - r.sill) * j / 6
                        cell = wall(
                            x, z0 + (z1 - z0) * i / 3, z0 + (z1 - z0) * (i + 1) / 3, y0, y0 + (top - r.sill) / 6
                        )
                        c.drawPath(
                            s.path(pose, [cell]), ink(mix(rng.choice(hues), t.light, 0.35 if not t.night else 0.0))
                        )
        else:
            c.drawPath(glass, wash(mix(sky, t.sky, 0.3), sky, 0, b.top(), 0, b.bottom()))
        c.drawPath(s.path(pose, bars), ink(frame))

    def backs(c: Any, pose: Pose, when: float) -> None:
        rng = s.rng("back panes")
        for x0, x1, y0, y1 in r.back:
            hole = s.path(pose, [face(x0, x1, zb * 0.999, y0, y1)])
            b = hole.getBounds()
            if b.isEmpty():
                continue
            c.drawPath(s.path(pose, [face(x0 - 0.1, x1 + 0.1, zb, y0 - 0.1, y1 + 0.1)]), ink(frame))
            c.drawPath(hole, wash(mix(sky, t.sky, 0.45), sky, 0, b.top(), 0, b.bottom()))
            c.save()
            c.clipPath(hole, True)
            if r.glass == "stained":
                for j in range(7):
                    for i in range(4):
                        c.drawRect(
                            skia.Rect.MakeXYWH(
                                b.left() + b.width() * i / 4,
                                b.top() + b.height() * j / 7,
                                b.width() / 4 - 1.5 * s.u,
                                b.height() / 7 - 1.5 * s.u,
                            ),
                            ink(mix(rng.choice(hues), t.light, 0.3 if not t.night else 0.0)),
                        )
            else:
                far = mix(t.far, sky, 0.35)
                px = b.left() - 10
                while px < b.right():
                    w, h = b.width() * rng.uniform(0.06, 0.2), b.height() * rng.uniform(0.15, 0.5)
                    c.drawRect(skia.Rect(px, b.bottom() - h, px + w, b.bottom()), ink(far))
                    if t.night:
                        for _ in range(5):
                            c.drawRect(
                                skia.Rect.MakeXYWH(
                                    px + w * rng.random() * 0.8, b.bottom() - h * rng.random(), 2.5 * s.u, 3 * s.u
                                ),
                                ink(t.practical, 0.9),
                            )
                    px += w
            c.restore()
            m = (x0 + x1) / 2
            cross = [
                face(m - 0.03, m + 0.03, zb * 0.998, y0, y1),
                face(x0, x1, zb * 0.998, (y0 + y1) / 2 - 0.03, (y0 + y1) / 2 + 0.03),
                face(x0 - 0.18, x1 + 0.18, zb * 0.998, y0 - 0.12, y0 - 0.03),
            ]
            c.drawPath(s.path(pose, cross), ink(frame))
            if not t.night:
                q = max(b.width(), b.height())
                c.drawCircle(
                    b.centerX(),
                    b.centerY(),
                    q * 1.1,
                    glow(t.light, b.centerX(), b.centerY(), q * 1.1, 0.22 * strength / 0.6),
                )

    # the window thrown across the back wall: two panes by two, leaning away from the light
    cast: list[np.ndarray] = []
    lean, w0, h0 = 0.55, min(1.25, r.half * 0.3), min(1.5, r.tall * 0.42)
    for i in range(2):
        for j in range(2):
            x0 = -key * (r.half * 0.30) + (i - 1) * (w0 + 0.08)
            y0 = min(r.tall - 0.5, 2.35) - h0 + j * (h0 * 0.5 + 0.05)
            up = h0 * 0.46
            k0, k1 = (y0 - 1.0) * lean * key, (y0 + up - 1.0) * lean * key
            cast.append(
                np.array(
                    [
                        [x0 + k0, y0, zb * 0.997],
                        [x0 + w0 + k0, y0, zb * 0.997],
                        [x0 + w0 + k1, y0 + up, zb * 0.997],
                        [x0 + k1, y0 + up, zb * 0.997],
                    ]
                )
            )

    def light(c: Any, pose: Pose, when: float) -> None:
        c.drawPath(s.path(pose, patch), ink(mix(t.light, t.horizon, 0.2), strength * 0.62))
        if r.tall < 5 and s.plan.light.time != "dusk":
            c.drawPath(s.path(pose, cast), ink(mix(t.light, t.horizon, 0.2), strength * 0.42))

    def air(c: Any, pose: Pose, when: float) -> None:
        path = s.path(pose, beams)
        b = path.getBounds()
        if b.isEmpty():
            return
        x0, x1 = (b.left(), b.right()) if key < 0 else (b.right(), b.left())
        flicker = 1.0 + 0.05 * math.sin(when * 1.3)
        c.drawPath(path, wash(t.light, t.light, x0, b.top(), x1, b.bottom(), min(1.0, strength * 0.30 * flicker), 0.03))

    if r.back:
        s.still(0.945, backs)
    if side:
        s.still(0.94, panes)
        s.still(0.935, light, solid=False)
        s.live(-0.705, air)


def hang(s: Stage, r: Spec, zb: float, *, always: bool = False) -> None:
    """Lamps that hang from the ceiling, their cones and pools."""
    t = s.tones
    on = always or t.night or s.plan.light.time in ("sunset", "dawn") or s.plan.sky.weather in ("rain", "storm")
    if s.rig.overhead:
        return
    power = 0.55 if t.night else 0.25
    for x, k in r.lamps:
        z = zb * k
        depth = max(-0.2, min(0.9, depth_of(z)))
        y = min(r.tall - 0.5, 2.5)
        if on:
            ground.pool(s, x, z, 2.3, t.practical, power, 0.93)
            ground.pool(s, x, zb * 0.999, 0.1, t.practical, 0.0, 0.93)

        def draw(c: Any, pose: Pose, when: float, x: float = x, z: float = z, y: float = y) -> None:
            q = s.poly(pose, np.array([[x, y, z], [x, r.tall, z], [x + 0.3, y, z], [x + 1.6, 0.0, z]]))
            if q is None or len(q) < 4:
                return
            (lx, ly), (tx, ty) = q[0], q[1]
            k = float(q[2][0] - lx) / 0.3
            c.drawLine(float(lx), float(ly), float(tx), float(ty), pen(t.shade, max(0.7, 0.03 * k)))
            shade = skia.Path()
            shade.addPoly(
                [
                    skia.Point(lx - 0.10 * k, ly - 0.22 * k),
                    skia.Point(lx + 0.10 * k, ly - 0.22 * k),
                    skia.Point(lx + 0.30 * k, ly),
                    skia.Point(lx - 0.30 * k, ly),
                ],
                True,
            )
            if on:
                foot = float(q[3][1])
                cone = skia.Path()
                cone.addPoly(
                    [
                        skia.Point(lx - 0.28 * k, ly),
                        skia.Point(lx + 0.28 * k, ly),
                        skia.Point(lx + 1.5 * k, foot),
                        skia.Point(lx - 1.5 * k, foot),
                    ],
                    True,
                )
                beat = 1.0 + 0.03 * math.sin(when * 7.0) * math.sin(when * 2.3)
                c.drawPath(
                    cone, wash(t.practical, t.practical, 0, float(ly), 0, foot, min(1.0, power * 0.45 * beat), 0.0)
                )
                c.drawCircle(
                    float(lx),
                    float(ly),
                    1.5 * k,
                    glow(t.practical, float(lx), float(ly), 1.5 * k, min(1.0, power * 1.1)),
                )
            c.drawPath(shade, ink(mix(t.near, t.accent, 0.35)))
            if on:
                c.drawOval(
                    skia.Rect(lx - 0.26 * k, ly - 0.05 * k, lx + 0.26 * k, ly + 0.06 * k),
                    ink(mix(t.practical, (1.0, 1.0, 1.0), 0.45)),
                )

        s.live(depth, draw)


def furnish(s: Stage, r: Spec, zb: float) -> None:
    """The rows of pieces, each row one flat."""
    if s.rig.overhead:
        return
    for k, row in r.rows:
        z = zb * k
        p = 1.0 / z
        if s.rig.focus is not None and p > 0.92 * s.rig.focus_p:
            # nothing hides who the shot is about: the row moves back behind them, if there is room
            p = s.rig.focus_p * (0.70 + 0.22 * k)
            z = 1.0 / p
            if z > zb * 0.93:
                continue
        depth = min(0.93, depth_of(z))
        base, scale = s.ground_at(p), s.metre * p
        wide = 0.95 * r.half

        def paint(
            c: Any,
            x0: float,
            x1: float,
            row: Any = row,
            base: float = base,
            scale: float = scale,
            depth: float = depth,
            wide: float = wide,
        ) -> None:
            for name, x in row:
                kit = kit_of(s, depth, f"{name}{x}")
                c.save()
                c.translate(s.vx + max(-wide, min(wide, x)) * scale, base)
                c.save()
                c.scale(1.0, 0.12)
                c.drawCircle(0, 0, 1.3 * scale, glow(s.tones.shade, 0, 0, 1.3 * scale, 0.55, 0.3))
                c.restore()
                c.scale(scale, scale)
                PIECES[name](c, kit)
                c.restore()

        s.flat(depth, paint, base - 7.0 * scale, base + 0.3 * scale, p=p)


def shadows(s: Stage) -> None:
    """Corners fall off into shade, so that the light is where it should be; the finish does it."""
    s.gloom = 0.55 if s.tones.night else 0.34


def room(s: Stage, r: Spec, extra: Callable[[Stage, Spec, float], None] | None = None) -> None:
    """The whole room; seen from very far it grows, so that it is a hall and not a dolls' house."""
    if s.plan.camera.size == "EWS":
        r = replace(r, half=r.half * 1.5, tall=r.tall * 1.7, deep=r.deep * 0.8)
    zb = box(s, r)
    openings(s, r, zb)
    furnish(s, r, zb)
    if extra:
        extra(s, r, zb)
    hang(s, r, zb)
    shadows(s)
