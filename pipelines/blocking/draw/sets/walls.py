"""Walls, floor and ceiling of a room: a box in true perspective."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia

from .. import ground
from ..camera import Pose
from ..facets import face, quad, wall
from ..paints import ink, pen, wash
from ..stage import Stage
from ..tones import RGB, mix
from .specs import Spec


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
